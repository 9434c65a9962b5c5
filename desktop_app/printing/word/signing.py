"""Boxes 7 to 9: who receives it and who signs, with the room for signature and seal that the paper has."""

from typing import TYPE_CHECKING

from desktop_app.printing.blocks.signing import MAX_SIGNERS, Closing, Signatures, columns_for
from desktop_app.printing.blocks.words import dashed
from desktop_app.printing.contexts import Signer
from desktop_app.printing.fonts import Style
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordCell, WordRow, WordTable
from desktop_app.printing.word.elements import Look, paragraph
from desktop_app.printing.word.paper import Paper

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_INSET = 0.02
"""The share of a signer's column that is left free at each side."""


def write_closing(block: Closing, paper: Paper) -> None:
    """Write receivers at the left, the signer at the right, as one row that no page cuts."""
    desk, measures = paper.desk, paper.desk.profile.signature
    signer: Signer = block.signer.of(desk.scope)
    right = desk.width * measures.right_share
    left = desk.width - right
    size = desk.sizes.signer
    signed = [*_capacity(paper, signer, right, size), _name(paper, signer, right, size, measures.space_mm)]
    received = _recipients(paper, block.recipients.of(desk.scope), left - desk.width * measures.left_share)
    row = WordRow([WordCell(received, align="top"), WordCell(signed, align="top")])
    paper.table(WordTable((left, right), [row]), gap=measures.gap)


def write_signatures(block: Signatures, paper: Paper) -> None:
    """Write one to four signers side by side: a row of offices, and a row of names below the room to sign."""
    desk = paper.desk
    signers: tuple[Signer, ...] = block.signers.of(desk.scope)
    space = desk.profile.signature.space_mm if block.space_mm is None else block.space_mm
    size = block.size or desk.sizes.signer
    over = block.over.runs(desk.scope, Style.ITALIC) if block.over is not None else []
    note = block.note.runs(desk.scope, Style.ITALIC) if block.note is not None else []
    for start in range(0, len(signers), MAX_SIGNERS):
        some = signers[start : start + MAX_SIGNERS]
        columns = columns_for(len(some))
        width = desk.width / columns
        free = [WordCell(())] * (columns - len(some))
        offices = [WordCell([*_capacity(paper, one, width, size), *_note(paper, note)], align="top") for one in some]
        names = [WordCell([_name(paper, one, width, size, space)], align="top") for one in some]
        rows = [WordRow([*free, *offices]), WordRow([*free, *names])]
        if over and not start:
            dated = WordCell([paragraph(over, Look(desk.sizes.date, "center", tied=True))])
            rows.insert(0, WordRow([*[WordCell(())] * (columns - 1), dated]))
        paper.table(WordTable([width] * columns, rows), gap=desk.profile.signature.gap)


def _note(paper: Paper, words: list[Run]) -> "list[Element]":
    return [paragraph(words, Look(paper.desk.sizes.recipients_head, "center", tied=True))] if words else []


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


def _name(paper: Paper, signer: Signer, width: float, size: float, space_mm: float) -> "Element":
    """Return the name below the room; the room is the paragraph's own, so that nobody deletes it by a stray line."""
    return _centred(paper, signer.name, width, size, space_mm * MM)


def _centred(paper: Paper, text: str, column: float, size: float, above: float = 0.0) -> "Element":
    runs = [Run(Style.BOLD, text)]
    inset = column * _INSET
    edge = inset + (paper.narrowed(runs, size, column - 2 * inset) if text else 0.0)
    return paragraph(runs, Look(size, "center", before=above, left=edge, right=edge, tied=not above))
