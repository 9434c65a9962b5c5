"""What all small forms before a paper share: fields, problems, and the paper composed once all is well."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.problem_list import ProblemList

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed


class PaperDialog(Dialog):
    """A form whose answer is a paper ready to be drawn; it stays open while the paper is refused."""

    def __init__(self, parent: QWidget | None, session: Session, heading: str, width: int = 560) -> None:
        super().__init__(parent, session.look, heading, width)
        self.session = session
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.hide()
        self.composed: Composed | None = None

    def compose(self) -> "Composed":
        """Return the paper that the fields ask for; Refused with what is wrong in them."""
        raise NotImplementedError

    def tell(self, problems: Iterable[Problem]) -> None:
        """Show what is wrong."""
        found = list(problems)
        self.trouble.setVisible(bool(found))
        self.trouble.show_problems(found)

    def accept(self) -> None:
        """Close with the paper, or say what is wrong."""
        try:
            self.composed = self.compose()
        except Refused as refusal:
            self.tell(refusal.problems)
        else:
            super().accept()
