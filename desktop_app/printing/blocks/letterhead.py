"""Boxes 1 to 4: the two halves of the heading, whose right half never breaks a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.printing.blocks.base import (
    Band,
    Block,
    Desk,
    KeyedFault,
    Path,
    baseline,
    draw_line,
    merge,
    stack,
    template_faults,
)
from desktop_app.printing.blocks.words import FIXED, at_sense, kept_whole, path_faults
from desktop_app.printing.contexts import Heading
from desktop_app.printing.filters import FILTERS
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.pages import Stroke, Unit
from desktop_app.printing.profile import Profile, Sizes
from desktop_app.printing.template import Run, Scope, Template
from desktop_app.wording.body_names import own_name_at

_DAY_GAP = 4.0
"""In points, between number and day where a long place brings them near each other."""


@dataclass(frozen=True, slots=True)
class Letterhead(Block):
    """Issuing body, national name, number and day."""

    heading: Path
    number: bool = True
    """Whether box 3 is printed: a list that is attached to another paper has none."""
    day: bool = True
    about: Template | None = None
    """Box 5b: what a letter is about, under its number in the left half; other kinds say it in their title."""

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the faults of its path and of its words."""
        yield from path_faults(self.heading, scope, Heading, "heading")
        yield from template_faults(self, scope)

    def lay(self, desk: Desk) -> list[Unit]:
        """Return the whole heading as one block."""
        heading: Heading = self.heading.of(desk.scope)
        measures = desk.profile.header
        left_width = desk.width * measures.left_share
        unit = _left(desk, heading, left_width)
        merge(unit, _right(desk, left_width, desk.width - left_width))
        if self.number or self.day:
            merge(unit, self._number_and_day(desk, heading), unit.height + measures.number_gap / 2)
        unit.tied = unit.opens = True
        return [unit]

    def lower_left(self, desk: Desk, heading: Heading) -> float:
        """Return how wide the half of the number is: a day with a long place takes room from it."""
        left_width = desk.width * desk.profile.header.left_share
        if self.day:
            taken = desk.fonts.width(Style.ITALIC, day_words(desk.profile, heading)) * desk.sizes.date + _DAY_GAP
            left_width = max(min(left_width, desk.width - taken), 0.0)
        if self.number:
            line = desk.lines([Run(0, number_words(desk.profile, heading))], desk.sizes.number, desk.width)[0]
            left_width = max(left_width, min(line.width + _DAY_GAP, desk.width / 2))
        return left_width

    def _number_and_day(self, desk: Desk, heading: Heading) -> Unit:
        """Number and day stand on one baseline."""
        sizes = desk.sizes
        height = desk.profile.tight(max(sizes.number, sizes.date))
        unit = Unit(height)
        base = baseline(max(sizes.number, sizes.date), height)
        left_width = self.lower_left(desk, heading)
        if self.number:
            line = desk.lines([Run(0, number_words(desk.profile, heading))], sizes.number, desk.width)[0]
            unit.marks += draw_line(line, base, sizes.number, Band(0, left_width, "center"))
        if self.day:
            band = Band(left_width, desk.width - left_width, "center")
            lines = desk.lines([Run(Style.ITALIC, day_words(desk.profile, heading))], sizes.date, band.width)
            for row, line in enumerate(lines):
                unit.marks += draw_line(line, base + row * height, sizes.date, band)
            unit.height = height * len(lines)
        if about := self.about_of(desk):
            size, half = sizes.issuer, desk.width * desk.profile.header.left_share
            lines = desk.balanced(about, size, half)
            merge(unit, stack(lines, size, desk.profile.tight(size), Band(0, half, "center")), height)
            unit.height += desk.profile.header.after / 2
        return unit

    def about_of(self, desk: Desk) -> list[Run]:
        """Return what a letter is about; nothing for a paper that says it in its title."""
        return at_sense(self.about.runs(desk.scope), desk.profile) if self.about is not None else []


def number_words(profile: Profile, heading: Heading) -> str:
    """Return box 3: number and symbol, with room where the number is not given yet."""
    form = profile.text.number_with_symbol if heading.symbol else profile.text.number
    return form.format(number=FILTERS["number"].write(heading.number), symbol=heading.symbol)


def day_words(profile: Profile, heading: Heading) -> str:
    """Return box 4: place and day, with room for what is not known yet."""
    return profile.text.place_and_day.format(place=heading.place, dated=FILTERS["dated"].write(heading.dated))


