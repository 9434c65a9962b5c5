"""Which keys the parts of a form have, as an editor asks: those of its blocks' classes, and those of the whole."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from desktop_app.services.editing_forms import COLUMN, LINE


class Sort(StrEnum):
    """What a key holds."""

    TEXT = "text"
    """Words with slots."""
    WORDS = "words"
    TICK = "tick"
    CHOICE = "choice"
    NUMBER = "number"


class PartKey(NamedTuple):
    """One key of a part."""

    name: str
    sort: Sort
    needed: bool = False
    default: object = None
    choices: tuple[str, ...] = ()


HEAD_KEYS = (
    PartKey("title", Sort.WORDS, needed=True),
    PartKey("page.orientation", Sort.CHOICE, default="portrait", choices=("portrait", "landscape")),
    PartKey("warning", Sort.TEXT),
    PartKey("mark", Sort.TICK, default=False),
)
_ORDER = (Sort.TEXT, Sort.WORDS, Sort.CHOICE, Sort.NUMBER, Sort.TICK)
_OF_MANY = frozenset({"over", "even"})
"""Keys that say something only of a column that stands for several."""


def keys_of(kind: str, part: Mapping[str, Any]) -> tuple[PartKey, ...]:
    """Return the keys of a part, its words first; lists that it is filled from are no words and stay out."""
    from desktop_app.printing import vocabulary

    if kind == LINE:
        texts = [f"entries[{at}].{name}" for at in range(1, len(part["entries"]) + 1) for name in ("label", "value")]
        return (*(PartKey(name, Sort.TEXT, needed=True) for name in texts), PartKey("more", Sort.NUMBER, default=0))
    found = vocabulary.column_keys() if kind == COLUMN else vocabulary.block_keys(kind)
    keys = [
        PartKey(key.name, Sort(key.sort.value), key.needed, key.default, key.choices)
        for key in found
        if key.sort is not vocabulary.Sort.PATH and not (key.name in _OF_MANY and "each" not in part)
    ]
    if part.get("groups"):
        keys.append(PartKey("groups.title", Sort.TEXT, needed=True))
    else:
        keys = [key for key in keys if key.name not in {"subtotal_label", "numbering"}]
    return tuple(sorted(keys, key=lambda key: _ORDER.index(key.sort)))
