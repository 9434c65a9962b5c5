"""Words of the paper taken with the mouse, to be copied."""

from dataclasses import dataclass

from desktop_app.ui.widgets.pdf_text import Box
from desktop_app.ui.widgets.pdf_texts import PaperTexts

FAR = 1e6
"""Points: beyond any sheet."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on a page, in points from its upper left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Selection:
    """From where the mouse went down to where it is; the words are read when asked for, as pages become known."""

    begin: Spot
    end: Spot

    @classmethod
    def whole(cls, count: int) -> "Selection":
        """Return all of a paper with so many pages."""
        return cls(Spot(0, -FAR, -FAR), Spot(max(0, count - 1), FAR, FAR))

    @property
    def pages(self) -> range:
        """Return the pages it touches."""
        return range(min(self.begin.page, self.end.page), max(self.begin.page, self.end.page) + 1)

    def span(self, page: int, texts: PaperTexts) -> tuple[int, int]:
        """Return the first letter taken of a page and the one after the last; the same twice where none is known."""
        text = texts.of(page)
        if text is None or page not in self.pages:
            return 0, 0
        first, last = sorted((self.begin, self.end), key=lambda spot: spot.page)
        start = text.nearest(first.x, first.y) if page == first.page else 0
        end = text.nearest(last.x, last.y) if page == last.page else len(text.letters)
        return min(start, end), max(start, end)

    def text(self, texts: PaperTexts) -> str:
        """Return the words taken."""
        known = ((texts.of(page), self.span(page, texts)) for page in self.pages)
        return "\n".join(text.text(start, end) for text, (start, end) in known if text is not None and end > start)

    def areas(self, page: int, texts: PaperTexts) -> list[Box]:
        """Return what is to be marked on a page."""
        text = texts.of(page)
        return text.areas(*self.span(page, texts)) if text is not None else []
