"""A list that is a form: the sheet looks as its paper does, its numbers can be added, its heads are on every page.

Columns are as wide as the paper's, so that what fits a line there fits it here. Where a sheet has several tables its
columns are cut at the edges of all of them, and a cell goes over as many as it needs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from desktop_app.excel.page_ends import SheetRow, one_page, page_ends
from desktop_app.excel.writing import MONEY, landscape, put, to_bytes
from desktop_app.wording.list_sheets import Band, Face, GridCell, GridRow, GridTable, ListSheet, Piece

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

FACE = "Times New Roman"
_USUAL = 12
"""Size of the book's usual face. Columns are measured in its figures: Excel's own Calibri is not on every machine, and
what takes its place there has other figures, so that the whole sheet would be wider and be printed smaller."""
_LETTER = _USUAL / 2
"""Points of a workbook's unit of width: a figure of its usual face."""
_WIDER = 1.06
"""Columns over the paper's, by as much as its rows are higher: printed to the page's width, all is as long as on paper.
Words so have more room than there, and none is cut in a program that draws letters wider."""
_LINE = 1.2
"""Height of a line over the size, a little more than on paper: no program makes a row higher by itself."""
_LONGER = 1.02
"""What a line may be longer than on paper, in the program that shows it."""
_HIGHER = 1.06
"""What a row of a table is higher, for the same reason as :data:`_LINE`."""
_NEAR = 1.0
"""Points within which two edges are one."""
_FAR = 0.08
"""The share of the width by which words outside a table may begin beside their place."""
_PIXEL = 0.75
"""Points of which Excel makes rows."""
_FROZEN = 240.0
"""Points of rows that may be held on the screen: where they fill a small one, nothing else can be seen."""
_TALLEST = 409.0
"""Points that a row can be high."""
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_MM_IN_INCH = 25.4
_POINTS_IN_INCH = 72
_A4_MM = (297, 210)
"""Height of a page that stands, of one that lies."""
_NUMBER = 13
"""Size of the page's number."""


