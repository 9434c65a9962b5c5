"""Boxes 1 to 5: the two halves of the heading, the title, and the rules below them, which are drawn and not typed."""

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.printing.blocks.base import baseline
from desktop_app.printing.blocks.letterhead import Letterhead, National, body_runs, day_words, number_words
from desktop_app.printing.blocks.words import TITLE_INSET, Title
from desktop_app.printing.contexts import Heading
from desktop_app.printing.fonts import Style
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordCell, WordRow, WordTable
from desktop_app.printing.word.elements import HAIR, Look, hair, paragraph
from desktop_app.printing.word.paper import Paper

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_SAME = 0.5
"""Points within which two edges are one."""
_SPARE = 1.0
"""Points that a title stands higher than on paper: other programs lose as much on the way, and a paper that just fits
its page must do so there."""


def write_letterhead(block: Letterhead, paper: Paper) -> None:
    """Write a table of two columns without lines; of three where the lower row is parted elsewhere than the upper."""
    desk = paper.desk
    heading: Heading = block.heading.of(desk.scope)
    left, lower = desk.width * desk.profile.header.left_share, block.lower_left(desk, heading)
    edges = [left] if abs(left - lower) < _SAME else sorted((left, lower))
    widths = [end - start for start, end in pairwise([0.0, *edges, desk.width])]
    upper = [_issuer(paper, heading, left), _nation(paper, desk.width - left)]
    rows = [_halves(upper, edges, left)]
    if block.number or block.day:
        rows.append(_halves(_number_and_day(block, paper, heading, lower), edges, lower))
    paper.table(WordTable(widths, rows))


def _halves(contents: "list[list[Element]]", edges: list[float], parted: float) -> WordRow:
    """Return a row of two cells that meet at one of the edges."""
    first = 1 if abs(edges[0] - parted) < _SAME else 2
    spans = (first, len(edges) + 1 - first)
    return WordRow([WordCell(content, span, align="top") for content, span in zip(contents, spans, strict=True)])


def _issuer(paper: Paper, heading: Heading, width: float) -> "list[Element]":
    sizes, share = paper.desk.sizes, paper.desk.profile.header.issuer_rule_share
    written = []
    length = 0.0
    for texts, style, size in (
        (heading.superior, Style.REGULAR, sizes.superior),
        (heading.issuer, Style.BOLD, sizes.issuer),
    ):
        for text in texts:
            runs = body_runs(paper.desk, Run(style, text), size, width)
            edge = paper.narrowed(runs, size, width)
            written.append(paragraph(runs, Look(size, "center", left=edge, right=edge, tied=True)))
            length = paper.desk.balanced(runs, size, width)[-1].width
    return [*written, ruled(paper, sizes.issuer, width, length * share)]


def _nation(paper: Paper, width: float) -> "list[Element]":
    sizes, text = paper.desk.sizes, paper.desk.profile.text
    written = []
    for words, size in ((text.national, sizes.national), (text.motto, sizes.motto)):
        length = paper.desk.fonts.width(Style.BOLD, words) * size
        edge = min((width - length) / 2 - 1, 0.0)  # it hangs over rather than breaks
        written.append(paragraph([Run(Style.BOLD, words)], Look(size, "center", left=edge, right=edge, tied=True)))
    return [*written, ruled(paper, sizes.motto, width, length)]


def ruled(paper: Paper, size: float, width: float, length: float) -> "Element":
    """Return a paragraph of almost no height with a line of ``length`` points above it, centred within ``width``.

    The line stands as far below the letters before it as on the paper; under the letters it would cut their dots.
    """
    header, height = paper.desk.profile.header, paper.desk.profile.tight(size)
    below = header.rule_gap - (height - baseline(size, height))
    edge = (width - length) / 2
    look = Look(
        HAIR,
        before=max(below - header.rule_width, 0.0),
        exact=HAIR,
        left=edge,
        right=edge,
        rule=header.rule_width,
        tied=True,
    )
    return paragraph((), look)


def _number_and_day(block: Letterhead, paper: Paper, heading: Heading, left: float) -> "list[list[Element]]":
    """Return both halves of the lower row: number and day on one line, and below the number what a letter is about."""
    sizes, profile = paper.desk.sizes, paper.desk.profile
    height = profile.tight(max(sizes.number, sizes.date))
    above = profile.header.number_gap / 2 - HAIR
    number = [Run(Style.REGULAR, number_words(profile, heading))] if block.number else []
    day = [Run(Style.ITALIC, day_words(profile, heading))] if block.day else []
    lower = [paragraph(number, Look(sizes.number, "center", before=above, exact=height, tied=True))]
    if runs := block.about_of(paper.desk):
        edge = paper.narrowed(runs, sizes.issuer, left)
        lower.append(paragraph(runs, Look(sizes.issuer, "center", left=edge, right=edge, tied=True)))
        lower.append(hair(tied=True, height=profile.header.after / 2))
    return [lower, [paragraph(day, Look(sizes.date, "center", before=above, exact=height, tied=True))]]


def write_national(block: National, paper: Paper) -> None:
    """Write the nation's name and motto in the middle of the page."""
    del block  # it says nothing of its own
    paper.written += _nation(paper, paper.desk.width)
    paper.room(-HAIR)


def write_title(block: Title, paper: Paper) -> None:
    """Write kind, subject and pointer, a paragraph each, and the rule below."""
    desk = paper.desk
    size, header = desk.sizes.title, desk.profile.header
    inset = desk.width * TITLE_INSET
    width = desk.width - 2 * inset
    above = header.after - _SPARE if paper.written else 0.0
    length = 0.0
    for runs in block.texts(desk):
        edge = inset + paper.narrowed(runs, size, width)
        paper.add(runs, Look(size, "center", before=above, left=edge, right=edge, tied=True, whole=True))
        length = desk.balanced(runs, size, width)[-1].width
        above = 0.0
    if block.rule and length:
        share = length * header.title_rule_share
        below = header.rule_gap - size * 0.25
        edge = (desk.width - share) / 2
        look = Look(HAIR, before=below, exact=header.rule_gap, left=edge, right=edge, rule=header.rule_width, tied=True)
        paper.add((), look)
    paper.room(desk.profile.body.paragraph_gap)
