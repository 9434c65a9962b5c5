"""Gather what the rules are told of everyone's month, out of all that the book keeps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import InsuranceWish, Membership, Payee, Role, qualification_of
from desktop_app.model.membership import memberships
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.place import Village
from desktop_app.model.problems import Refused
from desktop_app.model.team import Team
from desktop_app.model.unit import Profile
from desktop_app.rules.facts import Change, FirstMorning, MemberFacts, PlaceFacts, YearToDate
from desktop_app.rules.scheme_counts import Count
from desktop_app.services.counting_years import paid_before
from desktop_app.services.gathering_duty import Duty, duty_of_everyone
from desktop_app.services.office import Office

_RANKS = {role: rank for rank, role in enumerate(Role)}
_NOTHING = YearToDate()
_qualification = lru_cache(maxsize=1_024)(qualification_of)
"""Remembered: most lists write the same few words."""


@dataclass(frozen=True, slots=True)
class People:
    """Whom the book knows and where, whatever the month: read once for all months that are looked at together."""

    serving: Mapping[MemberId, Sequence[Membership]]
    payees: Sequence[Payee]
    teams: Mapping[TeamId, Team]
    villages: Sequence[Village]


@dataclass(frozen=True, slots=True)
class _Before:
    """The month before a change."""

    month: Month
    """The first one after it."""
    other_scheme: bool
    took: Mapping[MemberId, frozenset[Count]]
    """By whom which counts had hours of the morning after it."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What is the same for everyone, read once a month."""

    month: Month
    first: date
    last: date
    after: date
    teams: Mapping[TeamId, Team]
    places: Mapping[TeamId, PlaceFacts]
    duty: Duty
    before: _Before | None
    """None where all that duty is told of was paid alike."""
    figures: Mapping[MemberId, Mapping[LineCode, int]]
    year: Mapping[MemberId, YearToDate]


def people_of(office: Office) -> People:
    """Return everyone with their memberships, in order of name, and all teams and places."""
    serving: dict[MemberId, list[Membership]] = {}
    for membership in memberships(office.book.decisions()):
        serving.setdefault(membership.member, []).append(membership)
    teams = {team.id: team for team in office.book.teams()}
    return People(serving, office.book.payees(), teams, office.book.villages())


def member_facts(office: Office, month: Month, profile: Profile) -> list[MemberFacts]:
    """Return what the rules are told of everyone who served in the month, by team and then by role and name."""
    beyond = office.rulebook.scheme(profile.scheme_id).beyond_month
    return facts_of(office, month, profile, people_of(office), beyond=beyond)


def facts_of(office: Office, month: Month, profile: Profile, people: People, *, beyond: bool) -> list[MemberFacts]:
    """Return the same of people read already, with duty beyond the month or without."""
    book = _read(office, month, profile, people, duty_of_everyone(office, month, beyond=beyond))
    # People come by name: sorted by team and role alone, they stay so within both.
    facts = [
        found
        for payee in people.payees
        if (own := people.serving.get(payee.id)) and (found := _facts(payee, own, book)) is not None
    ]
    order = {team: number for number, team in enumerate(book.teams)}
    return sorted(facts, key=lambda f: (order[f.team], _RANKS[f.role]))


def _read(office: Office, month: Month, profile: Profile, people: People, duty: Duty) -> _Book:
    scheme = office.rulebook.scheme(profile.scheme_id)
    figures: dict[MemberId, dict[LineCode, int]] = {}
    for figure in office.book.entered_figures(month):
        figures.setdefault(figure.member, {})[figure.code] = figure.amount
    return _Book(
        month=month,
        first=month.first,
        last=month.last,
        after=month.next.first,
        teams=people.teams,
        places=_places(profile, people.teams, people.villages, month),
        duty=duty,
        before=_before(office, month, duty),
        figures=figures,
        year=paid_before(office, month) if scheme.by_year else {},
    )


def _before(office: Office, month: Month, duty: Duty) -> _Before | None:
    """Return what the month before a change of the scheme, or of the weekly rest days, took of the morning after it.

    Of the last change in the time that duty is told of: of this month or one before it.
    """
    if len({(profile.scheme_id, profile.rest_days) for profile in office.book.profiles()}) == 1:
        return None
    begins = min((stint.begins.date() for stints in duty.values() for stint in stints), default=month.first)
    while True:
        before, own = office.book.profile_on(month.previous.last), office.book.profile_on(month.last)
        if before is None or own is None:  # what was paid before the book began, nobody knows
            return None
        if (before.scheme_id, before.rest_days) != (own.scheme_id, own.rest_days):
            return _Before(month, before.scheme_id != own.scheme_id, _taken(office, month.previous, before))
        if begins >= month.first:
            return None
        month = month.previous


def _taken(office: Office, month: Month, profile: Profile) -> Mapping[MemberId, frozenset[Count]]:
    """Return whose counts had hours of the morning after a month; one that cannot be computed took none."""
    facts = member_facts(office, month, profile)
    try:
        rules = office.rulebook.month_rules(profile.scheme_id, month, profile.rest_days)
        return {one.member: rules.taking_after(one) for one in facts}
    except Refused:
        return {}


def _change(member: MemberId, before: _Before | None) -> Change | None:
    if before is None:
        return None
    took = before.took.get(member, frozenset())
    if not before.other_scheme:
        return Change(before.month, taken=took)
    return Change(before.month, FirstMorning.GONE if took else FirstMorning.OWN)


