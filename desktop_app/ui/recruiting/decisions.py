"""From the result to the decision: the drafts, the proposal, the day it was received."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.model.ids import MemberId
from desktop_app.model.problems import Place, Problem
from desktop_app.services import deciding_recruitment, recruiting
from desktop_app.services.listing import DecisionRow, DecisionState
from desktop_app.services.listing_recruitment import RoundView
from desktop_app.services.printing_recruitment import DECISION, RoundPaper, compose_round_paper
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.recruiting.marks import MarkForm, ResultTable, usual_number, weigh_while_typing
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.side_panel import empty
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written


class DraftLines(QWidget):
    """The round's decisions, each with the way to its page."""

    def __init__(self, panel: StepPanel) -> None:
        super().__init__()
        self._panel = panel
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_rows(self, rows: tuple[DecisionRow, ...]) -> None:
        """Show these decisions."""
        empty(self._box)
        if not rows:
            self._box.addWidget(label("Chưa lập dự thảo quyết định.", "secondary"))
        for row in rows:
            draft = row.state is DecisionState.DRAFT
            state = "dự thảo, chưa cấp số" if draft else f"số {row.reference} ngày {_signed(row)}"
            opens = button("Mở để cấp số" if draft else "Mở")
            opens.setAccessibleName(f"Mở quyết định: {row.subject}")
            opens.clicked.connect(lambda _checked=False, row=row: self._open(row))
            prints = button("In")
            prints.setAccessibleName(f"In quyết định: {row.subject}")
            prints.clicked.connect(lambda _checked=False, row=row: self._print(row))
            self._box.addLayout(beside(label(f"{row.subject} ({state})", wrap=True), prints, opens))

    def _print(self, row: DecisionRow) -> None:
        session, view = self._panel.session, self._panel.view
        if view is not None and (not self._panel.touched or self._panel.save()):
            one, wanted = view.recruitment.id, RoundPaper(DECISION, decision=row.id)
            print_and_show(session, lambda: compose_round_paper(session.office, one, wanted))

    def _open(self, row: DecisionRow) -> None:
        self._panel.session.asked.emit("decisions", row.id)


def _signed(row: DecisionRow) -> str:
    return written.short_date(row.signed_on) if row.signed_on else ""


class ProposalPanel(StepPanel):
    """F8 makes the drafts; the proposal's number and day then stand in them."""

    deed = "Lập dự thảo quyết định"
    fields = frozenset({"decisions", "papers"})

    def build(self) -> None:
        """Make result, drafts and fields."""
        today = self.session.office.clock.today()
        self.votes = ResultTable(self)
        self.effective = DateEdit(today)
        self.start = Form(self.look, self.session.messages)
        self.start.add(("effective_on", "Quyết định có hiệu lực từ ngày", self.effective))
        self.drafts = DraftLines(self)
        self.form = MarkForm(self.look, self.session.messages)
        self.form.begin("proposal", "Ngày văn bản đề nghị", DateEdit(today))
        weigh_while_typing(self, self.form)
        self.form.finished.connect(self.save)
        self.start.finished.connect(self.do)
        self.box.addWidget(self.votes, 1)
        self.box.addWidget(self.start)
        self.box.addWidget(self.drafts)
        self.box.addWidget(self.form)

    def told(self, view: RoundView) -> list[Problem]:
        """Tell what those proposed lack, too: the proposal is not printed before that is mended."""
        return [*super().told(view), *view.chosen_lacking]

    def fill(self, view: RoundView) -> None:
        """Show result, drafts and mark."""
        self.votes.show_votes(view)
        self.drafts.show_rows(view.decisions)
        self.form.show_mark(view.recruitment.papers.proposal, *usual_number(self.session, "proposal"))
        days = [row.effective_on for row in view.decisions]
        self.effective.set_value(days[0] if days else None)  # never the day of another round
        self.start.mark_shown()

    def do(self) -> None:
        """Make the drafts of the result, once more if they are there."""
        day = self.effective.value
        if day is None:
            self.start.show_problems([Problem("form.day_missing", Place(field="effective_on"))])
            return
        if self.view is None or (self.form.typed_over and not self._keep_mark()):
            return
        office, round_ = self.session.office, self.view.recruitment.id
        self.start.show_problems(())
        shown = self.start.shown
        self.start.mark_shown()

        def draft() -> list[Problem]:
            deciding_recruitment.draft_decisions(office, round_, day)
            return []

        if self.keep(draft, self.start):
            self.trouble.show_problems(self.told(self.view))  # of the round as it is with its drafts
            self.form.go_to("number")
        else:
            self.start.mark_shown(shown)

    @property
    def current_member(self) -> MemberId | None:
        """Return whose result is current."""
        return self.votes.current_member

    @property
    def touched(self) -> bool:
        """Return whether the mark is another, or a day of effect is typed that stands in no draft yet."""
        return self.form.typed_over or self.start.typed_over

    def save(self) -> bool:
        """Keep the proposal's number and day; the day of effect stands in the drafts alone, which F8 makes."""
        if self.start.typed_over:
            self.start.show_problems([Problem("recruit.effective_not_kept", Place(field="effective_on"))])
            return False
        return self._keep_mark()

    def _keep_mark(self) -> bool:
        mark = self.form.mark()
        if mark is None or self.view is None:
            return False
        office, round_ = self.session.office, self.view.recruitment.id
        kept = self.keep(lambda: deciding_recruitment.propose(office, round_, mark), self.form)
        if kept:
            self.form.mark_shown()
        return kept

    def settle(self) -> None:
        """Begin with the day of effect while there is no draft."""
        if self.view is not None and self.view.decisions:
            self.form.go_to("number")
        else:
            self.effective.setFocus()


class DecisionPanel(StepPanel):
    """The day on which the chairman received the proposal, and the drafts that wait for their number."""

    deed = "Mở quyết định để cấp số"

    def build(self) -> None:
        """Make the field and the drafts."""
        self.form = Form(self.look, self.session.messages)
        self.day = DateEdit(self.session.office.clock.today())
        self.form.add(("proposal_received_on", "Chủ tịch UBND nhận văn bản đề nghị ngày", self.day))
        self.form.finished.connect(self.save)
        self.drafts = DraftLines(self)
        self.box.addWidget(self.form)
        self.box.addWidget(self.drafts)
        self.box.addStretch(1)

    def fill(self, view: RoundView) -> None:
        """Show day and drafts."""
        self.day.set_value(view.recruitment.proposal_received_on)
        self.drafts.show_rows(view.decisions)
        self.form.show_problems(())
        self.form.mark_shown()

    @property
    def touched(self) -> bool:
        """Return whether the day is another."""
        return self.form.typed_over

    def save(self) -> bool:
        """Keep the day."""
        day = self.day.value
        if self.view is None or day is None:
            self.form.show_problems(
                [Problem("form.not_a_day", Place(field="proposal_received_on"), {"text": self.day.text()})]
            )
            return False
        office, round_ = self.session.office, self.view.recruitment.id
        kept = self.keep(lambda: recruiting.receive_proposal(office, round_, day), self.form)
        if kept:
            self.form.mark_shown()
        return kept

    def do(self) -> None:
        """Open the first draft on the page of decisions, where it gets its number."""
        rows = self.view.decisions if self.view else ()
        wanted = next((row for row in rows if row.state is DecisionState.DRAFT), rows[0] if rows else None)
        if wanted is not None and (not self.touched or self.save()):
            self.session.asked.emit("decisions", wanted.id)

    def settle(self) -> None:
        """Begin with the day."""
        self.day.setFocus()
