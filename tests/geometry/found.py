"""The pieces found on the paper: every letter that is drawn belongs to exactly one, in the order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.printing.blocks.base import Block
from tests.geometry.expected import Expected, Piece
from tests.printing.paper import Letter, PaperPage

TOP_ZONE = 15.5
"""Above it stands a page number only."""
FOOT_ZONE = 14.0
"""Nearer to the lower edge than this stands the mark of the foot only."""


class Finding(NamedTuple):
    """What is not as it should be; ``page`` counts from 1, nought where it is the whole paper."""

    component: str
    page: int
    measured: str
    wanted: str


class Inked(NamedTuple):
    """A letter and the number of its page, from nought."""

    page: int
    letter: Letter


@dataclass
class Spot:
    """A piece with its letters."""

    piece: Piece
    letters: list[Inked]

    @property
    def page(self) -> int:
        """The page of its first letter."""
        return self.letters[0].page

    def lines(self) -> list["Line"]:
        """Its letters by lines, from top to bottom."""
        lines: list[Line] = []
        for inked in self.letters:
            last = lines[-1] if lines else None
            if last is None or last.page != inked.page or abs(last.baseline - inked.letter.baseline) > 0.2:
                lines.append(Line(inked.page, []))
            lines[-1].letters.append(inked.letter)
        return lines


@dataclass
class Line:
    """Letters on one baseline of one page."""

    page: int
    letters: list[Letter]

    @property
    def baseline(self) -> float:
        return self.letters[0].baseline

    @property
    def size(self) -> float:
        return self.letters[0].size

    @property
    def left(self) -> float:
        return min(letter.left for letter in self.letters)

    @property
    def right(self) -> float:
        return max(letter.right for letter in self.letters)

    @property
    def top(self) -> float:
        return min(letter.top for letter in self.letters)

    @property
    def bottom(self) -> float:
        return max(letter.bottom for letter in self.letters)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass
class Found:
    """A paper read back."""

    expected: Expected
    pages: list[PaperPage]
    spots: list[Spot] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The first page of each part."""

    def of(self, *components: str) -> Iterator[Spot]:
        """The spots of some components that have letters."""
        return (spot for spot in self.spots if spot.piece.component in components and spot.letters)

    def blocks(self) -> list[Block]:
        """The blocks that have pieces, each once, even where two of them say the same."""
        return list({id(spot.piece.block): spot.piece.block for spot in self.spots}.values())

    def say(self, component: str, page: int, measured: object, wanted: object) -> None:
        """Note what is wrong; the page counts from nought here."""
        text = f"{measured:.2f}" if isinstance(measured, float) else str(measured)
        self.findings.append(Finding(component, page + 1, text, str(wanted)))


def body_of(page: PaperPage) -> list[Letter]:
    """The letters between the zones of page number and mark."""
    return [one for one in page.drawn if TOP_ZONE <= one.baseline <= page.height - FOOT_ZONE]


def zones_of(page: PaperPage) -> tuple[list[Letter], list[Letter]]:
    """The letters above and below the text."""
    above = [one for one in page.drawn if one.baseline < TOP_ZONE]
    below = [one for one in page.drawn if one.baseline > page.height - FOOT_ZONE]
    return above, below
