"""The panel "Vì sao ra số này": the steps behind one cell, or what a sum is the sum of."""

from collections.abc import Iterable, Sequence

from desktop_app.model.payroll import Adjustment, MemberPay, PayrollLine
from desktop_app.ui.look import Look
from desktop_app.ui.payroll_columns import Kind, PayColumn, figure_text, title_of
from desktop_app.ui.widgets.card import beside, rule
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.steps import StepList
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

MOST_NAMED = 40
"""How many addends of a sum are listed one by one."""


class WhyPanel(SidePanel):
    """Tells one cell. What can be done about it is put under it by the page."""

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__(look, "Vì sao ra số này", width=304)
        self._steps_look, self._messages = look, messages

    def tell_nothing(self, words: str) -> None:
        """Say why there is nothing to explain, and what to do."""
        self.clear_foot()
        self.clear().addWidget(label(words, "secondary", wrap=True))

    def tell(  # noqa: PLR0913 - one cell said in full
        self,
        pay: MemberPay,
        column: PayColumn,
        columns: Sequence[PayColumn],
        *,
        lacks: bool = False,
        unpaid: Sequence[PayrollLine] = (),
        absent: str = "",
    ) -> None:
        """Explain one person's cell; ``lacks`` where its figure is still to be entered.

        ``unpaid`` are the lines for which there was duty and nothing is paid; ``absent`` says why there is no line.
        """
        self._begin(f"{pay.name}, {self._messages.label('role', pay.role)}", column, column.figure(pay))
        if parts := column.parts(columns):
            self._add_up([(title_of(part, self._messages), part.figure(pay)) for part in parts])
            if column.kind is Kind.CASH and pay.insurance:
                self._say("Hỗ trợ đóng bảo hiểm chuyển vào quỹ, không trả tận tay nên không cộng ở đây.")
        elif column.kind in {Kind.ADJUSTED, Kind.INSURANCE_ADJUSTED}:
            self._adjusted([one for one in pay.adjustments if one.code.insurance is _insured(column)])
        elif lacks:
            self._say("Văn bản của tỉnh dẫn sang văn bản khác hoặc không ghi mức này: đang tính là 0.")
        else:
            self._lines([*pay.lines, *unpaid], column, absent)

    def tell_sum(
        self, rows: Sequence[MemberPay], column: PayColumn, columns: Sequence[PayColumn], *, whole: bool
    ) -> None:
        """Explain a team's sum or the total: of which cells it is the sum, down and across."""
        teams = list(dict.fromkeys((pay.team, pay.team_name) for pay in rows))
        who = f"Cộng {len(rows)} người, {len(teams)} tổ" if whole else f"Cộng {teams[0][1]}, {len(rows)} người"
        self._begin(who, column, sum(map(column.figure, rows)))
        if whole and len(teams) > 1:
            addends = [(name, sum(column.figure(pay) for pay in rows if pay.team == team)) for team, name in teams]
        else:
            addends = [(pay.name, column.figure(pay)) for pay in rows]
        self._add_up(addends, column)
        if parts := column.parts(columns):
            self.box.addWidget(rule())
            self._say("Cộng theo khoản cũng ra số này:")
            self._add_up([(title_of(part, self._messages), sum(map(part.figure, rows))) for part in parts])

    def _begin(self, who: str, column: PayColumn, figure: int) -> None:
        self.clear_foot()
        box = self.clear()
        box.addWidget(label(f"{who} · {title_of(column, self._messages)}", "secondary", wrap=True))
        unit = " đ" if column.money else ""
        shown = written.money(figure) if column.money else figure_text(column, figure)
        box.addWidget(label(f"{shown}{unit}", "figure"))

    def _add_up(self, addends: Sequence[tuple[str, int]], column: PayColumn | None = None) -> None:
        shown = [(words, figure) for words, figure in addends if figure]
        for words, figure in shown[:MOST_NAMED]:
            text = figure_text(column, figure) if column else written.money(figure)
            self.box.addLayout(beside(label(words, wrap=True), label(text), stretch_at=1))
        if rest := shown[MOST_NAMED:]:
            total = sum(figure for _words, figure in rest)
            text = figure_text(column, total) if column else written.money(total)
            self.box.addLayout(beside(label(f"và {len(rest)} dòng nữa"), label(text), stretch_at=1))
        if not shown:
            self._say("Không có khoản nào.")

    def _adjusted(self, adjustments: Iterable[Adjustment]) -> None:
        found = list(adjustments)
        for one in found:
            way = "Truy lĩnh" if one.amount > 0 else "Truy thu"
            line = self._messages.label("line_code", one.code)
            head = label(f"{way} tháng {written.short_month(one.from_month)}, {line}", "bold", wrap=True)
            self.box.addLayout(beside(head, label(written.money(one.amount), "bold"), stretch_at=1))
            self.box.addWidget(StepList(self._steps_look, self._messages, one.steps))
        if not found:
            self._say("Không có truy lĩnh, truy thu trong tháng.")

    def _lines(self, known: Sequence[PayrollLine], column: PayColumn, absent: str) -> None:
        """A count is told by the steps of the line it is paid by."""
        lines = [line for line in known if line.code is column.code]
        for line in lines:
            self.box.addWidget(StepList(self._steps_look, self._messages, line.steps))
        if not lines:
            self._say(absent or "Không có khoản này trong tháng.")

    def _say(self, words: str) -> None:
        self.box.addWidget(label(words, "secondary", wrap=True))


def _insured(column: PayColumn) -> bool:
    return column.kind is Kind.INSURANCE_ADJUSTED
