"""The month's grid from a workbook: people in rows, days in columns, and in each cell the hours of duty."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from desktop_app.excel.cells import RowReader
from desktop_app.excel.columns import Column, Heading, Layouts, SheetLayout, heading_key
from desktop_app.excel.legacy import Conversion
from desktop_app.excel.opening import Row, Sheet, open_workbook
from desktop_app.excel.reading import (
    ReadAs,
    Table,
    column_letters,
    decode,
    find_table,
    joined,
    of_sheet,
    spread_headings,
    unconfirmed,
)
from desktop_app.excel.rows import BodyRow, body_rows
from desktop_app.excel.values import Ear, shown
from desktop_app.model.duty_text import Interval, parse_intervals
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Birth, Member
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, errors
from desktop_app.model.text import clean, fold, same_spelling

_LEAST_DAYS = 7
_DAY = re.compile(r"([0-9]{1,2})(?:\s*[/.\-]\s*([0-9]{1,2})(?:\s*[/.\-]\s*([0-9]{4}|[0-9]{2}))?)?")
_WEEKDAY_WORDS = re.compile(r"\b(?:t[2-7]|cn|thu [2-7]|thu [a-z]+|chu nhat|ngay)\b")
_UNDER_NAMES = 2
_DAY_FIELD = "day"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may stand in the grid."""

    member: Member
    team: str
    """The team's name; empty where unknown."""


@dataclass(frozen=True, slots=True)
class DutyCell:
    """One cell understood: whose, which day, and its stints in the order written."""

    row: int
    column: str
    member: MemberId
    day: date
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class DutyImport:
    """Everything that a month's grid says; empty cells say nothing."""

    source: str
    sheet: str
    heading_row: int
    month: Month
    members: tuple[MemberId, ...]
    """All who have a row, in its order, with duty or without."""
    cells: tuple[DutyCell, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]

    @property
    def importable(self) -> bool:
        """Return whether nothing stands against writing it: all or nothing."""
        return bool(self.cells) and not errors(self.problems)


@dataclass(frozen=True, slots=True)
class GridOf:
    """Which month the grid is of, who may stand in it, and what the commune's own symbols mean."""

    month: Month
    people: Sequence[Person]
    symbols: Mapping[str, str] = field(default_factory=dict)


def read_duty(source: Path | bytes, layouts: Layouts, grid: GridOf, how: ReadAs) -> DutyImport:
    """Return the stints of a month's grid, read but not written.

    Raises Refused where the file cannot be opened or no row of days stands beside a column of names.
    """
    book, conversions = decode(open_workbook(source, how.name), layouts, how.legacy)
    table, notes = find_table(book, layouts.duty, how.sheet, partial(_grid_in, weekdays=layouts.weekdays))
    rows, passed = body_rows(table, layouts.words)
    reading = _Reading(RowReader(table, Ear(how.today, layouts.words), [*passed]), grid, layouts)
    reading.check_headings()
    for row in rows:
        reading.take(row)
    own = of_sheet(conversions, table)
    problems = sorted(reading.reader.problems, key=lambda p: p.at.row or 0)
    return DutyImport(
        book.name,
        table.sheet.title,
        table.heading_row,
        grid.month,
        tuple(reading.seen),
        tuple(reading.cells),
        (*unconfirmed(own, table, how.legacy), *problems),
        (*(note for note in notes if note.code != "excel.note_columns_unused"), *reading.reader.notes()),
        own,
    )


