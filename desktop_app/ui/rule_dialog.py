"""What the dialogs of rules are: a form, the problems that belong to no field, and a verb that is done or refused."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.problem_list import ProblemList

F = TypeVar("F", bound=Form)
MOST_ROOM = 340
"""In pixels of the sketches: with heading, sentences and buttons it still fits a screen of 768."""

LEAST_ROOM = 90
"""One field with its caption and what is wrong with it."""


def day_problem(edit: DateEdit, field: str) -> Problem:
    """Return what is wrong with a day that must be there: nothing typed, or no day."""
    if not edit.text().strip():
        return Problem("form.day_missing", Place(field=field))
    return Problem("form.not_a_day", Place(field=field), {"text": edit.text()})


class RuleDialog(Dialog, Generic[F]):
    """A subclass fills a form and does its verb in :meth:`keep`; a refusal stays in the dialog, beside the fields."""

    at_field: ClassVar[Mapping[str, str]] = {}
    """Codes that name a key of a file, and the field here that they are about."""

    def __init__(self, parent: QWidget | None, session: Session, heading: str, width: int = 620) -> None:
        super().__init__(parent, session.look, heading, width)
        self.session = session
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(min(session.look.px(160), self.room.height() // 5))

    def put_form(self, form: F, accept: str) -> None:
        """Lay out the form with the problems under it, and the buttons; Enter on the last field goes to the first."""
        self.form = form
        self._area = scrolled(form)
        self.box.addWidget(self._area, 1)
        self.box.addWidget(self.trouble)
        self.go = self.offer(accept)
        form.finished.connect(self.go.setFocus)
        form.drop_faults_typed_over()

    def replace_form(self, form: F) -> None:
        """Show another form in place of the one that stands: what is asked for depends on what was chosen."""
        self.form = form
        self._area.setWidget(form)
        self._area.setMinimumHeight(self._room())
        form.finished.connect(self.go.setFocus)
        form.drop_faults_typed_over()
        self.trouble.show_problems(())
        self.mark_shown()
        self.foot_follows(form.last_editor)

    def showEvent(self, event: QShowEvent) -> None:
        self._area.setMinimumHeight(self._room())
        super().showEvent(event)

    def _room(self) -> int:
        """Return the height in which the form stands whole, or as much of it as a small screen has room for."""
        wanted = min(self.form.sizeHint().height() + self.look.px(4), self.look.px(MOST_ROOM))
        others = self.least_height() - self._area.minimumHeight()
        return max(self.look.px(LEAST_ROOM), min(wanted, self.room.height() - others))

    def keep(self) -> None:
        """Do the verb; raises Refused."""
        raise NotImplementedError

    def accept(self) -> None:
        """Do the verb and close; stay open where it is refused."""
        try:
            self.session.do(self.keep)
        except Refused as refusal:
            self.show_problems(refusal.problems)
        else:
            super().accept()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show each problem at its field, and the others under the form."""
        placed = [
            replace(problem, at=Place(field=self.at_field[problem.code])) if problem.code in self.at_field else problem
            for problem in problems
        ]
        self.trouble.show_problems(self.form.show_problems(placed))
        self._area.setMinimumHeight(self._room())
