"""Find the list in a workbook: which sheet, which rows are headings, which rows are people.

Clerks' sheets have title rows above the headings, headings on two rows, blocks merged across and down, a row of column
numbers, title rows of teams between the people, totals, and signatures at the end.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from desktop_app.excel.columns import Heading, Layouts, SheetLayout, heading_key
from desktop_app.excel.legacy import Alphabets, Conversion, Encoding, LegacyText
from desktop_app.excel.opening import Row, Sheet, Workbook
from desktop_app.excel.words import tidy
from desktop_app.model.problems import Place, Problem, Refused, Severity

_HEADINGS_WITHIN = 40
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a workbook is to be read: what the clerk has chosen so far."""

    today: date
    """The day against which ages and short years are read."""
    name: str = ""
    """The file's name for sentences, where only its bytes are at hand."""
    sheet: str = ""
    """A sheet's name; empty to take the one that fits best."""
    legacy: LegacyText = LegacyText.ASK


@dataclass(frozen=True, slots=True)
class Table:
    """A list found in a sheet."""

    sheet: Sheet
    heading_row: int
    """The first row of headings, from 1."""
    first_row: int
    """The first row after them."""
    headings: tuple[Heading, ...]
    unknown: tuple[str, ...]
    """Headings that feed nothing."""

    def heading(self, field: str) -> Heading | None:
        """Return the column that feeds a field."""
        return next((heading for heading in self.headings if heading.column.field == field), None)

    def body(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows after the headings, with their numbers."""
        for number, row in self.sheet.rows.items():
            if number >= self.first_row:
                yield number, row


def column_letters(index: int) -> str:
    """Return a column's letters, for an index from 0: ``0`` is ``A``."""
    letters, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def find_table(
    book: Workbook,
    layout: SheetLayout,
    wanted_sheet: str = "",
    finder: Callable[[Sheet, SheetLayout], Table | None] | None = None,
) -> tuple[Table, list[Problem]]:
    """Return the best table of the book and notes on the choice; raise Refused where there is none."""
    find = finder or table_in
    sheets = [sheet for sheet in book.sheets if not wanted_sheet or sheet.title == wanted_sheet]
    titles = [sheet.title for sheet in book.sheets]
    if not sheets:
        raise Refused(
            Problem("excel.sheet_missing", values={"file": book.name, "sheet": wanted_sheet, "sheets": titles})
        )
    tables = [table for sheet in sheets if (table := find(sheet, layout)) is not None]
    if not tables:
        raise Refused(Problem("excel.no_headings", values={"file": book.name, "sheets": titles}))
    best = max(tables, key=lambda table: (not table.sheet.hidden, len(table.headings), len(table.sheet.rows)))
    notes = []
    if len(tables) > 1:
        others = [table.sheet.title for table in tables if table is not best]
        notes.append(_note("excel.note_sheet_chosen", best.sheet.title, others=others))
    if best.unknown:
        notes.append(_note("excel.note_columns_unused", best.sheet.title, columns=list(best.unknown)))
    return best, notes


def _note(code: str, sheet: str, **values: object) -> Problem:
    return Problem(code, Place(source=sheet), values, Severity.WARNING)


def table_in(sheet: Sheet, layout: SheetLayout) -> Table | None:
    """Return the table of a sheet under the row of headings that names most fields, None where none names the key."""
    best: Table | None = None
    spread = spread_headings(sheet)
    for number in [n for n in sheet.rows if n <= _HEADINGS_WITHIN]:
        if best is not None and number > best.first_row + _DEEPEST:
            break
        for depth in range(1, _DEEPEST + 1):
            table = _try(sheet, layout, spread, number, depth)
            if table is not None and (best is None or len(table.headings) > len(best.headings)):
                best = table
    return best


def _try(sheet: Sheet, layout: SheetLayout, spread: Mapping[int, Row], number: int, depth: int) -> Table | None:
    rows = [spread.get(number + step, ()) for step in range(depth)]
    texts = joined(rows)
    headings = layout.match(texts)
    key = next((h for h in headings if h.column.field == layout.key), None)
    if key is None or len(headings) < layout.least_columns:
        return None
    if any(_own(sheet, number + step, key.index) for step in range(1, depth)):
        return None
    fed = {heading.index for heading in headings}
    unknown = tuple(text for index, text in enumerate(texts) if text and index not in fed)
    return Table(sheet, number, number + depth, headings, unknown)


def _own(sheet: Sheet, number: int, index: int) -> bool:
    """Return whether a cell under the key's heading holds something itself: then it is a person, not a heading."""
    row = sheet.rows.get(number, ())
    return index < len(row) and row[index] is not None


def joined(rows: Sequence[Row]) -> list[str]:
    """Return the headings of several rows read from top to bottom, each word once."""
    width = max((len(row) for row in rows), default=0)
    texts = []
    for index in range(width):
        parts: list[str] = []
        for row in rows:
            value = row[index] if index < len(row) else None
            text = tidy(value) if isinstance(value, str) else ""
            if text and text not in parts:
                parts.append(text)
        texts.append(" ".join(parts)[:120])
    return texts


def spread_headings(sheet: Sheet) -> dict[int, Row]:
    """Return the upper rows with every merged block filled."""
    reach = _HEADINGS_WITHIN + _DEEPEST
    rows = {number: list(row) for number, row in sheet.rows.items() if number <= reach}
    for merge in sheet.merges:
        if merge.first_row > reach:
            continue
        top = rows.get(merge.first_row, [])
        value = top[merge.first_column] if merge.first_column < len(top) else None
        if value is None:
            continue
        for number in range(merge.first_row, min(merge.last_row, reach) + 1):
            row = rows.setdefault(number, [])
            row.extend([None] * (merge.last_column + 1 - len(row)))
            row[merge.first_column : merge.last_column + 1] = [value] * (merge.last_column + 1 - merge.first_column)
    return {number: tuple(row) for number, row in rows.items()}


def merged_below(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell hidden under a block merged downwards, the cell that shows for it."""
    hidden: dict[tuple[int, int], tuple[int, int]] = {}
    last = max(sheet.rows, default=0)
    for merge in sheet.merges:
        for number in range(merge.first_row + 1, min(merge.last_row, last) + 1):
            hidden[number, merge.first_column] = (merge.first_row, merge.first_column)
    return hidden


def is_column_numbers(row: Row) -> bool:
    """Return whether a row only counts the columns: ``1 2 3``, ``(1) (2)``, ``A B 1 2``."""
    marks = [str(value).strip().strip("()[]") for value in row if value is not None]
    if len(marks) < 3 or not all(len(mark) <= 2 for mark in marks):
        return False
    numbers = [int(mark) for mark in marks if mark.isascii() and mark.isdigit()]
    rising = all(left < right for left, right in pairwise(numbers))
    letters = [mark for mark in marks if not mark.isdigit()]
    return len(numbers) >= 2 and rising and numbers[0] <= 2 and all(mark in "ABCD" for mark in letters)


def repeats_headings(table: Table, row: Row) -> bool:
    """Return whether a row is the headings once more, as at the top of a new page."""
    same = 0
    for heading in table.headings:
        value = row[heading.index] if heading.index < len(row) else None
        if isinstance(value, str) and value and not value[0].isdigit():
            same += heading_key(value) in heading.column.names
            if not same and heading.column.read == "name":
                return False
    return same >= 2


def decode(book: Workbook, layouts: Layouts, legacy: LegacyText) -> tuple[Workbook, tuple[Conversion, ...]]:
    """Return the book with old alphabets read, and each cell that this changes, its column named by letters.

    With KEEP nothing is touched. With ASK and CONVERT the texts are the same; asking is the caller's business.
    """
    if legacy is LegacyText.KEEP:
        return book, ()
    found: list[Conversion] = []
    sheets = []
    for sheet in book.sheets:
        changes = _changes(sheet, layouts)
        found += changes.values()
        sheets.append(replace(sheet, rows=_with(sheet.rows, changes)) if changes else sheet)
    return replace(book, sheets=tuple(sheets)), tuple(found)


def _with(rows: Mapping[int, Row], changes: Mapping[tuple[int, int], Conversion]) -> dict[int, Row]:
    by_row: dict[int, dict[int, str]] = {}
    for (number, index), change in changes.items():
        by_row.setdefault(number, {})[index] = change.converted
    return {
        number: tuple(by_row[number].get(index, value) for index, value in enumerate(row)) if number in by_row else row
        for number, row in rows.items()
    }


def _changes(sheet: Sheet, layouts: Layouts) -> dict[tuple[int, int], Conversion]:
    """Return the cells to convert. A text that reads well both ways goes with the rest of its column in its font."""
    alphabets = layouts.alphabets
    if not sheet.fonts and not _any_legacy(sheet, alphabets):
        return {}
    texts = {
        (number, index): value
        for number, row in sheet.rows.items()
        for index, value in enumerate(row)
        if isinstance(value, str)
        and (not value.isascii() or (number, index) in sheet.fonts)
        and not _known_heading(number, value, layouts)
    }
    sure = {at: alphabets.recognise(text, sheet.fonts.get(at, "")) for at, text in texts.items()}
    habits = _habits(sure) | _font_habits(sheet, texts, sure, alphabets)
    changes = {}
    for at, text in texts.items():
        font = sheet.fonts.get(at, "")
        encoding = alphabets.settle(text, sure[at], habits.get((at[1], font[:3]), habits.get((at[1], ""))), font)
        if encoding is not None and (converted := alphabets.convert(text, encoding, font)) != text:
            changes[at] = Conversion(sheet.title, at[0], column_letters(at[1]), encoding, text, converted)
    return changes


def _known_heading(number: int, text: str, layouts: Layouts) -> bool:
    """Return whether a text above is a heading we know as it stands: ``Thôn`` needs no other reading."""
    if number > _HEADINGS_WITHIN + _DEEPEST or layouts.alphabets.sense(text) < 1:
        return False
    key = heading_key(text)
    return any(key in column.names for layout in (layouts.members, layouts.teams) for column in layout.columns)


def _font_habits(
    sheet: Sheet,
    texts: Mapping[tuple[int, int], str],
    sure: Mapping[tuple[int, int], Encoding | None],
    alphabets: Alphabets,
) -> dict[tuple[int, str], Encoding | None]:
    """Return what a column's cells in a kind of old font mostly are, of those that only read one way.

    A column that gives no such sign goes with the whole sheet's cells in that font; None means Unicode.
    """
    votes: dict[tuple[int, str], list[Encoding | None]] = {}
    for at, font in sheet.fonts.items():
        if at not in texts:
            continue
        own = [sure[at]] if sure[at] or alphabets.proves_unicode(texts[at], font) else []
        votes.setdefault((at[1], font[:3]), []).extend(own)
        votes.setdefault((-1, font[:3]), []).extend(own)
    habits: dict[tuple[int, str], Encoding | None] = {}
    for (index, font), own in votes.items():
        found = own or votes[-1, font]
        old = [vote for vote in found if vote is not None]
        habits[index, font] = max(old, key=old.count) if len(old) * 2 > len(found) else None
    return habits


def _any_legacy(sheet: Sheet, alphabets: Alphabets) -> bool:
    """Return whether any text is surely in an old alphabet: in most lists none is, and no cell is looked at twice."""
    seen = {value for row in sheet.rows.values() for value in row if isinstance(value, str)}
    return any(alphabets.recognise(text) is not None for text in seen if not text.isascii())


def _habits(sure: Mapping[tuple[int, int], Encoding | None]) -> dict[tuple[int, str], Encoding | None]:
    """Return the alphabet of each column most of whose marked texts are in it, whatever their fonts."""
    counts: dict[int, list[Encoding | None]] = {}
    for (_, index), encoding in sure.items():
        counts.setdefault(index, []).append(encoding)
    return {
        (index, ""): encoding
        for index, found in counts.items()
        for encoding in Encoding
        if found.count(encoding) * 2 > len(found)
    }


def of_sheet(conversions: Sequence[Conversion], table: Table) -> tuple[Conversion, ...]:
    """Return the conversions of the sheet that is read, their columns named by heading below the headings."""
    own = [c for c in conversions if c.sheet == table.sheet.title]
    texts = {column_letters(heading.index): heading.text for heading in table.headings}
    return tuple(replace(c, column=texts.get(c.column, c.column)) if c.row >= table.first_row else c for c in own)


def unconfirmed(own: Sequence[Conversion], table: Table, legacy: LegacyText) -> list[Problem]:
    """Return the error that keeps a proposal from being written before the clerk has seen it."""
    if not own or legacy is not LegacyText.ASK:
        return []
    example = next((c for c in own if c.row >= table.first_row), own[0])
    values = {
        "count": len(own),
        "encodings": sorted({c.encoding for c in own}),
        "original": example.original,
        "converted": example.converted,
    }
    return [Problem("excel.encoding_unconfirmed", Place(source=table.sheet.title), values)]
