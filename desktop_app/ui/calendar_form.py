"""A year's notice of holidays: days, days off in their place, swaps, and what no notice settles yet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty
from desktop_app.model.text import clean
from desktop_app.rules.holidays import CompensatoryDay, Holiday, Swap, YearCalendar
from desktop_app.services.keeping_figures import OpenHoliday, begun_calendar, keep_calendar, open_holidays
from desktop_app.ui.calendar_rows import NoticeRows
from desktop_app.ui.look import Look
from desktop_app.ui.rule_dialog import RuleDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.date_text import parse_day
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.wording import written
from desktop_app.wording.messages import Messages


class CalendarForm(Form):
    """The notice itself, the rows it names, and the days it leaves open."""

    def __init__(
        self,
        look: Look,
        messages: Messages,
        today: date,
        calendar: YearCalendar,
        to_fill: Sequence[OpenHoliday] = (),
    ) -> None:
        super().__init__(look, messages)
        self._today, self.year = today, calendar.year
        self.document = QLineEdit()
        self.document.setPlaceholderText("ví dụ Thông báo 9999/TB-BNV")
        self.certainty = Choice(tuple(Certainty), lambda one: messages.label("certainty", one))
        self.certainty.set_value(Certainty.REPORTED)
        self.rows = NoticeRows(look, messages, today)
        self.unsettled = LinesEdit(look, 3)
        self.fewer = QCheckBox("Thông báo năm này cho ít ngày lễ hơn các năm trước")
        self.note = QLineEdit(calendar.note)
        self.more, self.apply = button("Thêm dòng"), button("Các dòng giả định là theo thông báo này")
        self.add(("document", "Thông báo của năm", self.document), ("certainty", "Mức đối chiếu", self.certainty))
        self.put_line(self.apply, self.more)
        self.put(self.rows)
        self.add(
            (
                "unsettled",
                "Ngày chưa có thông báo (mỗi dòng một ngày; có trực ngày đó thì chưa tính được)",
                self.unsettled,
            )
        )
        self.put(self.fewer)
        self.add(("note", "Ghi chú", self.note))
        self.more.clicked.connect(self.rows.begin)
        self.rows.left.connect(lambda: self.go_to("unsettled"))
        self.apply.clicked.connect(self._rest_on_notice)
        holidays: tuple[Holiday | OpenHoliday, ...] = (*calendar.holidays, *to_fill)
        for row in (*sorted(holidays, key=_order), *calendar.compensatory, *calendar.swaps):
            self.rows.add(row)
        self.unsettled.set_value(written.short_date(day) for day in sorted(calendar.unsettled))
        self.rows.add()

    def put_line(self, *widgets: QWidget) -> None:
        """Put widgets beside each other between fields."""
        holder = QWidget()
        holder.setLayout(beside(*widgets, stretch_at=len(widgets)))
        self.put(holder)

    def _rest_on_notice(self) -> None:
        """Let every row that nobody has read in a notice rest on this one."""
        document = clean(self.document.text())
        if not document:
            self.show_problems([Problem("rule.document_empty", Place(field="document"))])
            return
        self.show_problems(())
        for row in self.rows.rows:
            if row.doubtful and not row.empty:
                row.rest_on(document)

    def calendar(self) -> YearCalendar:
        """Return the year as typed; Refused with what is wrong, which then stands beside its row or field."""
        rows, well = self.rows.read(self.certainty.value or Certainty.REPORTED, self.year)
        unsettled, wrong = self._unsettled()
        if wrong or not well:
            raise Refused(wrong)
        return YearCalendar(
            self.year,
            tuple(row for row in rows if isinstance(row, Holiday)),
            tuple(row for row in rows if isinstance(row, CompensatoryDay)),
            tuple(row for row in rows if isinstance(row, Swap)),
            frozenset(unsettled),
            clean(self.note.text()),
        )

    def _unsettled(self) -> tuple[list[date], list[Problem]]:
        found: list[date] = []
        wrong: list[Problem] = []
        for line in self.unsettled.value:
            try:
                day = parse_day(line, self._today)
            except ValueError:
                day = None
            if day is None:
                wrong.append(Problem("form.not_a_day", Place(field="unsettled"), {"text": line}))
            else:
                found.append(day)
        return found, wrong


def _order(row: Holiday | OpenHoliday) -> tuple[int, int]:
    return row.about if isinstance(row, OpenHoliday) else (row.day.month, row.day.day)


class CalendarDialog(RuleDialog[CalendarForm]):
    """The year chosen at the top; one that has no calendar begins with what comes every year."""

    def __init__(self, parent: QWidget | None, session: Session, year: int) -> None:
        super().__init__(parent, session, "Lịch nghỉ lễ của năm", width=900)
        today = session.office.clock.today()
        years = range(min(year, today.year) - 1, max(year, today.year) + 3)
        self.year = Choice(tuple(years), str)
        self.year.setAccessibleName("Năm")
        self.box.addWidget(self.year)
        self.say(
            "Ghi theo thông báo nghỉ lễ, tết của cơ quan nhà nước: ngày lễ, ngày nghỉ bù, ngày hoán đổi. Xóa ngày "
            "của một dòng để bỏ dòng đó; dòng chưa rõ ngày thì điền ngày dương lịch. Tháng đã khóa giữ nguyên.",
            "secondary",
        )
        self.put_form(self._form(year), "Lưu lịch năm này")
        self.be_high(660)
        self.year.set_value(year)
        self.year.currentIndexChanged.connect(lambda _at: self._show())
        self.form.go_to("document")

    def _form(self, year: int) -> CalendarForm:
        office = self.session.office
        calendar = begun_calendar(office, year)
        to_fill = open_holidays(office, calendar)
        return CalendarForm(self.look, self.session.messages, office.clock.today(), calendar, to_fill)

    def _show(self) -> None:
        if self.year.value is not None:
            self.replace_form(self._form(self.year.value))

    def keep(self) -> None:
        """Keep the year as typed."""
        keep_calendar(self.session.office, self.form.calendar(), fewer=self.form.fewer.isChecked())
