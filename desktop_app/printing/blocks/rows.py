"""Drawing a table: head, rows, group lines and sums, each a unit; a row taller than half a page is cut by lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Generic, Literal, TypeVar

from desktop_app.printing.blocks.base import Band, Desk, baseline, draw_line, merge
from desktop_app.printing.blocks.columns import Cell, FlatColumn
from desktop_app.printing.blocks.widths import SMALL, fit, padding
from desktop_app.printing.fonts import Style
from desktop_app.printing.lines import Line
from desktop_app.printing.pages import Mark, Stroke, Tint, Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run

T = TypeVar("T")
_SHRUNK = 0.999
"""A shrunk cell is a little narrower than its column, so that no rounding breaks it."""


BOX_MM = 5.0
"""The side of a square to mark."""
SMALL_GROUP = 3
"""Rows: a group of no more is not cut by a page's end."""
_BOX_LINE = 0.8


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """One row: ``group`` has one cell over the whole width."""

    kind: Literal["body", "group", "sum"]
    cells: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its values."""

    columns: tuple[FlatColumn, ...]
    rows: tuple[Row[Cell], ...]
    size: float | None
    least_height: float = 0.0
    """Of a row that is no sum, in points."""
    row_padding: float | None = None
    """Above and below words; the profile's where none is given."""


@dataclass(frozen=True, slots=True)
class Box:
    """Words in a rectangle."""

    band: Band
    lines: list[Line]
    size: float


def square(left: float, top: float, side: float) -> list[Mark]:
    """Return the four lines of a box to mark: no face of ours has such a sign."""
    right, bottom = left + side, top + side
    half = _BOX_LINE / 2
    return [
        Stroke(left - half, top, right + half, top, _BOX_LINE),
        Stroke(left - half, bottom, right + half, bottom, _BOX_LINE),
        Stroke(left, top, left, bottom, _BOX_LINE),
        Stroke(right, top, right, bottom, _BOX_LINE),
    ]


