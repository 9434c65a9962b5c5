"""Record duty: by cell, by block, from a workbook. Overlaps and closed months are refused before anything is kept."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from desktop_app.model.differences import as_known
from desktop_app.model.duty import MINUTES_A_DAY, DutyEntry, DutyKind, Heavy, check_entry, clashes
from desktop_app.model.duty_text import Interval, parse_intervals
from desktop_app.model.ids import DutyId, MemberId, TeamId
from desktop_app.model.member import Membership
from desktop_app.model.membership import memberships
from desktop_app.model.payroll import ReviewedTeam
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, refuse_errors
from desktop_app.services.office import Office

MINUTE = timedelta(minutes=1)
FEW = 12
"""Up to so many people are read one by one, more out of the whole month: by then that is quicker."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the clerk writes for one person on one day; empty intervals clear the cell."""

    member: MemberId
    day: date
    intervals: tuple[Interval, ...]
    kind: DutyKind = DutyKind.PATROL
    heavy: Heavy = Heavy.NONE
    plan: str = ""
    keeps: bool = True
    """Whether a stint already standing keeps its own kind, degree and plan where the cell names none."""


def new_duty_id() -> DutyId:
    """Return an identifier nobody has."""
    return DutyId(str(uuid4()))


def symbols_on(office: Office, day: date) -> Mapping[str, str]:
    """Return what the commune's own symbols mean on the day."""
    profile = office.book.profile_on(day)
    return profile.shift_symbols if profile else {}


def record_text(office: Office, member: MemberId, day: date, text: str) -> list[DutyEntry]:
    """Write one cell from its text; return the stints now standing on that day. Raises Refused, nothing kept."""
    cell = Cell(member, day, parse_intervals(text, symbols_on(office, day)))
    return record_cells(office, [cell])


def record_cells(office: Office, cells: Sequence[Cell], name: str = "duty.recorded", why: str = "") -> list[DutyEntry]:
    """Write many cells at once, all or none; return the stints that now stand in them.

    A stint that stays keeps its identifier, kind and plan. Raises Refused with every problem of every cell.
    """
    office.require_commune()
    old, new, problems = _plan(office, cells)
    refuse_errors(problems)
    with office.book.change(name, by=office.clerk, why=why) as change:
        staying = {entry.id for entry in new}
        for gone in old:
            if gone.id not in staying:
                change.retire(gone)
        change.put_all(new)
    return new


def check_cells(office: Office, cells: Sequence[Cell]) -> list[Problem]:
    """Return what would stop the cells from being kept: the dry run of :func:`record_cells`."""
    return _plan(office, cells)[2]


def _plan(office: Office, cells: Sequence[Cell]) -> tuple[list[DutyEntry], list[DutyEntry], list[Problem]]:
    """Return the stints that stood in the cells, those that are to stand there, and what forbids it."""
    months = {Month.of(cell.day) for cell in cells}
    reaching = {Month.of(cell.day).next for cell in cells if _reaches_on(cell)}
    stored = _stored_around(office, months | reaching, {cell.member for cell in cells})
    touched = {(cell.member, cell.day) for cell in cells}
    old = [entry for entry in stored if (entry.member, entry.day) in touched]
    new = [entry for cell in cells for entry in entries_of(cell, old)]
    kept = [entry for entry in stored if (entry.member, entry.day) not in touched]
    altered = set(old) ^ set(new)
    counted = {Month.of((entry.ends - MINUTE).date()) for entry in altered if entry.ends > entry.begins}
    closed = [problem for month in sorted(months | counted) for problem in closed_problems(office, month)]
    return old, new, closed or cells_problems(office, cells, new, kept)


def _reaches_on(cell: Cell) -> bool:
    """Return whether a stint of the cell goes on into the next month."""
    last = cell.day == Month.of(cell.day).last
    return last and any(interval.ends > MINUTES_A_DAY for interval in cell.intervals)


def review_team(office: Office, team: TeamId, month: Month) -> ReviewedTeam:
    """Note that somebody went through the team's month: nought is then a fact and not a gap."""
    refuse_errors(closed_problems(office, month))
    reviewed = ReviewedTeam(team, month, office.now(), office.clerk)
    with office.book.change("duty.reviewed", by=office.clerk) as change:
        change.put(reviewed)
    return reviewed


