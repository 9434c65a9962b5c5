"""Before the duty roster: which days, and of which team."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.model.ids import TeamId
from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.ui.dialogs.paper_asked import PaperDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.wording import written

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed

MONTH, NEXT, WEEK = "month", "next", "week"


class RosterDialog(PaperDialog):
    """The month in front, the one after, or the week of a day; of all teams or of one."""

    def __init__(self, parent: QWidget | None, session: Session, month: Month) -> None:
        super().__init__(parent, session, "In lịch trực", width=480)
        from desktop_app.services.composing_rosters import week_to_plan
        from desktop_app.services.listing_people import list_teams

        self._month = month
        self.say("Ca đã ghi ở lưới thì có sẵn trên lịch; ngày chưa ghi là dòng trống để điền tay.", "secondary")
        teams = list_teams(session.office, month.last)
        names = {row.id: row.name for row in teams}
        spans = {
            MONTH: f"Tháng {written.short_month(month)}",
            NEXT: f"Tháng {written.short_month(month.next)}",
            WEEK: "Một tuần",
        }
        self.form = Form(session.look, session.messages)
        self.which: Choice[str] = Choice(tuple(spans), lambda one: spans[one])
        today = session.office.clock.today()
        self.day = DateEdit(today)
        plan = week_to_plan(today)
        self.day.set_value(plan if today in month.span else min(max(plan, month.first), month.last))
        self.team: Choice[TeamId] = Choice(tuple(names), lambda team: names[team], empty="Tất cả các Tổ")
        self.form.add(("which", "Lịch của", self.which), ("day", "Tuần có ngày", self.day))
        self.form.add(("team", "Tổ", self.team))
        self.box.addWidget(self.form)
        self.box.addWidget(self.trouble)
        go = self.offer_paper("In lịch")
        self.form.finished.connect(go.setFocus)
        self.which.currentIndexChanged.connect(lambda _at: self._offer_day())
        self._offer_day()
        self.which.setFocus()

    def _offer_day(self) -> None:
        self.form.offer_fields({"day"} if self.which.value == WEEK else (), ("day",))

    @property
    def span(self) -> Span:
        """Return the days chosen; Refused where the day of the week is not one."""
        from desktop_app.services.composing_rosters import week_of

        if self.which.value != WEEK:
            return (self._month if self.which.value == MONTH else self._month.next).span
        if (day := self.day.value) is None:
            raise Refused(Problem("letter.no_day", Place(field="day")))
        return week_of(day)

    def compose(self) -> "Composed":
        """Return the roster; Refused where no day is typed, or free lines of a month are asked for all teams."""
        from desktop_app.services.composing_rosters import nothing_written
        from desktop_app.services.printing_letters import compose_days_paper

        office, span = self.session.office, self.span
        if self.which.value != WEEK and self.team.value is None and nothing_written(office, span):
            raise Refused(Problem("letter.roster_of_whom", Place(field="team")))
        return compose_days_paper(office, span, self.team.value)
