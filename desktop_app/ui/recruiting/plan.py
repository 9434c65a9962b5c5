"""The plan: what the round is called, how many are wanted where, and the days."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.model.ids import TeamId
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.problems import Place, Problem
from desktop_app.model.recruitment import RecruitmentPlan, Vacancy
from desktop_app.model.text import clean
from desktop_app.services import recruiting
from desktop_app.services.listing_recruitment import RoundView
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.side_panel import from_top

DAYS = ("receive_from", "receive_to", "meeting_planned")


class PlanPanel(StepPanel):
    """Fields of the plan."""

    fields = frozenset({"name", "vacancies", "receive_to"})
    of_the_book = True

    def build(self) -> None:
        """Make the area that scrolls; the form is made anew for each round, for teams come and go."""
        self.area = scrolling()
        self.box.addWidget(self.area, 1)
        self.form = Form(self.look, self.session.messages)

    def fill(self, view: RoundView) -> None:
        """Show the plan, a field for each team."""
        today = self.session.office.clock.today()
        one, plan = view.recruitment, view.recruitment.plan
        self.form = Form(self.look, self.session.messages)
        self.name, self.receive_at, self.meeting_at = (QLineEdit() for _ in range(3))
        self.days = {name: DateEdit(today) for name in DAYS}
        self.other = LinesEdit(self.look, 2)
        self.places: dict[TeamId, MoneyEdit] = {}
        self.form.add(("name", "Tên đợt, in làm tên kế hoạch", self.name))
        self.form.heading("Nhận hồ sơ và họp")
        self.form.add(
            ("receive_from", "Nhận hồ sơ từ ngày", self.days["receive_from"]),
            ("receive_to", "Đến hết ngày", self.days["receive_to"]),
        )
        self.form.add(("receive_at", "Nơi nhận hồ sơ", self.receive_at))
        self.form.add(
            ("meeting_planned", "Dự kiến họp ngày", self.days["meeting_planned"]),
            ("meeting_at", "Nơi họp", self.meeting_at),
        )
        self.form.heading("Số người cần tuyển")
        self._add_teams(view)
        self.form.add(("other", "Nội dung khác của kế hoạch, mỗi dòng một ý", self.other))
        self.name.setText(one.name)
        self.receive_at.setText(plan.receive_at)
        self.meeting_at.setText(plan.meeting_at)
        for name, edit in self.days.items():
            edit.set_value(getattr(plan, name))
        self.other.set_value(plan.other.splitlines())
        self.form.mark_shown()
        put_in(self.area, self.form)

    def _add_teams(self, view: RoundView) -> None:
        office = self.session.office
        serving = on_day(memberships(office.book.decisions()), office.clock.today())
        fields = []
        for team in office.book.teams():
            strength = sum(m.team == team.id for m in serving.values())
            edit = MoneyEdit("số người")
            wanted = view.recruitment.places(team.id)
            edit.set_value(wanted or None)
            self.places[team.id] = edit
            fields.append((f"places:{team.id}", f"{team.name} (định mức {team.quota}, có {strength})", edit))
        for at in range(0, len(fields), 2):
            self.form.add(*fields[at : at + 2])
        self.form.stands_for = {"vacancies": fields[0][0]} if fields else {}

    @property
    def touched(self) -> bool:
        """Return whether a field is another."""
        return self.view is not None and self.form.typed_over

    def save(self) -> bool:
        """Keep the plan."""
        if self.view is None:
            return True
        wrong = [
            Problem("form.not_a_day", Place(field=name), {"text": edit.text()})
            for name, edit in self.days.items()
            if not edit.understood
        ]
        if wrong:
            self.form.show_problems(wrong)
            return False
        plan = RecruitmentPlan(
            receive_from=self.days["receive_from"].value,
            receive_to=self.days["receive_to"].value,
            receive_at=clean(self.receive_at.text()),
            meeting_planned=self.days["meeting_planned"].value,
            meeting_at=clean(self.meeting_at.text()),
            purpose=self.view.recruitment.plan.purpose,
            other="\n".join(self.other.value),
        )
        vacancies = [Vacancy(team, edit.value) for team, edit in self.places.items() if edit.value]
        office, round_, name = self.session.office, self.view.recruitment.id, clean(self.name.text())
        kept = self.keep(lambda: recruiting.change_plan(office, round_, name, vacancies, plan), self.form)
        if kept:
            self.form.mark_shown()
        return kept

    def settle(self) -> None:
        """Begin with the first day, for the name stands there already."""
        self.days["receive_from"].setFocus()


def scrolling() -> QScrollArea:
    """Return an area whose contents scroll downwards alone."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def put_in(area: QScrollArea, *widgets: QWidget) -> QVBoxLayout:
    """Put widgets into the area in place of what is there; return their layout."""
    inner = QWidget()
    box = from_top(inner)
    box.setContentsMargins(0, 0, 8, 0)
    for widget in widgets:
        box.addWidget(widget)
    old = area.takeWidget()
    if old is not None:
        old.deleteLater()
    area.setWidget(inner)
    return box
