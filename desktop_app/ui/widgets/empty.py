"""What a page shows while there is nothing: what belongs here, and the first step."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import label


class EmptyState(QFrame):
    """A quiet mark, one heading, one sentence, and the buttons of the first step."""

    def __init__(self, look: Look, mark: str, heading: str, sentence: str, buttons: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        box = QVBoxLayout(self)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setSpacing(look.px(8))
        picture = QLabel()
        size = look.px(48)
        picture.setPixmap(icon(mark, look.colours.secondary).pixmap(QSize(size, size)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading = label(heading, "heading")
        self.sentence = label(sentence, "secondary", wrap=True)
        self.sentence.setMinimumWidth(look.px(460))
        self.sentence.setMaximumWidth(look.px(560))
        for part in (self.heading, self.sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(picture)
        box.addWidget(self.heading)
        box.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setSpacing(look.px(8))
        self.first: QWidget = buttons[0] if buttons else self
        """Where the keyboard begins."""
        for step in buttons:
            line.addWidget(step)
        box.addLayout(line)

    def say(self, heading: str, sentence: str) -> None:
        """Show other words."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
