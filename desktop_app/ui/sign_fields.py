"""The fields of an electronic signature: library, certificate, as whom, where, with what picture, and the PIN."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from desktop_app.model.esigning import SigningAs
from desktop_app.model.ids import DocumentId
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.services.finding_tokens import UsualLibrary
from desktop_app.settings import Settings
from desktop_app.ui.models.rows import RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.signing_places import FoundPlaces
from desktop_app.ui.signing_words import AS_WORDS, COLUMNS, CertificateRow
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.table import RowsView

if TYPE_CHECKING:
    from desktop_app.services.composing_signatures import Wish


class SignFields(QScrollArea):
    """Begins with what was chosen on this machine last."""

    def __init__(self, session: Session, usual: tuple[UsualLibrary, ...]) -> None:
        super().__init__()
        self._look, self._settings = session.look, session.settings
        self._usual = {one.file: one.whose for one in usual}
        self.found = FoundPlaces()
        self.form = Form(session.look, session.messages)
        self._make_token_fields()
        self._make_look_fields()
        self._lay_out()

    def _make_token_fields(self) -> None:
        kept = self._settings.signing_library
        self.library = Choice(self._offered(kept), self._library_words)
        self.rows = RowsModel[CertificateRow](COLUMNS, self)
        self.rows.able = lambda row: row.usable
        self.certificates = RowsView(self._look, self.rows, name="Chứng thư số", height=46)
        self.certificates.identity = lambda row: row.certificate.fingerprint
        self.certificates.setFixedHeight(self._look.px(140))
        self.choose_library, self.reread = button("Chọn tệp thư viện…"), button("Đọc lại USB   F5")
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.pin.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText)

    def _offered(self, first: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*([first] if first else []), *self._usual]))

    def _library_words(self, file: str) -> str:
        whose = self._usual.get(file, "")
        return f"{whose}: {file}" if whose else file

    def _make_look_fields(self) -> None:
        self.signing_as = Choice(tuple(SigningAs), lambda one: AS_WORDS[one])
        self.place: Choice[int] = Choice((), lambda at: self.found.words[at - 1].words)
        self.place.currentIndexChanged.connect(lambda _at: self.place.setToolTip(self.place.currentText()))
        self.picture = QLineEdit()
        self.picture.setPlaceholderText("để trống: ghi bằng chữ")
        self.seal = QLineEdit(f"{self._settings.seal_mm:g}".replace(".", ","))
        self.choose_picture = button("Chọn ảnh…")

    def _lay_out(self) -> None:
        form = self.form
        form.add(("library", "Thư viện của USB ký số (PKCS #11)", self.library))
        form.put(_row(self._look.px(6), self.choose_library, self.reread))
        form.add(("certificate", "Chứng thư số tìm thấy", self.certificates))
        form.add(("signing_as", "Ký với tư cách", self.signing_as), ("place", "Vị trí ký", self.place))
        form.add(("picture", "Ảnh PNG nền trong suốt", self.picture), ("seal_mm", "Rộng con dấu (mm)", self.seal))
        form.put(_row(self._look.px(6), self.choose_picture))
        form.add(("pin", "Mã PIN (không lưu lại; thử đúng một lần)", self.pin))
        form.drop_faults_typed_over()
        form.setContentsMargins(0, 0, self._look.px(8), 0)
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def row(self) -> CertificateRow | None:
        """Return the certificate chosen."""
        return self.certificates.current_row

    @property
    def is_body(self) -> bool:
        """Return whether the body signs, by its seal."""
        return self.signing_as.value is SigningAs.BODY

    def show_library(self, file: str) -> None:
        """Offer and choose a library."""
        self.library.set_values(self._offered(file))
        self.library.set_value(file)

    def show_places(self, found: FoundPlaces) -> None:
        """Offer the paper's places."""
        self.found = found
        self.place.set_values(tuple(range(1, len(found.places) + 1)))
        self.place.setToolTip(self.place.currentText())

    def show_kind(self, settings: Settings) -> None:
        """Offer the picture that this kind was signed with last; a width is asked for seals alone."""
        self.picture.setText(settings.seal_picture if self.is_body else settings.signature_picture)
        self.form.offer_fields({"seal_mm"} if self.is_body else (), ["seal_mm"])

    def go_to_place_of(self, *names: str) -> None:
        """Choose the place where the paper names the first of them that it names at all."""
        at = (one.number for name in names for one in self.found.words if one.signs(name))
        self.place.set_value(next(at, self.place.value))

    def wish(self, document: DocumentId, row: CertificateRow) -> "Wish":
        """Return what is chosen; Refused for a width that is no number."""
        from desktop_app.services.composing_signatures import Wish

        picture, library = self._picture(), self.library.value or ""
        as_, place = self.signing_as.value or SigningAs.PERSON, self.place.value or 0
        return Wish(document, library, row.certificate, as_, Path(picture) if picture else None, self._width(), place)

    def _picture(self) -> str:
        return self.picture.text().strip()

    def _width(self) -> float:
        try:
            return float(self.seal.text().strip().replace(",", "."))
        except ValueError:
            raise Refused(Problem("esigning.seal_no_number", Place(field="seal_mm"))) from None

    def remembered(self, settings: Settings) -> Settings:
        """Return the preferences with what was signed with now; never the PIN."""
        kept: dict[str, object] = {"seal_picture" if self.is_body else "signature_picture": self._picture()}
        if self.is_body and self._picture():
            kept["seal_mm"] = self._width()
        return settings.with_(signing_library=self.library.value or "", **kept)


def _row(spacing: int, *widgets: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(spacing, 0)
    for widget in widgets:
        flow.addWidget(widget)
    made.setLayout(flow)
    return made