class Drawer:
    """Draws the rows of one table once its widths are known."""

    def __init__(self, desk: Desk, grid: Grid) -> None:
        cells = [row.cells for row in grid.rows if row.kind != "group"]
        fitted = fit(desk, grid.columns, cells, grid.size)
        self.grid = grid
        self.desk = desk
        self.columns = grid.columns
        self.least_height = grid.least_height
        own = grid.row_padding
        self.row_padding = desk.profile.table.row_padding if own is None else own
        self.size = fitted.size
        self.widths = fitted.widths
        self.edges = tuple(accumulate(fitted.widths, initial=0.0))

    def body(self, row: Row[Cell], head: Unit) -> list[Unit]:
        """Return the row as one unit, or as several where it is taller than half a page."""
        boxes = [self.box(number, cell) for number, cell in enumerate(row.cells) if cell]
        line = self.desk.profile.tight(self.size)
        least = self.least_height if row.kind == "body" else 0.0
        tallest = max((len(box.lines) for box in boxes), default=1)
        most = max(int(self.desk.height / 2 / line), 1)
        units = []
        for start in range(0, tallest, most):
            units.append(self._drawn(boxes, start, start + most, cut=tallest > most, least=least))
            units[-1].head = head
        if row.kind == "body":
            units[0].marks += self._squares(units[0].height)
        units[-1].marks += self._bottom(units[-1].height)
        return units

    def group(self, row: Row[Cell], head: Unit) -> Unit:
        """Return a line over the whole width."""
        band = Band(0, self.desk.width).inset(self.desk.profile.table.padding)
        box = Box(band, self.desk.lines(list(row.cells[0]), self.size, band.width), self.size)
        height = self._height([box])
        unit = Unit(height, self._words(box, height), head=head, tied=True, opens=True)
        unit.marks += [self._vertical(0, 0, height), self._vertical(self.desk.width, 0, height), *self._bottom(height)]
        return unit

    def head(self) -> Unit:
        """Return the head, common headings above those they cover."""
        boxes = [self.box(number, column.head, head=True) for number, column in enumerate(self.columns)]
        covers = self.covers()
        upper = self._height([box for box, _ in covers]) if covers else 0.0
        covered = {number for _, numbers in covers for number in numbers}
        lower = self._height([boxes[number] for number in covered]) if covered else 0.0
        alone = self._height([box for number, box in enumerate(boxes) if number not in covered] or boxes)
        height = max(upper + lower, alone)
        unit = Unit(height, tied=True, opens=True)
        for number, box in enumerate(boxes):
            top = upper if number in covered else 0.0
            merge(unit, Unit(0, self._words(box, height - top)), top)
        for box, numbers in covers:
            unit.marks += self._words(box, upper)
            unit.marks.append(self._horizontal(upper, self.edges[numbers[0]], self.edges[numbers[-1] + 1]))
            unit.marks += [self._vertical(self.edges[number], upper, height) for number in numbers[1:]]
        inner = {self.edges[number] for _, numbers in covers for number in numbers[1:]}
        unit.marks += [self._vertical(x, 0, height) for x in self.edges if x not in inner]
        unit.marks += [self._horizontal(0, 0, self.desk.width), *self._bottom(height)]
        return unit

    def covers(self) -> list[tuple[Box, list[int]]]:
        """Return each common heading and which columns it covers."""
        covers = []
        for over, numbered in groupby(enumerate(self.columns), key=lambda pair: pair[1].over):
            numbers = [number for number, _ in numbered]
            if over:
                x, end = self.edges[numbers[0]], self.edges[numbers[-1] + 1]
                band = Band(x, end - x, "center").inset(self.desk.profile.table.padding)
                lines = self.desk.lines([Run(Style.BOLD, over)], self.size, band.width)
                covers.append((Box(band, lines, self.size), numbers))
        return covers

    def box(self, number: int, cell: Cell, *, head: bool = False) -> Box:
        """Return the words of a cell, broken to the column, in the size that fits."""
        column = self.columns[number]
        small = column.spec.small and not (head and column.index is None)
        size = self.size * (SMALL if small else 1)
        whole = Band(self.edges[number], self.widths[number], "center" if head else column.spec.align)
        band = whole.inset(padding(column, self.desk.profile.table, self.size))
        if column.spec.shrink and not head:
            size *= min(1.0, band.width * _SHRUNK / (self._longest(cell) * size))
        return Box(band, self.desk.lines(list(cell), size, band.width), size)

    def _longest(self, cell: Cell) -> float:
        """Return the width at size 1 of the longest forced line."""
        fonts = self.desk.fonts
        return max((fonts.width(run.style, line) for run in cell for line in run.text.split("\n")), default=0) or 1.0

    def _height(self, boxes: Sequence[Box]) -> float:
        words = max((len(box.lines) * self.desk.profile.tight(box.size) for box in boxes), default=0.0)
        return words + 2 * self.row_padding

    def _words(self, box: Box, height: float, *, top: bool = False) -> list[Mark]:
        line_height = self.desk.profile.tight(box.size)
        edge = self.row_padding
        y = edge if top else (height - line_height * len(box.lines)) / 2
        marks: list[Mark] = []
        for line in box.lines:
            marks += draw_line(line, y + baseline(box.size, line_height), box.size, box.band)
            y += line_height
        return marks

    def _drawn(self, boxes: Sequence[Box], start: int, end: int, *, cut: bool, least: float) -> Unit:
        shown = [Box(box.band, box.lines[start:end], box.size) for box in boxes] if cut else boxes
        bare = self.desk.profile.tight(self.size) + 2 * self.row_padding
        height = max(self._height(shown), bare, least)
        unit = Unit(height)
        table = self.desk.profile.table
        for number, column in enumerate(self.columns):
            if column.tinted:
                unit.marks.append(Tint(self.edges[number], 0, self.widths[number], height, table.tint))
        for box in shown:
            unit.marks += self._words(box, height, top=cut)
        unit.marks += [self._vertical(x, 0, height) for x in self.edges]
        return unit

    def _squares(self, height: float) -> list[Mark]:
        """Return a square in the middle of every cell of a column of boxes."""
        side = min(BOX_MM * MM, height - 2 * self.row_padding)
        marks: list[Mark] = []
        for number, column in enumerate(self.columns):
            if column.spec.box:
                left = self.edges[number] + (self.widths[number] - side) / 2
                marks += square(left, (height - side) / 2, side)
        return marks

    def _vertical(self, x: float, top: float, bottom: float) -> Stroke:
        return Stroke(x, top, x, bottom, self.desk.profile.table.line_width)

    def _horizontal(self, y: float, start: float, end: float) -> Stroke:
        return Stroke(start, y, end, y, self.desk.profile.table.line_width)

    def _bottom(self, y: float) -> list[Stroke]:
        return [self._horizontal(y, 0, self.desk.width)]


def tied_rows(rows: Sequence[Row[T]]) -> frozenset[int]:
    """Return which rows, counted from 0, stay with the row after them: a sum with what it sums, a group line likewise.

    The last two rows that are neither stay together, so that no list ends with a single one above the signatures. So do
    all of a small group: a team of three is not cut into two and one.
    """
    last = len(rows) - 1
    tied = {number for number in range(last) if rows[number].kind == "group" or rows[number + 1].kind == "sum"}
    body = [number for number, row in enumerate(rows) if row.kind == "body"]
    return frozenset(tied | set(range(*body[-2:]) if len(body) > 1 else ()) | set(_small_groups(rows)))


def _small_groups(rows: Sequence[Row[T]]) -> Iterator[int]:
    """Yield the rows of each group of at most ``SMALL_GROUP`` but for the last row.

    Not of the first: it would take the table's head and the paper's title with it.
    """
    begins = [number for number, row in enumerate(rows) if row.kind == "group"]
    for begin, following in pairwise([*begins[1:], len(rows)]):
        body = [number for number in range(begin, following) if rows[number].kind == "body"]
        if len(body) <= SMALL_GROUP:
            yield from body[:-1]


def grid_units(desk: Desk, grid: Grid) -> list[Unit]:
    """Return the head and every row, those tied that must not be parted."""
    drawer = Drawer(desk, grid)
    head = drawer.head()
    head.gap = desk.profile.body.paragraph_gap
    units = [head]
    tied = tied_rows(grid.rows)
    for number, row in enumerate(grid.rows):
        units += [drawer.group(row, head)] if row.kind == "group" else drawer.body(row, head)
        units[-1].tied = number in tied
    return units
