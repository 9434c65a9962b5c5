"""Boxes 7 to 9: who receives it and who signs, with room for a signature and a wet seal."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.printing.blocks.base import Band, Block, Desk, KeyedFault, Path, baseline, draw_line, merge, stack
from desktop_app.printing.blocks.words import dashed, path_faults
from desktop_app.printing.contexts import Signer
from desktop_app.printing.fonts import Style
from desktop_app.printing.pages import Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Run, Scope

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
        band, room = Band(desk.width - width, width, "center"), Room(0, measures.space_mm * MM)
        merge(unit, _signer(desk, self.signer.of(desk.scope), band, desk.sizes.signer, room))
        unit.gap = measures.gap
        return [unit]


@dataclass(frozen=True, slots=True)
class Signatures(Block):
    """One to four signers side by side, their offices beginning on one line."""

    signers: Path
    size: float | None = None
    space_mm: float | None = None
    """Room for a signature where no seal comes; the profile's, with room for a seal, where none is given."""

    @property
    def never_alone(self) -> bool:
        """It takes the last rows with it to a new page."""
        return True

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the fault of its path."""
        yield from path_faults(self.signers, scope, tuple[Signer, ...], "signers")

    def lay(self, desk: Desk) -> list[Unit]:
        """Return a block for every four signers; names stand on one line."""
        signers: tuple[Signer, ...] = self.signers.of(desk.scope)
        starts = range(0, len(signers), MAX_SIGNERS)
        return [self._row(desk, signers[start : start + MAX_SIGNERS]) for start in starts]

    def _row(self, desk: Desk, signers: tuple[Signer, ...]) -> Unit:
        size = self.size or desk.sizes.signer
        columns = max(len(signers), 2)
        width = desk.width / columns
        first = columns - len(signers)
        bands = [Band(number * width, width, "center") for number in range(first, columns)]
        tallest = max(_capacity(desk, signer, bands[0], size).height for signer in signers)
        space = desk.profile.signature.space_mm if self.space_mm is None else self.space_mm
        room = Room(tallest, space * MM)
        unit = Unit(0, gap=desk.profile.signature.gap)
        for signer, band in zip(signers, bands, strict=True):
            merge(unit, _signer(desk, signer, band, size, room))
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
        lines = desk.balanced([Run(Style.BOLD, text)], size, band.width)
        merge(unit, stack(lines, size, desk.profile.tight(size), band), unit.height)
    return unit


@dataclass(frozen=True, slots=True)
class Room:
    """What stands between a signer's office and name: the tallest office's height, then room to sign, in points."""

    head: float
    space: float


def _signer(desk: Desk, signer: Signer, column: Band, size: float, room: Room) -> Unit:
    """Return office, room and name in a column."""
    unit = _capacity(desk, signer, column, size)
    band = column.inset(column.width * 0.02)
    top = max(unit.height, room.head) + room.space
    name = desk.balanced([Run(Style.BOLD, signer.name)], size, band.width) if signer.name else []
    merge(unit, stack(name, size, desk.profile.tight(size), band), top)
    return unit
