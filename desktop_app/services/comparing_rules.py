"""Two texts of one rule, value by value: what was, what is to be, and by which document. Knows nothing of their sense.

Rows of a list are matched by what names them, a day or a code, so that a row slipped in between is one row more and
not a change of all that follow.
"""

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

MAX_DEPTH = 32
"""No rule nests deeper; what does was not written to be read."""
_NAMING = ("id", "code", "from", "valid_from", "day", "off", "kind", "name")
"""Keys by which a person tells the rows of a list apart, the best first."""
_STARTS = ("from", "valid_from", "day", "off")
_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that differs between two texts of a rule."""

    path: str
    """Where it stands: ``value[2026-07-01].by.II``, a row of a list named by its day or code, else counted from 1."""
    before: object | None
    """None where it was not there."""
    after: object | None
    """None where it is there no more."""
    document: str = ""
    """What the new value rests on; of one that goes, what it rested on; empty where the file names nothing."""
    starts: date | None = None
    """From when the row counts that it stands in; None for what holds always."""
    ends: date | None = None
    """The row's last day; None where it has none."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known above a value."""

    path: str = ""
    document: str = ""
    starts: date | None = None
    ends: date | None = None

    def inside(self, table: object, step: str) -> "_Row":
        """Return what is known in a table one step below."""
        path = f"{self.path}.{step}".lstrip(".") if step[:1] != "[" else f"{self.path}{step}"
        if not isinstance(table, Mapping):
            return _Row(path, self.document, self.starts, self.ends)
        source = table.get(_SOURCE)
        named = (source if isinstance(source, Mapping) else table).get("document")
        start = next((day for key in _STARTS if _is_day(day := table.get(key))), None)
        if start is None:
            return _Row(path, str(named or self.document), self.starts, self.ends)
        last = table.get("to", start if "day" in table or "off" in table else None)
        return _Row(path, str(named or self.document), start, last if _is_day(last) else None)


def plain_data(text: str) -> dict[str, object] | None:
    """Return what a TOML text says; None where it is none, or nests so deep that nobody could read it."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):  # no TOML, a number without end, or brackets without end
        return None
    return data if _depth_at_most(data, MAX_DEPTH) else None


def compare_texts(before: str, after: str) -> tuple[ValueChange, ...]:
    """Return every value that differs between two TOML texts, in the order of the new one; comments do not count.

    A text that cannot be read counts as empty: what is in force was read before, and what comes in is checked first.
    """
    old, new = plain_data(before) or {}, plain_data(after) or {}
    return tuple(_changes(old, new, _Row().inside(old, ""), _Row().inside(new, "")))


def _changes(old: object, new: object, was: _Row, will_be: _Row) -> Iterator[ValueChange]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [*new, *(key for key in old if key not in new)]:
            ours, theirs = old.get(key), new.get(key)
            yield from _changes(ours, theirs, was.inside(ours, key), will_be.inside(theirs, key))
    elif _is_rows(old) or _is_rows(new):
        yield from _row_changes(_rows(old), _rows(new), was, will_be)
    elif isinstance(old, Mapping) or isinstance(new, Mapping):
        yield from _changes(
            old if isinstance(old, Mapping) else {}, new if isinstance(new, Mapping) else {}, was, will_be
        )
        yield from _plain_change(_value(old), _value(new), was, will_be)
    else:
        yield from _plain_change(old, new, was, will_be)


def _plain_change(old: object, new: object, was: _Row, will_be: _Row) -> Iterator[ValueChange]:
    if type(old) is type(new) and old == new:
        return
    row = was if new is None else will_be
    yield ValueChange(row.path, old, new, row.document, row.starts, row.ends)


def _row_changes(old: Sequence[object], new: Sequence[object], was: _Row, will_be: _Row) -> Iterator[ValueChange]:
    """Compare lists of tables: equal rows fall out first, the rest are matched by name."""
    left, come = _names(_without(old, new)), _names(_without(new, old))
    for name in [*come, *(name for name in left if name not in come)]:
        ours, theirs = left.get(name, {}), come.get(name, {})
        yield from _changes(ours, theirs, was.inside(ours, f"[{name}]"), will_be.inside(theirs, f"[{name}]"))


def _without(rows: Sequence[object], others: Sequence[object]) -> list[object]:
    """Return the rows but those that stand in the others too, each as often as there."""
    there = Counter(map(_key, others))
    kept = []
    for row in rows:
        there[_key(row)] -= 1
        if there[_key(row)] < 0:
            kept.append(row)
    return kept


def _names(rows: Sequence[object]) -> dict[str, object]:
    """Return rows by what names them; several of one name are counted."""
    seen: dict[str, int] = defaultdict(int)
    named: dict[str, object] = {}
    for row in rows:
        table = row if isinstance(row, Mapping) else {}
        name = next((str(table[key]) for key in _NAMING if isinstance(table.get(key), (str, int, date))), "")
        seen[name] += 1
        named[" ".join(filter(None, (name, str(seen[name]) if seen[name] > 1 or not name else "")))] = row
    return named


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(row, Mapping) for row in value)


def _rows(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _value(value: object) -> object:
    return None if isinstance(value, Mapping) else value


def _key(row: object) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False, default=str)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _depth_at_most(data: object, limit: int) -> bool:
    """Look level by level, never deeper than the limit: dotted keys nest without any bracket."""
    level: list[object] = [data]
    for _ in range(limit):
        inner: list[object] = []
        for value in level:
            inner += value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
        if not inner:
            return True
        level = inner
    return False
