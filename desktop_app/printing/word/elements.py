"""Paragraphs and tables as WordprocessingML has them (ECMA-376, part 1, 17): built directly, children in its order.

python-docx's own paragraphs know no borders, no exact cell edges and no repeated rows, and finding a cell takes it
longer the longer the table is. Lengths are points here and twentieths of a point in the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from desktop_app.printing.blocks.base import Align
from desktop_app.printing.fonts import Style
from desktop_app.printing.template import Run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_JUSTIFIED = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""
_SPACES = re.compile(" {2,}")
_FIXED_SPACE = "\N{NO-BREAK SPACE}"
_SPACE = 0.25
"""The width of a space over the size."""
HAIR = 1.0
"""Height in points of a paragraph that Word demands where the paper has none."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set; lengths in points."""

    size: float
    align: Align = "left"
    _: KW_ONLY
    before: float = 0.0
    line: float = 1.0
    """Of the natural line."""
    exact: float | None = None
    """Height of a line, whatever stands in it."""
    first: float = 0.0
    """Indent of the first line beyond the others; less than nought lets it hang."""
    left: float = 0.0
    right: float = 0.0
    tied: bool = False
    """Whether it stays on the page of what follows."""
    whole: bool = False
    """Whether no page ends within it."""
    tabs: tuple["Tab", ...] = ()
    rule: float = 0.0
    """Width of a line drawn along its upper edge, from indent to indent."""
    grey: float = 0.0
    """From 0, black, to 1."""


@dataclass(frozen=True, slots=True)
class Tab:
    """Where a tab leads, in points from the left edge of the text."""

    place: float
    dotted: bool = False
    """Whether it is a row of dots to write on, up to that place."""


def twips(points: float) -> int:
    """Return points as twentieths."""
    return round(points * 20)


def element(tag: str, /, *children: "Element", **attributes: str | float) -> "Element":
    """Return an element of the main namespace with attributes of the same."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def paragraph(runs: Sequence[Run], look: Look) -> "Element":
    """Return a paragraph; a line feed within a run begins a new line of it."""
    made = element("p", _settings(look))
    made.extend([_run(run, look) for run in runs if run.text])
    return made


def hair(*, tied: bool = False, height: float = HAIR) -> "Element":
    """Return an empty paragraph of almost no height, or of the height that is given."""
    return paragraph((), Look(HAIR, exact=height, tied=tied))


def _settings(look: Look) -> "Element":
    made = element("pPr")
    if look.tied:
        made.append(element("keepNext"))
    if look.whole:
        made.append(element("keepLines"))
    if look.rule:
        made.append(element("pBdr", element("top", val="single", sz=round(look.rule * 8), space=0, color="000000")))
    if look.tabs:
        made.append(element("tabs", *map(_tab, look.tabs)))
    line = round(look.line * 240) if look.exact is None else twips(look.exact)
    rule = "auto" if look.exact is None else "exact"
    made.append(element("spacing", before=twips(look.before), after=0, line=line, lineRule=rule))
    if look.left or look.right or look.first:
        edge = {"firstLine": twips(look.first)} if look.first >= 0 else {"hanging": twips(-look.first)}
        made.append(element("ind", left=twips(look.left), right=twips(look.right), **edge))
    made.append(element("jc", val=_JUSTIFIED[look.align]))
    made.append(_face(Style.REGULAR, look))
    return made


def _tab(tab: Tab) -> "Element":
    if tab.dotted:
        return element("tab", val="right", leader="dot", pos=twips(tab.place))
    return element("tab", val="left", pos=twips(tab.place))


def _face(style: int, look: Look) -> "Element":
    made = element("rPr")
    if style & Style.BOLD:
        made.extend([element("b"), element("bCs")])
    if style & Style.ITALIC:
        made.extend([element("i"), element("iCs")])
    if look.grey:
        made.append(element("color", val=shade(look.grey)))
    half = max(int(look.size * 2 + 0.01), 1)  # Word knows half points; never larger than on the paper
    made.extend([element("sz", val=half), element("szCs", val=half)])
    return made


def shade(grey: float) -> str:
    """Return a grey, 0 for black to 1 for white, as six hexadecimal digits."""
    return f"{round(grey * 255):02X}" * 3


def _run(run: Run, look: Look) -> "Element":
    made = element("r", _face(run.style, look))
    text = _SPACES.sub(" ", _ILLEGAL.sub("", run.text))
    made.extend(_letters(text + _FIXED_SPACE if text.endswith("\n") else text))  # an empty line has its run's height
    return made


def square(side: float, look: Look) -> "Element":
    """Return a paragraph with an empty square to mark: a frame round fixed spaces, for no face has such a sign."""
    face = _face(Style.REGULAR, look)
    face.append(element("bdr", val="single", sz=6, space=0, color="000000"))
    spaces = element("t")
    spaces.text = _FIXED_SPACE * max(round(side / (look.size * _SPACE)), 1)
    return element("p", _settings(look), element("r", face, spaces))


def _letters(text: str) -> "Iterator[Element]":
    for number, line in enumerate(re.split("([\n\t])", text)):
        if number % 2:
            yield element("br" if line == "\n" else "tab")
        elif line:
            made = element("t")
            made.text = line
            made.set(qn("xml:space"), "preserve")
            yield made


def page_field(look: Look) -> "Element":
    """Return a paragraph with the number of the page it stands on."""
    made = element("p", _settings(look))
    number = element("r", _face(Style.REGULAR, look), element("t"))
    made.append(element("fldSimple", number, instr=" PAGE "))
    return made


def tie(one: "Element") -> None:
    """Hold a paragraph, or every paragraph of a row, on the page of what follows."""
    for settings in one.iter(qn("w:pPr")):
        if settings.find(qn("w:keepNext")) is None:
            settings.insert(0, element("keepNext"))
