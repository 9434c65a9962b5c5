"""What a form's texts may speak of, place by place, and which keys each block has: asked by whoever edits forms."""

import typing
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, Literal, NamedTuple

from desktop_app.printing.blocks.base import Block, Path
from desktop_app.printing.blocks.columns import Column
from desktop_app.printing.contexts import CONTEXTS
from desktop_app.printing.filters import FILTERS
from desktop_app.printing.reading import BLOCKS
from desktop_app.printing.template import Fault, Scope, Template, element_type, fields_of

DEEPEST = 3
"""``heading.dated.year``: no text needs to reach further into a context."""


class Sort(StrEnum):
    """What a key of a block holds."""

    TEXT = "text"
    """A template."""
    WORDS = "words"
    """Plain words: a separator."""
    TICK = "tick"
    CHOICE = "choice"
    NUMBER = "number"
    PATH = "path"
    """Which value of the document; changed as text alone."""


class Key(NamedTuple):
    """One key of a block or column."""

    name: str
    sort: Sort
    needed: bool
    default: object
    choices: tuple[str, ...] = ()


class Offer(NamedTuple):
    """A value that a text may show: its path, what names each step of the path, and how it may be written."""

    path: str
    names: tuple[str, ...]
    """``Recognition.effective_on``, or ``row_number``: keys of labels, the outermost first."""
    filters: tuple[str, ...]
    """The usual one first."""


_USUAL: Mapping[object, str] = {int: "plain"}
"""The way a type is written where several can; otherwise the first that accepts it."""


def block_keys(kind: str) -> tuple[Key, ...]:
    """Return the keys that a block of a kind may have, in the order of its class; none for an unknown kind."""
    return _keys(BLOCKS[kind]) if kind in BLOCKS else ()


def column_keys() -> tuple[Key, ...]:
    """Return the keys of a table's column."""
    return _keys(Column)


def _keys(cls: type[Block] | type[Column]) -> tuple[Key, ...]:
    hints = typing.get_type_hints(cls)
    found = []
    for field in fields(cls):
        sort = _sort(hints[field.name])
        if sort is not None:
            needed = field.default is MISSING
            choices = tuple(map(str, typing.get_args(hints[field.name]))) if sort is Sort.CHOICE else ()
            found.append(Key(field.name, sort, needed, None if needed else field.default, choices))
    return tuple(found)


def _sort(hint: Any) -> Sort | None:
    """Return what a key of a type holds; None for a list or table, which has a place of its own."""
    kinds = set(typing.get_args(hint)) - {type(None)} if isinstance(hint, UnionType) else {hint}
    kind = kinds.pop()
    if typing.get_origin(kind) is Literal:
        return Sort.CHOICE
    by_type = {
        Template: Sort.TEXT,
        str: Sort.WORDS,
        bool: Sort.TICK,
        int: Sort.NUMBER,
        float: Sort.NUMBER,
        Path: Sort.PATH,
    }
    return by_type.get(kind)


def scope_of(context: str, block: Mapping[str, Any], key: str = "") -> Scope:
    """Return what a text may begin a path with, and the types; ``key`` is as in ``columns[2].head``.

    Of a block whose lists cannot be found that of the whole document: what is wrong there is told by the check.
    """
    document: Scope = fields_of(CONTEXTS[context]) if context in CONTEXTS else {}
    with suppress(Fault):
        if "columns" in block:
            return _in_table(document, block, key)
        if "rows" in block and key not in {"rows", ""}:
            return {**document, "row": element_type(document, str(block["rows"])), "row_number": int}
    return document


def _in_table(document: Scope, block: Mapping[str, Any], key: str) -> Scope:
    groups, rows = block.get("groups"), str(block.get("rows", ""))
    group = {**document, "group": element_type(document, str(groups["rows"]))} if groups else document
    last = key.rpartition(".")[2]
    if not key.startswith("columns["):
        return group if last in {"title", "subtotal_label"} else document
    at = int(key[len("columns[") : key.index("]")]) - 1
    column = block["columns"][at]
    holder = "group." if groups else ""
    row = {**group, "row": element_type(group, f"{holder}{rows}"), "row_number": int}
    inner, prefix = {"value": (row, "row."), "subtotal": (group, "group.")}.get(last, (document, ""))
    if "each" not in column or "cells" not in column:
        return inner
    if last in {"head", "over"}:
        return {**document, "column": element_type(document, str(column["each"]))}
    return {**inner, "cell": element_type(inner, f"{prefix}{column['cells']}")}


def offers(scope: Scope, owner: str) -> tuple[Offer, ...]:
    """Return every value of a scope that can be written, the innermost names first; ``owner`` is the context's name."""
    inner = [name for name in ("cell", "column", "row", "row_number", "group") if name in scope]
    plain = [name for name in scope if name not in inner and _filters(scope[name])]
    names = [*inner, *plain, *(name for name in scope if name not in {*inner, *plain})]
    found: list[Offer] = []
    for name in names:
        label = name if name in inner else f"{owner}.{name}"
        found += _offers(name, scope[name], (label,))
    return tuple(found)


def _offers(path: str, kind: Any, names: tuple[str, ...]) -> Iterator[Offer]:
    if filters := _filters(kind):
        yield Offer(path, names, filters)
    elif is_dataclass(kind) and isinstance(kind, type) and len(names) < DEEPEST:
        for name, inner in fields_of(kind).items():
            yield from _offers(f"{path}.{name}", inner, (*names, f"{kind.__name__}.{name}"))


def _filters(kind: Any) -> tuple[str, ...]:
    kinds = set(typing.get_args(kind)) if isinstance(kind, UnionType) else {kind}
    fitting = [name for name, one in FILTERS.items() if kinds <= one.accepts]
    usual = _USUAL.get(kind)
    return tuple(sorted(fitting, key=lambda name: name != usual))


def lists_of(context: str) -> tuple[tuple[str, Any], ...]:
    """Return the document's lists with what each holds: what a part of one line an element can be made of."""
    found = []
    for name, kind in fields_of(CONTEXTS[context]).items() if context in CONTEXTS else ():
        if typing.get_origin(kind) is tuple:
            found.append((name, typing.get_args(kind)[0]))
    return tuple(found)


def spoken_classes() -> Iterator[type]:
    """Yield every class whose fields a form may name, each once."""
    waiting: list[Any] = list(CONTEXTS.values())
    seen: set[type] = set()
    while waiting:
        kind = waiting.pop()
        if typing.get_origin(kind) is tuple or isinstance(kind, UnionType):
            waiting += typing.get_args(kind)
        elif isinstance(kind, type) and is_dataclass(kind) and kind not in seen and not _filters(kind):
            seen.add(kind)
            waiting += fields_of(kind).values()
            yield kind


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a form may hold: beyond it nobody could read what it prints, and drawing would not end."""

    letters: int = 200_000
    text: int = 8_000
    blocks: int = 200
    columns: int = 60


LIMITS = Limits()
RANGES: Mapping[str, tuple[float, float]] = {
    "size": (6, 40),
    "gap": (0, 200),
    "min_mm": (0, 400),
    "max_mm": (0, 400),
    "grow": (0, 100),
    "row_mm": (0, 120),
    "row_padding": (0, 40),
    "label_column": (1, 60),
    "space_mm": (0, 120),
    "room_mm": (0, 120),
    "share": (0.05, 20),
    "more": (0, 20),
}
"""The least and most of each number in a block: beyond them a page cannot be laid out, or would be empty."""
ANY_NUMBER = (0.0, 1_000.0)
"""Of a number that has no range of its own."""
