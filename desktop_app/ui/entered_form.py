"""The form of a figure that stands in no text read: how much, and which document says so."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.entered import EnteredFigure
from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.wording.messages import Messages


class EnteredForm(Form):
    """Amount, document, note; Enter on the last one says that all is typed."""

    def __init__(self, look: Look, messages: Messages, first: Sequence[tuple[str, str, QWidget]] = ()) -> None:
        """``first`` are fields to stand above: name, caption, editor."""
        super().__init__(look, messages)
        for field in first:
            self.add(field)
        self.amount, self.document, self.note = MoneyEdit(), QLineEdit(), QLineEdit()
        self.document.setPlaceholderText("Số, ngày, điều khoản")
        self.add(("amount", "Số tiền (đồng); không được hưởng thì ghi 0", self.amount))
        self.add(("document", "Theo văn bản", self.document))
        self.add(("note", "Ghi chú (nếu có)", self.note))

    def show_figure(self, figure: EnteredFigure | None, document: str = "") -> None:
        """Show what was entered, or an empty form with the document that was typed last."""
        self.amount.set_value(figure.amount if figure else None)
        self.document.setText(figure.document if figure else document)
        self.note.setText(figure.note if figure else "")
        self.mark_shown()

    def figure(self, month: Month, member: MemberId, code: LineCode) -> EnteredFigure | None:
        """Return the figure as typed, for somebody's line of a month; None while no amount is typed."""
        amount = self.amount.value
        if amount is None:
            return None
        return EnteredFigure(month, member, code, amount, self.document.text(), self.note.text())
