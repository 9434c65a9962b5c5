"""Duty of a closed month found out late: what was closed beside what was really served, and why."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.duty_text import parse_intervals, write_interval
from desktop_app.model.payroll import MemberPay, PayrollSheet
from desktop_app.model.problems import Refused
from desktop_app.services.correcting_late import correct_late, known_duty_of
from desktop_app.services.recording_duty import Cell, symbols_on
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written


class LateDutyDialog(Dialog):
    """Person, day, what was served, reason. The month stays closed."""

    def __init__(self, parent: QWidget | None, session: Session, sheet: PayrollSheet, who: MemberPay | None) -> None:
        month = written.short_month(sheet.month)
        super().__init__(parent, session.look, f"Sửa muộn ca trực tháng {month}", width=560)
        self.session, self._month = session, sheet.month
        self.say(
            f"Tháng {month} vẫn khóa, bảng đã ký giữ nguyên. Phần tiền hơn hay kém hiện ở «Truy lĩnh, truy thu» (F6) "
            "để chuyển sang tháng đang mở.",
            "secondary",
        )
        self.form = Form(session.look, session.messages)
        self.member = Choice(sheet.members, lambda pay: f"{pay.name}, {pay.team_name}")
        if who is not None:
            self.member.set_value(who)
        self.day, self.duty, self.why = DateEdit(sheet.month.last), QLineEdit(), QLineEdit()
        self.duty.setPlaceholderText("22-6; 19h30-23h. Để trống nếu không trực")
        self.stands = label("", "small", wrap=True)
        self.form.add(("member", "Người", self.member))
        self.form.add(("day", "Ngày", self.day))
        self.form.put(self.stands)
        self.form.add(("duty", "Đã trực thật", self.duty))
        self.form.add(("why", "Lý do và biên bản, văn bản làm căn cứ", self.why))
        self.form.stands_for = {"begins": "duty", "ends": "duty", "intervals": "duty", "heavy": "duty"}
        self.trouble = ProblemList(session.look, session.messages)
        self.box.addWidget(self.form)
        self.box.addWidget(self.trouble)
        go = self.offer("Ghi sửa muộn")
        self.form.finished.connect(go.setFocus)
        self.member.currentIndexChanged.connect(lambda _at: self._tell())
        self.day.value_changed.connect(self._tell)
        self._tell()
        self.day.setFocus()

    def _tell(self) -> None:
        """Say what stands for the day now."""
        who, day = self.member.value, self.day.value
        if who is None or day is None or day not in self._month.span:
            self.stands.setText(f"Chọn một ngày của tháng {written.short_month(self._month)}.")
            return
        known = known_duty_of(self.session.office, who.member, self._month)
        stints = [write_interval(entry.begins, entry.ends) for entry in known if entry.day == day]
        self.stands.setText(f"Đang ghi ngày {written.short_date(day)}: {'; '.join(stints) or 'không trực'}")

    def accept(self) -> None:
        """Record the correction and close; stay open where it is refused."""
        who, day = self.member.value, self.day.value
        if who is None or day is None:
            self.form.go_to("day")
            return
        office = self.session.office
        try:
            cell = Cell(who.member, day, parse_intervals(self.duty.text(), symbols_on(office, day)))
            self.session.do(lambda: correct_late(office, self._month, [cell], self.why.text()))
        except Refused as refusal:
            self.trouble.show_problems(self.form.show_problems(refusal.problems))
        else:
            super().accept()
