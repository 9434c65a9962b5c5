"""Buttons with their key written on them, and a letter of their own for Alt."""

from collections.abc import Iterable
from string import ascii_lowercase

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.actions import ENTRIES

GAP = "   "
"""Between a button's words and its key."""


class ActionButton(QPushButton):
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
    made = QPushButton(text)
    made.setAccessibleName(text.replace("&", ""))
    if kind:
        made.setProperty("kind", kind)
    return made


def give_letters(root: QWidget) -> None:
    """Give each button, box and buddied label under ``root`` a letter for Alt that no other there has."""
    labels = [found for found in root.findChildren(QLabel) if found.buddy() is not None]
    holders: list[QPushButton | QCheckBox | QLabel] = [
        *root.findChildren(QPushButton),
        *root.findChildren(QCheckBox),
        *labels,
    ]
    taken = {_letter(holder.text()) for holder in holders}
    for holder in holders:
        words = holder.text()
        if words and not _letter(words) and (at := _free(words, taken)) is not None:
            taken.add(words[at].lower())
            holder.setText(f"{words[:at]}&{words[at:]}")


def _letter(words: str) -> str:
    at = words.find("&")
    return words[at + 1].lower() if 0 <= at < len(words) - 1 else ""


def _free(words: str, taken: Iterable[str]) -> int | None:
    own = words.partition(GAP)[0]  # the letters of its key are no letters of its words
    return next((at for at, c in enumerate(own) if c.lower() in ascii_lowercase and c.lower() not in taken), None)
