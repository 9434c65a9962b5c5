"""A workbook's list of members as drafts: nothing is written here, and nothing is guessed without saying so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.excel.cells import RowReader
from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import Conversion
from desktop_app.excel.numbers import doubts_about_cccd
from desktop_app.excel.opening import open_workbook
from desktop_app.excel.reading import ReadAs, Table, decode, find_table, of_sheet, unconfirmed
from desktop_app.excel.rows import BodyRow, body_rows
from desktop_app.excel.values import Ear
from desktop_app.model.ids import MemberId
from desktop_app.model.member import BankAccount, Birth, Listed, Member, PartialDate, Sex, full_years
from desktop_app.model.problems import Place, Problem, Severity, errors
from desktop_app.model.text import same_spelling

NO_ID = MemberId("")
"""A draft is nobody yet: the service gives it an identifier or finds the person it is."""
_PLAIN = (
    "cccd",
    "ethnicity",
    "religion",
    "residence",
    "phone",
    "tool_certificate",
    "awards",
    "rating",
    "rating_decision",
    "note",
)
_LEAST_AGE = 16
_FORCE_BEGAN = date(2024, 7, 1)
"""Luật 30/2023/QH15 is in force from this day: nobody joined the force before it."""
_LISTED = ("role", "team", "joined_on", "left_on", "former_joined_on", "former_left_on", "policy_result", "commune")


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """One row understood. ``member.id`` is :data:`NO_ID`; role, team and days stand in ``member.listed``."""

    row: int
    member: Member


@dataclass(frozen=True, slots=True)
class MemberImport:
    """Everything that a workbook's list says, for the clerk to look at before anything is written."""

    source: str
    sheet: str
    heading_row: int
    columns: Mapping[str, str]
    """Field to heading, as the file has it."""
    drafts: tuple[MemberDraft, ...]
    problems: tuple[Problem, ...]
    """Errors and warnings, each with row, column and value, in the order of rows."""
    notes: tuple[Problem, ...]
    """What was supposed on the way, gathered by column: the sheet chosen, short years, serial days, carried cells."""
    conversions: tuple[Conversion, ...]
    """The preview of texts in old alphabets; empty where there are none or they are to be kept."""

    @property
    def importable(self) -> bool:
        """Return whether nothing stands against writing it: all or nothing."""
        return bool(self.drafts) and not errors(self.problems)


def read_members(
    source: Path | bytes,
    layouts: Layouts,
    how: ReadAs,
) -> MemberImport:
    """Return the members of a workbook, read but not written.

    Raises Refused where the file cannot be opened or holds no list. Text in an old alphabet is shown converted; until
    the clerk has confirmed it (``legacy=CONVERT``) or declined (``KEEP``), an error stands in the way of writing.
    """
    book, conversions = decode(open_workbook(source, how.name), layouts, how.legacy)
    table, notes = find_table(book, layouts.members, how.sheet)
    rows, passed = body_rows(table, layouts.words)
    reader = RowReader(table, Ear(how.today, layouts.words), [*passed])
    drafts = [draft for row in rows if (draft := _draft(reader, row)) is not None]
    if not rows:
        reader.problems.append(Problem("excel.no_rows", Place(source=table.sheet.title)))
    own = of_sheet(conversions, table)
    problems = sorted([*reader.problems, *twice(drafts, table)], key=lambda problem: problem.at.row or 0)
    return MemberImport(
        book.name,
        table.sheet.title,
        table.heading_row,
        {heading.column.field: heading.text for heading in table.headings},
        tuple(drafts),
        (*unconfirmed(own, table, how.legacy), *reader.swapped_dates(), *problems),
        (*notes, *reader.notes()),
        own,
    )


