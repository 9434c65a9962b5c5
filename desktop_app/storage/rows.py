"""Dataclass to row and back, by type: one description for each noun, no code for any.

Every field has a column of its own. A text, number, day or enum stands as itself; what has parts of its own is
canonical JSON text. Columns lifted out of the noun serve questions only and are never read back.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cached_property, lru_cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from desktop_app.model.change import JsonValue
from desktop_app.storage.values import AS_TEXT, canonical, plain, revive

N = TypeVar("N")
SqlValue = None | int | str | bytes
Image = dict[str, JsonValue]
_PARSE = json.JSONDecoder().raw_decode


@dataclass(frozen=True)
class Table(Generic[N]):
    """Where one noun is kept."""

    name: str
    noun: type[N]
    key: tuple[str, ...] = ("id",)
    lifted: Mapping[str, Callable[[Any], SqlValue]] = field(default_factory=dict)
    """Columns for questions, computed from the noun."""
    order: str = ""
    """What readings are ordered by; the key where nothing is said."""
    later: frozenset[str] = frozenset()
    """Columns of a later schema. Empty ones are left out of an image: what was kept before them is as it was kept."""
    remembers: int = 0
    """How many nouns are kept by their rows: of what is read for every sheet and seldom changed."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the noun's fields, which are the columns that are read back."""
        return tuple(f.name for f in fields(cast("Any", self.noun)))

    @cached_property
    def json_columns(self) -> frozenset[str]:
        """Return the columns that hold canonical JSON."""
        hints = get_type_hints(self.noun)
        return frozenset(name for name in self.columns if not _scalar(hints[name]))

    @cached_property
    def selected(self) -> str:
        """Return the list of columns for a SELECT."""
        return ", ".join(self.columns)

    @cached_property
    def select_live(self) -> str:
        """Return the question for one live row by its key."""
        return f"SELECT {self.selected} FROM {self.name} WHERE {self.where_key} AND retired = 0"  # noqa: S608 - our own names

    @cached_property
    def where_key(self) -> str:
        """Return the condition that finds one row by its key."""
        return " AND ".join(f"{name} = ?" for name in self.key)

    @cached_property
    def ordered(self) -> str:
        """Return the ORDER BY list; the key last, so that an order is never left to chance."""
        keys = ", ".join(self.key)
        return f"{self.order}, {keys}" if self.order else keys

    @cached_property
    def upsert(self) -> str:
        """Return the statement that writes one live row, new or known."""
        names = [*self.columns, *self.lifted]
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name not in self.key)
        return (
            f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)}) "  # noqa: S608 - our own names
            f"ON CONFLICT ({', '.join(self.key)}) DO UPDATE SET {updates}, retired = 0"
        )

    def image(self, noun: N) -> Image:
        """Return the noun as plain data; TypeError if it would not come back the same."""
        image = self._without_later(plain(noun))
        if self.json_columns and revive(self.noun, image) != noun:
            raise TypeError(f"{self.name}: {noun!r}")
        return image

    def key_of(self, image: Mapping[str, JsonValue]) -> str:
        """Return the key as history names it; the parts of a compound one are joined by a stroke."""
        return "|".join(str(image[name]) for name in self.key)

    def key_parts(self, key: str) -> list[str]:
        """Return the parts of a key as :meth:`key_of` gave it."""
        return key.split("|") if len(self.key) > 1 else [key]

    def row(self, noun: N, image: Mapping[str, JsonValue]) -> tuple[SqlValue, ...]:
        """Return the values of one row, in the order of :attr:`upsert`."""
        own = [self._cell(name, image.get(name) if name in self.later else image[name]) for name in self.columns]
        return (*own, *(lift(noun) for lift in self.lifted.values()))

    def stored_image(self, row: Sequence[Any]) -> Image:
        """Return the plain data of a row read by :attr:`selected`."""
        image: Image = dict(zip(self.columns, row, strict=True))
        for name in self.json_columns:
            if image[name] is not None:
                image[name] = parsed(cast("str", image[name]))
        return self._without_later(image)

    def _without_later(self, image: Image) -> Image:
        if not self.later:
            return image
        return {name: value for name, value in image.items() if value is not None or name not in self.later}

    def noun_of(self, row: Sequence[Any]) -> N:
        """Return the noun of a row read by :attr:`selected`."""
        return self._remembered(tuple(row)) if self.remembers else self._revived(row)

    def _revived(self, row: Sequence[Any]) -> N:
        return revive(self.noun, self.stored_image(row))

    @cached_property
    def _remembered(self) -> Callable[[tuple[Any, ...]], N]:
        """Equal rows are one noun, which nobody can change."""
        return lru_cache(maxsize=self.remembers)(self._revived)

    def nouns_of(self, rows: Iterable[Sequence[Any]]) -> list[N]:
        """Return the nouns of rows read by :attr:`selected`."""
        return [self.noun_of(row) for row in rows]

    def _cell(self, name: str, value: JsonValue) -> SqlValue:
        if name in self.json_columns and value is not None:
            return canonical(value)
        return cast("SqlValue", value)


def parsed(text: str) -> JsonValue:
    """Return the value of a JSON text that nothing stands around, as we write it; ValueError otherwise."""
    value, end = _PARSE(text)
    if end != len(text):
        raise ValueError(text)
    return cast("JsonValue", value)


def _scalar(hint: Any) -> bool:
    """Return whether a value of this type, or None, stands in a column as itself."""
    if get_origin(hint) in {Union, UnionType}:
        return all(_scalar(part) for part in get_args(hint) if part is not NoneType)
    hint = getattr(hint, "__supertype__", hint)
    return isinstance(hint, type) and (hint in {str, int, *AS_TEXT} or issubclass(hint, Enum))