def write_paper(
    title: str, sheets: Sequence[ListSheet], made_at: datetime, description: str, properties: Mapping[str, str]
) -> bytes:
    """Return the ``.xlsx`` bytes of a list's sheets; the file says of itself ``description`` and ``properties``."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    book = Workbook()
    book.remove(book.worksheets[0])
    _usual_face(book)
    for name, sheet in zip(_names(title, len(sheets)), sheets, strict=True):
        _Writer(book, name, sheet).write()
    book.properties.title, book.properties.description = title[:255], description
    for name, value in properties.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined] # not in the stub
    return to_bytes(book, made_at)


def _names(title: str, count: int) -> list[str]:
    """Return a name for each sheet, as short and plain as a workbook wants it."""
    plain = _NO_NAME.sub(" ", title).strip()[:26].strip() or "1"
    return [plain] if count == 1 else [f"{plain} {number}" for number in range(1, count + 1)]


def _usual_face(book: "Workbook") -> None:
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    face = Font(name=FACE, size=_USUAL, family=1)
    book._fonts = IndexedList([face])  # type: ignore[attr-defined] # noqa: SLF001 - no other way to a book's first face
    book._named_styles["Normal"].font = face  # type: ignore[attr-defined] # noqa: SLF001


class _Writer:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: "Workbook", name: str, paper: ListSheet) -> None:
        self._sheet: Worksheet = book.create_sheet(name)
        self._paper = paper
        self._edges = _edges(paper)
        self._rows: list[SheetRow] = []
        self._listed = range(0)
        self._headed = 0

    def write(self) -> None:
        """Write columns, rows and the page."""
        from openpyxl.utils import get_column_letter

        for number, (start, end) in enumerate(pairwise(self._edges), start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = (end - start) * _WIDER / _LETTER
        for part in self._paper.parts:
            if isinstance(part, Band):
                self._band(part)
            else:
                self._table(part)
        self._page()

    @property
    def _row(self) -> int:
        """The number, counted from 1, of the row that is being written."""
        return len(self._rows) + 1

    def _column(self, edge: float) -> int:
        """Return the number, counted from 0, of the edge that is nearest."""
        after = bisect_left(self._edges, edge)
        near = [number for number in (after - 1, after) if 0 <= number < len(self._edges)]
        return min(near, key=lambda number: abs(self._edges[number] - edge))

    def _band(self, band: Band) -> None:
        height = band.height
        taken = 0
        for piece in band.pieces:
            first = max(self._column(piece.start * self._paper.width), taken)
            taken = max(self._column(piece.end * self._paper.width), first + 1)
            self._across(put(self._sheet, self._row, first + 1, piece.text), taken, piece.face, vertical="top")
            height = max(
                height, self._height(piece, self._edges[min(taken, len(self._edges) - 1)] - self._edges[first])
            )
        self._next(height, tied=band.tied or not band.pieces)

    @staticmethod
    def _height(piece: Piece, room: float) -> float:
        return piece.lines(room * _WIDER / _LONGER) * piece.face.size * _LINE

    def _next(self, height: float, *, tied: bool = False, repeated: bool = False) -> None:
        """End a row: its height in points, whether it stays with the next, whether it is of the head of every page."""
        high = min(round(height / _PIXEL) * _PIXEL, _TALLEST)
        self._sheet.row_dimensions[self._row].height = high
        self._rows.append(SheetRow(high, tied, repeated))

    def _across(self, cell: "Cell", last: int, face: Face, bottom: int = 0, vertical: str = "center") -> None:
        """Set a cell's words over the columns from its own to the ``last``, and perhaps down to a row."""
        from openpyxl.styles import Alignment, Font

        cell.font = Font(name=FACE, size=round(face.size * 2) / 2, bold=face.bold, italic=face.italic)
        cell.alignment = Alignment(horizontal=face.align, vertical=vertical, wrap_text=True)
        row, first = cell.row, cell.column
        if last > first or bottom > row:
            end = max(bottom, row)
            self._sheet.merge_cells(start_row=row, end_row=end, start_column=first, end_column=max(last, first))

    def _table(self, table: GridTable) -> None:
        edges = [self._column(edge) for edge in accumulate(table.widths, initial=0.0)]
        top = self._row
        for head in table.head:
            cell = put(self._sheet, top + head.top, edges[head.first] + 1, head.text)
            self._across(cell, edges[head.last + 1], head.face, top + head.bottom)
        for height in table.head_heights:
            self._framed(edges)
            self._next(height * _HIGHER, tied=True, repeated=not self._listed)
        end_of_head = self._row
        for row_ in table.rows:
            self._body(row_, edges)
        if not self._listed:
            self._listed, self._headed = range(top - 1, self._row - 1), end_of_head - 1

    def _body(self, row: GridRow, edges: Sequence[int]) -> None:
        spans: Iterable[tuple[int, int]] = pairwise(edges) if len(row.cells) > 1 else [(edges[0], edges[-1])]
        for one, (first, last) in zip(row.cells, spans, strict=True):
            self._across(self._filled(one, first + 1), last, one.face)
        self._framed(edges)
        self._next(row.height * _HIGHER, tied=row.tied)

    def _filled(self, one: GridCell, column: int) -> "Cell":
        from openpyxl.styles import PatternFill

        cell = put(self._sheet, self._row, column, one.value)
        if one.shown != "plain":
            cell.number_format = MONEY if one.shown == "money" else "00"
        elif isinstance(one.value, Decimal):
            cell.number_format = "0.######"
        if one.grey is not None:
            cell.fill = PatternFill("solid", fgColor="FF" + f"{round(one.grey * 255):02X}" * 3)
        return cell

    def _framed(self, edges: Sequence[int]) -> None:
        border = _border()
        for column in range(edges[0] + 1, edges[-1] + 1):
            self._sheet.cell(self._row, column).border = border

    def _page(self) -> None:
        sheet, paper = self._sheet, self._paper
        landscape(sheet)
        sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
        margins = sheet.page_margins
        margins.top, margins.right, margins.bottom, margins.left = (side / _MM_IN_INCH for side in paper.margins_mm)
        margins.header = margins.footer = 6 / _MM_IN_INCH
        sheet.HeaderFooter.differentFirst = True
        if sheet.oddHeader is not None:
            number = sheet.oddHeader.center
            number.text, number.font, number.size = "&P", f"{FACE},Regular", _NUMBER
        for footer in (sheet.oddFooter, sheet.firstFooter):
            if footer is not None and paper.foot:
                footer.left.text = paper.foot.replace("&", "&&")
                footer.left.font, footer.left.size = f"{FACE},Italic", 8
        self._end_pages()

    def _end_pages(self) -> None:
        """End pages where a head would stand below its rows, or signatures without any."""
        from openpyxl.worksheet.pagebreak import Break

        top, _, bottom, _ = self._paper.margins_mm
        room = (_A4_MM[self._paper.landscape] - top - bottom) / _MM_IN_INCH * _POINTS_IN_INCH * _WIDER
        ends = page_ends(self._rows, room)
        for before in ends:
            self._sheet.row_breaks.append(Break(id=before))
        if not self._goes_on or not one_page(self._rows, self._listed, ends, room):
            self._repeat_head()

    def _repeat_head(self) -> None:
        """Repeat the first table's head on every later page, and hold it on the screen where it leaves room there."""
        if self._listed:
            self._sheet.print_title_rows = f"{self._listed.start + 1}:{self._headed}"
        if sum(row.height for row in self._rows[: self._headed]) <= _FROZEN:
            self._sheet.freeze_panes = f"A{self._headed + 1}"

    @property
    def _goes_on(self) -> bool:
        """Whether it is a document, in which text follows the table: the head would stand above all its later pages."""
        after = self._listed.stop
        return bool(self._listed) and after < len(self._rows) and not self._rows[after - 1].tied


def _edges(paper: ListSheet) -> list[float]:
    """Return the edges of all columns in points: those of every table, and of words that begin far from any of them."""
    found = [0.0, paper.width]
    for part in paper.parts:
        if isinstance(part, GridTable):
            found += accumulate(part.widths)
    far = paper.width * _FAR
    for part in paper.parts:
        for piece in part.pieces if isinstance(part, Band) else ():
            edge = piece.start * paper.width
            if min(abs(edge - one) for one in found) > far:
                found.append(edge)
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _border() -> "Border":
    from openpyxl.styles import Border, Side

    side = Side(style="thin")
    return Border(left=side, right=side, top=side, bottom=side)