def _facts(payee: Payee, own: Sequence[Membership], book: _Book) -> MemberFacts | None:
    """Return one person's facts; None for somebody who serves on no day of the month."""
    here = [m for m in own if m.span.start < book.after and (m.span.end is None or m.span.end > book.first)]
    if not here:
        return None
    last = here[-1]
    whole = len(here) == 1 and last.span.start <= book.first and (last.span.end is None or last.span.end >= book.after)
    mask = None if whole else _mask(here, book)
    stretches = () if len({m.role for m in here}) == 1 else _stretches(here, book)
    return MemberFacts(
        member=payee.id,
        name=payee.full_name,
        team=last.team,
        team_name=book.teams[last.team].name,
        role=last.role,
        place=book.places[last.team],
        duty=tuple(book.duty.get(payee.id, ())),
        change=_change(payee.id, book.before),
        social_insurance=_joined(payee.social_insurance, book.last),
        health_insurance=_joined(payee.health_insurance, book.last),
        state_group=payee.state_group,
        served_days=None if mask is None else mask.bit_count(),
        role_changed=bool(stretches),
        manual=book.figures.get(payee.id, {}),
        qualification=_qualification(payee.education, payee.qualification),
        service_months=_service_months(own, book.after),
        service_months_before=_service_months(own, book.first),
        joining=_joining(own, book),
        insured_months=_insured_months(payee, here, book),
        leaving=last is own[-1] and last.span.end is not None and book.first < last.span.end <= book.after,
        served_mask=mask,
        stretches=stretches,
        year=book.year.get(payee.id, _NOTHING),
    )


def _mask(here: Iterable[Membership], book: _Book) -> int | None:
    """Return the days of membership in the month, bit 0 for the first; None where that is every day."""
    mask = 0
    for membership in here:
        start, stop = _within(membership, book)
        mask |= (1 << stop) - (1 << start)
    return None if mask == (1 << book.last.day) - 1 else mask


def _within(membership: Membership, book: _Book) -> tuple[int, int]:
    """Return the days of the month that a membership holds: index of the first, and of the first no more."""
    start, end = max(membership.span.start, book.first), min(membership.span.end or book.after, book.after)
    return (start - book.first).days, (end - book.first).days


def _stretches(here: Iterable[Membership], book: _Book) -> tuple[tuple[Role, int], ...]:
    """Return the roles held in the month with their days, in order; neighbours in one role are one stretch."""
    found: list[tuple[Role, int]] = []
    for membership in here:
        start, stop = _within(membership, book)
        if found and found[-1][0] is membership.role:
            found[-1] = (membership.role, found[-1][1] + stop - start)
        else:
            found.append((membership.role, stop - start))
    return tuple(found)


def _joining(own: Iterable[Membership], book: _Book) -> bool:
    """Return whether nobody could have paid for this year before: no membership in it up to this month."""
    new_year = date(book.first.year, 1, 1)
    if book.first == new_year:
        return all(m.span.start >= new_year for m in own)
    return not any(m.span.start < book.first and (m.span.end is None or m.span.end > new_year) for m in own)


def _insured_months(payee: Payee, here: Sequence[Membership], book: _Book) -> int | None:
    """Return the months of voluntary social insurance up to this one; None where its begin is not known."""
    since = payee.social_insurance.since
    if since is None:
        return None
    begun = max(since, here[0].span.start)
    return max(0, (book.first.year - begun.year) * 12 + book.first.month - begun.month + 1)


def _service_months(own: Iterable[Membership], until: date) -> int:
    """Return the full months in the team up to a day that decisions prove, gaps between them left out."""
    months = days = 0
    for membership in own:
        more = _months_and_days(membership.span.start, min(membership.span.end or until, until))
        months, days = months + more[0], days + more[1]
    return months + days // 30


@lru_cache(maxsize=1_024)
def _months_and_days(start: date, end: date) -> tuple[int, int]:
    """Return the full months between two days and the days left over; remembered, for a decision names many people."""
    if start >= end:
        return 0, 0
    whole = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return whole, (end - _later(start, whole)).days


def _later(day: date, months: int) -> date:
    """Return the day that many months later, or the month's last where it has no such day."""
    month = day.month - 1 + months
    found = Month(day.year + month // 12, month % 12 + 1)
    return found.first.replace(day=min(day.day, found.last.day))


def _joined(wish: InsuranceWish, last: date) -> bool:
    return wish.joins and (wish.since is None or wish.since <= last)


def _places(
    profile: Profile,
    teams: Mapping[TeamId, Team],
    villages: Iterable[Village],
    month: Month,
) -> dict[TeamId, PlaceFacts]:
    by_id = {village.id: village for village in villages}
    return {team.id: _place(profile, [by_id[v] for v in team.villages if v in by_id], month) for team in teams.values()}


def _place(profile: Profile, villages: list[Village], month: Month) -> PlaceFacts:
    """Several places under one team: their counts add up, the first one's kind stands, the best class (1) counts."""
    counts = [count for village in villages if (count := village.count_on(month.last)) is not None]
    classes = [count.village_class for count in counts if count.village_class is not None]
    areas = [count.area_km2 for count in counts if count.area_km2 is not None]
    return PlaceFacts(
        wage_region=profile.wage_region,
        commune_kind=profile.kind,
        village_kind=villages[0].kind if villages else None,
        village_class=min(classes, default=None),
        households=_sum(count.households for count in counts),
        population=_sum(count.population for count in counts),
        area_km2=sum(areas[1:], areas[0]) if areas else None,
        traits=profile.traits.union(*(village.traits for village in villages)),
        territory=profile.scheme_territory,
        villages=max(1, len(villages)),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
