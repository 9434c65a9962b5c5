"""Fields for a day, a birth and a time of day: typed as clerks type, shown as dd/mm/yyyy once left."""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.model.member import Birth
from desktop_app.ui.widgets.date_text import parse_birth, parse_clock, parse_day, write_birth, write_clock
from desktop_app.ui.widgets.text import redress
from desktop_app.wording import written

V = TypeVar("V")


class _TypedEdit(QLineEdit, Generic[V]):
    """A line whose text stands for a value.

    Signals:
        value_changed: what is typed now means something else, or nothing.
    """

    value_changed = Signal()

    def __init__(self, parse: Callable[[str], V | None], write: Callable[[V], str], hint: str) -> None:
        super().__init__()
        self._parse, self._write = parse, write
        self.setPlaceholderText(hint)
        self.textEdited.connect(self._mark)
        self.textChanged.connect(lambda _text: self.value_changed.emit())

    @property
    def understood(self) -> bool:
        """Return whether the text is empty or means a value."""
        try:
            self._parse(self.text())
        except ValueError:
            return False
        return True

    @property
    def value(self) -> V | None:
        """Return what is typed; None while it is empty or not understood (see :attr:`understood`)."""
        return self._parse(self.text()) if self.understood else None

    def set_value(self, value: V | None) -> None:
        """Show a value."""
        self.setText("" if value is None else self._write(value))
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.understood and (value := self.value) is not None:
            self.setText(self._write(value))
        super().focusOutEvent(event)

    def _mark(self) -> None:
        wrong = "false" if self.understood else "true"
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            redress(self)


class DateEdit(_TypedEdit[date]):
    """A day; ``1/7/26`` is 01/07/2026."""

    def __init__(self, today: date) -> None:
        super().__init__(lambda text: parse_day(text, today), written.short_date, "ngày/tháng/năm")


class BirthEdit(_TypedEdit[Birth]):
    """A day of birth, or its month or year where no more is known."""

    def __init__(self, today: date) -> None:
        super().__init__(lambda text: parse_birth(text, today), write_birth, "ngày/tháng/năm hoặc năm")


class ClockEdit(_TypedEdit[int]):
    """A time of day in minutes since midnight; ``8h30`` is 510."""

    def __init__(self) -> None:
        super().__init__(parse_clock, write_clock, "giờ, ví dụ 8h30")
