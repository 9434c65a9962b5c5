"""◀ Tháng 10/2026 ▶: the month in front, one key or click from its neighbours and two from any of the year."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from desktop_app.model.periods import Month
from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.wording import written


class MonthPicker(QFrame):
    """Shows a month and lets another be chosen.

    Signals:
        chosen: the Month that the clerk turned to.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, month: Month) -> None:
        super().__init__()
        self.month = month
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        self._before = self._arrow(look, "chevron-left", "Tháng trước (Ctrl+PgUp)", self.turn_back)
        self._after = self._arrow(look, "chevron-right", "Tháng sau (Ctrl+PgDn)", self.turn_on)
        self._name = QPushButton()
        self._name.setProperty("kind", "month")
        self._name.clicked.connect(self._offer)
        for part in (self._before, self._name, self._after):
            line.addWidget(part)
        self.show_month(month)

    @staticmethod
    def _arrow(look: Look, name: str, words: str, slot: Callable[[], None]) -> QPushButton:
        made = QPushButton()
        made.setIcon(icon(name, look.colours.text))
        made.setIconSize(QSize(look.px(16), look.px(16)))
        made.setFixedSize(look.px(44), look.px(34))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(lambda _on=False: slot())
        return made

    def show_month(self, month: Month) -> None:
        """Show another month without announcing it."""
        self.month = month
        self._name.setText(f"Tháng {written.short_month(month)}")
        self._name.setAccessibleName(f"Tháng đang xem: {written.short_month(month)}. Bấm để chọn tháng khác.")

    def turn_back(self) -> None:
        """Choose the month before."""
        self.chosen.emit(self.month.previous)

    def turn_on(self) -> None:
        """Choose the month after."""
        self.chosen.emit(self.month.next)

    def menu(self) -> QMenu:
        """Return the twelve months of the year shown, and the neighbouring years."""
        menu = QMenu(self)
        months = [Month(self.month.year, number) for number in range(1, 13)]
        beyond = [Month(self.month.year - 1, self.month.number), Month(self.month.year + 1, self.month.number)]
        for month in (*months, *beyond):
            if month is beyond[0]:
                menu.addSeparator()
            action = menu.addAction(f"Tháng {written.short_month(month)}")
            action.setCheckable(True)
            action.setChecked(month == self.month)
            action.triggered.connect(lambda _on=False, month=month: self.chosen.emit(month))
        return menu

    def _offer(self) -> None:
        self.menu().popup(self._name.mapToGlobal(self._name.rect().bottomLeft()))
