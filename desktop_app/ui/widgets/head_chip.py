"""The chip of a page's head, which gives way where the window is narrow: its words go on in a second line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOption

from desktop_app.ui.widgets.text import Chip

LINES = 2
_STEP = 4
"""In pixels: how finely the narrowest width is looked for."""


class HeadChip(Chip):
    """A chip that gives way in a narrow head: in two lines, never cut."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        room = self.fontMetrics().horizontalAdvance(self.text()) + self._sides(hint.height())
        return QSize(max(hint.width(), room), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(self.sizeHint().width(), self._narrowest() + self._sides(hint.height())), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        lines = 1 if self.width() >= self.sizeHint().width() else LINES
        self.setFixedHeight(super().sizeHint().height() + (lines - 1) * metrics.lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        side = self._sides(super().sizeHint().height()) // 2
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(side, 0, -side, 0), flags, self.text())

    @staticmethod
    def _sides(height: int) -> int:
        return 2 * (height // 3) + 2

    def _narrowest(self) -> int:
        """Return the least width in which the words stand in two lines."""
        metrics = self.fontMetrics()
        whole = metrics.horizontalAdvance(self.text())
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        for width in range(whole // LINES, whole, _STEP):
            found = metrics.boundingRect(QRect(0, 0, width, 999), flags, self.text())
            if found.width() <= width and found.height() < (LINES + 1) * metrics.height():
                return width
        return whole
