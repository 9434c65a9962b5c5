"""A PDF as pictures: opened from bytes, each page drawn by pdfium at the sharpness asked for."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_AN_INCH = 72
PDFIUM = threading.Lock()
"""pdfium keeps state of the whole process and is not safe in two threads, even for two documents."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's size in points, 1/72 inch."""

    width: float
    height: float


class PdfPages:
    """One open PDF. Any thread may draw; they take turns."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF; raises ``pypdfium2.PdfiumError`` for bytes that are none."""
        import pypdfium2

        self.data = data
        with PDFIUM:
            self._document: PdfDocument | None = pypdfium2.PdfDocument(data)
            self.sizes = tuple(PageSize(*self._document.get_page_size(i)) for i in range(len(self._document)))

    def draw(self, page: int, dots_an_inch: float) -> QImage:
        """Return one page as a picture; an empty one if the document was closed meanwhile."""
        with PDFIUM:
            if self._document is None:
                return QImage()
            drawn = self._document[page]
            bitmap = drawn.render(scale=dots_an_inch / POINTS_AN_INCH, rev_byteorder=False, prefer_bgrx=True)
            picture = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            drawn.close()
        return picture

    def close(self) -> None:
        """Let the document go."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None
