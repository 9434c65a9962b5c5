"""What the dialogs of rules are: a form, the problems that belong to no field, and a verb that is done or refused."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.problem_list import ProblemList

F = TypeVar("F", bound=Form)


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
        self.trouble.setMaximumHeight(session.look.px(160))

    def put_form(self, form: F, accept: str) -> None:
        """Lay out the form with the problems under it, and the buttons; Enter on the last field goes to the first."""
        self.form = form
        self.box.addWidget(scrolled(form), 1)
        self.box.addWidget(self.trouble)
        self.go = self.offer(accept)
        form.finished.connect(self.go.setFocus)

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
