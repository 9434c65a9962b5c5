"""The form of a decision: fields at the left while the paper at the right follows every keystroke."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.model.decision import Decision, DecisionKind, SignatureBlock
from desktop_app.model.ids import DecisionId, TeamId
from desktop_app.model.problems import Problem
from desktop_app.model.unit import Capacity, Signer
from desktop_app.services import listing_drafts, recording_decisions
from desktop_app.services.listing import MemberRow, TeamRow
from desktop_app.services.listing_drafts import Choices, bases_of_kind
from desktop_app.ui.dialogs.decision_people import PeopleEditor
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.drop_box import DropBox
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label
from desktop_app.ui.widgets.tick_list import TickList
from desktop_app.wording import paper

KIND_WORDS = {
    DecisionKind.ESTABLISH: "Thành lập Tổ",
    DecisionKind.RECOGNISE: "Công nhận thành viên",
    DecisionKind.END: "Cho thôi tham gia",
    DecisionKind.DISSOLVE: "Giải thể Tổ",
    DecisionKind.REVOKE: "Bãi bỏ quyết định",
}


class DecisionForm(QScrollArea):
    """Fields of a draft.

    Signals:
        changed: the draft is another.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._id = DecisionId("")
        self._choices: Choices | None = None
        self._own_subject = self._own_bases = False
        self._filling = False
        self._signer_kept: Signer | None = None
        """The one last chosen: a day on which nobody signs, passed through, does not change who signs."""
        self.kind, self.team, self.signer, self.revokes = (DropBox() for _ in range(4))
        for box in (self.kind, self.team, self.signer, self.revokes):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind)
        self.subject, self.proposal, self.minutes = QLineEdit(), QLineEdit(), QLineEdit()
        self.proposal.setPlaceholderText("Tờ trình số … ngày … tháng … năm …")
        self.minutes.setPlaceholderText("Biên bản kết quả xét tuyển … ngày …")
        self.effective = DateEdit(session.office.clock.today())
        self.signer.setPlaceholderText("Chưa có người ký vào ngày này; vẫn lưu dự thảo được")
        self.bases = QPlainTextEdit()
        self.bases.setTabChangesFocus(True)
        self.bases.setFixedHeight(session.look.px(96))
        self.remarks = label("", "small", wrap=True)
        self.ended_teams = TickList(session.look)
        self.people = PeopleEditor(session.look, session.messages, self._conditions)
        self.problems = ProblemList(session.look, session.messages)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        px = self.session.look.px
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, px(10), 0)
        outer.setSpacing(px(8))
        self._labels: dict[QWidget, QWidget] = {}
        first = (("Loại", self.kind), ("Tổ", self.team), ("Các Tổ giải thể", self.ended_teams))
        outer.addLayout(self._rows(*first, ("Hiệu lực từ", self.effective)))
        self._people_heading = label("Người trong quyết định", "bold")
        outer.addWidget(self._people_heading)
        outer.addWidget(self.people)
        rest = (
            ("Bãi bỏ, thay thế", self.revokes),
            ("Người ký", self.signer),
            ("Về việc", self.subject),
            ("Theo đề nghị tại", self.proposal),
            ("Biên bản", self.minutes),
            ("Căn cứ", self.bases),
        )
        outer.addLayout(self._rows(*rest))
        outer.addWidget(self.remarks)
        self.problems.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.problems)
        outer.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _rows(self, *rows: tuple[str, QWidget]) -> QGridLayout:
        grid, px = QGridLayout(), self.session.look.px
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, px(112))
        for at, (words, field) in enumerate(rows):
            made = label(words, "secondary")
            made.setTextFormat(Qt.TextFormat.AutoText)
            lead(made, field)
            field.setAccessibleName(words)
            upper = field in (self.bases, self.ended_teams)
            grid.addWidget(made, at, 0, Qt.AlignmentFlag.AlignTop if upper else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, at, 1)
            self._labels[field] = made
        return grid

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.effective.value_changed.connect(self._day_changed)
        self.subject.textEdited.connect(self._subject_typed)
        self.bases.textChanged.connect(self._bases_typed)
        self.ended_teams.ticked.connect(self._changed)
        for box in (self.team, self.signer, self.revokes):
            box.currentIndexChanged.connect(self._changed)
        for line in (self.subject, self.proposal, self.minutes):
            line.textChanged.connect(self._changed)
            line.returnPressed.connect(self.focusNextChild)
        self.effective.returnPressed.connect(self.focusNextChild)
        self.people.changed.connect(self._changed)

    # Filling

    def begin(self, kind: DecisionKind, on: date, revokes: DecisionId | None = None) -> None:
        """Start a new draft of a kind that takes effect on a day."""
        self._fill(lambda: self._start(kind, on, revokes))

    def _start(self, kind: DecisionKind, on: date, revokes: DecisionId | None) -> None:
        self._id = recording_decisions.new_decision_id()
        self._own_subject = self._own_bases = False
        self._signer_kept = None
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.effective.set_value(on)
        self.proposal.clear()
        self.minutes.clear()
        self._offer(on)
        self.people.begin(kind, self._choices.members if self._choices else ())
        self.ended_teams.choose(())
        self.revokes.setCurrentIndex(max(0, self.revokes.findData(revokes)))

    def edit(self, draft: Decision) -> None:
        """Take up a draft."""
        self._fill(lambda: self._take_up(draft))

    def _take_up(self, draft: Decision) -> None:
        self._start(draft.kind, draft.effective_on, draft.revokes)
        self._id = draft.id
        team = next((r.team for r in draft.recognitions), next(iter(draft.teams), None))
        self.team.setCurrentIndex(max(0, self.team.findData(team)))
        self.ended_teams.choose(draft.dissolves)
        self._choose_signer(draft)
        self.subject.setText(draft.subject)
        self.subject.setCursorPosition(0)
        self.proposal.setText(draft.proposal)
        self.minutes.setText(draft.minutes)
        self.bases.setPlainText("\n".join(draft.legal_bases))
        self._own_subject = self._own_bases = True
        self.people.show_people(draft.recognitions, draft.endings)

    def _choose_signer(self, draft: Decision) -> None:
        for at in range(self.signer.count()):
            signer: Signer = self.signer.itemData(at)
            if recording_decisions.signature_of(signer) == draft.signature:
                self.signer.setCurrentIndex(at)

    def _fill(self, fill: Callable[[], None]) -> None:
        self._filling = True
        try:
            fill()
        finally:
            self._filling = False
        self._changed()

    def _offer(self, on: date) -> None:
        """Put into the boxes what there is to choose from on the day."""
        found = self._choices = listing_drafts.choices(self.session.office, on, self.chosen_kind)
        label_of = self.session.messages.label
        _refill(self.team, [(team.name, team.id) for team in found.teams])
        self.ended_teams.offer([(_team_words(team), team.id) for team in found.teams])
        signers = sorted(found.signers, key=lambda signer: signer.capacity is not Capacity.HEAD)
        self._signer_kept = self.signer.currentData() or self._signer_kept
        offered = [(_signer_words(s, label_of("capacity", s.capacity)), s) for s in signers]
        _refill(self.signer, offered, self._signer_kept)
        none = [("(không)", None)]
        _refill(self.revokes, none + [(f"{row.reference}: {row.subject}", row.id) for row in found.revocable])
        self._offer_bases(found.bases)
        self.remarks.setText("\n".join(found.remarks))
        self.remarks.setVisible(bool(found.remarks))
        self.people.offer(found.members)

    def _offer_bases(self, bases: Iterable[str]) -> None:
        if not self._own_bases:
            self.bases.setPlainText("\n".join(bases))

    def _kind_changed(self) -> None:
        if not self._filling and self._choices is not None:
            bases = bases_of_kind(self.session.office, self.day, self.chosen_kind)
            self._fill(lambda: self._offer_bases(bases))
            self.people.begin(self.chosen_kind, self._choices.members)
        self._changed()

    def _day_changed(self) -> None:
        if not self._filling and (day := self.effective.value) is not None:
            self._fill(lambda: self._offer(day))

    def _subject_typed(self) -> None:
        self._own_subject = bool(self.subject.text().strip())

    def _bases_typed(self) -> None:
        if not self._filling:
            self._own_bases = True
            self._changed()

    # The draft

    @property
    def chosen_kind(self) -> DecisionKind:
        """Return the kind chosen."""
        return DecisionKind(self.kind.currentData())

    @property
    def day(self) -> date:
        """Return the effective day, or the last one that was understood."""
        return self.effective.value or self.session.office.clock.today()

    @property
    def draft(self) -> Decision | None:
        """Return the draft as the fields now stand, without a signer where nobody may sign; None before the first."""
        signer: Signer | None = self.signer.currentData()
        if self._choices is None:
            return None
        kind, team = self.chosen_kind, self._team
        made = Decision(
            id=self._id,
            kind=kind,
            subject=self.subject.text().strip(),
            symbol=self._choices.symbol,
            effective_on=self.day,
            signature=recording_decisions.signature_of(signer) if signer else SignatureBlock("", ""),
            legal_bases=tuple(line.strip() for line in self.bases.toPlainText().splitlines() if line.strip()),
            proposal=self.proposal.text().strip(),
            minutes=self.minutes.text().strip(),
            revokes=self.revokes.currentData(),
        )
        if kind is DecisionKind.ESTABLISH and team:
            return replace(made, teams=(team,))
        if kind is DecisionKind.RECOGNISE and team:
            return replace(made, recognitions=tuple(line.recognition(team) for line in self.people.lines))
        if kind is DecisionKind.DISSOLVE:
            return replace(made, teams=tuple(TeamId(team) for team in self.ended_teams.value))
        if kind is DecisionKind.END:
            return replace(made, endings=tuple(line.ending() for line in self.people.lines))
        return made

    @property
    def _team(self) -> TeamId | None:
        team = self.team.currentData()
        return None if team is None else TeamId(team)

    def _conditions(self, row: MemberRow) -> list[Problem]:
        return listing_drafts.conditions(self.session.office, row.id, self.day)

    def _changed(self) -> None:
        if self._filling:
            return
        kind = self.chosen_kind
        self._show_row(self.team, shown=kind in {DecisionKind.ESTABLISH, DecisionKind.RECOGNISE})
        self._show_row(self.ended_teams, shown=kind is DecisionKind.DISSOLVE)
        self._show_row(self.minutes, shown=kind is DecisionKind.RECOGNISE)
        named = kind in {DecisionKind.RECOGNISE, DecisionKind.END}
        self.people.setVisible(named)
        self._people_heading.setVisible(named)
        self.people.offer_listed(self.team.currentText() if kind is DecisionKind.RECOGNISE else "")
        if not self._own_subject:
            self.subject.setText(self._suggested())
            self.subject.setCursorPosition(0)
        draft = self.draft
        if draft is not None:
            self.problems.show_problems(self._other_problems(draft))
        self.changed.emit()

    def _other_problems(self, draft: Decision) -> list[Problem]:
        """Return what is wrong besides the conditions that stand beside each person."""
        found = recording_decisions.check(self.session.office, draft)
        return [problem for problem in found if not problem.code.startswith("member.")]

    def _show_row(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _suggested(self) -> str:
        kind = self.chosen_kind
        if kind is DecisionKind.REVOKE:
            return self._revoking()
        ended = (
            [team.name for team in self._choices.teams if team.id in self.ended_teams.value] if self._choices else []
        )
        return paper.subject(kind, ended if kind is DecisionKind.DISSOLVE else [self.team.currentText()])

    def _revoking(self) -> str:
        known = self._choices.revocable if self._choices else ()
        row = next((one for one in known if one.id == self.revokes.currentData()), None)
        return paper.revoking(row.reference, row.signed_on) if row else paper.subject(DecisionKind.REVOKE, ())


def _refill(box: QComboBox, rows: Sequence[tuple[str, object]], kept: object = None) -> None:
    """Offer other rows; what was chosen, or is told to be kept, stays chosen where it is still there."""
    kept = kept or box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in rows:
        box.addItem(words, value)
    at = next((i for i, (_, value) in enumerate(rows) if value == kept), 0)
    box.setCurrentIndex(at if rows else -1)
    box.blockSignals(False)


def _team_words(team: TeamRow) -> str:
    return f"{team.name} ({team.strength} người)"


def _signer_words(signer: Signer, capacity: str) -> str:
    return f"{signer.name}, {signer.title} ({capacity})"
