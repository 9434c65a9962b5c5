"""A table of a data file, read key by key: every wrong or unknown key is a problem with its file and path.

Nothing stops at the first fault: readers return a harmless value and go on, so that all faults show at once. But what
could not be read is told once: nothing more is said of the value that stands in its place.
"""

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from desktop_app.model.problems import Place, Problem
from desktop_app.model.text import clean

Word = TypeVar("Word", bound=StrEnum)
_EXACT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?\Z", re.ASCII)
"""A number as people write it: no exponent could make it longer than any sum of money."""
DAWN = date(1900, 1, 1)
"""Stands for a day that could not be read; what holds it is never handed out."""


class Wanted(StrEnum):
    """What a key should hold."""

    TEXT = "text"
    INTEGER = "integer"
    EXACT = "exact"
    """A number written as text, so that it is exact."""
    FLAG = "flag"
    DAY = "day"
    MONTH = "month"
    MOMENT = "moment"
    LIST = "list"
    TABLE = "table"
    WEEKDAYS = "weekdays"
    SHARE = "share"
    WHOLE = "whole"


@dataclass(slots=True)
class Table:
    """One table of a file; ``path`` is how its keys are named in problems."""

    data: Mapping[str, object]
    file: str
    path: str
    problems: list[Problem]
    _asked: set[str] = field(default_factory=set)
    """Keys that were read."""
    _looked_for: set[str] = field(default_factory=set)
    """Keys that may stand here, read or not."""
    _unread: dict[str, Problem] = field(default_factory=dict)
    """Keys of which no value could be had, with what was told of that."""
    _instead: dict[str, str] = field(default_factory=dict)
    """Keys of which one stands for the other."""
    _begins: int | None = None
    """Where problems of this table begin among those of the file."""

    def wrong(self, key: str, code: str, **values: object) -> None:
        """Note a problem at a key of this table; not where its value could not be read, for that is told already."""
        if key not in self._unread:
            self.problems.append(self._problem(key, code, **values))

    def _problem(self, key: str, code: str, **values: object) -> Problem:
        where = f"{self.path}.{key}".strip(".")
        return Problem(code, Place(source=self.file, column=where), {"key": where, **values})

    def _cannot_read(self, key: str, code: str, **values: object) -> None:
        told = self._unread[key] = self._problem(key, code, **values)
        self.problems.append(told)

    def unread(self, *keys: str) -> bool:
        """Return whether one of the keys was asked for in vain: what was returned only stands in its place."""
        return any(key in self._unread for key in keys)

    @property
    def clean(self) -> bool:
        """Return whether nothing is wrong so far with this table and those inside it, so that it can be judged."""
        return self._begins is None or len(self.problems) == self._begins

    def missing(self, key: str) -> None:
        """Note that a key is missing."""
        self._looked_for.add(key)
        self._cannot_read(key, "rules.key_missing")

    def needs(self, key: str, found: Sized) -> None:
        """Note a problem where the list read at a key is missing or empty."""
        if not found and not self.has(key):
            self.missing(key)
        elif not found:
            self.wrong(key, "rules.list_empty")

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        self._looked_for.add(key)
        return key in self.data

    def _get(self, key: str, wanted: Wanted, kinds: type | tuple[type, ...]) -> object | None:
        if not self._given(key):
            self.missing(key)
            return None
        value = self.data[key]
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
            self._cannot_read(key, "rules.value_wrong", value=value, wanted=wanted)
            return None
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text in NFC, never an empty one; the default where the key is missing and there is one."""
        if default is not None and not self._given(key):
            return default
        value = self._get(key, Wanted.TEXT, str)
        if isinstance(value, str) and not clean(value):
            self._cannot_read(key, "rules.text_empty")
        return clean(value) if isinstance(value, str) else ""

    def integer(self, key: str, default: int | None = None, least: int = 0) -> int:
        """Return a whole number not below ``least``."""
        if default is not None and not self._given(key):
            return default
        value = self._get(key, Wanted.INTEGER, int)
        if isinstance(value, int) and value < least:
            self._cannot_read(key, "rules.value_too_small", value=value, least=least)
        return value if isinstance(value, int) else least

    def optional_integer(self, key: str, least: int = 0) -> int | None:
        """Return a whole number not below ``least``, or None where the key is missing."""
        return self.integer(key, least=least) if self._given(key) else None

    def one_of(self, first: str, second: str) -> bool:
        """Return whether the first of two keys that say the same is there; both are a problem."""
        self._instead |= {first: second, second: first}
        if self.has(first) and self.has(second):
            self._asked.update((first, second))
            self.wrong(second, "rules.keys_together", other=first)
        return self.has(first)

    def _given(self, key: str) -> bool:
        self._asked.add(key)
        if self._begins is None:
            self._begins = len(self.problems)
        return self.has(key)

    def at_most(self, key: str, value: Decimal | int, most: Decimal | int) -> None:
        """Note a problem where the value read at a key is above ``most``."""
        if value > most:
            self.wrong(key, "rules.value_too_large", value=value, most=most)

    def not_empty(self, *keys: str) -> None:
        """Note a problem at each of the keys that holds an empty list: it must not pass for a missing one."""
        for key in keys:
            if self.data.get(key) == []:
                self.wrong(key, "rules.list_empty")

    def optional_flag(self, key: str) -> bool | None:
        """Return a yes or no, or None where the key is missing."""
        return self.flag(key, default=False) if self._given(key) else None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a yes or no."""
        if not self._given(key):
            return default
        return self._get(key, Wanted.FLAG, bool) is True

    def day(self, key: str) -> date:
        """Return a day."""
        value = self._get(key, Wanted.DAY, date)
        if isinstance(value, datetime):
            self._cannot_read(key, "rules.value_wrong", value=value, wanted=Wanted.DAY)
            return DAWN
        return value if isinstance(value, date) else DAWN

    def optional_day(self, key: str) -> date | None:
        """Return a day, or None where the key is missing."""
        return self.day(key) if self._given(key) else None

    def days(self, key: str) -> tuple[date, ...]:
        """Return the days of a list; an empty one where the key is missing."""
        return tuple(d for d in self._list(key) if self._is(key, d, date, Wanted.DAY) and isinstance(d, date))

    def exact(self, key: str, default: str | None = None) -> Decimal:
        """Return a number written as text (``"0.0125"``) or a whole number; never a float."""
        if default is not None and not self._given(key):
            return Decimal(default)
        return self._decimal(key, self._get(key, Wanted.EXACT, (str, int)))

    def optional_exact(self, key: str) -> Decimal | None:
        """Return an exact number, or None where the key is missing."""
        return self.exact(key) if self._given(key) else None

    def _decimal(self, key: str, value: object) -> Decimal:
        if value is None:
            return Decimal(0)
        text = str(value)
        if not _EXACT.match(text):
            self._cannot_read(key, "rules.value_wrong", value=value, wanted=Wanted.EXACT)
            return Decimal(0)
        return Decimal(text)

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """Return one word of a closed list; an unknown one is a problem that names the known."""
        if default is not None and not self._given(key):
            return default
        value = self._get(key, Wanted.TEXT, str)
        return self._known(key, value, words) or next(iter(words))

    def optional_word(self, key: str, words: type[Word]) -> Word | None:
        """Return one word of a closed list, or None where the key is missing."""
        return self.word(key, words) if self._given(key) else None

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return the words of a list; an empty one where the key is missing."""
        found = (self._known(key, item, words) for item in self._list(key))
        return tuple(word for word in found if word is not None)

    def _known(self, key: str, value: object, words: type[Word]) -> Word | None:
        if value is None:
            return None
        try:
            return words(str(value))
        except ValueError:
            self._cannot_read(key, "rules.word_unknown", value=value, known=tuple(word.value for word in words))
            return None

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the whole numbers of a list; an empty one where the key is missing."""
        return tuple(n for n in self._list(key) if self._is(key, n, int, Wanted.INTEGER) and isinstance(n, int))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; an empty one where the key is missing."""
        found = [t for t in self._list(key) if self._is(key, t, str, Wanted.TEXT) and isinstance(t, str)]
        if not all(map(clean, found)):
            self._cannot_read(key, "rules.text_empty")
        return tuple(found)

    def _is(self, key: str, value: object, kind: type, wanted: Wanted) -> bool:
        if isinstance(value, kind) and not isinstance(value, bool):
            return True
        self._cannot_read(key, "rules.value_wrong", value=value, wanted=wanted)
        return False

    def _list(self, key: str) -> list[object]:
        if not self._given(key):
            return []
        value = self._get(key, Wanted.LIST, list)
        return value if isinstance(value, list) else []

    def table(self, key: str) -> "Table":
        """Return a table inside this one; where it is missing an empty one that nothing more is told of."""
        value = self._get(key, Wanted.TABLE, dict)
        if isinstance(value, dict):
            return self._inner(key, value)
        return Table({}, self.file, self.path, [])

    def optional_table(self, key: str) -> "Table | None":
        """Return a table inside this one, or None where the key is missing."""
        return self.table(key) if self._given(key) else None

    def tables(self, key: str) -> list["Table"]:
        """Return the tables of a list; an empty one where the key is missing."""
        items = [
            (n, item) for n, item in enumerate(self._list(key), start=1) if self._is(key, item, dict, Wanted.TABLE)
        ]
        return [self._inner(f"{key}[{n}]", item) for n, item in items if isinstance(item, dict)]

    def _inner(self, key: str, data: Mapping[str, object]) -> "Table":
        return Table(data, self.file, f"{self.path}.{key}".strip("."), self.problems)

    def done(self) -> None:
        """Note every key that nobody asked for, before all else: a misspelt one must not pass for a missing one."""
        told = self._misspelt()
        strange = [key for key in self.data if key not in self._asked and key not in told]
        self._tell_first([*told.values(), *(self._problem(key, "rules.key_unknown") for key in strange)])

    def given_up(self) -> None:
        """Note a misspelt key in place of what is missing; of other keys nobody knows whether they belong here."""
        if told := self._misspelt():
            for problem in self._unread.values():
                self.problems.remove(problem)
            self._tell_first([*told.values()])

    def _misspelt(self) -> dict[str, Problem]:
        """Return a problem for each strange key like one that is not there; of the latter nothing more is told."""
        lacking = sorted(self._looked_for - self.data.keys())
        told: dict[str, Problem] = {}
        for key in self.data:
            if key not in self._asked and (near := get_close_matches(key, lacking, 1)):
                told[key] = self._problem(key, "rules.key_misspelt", meant=near[0])
                lacking.remove(near[0])
                for meant in (near[0], self._instead.get(near[0], "")):
                    if (missing := self._unread.pop(meant, None)) is not None:
                        self.problems.remove(missing)
        return told

    def _tell_first(self, told: list[Problem]) -> None:
        begins = len(self.problems) if self._begins is None else self._begins
        self.problems[begins:begins] = told
