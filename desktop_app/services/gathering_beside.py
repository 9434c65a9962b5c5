"""Gather the duty beside a month, for schemes by which its hours may count for a day of the month.

That is what was begun on the day after it; and what was served before it, back to a day of which the morning was free:
what lies before such a day changes nothing of the month, whichever day the hours of a night belong to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.model.duty import Served
from desktop_app.model.ids import MemberId
from desktop_app.model.periods import Month, Span
from desktop_app.rules.facts import MemberFacts
from desktop_app.services.correcting_late import known_duty_of
from desktop_app.services.office import Office

Beside = Mapping[MemberId, Sequence[Served]]
"""What people served beside a month."""

_NOON = time(12)
"""No night lasts so long."""
_DAYS_AT_ONCE = 2


def duty_beside(office: Office, month: Month, people: Iterable[MemberFacts]) -> Beside:
    """Return it for everybody, as it is known; before the month for those who were on duty on its first morning."""
    beside = defaultdict[MemberId, list[Served]](list)
    for member, stints in _begun(office, _day(month.next.first)).items():
        beside[member] += stints
    noon = datetime.combine(month.first, _NOON)
    early = [one.member for one in people if any(stint.begins < noon for stint in one.duty)]
    for member, stints in duty_before(office, month, early).items():
        beside[member] += stints
    return beside


def with_duty_beside(facts: Iterable[MemberFacts], beside: Beside) -> list[MemberFacts]:
    """Return the facts with that duty: a stint over the month's begin is told once."""
    return [
        replace(one, duty=_once((*one.duty, *stints))) if (stints := beside.get(one.member)) else one for one in facts
    ]


def all_duty_of(office: Office, member: MemberId, month: Month) -> list[Served]:
    """Return one person's duty of the month and beside it, whatever was served on its first morning."""
    before = duty_before(office, month, [member]).get(member, ())
    after = _begun(office, _day(month.next.first), [member]).get(member, ())
    return list(_once((*known_duty_of(office, member, month), *before, *after)))


def duty_before(office: Office, month: Month, members: Iterable[MemberId]) -> Beside:
    """Return what they served before the month, back to a day of which the morning was free."""
    found = defaultdict[MemberId, list[Served]](list)
    waiting, until, days = list(members), month.first, _DAYS_AT_ONCE
    while waiting:
        span = Span(until - timedelta(days=days), until)
        begun = _begun(office, span, waiting)
        for member in waiting:
            found[member] += begun.get(member, ())
        asked = [span.start + timedelta(days=day) for day in range(1, days + 1) if day < days or until != month.first]
        waiting = [one for one in waiting if all(_busy(found[one], day) for day in asked)]
        until, days = span.start, 2 * days
    return found


def _begun(office: Office, days: Span, members: Sequence[MemberId] | None = None) -> Beside:
    """Return what was begun on the days, late corrections of closed days in place of what was closed."""
    stints: dict[MemberId, Sequence[Served]] = {**office.book.stints_begun(days, members)}
    last = (days.end or days.start) - timedelta(days=1)
    months = {Month.of(days.start), Month.of(last)}
    late = {one.member for month in months for one in office.book.late_duty(month) if one.day in days}
    for member in late if members is None else late.intersection(members):
        known = [entry for month in sorted(months) for entry in known_duty_of(office, member, month)]
        stints[member] = _once(entry for entry in known if entry.begins.date() in days)
    return stints


def _once(stints: Iterable[Served]) -> tuple[Served, ...]:
    """Nobody begins two at a time."""
    return tuple({stint.begins: stint for stint in stints}.values())


def _busy(stints: Iterable[Served], day: date) -> bool:
    """Return whether any of the stints has a minute in the morning of the day."""
    midnight = datetime.combine(day, time())
    noon = datetime.combine(day, _NOON)
    return any(stint.begins < noon and stint.ends > midnight for stint in stints)


def _day(day: date) -> Span:
    return Span(day, day + timedelta(days=1))
