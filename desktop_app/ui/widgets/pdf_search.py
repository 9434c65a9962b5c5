"""Looking for words in the paper that is shown: all places, the one in front, on to the next."""

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop_app.ui.widgets.pdf_text import Box
from desktop_app.ui.widgets.pdf_texts import PaperTexts

SLICE_MS = 25
"""One letter stands forty thousand times in a long list: looking for it must not be felt."""


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
        self._left: list[int] = []
        self._found: dict[int, list[tuple[Hit, list[Box]]]] = {}
        """By page: each place, and what it covers, known once the page was painted."""
        self.current: Hit | None = None
        texts.came.connect(self._read)

    @property
    def hits(self) -> list[Hit]:
        """Return all places in reading order."""
        return [hit for page in sorted(self._found) for hit, _ in self._found[page]]

    @property
    def count(self) -> int:
        """Return how many places there are."""
        return sum(len(found) for found in self._found.values())

    @property
    def place(self) -> int:
        """Return which place is in front, from 1; 0 for none."""
        current = self.current
        if current is None:
            return 0
        before = sum(len(found) for page, found in self._found.items() if page < current.page)
        return before + [hit for hit, _ in self._found[current.page]].index(current) + 1

    @property
    def complete(self) -> bool:
        """Return whether all pages were looked through."""
        return self._texts.complete and not self._left

    def look_for(self, words: str, page: int) -> None:
        """Look for words, without regard to marks and capitals, from a page on; nothing is looked for by no words."""
        self.words, self._from = words.strip(), page
        self._found, self.current, self._left = {}, None, []
        if self.words:
            pages = range(self._texts.count)
            order = [*pages[page:], *pages[:page]]
            self._left = [number for number in order if self._texts.of(number) is not None]
            self._texts.want(order)
            self._go_on()
        else:
            self.changed.emit()

    def _go_on(self) -> None:
        """Look through pages that are known as long as nobody notices, the rest when the window has been answered."""
        timer = QElapsedTimer()
        timer.start()
        while self._left and timer.elapsed() < SLICE_MS:
            self._take(self._left.pop(0))
        self._begin()
        self.changed.emit()
        if self._left:
            QTimer.singleShot(1, self, self._go_on)  # at 0 it would come before what is typed

    def again(self, page: int) -> None:
        """Look for the same words in the paper that is shown now."""
        self.look_for(self.words, page)

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; round at the ends."""
        if self.current is not None:
            hits = self.hits
            self._go(hits[(self.place - 1 + by) % len(hits)])

    def areas(self, page: int) -> list[tuple[Box, bool]]:
        """Return what is to be marked on a page, and whether it is the place in front."""
        text = self._texts.of(page)
        if text is None:
            return []
        found = self._found.get(page, [])
        if found and not found[0][1]:
            found = self._found[page] = [(hit, text.areas(hit.start, hit.end)) for hit, _ in found]
        return [(box, hit == self.current) for hit, boxes in found for box in boxes]

    def _read(self, page: int) -> None:
        if self.words:
            self._left.append(page)
            if len(self._left) == 1:
                self._go_on()

    def _take(self, page: int) -> None:
        text = self._texts.of(page)
        found: list[tuple[Hit, list[Box]]] = [(Hit(page, *span), []) for span in text.find(self.words)] if text else []
        if found:
            self._found[page] = found

    def _begin(self) -> None:
        """Bring the first place from the page in sight on to the front; from the beginning if none is there."""
        if self.current is not None or not self._found:
            return
        later = [page for page in self._found if page >= self._from]
        if later or self.complete:
            self._go(self._found[min(later or self._found)][0][0])

    def _go(self, hit: Hit) -> None:
        self.current = hit
        text = self._texts.of(hit.page)
        areas = text.areas(hit.start, hit.end) if text is not None else []
        self.changed.emit()
        if areas:
            self.reached.emit(hit.page, areas[0])
