"""Read every cell of a row by its column's reader, and put the place to whatever is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from desktop_app.excel.columns import Heading
from desktop_app.excel.numbers import as_account, as_cccd, as_phone
from desktop_app.excel.reading import Table, merged_below
from desktop_app.excel.rows import BodyRow
from desktop_app.excel.values import (
    Ear,
    Reader,
    as_birth,
    as_count,
    as_day,
    as_education,
    as_lines,
    as_name,
    as_text,
    as_tick,
    from_words,
    refuse,
    written_day,
)
from desktop_app.model.problems import Place, Problem, Refused, Severity

_ENOUGH_DAYS = 5
"""Days that all happen to lie before the 13th: one list in a hundred with five of them."""

READERS: Mapping[str, Reader] = {
    "text": as_text,
    "lines": as_lines,
    "name": as_name,
    "birth": as_birth,
    "joined": as_day,
    "education": as_education,
    "cccd": as_cccd,
    "phone": as_phone,
    "account": as_account,
    "count": as_count,
    "tick": as_tick,
    "sex": from_words(lambda words: words.sexes, "excel.sex_unknown"),
    "role": from_words(lambda words: words.roles, "excel.role_unknown"),
    "residence": from_words(lambda words: words.residences, "excel.residence_unknown"),
}


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table in order; carried cells remember the row before."""

    table: Table
    ear: Ear
    problems: list[Problem] = field(default_factory=list)
    _columns: list[tuple[Heading, Reader]] = field(init=False)
    _plan: list[tuple[int, str, bool, Heading, Reader]] = field(init=False)
    """The columns taken apart, once and not for every cell."""
    _merged: Mapping[tuple[int, int], tuple[int, int]] = field(init=False)
    _carried: dict[str, tuple[str, object]] = field(default_factory=dict)
    _known: dict[tuple[int, str], object] = field(default_factory=dict)
    """What a text in a column was understood to say, where nothing had to be supposed."""
    _notes: dict[tuple[str, str], list[Problem]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        read = [heading for heading in self.table.headings if heading.column.read != "ignore"]
        self._columns = [(heading, READERS[heading.column.read]) for heading in read]
        self._plan = [(h.index, h.column.field, h.column.carry, h, reader) for h, reader in self._columns]
        self._merged = merged_below(self.table.sheet)

    def read(self, row: BodyRow) -> dict[str, object]:
        """Return what the row says, by field; a field is missing where its cell is empty or cannot be taken."""
        found: dict[str, object] = {}
        cells, width, doubtful = row.cells, len(row.cells), bool(self.table.sheet.uncomputed)
        for index, name, carry, heading, reader in self._plan:
            raw = cells[index] if index < width else None
            if raw is None or carry:
                raw = self._raw(row, heading) if doubtful or carry else None
            if raw is None or (isinstance(raw, str) and not raw.strip()):
                continue
            value = self._one(reader, raw, row.number, heading)
            if value is not None:
                found[name] = value
        return found

    def _raw(self, row: BodyRow, heading: Heading) -> object:
        raw = row.cell(heading.index)
        if raw is None and (row.number, heading.index) in self.table.sheet.uncomputed:
            self.say(Problem("excel.formula_without_value"), row.number, heading)
            return None
        if not heading.column.carry:
            return raw
        return self._carry(row, heading, raw)

    def _carry(self, row: BodyRow, heading: Heading, raw: object) -> object:
        """A cell left empty means the one above only within one block of the list: a title row begins a new one.

        Under the province's own headings every cell speaks for itself, for what is written out must read back equal.
        """
        name = heading.column.field
        if raw is not None:
            self._carried[name] = (row.title, raw)
            return raw
        if (above := self._merged.get((row.number, heading.index))) is not None:
            cells = self.table.sheet.rows.get(above[0], ())
            return cells[above[1]] if above[1] < len(cells) else None
        if heading.text == heading.column.province:
            return None
        title, value = self._carried.get(name, ("", None))
        if value is None or title != row.title:
            return None
        note = Problem("excel.note_carried", values={"value": str(value), "understood": str(value)})
        self.say(note, row.number, heading)
        return value

    def _one(self, reader: Reader, raw: object, number: int, heading: Heading) -> object:
        known = self._known.get((heading.index, raw)) if isinstance(raw, str) else None
        if known is not None:
            return known
        try:
            if isinstance(raw, float) and not isfinite(raw):
                raise refuse("excel.number_not_finite", raw)
            value = reader(raw, self.ear)
        except Refused as refused:
            for problem in refused.problems:
                self.say(problem, number, heading)
            value = None
        if self.ear.heard:
            for problem in self.ear.heard:
                self.say(problem, number, heading)
            self.ear.heard.clear()
        elif value is not None and isinstance(raw, str):
            self._known[heading.index, raw] = value
        return value

    def say(self, problem: Problem, number: int, heading: Heading | None) -> None:
        """Keep a problem with its place; notes are gathered by column."""
        column, name = (heading.text, heading.column.field) if heading else ("", "")
        at = Place(self.table.sheet.title, number, column, name)
        placed = Problem(problem.code, at, problem.values, problem.severity, problem.article)
        if problem.code.partition(".")[2].startswith("note_"):
            self._notes.setdefault((problem.code, column), []).append(placed)
        else:
            self.problems.append(placed)

    def swapped_dates(self) -> list[Problem]:
        """Return a warning for each column that an American Excel seems to have read month first.

        It makes days of what it can (day up to 12, and then swapped) and leaves the rest as text (day above 12).
        """
        found = []
        for heading, reader in self._columns:
            if reader not in {as_birth, as_day}:
                continue
            cells = [(number, row[heading.index]) for number, row in self.table.body() if heading.index < len(row)]
            days = [(number, value) for number, value in cells if isinstance(value, date)]
            texts = [day for _, value in cells if isinstance(value, str) and (day := written_day(value)) is not None]
            if len(days) >= _ENOUGH_DAYS and texts and min(texts) > 12 >= max(value.day for _, value in days):
                values = {
                    "days": len(days),
                    "texts": len(texts),
                    "row": days[0][0],
                    "value": days[0][1].strftime("%d/%m/%Y"),
                }
                place = Place(self.table.sheet.title, column=heading.text, field=heading.column.field)
                found.append(Problem("excel.dates_perhaps_swapped", place, values, Severity.WARNING))
        return found

    def notes(self) -> list[Problem]:
        """Return one note for each thing supposed in a column: how often, and the first case."""
        return [
            Problem(
                code,
                Place(source=self.table.sheet.title, column=column, field=cases[0].at.field),
                {**cases[0].values, "count": len(cases), "row": cases[0].at.row},
                Severity.WARNING,
            )
            for (code, column), cases in self._notes.items()
        ]