def _draft(reader: RowReader, row: BodyRow) -> MemberDraft | None:
    said = reader.read(row)
    heading = reader.table.heading
    if "full_name" not in said:
        if row.cell(_index(reader.table, "full_name")) is None:
            reader.say(Problem("excel.name_missing"), row.number, heading("full_name"))
        return None
    birth, sex = _birth_and_sex(said, lambda problem: reader.say(problem, row.number, heading("sex_male")))
    education = said.get("qualification", ("", None))
    listed = {name: said[name] for name in _LISTED if name in said}
    if row.title and "team" not in listed:
        listed["team"] = row.title
    member = Member(
        id=NO_ID,
        full_name=str(said["full_name"]),
        birth=birth,
        sex=sex,
        qualification=education[0],  # type: ignore[index]
        education=education[1],  # type: ignore[index]
        address=_address(said),
        bank=_bank(said),
        listed=Listed(**listed),  # type: ignore[arg-type]
        **{name: said[name] for name in _PLAIN if name in said},  # type: ignore[arg-type]
    )
    for field, doubt in _doubts_about_service(member):
        reader.say(doubt, row.number, heading(field))
    if member.cccd:
        for doubt in doubts_about_cccd(member.cccd, birth, sex, reader.ear.words):
            reader.say(doubt, row.number, heading("cccd"))
    return MemberDraft(row.number, member)


def _doubts_about_service(member: Member) -> Iterator[tuple[str, Problem]]:
    """Yield what cannot be, or hardly, of the days of service, with the field each is of."""
    for field in ("joined_on", "former_joined_on"):
        day: PartialDate | None = getattr(member.listed, field)
        if day is None:
            continue
        values = {"value": day, "birth": member.birth}
        if member.birth is not None and day.latest < member.birth.earliest:
            yield field, Problem("excel.joined_before_birth", values=values)
        elif member.birth is not None and full_years(member.birth.earliest, day.latest) < _LEAST_AGE:
            yield field, Problem("excel.joined_too_young", values=values, severity=Severity.WARNING)
        if field == "joined_on" and day.latest < _FORCE_BEGAN:
            yield field, Problem("excel.joined_before_force", values=values, severity=Severity.WARNING)


def _index(table: Table, field: str) -> int:
    found = table.heading(field)
    return found.index if found else 0


def _birth_and_sex(said: Mapping[str, object], say: Callable[[Problem], None]) -> tuple[Birth | None, Sex | None]:
    """Read ``Năm sinh: Nam | Nữ`` too, where the column tells the sex, and two columns of marks."""
    births = [said.get(name) for name in ("birth", "birth_male", "birth_female")]
    birth = next((found for found in births if isinstance(found, Birth)), None)
    male = "birth_male" in said or "sex_male" in said
    female = "birth_female" in said or "sex_female" in said
    if male and female:
        say(Problem("excel.sex_both"))
        return birth, None
    written = said.get("sex")
    sex = Sex.MALE if male else Sex.FEMALE if female else None
    return birth, written if isinstance(written, Sex) else sex


def _address(said: Mapping[str, object]) -> str:
    """The province asks for DiaChi or Thon/Todanpho; where a list has both, the place goes first."""
    address, village = str(said.get("address", "")), str(said.get("village", ""))
    if not address or not village or village.lower() in address.lower():
        return address or village
    return f"{village}, {address}"


def _bank(said: Mapping[str, object]) -> BankAccount | None:
    number, bank = str(said.get("bank_number", "")), str(said.get("bank_name", ""))
    return BankAccount(number, bank) if number or bank else None


def twice(drafts: Sequence[MemberDraft], table: Table) -> list[Problem]:
    """Return one problem for each row that names somebody a second time.

    The same name and day of birth with two different CCCD can be two people: that only warns.
    """
    problems = []
    by_cccd: dict[str, MemberDraft] = {}
    by_name: dict[tuple[str, Birth], MemberDraft] = {}
    for draft in drafts:
        member = draft.member
        if member.cccd and (first := by_cccd.setdefault(member.cccd, draft)) is not draft:
            problems.append(_twice("excel.cccd_twice", "cccd", draft, first, table))
            continue
        if member.birth is None:
            continue
        other = by_name.setdefault((same_spelling(member.full_name), member.birth), draft)
        if other is draft:
            continue
        sure = member.birth.whole and not (member.cccd and other.member.cccd)
        problem = _twice(
            "excel.person_twice" if sure else "excel.person_perhaps_twice", "full_name", draft, other, table
        )
        problems.append(problem if sure else replace(problem, severity=Severity.WARNING))
    return problems


def _twice(code: str, field: str, draft: MemberDraft, first: MemberDraft, table: Table) -> Problem:
    heading = table.heading(field)
    place = Place(table.sheet.title, draft.row, heading.text if heading else "", field)
    shown = draft.member.cccd if field == "cccd" else draft.member.full_name
    return Problem(code, place, {"value": shown, "first_row": first.row, "first_name": first.member.full_name})
