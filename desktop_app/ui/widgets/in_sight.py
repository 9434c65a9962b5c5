"""Where the keyboard is, is in sight: areas that scroll follow the focus however it came there.

Qt scrolls to what Tab comes to, but not to what Enter, a refusal or a page's own step puts the focus in, nor when the
area becomes lower under a notice.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

ROUND = 2
"""How many lines of text are shown above and below a field: its caption, and what is wrong with it."""


class InSight(QObject):
    """Scrolls for every window of the program while its parent lives."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        for area in _areas(now):
            area.viewport().installEventFilter(self)  # again is as once
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # what is pressed must not slip from under the mouse
            bring_in_sight(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._again)  # the area has laid itself out by then
        return super().eventFilter(watched, event)

    @staticmethod
    def _again() -> None:
        if (now := QApplication.focusWidget()) is not None:
            bring_in_sight(now)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll every area around a widget so that it shows."""
    margin = ROUND * widget.fontMetrics().height()
    for area in _areas(widget):
        area.ensureWidgetVisible(widget, 0, min(margin, max(0, (area.viewport().height() - widget.height()) // 2)))


def _areas(widget: QWidget) -> Iterator[QScrollArea]:
    """Yield the areas that a widget is scrolled in, the innermost first, within its window."""
    at = widget
    while not at.isWindow() and (parent := at.parentWidget()) is not None:
        inner = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
            yield parent
        at = parent
