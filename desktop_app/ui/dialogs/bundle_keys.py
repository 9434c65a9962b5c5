"""The ceremony of keys: make the unit's own, and trust another's only after comparing its fingerprint by eye."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from desktop_app.services import keeping_keys
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import walk_to
from desktop_app.ui.widgets.text import label

LEAST = 12
"""Characters of a passphrase: NIST SP 800-63B-4 asks 15 where it stands alone; here the key file is needed as well."""


class PassphraseDialog(Dialog):
    """Asks for the passphrase of the unit's keys; says before what it is for."""

    def __init__(self, parent: QWidget | None, session: Session, heading: str, purpose: str, go: str) -> None:
        super().__init__(parent, session.look, heading)
        self.say(purpose)
        self.line = _secret()
        form = QFormLayout()
        form.addRow("Mật khẩu khóa của đơn vị", self.line)
        self.box.addLayout(form)
        self.go = self.offer(go)
        self.go.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self.line.returnPressed.connect(self.go.click)
        self.line.setFocus()

    @property
    def secret(self) -> str:
        """Return the passphrase typed."""
        return self.line.text()


class MakeKeysDialog(Dialog):
    """Chooses the passphrase of new keys; typed twice, for a lost one cannot be brought back."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session.look, "Tạo khóa của đơn vị")
        folder = session.office.paths.keys
        self.say(
            f"Khóa dùng để ký gói nộp và mở biên nhận. Khóa được lưu tại {folder}, bảo vệ bằng mật khẩu dưới đây. "
            "Mất mật khẩu thì phải tạo khóa mới và đối chiếu lại với nơi nhận; chương trình không giữ mật khẩu."
        )
        self.first, self.second = _secret(), _secret()
        form = QFormLayout()
        form.addRow(f"Mật khẩu (từ {LEAST} ký tự)", self.first)
        form.addRow("Gõ lại mật khẩu", self.second)
        self.box.addLayout(form)
        self.note = label("", "error", wrap=True)
        self.box.addWidget(self.note)
        self.go = self.offer("Tạo khóa")
        self.first.returnPressed.connect(lambda: walk_to(self.second))
        self.second.returnPressed.connect(self.go.click)
        for line in (self.first, self.second):
            line.textChanged.connect(self._weigh)
        self._weigh()
        self.first.setFocus()

    def _weigh(self) -> None:
        first, second = self.first.text(), self.second.text()
        short = bool(first) and len(first) < LEAST
        differ = bool(second) and first != second
        self.note.setText(
            f"Mật khẩu mới có {len(first)} ký tự, cần từ {LEAST}."
            if short
            else "Hai lần gõ khác nhau."
            if differ
            else ""
        )
        self.go.setEnabled(len(first) >= LEAST and first == second)

    @property
    def secret(self) -> str:
        """Return the passphrase chosen."""
        return self.first.text()


class KeySheetDialog(Dialog):
    """Shows the sheet of the new keys: what is printed, stamped and held against the screen at the other office."""

    def __init__(self, parent: QWidget | None, session: Session, sheet: keeping_keys.KeySheet) -> None:
        super().__init__(parent, session.look, "Phiếu khóa của đơn vị", width=620)
        self.say(f"Đơn vị {sheet.unit}, khóa số {sheet.serial}. Dấu vân tay của khóa:")
        shown = label(sheet.grouped, "heading", wrap=True)
        self.box.addWidget(shown)
        self.say(
            "Ghi phiếu khóa ra USB rồi mang đến nơi nhận. Hai bên đọc dấu vân tay này cho nhau nghe, đúng từng nhóm "
            "mới xác nhận tin cậy.",
            "secondary",
        )
        self.offer("Lưu phiếu khóa…", back="Để sau")


class TrustDialog(Dialog):
    """Shows another unit's card; it is trusted once a person says that the fingerprint was compared."""

    def __init__(self, parent: QWidget | None, session: Session, name: str, grouped: str) -> None:
        super().__init__(parent, session.look, "Tin cậy khóa của đơn vị khác", width=620)
        self.say(f"Phiếu khóa này ghi tên: {name}. Dấu vân tay của khóa:")
        self.box.addWidget(label(grouped, "heading", wrap=True))
        self.say("So từng nhóm với phiếu giấy có đóng dấu của nơi đó. Khác một ký tự thì không nhận.", "secondary")
        self.compared = QCheckBox("Tôi đã so dấu vân tay với phiếu giấy, khớp từng nhóm")
        self.box.addWidget(self.compared)
        self.go = self.offer("Tin cậy khóa này")
        self.go.setEnabled(False)
        self.compared.toggled.connect(self.go.setEnabled)


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
