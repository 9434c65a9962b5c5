"""Boxes 7 to 9: who receives it and who signs, with the room for signature and seal that the paper has."""

from typing import TYPE_CHECKING

from desktop_app.printing.blocks.signing import MAX_SIGNERS, Closing, Signatures, columns_for
from desktop_app.printing.blocks.words import dashed
from desktop_app.printing.contexts import Signer
from desktop_app.printing.fonts import Style
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordCell, WordRow, WordTable
from desktop_app.printing.word.elements import Look, hair, paragraph
from desktop_app.printing.word.paper import Paper

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_SPARE = 1.5
"""Points by which the block stands higher than on paper, so that one that just fits its page fits it elsewhere, too."""
_INSET = 0.02
"""The share of a signer's column that is left free at each side."""


def write_closing(block: Closing, paper: Paper) -> None:
    """Write receivers at the left, the signer at the right, as one row that no page cuts."""
    desk, measures = paper.desk, paper.desk.profile.signature
    signer: Signer = block.signer.of(desk.scope)
    right = desk.width * measures.right_share
    left = desk.width - right
    size = desk.sizes.signer
    signed = [*_capacity(paper, signer, right, size), _centred(paper, signer.name, right, size, measures.space_mm * MM)]
    received = _recipients(paper, block.recipients.of(desk.scope), left - desk.width * measures.left_share)
    row = WordRow([WordCell(received, align="top"), WordCell(signed, align="top")])
    paper.table(WordTable((left, right), [row]), gap=measures.gap - _SPARE)


def write_signatures(block: Signatures, paper: Paper) -> None:
    """Write one to four signers side by side, as one row: programs part two rows, and names from their offices."""
    desk = paper.desk
    signers: tuple[Signer, ...] = block.signers.of(desk.scope)
    space = (desk.profile.signature.space_mm if block.space_mm is None else block.space_mm) * MM
    size = block.size or desk.sizes.signer
    over = block.over.runs(desk.scope, Style.ITALIC) if block.over is not None else []
    note = block.note.runs(desk.scope, Style.ITALIC) if block.note is not None else []
    for start in range(0, len(signers), MAX_SIGNERS):
        some = signers[start : start + MAX_SIGNERS]
        width = desk.width / columns_for(len(some))
        dated = over if not start else []
        heads = [_Head(paper, one, width, size, note) for one in some]
        tallest = max(head.height for head in heads)
        cells = [WordCell(())] * (columns_for(len(some)) - len(some))
        for number, head in enumerate(heads, start=1):
            above = head.dated(dated, written=number == len(heads))
            name = _centred(paper, head.signer.name, width, size, space + tallest - head.height)
            cells.append(WordCell([*above, *head.content, name], align="top"))
        paper.table(WordTable([width] * len(cells), [WordRow(cells)]), gap=desk.profile.signature.gap - _SPARE)
    if block.recipients is not None and signers and (lines := block.recipients.of(desk.scope)):
        below = WordRow([WordCell(_recipients(paper, lines, desk.width / 2), align="top")])
        paper.table(WordTable((desk.width,), [below]), gap=desk.profile.signature.gap)


class _Head:
    """What stands above the room to sign: an office, and how to sign."""

    def __init__(self, paper: Paper, signer: Signer, width: float, size: float, note: list[Run]) -> None:
        desk = paper.desk
        small = desk.sizes.recipients_head
        self.signer = signer
        self._desk, self._width = desk, width
        self.content = _capacity(paper, signer, width, size)
        inner = width - 2 * width * _INSET
        lines = sum(len(desk.balanced([Run(Style.BOLD, text)], size, inner)) for text in signer.capacity)
        self.height = lines * desk.profile.tight(size)
        if note:
            self.content.append(paragraph(note, Look(small, "center", tied=True)))
            self.height += len(desk.balanced(note, small, width)) * desk.profile.tight(small)

    def dated(self, words: list[Run], *, written: bool) -> "list[Element]":
        """Return the line of place and day above the office, or the room that it takes beside it."""
        if not words:
            return []
        size = self._desk.sizes.date
        if written:
            return [paragraph(words, Look(size, "center", tied=True))]
        lines = len(self._desk.balanced(words, size, self._width))
        return [hair(tied=True, height=lines * self._desk.profile.tight(size))]


def _recipients(paper: Paper, lines: tuple[str, ...], gutter: float) -> "list[Element]":
    if not lines:
        return []
    sizes, profile = paper.desk.sizes, paper.desk.profile
    head = Look(sizes.recipients_head, exact=profile.tight(sizes.signer), tied=True)
    written = [paragraph([Run(Style.BOLD_ITALIC, profile.text.recipients)], head)]
    look = Look(sizes.recipients, right=gutter, tied=True)
    return [*written, *(paragraph([Run(0, text)], look) for text in dashed(lines))]


def _capacity(paper: Paper, signer: Signer, width: float, size: float) -> "list[Element]":
    return [_centred(paper, text, width, size) for text in signer.capacity]


def _centred(paper: Paper, text: str, column: float, size: float, above: float = 0.0) -> "Element":
    """Return a line in the middle of a column; the room above a name is its own, so that no stray line takes it."""
    runs = [Run(Style.BOLD, text)]
    inset = column * _INSET
    edge = inset + (paper.narrowed(runs, size, column - 2 * inset) if text else 0.0)
    return paragraph(runs, Look(size, "center", before=above, left=edge, right=edge, tied=not above))
