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


def page_ends(rows: Sequence[SheetRow], room: float) -> list[int]:
    """Return before which rows, counted from 0 and in order, a page must end by hand.

    ``room`` is the height of a page between its margins, in points of the sheet.
    """
    rooms = [room * (1 - _STRAY + 2 * _STRAY * number / (_TRIES - 1)) for number in range(_TRIES)]
    ends = [_above_the_head(rows, rooms)]
    ends.append(_before_the_last(rows, rooms, [end for end in ends if end]))
    return sorted({end for end in ends if end})


def one_page(rows: Sequence[SheetRow], span: range, ends: Sequence[int], room: float) -> bool:
    """Return whether all rows of a span stand on one page of the shortest."""
    return _together(_pages(rows, room * (1 - _STRAY), ends), span.start, span.stop - 1)


def _together(begins: Sequence[int], first: int, last: int) -> bool:
    return not any(first < begin <= last for begin in begins)


def _above_the_head(rows: Sequence[SheetRow], rooms: Sequence[float]) -> int:
    """Return the row before which a page ends so that no head stands below all rows of its table; 0 where none does."""
    head = next((number for number, row in enumerate(rows) if row.repeated), 0)
    last = next((number for number in range(head, len(rows)) if not rows[number].tied), head)
    start = _tied_to(rows, head)
    parted = any(not _together(_pages(rows, one), start, last) for one in rooms)
    return start if start and parted and sum(row.height for row in rows[start : last + 1]) <= rooms[0] else 0


def _tied_to(rows: Sequence[SheetRow], number: int) -> int:
    """Return the first of the rows that are tied to a row."""
    while number and rows[number - 1].tied and not rows[number - 1].repeated:
        number -= 1
    return number


def _before_the_last(rows: Sequence[SheetRow], rooms: Sequence[float], ends: Sequence[int]) -> int:
    start = _held(rows, rooms[0])
    if not start or all(_together(_pages(rows, one, ends), start, len(rows) - 1) for one in rooms):
        return 0
    return _not_after_a_few(rows, start, rooms[0], ends)


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


def _not_after_a_few(rows: Sequence[SheetRow], start: int, room: float, ends: Sequence[int]) -> int:
    """Return the row with which the shortest page would begin, where all from there fit one: no page has but a few."""
    begun = _tied_to(rows, max(_pages(rows[:start], room, ends)))
    fits = _head(rows) + sum(row.height for row in rows[begun:]) <= room
    return begun if begun and fits else start


def _head(rows: Sequence[SheetRow]) -> float:
    return sum(row.height for row in rows if row.repeated)


def _pages(rows: Sequence[SheetRow], room: float, ends: Sequence[int] = ()) -> list[int]:
    """Return with which row each page begins, where some are ended by hand."""
    begins, filled, head = [0], 0.0, 0.0
    for number, row in enumerate(rows):
        if number > begins[-1] and (filled + row.height > room or number in ends):
            begins.append(number)
            filled = head
        filled += row.height
        head += row.height if row.repeated else 0.0
    return begins
