"""A PDF as pictures: opened from bytes, each page drawn by pdfium at the sharpness asked for."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desktop_app.ui.widgets.pdf_text import Boxes, PageText

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
            self._document.init_forms()  # else what an electronic signature shows is left out
            self.sizes = tuple(PageSize(*self._document.get_page_size(i)) for i in range(len(self._document)))
        self.largest = PageSize(
            max((size.width for size in self.sizes), default=0.0),
            max((size.height for size in self.sizes), default=0.0),
        )

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

    def text(self, page: int) -> PageText:
        """Return the letters of one page and where they stand; none if the document was closed meanwhile."""
        from ctypes import byref

        from pypdfium2 import raw

        with PDFIUM:
            if self._document is None:
                return PageText()
            drawn = self._document[page]
            words, height, place = drawn.get_textpage(), self.sizes[page].height, raw.FS_RECTF()
            letters: list[str] = []
            boxes = Boxes()
            for at in range(words.count_chars()):
                raw.FPDFText_GetLooseCharBox(words, at, byref(place))
                letters.append(chr(raw.FPDFText_GetUnicode(words, at)))
                boxes.add(place.left, height - place.top, place.right, height - place.bottom)
            words.close()
            drawn.close()
        return PageText("".join(letters), boxes)

    def strips(self, page: int, dots_an_inch: float, rows: int, *, grey: bool) -> Iterator[tuple[int, QImage]]:
        """Yield a page from top to bottom as strips of so many rows, each with the row it begins at.

        A whole page at a printer's sharpness takes 140 MB; a strip takes a fraction of it.
        """
        import pypdfium2
        from pypdfium2 import raw

        with PDFIUM:
            if self._document is None:
                return
            drawn = self._document[page]
        width = round(self.sizes[page].width / POINTS_AN_INCH * dots_an_inch)
        height = round(self.sizes[page].height / POINTS_AN_INCH * dots_an_inch)
        try:
            for top in range(0, height, rows):
                with PDFIUM:
                    kind = raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx
                    bitmap = pypdfium2.PdfBitmap.new_native(width, min(rows, height - top), kind)
                    bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
                    flags = raw.FPDF_PRINTING | raw.FPDF_ANNOT | (raw.FPDF_GRAYSCALE if grey else 0)
                    raw.FPDF_RenderPageBitmap(bitmap, drawn, 0, -top, width, height, 0, flags)
                    form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
                    strip = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
                    bitmap.close()
                yield top, strip
        finally:
            with PDFIUM:
                drawn.close()

    def close(self) -> None:
        """Let the document go."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """Return the sizes of a PDF's pages."""
    pages = PdfPages(data)
    pages.close()
    return pages.sizes
