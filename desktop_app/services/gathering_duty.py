"""Gather the duty of a month, and beside it for schemes by which hours may count for a day they do not lie in.

Beside it is what was begun on the day after; and what was served before, back to a day of which the morning was free:
what lies before such a day changes nothing of the month, whichever day the hours of a night belong to.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from desktop_app.model.duty import Served
from desktop_app.model.ids import MemberId
from desktop_app.model.periods import Month, Span
from desktop_app.services.correcting_late import known_duty_of
from desktop_app.services.office import Office

Duty = Mapping[MemberId, Sequence[Served]]
"""What people served."""

_NOON = time(12)
"""No night lasts so long."""
_ONE_DAY, _AT_ONCE = timedelta(days=1), timedelta(days=4)


def duty_of_everyone(office: Office, month: Month, *, beyond: bool) -> Duty:
    """Return what everybody served, as it is known: late corrections of closed days in place of what was closed.

    ``beyond`` the month, too, where it may matter: of those on duty on the morning after it, or on its first.
    """
    stints: dict[MemberId, Sequence[Served]] = {**office.book.stints(month)}
    for member in {one.member for one in office.book.late_duty(month)}:
        stints[member] = known_duty_of(office, member, month)
    for beside in (duty_before(office, month), duty_after(office, month)) if beyond else ():
        for member, more in beside.items():
            stints[member] = _once((*more, *stints.get(member, ())))
    return stints


def duty_after(office: Office, month: Month) -> Duty:
    """Return what everybody began on the day after the month, of those who were on duty on its morning."""
    begun = _begun(office, _day(month.next.first))
    return {member: stints for member, stints in begun.items() if _busy(stints, month.next.first)}


def all_duty_of(office: Office, member: MemberId, month: Month) -> list[Served]:
    """Return one person's duty of the month and beside it, whatever was served on its first morning."""
    before = duty_before(office, month, [member]).get(member, ())
    after = _begun(office, _day(month.next.first)).get(member, ())
    return list(_once((*known_duty_of(office, member, month), *before, *after)))


def duty_before(office: Office, month: Month, members: Iterable[MemberId] | None = None) -> Duty:
    """Return what members served before the month, back to a day of which the morning was free.

    Of those named; else of all who were on duty on the month's own first morning.
    """
    until = month.first + _ONE_DAY
    begun = _begun(office, _days_to(until))
    waiting = [one for one, stints in begun.items() if _busy(stints, month.first)] if members is None else list(members)
    found = {one: [stint for stint in begun.get(one, ()) if stint.begins.date() < month.first] for one in waiting}
    asked = [day for day in _mornings_to(until) if day < month.first]
    while waiting := [one for one in waiting if all(_busy(found[one], day) for day in asked)]:
        until -= _AT_ONCE
        begun, asked = _begun(office, _days_to(until)), _mornings_to(until)
        for one in waiting:
            found[one] += begun.get(one, ())
    return found


def _days_to(until: date) -> Span:
    return Span(until - _AT_ONCE, until)


def _mornings_to(until: date) -> list[date]:
    """Return the days of whose mornings all is known once :func:`_days_to` are read: the evening before each, too."""
    return [until - timedelta(days=back) for back in range(_AT_ONCE.days)]


def _begun(office: Office, days: Span) -> Duty:
    """Return what everybody began on the days, late corrections of closed days in place of what was closed."""
    stints: dict[MemberId, Sequence[Served]] = {**office.book.stints_begun(days)}
    last = (days.end or days.start) - _ONE_DAY
    months = {Month.of(days.start), Month.of(last)}
    for member in {one.member for month in months for one in office.book.late_duty(month) if one.day in days}:
        known = [entry for month in sorted(months) for entry in known_duty_of(office, member, month)]
        stints[member] = _once(entry for entry in known if entry.begins.date() in days)
    return stints


def _once(stints: Iterable[Served]) -> tuple[Served, ...]:
    """Nobody begins two at a time: a stint over a month's end is told of both."""
    return tuple({stint.begins: stint for stint in stints}.values())


def _busy(stints: Iterable[Served], day: date) -> bool:
    """Return whether any of the stints has a minute in the morning of the day."""
    midnight = datetime.combine(day, time())
    noon = datetime.combine(day, _NOON)
    return any(stint.begins < noon and stint.ends > midnight for stint in stints)


def _day(day: date) -> Span:
    return Span(day, day + _ONE_DAY)
