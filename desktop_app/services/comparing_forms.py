"""What a local form changes of the program's own: part by part, and word by word within a text."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from desktop_app.services.editing_forms import HEAD, INNER
from desktop_app.services.form_slots import CLOSE, OPEN

_WORD = re.compile(rf"(?:{OPEN}[^{CLOSE}]*{CLOSE}|[\w/]+|[^\w\s])\s*|\s+")


class Change(StrEnum):
    """What became of a part or a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FormDifference:
    """One thing that is different."""

    change: Change
    kind: str
    """The part's kind: a block's, ``column``, or ``head`` for what is said of the whole."""
    part: str
    """The part's key in the newer text; in the older one for what was removed."""
    key: str
    """The key within the part; empty for a whole part."""
    before: object | None
    after: object | None


def compare_forms(before: str, after: str) -> tuple[FormDifference, ...]:
    """Return what differs between two readable texts of a form, in the newer one's order; numbers of versions aside."""
    old, new = tomllib.loads(before), tomllib.loads(after)
    return (*_head(old, new), *_rows(old.get("block", []), new.get("block", []), "block"))


def _head(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FormDifference]:
    aside = {"block", "version", "local"}
    left = {key: value for key, value in old.items() if key not in aside}
    right = {key: value for key, value in new.items() if key not in aside}
    yield from _values(left, right, HEAD, "")


def _values(
    old: Mapping[str, Any], new: Mapping[str, Any], kind: str, part: str, at: str = ""
) -> Iterator[FormDifference]:
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        inner = f"{at}.{key}".lstrip(".")
        if key in INNER and kind != HEAD and not isinstance(now or was, str):
            yield from _rows(was or [], now or [], f"{part}.{key}")
        elif isinstance(was, Mapping) or isinstance(now, Mapping):
            yield from _values(was or {}, now or {}, kind, part, inner)
        elif was != now:
            yield FormDifference(_change(was, now), kind, part, inner, was, now)


def _change(was: object, now: object) -> Change:
    if was is None:
        return Change.ADDED
    return Change.REMOVED if now is None else Change.CHANGED


def _rows(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]], name: str) -> Iterator[FormDifference]:
    """Match equal parts first; of what stands between, like is held against like, the rest came or went."""
    matcher = SequenceMatcher(None, list(map(_key, old)), list(map(_key, new)), autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag != "equal":
            yield from _between(old[from_old:to_old], new[from_new:to_new], name, (from_old, from_new))


def _between(
    old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]], name: str, begin: tuple[int, int]
) -> Iterator[FormDifference]:
    left = list(enumerate(old, start=begin[0] + 1))
    for number, row in enumerate(new, start=begin[1] + 1):
        part, kind = f"{name}[{number}]", _kind(row, name)
        like = next((one for one in left if _kind(one[1], name) == kind), None)
        if like is None:
            yield FormDifference(Change.ADDED, kind, part, "", None, row)
        else:
            left.remove(like)
            yield from _values(like[1], row, kind, part)
    for number, row in left:
        yield FormDifference(Change.REMOVED, _kind(row, name), f"{name}[{number}]", "", row, None)


def _kind(row: Mapping[str, Any], name: str) -> str:
    return INNER.get(name.rpartition(".")[2]) or str(row.get("kind", ""))


def _key(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False, default=str)


def changed_words(before: str, after: str) -> tuple[tuple[Change | None, str], ...]:
    """Return a text's words in order with what became of them; None for what stands in both. A slot's name is one word.

    Spaces belong to the word before them and count for nothing; put together, the parts are the text again.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    found: list[tuple[Change | None, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append((None, "".join(new[c:d])))
            continue
        if b > a:
            found.append((Change.REMOVED, "".join(old[a:b])))
        if d > c:
            found.append((Change.ADDED, "".join(new[c:d])))
    return tuple(found)
