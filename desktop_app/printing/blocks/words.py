"""Blocks of words: headings, paragraphs, legal bases, numbered items, addressees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from desktop_app.printing.blocks.base import (
    Align,
    Band,
    Block,
    Desk,
    KeyedFault,
    Path,
    baseline,
    draw_line,
    first_indent,
    merge,
    stack,
    template_faults,
)
from desktop_app.printing.fonts import Style
from desktop_app.printing.pages import Stroke, Unit
from desktop_app.printing.profile import Profile
from desktop_app.printing.template import Fault, Run, Scope, Template

FIXED = "\N{NO-BREAK SPACE}"
TITLE_INSET = 0.04
"""The share of the width that a title leaves free at each side."""
ADDRESSEE_INSET = 0.1
"""That which a lone addressee leaves free."""
ADDRESSEES_LEFT = 0.2
"""The share of the width at which several addressees begin."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: size, indent of the first line and room above in points."""

    size: float
    align: Align
    indent: float
    gap: float


def body_setting(desk: Desk) -> Setting:
    """Return how the decree sets a paragraph of the body."""
    return Setting(desk.sizes.body, "justify", first_indent(desk), desk.profile.body.paragraph_gap)


@lru_cache(maxsize=8)
def _before_number(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(words)}) (?=[0-9])")


def bound(runs: list[Run], words: tuple[str, ...]) -> list[Run]:
    """Return the runs with ``Điều 5`` and its like held together by a fixed space."""
    return [Run(style, _bound(text, words)) for style, text in runs]


@lru_cache(maxsize=256)
def _bound(text: str, words: tuple[str, ...]) -> str:
    return _before_number(words).sub("\\1\N{NO-BREAK SPACE}", text)


def kept_whole(runs: list[Run], phrases: tuple[str, ...]) -> list[Run]:
    """Return the runs with each phrase held on one line by fixed spaces."""
    return [Run(style, _held(text, phrases)) for style, text in runs]


@lru_cache(maxsize=256)
def _held(text: str, phrases: tuple[str, ...]) -> str:
    for phrase in phrases:
        text = text.replace(phrase, phrase.replace(" ", "\N{NO-BREAK SPACE}"))
    return text


_LONGEST_HELD = 50
"""Letters: what would be held together over more is broken as any words are."""


@lru_cache(maxsize=8)
def _ahead_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(words)}) ")


def at_sense(runs: list[Run], profile: Profile) -> list[Run]:
    """Return the words of a title so that no line ends within a phrase, a name, or before what its last word leads to.

    ``Tân Thành``, ``công nhận``, ``Điều 5``, ``của Ủy ban`` stand on one line each.
    """
    header = profile.header
    whole = bound(kept_whole(runs, header.kept), profile.body.bound)
    held = [Run(style, _ahead_of(header.leading).sub(f"\\1{FIXED}", _names_whole(text))) for style, text in whole]
    longest = max((len(word) for _style, text in held for word in text.split(" ")), default=0)
    return held if longest <= _LONGEST_HELD else whole


def _names_whole(text: str) -> str:
    words = text.split(" ")
    held = words[:1]
    for before, word in pairwise(words):
        held.append(f"{FIXED if _is_name(before) and _is_name(word) else ' '}{word}")
    return "".join(held)


def _is_name(word: str) -> bool:
    """Return whether it has a capital and small letters after it, as each syllable of a name has."""
    return word[:1].isupper() and word[1:2].islower() and word[-1:].isalpha()


def paragraph_units(desk: Desk, runs: list[Run], setting: Setting) -> list[Unit]:
    """Return a unit a line; no first or last line of a paragraph stands alone on a page."""
    size, indent = setting.size, setting.indent
    height = desk.line_height(size)
    lines = desk.lines(bound(runs, desk.profile.body.bound), size, desk.width, indent)
    units: list[Unit] = []
    for number, line in enumerate(lines):
        unit = Unit(height, gap=0.0 if number else setting.gap)
        left = 0.0 if number else indent
        band = Band(left, desk.width - left, setting.align)
        unit.marks += draw_line(line, baseline(size, height), size, band)
        units.append(unit)
    if len(units) > 1:
        units[0].tied = units[-2].tied = True
    return units


def ended(texts: Sequence[str], end: str = ".") -> list[str]:
    """Return the texts with ``;`` after each and ``end`` after the last."""
    return [text + (end if number == len(texts) else ";") for number, text in enumerate(texts, start=1)]


