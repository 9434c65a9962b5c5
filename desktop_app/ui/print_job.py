"""What is sent to a printer, and how: chosen in the window, done on another thread."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.text import fold
from desktop_app.settings import MOST_COPIES, PrinterOffset

ODD, EVEN = "lẻ", "chẵn"
"""What the clerk types for every other page, to print both sides by hand."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """A paper that somebody in the window wants printed: told by :attr:`Session.print_asked`."""

    data: bytes
    form: str = ""
    """The form's code: what suits it, and how it was printed last."""
    title: str = ""
    note: str = ""
    """A line added in the bottom margin as it is printed; the kept bytes stay as they are."""
    sent: Callable[[], object] | None = None
    """Called when the printer has all of it."""
    instead: Callable[[str], object] | None = None
    """Told ``save`` or ``open`` where there is no printer and the clerk chose that."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One printing."""

    printer: str = ""
    """Its name on this machine; empty for the machine's own choice."""
    copies: int = 1
    pages: tuple[int, ...] = ()
    """Which pages, counted from nought, in order; empty for all."""
    collate: bool = True
    sides: str = "one"
    """One of :data:`desktop_app.settings.SIDES`."""
    colour: bool = False
    offset: PrinterOffset = field(default_factory=PrinterOffset)
    note: str = ""
    """A line in the bottom margin of each sheet, beside the paper's own words."""
    title: str = ""
    """What the printer's queue calls it."""
    file: str = ""
    """Where to write a PDF in a printer's stead."""


def parse_copies(text: str) -> int:
    """Return how many copies; Refused for what is no number from 1 to 99."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST_COPIES):
        raise Refused(Problem("printer.no_such_count", Place(field="copies"), {"text": text, "most": MOST_COPIES}))
    return int(typed)


def parse_pages(text: str, count: int) -> tuple[int, ...]:
    """Return the pages of ``1-3, 5``, counted from nought, each once and in order; empty for all.

    ``lẻ`` and ``chẵn``, with or without marks, are every other page. Refused for what is no page of the paper.
    """
    if fold(text) in {fold(ODD), fold(EVEN)}:
        found = tuple(range(0 if fold(text) == fold(ODD) else 1, count, 2))
        if not found:
            raise _no_pages(text, count)
        return found
    parts = [part for part in text.replace(";", ",").split(",") if part.strip()]
    return tuple(sorted({page - 1 for part in parts for page in _span(part, text, count)}))


def _span(part: str, text: str, count: int) -> range:
    ends = [end.strip() for end in part.replace("–", "-").split("-")]
    if len(ends) > 2 or not all(end.isascii() and end.isdigit() for end in ends):
        raise _no_pages(text, count)
    first, last = int(ends[0]), int(ends[-1])
    if not 1 <= first <= last <= count:
        raise _no_pages(text, count)
    return range(first, last + 1)


def _no_pages(text: str, count: int) -> Refused:
    return Refused(Problem("printer.no_such_pages", Place(field="pages"), {"text": text, "count": count}))


def sheets(job: PrintJob, count: int) -> Iterator[int | None]:
    """Yield the pages of all copies in the order they are sent, None for an empty side.

    For printers that can't count copies themselves: a copy printed on both sides begins on a sheet of its own.
    """
    pages: Sequence[int | None] = job.pages or range(count)
    if job.copies == 1:
        yield from pages
        return
    per_sheet = 1 if job.sides == "one" else 2
    padded = [*pages, *([None] * (-len(pages) % per_sheet))]
    if job.collate:
        yield from padded * job.copies
        return
    for at in range(0, len(padded), per_sheet):
        yield from padded[at : at + per_sheet] * job.copies
