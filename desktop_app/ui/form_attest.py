"""Somebody says that a form stands as the gazette has it; its papers no longer say that they are for reference."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.services.checking_forms import FormJudge
from desktop_app.services.keeping_forms import FormRow, attest_form
from desktop_app.ui.attest_form import AttestForm
from desktop_app.ui.rule_dialog import RuleDialog
from desktop_app.ui.session import Session


class AttestFormDialog(RuleDialog[AttestForm]):
    """Says what is attested, and asks for a tick that every word was held against the gazette."""

    def __init__(self, parent: QWidget | None, session: Session, judge: FormJudge, row: FormRow) -> None:
        super().__init__(parent, session, "Xác nhận mẫu văn bản")
        self._row, self._judge = row, judge
        form = session.office.forms[row.code]
        gazette = form.text.gazette
        self.say(f"{row.title}, bản {row.edition}", "bold")
        self.say(
            "Xác nhận là khẳng định lời văn và cách trình bày của mẫu đúng như bản đăng Công báo hoặc văn bản của cấp "
            "có thẩm quyền. Từ đó chân trang không còn dòng «Mẫu tham khảo». Sửa mẫu sau này thì phải xác nhận lại. "
            "Việc xác nhận được ghi vào nhật ký."
        )
        document = form.text.gazette.instrument or form.text.source.document
        self.put_form(AttestForm(session.look, session.messages, session.office.clock.today(), document), "Xác nhận")
        self.number = QCheckBox(f"In số mẫu ở góc trên: {gazette.number} ({gazette.instrument})")
        self.number.setVisible(bool(gazette.number))
        self.read = QCheckBox("Đã đối chiếu từng phần của mẫu với văn bản ghi ở trên")
        self.form.put(self.number)
        self.form.put(self.read)
        self.form.finished.connect(self.read.setFocus)
        self.read.toggled.connect(lambda on: self.show_problems(()) if on else None)
        self.form.go_to("name")

    def keep(self) -> None:
        """Attest what the form says; Refused until it is said that every part was held against the document."""
        if not self.read.isChecked():
            self.read.setFocus()
            raise Refused(Problem("form_edit.not_held_against"))
        attestation = self.form.attestation()
        attest_form(self.session.office, self._row.code, attestation, number=self.number.isChecked(), judge=self._judge)
