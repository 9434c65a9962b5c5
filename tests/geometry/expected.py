"""What must stand on a paper, piece by piece in the order in which it is read: from a form's blocks and its values.

Nothing here knows where a piece stands or how large it is; that is what the paper is asked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from desktop_app.printing.blocks.base import Block
from desktop_app.printing.blocks.columns import FlatColumn, cell_value, expand, text_of
from desktop_app.printing.blocks.fields import Fields, Seal
from desktop_app.printing.blocks.letterhead import Letterhead, National
from desktop_app.printing.blocks.signing import MAX_SIGNERS, Closing, Signatures
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.blocks.words import Addressees, Basis, Heading, Items, Paragraph, Title
from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.filters import FILTERS
from desktop_app.printing.template import Run, Scope, value_at
from tests.geometry import decree

UPRIGHT, BOLD, ITALIC = 0, 1, 2


class Cell(NamedTuple):
    """Where in a table a piece belongs: the table's block, the row and the column, both from nought."""

    kind: str
    row: int
    column: int


@dataclass(frozen=True)
class Piece:
    """Words that belong together; ``styles`` has one for every letter with ink."""

    component: str
    letters: str
    styles: tuple[int, ...]
    block: Block
    part: int = 0
    cell: Cell | None = None
    group: int = 0
    """Which signer, paragraph or table row of its block."""


@dataclass(frozen=True)
class Expected:
    """All pieces of one context, and the words that its foot may say."""

    form: FormDefinition
    scope: Scope
    pieces: tuple[Piece, ...]
    warning: str


def bare(text: str) -> str:
    """The letters with ink."""
    return "".join(text.split())


def expected(form: FormDefinition, context: Any) -> Expected:
    """What a form prints of a context."""
    scope = {field.name: getattr(context, field.name) for field in fields(context)}
    pieces = []
    for number, part in enumerate(form.parts):
        for block in part.blocks:
            pieces += [_in_part(piece, number) for piece in PIECES.get(type(block), _unknown)(block, scope)]
    warning = form.text.warning.text(scope) if form.text.warning is not None else ""
    return Expected(form, scope, tuple(pieces), warning)


def _in_part(piece: Piece, part: int) -> Piece:
    return Piece(piece.component, piece.letters, piece.styles, piece.block, part, piece.cell, piece.group)


def _piece(component: str, runs: Sequence[Run], block: Block, cell: Cell | None = None, group: int = 0) -> Piece:
    letters = bare("".join(run.text for run in runs))
    styles = tuple(style for style, text in runs for _ in bare(text))
    return Piece(component, letters, styles, block, 0, cell, group)


def _letterhead(block: Letterhead, scope: Scope) -> Iterator[Piece]:
    heading = block.heading.of(scope)
    for number, line in enumerate(heading.superior):
        yield _piece("superior", [Run(UPRIGHT, line)], block, group=number)
    for number, line in enumerate(heading.issuer):
        yield _piece("issuer", [Run(BOLD, line)], block, group=number)
    yield _piece("national", [Run(BOLD, decree.NATIONAL)], block)
    yield _piece("motto", [Run(BOLD, decree.MOTTO)], block)
    if block.number:
        symbol = f"/{heading.symbol}" if heading.symbol else ""
        yield _piece("number", [Run(UPRIGHT, f"Số: {heading.number}{symbol}")], block)
    if block.day:
        words = f"{heading.place}, {FILTERS['dated'].write(heading.dated)}"
        yield _piece("date", [Run(ITALIC, words)], block)
    if block.about is not None:
        yield _piece("letter_about", block.about.runs(scope, UPRIGHT), block)


def _title(block: Title, scope: Scope) -> Iterator[Piece]:
    yield _piece("title", block.kind_name.runs(scope, BOLD), block)
    if block.about is not None:
        yield _piece("about", block.about.runs(scope, BOLD), block)
    if block.pointer is not None:
        yield _piece("pointer", block.pointer.runs(scope, ITALIC), block)


def _heading(block: Heading, scope: Scope) -> Iterator[Piece]:
    yield _piece("heading", block.text.runs(scope, BOLD), block)


def _paragraph(block: Paragraph, scope: Scope) -> Iterator[Piece]:
    base = {"upright": UPRIGHT, "italic": ITALIC, "bold": BOLD}[block.style]
    yield _piece("paragraph", block.text.runs(scope, base), block)


def _basis(block: Basis, scope: Scope) -> Iterator[Piece]:
    lines = block.lines.of(scope)
    style = ITALIC if block.italic else UPRIGHT
    for number, line in enumerate(lines):
        yield _piece("basis", [Run(style, line + _end(number, lines))], block, group=number)


def _end(number: int, rows: Sequence[object]) -> str:
    return "." if number == len(rows) - 1 else ";"


def _items(block: Items, scope: Scope) -> Iterator[Piece]:
    rows = block.rows.of(scope)
    for number, row in enumerate(rows):
        mark = block.end if number == len(rows) - 1 else block.separator
        inner = {**scope, "row": row, "row_number": number + 1}
        yield _piece("item", [*block.text.runs(inner), Run(UPRIGHT, mark)], block, group=number)


def _addressees(block: Addressees, scope: Scope) -> Iterator[Piece]:
    names = block.lines.of(scope)
    several = len(names) != 1
    yield _piece("addressees", [Run(UPRIGHT, decree.ADDRESSEES)], block)
    for number, name in enumerate(names):
        words = f"- {name}{_end(number, names)}" if several else name
        yield _piece("addressees", [Run(UPRIGHT, words)], block, group=number)


