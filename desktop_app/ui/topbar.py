"""The top bar: which commune, which month and its state, and the one search."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.model.periods import Month
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.month_picker import MonthPicker
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.text import Chip, ElidedLabel

if TYPE_CHECKING:
    from desktop_app.services.listing import Head, Hit

STATES = {"open": ("Đang mở", "info"), "closed": ("Đã khóa", "good"), "reopened": ("Đã mở lại", "warning")}


class TopBar(QFrame):
    """54 px at the top of every page."""

    def __init__(self, look: Look, month: Month, find: "Callable[[str], Sequence[Hit]]") -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setMinimumHeight(look.px(54))
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(20), 0, look.px(20), 0)
        line.setSpacing(look.px(10))
        self.commune = ElidedLabel("", "heading")
        self.months = MonthPicker(look, month)
        self.state = Chip()
        self.search = SearchBox(look, find)
        self.search.setMinimumWidth(look.px(230))
        line.addWidget(self.commune, 3)
        line.addWidget(self.months)
        line.addWidget(self.state)
        line.addWidget(QWidget(), 1)
        line.addWidget(self.search, 3)

    def show_no_head(self, month: Month) -> None:
        """Show a month that the book knows no commune for."""
        self.months.show_month(month)
        self.state.say("Ngoài sổ", "neutral")

    def show_office(self, name: str, month: Month) -> None:
        """Show that the book is a receiving office's: it has no month of its own to be open or closed."""
        self.commune.setText(name)
        self.months.show_month(month)
        self.state.say("Nơi nhận", "info")

    def show_head(self, head: "Head") -> None:
        """Show the commune and the month."""
        self.commune.setText(head.police_name)
        self.months.show_month(head.month)
        self.state.say(*STATES[head.state.value])
        self.state.setAccessibleName(f"Tháng này: {STATES[head.state.value][0]}")
