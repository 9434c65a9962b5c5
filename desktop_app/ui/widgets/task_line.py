"""One task of the month: mark, title, what is missing, deadline, state. Up and Down walk, Space or a click opens."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import Chip, ElidedLabel, label


class TaskLine(QFrame):
    """A line that can be walked to and opened.

    Signals:
        opened: it was clicked, or Space was pressed on it.
    """

    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "task")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(look.px(54))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(16), look.px(4), look.px(14), look.px(4))
        row.setSpacing(look.px(14))
        self._mark = QLabel()
        self._mark.setFixedSize(look.px(22), look.px(22))
        self._title = label("", "bold")
        self._detail = ElidedLabel("", "secondary")
        self._due = label("", "secondary")
        self._state = Chip()
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._due)
        row.addWidget(self._state)

    def say(self, title: str, detail: str, due: str, state: tuple[str, str, str]) -> None:
        """Show a task; ``state`` is its words, tone and mark."""
        words, tone, mark = state
        colour = self._look.colours.secondary if tone == "neutral" else getattr(self._look.colours, tone)
        size = self._look.px(22)
        self._mark.setPixmap(icon(mark, colour).pixmap(QSize(size, size)))
        self._title.setText(title)
        self._detail.setText(detail)
        self._due.setText(due)
        self._state.say(words, tone)
        self.setAccessibleName(f"{title}: {words}")
        self.setAccessibleDescription(" · ".join(part for part in (detail, due) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        super().mouseReleaseEvent(event)
