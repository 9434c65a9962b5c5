"""What can be done about the cell one stands on: enter its figure, take one back, take back a carried difference."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.model.entered import EnteredFigure
from desktop_app.model.payroll import LineCode, MemberPay
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.services.carrying_differences import withdraw_carried
from desktop_app.services.entering_figures import enter_figure, withdraw_figure
from desktop_app.services.listing import MonthState, SheetView
from desktop_app.ui.entered_form import EnteredForm
from desktop_app.ui.payroll_columns import Kind, PayColumn
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written


class CellDeeds(QObject):
    """Fills the panel under what it tells.

    Signals:
        entered: a figure was kept; the next one may be asked for.
    """

    entered = Signal()

    def __init__(self, parent: QWidget, session: Session, panel: SidePanel) -> None:
        super().__init__(parent)
        self._session, self._panel = session, panel
        self._document = ""
        self.form: EnteredForm | None = None
        """The form of the cell one stands on, where it takes a figure."""

    def show(self, view: SheetView, pay: MemberPay, column: PayColumn) -> None:
        """Put what can be done about the cell under what is told of it."""
        self.form = None
        self._at = view.sheet.month, pay, column.code
        is_open = view.state is not MonthState.CLOSED
        if is_open and column.kind is Kind.LINE and column.code is not None:
            self._offer_entry(view, pay, column.code)
        if is_open and column.kind in {Kind.ADJUSTED, Kind.INSURANCE_ADJUSTED}:
            for month in dict.fromkeys(one.from_month for one in pay.adjustments):
                self._offer_withdrawal(month, view.sheet.month)
        self._put(button("In phiếu tính của người này")).clicked.connect(lambda: self._print_slip(view, pay))

    def begin(self) -> None:
        """Enter: begin to type the figure, where the cell takes one."""
        if self.form is not None:
            self.form.go_to("amount")

    def _put(self, made: QPushButton) -> QPushButton:
        self._panel.foot.addWidget(made)
        return made

    def _offer_entry(self, view: SheetView, pay: MemberPay, code: LineCode) -> None:
        figure = self._session.office.book.entered_figure(view.sheet.month, pay.member, code)
        if figure is None and (pay.member, code) not in view.missing:
            return
        box = self._panel.box
        box.addWidget(label("Số liệu nhập theo văn bản" if figure else "Còn thiếu số liệu", "bold"))
        self.form = EnteredForm(self._session.look, self._session.messages)
        self.form.show_figure(figure, self._document)
        self.form.finished.connect(self.save)
        box.addWidget(self.form)
        self._put(button("Lưu số liệu   Enter", "primary")).clicked.connect(self.save)
        if figure is not None:
            self._put(button("Bỏ số liệu đã nhập")).clicked.connect(lambda: self._withdraw(figure))

    def save(self) -> None:
        """Keep what is typed and ask for the next; a refusal stands at its field."""
        month, pay, code = self._at
        form = self.form
        figure = form.figure(month, pay.member, code) if form is not None and code is not None else None
        if form is None or figure is None:
            self.begin()
            return
        try:
            self._session.do(lambda: enter_figure(self._session.office, figure))
        except Refused as refusal:
            if elsewhere := form.show_problems(refusal.problems):
                self._session.refused.emit(Refused(elsewhere))
            return
        self._document = figure.document
        self._session.said.emit(f"Đã nhập {written.money(figure.amount)} đ cho {pay.name}")
        self.entered.emit()

    def _withdraw(self, figure: EnteredFigure) -> None:
        office = self._session.office
        self._session.attempt(lambda: withdraw_figure(office, figure.month, figure.member, figure.code))

    def _offer_withdrawal(self, source: Month, into: Month) -> None:
        made = self._put(button(f"Bỏ phần đã chuyển từ tháng {written.short_month(source)}"))
        office = self._session.office
        made.clicked.connect(lambda: self._session.attempt(lambda: withdraw_carried(office, source, into)))

    def _print_slip(self, view: SheetView, pay: MemberPay) -> None:
        from desktop_app.services.printing_forms import compose_calculation_paper

        office, month = self._session.office, view.sheet.month
        print_and_show(self._session, lambda: compose_calculation_paper(office, month, pay.member))
