"""The station "Bảng tính": the month's money line by line, why each figure is what it is, and closing the month."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from desktop_app.model.payroll import MemberPay, PayrollLine
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused, refuse_errors
from desktop_app.services import closing_months
from desktop_app.services.carrying_differences import differing_months
from desktop_app.services.closing_months import unpaid_lines
from desktop_app.services.listing import MonthState, SheetView
from desktop_app.services.listing_month import sheet_view
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui import payroll_words
from desktop_app.ui.absent_words import conditions_of, why_nothing
from desktop_app.ui.dialogs.close_month import CloseMonthDialog, ReopenMonthDialog
from desktop_app.ui.history_words import moment
from desktop_app.ui.models.rows import Band, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.payroll_columns import Kind, PayColumn
from desktop_app.ui.payroll_deeds import CellDeeds
from desktop_app.ui.payroll_panel import WhyPanel
from desktop_app.ui.payroll_papers import papers_button
from desktop_app.ui.widgets.buttons import ActionButton, button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording import written


class PayrollPage(Page):
    """The sheet at the left, "Vì sao ra số này" at the right."""

    name = "payroll"
    title = "Bảng tính"

    def build(self) -> None:
        """Lay out the table and the panel."""
        self._view: SheetView | None = None
        self._figures: tuple[PayColumn, ...] = ()
        self._build_head()
        self.missing = Notice(self.look, "", "warning")
        self.missing.hide()
        self.box.addWidget(self.missing)
        self.rows: RowsModel[MemberPay] = RowsModel((), self, grouping=columns.by_team(), total=self._totals, sums=True)
        self.table = RowsView(self.look, self.rows, name="Bảng tính tháng", cells=True)
        self.table.identity = lambda pay: pay.member
        self.find_field.textChanged.connect(self.rows.filter)
        self.panel = WhyPanel(self.look, self.session.messages)
        self.deeds = CellDeeds(self, self.session, self.panel)
        self.deeds.entered.connect(self.next_missing)
        self.table.opened.connect(lambda _pay: self.deeds.begin())
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._explain)

    def _build_head(self) -> None:
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Tìm   Ctrl+F")
        self.find_field.setAccessibleName("Tìm trong bảng")
        self.find_field.setMaximumWidth(self.look.px(124))
        self.find_field.setMinimumWidth(self.look.px(92))
        self.head.add(self.find_field)
        self.close_action = self.act("close", self.close_month)
        self.reopen_action = self.act("reopen", self.reopen_month)
        self.export_action = self.act("export", self.export)
        self.head_buttons([self.export_action], self.close_action)
        self.act("compute", self.compute)
        self.act("find", self.find_field.setFocus)

    def _lay_out(self) -> None:
        card = Card(self.look, padding=1)
        card.box.addWidget(self.table)
        self.missing_action = self.act("missing", self.next_missing)
        self.correct_action = self.act("correct", self.correct_late)
        below = [self.missing_action, self.act("enter", self.enter_figure)]
        below += [self.act("differences", self.differences), self.correct_action, self.reopen_action]
        line = FlowLayout(self.look.px(8), self.look.px(6))
        for action in below:
            line.addWidget(ActionButton(action))
        line.addWidget(papers_button(self, lambda: self.table.current_row))
        card.box.addLayout(line)
        self.body = QWidget()
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(self.look.px(12))
        body.addWidget(card, 1)
        body.addWidget(self.panel)
        self.box.addWidget(self.body, 1)
        go, bring = button("Ghi quyết định công nhận   Ctrl+3", "primary"), button("Xem Tổ và thành viên   Ctrl+2")
        go.clicked.connect(lambda: self.session.asked.emit("decisions", ""))
        bring.clicked.connect(lambda: self.session.asked.emit("members", ""))
        self.first_steps = (go, bring)
        self.empty = EmptyState(self.look, "table-large", "", "", self.first_steps)
        self.empty.hide()
        self.box.addWidget(self.empty, 1)

    def reload(self) -> None:
        """Read the sheet: the frozen one of a closed month, else computed now; nothing of another month stays."""
        month = self.session.month
        self.head.title.setText(f"Bảng tính tháng {month.number}")
        try:
            self._view = sheet_view(self.session.office, month)
        except Refused:
            self._view = None
            self.head.state.setText("")
            self.head.chip.say("", "warning")
            self._show_nothing(*payroll_words.not_reckoned(month), first_steps=False)
            raise
        self._show_state(self._view)
        self._figures = columns.layout(self._view.sheet, self._view.missing)
        self.rows.set_columns(columns.columns_of(self._figures, self._view.missing, self.session.messages))
        self.rows.set_rows(self._view.sheet.members)
        if not self._view.sheet.members:
            self._show_nothing(*payroll_words.nobody(month))
            return
        self.empty.hide()
        self.body.show()
        self.export_action.setEnabled(True)
        if self.table.current_row is None:
            self.table.go_first(columns.LINES)
        self._explain(self.table.currentIndex())

    def _show_nothing(self, heading: str, sentence: str, *, first_steps: bool = True) -> None:
        self.rows.set_rows(())
        self.missing.hide()
        for action in (self.close_action, self.reopen_action, self.missing_action, self.correct_action):
            action.setVisible(False)
        self.export_action.setEnabled(False)
        for step in self.first_steps:
            step.setVisible(first_steps)
        self.body.hide()
        self.empty.say(heading, sentence)
        self.empty.show()

    def settle(self) -> None:
        """Begin in the table, or with the first step where there is none."""
        shown = [step for step in self.first_steps if step.isVisibleTo(self)]
        (self.table if self.body.isVisibleTo(self) else shown[0] if shown else self).setFocus()

    def show_key(self, key: str) -> None:
        """Stand on a person's line."""
        self.table.go_to(key)

    def _totals(self, rows: Sequence[MemberPay]) -> Sequence[str]:
        return columns.totals_of(rows, self._figures)

    def _show_state(self, view: SheetView) -> None:
        closed = view.state is MonthState.CLOSED
        state = f"Chế độ: {view.sheet.scheme_name}"
        if closed and view.closed is not None:
            state = f"Khóa lúc {moment(view.closed.closed_at)} · {state}"
        self.head.state.setText(state)
        words = "tính thử, chưa đối chiếu văn bản gốc" if not view.sheet.payable else "chưa đối chiếu văn bản gốc"
        self.head.chip.say(words if view.scheme_doubtful or not view.sheet.payable else "", "warning")
        self.head.chip.setToolTip("\n".join(view.gaps))
        self.close_action.setVisible(not closed)
        self.close_action.setEnabled(bool(view.sheet.members))
        self.reopen_action.setVisible(closed)
        self.correct_action.setVisible(closed)
        self.missing_action.setVisible(bool(view.missing))
        self.missing.say(payroll_words.missing(view.missing) or payroll_words.corrected_late(view))

    def _column(self, index: QModelIndex) -> PayColumn:
        """The column one stands in; names and roles stand for what is paid into the hand."""
        at = index.column() - columns.LINES
        return self._figures[at] if 0 <= at < len(self._figures) else PayColumn(Kind.CASH)

    def _explain(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        inside = QApplication.focusWidget()
        if inside is not None and self.panel.isAncestorOf(inside):
            self.table.setFocus()  # what is told there is about to go
        line, view = self.rows.line_at(index.row()), self._view
        if line is None or view is None:
            self.panel.tell_nothing("Chọn một ô trong bảng để xem vì sao ra số ấy.")
            return
        column = self._column(index)
        if isinstance(line, Band):
            self.panel.tell_sum(line.rows, column, self._figures, whole=line.kind == "total")
            return
        lacks = column.kind is Kind.LINE and (line.member, column.code) in view.missing
        unpaid, absent = self._unpaid(view, line, column), self._absent(view, line, column)
        self.panel.tell(line, column, self._figures, lacks=lacks, unpaid=unpaid, absent=absent)
        self.deeds.show(view, line, column)

    def _unpaid(self, view: SheetView, pay: MemberPay, column: PayColumn) -> tuple[PayrollLine, ...]:
        """Why a cell is empty although there was duty: as a closed month froze it, else where it can be reckoned."""
        if column.code is None or pay.line(column.code) is not None:
            return ()
        if view.state is MonthState.CLOSED:
            return pay.unpaid
        try:
            return unpaid_lines(self.session.office, view.sheet.month, {pay.member}).get(pay.member, ())
        except Refused:
            return ()  # the page says above the table why the month cannot be reckoned

    def _absent(self, view: SheetView, pay: MemberPay, column: PayColumn) -> str:
        """Why somebody has no such line, by the scheme of the sheet and what is known of the person now."""
        code, office = column.code, self.session.office
        if code is None or pay.line(code) is not None:
            return ""
        rules = office.rulebook
        asked = conditions_of(rules.schemes.get(view.sheet.scheme_id), code, self.session.messages, rules.parameters)
        return why_nothing(code, office.book.member(pay.member), pay.count, view.sheet.month.last, asked)

    def next_missing(self) -> None:
        """F4: go to the next cell that lacks its figure, from the present one on, and begin to type."""
        view = self._view
        if view is None or not view.missing:
            self.table.setFocus()
            return
        at = self.table.currentIndex()
        cells = [
            self.rows.index(row, columns.LINES + number)
            for row in range(self.rows.rowCount())
            if (pay := self.rows.row_at(row)) is not None
            for number, column in enumerate(self._figures)
            if column.kind is Kind.LINE and (pay.member, column.code) in view.missing
        ]
        if not cells:
            return
        after = [cell for cell in cells if (cell.row(), cell.column()) > (at.row(), at.column())]
        self.table.setCurrentIndex((after or cells)[0])
        self.deeds.begin()

    def enter_figure(self) -> None:
        """Ctrl+N: a figure for any line of anybody."""
        from desktop_app.ui.dialogs.enter_figure import EnterFigureDialog

        if self._view is not None and self._view.sheet.members:
            closed = self._view.state is MonthState.CLOSED
            EnterFigureDialog(self, self.session, self._view.sheet, self.table.current_row, closed=closed).exec()

    def differences(self) -> None:
        """F6: closed months that turned out otherwise, and carrying what is left."""
        from desktop_app.ui.dialogs.differences import DifferencesDialog

        try:
            found = differing_months(self.session.office)
        except Refused as refusal:
            self.session.refused.emit(refusal)
            return
        if not found:
            self.session.said.emit("Các tháng đã khóa tính lại không khác, không có gì để truy lĩnh hay truy thu")
            return
        DifferencesDialog(self, self.session, found, self.session.month).exec()

    def correct_late(self) -> None:
        """Ctrl+Shift+D: duty of this closed month found out late."""
        from desktop_app.ui.dialogs.late_duty import LateDutyDialog

        if self._view is not None and self._view.state is MonthState.CLOSED:
            LateDutyDialog(self, self.session, self._view.sheet, self.table.current_row).exec()

    def compute(self) -> None:
        """F9: compute anew and say so."""
        self.refresh()
        self.session.said.emit("Đã tính lại")

    def export(self) -> None:
        """Ctrl+E: the month's sheet as a workbook."""
        from desktop_app.services.exporting_workbooks import export_sheet
        from desktop_app.ui.dialogs.export_file import export_workbook

        office, month = self.session.office, self.session.month
        export_workbook(self, self.session, f"bang-tinh-{month}.xlsx", lambda: export_sheet(office, month))

    def close_month(self) -> None:
        """F10: say in figures what closing does, then close."""
        if self._view is None or self._view.state is MonthState.CLOSED:
            return
        view, office, month = self._view, self.session.office, self.session.month
        try:
            refuse_errors(self._unclear(month))
            warnings = payroll_words.closing_warnings(self.session, view)
        except Refused as refusal:
            self.session.refused.emit(refusal)
            return
        dialog = CloseMonthDialog(self, self.look, view.sheet, warnings, view.previous_total)
        if dialog.exec():
            self.session.attempt(lambda: closing_months.close_month(office, month))

    def _unclear(self, month: Month) -> list[Problem]:
        """What stands red on the duty page is in no book yet: closing would leave it out without a word."""
        count = self.session.unclear.get(month, 0)
        return [Problem("month.cells_unclear", values={"month": month, "count": count})] if count else []

    def reopen_month(self) -> None:
        """Open a closed month again, with a reason."""
        closed = self._view.closed if self._view is not None else None
        if closed is None or not closed.closed:
            return
        office, month = self.session.office, self.session.month
        told = f"Khóa lúc {moment(closed.closed_at)}, người khóa: {closed.closed_by}."
        dialog = ReopenMonthDialog(self, self.look, written.short_month(month), told)
        if dialog.exec():
            why = dialog.reason.toPlainText()
            self.session.attempt(lambda: closing_months.reopen_month(office, month, why))
