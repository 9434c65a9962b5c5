"""Where a finished paper says that somebody signs: named destinations that its drawing left in it."""

from io import BytesIO
from typing import Any

from desktop_app.model.esigning import SigningPlace

PREFIX = "/ky-"


def places_in(pdf: bytes) -> tuple[SigningPlace, ...]:
    """Return the places in their order; none in a paper of a former program."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf))
    if "/Dests" not in reader.root:
        return ()
    named = reader.root["/Dests"]
    pages = {page.idnum: number for number, page in enumerate(_pages(reader), start=1)}
    found = [(int(name.removeprefix(PREFIX)), named[name]) for name in named if name.startswith(PREFIX)]
    return tuple(_place(target, pages) for _, target in sorted(found, key=lambda pair: pair[0]))


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])


def _pages(reader: Any) -> list[Any]:
    return [reader.find_page_for_modification(number)[0] for number in range(int(reader.root["/Pages"]["/Count"]))]


def _place(target: Any, pages: dict[int, int]) -> SigningPlace:
    target = target["/D"] if isinstance(target, dict) and "/D" in target else target
    left, bottom, right, top = (float(target[number]) for number in range(2, 6))
    return SigningPlace(pages[target.raw_get(0).idnum], left, bottom, right, top)
