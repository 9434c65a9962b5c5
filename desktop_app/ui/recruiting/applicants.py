"""Applications: who applied, which of the four papers are there, who was told what is missing."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop_app.model.decision import Override
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import Applicant, ApplicationPaper, Recruitment
from desktop_app.model.recruitment_check import HEALTH, PAPERS_MISSING
from desktop_app.model.text import clean
from desktop_app.services import listing_people, recruiting
from desktop_app.services.listing import MemberRow
from desktop_app.services.listing_recruitment import ApplicantRow, RoundView
from desktop_app.ui.dialogs.decision_people import PersonFinder
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.recruiting.persons import edit_person
from desktop_app.ui.recruiting.plan import put_in, scrolling
from desktop_app.ui.recruiting.withdrawing import NewPersonDialog, ReasonDialog
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording import written

PAPER_WORDS = {
    ApplicationPaper.REQUEST: "Đơn",
    ApplicationPaper.BIOGRAPHY: "Lý lịch",
    ApplicationPaper.HEALTH: "Sức khỏe",
    ApplicationPaper.SCHOOLING: "Bằng cấp",
}
AT_ANOTHER_PLACE = frozenset({"recruit.applied_elsewhere", "recruit.already_serving"})
"""Told of an application as long as it is so."""
THERE, NOT_THERE = "✓", "thiếu"


def _detail(row: ApplicantRow) -> str:
    born = row.birth or "chưa có ngày sinh"
    return f"{born} · {row.team_name} · nhận {written.short_date(row.applicant.received_on)}"


def _state(row: ApplicantRow) -> tuple[str, str]:
    one = row.applicant
    if not one.standing:
        return "Đã rút", "neutral"
    if one.missing and one.told_on is None:
        return "Chưa báo thiếu", "error"
    if one.missing:
        return "Đã báo thiếu", "warning"
    if any(problem.severity is not Severity.WARNING for problem in row.problems):
        return "Cần xem", "warning"
    return "Đủ", "good"


def _there(row: ApplicantRow, paper: ApplicationPaper) -> str:
    return THERE if paper in row.applicant.papers else NOT_THERE


def _paper_column(paper: ApplicationPaper) -> Column[ApplicantRow]:
    return Column[ApplicantRow](
        PAPER_WORDS[paper],
        partial(_there, paper=paper),
        width=62,
        tone=lambda row: "good" if paper in row.applicant.papers else "error",
    )


COLUMNS = (
    Column[ApplicantRow]("Người dự tuyển", lambda row: row.name, detail=_detail),
    *map(_paper_column, ApplicationPaper),
    Column[ApplicantRow]("Hồ sơ", lambda row: _state(row)[0], width=120, mark=lambda row: _state(row)[1]),
)


class ApplicantsPanel(StepPanel):
    """A finder, the table of applications, and the fields of the current one."""

    deed = "Đã báo giấy còn thiếu"
    of_the_book = True

    def build(self) -> None:
        """Make finder, table and the place of the fields."""
        self.finder = PersonFinder(self.look)
        self.finder.line.setPlaceholderText("Người nộp hồ sơ: gõ tên hoặc số CCCD rồi Enter. Ctrl+Shift+N: người mới")
        self.finder.line.setAccessibleName("Người nộp hồ sơ")
        self.rows = RowsModel[ApplicantRow](COLUMNS, self)
        self.table = RowsView(self.look, self.rows, name="Người dự tuyển", height=44)
        self.table.identity = lambda row: row.applicant.member
        self.area = scrolling()
        self.box.addWidget(self.finder)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.area, 1)
        self.form: ApplicationForm | None
        self.form = None
        self._shown: ApplicantRow | None = None
        self.finder.chosen.connect(self._found)
        self.table.current_changed.connect(self._row_chosen)
        self.table.opened.connect(lambda _row: self._enter())

    def fill(self, view: RoundView) -> None:
        """Show the applications, and the current one's fields."""
        taken = [row.applicant.member for row in view.applicants]
        people = listing_people.list_members(self.session.office, self.session.office.clock.today())
        self.finder.offer(people, taken)
        self._shown = None
        self.rows.set_rows(view.applicants)
        if self.table.current_row is None:
            self.table.go_first()
        self._show_fields(self.table.current_row)

    def _row_chosen(self, row: ApplicantRow | None) -> None:
        if row is not None and self._shown is not None and row.applicant.member == self._shown.applicant.member:
            return
        former = self._shown
        if former is not None and self.touched and not self.save():
            self.table.go_to(former.applicant.member)
            return
        self._show_fields(self.table.current_row)

    def _enter(self) -> None:
        """Enter in the table: begin in the fields of the current application."""
        if self.form is not None:
            self.form.go_to(self.form.names[0])

    def _show_fields(self, row: ApplicantRow | None) -> None:
        self._shown = row
        self.form = ApplicationForm(self, row) if row is not None else None
        put_in(self.area, *([self.form] if self.form else []))

    # Verbs

    def _found(self, row: MemberRow) -> None:
        self._receive(row.id)

    def add_person(self) -> None:
        """Ctrl+Shift+N: somebody the book does not know yet."""
        dialog = NewPersonDialog(self, self.session)
        if dialog.exec() and dialog.member is not None:
            self._receive(dialog.member.id)

    def _receive(self, member: MemberId) -> None:
        if self.view is None or not self.teams:
            self.trouble.show_problems([Problem("recruit.no_vacancy")])
            return
        if self.touched and not self.save():
            return
        office, round_ = self.session.office, self.view.recruitment.id
        applicant = Applicant(member, self.teams[0], Role.MEMBER, office.clock.today())
        if self.keep(lambda: recruiting.receive(office, round_, applicant)):
            self.table.go_to(member)
            self._enter()

    @property
    def current_member(self) -> MemberId | None:
        """Return whose application is current; None in an empty list."""
        row = self.table.current_row
        return row.applicant.member if row is not None else None

    @property
    def teams(self) -> list[TeamId]:
        """Return the teams that the round recruits for."""
        return [vacancy.team for vacancy in self.view.recruitment.vacancies] if self.view else []

    @property
    def touched(self) -> bool:
        """Return whether the current application is another."""
        return self.form is not None and self.form.typed_over

    def save(self) -> bool:
        """Keep the current application."""
        if self.form is None or self.view is None:
            return True
        office, round_ = self.session.office, self.view.recruitment.id
        applicant = self.form.applicant(self.view.recruitment)
        if applicant is None:
            return False
        self.form.mark_shown()
        kept = self.keep(lambda: recruiting.change_application(office, round_, applicant))
        if kept:
            self.table.setFocus()
        else:
            self.form.forget_shown()
        return kept

    def do(self) -> None:
        """Record that the current applicant was told today what is missing."""
        row = self.table.current_row
        if row is None or self.view is None or (self.touched and not self.save()):
            return
        office, round_, member = self.session.office, self.view.recruitment.id, row.applicant.member
        self.keep(lambda: recruiting.tell_missing(office, round_, member, office.clock.today()))

    def strike(self) -> None:
        """Record that the current applicant withdrew, with the reason; what is typed is kept first."""
        row = self.table.current_row
        if row is None or self.view is None or not row.applicant.standing or (self.touched and not self.save()):
            return
        dialog = ReasonDialog(self, self.look, f"{row.name} rút hồ sơ", "Lý do rút hồ sơ", "Ghi rút hồ sơ")
        if dialog.exec():
            office, round_, member = self.session.office, self.view.recruitment.id, row.applicant.member
            day, why = office.clock.today(), dialog.why.text()
            self.keep(lambda: recruiting.withdraw(office, round_, member, day, why))

    def settle(self) -> None:
        """Begin with the finder."""
        self.finder.setFocus()


