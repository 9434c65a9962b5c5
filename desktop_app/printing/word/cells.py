"""Tables as WordprocessingML has them: fixed columns, rows that are not cut, heads that are repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_app.printing.word.elements import element, hair, shade, twips

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_SLACK = 0.4
"""Points by which the room in a cell is wider than on the paper: Word counts in twentieths, and what just fits there
must not break here."""


@dataclass(frozen=True, slots=True)
class WordCell:
    """One cell, over ``span`` columns."""

    content: "Sequence[Element]"
    span: int = 1
    edge: float = 0.0
    """Room at each side of the words in points."""
    grey: float | None = None
    """What it is tinted with, 0 for black to 1 for white."""
    merge: str = ""
    """``restart`` for a cell that goes on below, ``continue`` for what lies under it."""
    align: str = "center"
    """From top to bottom: top, center or bottom."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """One row."""

    cells: Sequence[WordCell]
    least: float = 0.0
    """Height in points that it has at least."""
    head: bool = False
    """Whether it is repeated on every page."""
    whole: bool = True
    """Whether no page ends within it."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table that fills the given widths."""

    widths: Sequence[float]
    rows: Sequence[WordRow]
    line: float = 0.0
    """Width in points of the lines around all cells; none where it is nought."""
    padding: float = 0.0
    """Room above and below the words of each cell in points."""
    _edges: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._edges.extend(twips(edge) for edge in accumulate(self.widths, initial=0.0))

    def element(self) -> "Element":
        """Return the table."""
        columns = [element("gridCol", w=end - start) for start, end in zip(self._edges, self._edges[1:], strict=False)]
        return element("tbl", self._settings(), element("tblGrid", *columns), *map(self._row, self.rows))

    def _settings(self) -> "Element":
        made = element("tblPr", element("tblW", w=self._edges[-1], type="dxa"), element("tblInd", w=0, type="dxa"))
        if self.line:
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            size = round(self.line * 8)
            made.append(
                element("tblBorders", *(element(s, val="single", sz=size, space=0, color="000000") for s in sides))
            )
        made.append(element("tblLayout", type="fixed"))
        room = twips(max(self.padding - self.line / 2, 0.0))  # the lines have a height of their own here
        rooms = (("top", room), ("left", 0), ("bottom", room), ("right", 0))
        made.append(element("tblCellMar", *(element(side, w=width, type="dxa") for side, width in rooms)))
        return made

    def _row(self, row: WordRow) -> "Element":
        settings = element("trPr")
        if row.whole:
            settings.append(element("cantSplit"))
        if row.least:
            settings.append(element("trHeight", val=twips(row.least), hRule="atLeast"))
        if row.head:
            settings.append(element("tblHeader"))
        made = element("tr", settings)
        at = 0
        for cell in row.cells:
            made.append(self._cell(cell, self._edges[at + cell.span] - self._edges[at]))
            at += cell.span
        return made

    @staticmethod
    def _cell(cell: WordCell, width: int) -> "Element":
        settings = element("tcPr", element("tcW", w=width, type="dxa"))
        if cell.span > 1:
            settings.append(element("gridSpan", val=cell.span))
        if cell.merge:
            settings.append(element("vMerge", val=cell.merge))
        if cell.grey is not None:
            settings.append(element("shd", val="clear", color="auto", fill=shade(cell.grey)))
        edge = twips(max(cell.edge - _SLACK, 0.0))
        settings.append(element("tcMar", *(element(side, w=edge, type="dxa") for side in ("left", "right"))))
        settings.append(element("vAlign", val=cell.align))
        return element("tc", settings, *(cell.content or [hair()]))
