"""A form with a table, and its context, as sheets of a workbook: the same words in the same order, cells by their kind.

Only parts with a table are lists: of a decision with an annexed list, the annex. Blocks that no sheet knows a place for
come as the lines they have on paper.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.printing.blocks.base import Block, Desk
from desktop_app.printing.blocks.columns import Cell
from desktop_app.printing.blocks.letterhead import Letterhead, National, day_words, number_words
from desktop_app.printing.blocks.rows import Drawer, Row, tied_rows
from desktop_app.printing.blocks.signing import MAX_SIGNERS, Closing, Signatures, columns_for
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.blocks.words import Basis, Heading, Items, Paragraph, Setting, Title, body_setting, dashed
from desktop_app.printing.contexts import Heading as PaperHeading
from desktop_app.printing.contexts import Signer
from desktop_app.printing.definition import FormDefinition, Part
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.pages import TIED_UNITS, Text, Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.render import DocumentIdentity, desk_of, laid_out, page_of, warning_of
from desktop_app.printing.template import Run
from desktop_app.printing.typed_cells import TypedCell, typed
from desktop_app.wording.list_sheets import Align, Band, Face, GridCell, GridRow, GridTable, HeadCell, ListSheet, Piece

_APART = 0.2
"""Of the size: more room between two pieces of words parts them."""
_ASIDE = 0.12
"""The share of the width beyond which words begin there, and not at the edge: an indent is no place of its own."""
_FEET = 0.5
"""Points within which two pieces of words stand on one line."""


def is_list(form: FormDefinition) -> bool:
    """Return whether the form has a table."""
    return any(isinstance(block, Table) for block in form.text.block)


def list_sheets(form: FormDefinition, context: Any, fonts: Fonts) -> tuple[ListSheet, ...]:
    """Return a sheet for each part with a table, of each context; none for a form without. Refused as the paper is."""
    sheets: list[ListSheet] = []
    for laid in laid_out(form, context, DocumentIdentity(""), fonts):
        for part in form.parts:
            if any(isinstance(block, Table) for block in part.blocks):
                desk = desk_of(form, part.orientation, laid.scope, fonts, laid.sizes)
                sheets.append(_sheet(form, part, desk))
    return tuple(sheets)


def _sheet(form: FormDefinition, part: Part, desk: Desk) -> ListSheet:
    margins = page_of(form.profile, part.orientation)[1]
    unchecked = "" if form.text.gazette.checked else form.profile.mark.unchecked
    foot = "   ".join(words for words in (warning_of(form, desk.scope), unchecked) if words)
    parts: list[Band | GridTable] = []
    for block in part.blocks:
        if block.never_alone:
            _tie_last(parts, desk.width)
        parts += _read(block, desk)
    edges = (margins.top_mm, margins.right_mm, margins.bottom_mm, margins.left_mm)
    return ListSheet(desk.width, part.orientation == "landscape", edges, tuple(parts), foot)


def _read(block: Block, desk: Desk) -> list[Band | GridTable]:
    """Return what a block says; what must not be parted is tied, and what is tied by itself also to what follows."""
    parts = list(_READERS.get(type(block), _as_laid)(block, desk))
    bound = getattr(block, "tied", False)
    for number, one in enumerate(parts):
        if isinstance(one, Band) and (bound or (block.never_alone and number < len(parts) - 1)):
            parts[number] = replace(one, tied=True)
    return parts


def _tie_last(parts: list[Band | GridTable], width: float) -> None:
    """Tie the last lines or rows to what follows, as many as paper does."""
    left = TIED_UNITS
    for number in range(len(parts) - 1, -1, -1):
        one = parts[number]
        if isinstance(one, Band):
            parts[number] = replace(one, tied=True)
            left -= max((piece.lines(width * (piece.end - piece.start)) for piece in one.pieces), default=0)
        else:
            first = max(len(one.rows) - left, 0)
            parts[number] = replace(
                one, rows=(*one.rows[:first], *(replace(row, tied=True) for row in one.rows[first:]))
            )
            left -= len(one.rows)
        if left <= 0:
            return


def _piece(desk: Desk, runs: Sequence[Run], size: float, align: Align, share: tuple[float, float] = (0, 1)) -> Piece:
    inked = [run for run in runs if run.text.strip()]
    style = inked[0].style if inked else Style.REGULAR
    if any(run.style != style for run in inked):
        style &= ~Style.BOLD  # emphasis within a line: a cell has one face
    text = "".join(run.text for run in runs)
    text = text.strip(" ")
    words = tuple(tuple(_long(desk, style, word, size) for word in line.split(" ")) for line in text.split("\n"))
    face = Face(size, bool(style & Style.BOLD), bool(style & Style.ITALIC), align)
    return Piece(text, *share, face, words, _long(desk, style, " ", size))


def _long(desk: Desk, style: int, text: str, size: float) -> float:
    return desk.fonts.width(style, text) * size


def _paragraph(desk: Desk, runs: Sequence[Run], setting: Setting) -> Iterator[Band]:
    if setting.gap:
        yield Band((), setting.gap)
    align: Align = "left" if setting.align == "justify" else setting.align
    yield Band((_piece(desk, runs, setting.size, align),))


def _letterhead(block: Letterhead, desk: Desk) -> Iterator[Band]:
    heading: PaperHeading = block.heading.of(desk.scope)
    sizes, text, share = desk.sizes, desk.profile.text, desk.profile.header.left_share
    room = desk.width * share
    left = [one for line in heading.superior for one in _balanced(desk, Run(Style.REGULAR, line), sizes.superior, room)]
    left += [one for line in heading.issuer for one in _balanced(desk, Run(Style.BOLD, line), sizes.issuer, room)]
    right = [(Run(Style.BOLD, text.national), sizes.national), (Run(Style.BOLD, text.motto), sizes.motto)]
    for number in range(max(len(left), len(right))):
        halves = ((left, (0.0, share)), (right, (share, 1.0)))
        yield Band(
            tuple(
                _piece(desk, [lines[number][0]], lines[number][1], "center", where)
                for lines, where in halves
                if number < len(lines)
            )
        )
    yield Band((), desk.profile.header.number_gap)
    below = []
    if block.number:
        words = [Run(Style.REGULAR, number_words(desk.profile, heading))]
        below.append(_piece(desk, words, sizes.number, "center", (0.0, share)))
    if block.day:
        words = [Run(Style.ITALIC, day_words(desk.profile, heading))]
        below.append(_piece(desk, words, sizes.date, "center", (share, 1.0)))
    yield Band(tuple(below))
    if about := block.about_of(desk):
        yield Band((_piece(desk, about, sizes.issuer, "center", (0.0, share)),))


def _balanced(desk: Desk, run: Run, size: float, width: float) -> Iterator[tuple[Run, float]]:
    """Yield the lines of a name as long as one another, as they are on paper, each with its size."""
    for line in desk.balanced([run], size, width):
        yield Run(run.style, "".join(piece.text for piece in line.pieces)), size


def _national(_block: National, desk: Desk) -> Iterator[Band]:
    sizes, text = desk.sizes, desk.profile.text
    for words, size in ((text.national, sizes.national), (text.motto, sizes.motto)):
        yield Band((_piece(desk, [Run(Style.BOLD, words)], size, "center"),))


def _title(block: Title, desk: Desk) -> Iterator[Band]:
    yield Band((), desk.profile.header.after)
    for runs in block.texts(desk):
        yield Band((_piece(desk, runs, desk.sizes.title, "center"),))


def _heading(block: Heading, desk: Desk) -> Iterator[Band]:
    yield from _paragraph(desk, block.words(desk.scope), block.setting(desk))


def _words(block: Paragraph, desk: Desk) -> Iterator[Band]:
    if runs := block.words(desk.scope):
        yield from _paragraph(desk, runs, block.setting(desk))


def _basis(block: Basis, desk: Desk) -> Iterator[Band]:
    for runs in block.paragraphs(desk.scope):
        yield from _paragraph(desk, runs, body_setting(desk))


def _items(block: Items, desk: Desk) -> Iterator[Band]:
    for runs in block.paragraphs(desk.scope):
        yield from _paragraph(desk, runs, block.setting(desk))


def _closing(block: Closing, desk: Desk) -> Iterator[Band]:
    measures, sizes = desk.profile.signature, desk.sizes
    signer: Signer = block.signer.of(desk.scope)
    received: tuple[str, ...] = block.recipients.of(desk.scope)
    left: list[tuple[Run, float]] = []
    if received:
        left.append((Run(Style.BOLD_ITALIC, desk.profile.text.recipients), sizes.recipients_head))
        left += [(Run(Style.REGULAR, line), sizes.recipients) for line in dashed(received)]
    right = [(Run(Style.BOLD, line), sizes.signer) for line in signer.capacity]
    yield Band((), measures.gap)
    for number in range(max(len(left), len(right))):
        pieces = []
        if number < len(left):
            pieces.append(_piece(desk, [left[number][0]], left[number][1], "left", (0.0, measures.left_share)))
        if number < len(right):
            share = (1 - measures.right_share, 1.0)
            pieces.append(_piece(desk, [right[number][0]], right[number][1], "center", share))
        yield Band(tuple(pieces))
    yield Band((), measures.space_mm * MM)
    name = [Run(Style.BOLD, signer.name)]
    yield Band((_piece(desk, name, sizes.signer, "center", (1 - measures.right_share, 1.0)),))


def _signatures(block: Signatures, desk: Desk) -> Iterator[Band]:
    signers: tuple[Signer, ...] = block.signers.of(desk.scope)
    size = block.size or desk.sizes.signer
    space = desk.profile.signature.space_mm if block.space_mm is None else block.space_mm
    for start in range(0, len(signers), MAX_SIGNERS):
        some = signers[start : start + MAX_SIGNERS]
        columns = columns_for(len(some))
        free = columns - len(some)
        shares = [((free + n) / columns, (free + n + 1) / columns) for n in range(len(some))]
        yield Band((), desk.profile.signature.gap)
        if block.over is not None and not start:
            over = block.over.runs(desk.scope, Style.ITALIC)
            yield Band((_piece(desk, over, desk.sizes.date, "center", shares[-1]),))
        offices = [[Run(Style.BOLD, "\n".join(one.capacity))] for one in some]
        yield _row_of(desk, offices, size, shares)
        if block.note is not None:
            note = block.note.runs(desk.scope, Style.ITALIC)
            yield _row_of(desk, [note] * len(some), desk.sizes.recipients_head, shares)
        yield Band((), space * MM)
        yield _row_of(desk, [[Run(Style.BOLD, one.name)] for one in some], size, shares)


def _row_of(desk: Desk, texts: Sequence[Sequence[Run]], size: float, shares: Sequence[tuple[float, float]]) -> Band:
    pairs = zip(texts, shares, strict=True)
    return Band(tuple(_piece(desk, runs, size, "center", share) for runs, share in pairs))


def _as_laid(block: Block, desk: Desk) -> Iterator[Band]:
    """Return the lines of a block as it lays them on paper."""
    for unit in block.lay(desk):
        if unit.gap:
            yield Band((), unit.gap)
        for line in _lines(unit):
            start = line[0].x / desk.width
            share = (start if start > _ASIDE else 0.0, 1.0)
            yield Band((_piece(desk, list(_spaced(desk, line)), line[0].size, "left", share),))


def _spaced(desk: Desk, line: Sequence[Text]) -> Iterator[Run]:
    """Yield the words of a line from left to right, with a space where there is room between them."""
    end = line[0].x
    for mark in line:
        yield Run(mark.style, f" {mark.text}" if mark.x - end > mark.size * _APART else mark.text)
        end = mark.x + desk.fonts.width(mark.style, mark.text) * mark.size


def _lines(unit: Unit) -> Iterable[list[Text]]:
    rows: dict[int, list[Text]] = defaultdict(list)
    for mark in unit.marks:
        if isinstance(mark, Text):
            rows[round(mark.y / _FEET)].append(mark)
    for _, marks in sorted(rows.items()):
        yield sorted(marks, key=lambda mark: mark.x)


def _table(block: Table, desk: Desk) -> Iterator[Band | GridTable]:
    drawer = Drawer(desk, block.grid(desk))
    _, rows = block.filled(desk, typed, TypedCell((), ""))
    yield Band((), desk.profile.body.paragraph_gap)
    head, heights = _head(drawer)
    held = tied_rows(rows)
    made = tuple(_row(drawer, row, tied=number in held) for number, row in enumerate(rows))
    yield GridTable(drawer.widths, head, heights, made)


def _row(drawer: Drawer, row: Row[TypedCell], *, tied: bool) -> GridRow:
    if row.kind == "group":
        (cell,) = row.cells
        face = Face(drawer.size, bold=_bold(cell.runs), italic=_italic(cell.runs))
        lines = drawer.desk.lines(list(cell.runs), drawer.size, drawer.desk.width)
        return GridRow((GridCell(cell.text, face),), _height(drawer, len(lines), drawer.size), tied)
    boxes = [drawer.box(number, cell.runs) for number, cell in enumerate(row.cells)]
    cells = []
    for number, (cell, box) in enumerate(zip(row.cells, boxes, strict=True)):
        column = drawer.columns[number]
        align: Align = "left" if box.band.align == "justify" else box.band.align
        grey = drawer.desk.profile.table.tint if column.tinted else None
        face = Face(box.size, _bold(cell.runs), _italic(cell.runs), align)
        cells.append(GridCell(cell.value, face, cell.shown, grey))
    height = max(_height(drawer, len(box.lines), box.size) for box in boxes)
    return GridRow(tuple(cells), max(height, drawer.least_height if row.kind == "body" else 0.0), tied)


def _height(drawer: Drawer, lines: int, size: float) -> float:
    return max(lines * drawer.desk.profile.tight(size), drawer.desk.profile.tight(drawer.size)) + 2 * drawer.row_padding


def _bold(runs: Cell) -> bool:
    return bool(runs) and all(run.style & Style.BOLD for run in runs)


def _italic(runs: Cell) -> bool:
    return bool(runs) and all(run.style & Style.ITALIC for run in runs)


def _head(drawer: Drawer) -> tuple[tuple[HeadCell, ...], tuple[float, ...]]:
    """Return the headings and the height of each of the head's rows: two where columns share a heading."""
    boxes = [drawer.box(number, column.head, head=True) for number, column in enumerate(drawer.columns)]
    covers = drawer.covers()
    covered = {number for _, numbers in covers for number in numbers}
    low = 1 if covers else 0
    cells = []
    for number, (column, box) in enumerate(zip(drawer.columns, boxes, strict=True)):
        text = "".join(run.text for run in column.head).strip("\n")
        face = Face(box.size, bold=True, align="center")
        cells.append(HeadCell(text, low if number in covered else 0, low, number, number, face))
    for box, numbers in covers:
        face = Face(box.size, bold=True, align="center")
        cells.append(HeadCell(drawer.columns[numbers[0]].over, 0, 0, numbers[0], numbers[-1], face))
    whole = max(_height(drawer, len(box.lines), box.size) for box in boxes)
    if not covers:
        return tuple(cells), (whole,)
    upper = max(_height(drawer, len(box.lines), box.size) for box, _ in covers)
    lower = max(_height(drawer, len(boxes[number].lines), boxes[number].size) for number in covered)
    return tuple(cells), (upper, max(lower, whole - upper))


_READERS: Mapping[type[Block], Callable[[Any, Desk], Iterator[Band | GridTable]]] = {
    Letterhead: _letterhead,
    National: _national,
    Title: _title,
    Heading: _heading,
    Paragraph: _words,
    Basis: _basis,
    Items: _items,
    Table: _table,
    Closing: _closing,
    Signatures: _signatures,
}
