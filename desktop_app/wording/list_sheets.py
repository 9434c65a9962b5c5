"""A list as words and numbers with their places: what a form for paper says, and a workbook can show.

The room of paper reads it from a form, the room of workbooks writes it; neither knows the other. Lengths are points.
"""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Value = str | int | Decimal | date
Align = Literal["left", "center", "right"]
Shown = Literal["plain", "money", "two_digits"]
"""How a number is shown: as it is, by thousands, or with a nought before a single digit."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words look."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand across a share of the width."""

    text: str
    start: float
    end: float
    """From 0, the left edge, to 1."""
    face: Face
    words: tuple[tuple[float, ...], ...]
    """The width of each word of each forced line."""
    space: float = 0.0
    """The width of a space between two."""

    def lines(self, room: float) -> int:
        """Return how many lines it takes where each has ``room``; a word that is longer is broken."""
        count = 0
        for forced in self.words:
            count, used = count + 1, 0.0
            for word in forced:
                wanted = used + self.space + word if used else word
                if used and wanted > room:
                    count, wanted = count + 1, word
                more = max(math.ceil(wanted / room) - 1, 0)
                count, used = count + more, wanted - more * room
        return count


@dataclass(frozen=True, slots=True)
class Band:
    """One row of pieces outside a table; without pieces it is room of its own height."""

    pieces: tuple[Piece, ...]
    height: float = 0.0
    tied: bool = False
    """Whether it stays on the page of what follows; room always does."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table."""

    value: Value
    face: Face
    shown: Shown = "plain"
    grey: float | None = None
    """What it is tinted with, 0 for black to 1 for white."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; with one cell alone it is a line over the whole width."""

    cells: tuple[GridCell, ...]
    height: float
    tied: bool = False
    """Whether it stays on the page of what follows."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A heading over some columns and some rows of the head, each counted from 0 and both ends counted in."""

    text: str
    top: int
    bottom: int
    first: int
    last: int
    face: Face


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table; its head has as many rows as there are heights."""

    widths: tuple[float, ...]
    head: tuple[HeadCell, ...]
    head_heights: tuple[float, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet: bands and tables from top to bottom."""

    width: float
    landscape: bool
    margins_mm: tuple[float, float, float, float]
    """Top, right, bottom, left."""
    parts: tuple[Band | GridTable, ...]
    foot: str = ""
    """What stands at the foot of every page."""