def closed_problems(office: Office, month: Month) -> list[Problem]:
    """Return the problem that the month is closed, or nothing."""
    closed = office.book.closed_month(month)
    if closed is None or not closed.closed:
        return []
    values = {"month": month, "by": closed.closed_by, "at": datetime.fromisoformat(closed.closed_at)}
    return [Problem("month.closed", Place(), values)]


def _stored_around(office: Office, months: Iterable[Month], members: Collection[MemberId]) -> list[DutyEntry]:
    """Return the members' entries of the months, and of their neighbours that reach in, as they are known, each once.

    One cell typed asks for one person's month, not for the 12,400 entries of a large commune's.
    """
    found: dict[DutyId, DutyEntry] = {}
    for month in months:
        late = [one for one in office.book.late_duty(month) if one.member in members]
        found |= {entry.id: entry for entry in as_known(_duty_of(office, month, members), late, month)}
    return list(found.values())


def _duty_of(office: Office, month: Month, members: Collection[MemberId]) -> list[DutyEntry]:
    if len(members) <= FEW:
        return [entry for member in members for entry in office.book.duty_of(member, month)]
    return [entry for entry in office.book.duty(month) if entry.member in members]


def entries_of(cell: Cell, old: Sequence[DutyEntry]) -> list[DutyEntry]:
    """Return the stints that the cell says; one that stands among ``old`` keeps its identifier, kind and plan."""
    standing = {(e.begins, e.ends): e for e in old if e.member == cell.member and e.day == cell.day}
    entries = []
    for interval in cell.intervals:
        begins, ends = interval.on(cell.day)
        same = standing.get((begins, ends))
        plain = cell.kind is DutyKind.PATROL and cell.heavy is Heavy.NONE and not cell.plan
        if same is not None and plain and cell.keeps:
            entries.append(same)
        else:
            identifier = same.id if same else new_duty_id()
            entries.append(DutyEntry(identifier, cell.member, begins, ends, cell.kind, cell.heavy, cell.plan))
    return entries


def cells_problems(
    office: Office, cells: Sequence[Cell], new: Sequence[DutyEntry], kept: Sequence[DutyEntry]
) -> list[Problem]:
    """Return what forbids the cells' stints beside those that are kept: wrong hours, strangers, overlaps."""
    return _twice(cells) or _problems(office, new, kept)


def _problems(office: Office, new: Sequence[DutyEntry], kept: Sequence[DutyEntry]) -> list[Problem]:
    names = {payee.id: payee.full_name for payee in office.book.payees()}
    serving: dict[MemberId, list[Membership]] = {}
    for membership in memberships(office.book.decisions()):
        serving.setdefault(membership.member, []).append(membership)
    problems = [problem for entry in new for problem in check_entry(entry)]
    for entry in new:
        if entry.member not in names:
            problems.append(Problem("duty.member_unknown", values={"member": entry.member}))
        elif not any(entry.day in membership.span for membership in serving.get(entry.member, [])):
            values = {"name": names[entry.member], "day": entry.day}
            problems.append(Problem("duty.not_serving", Place(field="day"), values))
    fresh = {entry.id for entry in new}
    members = {entry.member for entry in new}
    around = [entry for entry in kept if entry.member in members]
    for first, second in clashes([*new, *around]):
        if first.id in fresh or second.id in fresh:
            values = {"name": names.get(first.member, first.member), "first": _text(first), "second": _text(second)}
            problems.append(Problem("duty.overlap", Place(field="day"), values))
    return problems


def _text(entry: DutyEntry) -> str:
    from desktop_app.wording.written import clock_time, short_date

    begins = clock_time(entry.begins.hour * 60 + entry.begins.minute)
    ends = clock_time(entry.ends.hour * 60 + entry.ends.minute)
    return f"{begins}-{ends} {short_date(entry.day)}"


def _twice(cells: Sequence[Cell]) -> list[Problem]:
    count = Counter((cell.member, cell.day) for cell in cells)
    return [
        Problem("duty.cell_twice", Place(field="day"), {"day": day}) for (_member, day), n in count.items() if n > 1
    ]
