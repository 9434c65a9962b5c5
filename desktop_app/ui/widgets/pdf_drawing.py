"""A page drawn on another thread, and its picture brought home."""

from PySide6.QtCore import QObject, QRunnable, Signal
from PySide6.QtGui import QImage

from desktop_app.ui.widgets.pdf_pages import PdfPages

Key = tuple[int, int, int]
"""Which showing, which page, dots an inch."""


class Post(QObject):
    """Brings a drawing home to the window's thread."""

    came = Signal(object, QImage)


class Drawing(QRunnable):
    """One page drawn on the pool's thread."""

    def __init__(self, pages: PdfPages, key: Key, drawn: Post) -> None:
        super().__init__()
        self._pages, self._key, self._drawn = pages, key, drawn

    def run(self) -> None:
        self._drawn.came.emit(self._key, self._pages.draw(self._key[1], self._key[2]))
