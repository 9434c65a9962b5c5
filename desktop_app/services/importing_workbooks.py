"""Bring workbooks in: read, show, and only then write, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.model.ids import MemberId, VillageId
from desktop_app.model.member import Member
from desktop_app.model.membership import memberships
from desktop_app.model.membership import on_day as serving_on
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, errors
from desktop_app.model.team import Team
from desktop_app.model.text import same_spelling
from desktop_app.services.checking_workbooks import KnownPlaces, member_problems, team_problems
from desktop_app.services.exporting_workbooks import as_listed
from desktop_app.services.keeping_teams import new_member_id, new_team_id
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, check_cells, record_cells, symbols_on
from desktop_app.wording import paper

if TYPE_CHECKING:
    from desktop_app.excel.duty import DutyImport
    from desktop_app.excel.legacy import LegacyText
    from desktop_app.excel.matching import Match
    from desktop_app.excel.members import MemberImport
    from desktop_app.excel.reading import ReadAs
    from desktop_app.excel.teams import TeamImport


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """What a list of members would do to the book."""

    read: "MemberImport"
    matches: "tuple[Match, ...]"
    problems: tuple[Problem, ...]
    """Those of the file and those of matching; every error stands in the way of writing anything."""

    @property
    def writable(self) -> bool:
        """Return whether nothing stands against writing it."""
        return bool(self.matches) and not errors(self.problems)


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """What a list of teams would do to the book."""

    read: "TeamImport"
    teams: tuple[Team, ...]
    """Teams as they would be kept: new ones, and known ones with another quota."""
    new: int
    problems: tuple[Problem, ...]

    @property
    def writable(self) -> bool:
        """Return whether nothing stands against writing it."""
        return bool(self.teams) and not errors(self.problems)


@dataclass(frozen=True, slots=True)
class DutyChange:
    """How many stints of one person the grid would bring in, leave and take away."""

    member: MemberId
    name: str
    new: int
    same: int
    removed: int


@dataclass(frozen=True, slots=True)
class DutyPlan:
    """What a workbook's grid would do to the month."""

    read: "DutyImport"
    cells: tuple[Cell, ...]
    """Every day of every person named in the sheet: an empty cell clears that day."""
    problems: tuple[Problem, ...]
    changes: tuple[DutyChange, ...]
    """One for each person of the sheet, in its order."""

    @property
    def removals(self) -> tuple[Problem, ...]:
        """Return the error that stands until the clerk has agreed to what would be taken away, or nothing.

        While the grid has other faults nobody is asked: what a faulty cell meant is not known.
        """
        losing = [change for change in self.changes if change.removed]
        if not losing or errors(self.problems):
            return ()
        total = sum(change.removed for change in losing)
        values = {"month": self.read.month, "count": total, "people": [f"{c.name} ({c.removed})" for c in losing]}
        return (Problem("import.duty_would_remove", Place(source=self.read.sheet), values),)

    @property
    def writable(self) -> bool:
        """Return whether nothing stands against writing it, what it would take away aside."""
        return bool(self.cells) and not errors(self.problems)


def read_member_list(office: Office, file: Path, legacy: "LegacyText | None" = None, sheet: str = "") -> MemberPlan:
    """Return what a members' workbook would do; nothing is written. Raises Refused where it cannot be opened."""
    from desktop_app.excel.matching import match, without
    from desktop_app.excel.members import read_members

    read = read_members(file, office.layouts, _how(office, legacy, sheet))
    matching = match(read.drafts, office.book.members())
    shown = {member.id: _as_written(office, member) for member in as_listed(office)}
    matches = tuple(without(found, shown[found.known.id]) if found.known else found for found in matching.matches)
    known_better = member_problems(office, read, matches)
    return MemberPlan(read, matches, (*read.problems, *matching.problems, *known_better))


def _as_written(office: Office, member: Member) -> Member:
    from desktop_app.excel.writing import written_qualification

    return replace(member, qualification=written_qualification(member, office.layouts))


def import_members(office: Office, plan: MemberPlan) -> tuple[Member, ...]:
    """Write everyone new or changed, in one change; return them. Raises Refused with every error, nothing written."""
    _refuse(plan.problems, writable=plan.writable)
    written = [
        match.merged if match.known is not None else replace(match.merged, id=new_member_id())
        for match in plan.matches
        if match.known is None or match.changes
    ]
    with office.book.change("member.imported", by=office.clerk, why=plan.read.source) as change:
        change.put_all(written)
    return tuple(written)