def dashed(texts: Sequence[str]) -> list[str]:
    """Return the lines of a list of receivers: a dash before each, ``;`` after it, a full stop after the last."""
    return [f"- {text}" for text in ended(texts)]


@dataclass(frozen=True, slots=True)
class Title(Block):
    """Box 5a: the kind in capitals, what it is about in bold, a short rule below."""

    kind_name: Template
    about: Template | None = None
    pointer: Template | None = None
    """Italic line below, in parentheses: what a list is attached to."""
    rule: bool = True

    def lay(self, desk: Desk) -> list[Unit]:
        """Return one block that stays with what follows."""
        size, height = desk.sizes.title, desk.profile.tight(desk.sizes.title)
        unit = Unit(0, gap=desk.profile.header.after, tied=True, opens=True)
        band = Band(0, desk.width, "center").inset(desk.width * TITLE_INSET)
        last = 0.0
        for runs in self.texts(desk):
            lines = desk.balanced(runs, size, band.width)
            merge(unit, stack(lines, size, height, band), unit.height)
            last = lines[-1].width
        if self.rule:
            self._rule(unit, desk, last)
        unit.height += desk.profile.body.paragraph_gap
        return [unit]

    def texts(self, desk: Desk) -> list[list[Run]]:
        """Return the words of kind, subject and pointer, as far as there are such."""
        rows = [(self.kind_name, Style.BOLD), (self.about, Style.BOLD), (self.pointer, Style.ITALIC)]
        texts = [at_sense(one.runs(desk.scope, style), desk.profile) for one, style in rows if one is not None]
        return [runs for runs in texts if any(run.text.strip() for run in runs)]

    @staticmethod
    def _rule(unit: Unit, desk: Desk, length: float) -> None:
        header = desk.profile.header
        half = length * header.title_rule_share / 2
        y = unit.height - desk.sizes.title * 0.25 + header.rule_gap
        middle = desk.width / 2
        unit.marks.append(Stroke(middle - half, y, middle + half, y, header.rule_width))
        unit.height = y + header.rule_gap


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A line of its own, bold and centred, that stays with what follows."""

    text: Template

    def lay(self, desk: Desk) -> list[Unit]:
        """Return the line."""
        units = paragraph_units(desk, self.words(desk.scope), self.setting(desk))
        for unit in units:
            unit.tied = unit.opens = True
        return units

    def words(self, scope: Scope) -> list[Run]:
        """Return its words."""
        return self.text.runs(scope, Style.BOLD)

    @staticmethod
    def setting(desk: Desk) -> Setting:
        """Return how it is set."""
        return Setting(desk.sizes.body, "center", 0, desk.profile.body.paragraph_gap * 1.5)


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Words of the body."""

    text: Template
    align: Align = "justify"
    indent: bool = True
    size: float | None = None
    """In points; the body's where none is given."""
    style: Literal["upright", "italic", "bold"] = "upright"
    gap: float | None = None
    tied: bool = False
    """Whether it stays with what follows: a unit of money above its table, amount in words below."""

    def lay(self, desk: Desk) -> list[Unit]:
        """Return its lines; none where its slots leave it empty."""
        runs = self.words(desk.scope)
        if not runs:
            return []
        units = paragraph_units(desk, runs, self.setting(desk))
        if self.tied:
            for unit in units:
                unit.tied = True
        return units

    def words(self, scope: Scope) -> list[Run]:
        """Return its words; none where its slots leave it empty."""
        base = {"upright": Style.REGULAR, "italic": Style.ITALIC, "bold": Style.BOLD}[self.style]
        runs = self.text.runs(scope, base)
        return runs if any(run.text.strip() for run in runs) else []

    def setting(self, desk: Desk) -> Setting:
        """Return how it is set."""
        indent = first_indent(desk) if self.indent else 0.0
        gap = desk.profile.body.paragraph_gap if self.gap is None else self.gap
        return Setting(self.size or desk.sizes.body, self.align, indent, gap)