def _closing(block: Closing, scope: Scope) -> Iterator[Piece]:
    yield from _recipients(block, block.recipients.of(scope))
    yield from _signer(block, block.signer.of(scope), 0)


def _recipients(block: Block, lines: Sequence[str]) -> Iterator[Piece]:
    if lines:
        yield _piece("recipients_head", [Run(BOLD | ITALIC, decree.RECIPIENTS)], block)
    for number, line in enumerate(lines):
        yield _piece("recipient", [Run(UPRIGHT, f"- {line}{_end(number, lines)}")], block, group=number)


def _signer(block: Block, signer: Any, group: int) -> Iterator[Piece]:
    for line in signer.capacity:
        yield _piece("capacity", [Run(BOLD, line)], block, group=group)
    yield _piece("signer", [Run(BOLD, signer.name)], block, group=group)


def _signatures(block: Signatures, scope: Scope) -> Iterator[Piece]:
    signers = block.signers.of(scope)
    if block.over is not None and signers:
        yield _piece("over", block.over.runs(scope, ITALIC), block)
    for number, signer in enumerate(signers):
        *offices, name = _signer(block, signer, number)
        yield from offices
        if block.note is not None:
            yield _piece("note", block.note.runs(scope, ITALIC), block, group=number)
        yield name
    if block.recipients is not None and signers:
        yield from _recipients(block, block.recipients.of(scope))


def _national(block: National, scope: Scope) -> Iterator[Piece]:
    del scope
    yield _piece("national", [Run(BOLD, decree.NATIONAL)], block)
    yield _piece("motto", [Run(BOLD, decree.MOTTO)], block)


def _fields(block: Fields, scope: Scope) -> Iterator[Piece]:
    for number, row in enumerate(block.shown(scope)):
        for entry in row.entries:
            yield _piece("field", [*entry.label.runs(scope), *entry.value.runs(scope)], block, group=number)


def _seal(block: Seal, scope: Scope) -> Iterator[Piece]:
    yield _piece("seal", block.text.runs(scope, ITALIC), block)


def signers_beside(piece: Piece) -> int:
    """Which row of signers a piece stands in."""
    return piece.group // MAX_SIGNERS


def _table(block: Table, scope: Scope) -> Iterator[Piece]:
    columns = [one for column in block.columns for one in expand(column, scope)]
    yield from table_head(block, columns)
    groups = [None] if block.groups is None else block.groups.rows.of(scope)
    count, line = 0, 0
    for group in groups:
        inner: Scope = scope
        if block.groups is not None:
            inner = {**scope, "group": group}
            yield _piece("group", text_of(block.groups.title, inner, BOLD), block, Cell("group", line, 0), line)
            line += 1
        start = count if block.numbering == "through" else 0
        members = block.rows.of(inner) if group is None else value_at(inner, f"group.{block.rows.path}")
        for number, member in enumerate(members, start=start + 1):
            yield from _row(block, columns, {**inner, "row": member, "row_number": number}, line)
            line += 1
        count += len(members)
        if block.subtotal_label is not None:
            yield from _sums(block, columns, inner, "subtotal", line)
            line += 1
    if not count:
        yield _piece("group", [Run(ITALIC, "(Không có)")], block, Cell("group", line, 0), line)
        line += 1
    if block.total_label is not None:
        yield from _sums(block, columns, scope, "total", line)


def table_head(block: Table, columns: Sequence[FlatColumn]) -> Iterator[Piece]:
    """The head's cells, then the common headings over neighbours, each once."""
    for number, column in enumerate(columns):
        yield _piece("head", column.head, block, Cell("head", -1, number))
    before = ""
    for number, column in enumerate(columns):
        if column.over and column.over != before:
            yield _piece("head", [Run(BOLD, column.over)], block, Cell("over", -1, number))
        before = column.over


def _row(block: Table, columns: Sequence[FlatColumn], scope: Scope, line: int) -> Iterator[Piece]:
    for number, column in enumerate(columns):
        inner = scope if column.index is None else {**scope, "cell": cell_value(column, "row", scope)}
        runs = text_of(column.spec.value, inner, BOLD if column.spec.bold else UPRIGHT)
        yield _piece("cell", runs, block, Cell("row", line, number), line)


def _sums(block: Table, columns: Sequence[FlatColumn], scope: Scope, kind: str, line: int) -> Iterator[Piece]:
    label = block.subtotal_label if kind == "subtotal" else block.total_label
    for number, column in enumerate(columns):
        template = column.spec.subtotal if kind == "subtotal" else column.spec.total
        if number == block.label_column - 1:
            template = label
        if template is None:
            continue
        inner = scope
        if column.index is not None:
            holder = "group" if kind == "subtotal" and "group" in scope else ""
            inner = {**scope, "cell": cell_value(column, holder, scope)}
        yield _piece("sum", text_of(template, inner, BOLD), block, Cell("sum", line, number), line)


def _unknown(block: Block, scope: Scope) -> Iterator[Piece]:
    """A block that this checker does not know yet: whatever stands there is passed over."""
    del scope
    yield Piece("unknown", "", (), block)


PIECES: dict[type[Block], Callable[[Any, Scope], Iterator[Piece]]] = {
    Letterhead: _letterhead,
    National: _national,
    Fields: _fields,
    Seal: _seal,
    Title: _title,
    Heading: _heading,
    Paragraph: _paragraph,
    Basis: _basis,
    Items: _items,
    Addressees: _addressees,
    Table: _table,
    Closing: _closing,
    Signatures: _signatures,
}
