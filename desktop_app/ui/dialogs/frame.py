"""What all dialogs are: a heading, a body, and buttons at the foot; Esc goes back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button, give_letters
from desktop_app.ui.widgets.text import label


class Dialog(QDialog):
    """A heading, :attr:`box` for the body, and a foot."""

    def __init__(self, parent: QWidget | None, look: Look, heading: str, width: int = 520) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setMinimumWidth(look.px(width))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [look.px(20)]))
        outer.setSpacing(look.px(12))
        self.heading = label(heading, "heading", wrap=True)
        outer.addWidget(self.heading)
        self.box = QVBoxLayout()
        self.box.setSpacing(look.px(10))
        outer.addLayout(self.box, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(look.px(8))
        self.foot.addStretch(1)
        outer.addLayout(self.foot)

    def say(self, text: str, role: str = "") -> None:
        """Add one paragraph to the body."""
        self.box.addWidget(label(text, role, wrap=True))

    def offer(self, accept: str, *, back: str = "Hoãn", danger: bool = False) -> QPushButton:
        """Put the two buttons at the foot and return the one that goes on; Ctrl+Enter presses it too."""
        leave = button(f"{back}   Esc")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        go = button(f"{accept}   Ctrl+Enter", "danger" if danger else "primary")
        go.setAutoDefault(False)
        go.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(go.click)
        self.foot.addWidget(leave)
        self.foot.addWidget(go)
        give_letters(self)
        return go

    def offer_close(self, words: str = "Đóng") -> QPushButton:
        """Put one button at the foot that closes."""
        made = button(words, "primary")
        made.clicked.connect(self.accept)
        made.setDefault(True)
        self.foot.addWidget(made)
        give_letters(self)
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        return made
