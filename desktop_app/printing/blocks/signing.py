"""Boxes 7 to 9: who receives it and who signs, with room for a signature and a wet seal."""

from collections.abc import Iterator
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
from desktop_app.printing.blocks.words import dashed, kept_whole, path_faults
from desktop_app.printing.contexts import Signer
from desktop_app.printing.fonts import Style
from desktop_app.printing.pages import SigningRoom, Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run, Scope, Template

MAX_SIGNERS = 4


@dataclass(frozen=True, slots=True)
class Closing(Block):
    """Receivers at the left, the signer at the right, both beginning on one line."""

    recipients: Path
    signer: Path

    @property
    def never_alone(self) -> bool:
        """It takes the end of the text with it to a new page."""
        return True

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the faults of its paths."""
        yield from path_faults(self.recipients, scope, tuple[str, ...], "recipients")
        yield from path_faults(self.signer, scope, Signer, "signer")

    def lay(self, desk: Desk) -> list[Unit]:
        """Return one block."""
        measures = desk.profile.signature
        unit = _recipients(desk, self.recipients.of(desk.scope), desk.width * measures.left_share)
        width = desk.width * measures.right_share
        band, size = Band(desk.width - width, width, "center"), desk.sizes.signer
        signer: Signer = self.signer.of(desk.scope)
        head = _head(desk, signer, band, size, [])
        merge(unit, _signed(desk, head, signer.name, band, Room(0, measures.space_mm * MM, size)))
        unit.gap = measures.gap
        return [unit]


@dataclass(frozen=True, slots=True)
class Signatures(Block):
    """One to four signers side by side, their offices beginning on one line."""

    signers: Path
    size: float | None = None
    space_mm: float | None = None
    """Room for a signature where no seal comes; the profile's, with room for a seal, where none is given."""
    over: Template | None = None
    """Place and day in italics above the last signer, where the paper's head has none."""
    note: Template | None = None
    """How to sign, in italics below every office: ``(Ký, ghi rõ họ tên)``."""
    recipients: Path | None = None
    """Receivers below the signatures at the left, as minutes have them (NĐ 30/2020 Phụ lục III mẫu 1.9)."""

    @property
    def never_alone(self) -> bool:
        """It takes the last rows with it to a new page."""
        return True

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the faults of its path and of its words."""
        yield from path_faults(self.signers, scope, tuple[Signer, ...], "signers")
        if self.recipients is not None:
            yield from path_faults(self.recipients, scope, tuple[str, ...], "recipients")
        yield from template_faults(self, scope)

    def lay(self, desk: Desk) -> list[Unit]:
        """Return a block for every four signers; names stand on one line."""
        signers: tuple[Signer, ...] = self.signers.of(desk.scope)
        starts = range(0, len(signers), MAX_SIGNERS)
        units = [self._row(desk, signers[start : start + MAX_SIGNERS]) for start in starts]
        if self.over is not None and units:
            units[0] = _dated(desk, self.over.runs(desk.scope, Style.ITALIC), units[0], len(signers))
        if self.recipients is not None and units:
            below = _recipients(desk, self.recipients.of(desk.scope), desk.width / 2)
            merge(units[-1], below, units[-1].height + desk.profile.signature.gap)
        return units

    def _row(self, desk: Desk, signers: tuple[Signer, ...]) -> Unit:
        size = self.size or desk.sizes.signer
        width = desk.width / columns_for(len(signers))
        first = columns_for(len(signers)) - len(signers)
        bands = [Band(number * width, width, "center") for number in range(first, columns_for(len(signers)))]
        note = self.note.runs(desk.scope, Style.ITALIC) if self.note is not None else []
        heads = [_head(desk, signer, band, size, note) for signer, band in zip(signers, bands, strict=True)]
        space = desk.profile.signature.space_mm if self.space_mm is None else self.space_mm
        room = Room(max(head.height for head in heads), space * MM, size)
        unit = Unit(0, gap=desk.profile.signature.gap)
        for signer, band, head in zip(signers, bands, heads, strict=True):
            merge(unit, _signed(desk, head, signer.name, band, room))
        return unit


def columns_for(signers: int) -> int:
    """Return how many columns the signers of one row share; a lone one stands at the right."""
    return min(max(signers, 2), MAX_SIGNERS)


def _dated(desk: Desk, words: list[Run], row: Unit, signers: int) -> Unit:
    """Return the row with a line above it in the column of its last signer: place and day."""
    width = desk.width / columns_for(signers)
    size = desk.sizes.date
    band = Band(desk.width - width, width, "center")
    unit = stack(desk.balanced(words, size, width), size, desk.profile.tight(size), band)
    unit.gap = row.gap
    merge(unit, row, unit.height)
    return unit


def _recipients(desk: Desk, lines: tuple[str, ...], width: float) -> Unit:
    sizes, profile = desk.sizes, desk.profile
    if not lines:
        return Unit(0)
    head = desk.lines([Run(Style.BOLD_ITALIC, profile.text.recipients)], sizes.recipients_head, width)
    line = profile.tight(sizes.signer)
    unit = Unit(line, draw_line(head[0], baseline(sizes.signer, line), sizes.recipients_head, Band(0, width)))
    for text in dashed(lines):
        broken = desk.lines([Run(0, text)], sizes.recipients, width)
        merge(unit, stack(broken, sizes.recipients, profile.tight(sizes.recipients), Band(0, width)), unit.height)
    return unit


def _capacity(desk: Desk, signer: Signer, column: Band, size: float) -> Unit:
    unit = Unit(0)
    band = column.inset(column.width * 0.02)
    for text in signer.capacity:
        lines = desk.balanced(_whole(desk, Run(Style.BOLD, text), size, band.width), size, band.width)
        merge(unit, stack(lines, size, desk.profile.tight(size), band), unit.height)
    return unit


def _whole(desk: Desk, office: Run, size: float, width: float) -> list[Run]:
    """Return an office with the names of bodies in it unbroken, as far as each has room in the column."""
    kept = desk.profile.header.kept
    return kept_whole([office], tuple(one for one in kept if desk.fonts.width(office.style, one) * size <= width))


@dataclass(frozen=True, slots=True)
class Room:
    """What stands between a signer's office and name: the tallest office's height, then room to sign, in points."""

    head: float
    space: float
    size: float
    """Of the name."""


def _head(desk: Desk, signer: Signer, column: Band, size: float, note: list[Run]) -> Unit:
    """Return the office, and below it how to sign."""
    unit = _capacity(desk, signer, column, size)
    if note:
        small = desk.sizes.recipients_head
        lines = desk.balanced(note, small, column.width)
        merge(unit, stack(lines, small, desk.profile.tight(small), column), unit.height)
    return unit


def _signed(desk: Desk, head: Unit, name: str, column: Band, room: Room) -> Unit:
    """Return office, room and name in a column."""
    band = column.inset(column.width * 0.02)
    top = max(head.height, room.head) + room.space
    lines = desk.balanced([Run(Style.BOLD, name)], room.size, band.width) if name else []
    merge(head, stack(lines, room.size, desk.profile.tight(room.size), band), top)
    head.marks.append(SigningRoom(column.x, top - room.space, column.width, room.space))
    return head
