"""A sheet as data: which headings there are, which field each feeds, how its cells are read and how wide it is written.

The data stand in ``resources/excel/*.toml``; a province's own layout is another such file, not code.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from desktop_app.excel.legacy import Alphabets
from desktop_app.excel.words import Words
from desktop_app.model.text import fold


@lru_cache(maxsize=8_192)
def heading_key(text: str) -> str:
    """Return a heading as it is compared: letters and digits alone, without case and marks."""
    return "".join(c for c in fold(text) if c.isalnum())


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a sheet and the headings that may stand over it, as :func:`heading_key` writes them."""

    field: str
    read: str
    """The name of its reader in ``excel.values``."""
    names: frozenset[str]
    holds: tuple[str, ...]
    not_holds: tuple[str, ...]
    province: str = ""
    """The province's own heading, to the letter; empty where it has no such column."""
    title: str = ""
    """The heading it is written under where the province has none."""
    carry: bool = False
    width: float = 14


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a file: its number from 0, its words as they stand there, and what it feeds."""

    index: int
    text: str
    column: Column


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """All columns of one kind of sheet."""

    code: str
    key: str
    """The field without which a row of headings is none."""
    least_columns: int
    columns: tuple[Column, ...]
    province_order: tuple[str, ...]

    def column(self, field: str) -> Column:
        """Return the column of a field; KeyError for none."""
        return {column.field: column for column in self.columns}[field]

    def by_province(self, code: str) -> Column:
        """Return the column with the province's heading; KeyError for none."""
        return {column.province: column for column in self.columns if column.province}[code]

    def match(self, texts: Sequence[str]) -> tuple[Heading, ...]:
        """Return which columns the headings name, at most one for each field: the whole words win over a part."""
        fits = [(self._fit(heading_key(text)), index, text) for index, text in enumerate(texts) if text]
        taken: dict[str, Heading] = {}
        for whole in (True, False):
            for fit, index, text in fits:
                if fit is not None and fit[1] is whole and fit[0].field not in taken:
                    taken[fit[0].field] = Heading(index, text, fit[0])
        return tuple(sorted(taken.values(), key=lambda heading: heading.index))

    def _fit(self, key: str) -> tuple[Column, bool] | None:
        """Return the column for a heading and whether its whole words are known."""
        if not key:
            return None
        for column in self.columns:
            if key in column.names:
                return column, True
        parts = [(len(part), column) for column in self.columns for part in column.holds if part in key]
        for _, column in sorted(parts, key=lambda part: -part[0]):
            if not any(bad in key for bad in column.not_holds):
                return column, False
        return None


@dataclass(frozen=True, slots=True)
class Layouts:
    """Everything that ``resources/excel`` says: the sheets, the words in cells and the old alphabets."""

    members: SheetLayout
    teams: SheetLayout
    duty: SheetLayout
    words: Words
    alphabets: Alphabets
    weekdays: Mapping[str, int]
    """Words of weekdays, as :func:`heading_key` writes them, to 0 for Monday … 6 for Sunday."""
    paper: Mapping[str, Any]
    """Titles and headings of the workbooks we make ourselves."""

    @classmethod
    def load(cls, folder: Path) -> "Layouts":
        """Return what the folder's files say; ValueError or KeyError where one is wrong, which a test finds first."""
        members, duty = _layout(_toml(folder / "members.toml")), _toml(folder / "duty.toml")
        return cls(
            members=members,
            teams=_layout(_toml(folder / "teams.toml")),
            duty=_duty(duty, members),
            words=Words.parse(_toml(folder / "values.toml")),
            alphabets=Alphabets.parse(_toml(folder / "legacy.toml")),
            weekdays={heading_key(word): day for day, words in enumerate(duty["weekdays"]) for word in words},
            paper=_toml(folder / "paper.toml"),
        )


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _layout(data: Mapping[str, Any]) -> SheetLayout:
    columns = tuple(_column(entry) for entry in data["column"])
    return SheetLayout(
        data["code"],
        data["key"],
        data["least_columns"],
        columns,
        tuple(data["province_order"]),
    )


def _column(entry: Mapping[str, Any]) -> Column:
    names = [*entry.get("names", ()), *([entry["province"]] if "province" in entry else [])]
    return Column(
        field=entry["field"],
        read=entry["read"],
        names=frozenset(heading_key(name) for name in names),
        holds=tuple(heading_key(part) for part in entry.get("holds", ())),
        not_holds=tuple(heading_key(part) for part in entry.get("not_holds", ())),
        province=entry.get("province", ""),
        title=entry.get("names", entry.get("holds", [entry["field"]]))[0],
        carry=entry.get("carry", False),
        width=entry.get("width", 14),
    )


def _duty(data: Mapping[str, Any], members: SheetLayout) -> SheetLayout:
    """The grid names people in the columns of the members' list; its days are found apart."""
    columns = tuple(members.column(field) for field in data["fields"])
    return SheetLayout(data["code"], data["key"], data["least_columns"], columns, ())
