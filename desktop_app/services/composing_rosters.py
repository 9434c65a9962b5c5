"""What stands on the duty roster: who begins when on each day, or lines left free to be written by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member, Membership, Role
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.periods import Month, Span
from desktop_app.model.text import collation_key, name_key
from desktop_app.model.unit import Body, Profile
from desktop_app.printing.paper_parts import PaperDate, Signer
from desktop_app.printing.sheet_contexts import Roster, RosterRow
from desktop_app.services.composing_parts import head_signer, heading_of, members_by_id, profile_on
from desktop_app.services.office import Office
from desktop_app.services.working_days import works
from desktop_app.wording import letters, paper

WEEK = timedelta(days=7)
_FRIDAY = 4


def week_to_plan(today: date) -> date:
    """Return a day of the week that a roster is made for: from Friday on the next one."""
    return today + timedelta(days=7 - today.weekday()) if today.weekday() >= _FRIDAY else today


def nothing_written(office: Office, span: Span) -> bool:
    """Return whether no duty is written for any day of some (``span`` has an end)."""
    return not any(entry.day in span for month in _months(span) for entry in office.book.duty(month))


def week_of(day: date) -> Span:
    """Return the week from Monday to Sunday that the day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + WEEK)


def _made_about(span: Span, today: date) -> date:
    """A roster is made while it still tells somebody something: of days long past, on the day before they began."""
    return today if span.end is None or today < span.end else span.start - timedelta(days=1)


def compose_roster(office: Office, span: Span, team: TeamId | None = None) -> Roster:
    """Return the roster of some days (``span`` has an end), of one team or of all.

    The book keeps no plan apart from duty: what is written for those days stands there, and a day without any is a
    free line. A week of all teams in which nothing is written has a free line a day for each team.
    """
    profile = profile_on(office, span.start)
    desk = _Desk(
        members_by_id(office),
        {one.id: one.name for one in office.book.teams()},
        memberships(office.book.decisions()),
        office,
        profile,
    )
    entries = [
        entry
        for month in _months(span)
        for entry in office.book.duty(month)
        if entry.day in span and Month.of(entry.day) == month
    ]
    days = [span.start + timedelta(days=n) for n in range(((span.end or span.start) - span.start).days)]
    if team is None and not entries and len(days) <= WEEK.days:
        rows = desk.free_rows(days)
    else:
        rows = [row for day in days for row in desk.rows(day, [e for e in entries if e.day == day], team)]
    made = _made_about(span, office.clock.today())
    return Roster(
        heading=heading_of(profile, Body.POLICE, PaperDate(made.year, made.month)),
        commune=paper.commune(profile),
        about=letters.roster_about(span.start, days[-1], desk.teams.get(team, "") if team else ""),
        rows=tuple(rows),
        remarks=(letters.ROSTER_LEGEND,) if any(row.off for row in rows) else (),
        signers=(Signer((letters.ROSTER_MAKER,)), head_signer(office, Body.POLICE, span.start)),
    )


def _months(span: Span) -> Iterator[Month]:
    month, last = Month.of(span.start), Month.of((span.end or span.start) - timedelta(days=1))
    while month <= last:
        yield month
        month = month.next


@dataclass(frozen=True, slots=True)
class _Desk:
    """The tables that rows are made from."""

    members: Mapping[MemberId, Member]
    teams: Mapping[TeamId, str]
    memberships: Sequence[Membership]
    office: Office
    profile: Profile

    def rows(self, day: date, entries: Iterable[DutyEntry], team: TeamId | None) -> list[RosterRow]:
        """Return a row for each stint of a team that several serve together, or one free line."""
        serving = on_day(self.memberships, day)
        groups: dict[tuple[object, ...], list[DutyEntry]] = {}
        for entry in sorted(entries, key=lambda e: self._order(e, serving.get(e.member))):
            own = serving.get(entry.member)
            if team is None or (own is not None and own.team == team):
                key = (entry.begins, entry.ends, own.team if own else None, entry.kind, entry.plan)
                groups.setdefault(key, []).append(entry)
        free = self._free(day, team)
        if not groups:
            return [free]
        free = replace(free, team="")
        return [self._row(free, own, serving) for own in groups.values()]

    def free_rows(self, days: Sequence[date]) -> list[RosterRow]:
        """Return a free line a day for each team that has members in those days, team by team, to be handed out."""
        found = {m.team for day in days for m in on_day(self.memberships, day).values()}
        teams = sorted(found, key=lambda one: collation_key(self.teams.get(one, "")))
        return [self._free(day, team) for team in teams or (None,) for day in days]

    def _free(self, day: date, team: TeamId | None) -> RosterRow:
        off = not works(self.office, self.profile, day)
        named = self.teams.get(team, "") if team else ""
        return RosterRow(letters.roster_day(day), letters.weekday(day, off=off), "", named, "", "", "", off)

    def _row(self, free: RosterRow, own: Sequence[DutyEntry], serving: Mapping[MemberId, Membership]) -> RosterRow:
        first = own[0]
        membership = serving.get(first.member)
        return replace(
            free,
            hours=letters.roster_hours(first.begins, first.ends),
            team=self.teams.get(membership.team, "") if membership else "",
            people=", ".join(self._name(entry.member) for entry in own),
            task=paper.upper_first(self.office.messages.label("duty_kind", first.kind)),
            note=paper.upper_first(first.plan),
        )

    def _name(self, member: MemberId) -> str:
        return self.members[member].full_name if member in self.members else ""

    def _order(self, entry: DutyEntry, membership: Membership | None) -> tuple[object, ...]:
        name = name_key(self._name(entry.member))
        if membership is None:
            return entry.begins, entry.ends, collation_key(""), len(Role), name
        role = tuple(Role).index(membership.role)
        return entry.begins, entry.ends, collation_key(self.teams.get(membership.team, "")), role, name