def read_team_list(office: Office, file: Path, legacy: "LegacyText | None" = None, sheet: str = "") -> TeamPlan:
    """Return what a teams' workbook would do; nothing is written."""
    from desktop_app.excel.teams import read_teams

    read = read_teams(file, office.layouts, _how(office, legacy, sheet))
    known = {same_spelling(team.name): team for team in office.book.teams()}
    places = KnownPlaces(office.book.villages())
    teams: list[Team] = []
    new = 0
    for draft in read.drafts:
        covered = _villages(draft.villages or (draft.name,), places)
        team = known.get(same_spelling(draft.name))
        new += team is None
        if team is None:
            teams.append(Team(new_team_id(), draft.name, covered, draft.quota or 0))
        else:
            quota = team.quota if draft.quota is None else draft.quota
            teams.append(replace(team, quota=quota, villages=team.villages or covered))
    return TeamPlan(read, tuple(teams), new, (*read.problems, *team_problems(office, read, places)))


def import_teams(office: Office, plan: TeamPlan) -> tuple[Team, ...]:
    """Write the teams, in one change; return them. Raises Refused with every error, or nothing."""
    _refuse(plan.problems, writable=plan.writable)
    with office.book.change("team.imported", by=office.clerk, why=plan.read.source) as change:
        change.put_all(plan.teams)
    return plan.teams


def read_duty_sheet(
    office: Office,
    file: Path,
    month: Month,
    legacy: "LegacyText | None" = None,
    sheet: str = "",
) -> DutyPlan:
    """Return what a workbook's grid would do to the month; nothing is written."""
    from desktop_app.excel.duty import GridOf, Person, read_duty

    teams = {team.id: team.name for team in office.book.teams()}
    serving = [m for m in memberships(office.book.decisions()) if m.span.overlaps(month.span)]
    last = {m.member: m for m in sorted(serving, key=lambda m: m.span.start)}
    people = [Person(member, teams[last[member.id].team]) for member in office.book.members() if member.id in last]
    grid = GridOf(month, people, symbols_on(office, month.last))
    read = read_duty(file, office.layouts, grid, _how(office, legacy, sheet))
    said = {(cell.member, cell.day): cell.intervals for cell in read.cells}
    cells = tuple(
        Cell(member, day, said.get((member, day), ()))
        for member in read.members
        for day in month.days()
        if (member, day) in said or day in last[member].span
    )
    problems = read.problems if errors(read.problems) else (*read.problems, *check_cells(office, cells))
    return DutyPlan(read, cells, tuple(problems), _duty_changes(office, month, read.members, cells))


def _duty_changes(
    office: Office, month: Month, members: Sequence[MemberId], cells: Sequence[Cell]
) -> tuple[DutyChange, ...]:
    names = {member.id: member.full_name for member in office.book.members()}
    touched = {(cell.member, cell.day) for cell in cells}
    old = {(e.member, e.begins, e.ends) for e in office.book.duty(month) if (e.member, e.day) in touched}
    new = {(cell.member, *interval.on(cell.day)) for cell in cells for interval in cell.intervals}
    changes = []
    for member in members:
        before, after = ({stint for stint in stints if stint[0] == member} for stints in (old, new))
        changes.append(DutyChange(member, names[member], len(after - before), len(after & before), len(before - after)))
    return tuple(changes)


def import_duty(office: Office, plan: DutyPlan, *, replace_standing: bool = False) -> int:
    """Write the grid, in one change; return how many stints now stand. Raises Refused with every error, or nothing.

    Stints of the book that the grid does not hold are taken away only with ``replace_standing``.
    """
    _refuse((*plan.problems, *(() if replace_standing else plan.removals)), writable=plan.writable)
    return len(record_cells(office, plan.cells, name="duty.imported", why=plan.read.source))


def unplaced(office: Office) -> tuple[Member, ...]:
    """Return the people whom a list names in a team and role, and whom no decision has recognised yet."""
    serving = serving_on(memberships(office.book.decisions()), office.clock.today())
    return tuple(
        member
        for member in office.book.members()
        if member.id not in serving and member.listed.role and member.listed.team and not member.listed.left_on
    )


def legacy_choice(word: str) -> "LegacyText":
    """Return what to do with text in an old alphabet: ``ask``, ``convert`` or ``keep``; ValueError for another word."""
    from desktop_app.excel.legacy import LegacyText

    return LegacyText(word)


def _how(office: Office, legacy: "LegacyText | None", sheet: str) -> "ReadAs":
    from desktop_app.excel.legacy import LegacyText
    from desktop_app.excel.reading import ReadAs

    office.require_commune()
    return ReadAs(office.clock.today(), sheet=sheet, legacy=legacy or LegacyText.ASK)


def _villages(named: Sequence[str], places: KnownPlaces) -> tuple[VillageId, ...]:
    """Return the places that the names speak of; a team named after its place covers it."""
    found = [places.named(name) or places.named(paper.team_place(name)) for name in named]
    return tuple(dict.fromkeys(village.id for village in found if village is not None))


def _refuse(problems: Sequence[Problem], *, writable: bool) -> None:
    if found := errors(problems):
        raise Refused(found)
    if not writable:
        raise Refused(Problem("import.nothing_to_write"))
