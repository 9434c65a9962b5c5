"""What was found about a bundle: each fact apart with its sentence, then what taking it in would change."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from desktop_app.model.problems import Problem
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.icons import icon
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.text import label
from desktop_app.wording.trial_words import SEALED_TRIAL

if TYPE_CHECKING:
    from desktop_app.services.receiving_bundles import Inspection

_MARKS = {
    True: ("check-circle", "good", "Đúng"),
    False: ("alert-circle", "error", "Sai"),
    None: ("circle-outline", "secondary", "Chưa xét"),
}
_SENTENCES = {True: "fact_true", False: "fact_false", None: "fact_unjudged"}


class Fact(Protocol):
    """One question that the services answered about a file, and why it does not hold."""

    @property
    def name(self) -> StrEnum:
        """Return which question it is."""

    @property
    def holds(self) -> bool | None:
        """Return the answer; None where it was not judged."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return why it does not hold."""


class FactList(QScrollArea):
    """Facts with mark, word and sentence; the reasons of one that fails stand under it."""

    def __init__(self, session: Session, facts: Iterable[Fact]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner, px = QWidget(), session.look.px
        grid = QGridLayout(inner)
        grid.setColumnStretch(2, 1)
        grid.setVerticalSpacing(px(5))
        grid.setHorizontalSpacing(px(10))
        self.sentences: list[str] = []
        for row, fact in enumerate(facts):
            self._add(grid, row, fact, session)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inner)
        self.setMinimumHeight(px(400))

    def _add(self, grid: QGridLayout, row: int, fact: Fact, session: Session) -> None:
        mark, tone, word = _MARKS[fact.holds]
        colour = getattr(session.look.colours, tone)
        picture = QLabel()
        size = session.look.px(16)
        picture.setPixmap(icon(mark, colour).pixmap(QSize(size, size)))
        state = label(word, "bold")
        state.setStyleSheet(f"color: {colour};")
        words = session.messages.label(_SENTENCES[fact.holds], fact.name)
        told = " ".join([words, *(_sentence(session, problem) for problem in fact.problems)])
        self.sentences.append(told)
        for column, part in enumerate((picture, state, label(told, wrap=True))):
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)


def _sentence(session: Session, problem: Problem) -> str:
    return session.messages.problem(problem)


class ReceiveDialog(Dialog):
    """The last look before a bundle is taken in, or kept as evidence."""

    def __init__(self, parent: QWidget | None, session: Session, inspection: "Inspection", file: str) -> None:
        super().__init__(parent, session.look, f"Kiểm tra gói {file}", width=760)
        verdict = inspection.verdict
        self.facts = FactList(session, verdict.facts.all)
        self.outcome = label(outcome_words(session, inspection), "bold", wrap=True)
        self.plan = label(plan_words(inspection), wrap=True)
        envelope = verdict.envelope
        if envelope is not None:
            self.say(
                f"Đơn vị {envelope.unit}, tháng {envelope.period}, lần {envelope.revision}, gói thứ {envelope.seq}."
            )
        if inspection.payable is False:
            self.say(SEALED_TRIAL)
        for part in (self.facts, self.outcome, self.plan):
            self.box.addWidget(part, 1 if part is self.facts else 0)
        self.go = self.offer("Nhận và lập biên nhận")
        self.go.setEnabled(verdict.envelope is not None and not verdict.is_duplicate)


def outcome_words(session: Session, inspection: "Inspection") -> str:
    """Return what would become of the bundle."""
    judgement = inspection.verdict.judgement
    if judgement is None:
        return "Chưa nhận được gói này; xem các dòng có chữ Sai hoặc Chưa xét."
    return f"Kết luận: {session.messages.label('outcome', judgement.outcome).lower()}"


def plan_words(inspection: "Inspection") -> str:
    """Return in figures what taking the bundle in would change."""
    plan = inspection.plan
    if plan is None:
        return ""
    if plan.changes_nothing:
        return f"Nội dung trùng với số liệu đang có: {len(plan.same)} bản ghi."
    parts = (
        (len(plan.new), "bản ghi mới"),
        (len(plan.differing), "bản ghi khác số liệu đang có"),
        (len(plan.same), "bản ghi như cũ"),
        (len(plan.gone), "bản ghi không còn trong gói"),
    )
    return "Nhận gói này: " + ", ".join(f"{count} {words}" for count, words in parts if count) + "."
