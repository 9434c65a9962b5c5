"""One sentence on a tinted ground, with a mark: something to know before going on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import label

_ICONS = {"warning": "alert", "error": "alert-circle", "info": "information", "good": "check-circle"}


class Notice(QFrame):
    """The tone is warning, error, info or good."""

    def __init__(self, look: Look, sentence: str, tone: str) -> None:
        super().__init__()
        self.setProperty("notice", tone)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(*(4 * [look.px(8)]))
        row.setSpacing(look.px(8))
        size = look.px(16)
        mark = QLabel()
        mark.setPixmap(icon(_ICONS[tone], getattr(look.colours, tone)).pixmap(QSize(size, size)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.text = label(sentence, wrap=True)
        row.addWidget(self.text, 1)

    def add(self, widget: QWidget) -> None:
        """Put something that is to be done about it behind the sentence."""
        self._row.addWidget(widget)

    def say(self, sentence: str) -> None:
        """Show another sentence; hidden while there is none."""
        self.text.setText(sentence)
        self.setVisible(bool(sentence))
