"""A form's data as an editor changes it: its parts in order, each text at its key; no file syntax is needed for it.

Data go in and changed data come out; nothing is kept here, and nothing judged: that is ``checking_forms``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any, NamedTuple

import tomli_w

Data = dict[str, Any]
_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
_HEAD = ("code", "title", "version", "local")
COLUMN, LINE = "column", "line"
"""Parts within a part: a column of a table, a line of labels to fill in."""
HEAD = "head"
INNER = {"columns": COLUMN, "rows": LINE}
"""Lists of a block whose rows are parts of their own."""
NEW_TEXT = "\N{HORIZONTAL ELLIPSIS}"
"""What a new part says until it is written: something, for an empty part is not seen."""


class FormPart(NamedTuple):
    """One part of the paper: a block, or a column of a table below it."""

    key: str
    """``block[3]``, ``block[3].columns[2]`` or ``block[3].rows[2]``; empty for what is said of the whole."""
    kind: str


def parts_of(data: Mapping[str, Any]) -> tuple[FormPart, ...]:
    """Return the whole first, then each block, the columns of a table or the lines to fill in after it."""
    return (FormPart("", HEAD), *_parts(data))


def _parts(data: Mapping[str, Any]) -> Iterator[FormPart]:
    for number, block in enumerate(_rows(data, "block"), start=1):
        yield FormPart(f"block[{number}]", str(block.get("kind", "")))
        for name, kind in INNER.items():
            for at, _ in enumerate(_rows(block, name), start=1):
                yield FormPart(f"block[{number}].{name}[{at}]", kind)


def _rows(holder: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    """Return the tables of a list; nothing for what a wrong file has in its place."""
    found = holder.get(name)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def steps_of(key: str) -> list[tuple[str, int | None]]:
    """Return the steps of a key: names, and for a row of a list its place counted from 0."""
    return [(name, int(at) - 1 if at else None) for name, at in _STEP.findall(key)]


def value_at(data: Mapping[str, Any], key: str) -> Any:
    """Return what stands at a key; None where nothing does. The whole stands at the empty key."""
    found: Any = data
    for name, at in steps_of(key):
        found = found.get(name) if isinstance(found, Mapping) else None
        if at is not None:
            found = found[at] if isinstance(found, list) and at < len(found) else None
    return found


def block_at(data: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], str]:
    """Return the block that a key stands in, and the rest of the key; empty where it stands in none."""
    match = re.match(r"(block\[\d+\])\.?(.*)", key)
    block = value_at(data, match[1]) if match else None
    return (block, match[2]) if match and isinstance(block, Mapping) else ({}, key)


def with_value(data: Mapping[str, Any], key: str, value: object | None) -> Data:
    """Return the data with another value at a key; None takes the key away."""
    changed: Data = deepcopy(dict(data))
    holder, _, name = key.rpartition(".")
    table = value_at(changed, holder) if holder else changed
    if table is None:
        table = changed[holder] = {}  # of the whole: what a form may leave out altogether
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value
    return changed


def moved(data: Mapping[str, Any], key: str, by: int) -> tuple[Data, str]:
    """Return the data with a part moved among its like, and the key it has then; unchanged where it is at the end."""
    changed: Data = deepcopy(dict(data))
    rows, at = _row(changed, key)
    to = at + by
    if not 0 <= to < len(rows):
        return changed, key
    rows.insert(to, rows.pop(at))
    return changed, f"{key[: key.rindex('[')]}[{to + 1}]"


def without(data: Mapping[str, Any], key: str) -> Data:
    """Return the data without a part."""
    changed: Data = deepcopy(dict(data))
    rows, at = _row(changed, key)
    del rows[at]
    return changed


def with_part(data: Mapping[str, Any], after: str, part: Mapping[str, Any]) -> tuple[Data, str]:
    """Return the data with a new part after another of its like, and its key; ``block[0]`` puts it first."""
    changed: Data = deepcopy(dict(data))
    holder = after[: after.rindex("[")]
    at = int(after[after.rindex("[") + 1 : -1])
    parent, _, name = holder.rpartition(".")
    table = value_at(changed, parent) if parent else changed
    table.setdefault(name, []).insert(at, dict(part))
    return changed, f"{holder}[{at + 1}]"


def _row(data: Data, key: str) -> tuple[list[Any], int]:
    rows = value_at(data, key[: key.rindex("[")])
    return rows, int(key[key.rindex("[") + 1 : -1]) - 1


def new_parts(data: Mapping[str, Any]) -> tuple[tuple[str, Data], ...]:
    """Return what may be added: what names it to the clerk (a kind, or a list of the document), and its data."""
    from desktop_app.printing.vocabulary import lists_of, offers

    found: list[tuple[str, Data]] = [
        ("paragraph", {"kind": "paragraph", "text": NEW_TEXT}),
        ("heading", {"kind": "heading", "text": NEW_TEXT}),
    ]
    context = str(data.get("context", ""))
    for name, kind in lists_of(context):
        first = next(iter(offers({"row": kind}, context)), None)
        if first is not None:
            way = f"|{first.filters[0]}" if first.filters[0] else ""
            found.append((f"{context}.{name}", {"kind": "items", "rows": name, "text": f"{{{first.path}{way}}}"}))
    return tuple(found)


def new_columns(data: Mapping[str, Any], table: str) -> tuple[tuple[str, Data], ...]:
    """Return the columns that may be added to a table: a row's value as the file has it, and the column's data."""
    from desktop_app.printing.vocabulary import offers, scope_of

    block, _ = block_at(data, table)
    context = str(data.get("context", ""))
    first = {**block, "columns": [{"head": "", "value": ""}]}
    scope = scope_of(context, first, "columns[1].value")
    row = {name: kind for name, kind in scope.items() if name in {"row", "row_number"}}
    found: list[tuple[str, Data]] = [("", {"head": NEW_TEXT, "value": "", "min_mm": 20})]
    for offer in offers(row, context):
        slot = f"{{{offer.path}|{offer.filters[0]}}}" if offer.filters[0] else f"{{{offer.path}}}"
        found.append((slot, {"head": NEW_TEXT, "value": slot, "min_mm": 15}))
    return tuple(found)


def text_of(data: Mapping[str, Any]) -> str:
    """Return data as a form's file: each block and each column under a heading of its own, so that lines can be named.

    Comments of a former file are not in its data.
    """
    lines: list[str] = [f"{key} = {_value(value)}" for key, value in _ordered(data) if not _is_table(value)]
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{key}]", *_inner(value, rows=True)]
        elif _is_table(value):
            for row in value:
                lines += ["", f"[[{key}]]", *_inner(row)]
                for inner, rows in row.items():
                    if _is_table(rows) and not isinstance(rows, Mapping):
                        for one in rows:
                            lines += ["", f"[[{key}.{inner}]]", *_inner(one, rows=True)]
    return "\n".join(lines) + "\n"


def _ordered(data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(data.items(), key=lambda item: _HEAD.index(item[0]) if item[0] in _HEAD else len(_HEAD))


def _inner(table: Mapping[str, Any], *, rows: bool = False) -> Iterator[str]:
    """Yield the lines of a table; lists of tables in it only where ``rows`` says so, within one line."""
    for key, value in table.items():
        if rows or not _is_table(value) or isinstance(value, Mapping):
            yield f"{key} = {_value(value)}"


def _is_table(value: object) -> bool:
    rows = isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)
    return isinstance(value, Mapping) or rows


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return tomli_w.dumps({"k": value}).removeprefix("k = ").rstrip("\n")
