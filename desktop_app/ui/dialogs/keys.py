"""F1: the keys of this page, and those that hold everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop_app.ui.actions import STATIONS, help_rows
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import Chip, label


class KeysDialog(Dialog):
    """Two columns: what to press, what it does."""

    def __init__(self, parent: QWidget | None, look: Look, page: str) -> None:
        title = next((station.title for station in STATIONS if station.name == page), "mọi trang")
        super().__init__(parent, look, f"Phím dùng ở trang {title}", width=560)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, look.px(8), 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        self.rows = help_rows(page)
        for at, (keys, words) in enumerate(self.rows):
            grid.addWidget(Chip(keys), at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(words, wrap=True), at, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setMinimumHeight(look.px(420))
        self.box.addWidget(scroll)
        self.say(
            "Trong biểu mẫu: Enter sang ô sau, Ctrl+Enter lưu, Esc hoãn. Alt và chữ gạch chân tới từng nút.", "small"
        )
        self.offer_close()
