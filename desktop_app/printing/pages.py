"""From units to pages: what belongs together stays together, a table's head is repeated.

A unit is a piece of paper that is never cut: a line, a row, a signature block. Its drawing is a list of marks in
points, x from the left margin, y downward from the unit's upper edge.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple


class Text(NamedTuple):
    """Letters: left end of the baseline, face, size, and what is added to each space."""

    x: float
    y: float
    style: int
    size: float
    text: str
    stretch: float = 0.0


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    dotted: bool = False
    """A row of dots to write on, instead of a line."""


class Tint(NamedTuple):
    """A grey rectangle, drawn under everything else; ``y`` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    grey: float


class SigningRoom(NamedTuple):
    """Where somebody signs. Nothing is drawn: the file tells the place to programs that sign it."""

    x: float
    y: float
    width: float
    height: float


Mark = Text | Stroke | Tint | SigningRoom


@dataclass(slots=True)
class Unit:
    """A piece that is never cut."""

    height: float
    marks: list[Mark] = field(default_factory=list)
    gap: float = 0.0
    """Room above it; dropped at the top of a page."""
    tied: bool = False
    """Whether it must stand on the same page as the unit after it."""
    opens: bool = False
    """Whether it is the title of what follows, and so the last place where units that are tied may be parted."""
    head: "Unit | None" = None
    """What is repeated above it when it is the first of a page."""


class Placed(NamedTuple):
    """A unit on a page, ``y`` points below the top margin."""

    unit: Unit
    y: float


Page = list[Placed]


TIED_UNITS = 2
"""How many lines or rows go with a signature to a new page."""


def tie_last(units: Sequence[Unit]) -> None:
    """Tie the last units to what follows, so that a signature never stands alone."""
    for unit in units[-TIED_UNITS:]:
        unit.tied = True


def paginate(units: Iterable[Unit], height: float) -> list[Page]:
    """Return the pages; ``height`` is the room between the margins in points."""
    pages: list[Page] = [[]]
    y = 0.0
    for group in chain.from_iterable(_parted(tied, height) for tied in _groups(units)):
        needed = sum(unit.gap + unit.height for unit in group)
        if y and y + needed > height + 0.01:
            pages.append([])
            y = 0.0
        for unit in group:
            if y and y + unit.gap + unit.height > height + 0.01:
                pages.append([])
                y = 0.0
            y = _place(pages[-1], unit, y)
    return pages


def _parted(group: list[Unit], height: float) -> list[list[Unit]]:
    """Return the group, or, where it is taller than a page, its parts: the last as tall as a page allows.

    So what stands at the end, the signatures above all, has as much with it as can be.
    """
    for start in range(len(group)):
        if start and group[start - 1].opens:
            continue
        tail = group[start:]
        head = tail[0].head.height if tail[0].head is not None else 0.0
        if head + sum(unit.gap + unit.height for unit in tail) <= height:
            return [*_parted(group[:start], height), tail] if start else [group]
    return [group]


def _place(page: Page, unit: Unit, y: float) -> float:
    if not page and unit.head is not None:
        page.append(Placed(unit.head, 0.0))
        y = unit.head.height
    elif page:
        y += unit.gap
    page.append(Placed(unit, y))
    return y + unit.height


def _groups(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    group: list[Unit] = []
    for unit in units:
        group.append(unit)
        if not unit.tied:
            yield group
            group = []
    if group:
        yield group
