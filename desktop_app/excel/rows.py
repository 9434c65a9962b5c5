"""Tell the rows of people from everything else that stands among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.excel.opening import Row
from desktop_app.excel.reading import Table, is_column_numbers, repeats_headings
from desktop_app.excel.words import Words, tidy
from desktop_app.model.problems import Place, Problem, Severity

_ORDINAL = re.compile(r"(?:[0-9]{1,3}|[ivxlc]{1,6}|[a-h])\s*[.)/:]\s*|[*+\-–•]\s*", re.IGNORECASE)
_BARE_ORDINAL = re.compile(r"(?:[0-9]{1,4}|[IVXLC]{1,6}|[A-H])[.)]?\Z")
_HEADCOUNT = re.compile(r"\s*[:(–-]?\s*\(?\s*[0-9]{1,3}\s+\w+(?:\s\w+)?\s*\)?\s*\Z")
_KEYS = ("full_name", "name", "cccd")
_PERSONAL = ("birth", "birth_male", "birth_female", "cccd")
"""A row with any of these is about a person, whatever its first words are."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of the list and the team's title row that it stands under."""

    number: int
    cells: Row
    title: str

    def cell(self, index: int) -> object:
        """Return the cell's value; None to the right of the last one, and for a text of nothing but spaces."""
        value = self.cells[index] if index < len(self.cells) else None
        return None if isinstance(value, str) and not value.strip() else value


def body_rows(table: Table, words: Words, *, titled: bool = True) -> tuple[list[BodyRow], list[Problem]]:
    """Return the rows that are entries of the list, and warnings of rows that hold something and were passed over.

    A lone team's name is a title over the rows below, unless ``titled`` is False: in a list of teams it is an entry.
    """
    return _Sorter(table, words, titled=titled).sort()


class _Sorter:
    def __init__(self, table: Table, words: Words, *, titled: bool) -> None:
        self._titled = titled
        self._table = table
        self._words = words
        self._title = ""
        self._signed = False
        self._rows: list[BodyRow] = []
        self._problems: list[Problem] = []
        self._fed = [h.index for h in table.headings if h.column.field != "number"]
        self._numbered = table.heading("number")
        self._key = next(h.index for f in _KEYS for h in table.headings if h.column.field == f)
        self._personal = [h.index for h in table.headings if h.column.field in _PERSONAL]
        self._telling = [*self._personal, *(h.index for h in table.headings if h.column.field.startswith("day"))]
        """Before the signatures a day's duty is somebody's too."""

    def sort(self) -> tuple[list[BodyRow], list[Problem]]:
        for number, cells in self._table.body():
            row = BodyRow(number, cells, self._title)
            if self._is_entry(row):
                self._rows.append(row)
        return self._rows, self._problems

    def _is_entry(self, row: BodyRow) -> bool:
        if not self._rows and is_column_numbers(row.cells):
            return False
        if any(row.cell(index) is not None for index in self._personal) and row.cell(self._key) is not None:
            return not repeats_headings(self._table, row.cells)
        texts = list(_texts(row))
        if not texts or self._closes(texts) or repeats_headings(self._table, row.cells):
            return False
        if self._titled and (title := self._team_title(texts)) is not None:
            self._title = title
            return False
        return self._holds_enough(row)

    def _holds_enough(self, row: BodyRow) -> bool:
        filled = sum(
            row.cell(index) is not None or (row.number, index) in self._table.sheet.uncomputed for index in self._fed
        )
        least = 3 if self._signed else 1
        if row.cell(self._key) is None:
            telling = self._personal if self._signed else self._telling
            if any(row.cell(index) is not None for index in telling):
                return True
            if any(not _BARE_ORDINAL.match(text) for text in _texts(row)) and not self._signed:
                self._pass_over(row)
            return False
        if filled == 1 and self._numbered is not None and row.cell(self._numbered.index) is None:
            if not self._signed:
                self._pass_over(row)
            return False
        return filled >= least

    def _pass_over(self, row: BodyRow) -> None:
        text = next(text for text in _texts(row) if not _BARE_ORDINAL.match(text))
        place = Place(source=self._table.sheet.title, row=row.number)
        self._problems.append(Problem("excel.row_passed_over", place, {"value": text[:80]}, Severity.WARNING))

    def _closes(self, texts: list[str]) -> bool:
        """Return whether a row sums up or signs; after signatures a row must say more to count."""
        lower = [text.lower() for text in texts]
        if any(_begins(text, self._words.totals) for text in lower):
            return True
        dated = any(all(word in text for word in self._words.dated) for text in lower)
        if dated or any(text.startswith(self._words.signatures) for text in lower):
            self._signed = True
            return True
        return False

    def _team_title(self, texts: list[str]) -> str | None:
        named = {text for text in texts if not _BARE_ORDINAL.match(text)}
        if len(named) != 1:
            return None
        text = _HEADCOUNT.sub("", _ORDINAL.sub("", named.pop(), count=1).rstrip(" :.")).strip(" :.-–")
        return text if _begins(text.lower(), self._words.team_words) else None


def _texts(row: BodyRow) -> Iterator[str]:
    for index in range(len(row.cells)):
        value = row.cell(index)
        if value is not None:
            yield tidy(value) if isinstance(value, str) else str(value)


def _begins(text: str, beginnings: tuple[str, ...]) -> bool:
    """Return whether a text begins with one of the words, whole."""
    return any(text == word or (text.startswith(word) and not text[len(word)].isalpha()) for word in beginnings)
