"""A box that drops down a list: its mark, which a style sheet's border takes away, and Enter to the next field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from desktop_app.ui.icons import GLYPHS, family

DROPS = chr(GLYPHS["chevron-down"])


class MarkedBox(QComboBox):
    """Draws the mark that it drops down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        font = QFont(family())
        font.setPixelSize(self.fontInfo().pixelSize() + 2)
        painter.setFont(font)
        painter.setPen(self.palette().placeholderText().color())
        room = self.rect().adjusted(0, 0, -8, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), DROPS)


class DropBox(MarkedBox):
    """Enter goes to the next field, where no form walks through its fields."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