class ApplicationForm(Form):
    """One application: place, days, papers, priority, and the grounds that let a condition pass."""

    def __init__(self, panel: ApplicantsPanel, row: ApplicantRow) -> None:
        super().__init__(panel.look, panel.session.messages)
        self._row, one = row, row.applicant
        today = panel.session.office.clock.today()
        names = {team.id: team.name for team in panel.session.office.book.teams()}
        self.papers = {paper: QCheckBox(PAPER_WORDS[paper]) for paper in ApplicationPaper}
        self.team = Choice(tuple(dict.fromkeys([*panel.teams, one.team])), lambda team: names.get(team, ""))
        self.role = Choice(tuple(Role), lambda role: panel.session.messages.label("role", role))
        self.received, self.told, self.priority = DateEdit(today), DateEdit(today), QLineEdit(one.priority)
        captions = ("Giấy tờ đã có", *(" " * at for at in range(1, len(self.papers))))
        boxes = zip(self.papers.items(), captions, strict=True)
        self.add(*((f"paper:{paper.value}", caption, box) for (paper, box), caption in boxes))
        self.add(("team", "Dự tuyển vào", self.team), ("role", "Đề nghị chức danh", self.role))
        self.add(("received_on", "Ngày nhận", self.received), ("told_on", "Báo giấy thiếu ngày", self.told))
        self.add(("priority", "Diện ưu tiên (khoản 3 Điều 15), ghi rõ", self.priority))
        for paper, box in self.papers.items():
            box.setChecked(paper in one.papers)
            box.setAccessibleName(f"Giấy tờ đã có: {PAPER_WORDS[paper]}")
        self.team.set_value(one.team)
        self.role.set_value(one.role)
        self.received.set_value(one.received_on)
        self.told.set_value(one.told_on)
        self.grounds: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._conditions(panel, row)
        self.mark_shown()

    def _conditions(self, panel: ApplicantsPanel, row: ApplicantRow) -> None:
        given = {override.code: override for override in row.applicant.overrides}
        found = {p.code: p for p in row.problems if p.code.startswith("member.")}
        handed_in = {p.code: p for p in row.problems}.get("recruit.health_not_recorded")
        for problem in found.values():
            self.say(self.messages.problem(handed_in if handed_in and problem.code == HEALTH else problem))
        for problem in (p for p in row.problems if p.code in AT_ANOTHER_PLACE):
            self.say(self.messages.problem(problem))
        if found:
            edits = button("Sửa hồ sơ người này…   F2")
            edits.clicked.connect(lambda: edit_person(panel))
            self.put(edits)
        wanted = [code for code, p in found.items() if p.severity is Severity.OVERRIDABLE]
        wanted += [PAPERS_MISSING] if row.applicant.missing and row.applicant.told_on else []
        for code in dict.fromkeys([*wanted, *given]):
            old = given.get(code)
            ground, document = QLineEdit(old.ground if old else ""), QLineEdit(old.document if old else "")
            self.grounds[code] = (ground, document)
            caption = "Căn cứ nhận khi thiếu giấy" if code == PAPERS_MISSING else "Căn cứ cho phép"
            self.add((f"ground:{code}", caption, ground), (f"document:{code}", "Văn bản, ngày", document))

    def applicant(self, round_: Recruitment) -> Applicant | None:
        """Return the application of a round as typed; None where a day is not understood, which is then told."""
        wrong = [
            Problem("form.not_a_day", Place(field=name), {"text": edit.text()})
            for name, edit in (("received_on", self.received), ("told_on", self.told))
            if not edit.understood or (name == "received_on" and edit.value is None)
        ]
        if wrong or self.received.value is None:
            self.show_problems(wrong)
            return None
        overrides = tuple(
            Override(code, clean(ground.text()), clean(document.text()))
            for code, (ground, document) in self.grounds.items()
            if clean(ground.text())
        )
        former = next((a for a in round_.applicants if a.member == self._row.applicant.member), self._row.applicant)
        return replace(
            former,
            team=self.team.value or former.team,
            role=self.role.value or Role.MEMBER,
            received_on=self.received.value,
            papers=frozenset(paper for paper, box in self.papers.items() if box.isChecked()),
            told_on=self.told.value,
            priority=clean(self.priority.text()),
            overrides=overrides,
        )

    def forget_shown(self) -> None:
        """Count as typed over: what is shown was refused."""
        self._shown = ()
