"""Looking for words in the paper that is shown: all places, the one in front, on to the next."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.widgets.pdf_text import Box
from desktop_app.ui.widgets.pdf_texts import PaperTexts


class Hit(NamedTuple):
    """Words found: page from nought, first letter, the one after the last."""

    page: int
    start: int
    end: int


class PaperSearch(QObject):
    """Places found, in reading order; they come in as the pages are read.

    Signals:
        changed: there are other places, or another one is in front.
        reached: page and area of the place that came in front.
    """

    changed = Signal()
    reached = Signal(int, object)

    def __init__(self, texts: PaperTexts) -> None:
        super().__init__(texts)
        self._texts, self.words, self._from = texts, "", 0
        self.hits: list[Hit] = []
        self.current: Hit | None = None
        texts.came.connect(self._read)

    @property
    def place(self) -> int:
        """Return which place is in front, from 1; 0 for none."""
        return self.hits.index(self.current) + 1 if self.current is not None else 0

    @property
    def complete(self) -> bool:
        """Return whether all pages were looked through."""
        return self._texts.complete

    def look_for(self, words: str, page: int) -> None:
        """Look for words, without regard to marks and capitals, from a page on; nothing is looked for by no words."""
        self.words, self._from = words.strip(), page
        self.hits, self.current = [], None
        if self.words:
            for number in range(self._texts.count):
                self._take(number)
            self._begin()
            self._texts.want(range(self._texts.count))
        self.changed.emit()

    def again(self, page: int) -> None:
        """Look for the same words in the paper that is shown now."""
        self.look_for(self.words, page)

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; round at the ends."""
        if self.hits and self.current is not None:
            self._go(self.hits[(self.hits.index(self.current) + by) % len(self.hits)])

    def areas(self, page: int) -> list[tuple[Box, bool]]:
        """Return what is to be marked on a page, and whether it is the place in front."""
        text = self._texts.of(page)
        if text is None:
            return []
        here = (hit for hit in self.hits if hit.page == page)
        return [(box, hit == self.current) for hit in here for box in text.areas(hit.start, hit.end)]

    def _read(self, page: int) -> None:
        if self.words:
            self._take(page)
            self._begin()
            self.changed.emit()

    def _take(self, page: int) -> None:
        text = self._texts.of(page)
        if text is not None:
            self.hits += (Hit(page, *span) for span in text.find(self.words))
            self.hits.sort()

    def _begin(self) -> None:
        """Bring the first place from the page in sight on to the front; from the beginning if none is there."""
        if self.current is not None:
            return
        first = next((hit for hit in self.hits if hit.page >= self._from), None)
        if first is None and self.complete and self.hits:
            first = self.hits[0]
        if first is not None:
            self._go(first)

    def _go(self, hit: Hit) -> None:
        self.current = hit
        text = self._texts.of(hit.page)
        areas = text.areas(hit.start, hit.end) if text is not None else []
        self.changed.emit()
        if areas:
            self.reached.emit(hit.page, areas[0])
