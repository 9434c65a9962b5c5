"""A line of a form: words, ``**bold**`` and ``*italic*``, and slots ``{path|filter}``.

Emphasis is read before a value is put in, so a star in somebody's name stays a star. A slot is checked against the
types of its scope when the form is loaded, so nothing can be missing when it is drawn.
"""

import re
import typing
import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from operator import attrgetter
from types import UnionType
from typing import Any, NamedTuple

from desktop_app.printing.filters import FILTERS
from desktop_app.printing.fonts import Style

_TOKEN = re.compile(r"\*\*|\*|\{[^{}]*\}|[^*{}]+|[{}]")
_SLOT = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)(?:\|([a-z_]+))?\}\Z")

Scope = Mapping[str, object]
"""Names a template may begin a path with, and their types (at load) or values (when drawn)."""


class Fault(Exception):  # noqa: N818 - a value on its way to becoming a Problem
    """What is wrong in a form, before its file and key are known."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Run(NamedTuple):
    """Words in one face."""

    style: int
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value: the path to it and the way it is written."""

    path: str
    filter: str


@dataclass(frozen=True, slots=True)
class Template:
    """A line as parsed: pieces of words and slots, each with its face."""

    source: str
    pieces: tuple[tuple[int, str | Slot], ...]

    def runs(self, scope: Scope, base: int = 0) -> list[Run]:
        """Return the words with the values of the scope put in, in NFC; ``base`` is the face of plain words."""
        return [Run(style ^ base, _fill(piece, scope)) for style, piece in self.pieces]

    def text(self, scope: Scope) -> str:
        """Return the words alone."""
        return "".join(_fill(piece, scope) for _, piece in self.pieces)

    def slots(self) -> Iterator[Slot]:
        """Yield each slot."""
        return (piece for _, piece in self.pieces if isinstance(piece, Slot))

    def literals(self) -> str:
        """Return all words that stand in the form itself."""
        return "".join(piece for _, piece in self.pieces if isinstance(piece, str))


def _fill(piece: str | Slot, scope: Scope) -> str:
    if isinstance(piece, str):
        return piece
    chosen, value = FILTERS[piece.filter], value_at(scope, piece.path)
    return unicodedata.normalize(
        "NFC", chosen.write(value, scope.get("numbers")) if chosen.by_style else chosen.write(value)
    )


def parse(source: str) -> Template:
    """Return the template of a line; Fault where a slot or an emphasis is broken or a filter is unknown."""
    style = 0
    pieces: list[tuple[int, str | Slot]] = []
    for mark in _TOKEN.findall(unicodedata.normalize("NFC", source)):
        if mark == "**":
            style ^= Style.BOLD
        elif mark == "*":
            style ^= Style.ITALIC
        else:
            pieces.append((style, _slot(mark, source) if mark[0] in "{}" else mark))
    if style:
        raise Fault("printing.emphasis_open", text=source)
    return Template(source, tuple(pieces))


def _slot(token: str, source: str) -> Slot:
    if not (match := _SLOT.match(token)):
        raise Fault("printing.slot_broken", slot=token, text=source)
    name = match[2] or ""
    if name not in FILTERS:
        raise Fault("printing.filter_unknown", filter=name, slot=token)
    return Slot(match[1], name)


def value_at(scope: Scope, path: str) -> Any:
    """Return the value at a dotted path, which was checked when the form was loaded."""
    name, _, rest = path.partition(".")
    return attrgetter(rest)(scope[name]) if rest else scope[name]


def type_at(scope: Scope, path: str) -> Any:
    """Return the type at a dotted path, by the annotations of the context; Fault where there is no such field."""
    name, *rest = path.split(".")
    if name not in scope:
        raise Fault("printing.field_unknown", field=name, path=path)
    found: Any = scope[name]
    for part in rest:
        hints = fields_of(found)
        if part not in hints:
            raise Fault("printing.field_unknown", field=part, path=path)
        found = hints[part]
    return found


def fields_of(cls: Any) -> Mapping[str, Any]:
    """Return the fields of a context and their types; none for a plain value."""
    return _fields(cls)


@lru_cache(maxsize=512)
def _fields(cls: Hashable) -> Mapping[str, Any]:
    """Reading the types of a class takes longer than all else that a text is checked for."""
    return typing.get_type_hints(cls) if is_dataclass(cls) and isinstance(cls, type) else {}


def element_type(scope: Scope, path: str) -> Any:
    """Return what a tuple at the path holds; Fault where it is no tuple."""
    found = type_at(scope, path)
    if typing.get_origin(found) is not tuple:
        raise Fault("printing.not_a_list", path=path)
    return typing.get_args(found)[0]


def check_slot(slot: Slot, scope: Scope) -> None:
    """Raise Fault where the slot speaks of what the scope lacks, or its filter cannot write that type."""
    found = type_at(scope, slot.path)
    kinds = set(typing.get_args(found)) if isinstance(found, UnionType) else {found}
    if not kinds <= FILTERS[slot.filter].accepts:
        raise Fault("printing.filter_misfit", path=slot.path, filter=slot.filter or "-")
