"""F1: the keys of this page, and those that hold everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.actions import STATIONS, help_groups
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import Chip, label


class KeysDialog(Dialog):
    """What opens each page at the left, what the page in front answers to beside it; Up, Down, PgUp, PgDn scroll."""

    def __init__(self, parent: QWidget | None, look: Look, page: str) -> None:
        title = next((station.title for station in STATIONS if station.name == page), "mọi trang")
        super().__init__(parent, look, f"Phím dùng ở trang {title}", width=840)
        self.groups = help_groups(page)
        inner = QWidget()
        across = QHBoxLayout(inner)
        across.setContentsMargins(0, 0, look.px(8), 0)
        across.setSpacing(look.px(24))
        across.addLayout(self._column(self.groups[:1]))
        across.addLayout(self._column(self.groups[1:]), 1)
        self.area = _KeyList()
        self.area.setAccessibleName("Danh sách phím")
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self.area.setMinimumHeight(look.px(120))
        self.box.addWidget(self.area, 1)
        self.be_high(640)
        self.say(
            "Trong biểu mẫu: Enter sang ô sau, Ctrl+Enter lưu, Esc bỏ qua. Alt và chữ gạch chân tới từng nút.", "small"
        )
        self.offer_close()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter still closes: that button is the default

    def _column(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.look.px(6))
        for name, rows in groups:
            column.addWidget(label(name, "bold"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(self.look.px(16))
            grid.setVerticalSpacing(self.look.px(6))
            grid.setColumnStretch(1, 1)
            for at, (keys, words) in enumerate(rows):
                grid.addWidget(Chip(keys), at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(label(words, wrap=len(groups) > 1), at, 1)
            column.addLayout(grid)
            column.addSpacing(self.look.px(8))
        column.addStretch(1)
        return column


class _KeyList(QScrollArea):
    """Home and End go to its ends, which Qt's own does not know."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {int(Qt.Key.Key_Home): bar.minimum(), int(Qt.Key.Key_End): bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[event.key()])
        else:
            super().keyPressEvent(event)
