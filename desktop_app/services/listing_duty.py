"""The read side of duty: the month's grid, people by days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from desktop_app.model.duty import DutyEntry, in_month
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member, Membership, Role
from desktop_app.model.membership import in_month as serving_in_month
from desktop_app.model.membership import memberships
from desktop_app.model.payroll import DutyCount, ReviewedTeam
from desktop_app.model.periods import Month, Span
from desktop_app.model.team import Team
from desktop_app.model.text import collation_key, name_key
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.holidays import DayKind, MonthDays
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.services.closing_months import profile_for
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.listing import DayMark, DutyGrid, GridDay, GridGroup, GridRow, MonthState
from desktop_app.services.office import Office

MARKS: Mapping[DayKind, DayMark] = {
    DayKind.NORMAL: DayMark.WORKING,
    DayKind.REST: DayMark.REST,
    DayKind.HOLIDAY: DayMark.HOLIDAY,
    DayKind.HOLIDAY_ON_REST: DayMark.HOLIDAY,
}


def month_state(office: Office, month: Month) -> MonthState:
    """Return whether the month takes changes."""
    closed = office.book.closed_month(month)
    if closed is None:
        return MonthState.OPEN
    return MonthState.CLOSED if closed.closed else MonthState.REOPENED


def duty_grid(office: Office, month: Month) -> DutyGrid:
    """Return everyone who serves in the month, by team, with each day's stints and what they come to."""
    profile = profile_for(office, month)
    rules = office.rulebook.month_rules(profile.scheme_id, month, profile.rest_days)
    counts = {facts.member: rules.lines(facts)[1] for facts in member_facts(office, month, profile)}
    grid = _Grid(
        members={member.id: member for member in office.book.members()},
        teams={team.id: team for team in office.book.teams()},
        stints=_by_day(in_month(office.book.duty(month), month)),
        counts=counts,
        night_cap=night_cap(rules),
    )
    serving = serving_in_month(memberships(office.book.decisions()), month)
    return DutyGrid(
        month=month,
        state=month_state(office, month),
        days=_days(rules.days, month),
        groups=grid.groups(serving, office.book.reviewed(month)),
        symbols=profile.shift_symbols,
        night_cap=night_cap(rules),
    )


def night_cap(rules: MonthRules) -> int | None:
    """Return the scheme's limit of night minutes a month, or None where it has none."""
    for rule in rules.scheme.lines:
        if rule.count is not None and rule.count.of is CountOf.NIGHT_HOURS and rule.count.per_month is not None:
            return int(rule.count.per_month * 60)
    return None


class _Grid:
    """The tables that rows are made from."""

    def __init__(
        self,
        members: Mapping[MemberId, Member],
        teams: Mapping[TeamId, Team],
        stints: Mapping[MemberId, Mapping[date, tuple[DutyEntry, ...]]],
        counts: Mapping[MemberId, DutyCount],
        night_cap: int | None,
    ) -> None:
        self._members = members
        self._teams = teams
        self._stints = stints
        self._counts = counts
        self._cap = night_cap

    def groups(self, serving: Iterable[Membership], reviewed: Mapping[TeamId, ReviewedTeam]) -> tuple[GridGroup, ...]:
        """Return the teams in alphabetical order; in each, by role and then by name."""
        ordered = sorted(serving, key=self._order)
        return tuple(
            GridGroup(team, self._teams[team].name, team in reviewed, tuple(self._row(m) for m in own))
            for team, own in groupby(ordered, key=lambda m: m.team)
        )

    def _order(self, membership: Membership) -> tuple[object, ...]:
        team = self._teams[membership.team]
        name = self._members[membership.member].full_name
        return collation_key(team.name), team.id, tuple(Role).index(membership.role), name_key(name), membership.member

    def _row(self, membership: Membership) -> GridRow:
        count = self._counts.get(membership.member, DutyCount())
        left = None if self._cap is None else max(0, self._cap - count.night_minutes)
        return GridRow(
            member=membership.member,
            name=self._members[membership.member].full_name,
            role=membership.role,
            span=membership.span,
            cells=_within(self._stints.get(membership.member, {}), membership.span),
            night_minutes=count.night_minutes,
            rest_days=count.rest_days,
            holidays=count.holidays,
            night_left=left,
        )


def _by_day(entries: Sequence[DutyEntry]) -> dict[MemberId, dict[date, tuple[DutyEntry, ...]]]:
    found: dict[MemberId, dict[date, tuple[DutyEntry, ...]]] = {}
    for entry in sorted(entries, key=lambda e: e.begins):
        own = found.setdefault(entry.member, {})
        own[entry.day] = (*own.get(entry.day, ()), entry)
    return found


def _within(cells: Mapping[date, tuple[DutyEntry, ...]], span: Span) -> dict[date, tuple[DutyEntry, ...]]:
    """Return the stints of the days in this team, and what reaches in from before the month's first day."""
    reaches_in = span.start.day == 1
    return {day: own for day, own in cells.items() if day in span or (reaches_in and day < span.start)}


def _days(days: MonthDays, month: Month) -> tuple[GridDay, ...]:
    return tuple(GridDay(day, MARKS[days.kind(day)], _name(days, day)) for day in month.days())


def _name(days: MonthDays, day: date) -> str:
    holiday = days.holidays.get(day.day - 1)
    return holiday.name if holiday else ""
