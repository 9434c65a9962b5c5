"""Keys that mean something else while the focus is in a paper than in the page around it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class PaperKeys(QObject):
    """Answers its keys before the page does: Ctrl+F looks in the paper, not in the list beside it."""

    def __init__(self, root: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(root)
        self._deeds = [(QKeySequence(key), deed) for key, deed in deeds.items()]
        for one in (root, *root.findChildren(QWidget)):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key where Qt asks whether it is a shortcut, and do the deed when it comes."""
        if not isinstance(event, QKeyEvent) or event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return super().eventFilter(watched, event)
        pressed = QKeySequence(event.keyCombination())
        deed = next((deed for key, deed in self._deeds if key == pressed), None)
        if deed is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            deed()
        return True
