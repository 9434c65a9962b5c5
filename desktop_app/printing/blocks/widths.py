"""How wide a table's columns are: the largest size at which all fit, the room shared by what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.printing.blocks.base import Desk
from desktop_app.printing.blocks.columns import Cell, FlatColumn
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.lines import words_of
from desktop_app.printing.profile import MM, TableMeasures

SMALL = 0.8
"""A small column's size over the table's."""
_SHRUNK_PADDING = 0.7
"""At each side of a cell that shrinks to its column, in points: the rest is for its letters."""
_WIDEST_MM = 60.0
_COMFORT = 0.62
"""The share of a text's full width below which it is broken into too many lines to read well."""
_READABLE = 9.0
"""In points: above it a smaller size is better than more lines, below it more lines are, and columns may be narrower
than the form wants them."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs at size 1: its longest word, and its longest line."""

    least: float
    full: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The size in points and the widths of all columns in points, paddings included."""

    size: float
    widths: tuple[float, ...]


def padding(column: FlatColumn, table: TableMeasures, size: float) -> float:
    """Return the room in points at each side of a column's words."""
    if column.spec.shrink:
        return _SHRUNK_PADDING
    whole = table.padding * min(1.0, size / _READABLE)
    return whole / 3 if column.spec.small and column.index is not None else whole


def fit(desk: Desk, columns: Sequence[FlatColumn], rows: Sequence[Sequence[Cell]], largest: float | None) -> Fit:
    """Return a size, at most ``largest``, and widths that fill the desk exactly."""
    table, width = desk.profile.table, desk.width
    needs = _needs(desk.fonts, columns, rows)
    sizes = [size for size in table.sizes if largest is None or size <= largest]
    for comfort, smallest in ((_COMFORT, _READABLE), (0.0, 0.0)):
        for size in [one for one in sizes if one >= smallest]:
            least, full = _bounds(columns, needs, size, table, comfort)
            if sum(least) <= width:
                return Fit(size, _share(columns, least, full, width))
    least, _ = _bounds(columns, needs, sizes[-1], table, 0.0)
    scale = width / sum(least)
    return Fit(sizes[-1], tuple(one * scale for one in least))


def crowded(desk: Desk, columns: Sequence[FlatColumn], rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether even at the smallest size the columns need more than the desk has, so that words leave cells."""
    least, _ = _bounds(
        columns, _needs(desk.fonts, columns, rows), desk.profile.table.sizes[-1], desk.profile.table, 0.0
    )
    return sum(least) > desk.width * 1.001


def _needs(fonts: Fonts, columns: Sequence[FlatColumn], rows: Sequence[Sequence[Cell]]) -> list[Need]:
    needs: list[Need] = []
    for number, column in enumerate(columns):
        head = _need(fonts, column.head)
        bodies = [_need(fonts, cell) for cell in {row[number] for row in rows} if cell]
        scale = SMALL if column.spec.small else 1.0
        # What shrinks may take the room that is left over, but nobody else's.
        least = max((body.least for body in bodies if not column.spec.shrink), default=0.0) * scale
        full = max((body.full for body in bodies), default=0.0) * scale
        head_scale = scale if column.index is not None else 1.0
        wrapped = max(head.least, head.full / 2.4) * head_scale
        needs.append(Need(max(least, head.least * head_scale), max(full, wrapped)))
    return _evened(columns, needs)


def _evened(columns: Sequence[FlatColumn], needs: list[Need]) -> list[Need]:
    even = [need for column, need in zip(columns, needs, strict=True) if column.spec.even]
    if not even:
        return needs
    common = Need(max(need.least for need in even), max(need.full for need in even))
    return [common if column.spec.even else need for column, need in zip(columns, needs, strict=True)]


def _need(fonts: Fonts, cell: Cell) -> Need:
    least = full = 0.0
    space = fonts.width(0, " ")
    for line in words_of(cell, fonts, 1):
        widths = [word.width for word in line]
        if widths:
            least = max(least, *widths)
            full = max(full, sum(widths) + space * (len(widths) - 1))
    return Need(least, full)


def _bounds(
    columns: Sequence[FlatColumn], needs: Sequence[Need], size: float, table: TableMeasures, comfort: float
) -> tuple[list[float], list[float]]:
    least: list[float] = []
    full: list[float] = []
    for column, need in zip(columns, needs, strict=True):
        spec, edge = column.spec, 2 * padding(column, table, size) + 0.02
        smallest = spec.min_mm * MM * min(1.0, size / _READABLE)
        cap = (spec.max_mm or _WIDEST_MM) * MM
        wide = max(min(need.full * size + edge, cap), smallest)
        longest = need.least * size + edge
        narrow = min(longest, max(smallest, cap * _COMFORT)) if spec.max_mm else longest
        share = 0.0 if spec.shrink else comfort
        least.append(max(narrow, min(wide, need.full * size * share + edge), smallest))
        full.append(max(wide, least[-1]))
    return least, full


def _share(
    columns: Sequence[FlatColumn], least: Sequence[float], full: Sequence[float], width: float
) -> tuple[float, ...]:
    """Give each column its least, then up to its full, then what is left to those that grow."""
    room = width - sum(least)
    wanted = [most - few for few, most in zip(least, full, strict=True)]
    if sum(wanted) >= room:
        share = room / sum(wanted) if sum(wanted) else 0.0
        return tuple(few + more * share for few, more in zip(least, wanted, strict=True))
    rest = width - sum(full)
    weights = [float(column.spec.grow) for column in columns]
    if not any(weights):
        weights = list(full)
    total = sum(weights)
    return tuple(most + rest * weight / total for most, weight in zip(full, weights, strict=True))
