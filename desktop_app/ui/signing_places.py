"""Where a paper says that people sign, named as the clerk knows it: by page and order, by office and name."""

from dataclasses import dataclass

from desktop_app.model.esigning import SigningPlace
from desktop_app.services import signing_papers
from desktop_app.ui.widgets.pdf_pages import PdfPages
from desktop_app.ui.widgets.pdf_text import PageText

_REACH = 22.0
"""Points from the room for a signature to the line next to it, and from that to one more of the same office or name."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What stands round a place for a signature."""

    page: int
    number: int
    """From 1, over all pages."""
    office: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """Return the place as the clerk knows it."""
        told = ", ".join(part for part in (self.office, self.name) if part)
        return f"Trang {self.page}, vị trí {self.number}" + (f": {told}" if told else "")

    def signs(self, name: str) -> bool:
        """Return whether somebody of this name is named at the place, with a rank before the name or without."""
        return bool(name) and f" {self.name}".endswith(f" {name}")


def place_words(number: int, place: SigningPlace, text: PageText, page_height: float) -> PlaceWords:
    """Return what the paper says at a place: the office above it and the name below, as far as they can be read."""
    lines = _lines(text, place)
    top, bottom = page_height - place.top, page_height - place.bottom
    above = _next_to([(top - y, words) for y, words in reversed(lines) if y <= top + 2])
    below = _next_to([(y - bottom, words) for y, words in lines if y >= bottom - 2][:1])
    return PlaceWords(place.page, number, " ".join(reversed(above)), " ".join(below))


def _lines(text: PageText, place: SigningPlace) -> list[tuple[float, str]]:
    """Return what stands between the sides of a place: the middle of each line from the page's top, and its words."""
    found: dict[float, list[str]] = {}
    for letter, box in zip(text.letters, text.boxes, strict=True):
        y = (box.top + box.bottom) / 2
        if box.bottom > box.top and place.left - 4 <= (box.left + box.right) / 2 <= place.right + 4:
            at = next((known for known in found if abs(known - y) < 4), y)
            found.setdefault(at, []).append(letter)
    told = ((y, " ".join("".join(letters).split())) for y, letters in sorted(found.items()))
    return [(y, words) for y, words in told if words]


def _next_to(away: list[tuple[float, str]]) -> list[str]:
    """Return the lines, the nearest first, as far as each follows the one before at a line's distance."""
    kept: list[str] = []
    before = 0.0
    for far, words in away:
        if far - before > _REACH:
            break
        kept.append(words)
        before = far
    return kept


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """The places of a paper, and what stands round each."""

    places: tuple[SigningPlace, ...] = ()
    words: tuple[PlaceWords, ...] = ()


def find_places(printed: bytes) -> FoundPlaces:
    """Return where the paper says that people sign, with the words there. Any thread may call it."""
    places = signing_papers.places_in(printed)
    pages = PdfPages(printed)
    try:
        texts = {page: pages.text(page - 1) for page in {place.page for place in places}}
    finally:
        pages.close()
    words = (
        place_words(number, place, texts[place.page], pages.sizes[place.page - 1].height)
        for number, place in enumerate(places, start=1)
    )
    return FoundPlaces(places, tuple(words))
