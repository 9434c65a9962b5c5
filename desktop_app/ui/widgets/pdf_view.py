"""The paper on screen: pages under one another, drawn in the background at the sharpness of screen and zoom."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from enum import Enum

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt, QThreadPool, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.pdf_drawing import Drawing, Key, Post
from desktop_app.ui.widgets.pdf_pages import POINTS_AN_INCH, PdfPages
from desktop_app.ui.widgets.pdf_search import PaperSearch
from desktop_app.ui.widgets.pdf_selection import Selection, Spot
from desktop_app.ui.widgets.pdf_text import Box
from desktop_app.ui.widgets.pdf_texts import PaperTexts

ZOOMS = (0.25, 0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
CACHE_BYTES = 96 * 1024 * 1024
SCREEN_DPI = 96
"""What 100 % means: a point is 96/72 pixels of the screen's own scale."""

FOUND, IN_FRONT, TAKEN = QColor(255, 213, 79), QColor(255, 152, 0), QColor(144, 202, 249)
"""Laid over the paper as a marker pen: paper is white whatever the window's colours are."""


class Fit(Enum):
    """What the zoom follows."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


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
        self.fit, self._zoom = Fit.WIDTH, 1.0
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._wanted: set[Key] = set()
        self._last: dict[int, QImage] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._post = Post(self)
        self._post.came.connect(self._take)
        self._selection: Selection | None = None
        self.texts = PaperTexts(self, self._pool, at_once=at_once)
        self.texts.came.connect(lambda _page: self.viewport().update())
        self.search = PaperSearch(self.texts)
        self.search.changed.connect(self.viewport().update)
        self.search.reached.connect(self.show_area)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
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
        if self.search.words:
            self.search.again(max(0, self.page - 1))

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
        self._selection = None
        self.texts.use(self._pages)
        if old is not None:
            old.close()
        self.viewport().update()

    # Zoom

    @property
    def zoom(self) -> float:
        """Return the zoom in force; that which fits unless one was chosen."""
        return self._zoom if self.fit is Fit.NONE else self._fitting()

    def set_zoom(self, zoom: float) -> None:
        """Zoom; 1.0 shows the paper in its own size."""
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self.set_fit(Fit.NONE)

    def set_fit(self, fit: Fit) -> None:
        """Follow the window's width or the whole page, or nothing."""
        share = self._share()
        self.fit = fit
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
        if self._pages is None or not self._pages.sizes:
            return 1.0
        scale, largest, port = SCREEN_DPI / POINTS_AN_INCH, self._pages.largest, self.viewport()
        fitting = (port.width() - 2 * self._look.px(16)) / (largest.width * scale)
        if self.fit is Fit.PAGE:
            fitting = min(fitting, (port.height() - 2 * self._look.px(14)) / (largest.height * scale))
        return max(ZOOMS[0], fitting)

    def _share(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    # Pages

    def _areas(self) -> Iterator[tuple[int, QRect]]:
        """Yield each page with its place on the whole canvas."""
        gap, scale = self._look.px(14), self._scale
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
        width = max((area.right() + gap for area in areas), default=0) if self.fit is Fit.NONE else 0
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

    def show_area(self, page: int, box: Box) -> None:
        """Bring a place on a page, counted from nought, in sight; nothing moves if it is."""
        for number, area in self._areas():
            if number == page:
                place = self._placed(box, area, self._scale).toAlignedRect()
                _bring(self.verticalScrollBar(), place.top(), place.bottom(), self.viewport().height())
                _bring(self.horizontalScrollBar(), place.left(), place.right(), self.viewport().width())
        self.viewport().update()

    def _placed(self, box: Box, area: QRect, scale: float) -> QRectF:
        """Return a place of a page as it lies on the canvas."""
        left, top = area.left() + box.left * scale, area.top() + box.top * scale
        return QRectF(left, top, (box.right - box.left) * scale, (box.bottom - box.top) * scale)

    @property
    def _scale(self) -> float:
        """Return how many pixels a point of the paper takes."""
        return self.zoom * SCREEN_DPI / POINTS_AN_INCH

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
                self._mark(painter, number, seen)

    def _mark(self, painter: QPainter, number: int, seen: QRect) -> None:
        """Mark the words found and the words taken; the letters show through."""
        found, scale = self.search.areas(number), self._scale
        taken = self._selection.areas(number, self.texts) if self._selection is not None else []
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        for boxes, colour in (
            ([box for box, in_front in found if not in_front], FOUND),
            ([box for box, in_front in found if in_front], IN_FRONT),
            (taken, TAKEN),
        ):
            painter.setBrush(colour)
            painter.drawRects(
                [self._placed(box, seen, scale) for box in boxes]
            )  # one call: each would let others go first
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    # Words taken

    @property
    def taken(self) -> str:
        """Return the words taken with the mouse; empty if none are, or none are known yet."""
        return self._selection.text(self.texts) if self._selection is not None else ""

    def take_all(self) -> None:
        """Take every word of the paper."""
        self._take_words(Selection.whole(self.page_count))

    def copy(self) -> None:
        """Put the words taken on the clipboard."""
        if self.taken:
            QGuiApplication.clipboard().setText(self.taken)

    def _take_words(self, selection: Selection | None) -> None:
        self._selection = selection
        if selection is not None:
            self.texts.want(selection.pages)
        self.viewport().update()

    def _spot(self, at: QPoint) -> Spot | None:
        """Return where on which page a point of the window is; the nearest page's, if it is on none."""
        scale = self._scale
        point = at + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        areas = [*self._areas()]
        if not areas:
            return None
        number, area = min(areas, key=lambda one: max(one[1].top() - point.y(), point.y() - one[1].bottom(), 0))
        return Spot(number, (point.x() - area.left()) / scale, (point.y() - area.top()) / scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to take words."""
        spot = self._spot(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self._take_words(Selection(spot, spot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take words up to where the mouse is."""
        spot = self._spot(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and spot is not None and self._selection is not None:
            self._take_words(Selection(self._selection.begin, spot))

    # Pictures

    def _image(self, number: int) -> QImage:
        dots = round(SCREEN_DPI * self.zoom * self.devicePixelRatioF())
        key = (self._showing, number, dots)
        if (image := self._images.get(key)) is not None:
            self._images.move_to_end(key)
            return image
        if self._pages is not None and key not in self._wanted:
            self._wanted.add(key)
            drawing = Drawing(self._pages, key, self._post)
            if self._at_once:
                drawing.run()
                return self._images.get(key, QImage())
            self._pool.start(drawing, 1)  # before words that are read
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
        """Turn pages, zoom, take words."""
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        deed = self._keys().get(Qt.Key(event.key())) if plain else None
        deed = deed or next((made for key, made in self._standard_keys() if event.matches(key)), None)
        if deed is None and _is(event, Qt.Key.Key_Equal):
            deed = self.zoom_in
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _keys(self) -> dict[Qt.Key, Callable[[], object]]:
        bar = self.verticalScrollBar()
        page = bar.pageStep() - self._look.px(40)
        return {
            Qt.Key.Key_0: lambda: self.set_fit(Fit.WIDTH),
            Qt.Key.Key_1: lambda: self.set_zoom(1.0),
            Qt.Key.Key_2: lambda: self.set_fit(Fit.PAGE),
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + page),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + page),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - page),
            Qt.Key.Key_Home: lambda: bar.setValue(bar.minimum()),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
        }

    def _standard_keys(self) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...]:
        return (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.SelectAll, self.take_all),
            (QKeySequence.StandardKey.ZoomIn, self.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.zoom_out),
        )


def _bring(bar: QScrollBar, low: int, high: int, room: int) -> None:
    """Scroll so that a stretch lies in sight, a third of the way down, if it does not already."""
    if low < bar.value() or high > bar.value() + room:
        bar.setValue(low - room // 3)


def _is(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
