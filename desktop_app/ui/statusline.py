"""The status line: saved when, the newest copy, what Ctrl+Z would undo, and what runs, with Hủy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.text import ElidedLabel, label

SEPARATOR = "   ·   "


class StatusLine(QFrame):
    """Always in sight, never in the way.

    Signals:
        cancelled: Hủy was pressed.
    """

    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setMinimumHeight(look.px(27))
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(12), 0, look.px(12), 0)
        line.setSpacing(look.px(10))
        self._facts = ElidedLabel()
        self._facts.setAccessibleName("Trạng thái")
        self._task = label()
        self._bar = QProgressBar()
        self._bar.setMinimumWidth(look.px(140))
        self._bar.setTextVisible(False)
        self._stop = button("Hủy", "quiet")
        self._stop.clicked.connect(self.cancelled)
        line.addWidget(self._facts, 1)
        for part in (self._task, self._bar, self._stop):
            line.addWidget(part)
            part.hide()

    @property
    def text(self) -> str:
        """Return the line of facts."""
        return self._facts.text()

    def say(self, *facts: str) -> None:
        """Show these facts, empty ones left out."""
        self._facts.setText(SEPARATOR.join(fact for fact in facts if fact))

    def begin(self, words: str, stops: bool = True) -> None:  # noqa: FBT001, FBT002 - a signal brings it
        """Show that something runs, with Hủy where that can stop it."""
        self._task.setText(words)
        self._bar.setRange(0, 0)
        for part in (self._task, self._bar):
            part.show()
        self._stop.setVisible(stops)

    def advance(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def end(self) -> None:
        """Show that nothing runs."""
        for part in (self._task, self._bar, self._stop):
            part.hide()
