"""Find in page: a line that shows itself on Ctrl+F, narrows a table, and goes on Esc."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.look import Look


class FindLine(QLineEdit):
    """Words typed here narrow a table; Enter goes to it, Esc shows all again."""

    def __init__(self, look: Look, narrow: Callable[[str], object], table: QWidget) -> None:
        super().__init__()
        self._table = table
        self.setPlaceholderText("Tìm trong trang, không cần dấu. Esc để bỏ")
        self.setAccessibleName("Tìm trong trang")
        self.setMinimumHeight(look.px(32))
        self.textChanged.connect(narrow)
        self.returnPressed.connect(table.setFocus)
        self.hide()

    def open(self) -> None:
        """Show the line and type in it."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
            self._table.setFocus()
        else:
            super().keyPressEvent(event)