@dataclass(frozen=True, slots=True)
class Basis(Block):
    """Legal bases, one a line, ``;`` after each and a full stop after the last.

    Italic in resolutions and decisions only; upright in a submission (Ministry of Home Affairs, 26/04/2023).
    """

    lines: Path
    italic: bool
    end: str = "."

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the fault of its path."""
        yield from path_faults(self.lines, scope, tuple[str, ...], "lines")

    def lay(self, desk: Desk) -> list[Unit]:
        """Return the lines of all bases."""
        setting = body_setting(desk)
        return [unit for runs in self.paragraphs(desk.scope) for unit in paragraph_units(desk, runs, setting)]

    def paragraphs(self, scope: Scope) -> list[list[Run]]:
        """Return the words of each basis with its end mark."""
        style = Style.ITALIC if self.italic else Style.REGULAR
        return [[Run(style, text)] for text in ended(self.lines.of(scope), self.end)]


@dataclass(frozen=True, slots=True)
class Items(Block):
    """One paragraph an element: ``1. Ông …;`` to a full stop after the last."""

    rows: Path
    text: Template
    separator: str = ";"
    end: str = "."
    size: float | None = None
    indent: bool = True
    gap: float | None = None
    tied: bool = False
    """Whether all stand together with what comes before and after: the sums of a table."""
    joined: bool = False
    """Whether all stand in one paragraph, as the entries of a legend do."""
    align: Align = "justify"
    """``left`` for short lines of names, which would be torn apart."""

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the faults of its path, then those of its template in a row's scope."""
        try:
            inner = {**scope, "row": self.rows.element(scope), "row_number": int}
        except Fault as fault:
            yield "rows", fault
            return
        yield from template_faults(self, inner)

    def lay(self, desk: Desk) -> list[Unit]:
        """Return the lines of all elements."""
        setting = self.setting(desk)
        units = [unit for runs in self.paragraphs(desk.scope) for unit in paragraph_units(desk, runs, setting)]
        for unit in units if self.tied else ():
            unit.tied = True
        return units

    def paragraphs(self, scope: Scope) -> list[list[Run]]:
        """Return the words of each element with its end mark; all in one where they are joined."""
        rows = self.rows.of(scope)
        paragraphs: list[list[Run]] = []
        for number, row in enumerate(rows, start=1):
            mark = self.end if number == len(rows) else self.separator
            paragraphs.append([*self.text.runs({**scope, "row": row, "row_number": number}), Run(0, mark)])
        if self.joined and paragraphs:
            return [[run for part in paragraphs for run in (*part, Run(0, " "))]]
        return paragraphs

    def setting(self, desk: Desk) -> Setting:
        """Return how each is set."""
        indent = first_indent(desk) if self.indent else 0.0
        gap = desk.profile.body.paragraph_gap if self.gap is None else self.gap
        return Setting(self.size or desk.sizes.body, self.align, indent, gap)

    @property
    def never_alone(self) -> bool:
        """Tied elements take the end of what comes before with them."""
        return self.tied


@dataclass(frozen=True, slots=True)
class Addressees(Block):
    """Box 9a: one addressee on the line of ``Kính gửi:``, several below it with dashes under its colon."""

    lines: Path

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the fault of its path."""
        yield from path_faults(self.lines, scope, tuple[str, ...], "lines")

    def lay(self, desk: Desk) -> list[Unit]:
        """Return one block that stays with what follows."""
        names: tuple[str, ...] = self.lines.of(desk.scope)
        lead, size = desk.profile.text.addressees, desk.sizes.body
        height = desk.line_height(size)
        if len(names) == 1:
            band = Band(0, desk.width, "center").inset(desk.width * ADDRESSEE_INSET)
            unit = stack(desk.lines([Run(0, f"{lead} {names[0]}")], size, band.width), size, height, band)
        else:
            unit = self._several(desk, names, lead)
        unit.gap, unit.tied, unit.opens = desk.profile.body.paragraph_gap, True, True
        return [unit]

    @staticmethod
    def _several(desk: Desk, names: tuple[str, ...], lead: str) -> Unit:
        size, height = desk.sizes.body, desk.line_height(desk.sizes.body)
        left = desk.width * ADDRESSEES_LEFT
        inner = left + under_colon(desk, lead)
        unit = stack(desk.lines([Run(0, lead)], size, desk.width), size, height, Band(left, desk.width))
        top = unit.height
        for text in dashed(names):
            band = Band(inner, desk.width - inner)
            part = stack(desk.lines([Run(0, text)], size, band.width), size, height, band)
            merge(unit, part, top)
            top += part.height
        return unit


def under_colon(desk: Desk, lead: str) -> float:
    """Return how far the dashes of several addressees stand from the beginning of ``Kính gửi:``, in points."""
    return desk.fonts.width(0, lead.rstrip(": ")) * desk.sizes.body


def path_faults(path: Path, scope: Scope, wanted: object, key: str) -> Iterator[KeyedFault]:
    """Yield the fault of a path that does not lead to the wanted type."""
    try:
        path.check(scope, wanted)
    except Fault as fault:
        yield key, fault
