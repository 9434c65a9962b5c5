"""Places to fill in: a label, then its value or a dotted line; and the place for a seal."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.printing.blocks.base import (
    Band,
    Block,
    Desk,
    KeyedFault,
    Path,
    baseline,
    first_indent,
    merge,
    stack,
    template_faults,
)
from desktop_app.printing.fonts import Style
from desktop_app.printing.lines import Line
from desktop_app.printing.pages import Stroke, Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Fault, Scope, Template, type_at

_NOTHING = (None, "", ())
_DOT = 0.9
"""The width of a dot in points."""
_BELOW = 1.0
"""How far below the letters' feet the dots stand, in points."""
_BETWEEN = 6.0
"""Between two entries of a line, in points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One label and what stands or is written after it."""

    label: Template
    value: Template
    share: float = 1.0
    """Its share of the line."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """The entries of one line, from left to right."""

    entries: tuple[Entry, ...]
    more: int = 0
    """How many whole dotted lines follow where the last value is empty."""


@dataclass(frozen=True, slots=True)
class Fields(Block):
    """Lines of labels; a value that is empty is a dotted line to the end of its room."""

    rows: tuple[FieldRow, ...]
    indent: bool = True
    """Whether every line begins where a paragraph does."""
    gap: float | None = None
    unless: Path | None = None
    """Printed only while nothing is there: no rows, no text, a number not known; minutes that a pen fills in."""

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the faults of every label and value, and of its path."""
        if self.unless is not None:
            try:
                type_at(scope, self.unless.path)
            except Fault as fault:
                yield "unless", fault
        for number, row in enumerate(self.rows, start=1):
            if not row.entries:
                yield f"rows[{number}].entries", Fault("printing.list_empty")
            for place, entry in enumerate(row.entries, start=1):
                yield from template_faults(entry, scope, f"rows[{number}].entries[{place}].")

    def lay(self, desk: Desk) -> list[Unit]:
        """Return a unit for every line."""
        left, gap = self.setting(desk)
        units: list[Unit] = []
        for row in self.shown(desk.scope):
            units.append(_row(desk, row, left))
            units[-1].gap = gap
            units += [_dotted_line(desk, left, gap) for _ in range(lines_more(desk, row))]
        return units

    def shown(self, scope: Scope) -> tuple[FieldRow, ...]:
        """Return its lines; none where what they would be filled in for is known."""
        return self.rows if self.unless is None or self.unless.of(scope) in _NOTHING else ()

    def setting(self, desk: Desk) -> tuple[float, float]:
        """Return where every line begins and the room above it, in points."""
        left = first_indent(desk) if self.indent else 0.0
        return left, desk.profile.body.paragraph_gap if self.gap is None else self.gap


def lines_more(desk: Desk, row: FieldRow) -> int:
    """Return how many whole dotted lines follow."""
    return 0 if row.entries[-1].value.text(desk.scope).strip() else row.more


def _dotted_line(desk: Desk, left: float, gap: float) -> Unit:
    size, height = desk.sizes.body, desk.line_height(desk.sizes.body)
    return Unit(height, [dots(left, desk.width, baseline(size, height) + _BELOW)], gap=gap)


def dots(start: float, end: float, y: float) -> Stroke:
    """Return a row of dots; it is drawn from its right end, so that all rows end below one another."""
    return Stroke(end - _DOT / 2, y, start, y, _DOT, dotted=True)


def _row(desk: Desk, row: FieldRow, left: float) -> Unit:
    """Return the entries side by side, each in its share of the line."""
    unit = Unit(0)
    for entry, band in zip(row.entries, bands(desk, row, left), strict=True):
        merge(unit, _entry(desk, entry, band))
    return unit


def bands(desk: Desk, row: FieldRow, left: float) -> list[Band]:
    """Return the room of each entry of a line that begins at ``left``."""
    whole = sum(entry.share for entry in row.entries)
    room = desk.width - left - _BETWEEN * (len(row.entries) - 1)
    found: list[Band] = []
    x = left
    for entry in row.entries:
        found.append(Band(x, room * entry.share / whole))
        x += found[-1].width + _BETWEEN
    return found


def _entry(desk: Desk, entry: Entry, band: Band) -> Unit:
    size, height = desk.sizes.body, desk.line_height(desk.sizes.body)
    label, value = entry.label.runs(desk.scope), entry.value.runs(desk.scope)
    filled = any(run.text.strip() for run in value)
    lines = desk.lines([*label, *(value if filled else [])], size, band.width)
    unit = stack(lines, size, height, band)
    if not filled:
        unit.marks += _dots(desk, lines[-1], unit.height - height, band)
    return unit


def _dots(desk: Desk, last: Line, top: float, band: Band) -> list[Stroke]:
    """Return the dotted line from the label's end to the end of the band; none where the label fills it."""
    size, height = desk.sizes.body, desk.line_height(desk.sizes.body)
    start = band.x + last.width + desk.fonts.width(Style.REGULAR, " ") * size
    end = band.x + band.width
    return [dots(start, end, top + baseline(size, height) + _BELOW)] if start < end else []


@dataclass(frozen=True, slots=True)
class Seal(Block):
    """Words in the right half and clear room below them for a seal's impression."""

    text: Template
    room_mm: float = 40
    """A commune's round seal is 36 mm wide."""

    @property
    def never_alone(self) -> bool:
        """It takes the last lines with it to a new page."""
        return True

    def lay(self, desk: Desk) -> list[Unit]:
        """Return words and room as one block."""
        size = desk.sizes.body
        width = desk.width * desk.profile.signature.right_share
        band = Band(desk.width - width, width, "center")
        lines = desk.balanced(self.text.runs(desk.scope, Style.ITALIC), size, band.width)
        unit = Unit(0, gap=desk.profile.signature.gap)
        merge(unit, stack(lines, size, desk.profile.tight(size), band))
        unit.height += self.room_mm * MM
        return [unit]
