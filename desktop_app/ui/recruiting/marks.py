"""A paper that comes back signed: its number, symbol and day; and the result where it is the minutes'."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.model.ids import MemberId
from desktop_app.model.problems import Place, Problem
from desktop_app.model.recruitment import PaperMark
from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.model.recruitment_vote import VoteOutcome
from desktop_app.model.register import Series
from desktop_app.model.text import clean
from desktop_app.services import deciding_recruitment, numbering, recruiting, registering
from desktop_app.services.listing_recruitment import RoundView, VoteRow
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.recruiting.step_words import lacks_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.table import RowsView

OUTCOME_TONES = {
    VoteOutcome.CHOSEN: "good",
    VoteOutcome.TIED: "warning",
    VoteOutcome.NO_PLACE: "neutral",
    VoteOutcome.NOT_PASSED: "error",
    VoteOutcome.NOT_VOTED: "neutral",
}


class MarkForm(Form):
    """Number, symbol and day of one paper.

    Signals:
        typed: the clerk has typed in a field.
    """

    typed = Signal()

    def begin(self, name: str, day_words: str, today_edit: DateEdit, *, numbered: bool = True) -> None:
        """Make the fields for the paper kept under ``name``."""
        self.paper = name
        self.number, self.symbol, self.day = QLineEdit(), QLineEdit(), today_edit
        self._symbol = ""
        for line in (self.number, self.symbol, self.day):
            line.textEdited.connect(lambda _text: self.typed.emit())
        if numbered:
            self.add(("number", "Số", self.number), ("symbol", "Ký hiệu", self.symbol), (name, day_words, self.day))
        else:
            self.add((name, day_words, self.day))

    def show_mark(self, mark: PaperMark, symbol: str, following: str = "") -> None:
        """Show what is kept, or the commune's usual symbol; ``following`` is the number that comes next."""
        self.number.setText(mark.number)
        self.number.setPlaceholderText(f"số tiếp theo: {following}" if following else "")
        self._symbol = mark.symbol or symbol
        self.symbol.setText(self._symbol)
        self.day.set_value(mark.day)
        self.show_problems(())
        self.mark_shown()

    def mark(self) -> PaperMark | None:
        """Return what is typed; None where the day is not understood, which is then told."""
        if not self.day.understood:
            self.show_problems([Problem("form.not_a_day", Place(field=self.paper), {"text": self.day.text()})])
            return None
        number = clean(self.number.text())
        if not number and clean(self.symbol.text()) != self._symbol:
            self.show_problems([Problem("recruit.symbol_without_number", Place(field="number"))])
            return None
        return PaperMark(number, clean(self.symbol.text()) if number else "", self.day.value)


STEPS = {
    RecruitmentStep.APPROVE: ("plan", "Ngày ban hành kế hoạch"),
    RecruitmentStep.LIST: ("applicants", "Ngày UBND phê duyệt danh sách"),
    RecruitmentStep.MINUTES: ("minutes", "Ngày biên bản kết quả"),
}


