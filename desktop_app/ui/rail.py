"""The rail: the stations at the left, 206 px wide, folding to icons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop_app.ui.actions import STATIONS, Station
from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.text import label

WIDTH, FOLDED = 206, 60
CTRL = "Ctrl +"
"""Above the column of keys: each station's own is one letter or figure."""


class Rail(QFrame):
    """Shows where one is and takes one elsewhere.

    Signals:
        chosen: name of the station pressed.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, *, folded: bool) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Các trang")
        self._look = look
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(10), look.px(12), look.px(10), look.px(10))
        box.setSpacing(look.px(3))
        self._brand = QLabel("Sổ ANTT")
        self._brand.setObjectName("brand")
        self._brand.setFixedHeight(look.px(40))
        self._brand.setContentsMargins(look.px(12), 0, 0, 0)
        self._hints = [label(CTRL, "small")]
        self._hints[0].setToolTip("Giữ Ctrl và bấm phím ghi ở cuối dòng để mở trang ấy")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, look.px(8), 0)
        head.addWidget(self._brand, 1)
        head.addWidget(self._hints[0])
        box.addLayout(head)
        box.addSpacing(look.px(6))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for station in STATIONS:
            if station.below and not any(s.below for s in STATIONS if s.name in self._buttons):
                box.addStretch(1)
            box.addWidget(self._make(station))
        self.fold(folded=folded)

    def _make(self, station: Station) -> QPushButton:
        made = QPushButton()
        made.setObjectName(f"rail:{station.name}")
        made.setCheckable(True)
        made.setFixedHeight(self._look.px(38))
        made.setIconSize(QSize(self._look.px(18), self._look.px(18)))
        made.setIcon(icon(station.icon, self._look.colours.secondary))
        made.setAccessibleName(station.title)
        made.setAccessibleDescription(f"Phím {station.key}")
        made.setToolTip(f"{station.title} ({station.key})")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, self._look.px(10), 0)
        hint = label(station.key.removeprefix("Ctrl+"), "small")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(hint, 0, Qt.AlignmentFlag.AlignRight)
        self._hints.append(hint)
        made.clicked.connect(lambda: self.chosen.emit(station.name))
        self._group.addButton(made)
        self._buttons[station.name] = made
        return made

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or icons with words."""
        self.folded = folded
        self._brand.setText("Sổ" if folded else "Sổ ANTT")
        self._brand.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._brand.setContentsMargins(self._look.px(6 if folded else 12), 0, 0, 0)
        for hint in self._hints:
            hint.setVisible(not folded)
        for station in STATIONS:
            self._buttons[station.name].setText("" if folded else f"   {station.title}")
        self.setMinimumWidth(self._look.px(FOLDED if folded else WIDTH))
        self.setMaximumWidth(self._look.px(FOLDED) if folded else self._look.px(WIDTH * 2))

    def mark(self, name: str) -> None:
        """Show that this station's page is open."""
        for station in STATIONS:
            on = station.name == name
            made = self._buttons[station.name]
            made.setChecked(on)
            colour = self._look.colours.accent_text if on else self._look.colours.secondary
            made.setIcon(icon(station.icon, colour))
