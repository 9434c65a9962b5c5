"""Enter a figure for any line of anybody in the sheet, asked for or not."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.payroll import LineCode, MemberPay, PayrollSheet
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.entering_figures import enter_figure
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.entered_form import EnteredForm
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.wording import written


class EnterFigureDialog(Dialog):
    """Who, which line, how much, by which document; in a closed month also why so late."""

    def __init__(
        self, parent: QWidget | None, session: Session, sheet: PayrollSheet, who: MemberPay | None, *, closed: bool
    ) -> None:
        super().__init__(parent, session.look, f"Nhập số liệu tháng {written.short_month(sheet.month)}", width=560)
        self.session, self._month, self._closed = session, sheet.month, closed
        self.say("Chỉ cho khoản mà văn bản của tỉnh dẫn sang văn bản khác hoặc không ghi mức.", "secondary")
        label_of = session.messages.label
        self.member = Choice(sheet.members, lambda pay: f"{pay.name}, {pay.team_name}")
        self.code = Choice(list(LineCode), lambda code: label_of("line_code", code))
        if who is not None:
            self.member.set_value(who)
        self.why = QLineEdit()
        first: list[tuple[str, str, QWidget]] = [("member", "Người", self.member), ("code", "Khoản", self.code)]
        self.form = EnteredForm(session.look, session.messages, first)
        if closed:
            self.form.add(("why", "Lý do nhập muộn (tháng vẫn khóa, chênh lệch chuyển sang tháng sau)", self.why))
        self.trouble = ProblemList(session.look, session.messages)
        self.box.addWidget(self.form)
        self.box.addWidget(self.trouble)
        go = self.offer("Lưu số liệu")
        self.form.finished.connect(go.setFocus)
        self.member.setFocus()

    def accept(self) -> None:
        """Keep the figure and close; stay open where it is refused."""
        who, code = self.member.value, self.code.value
        figure = self.form.figure(self._month, who.member, code) if who and code else None
        if figure is None:
            self.form.go_to("amount")
            return
        try:
            self.session.do(lambda: enter_figure(self.session.office, figure, self.why.text()))
        except Refused as refusal:
            self._show(list(refusal.problems))
        else:
            super().accept()

    def _show(self, problems: list[Problem]) -> None:
        self.trouble.show_problems(self.form.show_problems(problems))
