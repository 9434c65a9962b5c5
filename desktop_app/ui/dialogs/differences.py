"""Truy lĩnh, truy thu: closed months that turned out otherwise, line by line, and where to carry what is left."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.model.differences import LineDifference
from desktop_app.model.payroll import Step
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.text import name_key
from desktop_app.services.carrying_differences import carry_differences
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card, beside
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.steps import StepList
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

Found = Sequence[tuple[Month, Sequence[LineDifference]]]


class DifferencesDialog(Dialog):
    """Choose a closed month, see what differs and why, give a reason, carry it on."""

    def __init__(self, parent: QWidget | None, session: Session, found: Found, shown: Month | None = None) -> None:
        super().__init__(parent, session.look, "Truy lĩnh, truy thu của tháng đã khóa", width=1060)
        self.session = session
        self.be_high(660)
        self.by_month = dict(found)
        self.month: Choice[Month] = Choice(list(self.by_month), self._month_words)
        if shown in self.by_month:
            self.month.set_value(shown)
        self.say(
            "Tháng đã khóa giữ nguyên. Dưới đây là những khoản tính lại theo số liệu và chế độ nay biết mà ra số khác; "
            "phần đã chuyển các lần trước đã trừ.",
            "secondary",
        )
        self._caption("Tháng đã khóa", self.month)
        self._lay_out_table()
        self._lay_out_target()
        self.trouble = ProblemList(session.look, session.messages)
        self.box.addWidget(self.trouble)
        self.go = self.offer("Chuyển")
        self.month.currentIndexChanged.connect(lambda _at: self._show())
        self.into.currentIndexChanged.connect(lambda _at: self._name())
        self.why.textChanged.connect(self._name)
        self._show()
        self.table.setFocus()

    def _month_words(self, month: Month) -> str:
        rows = self.by_month[month]
        people, total = len({one.member for one in rows}), sum(one.left for one in rows)
        return f"Tháng {written.short_month(month)}: {people} người, chênh lệch {signed(total)} đ"

    def _caption(self, words: str, editor: QWidget) -> None:
        caption = label(words, "field")
        lead(caption, editor)
        editor.setAccessibleName(words)
        line = beside(caption, editor)
        line.setStretch(1, 1)
        self.box.addLayout(line)

    def _lay_out_table(self) -> None:
        self.rows: RowsModel[LineDifference] = RowsModel(
            _columns(self.session.messages),
            self,
            grouping=Grouping(of=lambda one: one.team, title=lambda own: own[0].team_name),
            total=_totals,
        )
        self.table: RowsView[LineDifference] = RowsView(self.look, self.rows, name="Chênh lệch từng khoản")
        self.table.identity = lambda one: (one.member, one.code)
        self.table.current_changed.connect(self._explain)
        self.panel = SidePanel(self.look, "Vì sao khác", width=340)
        card = Card(self.look, padding=1)
        card.box.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(self.look.px(12))
        body.addWidget(card, 1)
        body.addWidget(self.panel)
        self.box.addLayout(body, 1)

    def _lay_out_target(self) -> None:
        self.why = QLineEdit()
        self.why.setPlaceholderText("Vì sao, theo văn bản hoặc biên bản nào: ghi vào bảng và nhật ký")
        self._caption("Lý do", self.why)
        self.into = Targets()
        self._caption("Chuyển sang", self.into)

    def _show(self) -> None:
        """Show the month chosen, and the open months after it to carry into."""
        month = self.month.value
        if month is None:
            return
        self.rows.set_rows(self.by_month[month])
        self.table.dress_columns()
        self.table.go_first()
        office = self.session.office
        self.into.offer(open_months_after(office, month))
        self.into.set_value(Month.of(office.clock.today()))
        self.into.set_value(self.session.month)
        self._name()

    def _name(self) -> None:
        into = self.into.value
        self.go.setEnabled(into is not None and bool(self.why.text().strip()))
        if into is not None:
            self.go.setText(f"Chuyển sang tháng {written.short_month(into)}   Ctrl+Enter")

    def _explain(self, one: LineDifference | None) -> None:
        box = self.panel.clear()
        if one is None:
            return
        messages = self.session.messages
        line = messages.label("line_code", one.code)
        box.addWidget(label(f"{one.name}, {messages.label('role', one.role)} · {line}", "secondary", wrap=True))
        box.addWidget(label(f"{signed(one.left)} đ", "figure"))
        for words, steps in (
            ("Điều đã thay đổi", one.causes),
            (f"Khi khóa: {written.money(one.then)} đ", one.then_steps),
            (f"Nay tính: {written.money(one.now)} đ", one.now_steps),
        ):
            self._section(words, steps)
        if one.carried:
            box.addWidget(label(f"Đã chuyển các lần trước: {signed(one.carried)} đ", "bold", wrap=True))

    def _section(self, words: str, steps: Sequence[Step]) -> None:
        self.panel.box.addWidget(label(words, "bold", wrap=True))
        if steps:
            self.panel.box.addWidget(StepList(self.look, self.session.messages, steps))
        else:
            self.panel.box.addWidget(label("Không có khoản này.", "secondary", wrap=True))

    def accept(self) -> None:
        """Carry what is left of the month and close; stay open where it is refused."""
        month, into = self.month.value, self.into.value
        if month is None or into is None:
            return
        office, why = self.session.office, self.why.text()
        try:
            carried = self.session.do(lambda: carry_differences(office, month, into, why))
        except Refused as refusal:
            self.trouble.show_problems(refusal.problems)
            return
        total = sum(one.amount for one in carried)
        words = f"Đã chuyển {len(carried)} khoản, {signed(total)} đ sang tháng {written.short_month(into)}"
        self.session.said.emit(words)
        super().accept()


class Targets(Choice[Month]):
    """The months that a difference may be carried into."""

    def __init__(self) -> None:
        super().__init__([], written.short_month)

    def offer(self, months: Sequence[Month]) -> None:
        """Offer these months and no others."""
        self.clear()
        self._values = list(months)
        self.addItems([f"Tháng {written.short_month(month)}" for month in months])

    def set_value(self, value: Month | None) -> None:
        """Choose a month; one that is not offered leaves the choice as it is."""
        if value in self._values:
            super().set_value(value)


def open_months_after(office: Office, month: Month) -> list[Month]:
    """Return the open months later than one, up to three after the present: where a difference may go."""
    closed = set(office.book.closed_months())
    last = max(Month.of(office.clock.today()), month)
    for _ in range(3):
        last = last.next
    found, one = [], month.next
    while one <= last:
        if one not in closed:
            found.append(one)
        one = one.next
    return found


def signed(amount: int) -> str:
    """Return đồng with its sign: what is paid, what is paid back."""
    return f"+{written.money(amount)}" if amount > 0 else written.money(amount)


def _columns(messages: Messages) -> list[Column[LineDifference]]:
    return [
        Column("Họ và tên", lambda one: one.name, key=lambda one: name_key(one.name)),
        Column("Khoản", lambda one: messages.label("line_code", one.code), width=120),
        Column("Khi khóa", lambda one: written.money(one.then), key=lambda one: one.then, right=True, width=84),
        Column("Nay tính", lambda one: written.money(one.now), key=lambda one: one.now, right=True, width=84),
        Column("Đã chuyển", lambda one: signed(one.carried), key=lambda one: one.carried, right=True, width=76),
        Column("Còn lại", lambda one: signed(one.left), key=lambda one: one.left, right=True, width=92, bold=True),
    ]


def _totals(rows: Sequence[LineDifference]) -> Sequence[str]:
    people = len({one.member for one in rows})
    then, now = (sum(part) for part in zip(*((one.then, one.now) for one in rows), strict=True))
    return (
        f"Cộng {people} người",
        "",
        written.money(then),
        written.money(now),
        signed(sum(one.carried for one in rows)),
        signed(sum(one.left for one in rows)),
    )
