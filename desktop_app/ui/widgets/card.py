"""Cards: white ground with a line round it, and the one that shows a figure."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import ElidedLabel


class Card(QFrame):
    """A white card with an upright layout in :attr:`box`."""

    def __init__(self, look: Look, padding: int = 16, spacing: int = 4) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*(4 * [look.px(padding)]))
        self.box.setSpacing(look.px(spacing))


class FigureCard(Card):
    """One figure: what it is, how much, and one line about it."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look, padding=14)
        self._title = ElidedLabel(title, "secondary")
        self._figure = ElidedLabel("–", "figure")
        self._detail = ElidedLabel("", "small")
        for part in (self._title, self._figure, self._detail):
            self.box.addWidget(part)

    def say(self, figure: str, detail: str, title: str = "") -> None:
        """Show a figure and the line about it."""
        if title:
            self._title.setText(title)
        self._figure.setText(figure)
        self._detail.setText(detail)
        self.setAccessibleName(f"{self._title.text()}: {figure}")
        self.setAccessibleDescription(detail)


def rule() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def beside(*widgets: QWidget, spacing: int = 8, stretch_at: int | None = None) -> QHBoxLayout:
    """Return the widgets in one line; ``stretch_at`` is where free room goes."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for at, widget in enumerate(widgets):
        if at == stretch_at:
            line.addStretch(1)
        line.addWidget(widget)
    if stretch_at == len(widgets):
        line.addStretch(1)
    return line
