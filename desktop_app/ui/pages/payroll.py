"""The station "Bảng tính": the month's money line by line, why each figure is what it is, and closing the month."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_app.model.payroll import MemberPay
from desktop_app.services import closing_months
from desktop_app.services.listing import MonthState, SheetView, TaskCode
from desktop_app.services.listing_month import sheet_view, tasks
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui.dialogs.close_month import CloseMonthDialog, ReopenMonthDialog
from desktop_app.ui.history_words import moment
from desktop_app.ui.models.rows import RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.payroll_columns import PayCell
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import Card, beside, rule
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.steps import StepList
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written


class PayrollPage(Page):
    """The sheet at the left, "Vì sao ra số này" at the right."""

    name = "payroll"
    title = "Bảng tính"

    def build(self) -> None:
        """Lay out the table and the panel."""
        self._view: SheetView | None = None
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Tìm   Ctrl+F")
        self.find_field.setAccessibleName("Tìm trong bảng")
        self.find_field.setMaximumWidth(self.look.px(124))
        self.find_field.setMinimumWidth(self.look.px(110))
        self.head.add(self.find_field)
        self.close_action = self.act("close", self.close_month)
        self.reopen_action = self.act("reopen", self.reopen_month)
        self.head_buttons([self.act("export", self.export), self.reopen_action], self.close_action)
        self.act("compute", self.compute)
        self.act("find", self.find_field.setFocus)
        self.rows: RowsModel[MemberPay] = RowsModel((), self, grouping=columns.by_team(), total=self._totals)
        self.table = RowsView(self.look, self.rows, name="Bảng tính tháng", cells=True)
        self.table.identity = lambda pay: pay.member
        self.find_field.textChanged.connect(self.rows.filter)
        self.panel = SidePanel(self.look, "Vì sao ra số này", width=304)
        card = Card(self.look, padding=1)
        card.box.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(self.look.px(12))
        body.addWidget(card, 1)
        body.addWidget(self.panel)
        self.box.addLayout(body, 1)
        self.table.selectionModel().currentChanged.connect(self._explain)

    def reload(self) -> None:
        """Read the sheet: the frozen one of a closed month, else computed now."""
        month = self.session.month
        self.head.title.setText(f"Bảng tính tháng {month.number}")
        self._view = sheet_view(self.session.office, month)
        self._show_state(self._view)
        self.rows.set_columns(columns.columns(self._view.sheet, self.session.messages))
        self.rows.set_rows(self._view.sheet.members)
        if self.table.current_row is None:
            self.table.go_first(columns.LINES)
        self._explain(self.table.currentIndex())

    def settle(self) -> None:
        """Begin in the table."""
        self.table.setFocus()

    def show_key(self, key: str) -> None:
        """Stand on a person's line."""
        self.table.go_to(key)

    def _totals(self, rows: Sequence[MemberPay]) -> Sequence[str]:
        codes = self._view.sheet.codes if self._view is not None else ()
        return columns.totals_of(rows, codes)

    def _show_state(self, view: SheetView) -> None:
        closed = view.state is MonthState.CLOSED
        state = f"Chế độ: {view.sheet.scheme_name}"
        if closed and view.closed is not None:
            state = f"Khóa lúc {moment(view.closed.closed_at)} · {state}"
        self.head.state.setText(state)
        source = view.scheme_source
        doubtful = source is not None and source.certainty.doubtful
        words = "tính thử, chưa đối chiếu văn bản gốc" if not view.sheet.payable else "chưa đối chiếu văn bản gốc"
        self.head.chip.say(words if doubtful or not view.sheet.payable else "", "warning")
        self.head.chip.setToolTip("\n".join(view.gaps))
        self.close_action.setVisible(not closed)
        self.close_action.setEnabled(bool(view.sheet.members))
        self.reopen_action.setVisible(closed)

    def _cell(self, index: QModelIndex) -> PayCell | None:
        pay = self.rows.row_at(index.row())
        if pay is None or self._view is None:
            return None
        codes = self._view.sheet.codes
        at = index.column() - columns.LINES
        return PayCell(pay, codes[at] if 0 <= at < len(codes) else None)

    def _explain(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        cell = self._cell(index)
        box = self.panel.clear()
        self.panel.clear_foot()
        if cell is None:
            told = "Chưa có ai trong bảng của tháng này. Ghi quyết định công nhận (Ctrl+3) trước, rồi quay lại đây."
            box.addWidget(label(told, "secondary", wrap=True))
            return
        messages = self.session.messages
        what = messages.label("line_code", cell.code) if cell.code else "Tổng nhận"
        who = f"{cell.pay.name}, {messages.label('role', cell.pay.role)}"
        box.addWidget(label(f"{who} · {what}", "secondary", wrap=True))
        box.addWidget(label(f"{written.money(cell.amount)} đ", "figure"))
        line = cell.pay.line(cell.code) if cell.code else None
        if line is not None:
            box.addWidget(StepList(self.look, messages, line.steps))
        elif cell.code is not None:
            box.addWidget(label("Không có khoản này trong tháng.", "secondary", wrap=True))
        else:
            self._explain_whole(cell.pay)
        slip = button("In phiếu tính của người này")
        slip.clicked.connect(lambda: self._print_slip(cell.pay))
        self.panel.foot.addWidget(slip)

    def _explain_whole(self, pay: MemberPay) -> None:
        box, messages = self.panel.box, self.session.messages
        for line in pay.lines:
            if not line.code.insurance:
                words = label(messages.label("line_code", line.code))
                box.addLayout(beside(words, label(written.money(line.amount)), stretch_at=1))
        insurance = [line for line in pay.lines if line.code.insurance]
        if insurance:
            box.addWidget(rule())
            box.addWidget(label("Chuyển vào quỹ bảo hiểm, không trả tận tay:", "small", wrap=True))
            for line in insurance:
                words = label(messages.label("line_code", line.code))
                box.addLayout(beside(words, label(written.money(line.amount)), stretch_at=1))
        if pay.cash == 0:
            box.addWidget(label("Không có khoản nào trong tháng.", "secondary", wrap=True))

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
        office, month = self.session.office, self.session.month
        dialog = CloseMonthDialog(self, self.look, self._view.sheet, self._warnings(), self._view.previous_total)
        if dialog.exec():
            self.session.attempt(lambda: closing_months.close_month(office, month))

    def _warnings(self) -> list[str]:
        office, month = self.session.office, self.session.month
        found = []
        if not office.clock.today() > month.last:
            found.append(
                f"Tháng {written.short_month(month)} chưa hết: ca trực ghi sau khi khóa sẽ không vào được bảng."
            )
        close = next(row for row in tasks(office, month) if row.code is TaskCode.CLOSE)
        if unreviewed := close.values.get("unreviewed"):
            found.append(f"{unreviewed} tổ chưa rà xong ca trực.")
        if self._view is not None and not self._view.sheet.payable:
            found.append("Chế độ này là dự thảo hoặc còn thiếu mức chi: bảng chỉ để tính thử, chưa đủ căn cứ chi tiền.")
        return found

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

    def _print_slip(self, pay: MemberPay) -> None:
        from desktop_app.services.printing_forms import compose_calculation_paper

        office, month = self.session.office, self.session.month
        print_and_show(self.session, lambda: compose_calculation_paper(office, month, pay.member))
