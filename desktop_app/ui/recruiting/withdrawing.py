"""Dialogs of a round: a reason for ending something, and a person whom the book does not know yet."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.member import Member
from desktop_app.model.problems import Refused
from desktop_app.services import keeping_teams
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.member_form import MemberForm
from desktop_app.ui.recruiting.plan import put_in, scrolling
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label


class ReasonDialog(Dialog):
    """Asks why, in one line."""

    def __init__(self, parent: QWidget, look: Look, heading: str, caption: str, accept: str) -> None:
        super().__init__(parent, look, heading, width=460)
        self.why = QLineEdit()
        self.why.setAccessibleName(caption)
        head = label(caption, "field")
        lead(head, self.why)
        self.box.addWidget(head)
        self.box.addWidget(self.why)
        self.go = self.offer(accept)
        self.go.setEnabled(False)
        self.why.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.why.returnPressed.connect(self.go.click)
        self.why.setFocus()


class NewPersonDialog(Dialog):
    """Somebody new, or what is kept of somebody; the person stands in the list, without any membership."""

    fields = frozenset({"birth", "education", "residence", "resident_since", "health"})
    """Where something may be missing that the law asks for."""

    def __init__(self, parent: QWidget, session: Session, known: Member | None = None, at: str = "") -> None:
        super().__init__(parent, session.look, known.full_name if known else "Người nộp hồ sơ", width=560)
        self.session = session
        self.member: Member | None = None
        """The person kept; None until then."""
        self.form = MemberForm(session.look, session.messages, session.office.clock.today(), known)
        area = scrolling()
        put_in(area, self.form)
        self.box.addWidget(area, 1)
        self.trouble = ProblemList(session.look, session.messages)
        self.box.addWidget(self.trouble)
        self.be_high(620)
        go = self.offer("Lưu người này")
        self.form.finished.connect(go.setFocus)
        self.form.go_to((at or "education") if known else "full_name")

    def accept(self) -> None:
        """Keep the person and close; stay open where that is refused."""
        member, wrong = self.form.member()
        if wrong:
            self.trouble.show_problems(self.form.show_problems(wrong))
            return
        try:
            self.session.do(lambda: keeping_teams.save_member(self.session.office, member))
        except Refused as refusal:
            self.trouble.show_problems(self.form.show_problems(refusal.problems))
            return
        self.member = member
        super().accept()