@dataclass(frozen=True, slots=True)
class National(Block):
    """The nation's name and motto alone, in the middle: a citizen's request has no issuing body."""

    def lay(self, desk: Desk) -> list[Unit]:
        """Return both lines and the rule below as one block."""
        unit = _right(desk, 0, desk.width)
        unit.tied = unit.opens = True
        return [unit]


def fitting_sizes(fonts: Fonts, profile: Profile, heading: Heading | None, width: float) -> tuple[Sizes, ...]:
    """Return the sets of sizes in which the left heading and the day fit their halves; the smallest where none does."""
    if heading is None:
        return profile.sizes
    room = width * profile.header.left_share
    dated = fonts.width(Style.ITALIC, day_words(profile, heading))
    left = tuple(sizes for sizes in profile.sizes if _fits(fonts, heading, sizes, room))
    both = tuple(sizes for sizes in left if dated * sizes.date <= width - room)
    smallest = profile.sizes[-1].issuer
    return both or left or tuple(sizes for sizes in profile.sizes if sizes.issuer == smallest)


def _fits(fonts: Fonts, heading: Heading, sizes: Sizes, room: float) -> bool:
    upper = (fonts.width(Style.REGULAR, line) * sizes.superior for line in heading.superior)
    lower = (fonts.width(Style.BOLD, line) * sizes.issuer for line in heading.issuer)
    return max([*upper, *lower, 0.0]) <= room


def body_runs(desk: Desk, body: Run, size: float, width: float) -> list[Run]:
    """Return the name of a body so that no line ends within the name of its place, as far as ``width`` has room.

    ``CÔNG AN XÃ`` above ``HÒA BÌNH THƯỢNG``; of a name too long for a line, what stands between its dashes is held.
    """
    whole = kept_whole([body], desk.profile.header.kept)
    at = own_name_at(whole[0].text)
    before, name = whole[0].text[:at], whole[0].text[at:]
    for held in (name.replace(" ", FIXED), " ".join(_between_dashes(name))):
        if max(desk.fonts.width(body.style, word) for word in held.split(" ")) * size <= width:
            return [Run(body.style, before + held)]
    return whole


def _between_dashes(name: str) -> Iterator[str]:
    *parts, last = name.split(" - ")
    for part in parts:
        yield f"{part} -".replace(" ", FIXED)
    yield last.replace(" ", FIXED)


def _left(desk: Desk, heading: Heading, width: float) -> Unit:
    sizes, profile = desk.sizes, desk.profile
    unit = Unit(0)
    length = 0.0
    for texts, style, size in (
        (heading.superior, Style.REGULAR, sizes.superior),
        (heading.issuer, Style.BOLD, sizes.issuer),
    ):
        for text in texts:
            lines = desk.balanced(body_runs(desk, Run(style, text), size, width), size, width)
            merge(unit, stack(lines, size, profile.tight(size), Band(0, width, "center")), unit.height)
            length = lines[-1].width
    share = profile.header.issuer_rule_share
    return _ruled(unit, desk, sizes.issuer, width / 2, length * share)


def _right(desk: Desk, x: float, width: float) -> Unit:
    sizes, text, profile = desk.sizes, desk.profile.text, desk.profile
    unit = Unit(0)
    length = 0.0
    for words, size in ((text.national, sizes.national), (text.motto, sizes.motto)):
        line = desk.lines([Run(Style.BOLD, words)], size, width * 2)
        merge(unit, stack(line, size, profile.tight(size), Band(x, width, "center")), unit.height)
        length = line[0].width
    return _ruled(unit, desk, sizes.motto, x + width / 2, length)


def _ruled(unit: Unit, desk: Desk, size: float, middle: float, length: float) -> Unit:
    """Draw a line of its own below the last baseline; never an underline, which would cut the dots below letters."""
    header, height = desk.profile.header, desk.profile.tight(size)
    y = unit.height - height + baseline(size, height) + header.rule_gap
    unit.marks.append(Stroke(middle - length / 2, y, middle + length / 2, y, header.rule_width))
    unit.height = y
    return unit


def heading_of(blocks: Sequence[Block], scope: Scope) -> Heading | None:
    """Return the heading that the first letterhead prints, or None where there is none."""
    for block in blocks:
        if isinstance(block, Letterhead):
            found: Heading = block.heading.of(scope)
            return found
    return None
