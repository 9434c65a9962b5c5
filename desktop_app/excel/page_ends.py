"""Where a workbook's page must end by hand, so that the signatures of a list never stand alone on the last one.

A workbook knows no rows that stay together, only ends of pages set by hand, and where its pages end otherwise is the
business of the program that shows it. So the end is set unless the last rows stay together on every page that is a
little shorter or longer than the one reckoned here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_STRAY = 0.03
"""The share by which a program's page may be shorter or longer than ours: it counts pixels, and its scale is whole."""
_TRIES = 9


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet."""

    height: float
    """In points."""
    tied: bool = False
    """Whether it must stay on the page of the next."""
    repeated: bool = False
    """Whether it is of the head that every page after it repeats."""


def end_before(rows: Sequence[SheetRow], room: float) -> int | None:
    """Return before which row, counted from 0, a page must end by hand; None where it need not.

    ``room`` is the height of a page between its margins, in points of the sheet.
    """
    start = _held(rows, room * (1 - _STRAY))
    if not start:
        return None
    rooms = [room * (1 - _STRAY + 2 * _STRAY * number / (_TRIES - 1)) for number in range(_TRIES)]
    if all(max(_pages(rows, one)) <= start for one in rooms):
        return None
    return _not_after_a_few(rows, start, rooms[0])


def _held(rows: Sequence[SheetRow], room: float) -> int:
    """Return the first of the rows that are tied to the last; fewer than all where a page does not hold them."""
    start = len(rows) - 1
    height = _head(rows) + rows[start].height
    while start and rows[start - 1].tied and not rows[start - 1].repeated:
        height += rows[start - 1].height
        if height > room:
            break
        start -= 1
    return start if not rows[start - 1].repeated else 0


def _not_after_a_few(rows: Sequence[SheetRow], start: int, room: float) -> int:
    """Return the row with which the shortest page would begin, where all from there fit one: no page has but a few."""
    begun = max(begin for begin in _pages(rows[:start], room))
    while begun and rows[begun - 1].tied and not rows[begun - 1].repeated:
        begun -= 1
    fits = _head(rows) + sum(row.height for row in rows[begun:]) <= room
    return begun if begun and fits else start


def _head(rows: Sequence[SheetRow]) -> float:
    return sum(row.height for row in rows if row.repeated)


def _pages(rows: Sequence[SheetRow], room: float) -> list[int]:
    """Return with which row each page begins where none is ended by hand."""
    begins, filled, head = [0], 0.0, 0.0
    for number, row in enumerate(rows):
        if filled + row.height > room and number > begins[-1]:
            begins.append(number)
            filled = head
        filled += row.height
        head += row.height if row.repeated else 0.0
    return begins
