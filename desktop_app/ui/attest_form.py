"""Somebody authorised says that a scheme stands as its document has it; from then on it may be paid on."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.model.law import Attestation
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.text import clean
from desktop_app.services.keeping_schemes import attest_scheme, cited_document, open_points
from desktop_app.ui.look import Look
from desktop_app.ui.rule_dialog import RuleDialog, day_problem
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import status_words


class AttestForm(Form):
    """Who, on which day, by which document."""

    def __init__(self, look: Look, messages: Messages, today: date, document: str) -> None:
        super().__init__(look, messages)
        self.name, self.document, self.on = QLineEdit(), QLineEdit(document), DateEdit(today)
        self.on.set_value(today)
        self.name.setPlaceholderText("Họ tên, chức vụ")
        self.add(("name", "Người có thẩm quyền xác nhận", self.name), ("on", "Ngày đối chiếu", self.on))
        self.add(("document", "Văn bản đã đối chiếu (số, ký hiệu, cơ quan, ngày)", self.document))

    def attestation(self) -> Attestation:
        """Return what is typed; Refused where the day is none."""
        on = self.on.value
        if on is None:
            raise Refused(day_problem(self.on, "on"))
        return Attestation(clean(self.name.text()), on, clean(self.document.text()))


class AttestDialog(RuleDialog[AttestForm]):
    """Says what is attested, and asks for a tick that every figure was held against the document."""

    def __init__(self, parent: QWidget | None, session: Session, scheme_id: str) -> None:
        super().__init__(parent, session, "Xác nhận chế độ")
        self._scheme_id = scheme_id
        scheme = session.office.rulebook.scheme(scheme_id)
        lines = ", ".join(session.messages.label("line_code", line.code) for line in scheme.lines)
        self.say(scheme.name, "bold")
        self.say(
            f"{scheme.territory}: {status_words(scheme, session.messages)}. Các khoản: {lines or 'chưa có'}.",
            "secondary",
        )
        self.say(
            "Xác nhận là khẳng định mọi mức, điều khoản, ngày hiệu lực đúng như văn bản đã ban hành, để bảng tính được "
            "dùng làm căn cứ chi. Sửa nội dung sau này thì phải xác nhận lại. Việc xác nhận được ghi vào nhật ký."
        )
        today = session.office.clock.today()
        self.put_form(AttestForm(session.look, session.messages, today, cited_document(scheme)), "Xác nhận")
        if gaps := [gap.note for gap in scheme.gaps if gap.line is None]:
            self.form.say(f"Chương trình còn để ngỏ, người xác nhận phải tự đối chiếu: {' '.join(gaps)}")
        self.read = QCheckBox("Đã đối chiếu từng mức với văn bản")
        self.form.put(self.read)
        open_yet = open_points(scheme)
        self.trouble.show_problems(open_yet)
        self.go.setEnabled(not open_yet)
        self.read.setEnabled(not open_yet)
        self.form.finished.connect(self.read.setFocus)
        self.read.toggled.connect(lambda on: self.show_problems(()) if on else None)
        self.form.go_to("name")

    def keep(self) -> None:
        """Attest what the form says; Refused until it is said that every figure was held against the document."""
        if not self.read.isChecked():
            self.read.setFocus()
            raise Refused(Problem("form.not_held_against"))
        attest_scheme(self.session.office, self._scheme_id, self.form.attestation())
