"""A field for đồng: figures only, dots for thousands as one types."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.wording import written

_NOT_FIGURES = re.compile(r"[^0-9]")


class MoneyEdit(QLineEdit):
    """A whole number of đồng, or of anything else that is counted.

    Signals:
        value_changed: another amount stands there.
    """

    value_changed = Signal()

    def __init__(self, unit: str = "đồng") -> None:
        super().__init__()
        self.setPlaceholderText(unit)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._regroup)

    @property
    def value(self) -> int | None:
        """Return the amount, None while nothing is typed."""
        figures = _NOT_FIGURES.sub("", self.text())
        return int(figures) if figures else None

    def set_value(self, amount: int | None) -> None:
        """Show an amount."""
        self.setText("" if amount is None else written.money(amount))
        self.value_changed.emit()

    def _regroup(self, text: str) -> None:
        after = len(_NOT_FIGURES.sub("", text[self.cursorPosition() :]))
        amount = self.value
        grouped = "" if amount is None else written.money(amount)
        self.setText(grouped)
        at = len(grouped)
        while at and len(_NOT_FIGURES.sub("", grouped[at:])) < after:
            at -= 1
        while at and grouped[at - 1] == ".":
            at -= 1
        self.setCursorPosition(at)
        self.value_changed.emit()
