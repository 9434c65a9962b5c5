"""Before a request for another number of members: each team as it stands, the number asked for, and why."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QWidget

from desktop_app.services.composing_strengths import Strength, strengths_on
from desktop_app.ui.dialogs.paper_asked import PaperDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.text import label

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed

MOST = 99
"""More than any team has."""
ROUTES = {False: "Công an trình Chủ tịch Ủy ban nhân dân cấp xã", True: "Ủy ban nhân dân cấp xã trình cấp tỉnh"}
HEADINGS = ("Tổ", "Hiện có", "Được giao", "Đề nghị", "Lý do")


class StrengthsDialog(PaperDialog):
    """A line for each team; the rest of the paper follows from them."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "Đề nghị bổ sung, điều chỉnh số lượng thành viên", width=760)
        self.be_high(520)
        self.say(
            "Sửa số đề nghị của Tổ cần tăng, giảm và ghi lý do. Không sửa số nào thì tờ trình xin bổ sung người còn "
            "thiếu so với số được giao (điểm a khoản 1 Điều 17 Luật 30/2023/QH15).",
            "secondary",
        )
        self.route: Choice[bool] = Choice((False, True), lambda upward: ROUTES[upward])
        self.route.setAccessibleName("Tờ trình của ai gửi ai")
        self.box.addWidget(self.route)
        self.asked = strengths_on(session.office, session.office.clock.today())
        self.lines: list[tuple[QLineEdit, QLineEdit]] = []
        self.box.addWidget(self._table(), 1)
        self.trouble.setMaximumHeight(self.look.px(110))
        self.box.addWidget(self.trouble)
        self.offer_paper("In tờ trình")
        (self.lines[0][0] if self.lines else self.route).setFocus()

    def _table(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, self.look.px(8), 0)
        grid.setHorizontalSpacing(self.look.px(12))
        grid.setVerticalSpacing(self.look.px(6))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(4, 3)
        for column, words in enumerate(HEADINGS):
            grid.addWidget(label(words, "field"), 0, column)
        for at, one in enumerate(self.asked, start=1):
            self._line(grid, at, one)
        grid.setRowStretch(len(self.asked) + 1, 1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _line(self, grid: QGridLayout, at: int, one: Strength) -> None:
        number, reason = QLineEdit(str(one.proposed)), QLineEdit(one.reason)
        number.setValidator(QIntValidator(0, MOST, number))
        number.setFixedWidth(self.look.px(64))
        number.setAccessibleName(f"Số đề nghị của {one.name}")
        reason.setAccessibleName(f"Lý do của {one.name}")
        reason.setPlaceholderText("chỉ cần khi số đề nghị khác số được giao")
        for column, words in enumerate((one.name, str(one.serving), str(one.allotted))):
            grid.addWidget(label(words, "", wrap=column == 0), at, column)
        grid.addWidget(number, at, 3)
        grid.addWidget(reason, at, 4)
        self.lines.append((number, reason))

    @property
    def answers(self) -> tuple[Strength, ...]:
        """Return the teams with what is asked for them; an emptied number is the one allotted."""
        return tuple(
            replace(one, proposed=int(number.text() or one.allotted), reason=reason.text())
            for one, (number, reason) in zip(self.asked, self.lines, strict=True)
        )

    def compose(self) -> "Composed":
        """Return the request; Refused where nothing is asked, or a change has no reason."""
        from desktop_app.services.printing_letters import compose_strengths_paper

        upward = bool(self.route.value)
        return compose_strengths_paper(self.session.office, self.answers, to_province=upward)
