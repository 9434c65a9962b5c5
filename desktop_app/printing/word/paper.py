"""The paper while it is written: what stands on it so far, and the desk it is measured on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from desktop_app.printing.blocks.base import Desk
from desktop_app.printing.blocks.words import Setting, bound
from desktop_app.printing.pages import TIED_UNITS
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordTable
from desktop_app.printing.word.elements import HAIR, Look, hair, paragraph, tie, twips
from desktop_app.printing.word.folding import folded

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_TABLE = qn("w:tbl")
_ROW = qn("w:tr")
_SLACK = (24.0, 16.0, 10.0, 6.0, 3.0, 1.0, 0.1)


@dataclass(slots=True)
class Paper:
    """One part of a document: pages that lie the same way."""

    desk: Desk
    written: "list[Element]" = field(default_factory=list)
    _lines: dict[int, int] = field(default_factory=dict)
    """How many lines each paragraph takes."""
    _room: float = 0.0
    """What is left free above the next thing besides its own room: Word takes the larger of the room below a
    paragraph and that above the next, the paper has both."""
    _list: int | None = None
    """Where in what is written the last list stands."""

    @property
    def after_table(self) -> bool:
        """Return whether the last thing is a table, which Word would join with another that follows."""
        return bool(self.written) and self.written[-1].tag == _TABLE

    def add(self, runs: Sequence[Run], look: Look, lines: int = 1) -> None:
        """Write a paragraph, which takes so many lines."""
        self.written.append(paragraph(runs, replace(look, before=look.before + self._room)))
        self._lines[len(self.written) - 1] = lines
        self._room = 0.0

    def room(self, points: float) -> None:
        """Leave room above what follows."""
        self._room = points

    def body(self, runs: list[Run], setting: Setting, *, tied: bool = False) -> None:
        """Write a paragraph of the body as the decree sets it."""
        desk = self.desk
        spacing, indent = desk.sizes.line_spacing, setting.indent
        look = Look(setting.size, setting.align, before=setting.gap, line=spacing, first=indent, tied=tied)
        words = bound(runs, desk.profile.body.bound)
        self.add(words, look, len(desk.lines(words, setting.size, desk.width, indent)))

    def table(self, made: WordTable, *, gap: float = 0.0) -> None:
        """Write a table, ``gap`` points below what stands before it."""
        gap, self._room = gap + self._room, 0.0
        if self.after_table:
            self.written.append(hair(tied=True, height=max(gap, HAIR)))
        elif gap and self.written:
            self._room_below(gap)
        self.written.append(made.element())

    def listed(self, made: WordTable, *, gap: float) -> None:
        """Write a table of rows, whose last ones may be tied to what follows."""
        self.table(made, gap=gap)
        self._list = len(self.written) - 1

    def whole(self) -> "list[Element]":
        """Return what is written; what is tied to the last rows of a list, as rows of it."""
        if self._list is None:
            return self.written
        return folded(self.written, self._list, self.desk.profile.table.line_width)

    def _room_below(self, gap: float) -> None:
        """A table has no room above it; the paragraph before it has some below."""
        for spacing in self.written[-1].iter(qn("w:spacing")):
            spacing.set(qn("w:after"), str(twips(gap)))

    def tie_last(self) -> None:
        """Tie the last lines or rows to what follows, so that a signature never stands alone."""
        left = TIED_UNITS
        for number, one in reversed(list(enumerate(self.written))):
            rows = list(one.iterchildren(_ROW)) if one.tag == _TABLE else [one]
            for row in rows[-left:]:
                tie(row)
            left -= self._lines.get(number, len(rows))
            if left <= 0:
                return

    def narrowed(self, runs: list[Run], size: float, width: float) -> float:
        """Return the indent at each side of ``width`` points that makes the lines of a heading equally long."""
        wanted = [line.width for line in self.desk.balanced(runs, size, width)]
        if wanted == [line.width for line in self.desk.lines(runs, size, width)]:
            return 0.0
        for slack in _SLACK:  # as much as leaves the lines as they are, for no two programs measure quite alike
            room = max(wanted) + slack
            if room < width and wanted == [line.width for line in self.desk.lines(runs, size, room)]:
                return (width - room) / 2
        return 0.0
