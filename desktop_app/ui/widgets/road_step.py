"""One step of the month's road: its mark and word, what was checked, and the button of what is to be done."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import Chip, label


class StepState(Enum):
    """How far a step is: icon, tone and word."""

    DONE = ("check-circle", "good", "Đã xong")
    NEXT = ("progress-clock", "info", "Làm tiếp")
    WAITING = ("circle-outline", "neutral", "Chờ")
    ATTENTION = ("alert-circle", "warning", "Cần xem")


class _WholeLabel(QLabel):
    """A wrapping label that is never squeezed below its lines: nested layouts forget what a width needs in height."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("text_role", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class RoadStep(QFrame):
    """A line of the road."""

    def __init__(self, look: Look, number: int, title: str, buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._look = look
        self.state = StepState.WAITING
        self._mark = QLabel()
        self._title = label(f"{number}. {title}", "bold")
        self.checked = _WholeLabel()
        self.chip = Chip()
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self._title)
        words.addWidget(self.checked)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(14), look.px(9), look.px(14), look.px(9))
        line.setSpacing(look.px(14))
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        for made in buttons:
            line.addWidget(made)
        line.addWidget(self.chip)
        self.setAccessibleName(title)

    def say(self, state: StepState, checked: str) -> None:
        """Show how far it is, and what was checked."""
        self.state = state
        mark, tone, word = state.value
        colour = self._look.colours.secondary if tone == "neutral" else getattr(self._look.colours, tone)
        size = self._look.px(20)
        self._mark.setPixmap(icon(mark, colour).pixmap(QSize(size, size)))
        self.checked.setText(checked)
        self.chip.say(word, tone)
        self.setAccessibleDescription(f"{word}: {checked}")
