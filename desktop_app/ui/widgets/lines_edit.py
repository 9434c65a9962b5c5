"""A field of a few lines, each a value of its own: the lines of a letterhead, the recipients of a paper."""

from collections.abc import Iterable

from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.model.text import clean
from desktop_app.ui.look import Look


class LinesEdit(QPlainTextEdit):
    """Enter begins a new line here, Tab goes to the next field."""

    def __init__(self, look: Look, rows: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setProperty("framed", "true")
        self.setMinimumHeight(look.px(20 * rows + 14))
        self.setMaximumHeight(look.px(20 * rows + 30))

    @property
    def value(self) -> tuple[str, ...]:
        """Return the lines that are not empty, cleaned."""
        lines = (clean(line) for line in self.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def set_value(self, lines: Iterable[str]) -> None:
        """Show these lines."""
        self.setPlainText("\n".join(lines))
