"""What all small forms before a paper share: fields, problems, and the paper composed once all is well.

What is typed here for one print is in no book, so a copy to be changed is saved here, before the print.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.ui.actions import ENTRIES
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.letters import GAP
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed


class PaperDialog(Dialog):
    """A form whose answer is a paper ready to be drawn; it stays open while the paper is refused."""

    def __init__(self, parent: QWidget | None, session: Session, heading: str, width: int = 560) -> None:
        super().__init__(parent, session.look, heading, width)
        self.session = session
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.hide()
        self.saved = label(role="secondary", wrap=True)
        """That a copy was saved, and what it is."""
        self.saved.hide()
        self.composed: Composed | None = None

    def compose(self) -> "Composed":
        """Return the paper that the fields ask for; Refused with what is wrong in them."""
        raise NotImplementedError

    def offer_paper(self, accept: str) -> QPushButton:
        """Put the two buttons at the foot, above them that of a copy to be changed; return the one that prints."""
        entry = ENTRIES["documents.save_word"]
        go = self.offer(accept)
        self.word = button(f"{entry.text}{GAP}{entry.key_text}")
        self.word.setToolTip(entry.help)
        self.word.setAutoDefault(False)
        self.word.clicked.connect(self._save_word)
        for key in entry.keys:
            QShortcut(QKeySequence(key), self).activated.connect(self.word.click)
        self.box.addWidget(
            self.word, alignment=Qt.AlignmentFlag.AlignLeft
        )  # three in a row are wider than some dialogs
        self.box.addWidget(self.saved)
        self._foot_keys.insert(1, self.word)
        self.letters.give()
        return go

    def _save_word(self) -> None:
        """Save what the fields ask for as a file for Word; the dialog stays, for the print."""
        from desktop_app.services.exporting_papers import DOCX
        from desktop_app.ui.saving_copies import save_copy

        self.saved.hide()
        try:
            composed = self.compose()
        except Refused as refusal:
            self.tell(refusal.problems)
            return
        self.tell(())
        typed = self._typed()

        def told(what: str | Refused) -> None:
            if isinstance(what, Refused):
                self.tell(what.problems)
                return
            self._at_first = typed  # it is in the file: no work to lose
            self.saved.setText(what)
            self.saved.show()

        save_copy(self, self.session, composed, DOCX, told)

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
