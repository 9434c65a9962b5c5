"""Lists and sheets: the same columns, widths and sizes as on the paper."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.printing.blocks.columns import Cell
from desktop_app.printing.blocks.rows import BOX_MM, Box, Drawer, Grid, Row, tied_rows
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.blocks.widths import padding
from desktop_app.printing.fonts import Style
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordCell, WordRow, WordTable
from desktop_app.printing.word.elements import Look, paragraph, square
from desktop_app.printing.word.paper import Paper

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element


def write_table(block: Table, paper: Paper) -> None:
    """Write head and rows; the head is repeated on every page."""
    desk = paper.desk
    drawer = Drawer(desk, block.grid(desk))
    measures = desk.profile.table
    rows = [*_head(drawer), *_rows(drawer, drawer.grid)]
    made = WordTable(drawer.widths, rows, measures.line_width, drawer.row_padding)
    paper.listed(made, gap=desk.profile.body.paragraph_gap)


def _rows(drawer: Drawer, grid: Grid) -> list[WordRow]:
    """Return every row, those tied that must not be parted."""
    held = tied_rows(grid.rows)
    return [
        (_group if row.kind == "group" else _row)(drawer, row, tied=number in held)
        for number, row in enumerate(grid.rows)
    ]


def _row(drawer: Drawer, row: Row[Cell], *, tied: bool) -> WordRow:
    boxes = [drawer.box(number, cell) for number, cell in enumerate(row.cells)]
    cells = [_cell(drawer, number, row, box, tied=tied) for number, box in enumerate(boxes)]
    tallest = max(len(box.lines) for box in boxes) * drawer.desk.profile.tight(drawer.size)
    least = drawer.least_height if row.kind == "body" else 0.0
    return WordRow(cells, least, whole=tallest <= drawer.desk.height / 2)


def _cell(drawer: Drawer, number: int, row: Row[Cell], box: Box, *, tied: bool) -> WordCell:
    column = drawer.columns[number]
    grey = drawer.desk.profile.table.tint if column.tinted else None
    if column.spec.box and row.kind == "body":
        return WordCell([square(BOX_MM * MM, Look(box.size, "center", tied=tied))])
    return WordCell([_words(row.cells[number], box, tied=tied)], edge=_edge(drawer, number), grey=grey)


def _words(runs: Cell, box: Box, *, tied: bool) -> "Element":
    return paragraph(runs, Look(box.size, box.band.align, tied=tied))


def _edge(drawer: Drawer, number: int) -> float:
    return padding(drawer.columns[number], drawer.desk.profile.table, drawer.size)


def _group(drawer: Drawer, row: Row[Cell], *, tied: bool) -> WordRow:
    content = paragraph(row.cells[0], Look(drawer.size, tied=tied))
    return WordRow([WordCell([content], len(drawer.columns), drawer.desk.profile.table.padding)])


def _head(drawer: Drawer) -> list[WordRow]:
    """Return the head; where columns share a heading it has two rows, and a column that stands alone spans both."""
    boxes = [drawer.box(number, column.head, head=True) for number, column in enumerate(drawer.columns)]
    heads = [
        WordCell([_words(column.head, box, tied=True)], edge=_edge(drawer, number))
        for number, (column, box) in enumerate(zip(drawer.columns, boxes, strict=True))
    ]
    covers = {numbers[0]: (box, numbers) for box, numbers in drawer.covers()}
    if not covers:
        return [WordRow(heads, head=True)]
    covered = {number for _, numbers in covers.values() for number in numbers}
    upper: list[WordCell] = []
    for number, cell in enumerate(heads):
        if number in covers:
            upper.append(_cover(drawer, *covers[number]))
        elif number not in covered:
            upper.append(replace(cell, merge="restart"))
    lower = [
        cell if number in covered else WordCell((), edge=cell.edge, merge="continue")
        for number, cell in enumerate(heads)
    ]
    return [WordRow(upper, head=True), WordRow(lower, head=True)]


def _cover(drawer: Drawer, box: Box, numbers: Sequence[int]) -> WordCell:
    words = [Run(Style.BOLD, drawer.columns[numbers[0]].over)]
    return WordCell([_words(tuple(words), box, tied=True)], len(numbers), drawer.desk.profile.table.padding)
