"""A small picture of the page that is to be signed, with the appearance where it will stand."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.model.esigning import SigningPlace
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.pdf_pages import POINTS_AN_INCH, PdfPages

OUTLINE = "#1F6F54"
"""On paper, which is white under every theme."""


def page_picture(pdf: bytes, box: SigningPlace, room: QSize, appearance: bytes | None = None) -> QImage:
    """Return the page as large as the room allows, the appearance laid on it as ink is. Any thread may call it.

    A broken line says where the appearance is; it is not signed and not printed.
    """
    pages = PdfPages(pdf)
    try:
        size = pages.sizes[box.page - 1]
        scale = min(room.width() / size.width, room.height() / size.height)
        picture = pages.draw(box.page - 1, scale * POINTS_AN_INCH)
    finally:
        pages.close()
    place = QRectF(
        box.left * scale,
        picture.height() - box.top * scale,
        (box.right - box.left) * scale,
        (box.top - box.bottom) * scale,
    )
    painter = QPainter(picture)
    if appearance is not None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(place.topLeft(), _ink(appearance, scale))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(QColor(OUTLINE), 1, Qt.PenStyle.DashLine))
    painter.drawRect(place)
    painter.end()
    return picture


def _ink(appearance: bytes, scale: float) -> QImage:
    pages = PdfPages(appearance)
    try:
        return pages.draw(0, scale * POINTS_AN_INCH)
    finally:
        pages.close()


class SignPreview(QWidget):
    """Shows the picture made last."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._room = QSize(look.px(360), look.px(410))
        self.picture = QImage()
        self.box: SigningPlace | None = None
        """Where on its page the appearance stands."""
        self.setFixedSize(self._room)
        self.setAccessibleName("Trang sẽ ký")

    @property
    def room(self) -> QSize:
        """Return how many dots a picture may have."""
        return self._room * self.devicePixelRatioF()

    def show_page(self, picture: QImage, box: SigningPlace) -> None:
        """Show a page and where on it is signed."""
        self.picture, self.box = picture, box
        self.picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.setFixedHeight(round(self.picture.deviceIndependentSize().height()))
        self.setAccessibleDescription(f"Trang {box.page}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.picture.isNull():
            return
        painter = QPainter(self)
        whole = self.picture.deviceIndependentSize()
        left = (self.width() - whole.width()) / 2
        painter.drawImage(QPointF(left, 0), self.picture)
        painter.setPen(QPen(QColor(self._look.colours.line)))
        painter.drawRect(QRectF(left, 0, whole.width() - 1, whole.height() - 1))
        painter.end()
