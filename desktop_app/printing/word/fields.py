"""Places to fill in: rows of dots that a tab draws, so that they stay as long as the line while one types."""

import itertools
from dataclasses import replace

from desktop_app.printing.blocks.base import Band
from desktop_app.printing.blocks.fields import Entry, Fields, Seal, bands, lines_more
from desktop_app.printing.fonts import Style
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordCell, WordRow, WordTable
from desktop_app.printing.word.elements import Look, Tab, paragraph
from desktop_app.printing.word.paper import Paper

_EDGE = 0.5
"""Points by which dots end before the edge, beyond which Word knows no tab."""


def write_fields(block: Fields, paper: Paper) -> None:
    """Write a paragraph for every line; a table without lines where an entry beside another takes more than one."""
    desk = paper.desk
    left, gap = block.setting(desk)
    look = Look(desk.sizes.body, before=gap, line=desk.sizes.line_spacing, left=left)
    for row in block.shown(desk.scope):
        rooms = bands(desk, row, left)
        words = [_words(paper, entry) for entry in row.entries]
        broken = [desk.lines(runs, look.size, band.width) for (runs, _), band in zip(words, rooms, strict=True)]
        if len(rooms) > 1 and any(len(lines) > 1 for lines in broken):
            _beside(paper, words, rooms, gap)
        else:
            _one_line(paper, words, rooms, look)
        for _ in range(lines_more(desk, row)):
            _one_line(paper, [([], False)], [Band(left, desk.width - left)], look)


def _words(paper: Paper, entry: Entry) -> tuple[list[Run], bool]:
    """Return label and value, and whether there is a value."""
    label, value = entry.label.runs(paper.desk.scope), entry.value.runs(paper.desk.scope)
    filled = any(run.text.strip() for run in value)
    return [*label, *(value if filled else [])], filled


def _one_line(paper: Paper, words: list[tuple[list[Run], bool]], rooms: list[Band], look: Look) -> None:
    runs: list[Run] = []
    tabs: list[Tab] = []
    for number, ((some, filled), band) in enumerate(zip(words, rooms, strict=True)):
        if number:
            tabs.append(Tab(band.x))
            runs.append(Run(0, "\t"))
        runs += some
        if not filled:
            tabs.append(Tab(band.x + band.width - _EDGE, dotted=True))
            runs.append(Run(0, "\t"))
    paper.add(runs, replace(look, tabs=tuple(tabs)))


def _beside(paper: Paper, words: list[tuple[list[Run], bool]], rooms: list[Band], gap: float) -> None:
    desk = paper.desk
    edges = [*(band.x for band in rooms), desk.width]
    cells = [WordCell(())]
    for (runs, filled), band in zip(words, rooms, strict=True):
        tabs = () if filled else (Tab(band.width - _EDGE, dotted=True),)
        shown = runs if filled else [*runs, Run(0, "\t")]
        look = Look(desk.sizes.body, line=desk.sizes.line_spacing, tabs=tabs)
        cells.append(WordCell([paragraph(shown, look)], align="top"))
    widths = [edges[0], *(end - start for start, end in itertools.pairwise(edges))]
    if not edges[0]:
        widths, cells = widths[1:], cells[1:]
    paper.table(WordTable(widths, [WordRow(cells)]), gap=gap)


def write_seal(block: Seal, paper: Paper) -> None:
    """Write the words in the right half, and keep clear below them what a seal needs."""
    desk = paper.desk
    right = desk.width * desk.profile.signature.right_share
    runs = block.text.runs(desk.scope, Style.ITALIC)
    size = desk.sizes.body
    edge = paper.narrowed(runs, size, right)
    words = paragraph(runs, Look(size, "center", left=edge, right=edge))
    height = len(desk.balanced(runs, size, right)) * desk.profile.tight(size) + block.room_mm * MM
    row = WordRow([WordCell(()), WordCell([words], align="top")], least=height)
    paper.table(WordTable((desk.width - right, right), [row]), gap=desk.profile.signature.gap)
