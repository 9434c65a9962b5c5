"""The words of a whole paper, read page by page in the background and only when somebody looks for them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from desktop_app.ui.widgets.pdf_pages import PdfPages
from desktop_app.ui.widgets.pdf_text import PageText


class _Reading(QRunnable):
    """One page read on the pool's thread."""

    def __init__(self, pages: PdfPages, page: int, texts: "PaperTexts") -> None:
        super().__init__()
        self._pages, self._page, self._texts = pages, page, texts

    def run(self) -> None:
        self._texts.read.emit(self._pages, self._page, self._pages.text(self._page).prepare())


class PaperTexts(QObject):
    """What was read so far.

    Signals:
        read: for itself; from the pool's thread to the window's.
        came: the number of a page, from nought, whose words are known now.
    """

    read = Signal(object, int, object)
    came = Signal(int)

    def __init__(self, parent: QObject, pool: QThreadPool, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._pool, self._at_once = pool, at_once
        self._pages: PdfPages | None = None
        self._known: dict[int, PageText] = {}
        self._wanted: set[int] = set()
        self.read.connect(self._take)

    def use(self, pages: PdfPages | None) -> None:
        """Forget what was read: another paper is shown, or none."""
        self._pages = pages
        self._known.clear()
        self._wanted.clear()

    @property
    def count(self) -> int:
        """Return how many pages the paper has."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def complete(self) -> bool:
        """Return whether every page was read."""
        return len(self._known) == self.count

    def of(self, page: int) -> PageText | None:
        """Return the words of a page; None while they are not known."""
        return self._known.get(page)

    def want(self, numbers: Iterable[int]) -> None:
        """Have these pages read."""
        for page in numbers:
            if self._pages is None or page in self._wanted:
                continue
            self._wanted.add(page)
            reading = _Reading(self._pages, page, self)
            if self._at_once:
                reading.run()
            else:
                self._pool.start(reading)

    def _take(self, pages: object, page: int, text: PageText) -> None:
        if pages is self._pages:
            self._known[page] = text
            self.came.emit(page)
