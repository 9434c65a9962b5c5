"""The panel at the side: facts, editing and "vì sao", beside the page and never over it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import label

WIDTH = 320
"""The least; buttons at the foot with longer words make the panel wider."""


class SidePanel(QFrame):
    """A heading, what is told under it, and a foot that stays in sight."""

    def __init__(self, look: Look, heading: str, width: int = WIDTH) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "card")
        self.setMinimumWidth(look.px(width))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(heading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [look.px(14)]))
        outer.setSpacing(look.px(8))
        self.heading = label(heading, "heading", wrap=True)
        outer.addWidget(self.heading)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(look.px(8))
        outer.addLayout(self.foot)
        self.box = self._fresh()

    def sizeHint(self) -> QSize:
        """As narrow as it may be: what is told in it wraps."""
        least = max(self.minimumWidth(), self.minimumSizeHint().width())
        return QSize(least, super().sizeHint().height())

    def clear(self) -> QVBoxLayout:
        """Empty the panel and return the layout to fill anew."""
        self.box = self._fresh()
        return self.box

    def show_heading(self, words: str) -> None:
        """Say what the panel is about."""
        self.heading.setText(words)
        self.setAccessibleName(words)

    def clear_foot(self) -> None:
        """Take the foot's buttons away."""
        empty(self.foot)

    def _fresh(self) -> QVBoxLayout:
        inner = QWidget()
        box = from_top(inner)
        box.setContentsMargins(0, 0, self._look.px(4), 0)
        box.setSpacing(self._look.px(8))
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(inner)
        return box


def from_top(widget: QWidget) -> QVBoxLayout:
    """Return a layout whose contents stand at the top of a widget.

    By a stretch below it and not by alignment: an aligned layout forgets that wrapped words need more height.
    """
    outer = QVBoxLayout(widget)
    outer.setContentsMargins(0, 0, 0, 0)
    box = QVBoxLayout()
    outer.addLayout(box)
    outer.addStretch(1)
    return box


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
