"""Pick one of a list: typing narrows it, tone marks left out of account; Up and Down choose, Enter takes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop_app.model.text import fold
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look

_WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class PickDialog(Dialog):
    """:attr:`picked` is what was taken, as it was given beside its words."""

    def __init__(self, parent: QWidget | None, look: Look, heading: str, items: Sequence[tuple[str, str]]) -> None:
        """``items`` are values with their words."""
        super().__init__(parent, look, heading, 460)
        self._items = items
        self.picked: str | None = None
        self.words = QLineEdit()
        self.words.setPlaceholderText("Gõ vài chữ để tìm, không cần dấu")
        self.words.setAccessibleName("Tìm trong danh sách")
        self.words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(heading)
        self.list.setProperty("framed", "true")
        self.list.setMinimumHeight(look.px(280))
        self.box.addWidget(self.words)
        self.box.addWidget(self.list, 1)
        self.offer("Chọn")
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(self.accept)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self._narrow("")
        self.words.setFocus()

    def _narrow(self, words: str) -> None:
        asked = fold(words).split()
        self.list.clear()
        for value, shown in self._items:
            if all(word in fold(shown) for word in asked):
                item = QListWidgetItem(shown)
                item.setData(Qt.ItemDataRole.UserRole, value)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list while typing goes on in the line above it."""
        pressed = watched is self.words and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _WALKING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Take what is current; stay where nothing is."""
        item = self.list.currentItem()
        if item is not None:
            self.picked = str(item.data(Qt.ItemDataRole.UserRole))
            super().accept()

    @property
    def typed_over(self) -> bool:
        """What was typed to find something is no work to lose."""
        return False


def pick(parent: QWidget, look: Look, heading: str, items: Sequence[tuple[str, str]]) -> str | None:
    """Return what the clerk picked, or None."""
    dialog = PickDialog(parent, look, heading, items)
    return dialog.picked if dialog.exec() else None
