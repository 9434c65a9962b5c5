"""One line of history: who did what, why, and how the rows looked before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
"""What an image may hold; no floats, so that its canonical form is one."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; ``before`` is None for a new row."""

    table: str
    key: str
    before: Mapping[str, JsonValue] | None
    after: Mapping[str, JsonValue] | None


@dataclass(frozen=True, slots=True)
class Change:
    """One committed change. ``digest`` covers ``previous`` and everything else, so the lines form a chain."""

    seq: int
    at: str
    """Moment with offset, ISO 8601."""
    by: str
    name: str
    """Dotted, ``duty.recorded``."""
    why: str
    rows: tuple[RowChange, ...]
    previous: str
    """Digest of the line before; 64 noughts for the first."""
    digest: str
    """SHA-256, lower-case hexadecimal."""
