"""Before a certificate of membership: what it is for, and who signs it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.ids import MemberId
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body, Signer, signing_order
from desktop_app.ui.dialogs.paper_asked import PaperDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Choice, Form

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed


class CertificateDialog(PaperDialog):
    """Purpose and signer."""

    def __init__(self, parent: QWidget | None, session: Session, member: MemberId, name: str) -> None:
        super().__init__(parent, session, f"Giấy xác nhận cho {name}")
        from desktop_app.services.composing_certificates import certificate_signers

        self._member = member
        self.say(
            "Vai trò, Tổ và thời gian lấy từ các quyết định trong sổ. Số và ngày để trống: điền sau khi ký.",
            "secondary",
        )
        self.form = Form(session.look, session.messages)
        self.purpose = QLineEdit()
        self.purpose.setPlaceholderText("để làm thủ tục vay vốn; để bổ sung hồ sơ xin việc…")
        signers = sorted(certificate_signers(session.office), key=_police_first)
        self.signer: Choice[Signer] = Choice(signers, lambda one: f"{one.name}, {one.title}")
        self.form.add(("purpose", "Giấy được cấp để làm gì", self.purpose))
        self.form.add(("signer", "Người ký", self.signer))
        self.box.addWidget(self.form)
        self.box.addWidget(self.trouble)
        go = self.offer_paper("In giấy xác nhận")
        self.form.finished.connect(go.setFocus)
        self.purpose.setFocus()

    def compose(self) -> "Composed":
        """Return the certificate; Refused without a purpose or signer, and where there is nothing to certify."""
        from desktop_app.services.printing_letters import compose_certificate_paper

        office, signer = self.session.office, self.signer.value
        if signer is None:
            raise Refused(Problem("unit.no_signer", values={"body": Body.POLICE, "day": office.clock.today()}))
        return compose_certificate_paper(office, self._member, self.purpose.text(), signer)


def _police_first(signer: Signer) -> tuple[object, ...]:
    return signer.body is not Body.POLICE, *signing_order(signer)