@dataclass(slots=True)
class _Reading:
    reader: RowReader
    grid: GridOf
    layouts: Layouts
    cells: list[DutyCell] = field(default_factory=list)
    seen: dict[MemberId, int] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        return self.reader.table

    def days(self) -> Iterator[tuple[Heading, int]]:
        for heading in self.table.headings:
            if heading.column.field.startswith(_DAY_FIELD):
                yield heading, int(heading.column.field.removeprefix(_DAY_FIELD))

    def complain(self, code: str, at: tuple[int, int], **values: object) -> None:
        place = Place(self.table.sheet.title, at[0], column_letters(at[1]), "duty")
        self.reader.problems.append(Problem(code, place, values))

    def check_headings(self) -> None:
        """A heading of another month, or weekdays that do not fit it, mean the wrong file: said once each."""
        number = self._day_row()
        for heading, _ in self.days():
            written = _day_heading(self.table.sheet.rows[number][heading.index])
            if written and any(part and part != own for part, own in zip(written[1:], self._month(), strict=True)):
                values = {"value": heading.text, "month": self.grid.month}
                self.complain("excel.duty_other_month", (number, heading.index), **values)
                return
        for line in (number - 1, number + 1):
            if self._weekday_fault(line, self.table.sheet.rows.get(line, ())):
                return

    def _month(self) -> tuple[int, int]:
        return self.grid.month.number, self.grid.month.year

    def _weekday_fault(self, line: int, row: Row) -> bool:
        for heading, number in self.days():
            value = row[heading.index] if heading.index < len(row) else None
            weekday = self.layouts.weekdays.get(heading_key(value)) if isinstance(value, str) else None
            if weekday is None or number > self.grid.month.last.day:
                continue
            day = self.grid.month.first + timedelta(days=number - 1)
            if day.weekday() != weekday:
                values = {"value": value, "day": day, "weekday": day, "month": self.grid.month}
                self.complain("excel.duty_weekday", (line, heading.index), **values)
                return True
        return False

    def _day_row(self) -> int:
        above = self.table.first_row - 1
        return above if _day_columns(self.table.sheet.rows.get(above, ())) else above - 1

    def take(self, row: BodyRow) -> None:
        person = self._person(row)
        for heading, number in self.days():
            raw = row.cell(heading.index)
            at = (row.number, heading.index)
            if raw is None and at in self.table.sheet.uncomputed:
                self.complain("excel.formula_without_value", at)
            if raw is None or (fold(str(raw)) in self.layouts.words.nothings and str(raw) not in self.grid.symbols):
                continue
            if number > self.grid.month.last.day:
                self.complain("excel.duty_day_outside", at, day=number, month=self.grid.month, value=shown(raw))
                continue
            intervals = self._intervals(raw, at, number)
            if intervals and person is not None:
                day = self.grid.month.first + timedelta(days=number - 1)
                self.cells.append(DutyCell(row.number, column_letters(heading.index), person, day, intervals))

    def _intervals(self, raw: object, at: tuple[int, int], day: int) -> tuple[Interval, ...]:
        text = clean(raw) if isinstance(raw, str) else shown(raw)
        meaning = self.grid.symbols.get(text, self.grid.symbols.get(text.upper()))
        if meaning is None and isinstance(raw, date):
            self.complain("excel.duty_cell_is_date", at, day=day, value=text)
            return ()
        if meaning is None and isinstance(raw, int | float | time | timedelta):
            self.complain("excel.duty_hours_only", at, day=day, value=text)
            return ()
        try:
            found = parse_intervals(meaning or text, {} if meaning else self.grid.symbols)
        except Refused:
            found = ()
        if not found and self.grid.symbols:
            self.complain("excel.duty_symbol_unknown", at, day=day, value=text, symbols=sorted(self.grid.symbols))
        elif not found:
            self.complain("excel.duty_not_understood", at, day=day, value=text)
        return found

    def _person(self, row: BodyRow) -> MemberId | None:
        before = len(self.reader.problems)
        said = self.reader.read(row)
        heading = self.table.heading("cccd" if "full_name" not in said and "cccd" in said else "full_name")
        wanted = str(said.get("full_name", said.get("cccd", "")))
        if not wanted:
            if len(self.reader.problems) == before:
                self.reader.say(Problem("excel.name_missing"), row.number, heading)
            return None
        found = self._candidates(said, row.title)
        if len(found) != 1:
            unknown = Problem("excel.duty_person_unknown", values={"value": wanted})
            several = Problem("excel.duty_person_ambiguous", values={"value": wanted, "count": len(found)})
            self.reader.say(several if found else unknown, row.number, heading)
            return None
        if (first := self.seen.setdefault(found[0], row.number)) != row.number:
            twice = Problem("excel.duty_person_twice", values={"value": wanted, "first_row": first})
            self.reader.say(twice, row.number, heading)
        return found[0]

    def _candidates(self, said: Mapping[str, object], title: str) -> list[MemberId]:
        """Return who a row can be: by CCCD alone where it has one, else by name, then by team and birth if need be."""
        if cccd := said.get("cccd"):
            return [person.member.id for person in self.grid.people if person.member.cccd == cccd]
        name = same_spelling(str(said.get("full_name", "")))
        found = [person for person in self.grid.people if same_spelling(person.member.full_name) == name]
        if len(found) > 1 and (team := str(said.get("team", title))):
            found = [person for person in found if same_spelling(person.team) == same_spelling(team)]
        if len(found) > 1 and isinstance(birth := said.get("birth"), Birth):
            found = [person for person in found if person.member.birth == birth]
        return [person.member.id for person in found]


