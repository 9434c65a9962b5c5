"""Before a month is frozen, and before it is opened again: what will happen, in figures."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from desktop_app.model.payroll import PayrollSheet
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written


class CloseMonthDialog(Dialog):
    """How many people, how much, what is still doubtful; then "Khóa tháng"."""

    def __init__(
        self,
        parent: QWidget | None,
        look: Look,
        sheet: PayrollSheet,
        warnings: Sequence[str],
        previous_total: int | None,
    ) -> None:
        month = written.short_month(sheet.month)
        super().__init__(parent, look, f"Khóa tháng {month}")
        self.figures = _figures(sheet, previous_total)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(24))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        for at, (words, figure) in enumerate(self.figures):
            grid.addWidget(label(words, "secondary"), at, 0)
            grid.addWidget(label(figure, "bold"), at, 1)
        self.box.addLayout(grid)
        self.warnings = tuple(warnings)
        for warning in warnings:
            self.box.addWidget(Notice(look, warning, "warning"))
        self.say(
            "Khóa rồi thì số tiền, các bước tính và chế độ áp dụng được giữ nguyên; ca trực và quyết định của tháng "
            "không sửa thẳng được nữa. Về sau mới biết ca trực khác: «Sửa muộn ca trực» ở trang Bảng tính "
            "(Ctrl+Shift+D), tháng vẫn khóa; hoặc mở lại tháng và ghi lý do.",
        )
        self.offer(f"Khóa tháng {month}").setFocus()


def _figures(sheet: PayrollSheet, previous_total: int | None) -> list[tuple[str, str]]:
    whole = sheet.cash + sheet.insurance
    rows = [
        ("Số người", f"{len(sheet.members)} người, {len({pay.team for pay in sheet.members})} tổ"),
        ("Trả cho thành viên", f"{written.money(sheet.cash)} đ"),
        ("Đóng bảo hiểm", f"{written.money(sheet.insurance)} đ"),
        ("Tổng cộng", f"{written.money(whole)} đ"),
    ]
    if previous_total is not None:
        change = whole - previous_total
        rows.append(("So với tháng trước", f"{'+' if change >= 0 else ''}{written.money(change)} đ"))
    return [*rows, ("Chế độ", sheet.scheme_name)]


class ReopenMonthDialog(Dialog):
    """Why a closed month is opened again; the reason is history."""

    def __init__(self, parent: QWidget | None, look: Look, month: str, closed: str) -> None:
        super().__init__(parent, look, f"Mở lại tháng {month}")
        self.say(closed, "secondary")
        self.say("Mở lại rồi thì bảng tính được tính lại theo ca trực, quyết định và chế độ lúc đó.")
        caption = label("Lý do mở lại (ghi vào nhật ký)", "field")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName("Lý do mở lại")
        self.reason.setMinimumHeight(look.px(72))
        lead(caption, self.reason)
        self.box.addWidget(caption)
        self.box.addWidget(self.reason)
        self._go = self.offer("Mở lại tháng", danger=True)
        self._go.setEnabled(False)
        self.reason.textChanged.connect(lambda: self._go.setEnabled(bool(self.reason.toPlainText().strip())))
        self.reason.setFocus()
