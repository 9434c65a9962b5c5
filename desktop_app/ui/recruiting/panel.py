"""What every panel of a step is: shown a round, it knows whether it was typed in, keeps it, and does its one deed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.ids import MemberId
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.listing_recruitment import RoundView, StepRow
from desktop_app.ui.recruiting.notices import FoldedProblems
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Form


class StepPanel(QWidget):
    """A subclass fills :attr:`box` once, shows a round in :meth:`show_round`, and keeps what was typed in :meth:`keep`.

    :attr:`deed` names what F8 does here; empty for nothing.
    """

    deed = ""
    fields: frozenset[str] = frozenset()
    """Fields of the round whose problems are told here, kept as they are."""

    of_the_book = False
    """Whether it shows more of the book than the round itself, and so is filled anew whenever that is read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.look = session, session.look
        self.view: RoundView | None = None
        self.step: StepRow | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(self.look.px(8))
        self.trouble = FoldedProblems(self.look, session.messages)
        self.build()
        foot = QHBoxLayout()
        foot.setSpacing(self.look.px(8))
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.trouble.more, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(foot)

    def build(self) -> None:
        """Make the widgets; called once."""

    def show_round(self, view: RoundView, step: StepRow) -> None:
        """Show a round; what is half typed stays unless the round or the step is another."""
        former = (self.view.recruitment.id, self.step.step) if self.view and self.step else None
        same = former == (view.recruitment.id, step.step)
        unchanged = same and self.view == view and not self.of_the_book
        stays = same and self.touched  # held against the round that was filled in, not against the new one
        self.view, self.step = view, step
        if not stays and not unchanged:
            self.fill(view)
            self.trouble.show_problems(self.told(view))

    def told(self, view: RoundView) -> list[Problem]:
        """Return which of the round's problems stand under this panel."""
        return [problem for problem in view.problems if problem.at.field in self.fields]

    def fill(self, view: RoundView) -> None:
        """Fill the fields from a round."""

    @property
    def touched(self) -> bool:
        """Return whether something is typed that is not kept yet."""
        return False

    def save(self) -> bool:
        """Keep what is typed; False where it was refused, which is then told here."""
        return True

    def leave(self) -> bool:
        """Keep what is typed before the step is left; False holds the clerk here, and the panel says why."""
        return not self.touched or self.save()

    @property
    def current_member(self) -> MemberId | None:
        """Return whom F2 is about; None where the step is about nobody."""
        return None

    def do(self) -> None:
        """Do this panel's own deed (F8)."""

    def strike(self) -> None:
        """Take out what is current (Del)."""

    def drop(self) -> None:
        """Show what is kept again."""
        if self.view is not None:
            self.fill(self.view)

    def settle(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def keep(self, verb: Callable[[], list[Problem]], form: Form | None = None) -> bool:
        """Do a verb; tell a refusal at the fields it is about, and what is odd beneath. Return whether it was done."""
        try:
            odd = self.session.do(verb)
        except Refused as refusal:
            left = form.show_problems(refusal.problems) if form is not None else refusal.problems
            self.trouble.show_problems(left)
            return False
        if form is not None:
            form.show_problems(())  # what was refused before is mended
        self.trouble.show_problems(odd)
        return True
