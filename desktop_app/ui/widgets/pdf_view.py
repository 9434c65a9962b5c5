"""The paper on screen: pages under one another, drawn in the background at the sharpness of screen and zoom."""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.pdf_pages import POINTS_AN_INCH, PdfPages

ZOOMS = (0.25, 0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
CACHE_BYTES = 96 * 1024 * 1024
SCREEN_DPI = 96
"""What 100 % means: a point is 96/72 pixels of the screen's own scale."""

Key = tuple[int, int, int]
"""Which showing, which page, dots an inch."""


class _Drawing(QRunnable):
    """One page drawn on the pool's thread."""

    def __init__(self, pages: PdfPages, key: Key, drawn: "_Post") -> None:
        super().__init__()
        self._pages, self._key, self._drawn = pages, key, drawn

    def run(self) -> None:
        self._drawn.came.emit(self._key, self._pages.draw(self._key[1], self._key[2]))


class _Post(QObject):
    """Brings a drawing home to the window's thread."""

    came = Signal(object, QImage)


class PdfView(QAbstractScrollArea):
    """Shows a PDF.

    Signals:
        page_changed: number of the page in sight, from 1, and how many there are.
        zoom_changed: the zoom, 1.0 is the paper's own size.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._look, self._at_once = look, at_once
        self._pages: PdfPages | None = None
        self._showing = 0
        self._zoom: float | None = None
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._wanted: set[Key] = set()
        self._last: dict[int, QImage] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._post = _Post(self)
        self._post.came.connect(self._take)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bản xem trước")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.destroyed.connect(self._pool.clear)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.clear)

    @property
    def data(self) -> bytes:
        """Return the PDF shown; empty if none is."""
        return self._pages.data if self._pages else b""

    @property
    def page_count(self) -> int:
        """Return how many pages the paper has."""
        return len(self._pages.sizes) if self._pages else 0

    def show_pdf(self, data: bytes) -> None:
        """Show a paper; what was in sight stays in sight, so that a live preview does not jump."""
        at = self.verticalScrollBar().value()
        old, self._pages = self._pages, PdfPages(data)
        self._forget(old)
        self._lay_out()
        self.verticalScrollBar().setValue(at)
        self._tell_page()

    def clear(self) -> None:
        """Show nothing."""
        old, self._pages = self._pages, None
        self._forget(old)
        self._last.clear()
        self._lay_out()

    def _forget(self, old: PdfPages | None) -> None:
        self._showing += 1
        self._pool.clear()
        self._images.clear()
        self._wanted.clear()
        if old is not None:
            old.close()
        self.viewport().update()

    # Zoom

    @property
    def zoom(self) -> float:
        """Return the zoom in force; that which fits the width unless one was chosen."""
        return self._fitting() if self._zoom is None else self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom; None fits the width."""
        self._zoom = zoom if zoom is None else min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        share = self._share()
        self._lay_out()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
        self.zoom_changed.emit(self.zoom)
        self.viewport().update()

    def zoom_in(self) -> None:
        """Take the next larger zoom."""
        self.set_zoom(next((z for z in ZOOMS if z > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller zoom."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self.zoom * 0.99), ZOOMS[0]))

    def _fitting(self) -> float:
        widest = max((size.width for size in self._pages.sizes), default=0.0) if self._pages else 0.0
        room = self.viewport().width() - 2 * self._look.px(16)
        return max(ZOOMS[0], room / (widest * SCREEN_DPI / POINTS_AN_INCH)) if widest else 1.0

    def _share(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    # Pages

    def _areas(self) -> Iterator[tuple[int, QRect]]:
        """Yield each page with its place on the whole canvas."""
        gap, scale = self._look.px(14), self.zoom * SCREEN_DPI / POINTS_AN_INCH
        top = gap
        for number, size in enumerate(self._pages.sizes if self._pages else ()):
            width, height = round(size.width * scale), round(size.height * scale)
            left = max(gap, (self.viewport().width() - width) // 2)
            yield number, QRect(left, top, width, height)
            top += height + gap

    def _lay_out(self) -> None:
        areas = [area for _, area in self._areas()]
        gap, port = self._look.px(14), self.viewport()
        height = areas[-1].bottom() + gap if areas else 0
        width = max((area.right() + gap for area in areas), default=0) if self._zoom is not None else 0
        self.verticalScrollBar().setRange(0, max(0, height - port.height()))
        self.verticalScrollBar().setPageStep(port.height())
        self.verticalScrollBar().setSingleStep(self._look.px(40))
        self.horizontalScrollBar().setRange(0, max(0, width - port.width()))
        self.horizontalScrollBar().setPageStep(port.width())

    @property
    def page(self) -> int:
        """Return the number of the page in sight, from 1; 0 if there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        seen = [number + 1 for number, area in self._areas() if area.top() <= middle]
        return seen[-1] if seen else min(1, self.page_count)

    def go_to_page(self, page: int) -> None:
        """Bring a page, counted from 1, to the top."""
        for number, area in self._areas():
            if number == min(max(page, 1), self.page_count) - 1:
                self.verticalScrollBar().setValue(area.top() - self._look.px(14))

    def _tell_page(self) -> None:
        self.page_changed.emit(self.page, self.page_count)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight, and ask for those not drawn yet."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.colour("neutral_soft"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = (-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number, area in self._areas():
            seen = area.translated(*shift)
            if seen.intersects(event.rect()):
                painter.setPen(self._look.colour("line"))
                painter.fillRect(seen, Qt.GlobalColor.white)
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))
                image = self._image(number)
                if not image.isNull():
                    painter.drawImage(seen, image)

    def _image(self, number: int) -> QImage:
        dots = round(SCREEN_DPI * self.zoom * self.devicePixelRatioF())
        key = (self._showing, number, dots)
        if (image := self._images.get(key)) is not None:
            self._images.move_to_end(key)
            return image
        if self._pages is not None and key not in self._wanted:
            self._wanted.add(key)
            drawing = _Drawing(self._pages, key, self._post)
            if self._at_once:
                drawing.run()
                return self._images.get(key, QImage())
            self._pool.start(drawing)
        return self._last.get(number, QImage())

    def _take(self, key: Key, image: QImage) -> None:
        self._wanted.discard(key)
        if key[0] != self._showing or image.isNull():
            return
        self._images[key] = self._last[key[1]] = image
        while len(self._images) > 1 and sum(i.sizeInBytes() for i in self._images.values()) > CACHE_BYTES:
            self._images.popitem(last=False)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out
            step()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.ZoomIn) or _is(event, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif _is(event, Qt.Key.Key_0):
            self.set_zoom(None)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            bar.setValue(bar.value() + bar.pageStep() - self._look.px(40))
        elif event.key() == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep() + self._look.px(40))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)


def _is(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
