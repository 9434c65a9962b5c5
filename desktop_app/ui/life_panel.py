"""The panel beside the list of people: one person's life here, or one team's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.model.problems import Problem
from desktop_app.services.listing import Life, TeamRow
from desktop_app.ui.history_words import moment
from desktop_app.ui.look import Look
from desktop_app.ui.member_words import facts
from desktop_app.ui.widgets.date_text import write_birth
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

WIDTH = 270
"""So little that no name in the lists beside it is cut at 1366 pixels, nor what is wrong with somebody."""


class LifePanel(SidePanel):
    """Tells what is known, what was decided, counted, paid and printed."""

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__(look, "Chưa chọn ai", width=WIDTH)
        self._messages = messages

    def tell_nothing(self) -> None:
        """Say what to do first."""
        self.show_heading("Chưa chọn ai")
        self.clear().addWidget(label("Chọn một người trong bảng để xem quá trình ở Tổ.", "secondary", wrap=True))

    def tell(self, life: Life, month: str) -> None:
        """Tell one person's life here."""
        member = life.member
        self.show_heading(member.full_name)
        self.clear()
        born = write_birth(member.birth)
        self.box.addWidget(label(f"Sinh {born}" if born else "Chưa có ngày sinh", "secondary"))
        self._warn(life.problems)
        self._section("Quyết định")
        for row in life.memberships:
            until = f" đến trước {written.short_date(row.span.end)}" if row.span.end else ""
            role = self._messages.label("role", row.role)
            self._pair(f"{role}, {row.team_name}", f"từ {written.short_date(row.span.start)}{until} · {row.opened_by}")
        if not life.memberships:
            self.box.addWidget(label("Chưa có quyết định công nhận.", "secondary", wrap=True))
        self._section("Trực và tiền")
        self._table([(f"Giờ đêm tháng {month}", f"{written.hours(life.night_minutes)} giờ")])
        paid = [(f"Nhận tháng {written.short_month(row.month)}", f"{written.money(row.cash)} đ") for row in life.pay]
        self._table(paid or [("Các tháng đã khóa", "chưa có")])
        if life.documents:
            self._section("Văn bản")
            for document in life.documents:
                self._pair(document.title, f"in lúc {moment(document.printed_at)}")
        self._section("Thông tin")
        self._table(facts(member, self._messages))

    def tell_team(self, team: TeamRow) -> None:
        """Tell about one team."""
        self.show_heading(team.name)
        self.clear()
        self._warn(team.problems)
        self._table(
            [
                ("Địa bàn", ", ".join(team.villages) or "chưa gắn thôn nào"),
                ("Quân số / định mức", f"{team.strength} / {team.quota}"),
                ("Tổ trưởng", team.leader or "chưa có"),
                ("Quyết định thành lập", team.established or "chưa có"),
            ],
        )

    def _warn(self, problems: Sequence[Problem]) -> None:
        found = ProblemList(self._look, self._messages)
        found.show_problems(problems)
        if problems:
            found.setMinimumHeight(self._look.px(min(170, 82 * len(problems))))
            self.box.addWidget(found)

    def _section(self, words: str) -> None:
        self.box.addSpacing(self._look.px(4))
        self.box.addWidget(label(words, "bold"))

    def _pair(self, above: str, below: str) -> None:
        self.box.addWidget(label(above, "step", wrap=True))
        self.box.addWidget(label(below, "small", wrap=True))

    def _table(self, rows: Sequence[tuple[str, str]]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(12))
        grid.setVerticalSpacing(self._look.px(5))
        grid.setColumnStretch(1, 1)
        for at, (caption, words) in enumerate(rows):
            grid.addWidget(label(caption, "field"), at, 0, Qt.AlignmentFlag.AlignTop)
            text = label(words, "step", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text, at, 1)
        self.box.addLayout(grid)
