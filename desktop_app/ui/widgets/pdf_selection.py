"""Words of the paper taken with the mouse, to be copied."""

from collections.abc import Iterator
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

    def spans(self, texts: PaperTexts) -> Iterator[tuple[int, int, int]]:
        """Yield page, first letter and the one after the last, for the pages that are known."""
        first, last = sorted((self.begin, self.end), key=lambda spot: spot.page)
        for page in self.pages:
            text = texts.of(page)
            if text is None:
                continue
            start = text.nearest(first.x, first.y) if page == first.page else 0
            end = text.nearest(last.x, last.y) if page == last.page else len(text.letters)
            yield page, min(start, end), max(start, end)

    def text(self, texts: PaperTexts) -> str:
        """Return the words taken."""
        known = ((texts.of(page), start, end) for page, start, end in self.spans(texts))
        return "\n".join(text.text(start, end) for text, start, end in known if text is not None and end > start)

    def areas(self, page: int, texts: PaperTexts) -> list[Box]:
        """Return what is to be marked on a page."""
        text = texts.of(page)
        if text is None or page not in self.pages:
            return []
        return [box for number, start, end in self.spans(texts) if number == page for box in text.areas(start, end)]
