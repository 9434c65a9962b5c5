"""Where a paper says that people sign, named as the clerk knows it: by page and order, by office and name."""

from dataclasses import dataclass

from desktop_app.model.esigning import SigningPlace
from desktop_app.services import signing_papers
from desktop_app.ui.widgets.pdf_pages import PdfPages
from desktop_app.ui.widgets.pdf_text import PageText

_ABOVE, _BELOW = 48.0, 26.0
"""Points above and below the room for a signature in which the office and the name stand."""


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


def place_words(number: int, place: SigningPlace, text: PageText, page_height: float) -> PlaceWords:
    """Return what the paper says at a place: the office above it and the name below, as far as they can be read."""
    top, bottom = page_height - place.top, page_height - place.bottom
    return PlaceWords(
        place.page,
        number,
        _within(text, place, top - _ABOVE, top + 2),
        _within(text, place, bottom - 2, bottom + _BELOW),
    )


def _within(text: PageText, place: SigningPlace, top: float, bottom: float) -> str:
    letters = []
    for letter, box in zip(text.letters, text.boxes, strict=True):
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if letter.isspace() or (place.left - 4 <= x <= place.right + 4 and top <= y <= bottom):
            letters.append(letter)
    return " ".join("".join(letters).split())


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