class MarkPanel(StepPanel):
    """One paper's mark; the minutes' panel shows the result above it."""

    def __init__(self, session: Session, kind: RecruitmentStep) -> None:
        self.kind = kind
        if kind is RecruitmentStep.MINUTES:
            self.fields = frozenset({"attendance", "papers"})
        super().__init__(session)

    def build(self) -> None:
        """Make the fields."""
        name, words = STEPS[self.kind]
        self.form = MarkForm(self.look, self.session.messages)
        today = self.session.office.clock.today()
        self.form.begin(name, words, DateEdit(today), numbered=self.kind is not RecruitmentStep.LIST)
        weigh_while_typing(self, self.form)
        self.votes = ResultTable(self) if self.kind is RecruitmentStep.MINUTES else None
        if self.votes is not None:
            self.box.addWidget(self.votes, 1)
        self.box.addWidget(self.form)
        self.form.finished.connect(self.save)
        if self.votes is None:
            self.box.addStretch(1)

    def told(self, view: RoundView) -> list[Problem]:
        """Tell with the result what those chosen lack."""
        return [*super().told(view), *(view.chosen_lacking if self.votes is not None else ())]

    def fill(self, view: RoundView) -> None:
        """Show what is kept."""
        name, _words = STEPS[self.kind]
        self.form.show_mark(getattr(view.recruitment.papers, name), *usual_number(self.session, name))
        if self.votes is not None:
            self.votes.show_votes(view)

    @property
    def current_member(self) -> MemberId | None:
        """Return whose result is current."""
        return self.votes.current_member if self.votes is not None else None

    @property
    def touched(self) -> bool:
        """Return whether a field is another."""
        return self.form.typed_over

    def save(self) -> bool:
        """Keep number and day."""
        mark = self.form.mark()
        if mark is None or self.view is None:
            return False
        office, round_ = self.session.office, self.view.recruitment.id
        name = STEPS[self.kind][0]
        if self.kind is RecruitmentStep.MINUTES:
            kept = self.keep(lambda: deciding_recruitment.conclude(office, round_, mark), self.form)
        else:
            kept = self.keep(lambda: recruiting.mark_paper(office, round_, name, mark), self.form)
        if kept:
            self.form.mark_shown()
        return kept

    def settle(self) -> None:
        """Begin with the first field."""
        self.form.go_to(self.form.names[0])


def weigh_while_typing(panel: StepPanel, form: MarkForm) -> None:
    """Tell what the register says of the number as soon as it is typed: once saved it is given."""

    def weigh() -> None:
        number = clean(form.number.text())
        if panel.view is None or not number:
            panel.trouble.show_problems(panel.told(panel.view) if panel.view is not None else ())
            return
        office = panel.session.office
        mark = PaperMark(number, clean(form.symbol.text()), form.day.value or office.clock.today())
        found = recruiting.weigh_mark(office, panel.view.recruitment.id, form.paper, mark)
        panel.trouble.show_problems([*found, *panel.told(panel.view)])

    form.typed.connect(weigh)


def usual_number(session: Session, name: str) -> tuple[str, str]:
    """Return the symbol of a round's paper, by its mark's name, and the number that follows in the register."""
    office = session.office
    today = office.clock.today()
    profile, form = office.book.profile_on(today), numbering.MARKED.get(name, "")
    kind = numbering.kind_of(form)
    if profile is None or kind is None:
        return "", ""
    symbol = numbering.symbol_for(profile, *kind)
    return symbol, registering.suggest_number(office, Series(kind[1], symbol, today.year))


class ResultTable(RowsView[VoteRow]):
    """The votes by team, the highest first."""

    def __init__(self, panel: StepPanel) -> None:
        messages = panel.session.messages
        rows = RowsModel[VoteRow](
            (
                Column[VoteRow]("Họ và tên", lambda row: row.name),
                Column[VoteRow](
                    "Tán thành", lambda row: "" if row.ayes is None else str(row.ayes), right=True, width=90
                ),
                Column[VoteRow]("Thứ tự", lambda row: row.rank, right=True, width=70),
                Column[VoteRow](
                    "Kết quả",
                    lambda row: messages.label("vote_outcome", row.outcome),
                    width=170,
                    mark=lambda row: OUTCOME_TONES[row.outcome],
                ),
                Column[VoteRow](
                    "Còn thiếu",
                    lambda row: lacks_words(row.lacks, messages),
                    least=150,
                    tone=lambda row: "error" if row.lacks else None,
                    tip=lambda row: " ".join(map(messages.problem, row.lacks)),
                ),
            ),
            panel,
            grouping=Grouping[VoteRow](lambda row: row.team, lambda rows: rows[0].team_name),
        )
        super().__init__(panel.look, rows, name="Kết quả biểu quyết")
        self.identity = lambda row: row.member

    def show_votes(self, view: RoundView) -> None:
        """Show the result of a round."""
        self.rows.set_rows(view.votes)

    @property
    def current_member(self) -> MemberId | None:
        """Return whose line is current, else the first who lacks something."""
        row = self.current_row or next((one for one in self.rows.rows if one.lacks), None)
        return row.member if row is not None else None
