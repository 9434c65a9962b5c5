"""Buttons with their key written on them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop_app.ui.actions import ENTRIES
from desktop_app.ui.widgets.letters import GAP


class EnterButton(QPushButton):
    """A button that Enter presses where it has the keyboard, as Space does; one of danger asks for more than that."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            and self.property("kind") != "danger"
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.click()
            event.accept()  # Enter of the page behind it is not meant
            return True
        return super().event(event)


class ActionButton(EnterButton):
    """A button that does what an action does, shows the action's key, and is off when the action is."""

    def __init__(self, action: QAction, *, primary: bool = False, text: str = "") -> None:
        super().__init__()
        self._action = action
        self._key = ENTRIES[action.objectName()].key_text
        self.setObjectName(f"button:{action.objectName()}")
        if primary:
            self.setProperty("kind", "primary")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text or action.text())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def say(self, words: str) -> None:
        """Show other words before the key."""
        self.setText(f"{words}{GAP}{self._key}" if self._key else words)
        self.setAccessibleName(words.replace("&", ""))
        self.setAccessibleDescription(f"Phím {self._key}" if self._key else "")

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        if self.parentWidget() is not None or not self._action.isVisible():  # without a parent it would be a window
            self.setVisible(self._action.isVisible())


def button(text: str, kind: str = "") -> QPushButton:
    """Return a button without an action of its own; ``kind`` is primary, danger, quiet or plain."""
    made = EnterButton(text)
    made.setAccessibleName(text.replace("&", ""))
    if kind:
        made.setProperty("kind", kind)
    return made
