"""What every block can do, and the desk it is laid out on."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.lines import Line, wrap
from desktop_app.printing.pages import Mark, Stroke, Text, Unit
from desktop_app.printing.profile import MM, Profile, Sizes
from desktop_app.printing.template import Fault, Run, Scope, Template, check_slot, element_type, type_at, value_at

Align = Literal["left", "center", "right", "justify"]
_BALANCE_STEP = 4.0
LOOSEST = 0.45
"""Of the size: the most that a space grows. A line before a word that cannot be broken would be torn apart by more."""
KeyedFault = tuple[str, Fault]


@dataclass(frozen=True, slots=True)
class Path:
    """A path in a form that is no template, for instance the rows of a table."""

    path: str

    def of(self, scope: Scope) -> Any:
        """Return the value it leads to."""
        return value_at(scope, self.path)

    def element(self, scope: Scope) -> Any:
        """Return the type of what the tuple it leads to holds; Fault where it leads to none."""
        return element_type(scope, self.path)

    def check(self, scope: Scope, wanted: object) -> None:
        """Raise Fault where it does not lead to the wanted type."""
        if type_at(scope, self.path) != wanted:
            raise Fault("printing.path_misfit", path=self.path, wanted=getattr(wanted, "__name__", str(wanted)))


@dataclass(frozen=True, slots=True)
class Desk:
    """What a block needs to lay itself out: faces, measures, sizes, room and the values of the document."""

    fonts: Fonts
    profile: Profile
    sizes: Sizes
    width: float
    """Between the side margins, in points."""
    height: float
    """Between the upper and lower margins, in points."""
    scope: Scope

    def lines(self, runs: list[Run], size: float, width: float, first_indent: float = 0) -> list[Line]:
        """Return the words broken to ``width`` points."""
        return wrap(runs, self.fonts, size, width, first_indent)

    def line_height(self, size: float) -> float:
        """Return the height in points of a line of body text."""
        return self.profile.tight(size) * self.sizes.line_spacing

    def balanced(self, runs: list[Run], size: float, width: float) -> list[Line]:
        """Return as few lines as ``width`` points allow, of nearly equal length: no heading ends in a lone word."""
        best = self.lines(runs, size, width)
        words = (self.fonts.width(run.style, word) * size for run in runs for word in run.text.split(" "))
        narrow, wide = max(width / 2, *words, 0), width  # narrower than a word, and the word would be broken
        while len(best) > 1 and wide - narrow > _BALANCE_STEP:
            middle = (narrow + wide) / 2
            tried = self.lines(runs, size, middle)
            if len(tried) > len(best):
                narrow = middle
            else:
                best, wide = tried, middle
        return best


@dataclass(frozen=True, slots=True)
class Block(ABC):
    """A word of the vocabulary."""

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield key and fault for every template that the scope cannot fill."""
        yield from template_faults(self, scope)

    @abstractmethod
    def lay(self, desk: Desk) -> list[Unit]:
        """Return the units it takes, from top to bottom."""

    @property
    def never_alone(self) -> bool:
        """Return whether what stands before it must go with it to a new page."""
        return False


def template_faults(holder: Any, scope: Scope, key: str = "") -> Iterator[KeyedFault]:
    """Yield the faults of each template that is a field of the holder."""
    for field in fields(holder):
        value = getattr(holder, field.name)
        for number, one in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            if isinstance(one, Template):
                where = f"{key}{field.name}" + (f"[{number}]" if isinstance(value, tuple) else "")
                yield from slot_faults(one, scope, where)


def slot_faults(template: Template, scope: Scope, key: str) -> Iterator[KeyedFault]:
    """Yield the faults of one template, each under the key given."""
    for slot in template.slots():
        try:
            check_slot(slot, scope)
        except Fault as fault:
            yield key, fault


def templates_in(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield key and words of every text inside a block, however deep: templates, and marks such as ``;``."""
    if isinstance(value, Template):
        yield key, value.literals()
    elif isinstance(value, str):
        yield key, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value, start=1):
            yield from templates_in(one, f"{key}[{number}]")
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]
            yield from templates_in(getattr(value, field.name), f"{key}.{field.name}".lstrip("."))


def paths_in(value: object) -> Iterator[str]:
    """Yield every path that a block speaks of, however deep: in slots of templates, or of its own."""
    if isinstance(value, Template):
        yield from (slot.path for slot in value.slots())
    elif isinstance(value, Path):
        yield value.path
    elif isinstance(value, tuple):
        for one in value:
            yield from paths_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]
            yield from paths_in(getattr(value, field.name))


class Band(NamedTuple):
    """Where lines stand from left to right: left edge and width in points, and how they are set within it."""

    x: float
    width: float
    align: Align = "left"

    def inset(self, edge: float) -> "Band":
        """Return the band that is narrower by ``edge`` at each side."""
        return Band(self.x + edge, self.width - 2 * edge, self.align)


def draw_line(line: Line, y: float, size: float, band: Band) -> list[Mark]:
    """Return the marks of one line, its baseline at ``y``."""
    x, width, align = band
    stretch = 0.0
    if align == "justify" and not line.last and line.spaces:
        stretch = (width - line.width) / line.spaces
        stretch = 0.0 if stretch > size * LOOSEST else stretch
    elif align == "center":
        x += (width - line.width) / 2
    elif align == "right":
        x += width - line.width
    marks: list[Mark] = []
    for piece in line.pieces:
        marks.append(Text(x, y, piece.style, size, piece.text, stretch))
        x += piece.width + piece.spaces * stretch
    return marks


def baseline(size: float, height: float) -> float:
    """Return how far below a line's upper edge its letters stand, for a line of ``height`` points."""
    return (height - size * 1.107) / 2 + size * 0.891


def stack(lines: list[Line], size: float, height: float, band: Band) -> Unit:
    """Return lines of ``height`` points each as one unit that is never cut."""
    unit = Unit(height * len(lines))
    for number, line in enumerate(lines):
        unit.marks += draw_line(line, number * height + baseline(size, height), size, band)
    return unit


def merge(base: Unit, other: Unit, dy: float = 0) -> None:
    """Draw another unit within the first, ``dy`` points lower."""
    base.marks += [shifted(mark, dy) for mark in other.marks]
    base.height = max(base.height, dy + other.height)


def shifted(mark: Mark, dy: float) -> Mark:
    """Return the mark ``dy`` points lower."""
    if isinstance(mark, Stroke):
        return mark._replace(y1=mark.y1 + dy, y2=mark.y2 + dy)
    return mark._replace(y=mark.y + dy)


def first_indent(desk: Desk) -> float:
    """Return the indent of a paragraph's first line in points."""
    return desk.profile.body.first_indent_mm * MM