def _day_heading(value: object) -> tuple[int, int | None, int | None] | None:
    """Return the day of a heading, with month and year where it names them."""
    if isinstance(value, datetime | date):
        return value.day, value.month, value.year
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (int(value), None, None) if 1 <= value <= 31 and value == int(value) else None
    if not isinstance(value, str):
        return None
    match = _DAY.fullmatch(_WEEKDAY_WORDS.sub(" ", fold(value)).strip(" ()-:,"))
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0) if match[3] else None
    return int(match[1]), int(match[2]) if match[2] else None, year


def _day_columns(row: Row) -> dict[int, int]:
    """Return day by column for the longest run of days that rises by one; none for a row that counts columns."""
    best: dict[int, int] = {}
    run: dict[int, int] = {}
    last = 0
    for index, value in enumerate(row):
        written = _day_heading(value)
        if written is None:
            if isinstance(value, int) and not isinstance(value, bool) and value == last + 1 == 32 and run:
                return {}
            continue
        run = {**run, index: written[0]} if written[0] == last + 1 and run else {index: written[0]}
        last = written[0]
        best = max(best, run, key=len)
    return best if len(best) >= _LEAST_DAYS else {}


def _grid_in(sheet: Sheet, layout: SheetLayout, weekdays: Mapping[str, int]) -> Table | None:
    """Return the grid of a sheet: the row with most days, and headings of names on it or just above."""
    found = [(number, days) for number, row in sheet.rows.items() if number <= 40 and (days := _day_columns(row))]
    if not found:
        return None
    number, days = max(found, key=lambda item: (len(item[1]), -item[0]))
    spread = spread_headings(sheet)
    named = [
        (start, headings)
        for start in range(number, max(0, number - 1 - _UNDER_NAMES), -1)
        if (headings := _names(layout, [spread.get(line, ()) for line in range(start, number + 1)], min(days)))
    ]
    if not named:
        return None
    start, headings = max(named, key=lambda item: len(item[1]))
    dated = [Heading(index, shown(sheet.rows[number][index]), _day_column(day)) for index, day in sorted(days.items())]
    under = [value for value in sheet.rows.get(number + 1, ()) if value is not None]
    named_days = len(under) >= _LEAST_DAYS and all(heading_key(str(value)) in weekdays for value in under)
    return Table(sheet, start, number + 1 + named_days, (*headings, *dated), ())


def _names(layout: SheetLayout, rows: Sequence[Row], before: int) -> tuple[Heading, ...]:
    headings = layout.match(joined([row[:before] for row in rows]))
    wanted = {layout.key, "cccd"}
    return headings if any(heading.column.field in wanted for heading in headings) else ()


def _day_column(day: int) -> Column:
    return Column(f"{_DAY_FIELD}{day}", "ignore", frozenset(), (), ())
