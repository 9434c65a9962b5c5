"""Blocks of words: headings, paragraphs, legal bases, numbered items, addressees."""

from desktop_app.printing.blocks.words import (
    ADDRESSEE_INSET,
    ADDRESSEES_LEFT,
    Addressees,
    Basis,
    Heading,
    Items,
    Paragraph,
    body_setting,
    dashed,
    under_colon,
)
from desktop_app.printing.template import Run
from desktop_app.printing.word.elements import Look
from desktop_app.printing.word.paper import Paper


def write_heading(block: Heading, paper: Paper) -> None:
    """Write a line of its own that stays with what follows."""
    paper.body(block.words(paper.desk.scope), block.setting(paper.desk), tied=True)


def write_paragraph(block: Paragraph, paper: Paper) -> None:
    """Write a paragraph; nothing where its slots leave it empty."""
    if runs := block.words(paper.desk.scope):
        paper.body(runs, block.setting(paper.desk), tied=block.tied)


def write_basis(block: Basis, paper: Paper) -> None:
    """Write each basis as a paragraph."""
    for runs in block.paragraphs(paper.desk.scope):
        paper.body(runs, body_setting(paper.desk))


def write_items(block: Items, paper: Paper) -> None:
    """Write each element as a paragraph, or all as one."""
    setting = block.setting(paper.desk)
    for runs in block.paragraphs(paper.desk.scope):
        paper.body(runs, setting, tied=block.tied)


def write_addressees(block: Addressees, paper: Paper) -> None:
    """Write one addressee on the line of ``Kính gửi:``, several below one another beside it."""
    desk = paper.desk
    names: tuple[str, ...] = block.lines.of(desk.scope)
    lead, size, spacing = desk.profile.text.addressees, desk.sizes.body, desk.sizes.line_spacing
    gap = desk.profile.body.paragraph_gap
    if len(names) == 1:
        edge = desk.width * ADDRESSEE_INSET
        look = Look(size, "center", before=gap, line=spacing, left=edge, right=edge, tied=True, whole=True)
        paper.add([Run(0, f"{lead} {names[0]}")], look)
        return
    left = desk.width * ADDRESSEES_LEFT
    paper.add([Run(0, lead)], Look(size, before=gap, line=spacing, left=left, tied=True, whole=True))
    for text in dashed(names):
        look = Look(size, line=spacing, left=left + under_colon(desk, lead), tied=True, whole=True)
        paper.add([Run(0, text)], look)
