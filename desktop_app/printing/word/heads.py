"""Boxes 1 to 5: the two halves of the heading, the title, and the rules below them, which are drawn and not typed."""

from typing import TYPE_CHECKING

from desktop_app.printing.blocks.base import baseline
from desktop_app.printing.blocks.letterhead import Letterhead, National, day_words, number_words
from desktop_app.printing.blocks.words import TITLE_INSET, Title
from desktop_app.printing.contexts import Heading
from desktop_app.printing.fonts import Style
from desktop_app.printing.template import Run
from desktop_app.printing.word.cells import WordCell, WordRow, WordTable
from desktop_app.printing.word.elements import HAIR, Look, paragraph
from desktop_app.printing.word.paper import Paper

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element


def write_letterhead(block: Letterhead, paper: Paper) -> None:
    """Write a table of two columns without lines."""
    desk = paper.desk
    heading: Heading = block.heading.of(desk.scope)
    left = desk.width * desk.profile.header.left_share
    widths = (left, desk.width - left)
    upper = WordRow(
        [WordCell(_issuer(paper, heading, left), align="top"), WordCell(_nation(paper, widths[1]), align="top")]
    )
    rows = [upper]
    if block.number or block.day:
        rows.append(_number_and_day(block, paper, heading, left))
    paper.table(WordTable(widths, rows))


def _issuer(paper: Paper, heading: Heading, width: float) -> "list[Element]":
    sizes, share = paper.desk.sizes, paper.desk.profile.header.issuer_rule_share
    written = []
    length = 0.0
    for texts, style, size in (
        (heading.superior, Style.REGULAR, sizes.superior),
        (heading.issuer, Style.BOLD, sizes.issuer),
    ):
        for text in texts:
            runs = [Run(style, text)]
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
    look = Look(HAIR, before=max(below, 0.0), exact=HAIR, left=edge, right=edge, rule=header.rule_width, tied=True)
    return paragraph((), look)


def _number_and_day(block: Letterhead, paper: Paper, heading: Heading, left: float) -> WordRow:
    """Number and day stand on one line; what a letter is about stands below its number, within ``left`` points."""
    sizes, profile = paper.desk.sizes, paper.desk.profile
    height = profile.tight(max(sizes.number, sizes.date))
    above = profile.header.number_gap / 2 - HAIR
    number = [Run(Style.REGULAR, number_words(profile, heading))] if block.number else []
    day = [Run(Style.ITALIC, day_words(profile, heading))] if block.day else []
    look = Look(sizes.number, "center", before=above, exact=height, tied=True)
    about = block.about_of(paper.desk)
    edge = paper.narrowed(about, sizes.issuer, left) if about else 0.0
    below = [paragraph(about, Look(sizes.issuer, "center", left=edge, right=edge, tied=True))] if about else []
    return WordRow(
        [
            WordCell([paragraph(number, look), *below], align="top"),
            WordCell([paragraph(day, Look(sizes.date, "center", before=above, exact=height, tied=True))], align="top"),
        ]
    )


def write_national(block: National, paper: Paper) -> None:
    """Write the nation's name and motto in the middle of the page."""
    del block  # it says nothing of its own
    paper.written += _nation(paper, paper.desk.width)


def write_title(block: Title, paper: Paper) -> None:
    """Write kind, subject and pointer, a paragraph each, and the rule below."""
    desk = paper.desk
    size, header = desk.sizes.title, desk.profile.header
    inset = desk.width * TITLE_INSET
    width = desk.width - 2 * inset
    above = header.after if paper.written else 0.0
    for runs in block.texts(desk):
        edge = inset + paper.narrowed(runs, size, width)
        paper.add(runs, Look(size, "center", before=above, left=edge, right=edge, tied=True, whole=True))
        length = desk.balanced(runs, size, width)[-1].width
        above = 0.0
    if block.rule:
        share = length * header.title_rule_share
        below = header.rule_gap - size * 0.25
        edge = (desk.width - share) / 2
        look = Look(HAIR, before=below, exact=header.rule_gap, left=edge, right=edge, rule=header.rule_width, tied=True)
        paper.add((), look)
    paper.room(desk.profile.body.paragraph_gap)
