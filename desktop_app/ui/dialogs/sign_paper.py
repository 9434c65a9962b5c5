"""Before a printed paper is signed electronically: by which certificate, as whom, where, with what picture; the PIN.

The PIN is asked each time, goes to the token once, and is remembered nowhere. Whatever the token answers, nothing is
tried again unless the clerk types the PIN anew.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.model.esigning import SignedPaper, SigningAs, SigningPlace
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.services import signing_papers
from desktop_app.services.finding_tokens import usual_libraries
from desktop_app.services.listing import DocumentRow
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.sign_fields import SignFields
from desktop_app.ui.signing_places import FoundPlaces, find_places
from desktop_app.ui.signing_words import PROVES, CertificateRow
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.sign_preview import SignPreview, page_picture
from desktop_app.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop_app.model.esigning import TokenCertificate

PREVIEW_MS = 120
"""Typing and walking through lists draws only what one stops at."""
LIBRARIES = "Thư viện (*.dll *.so *.dylib);;Mọi tệp (*)"


class SignDialog(Dialog):
    """Shows the page with the appearance as it will stand; :attr:`signed` is what was kept."""

    def __init__(self, parent: QWidget | None, session: Session, paper: DocumentRow) -> None:
        super().__init__(parent, session.look, f"Ký số: {paper.title}", width=940)
        self.session, self.paper = session, paper
        self.signed: SignedPaper | None = None
        self._printed = session.office.book.pdf(paper.id)
        self._pdf = signing_papers.signed_bytes(session.office, paper.id) or self._printed
        self._faults: dict[str, tuple[Problem, ...]] = {}
        self._over = self._signing = False
        self._drawn = self._listed = 0
        """How many previews and lists were asked for: what comes home late is another's."""
        self.fields = SignFields(session, usual_libraries(session.office.paths.resources))
        self._lay_out()
        self.be_high(716)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._timer.timeout.connect(self._draw)
        self._connect()
        self._show_kind()
        self._read_places()
        self.read_token()
        (self.fields.certificates if self.fields.library.value else self.fields.choose_library).setFocus()

    def _lay_out(self) -> None:
        self.preview = SignPreview(self.look)
        self.doubts, self.trouble = Notice(self.look, "", "warning"), Notice(self.look, "", "error")
        ended = Notice(self.look, "", "warning")
        ended.say(self.paper.superseded)
        right = QVBoxLayout()
        right.setSpacing(self.look.px(8))
        right.addWidget(self.preview)
        for notice in (ended, self.doubts, self.trouble):
            notice.setFixedWidth(self.preview.width())
            right.addWidget(notice)
        right.addStretch(1)
        self.doubts.hide()
        self.trouble.hide()
        body = QHBoxLayout()
        body.setSpacing(self.look.px(16))
        body.addWidget(self.fields, 1)
        body.addLayout(right)
        self.box.addLayout(body, 1)
        self.box.addWidget(label(PROVES, "small", wrap=True))
        self.offer("Ký số")

    def _connect(self) -> None:
        fields = self.fields
        fields.library.currentIndexChanged.connect(lambda _at: self.read_token())
        fields.choose_library.clicked.connect(self._choose_library)
        fields.reread.clicked.connect(self.read_token)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read_token)
        fields.certificates.current_changed.connect(lambda _row: self._certificate_chosen())
        fields.signing_as.currentIndexChanged.connect(lambda _at: self._show_kind())
        fields.place.currentIndexChanged.connect(lambda _at: self._timer.start())
        fields.choose_picture.clicked.connect(self._choose_picture)
        for typed in (fields.picture, fields.seal):
            typed.textChanged.connect(lambda _text: self._timer.start())
        fields.pin.textEdited.connect(lambda _text: self._faults.pop("signing", None))
        fields.form.finished.connect(self.accept)

    @property
    def typed_over(self) -> bool:
        """Nothing here is work that could be lost."""
        return False

    # The paper and the token, both read away from the window

    def _read_places(self) -> None:
        printed = self._printed
        self.session.tasks.run("Đang xem văn bản", lambda _told: find_places(printed), self._take_places, stops=False)

    def _take_places(self, found: FoundPlaces) -> None:
        if self._over:
            return
        self.fields.show_places(found)
        if not found.places:
            self._say("paper", [Problem("esigning.no_place", Place(field="place"), {"place": 1, "places": 0})])
        self._go_to_name()
        self._timer.start()

    def read_token(self) -> None:
        """List the certificates of the tokens plugged in now; no PIN is asked for that."""
        library = self.fields.library.value
        if self._signing:
            return
        self.fields.rows.set_rows([])
        self._say("token", [] if library else [Problem("esigning.no_library", Place(field="library"))])
        self._listed += 1
        number = self._listed
        if library:
            self.session.tasks.run(
                "Đang đọc USB ký số",
                lambda _progress: signing_papers.list_certificates(library),
                lambda found: self._take_certificates(found, number),
                lambda fault: self._no_certificates(fault, number),
                stops=False,
            )
        self._timer.start()

    def _take_certificates(self, found: "tuple[TokenCertificate, ...]", number: int) -> None:
        if self._over or number != self._listed:
            return
        now, fields = self.session.office.clock.now(), self.fields
        fields.rows.set_rows([CertificateRow(one, now) for one in found])
        usable = [row for row in fields.rows.rows if row.usable]
        if not usable:
            self._say("token", [Problem("esigning.none_valid", Place(field="certificate"))])
        elif fields.row is None:
            fields.certificates.go_to(usable[0].certificate.fingerprint)

    def _no_certificates(self, fault: BaseException, number: int) -> None:
        if not isinstance(fault, Refused):
            raise fault
        if not self._over and number == self._listed:
            self._say("token", fault.problems)

    # What is chosen

    def _certificate_chosen(self) -> None:
        row = self.fields.row
        if row is not None:
            body = row.certificate.holder == row.certificate.organisation
            self.fields.signing_as.set_value(SigningAs.BODY if body else SigningAs.PERSON)
        self._go_to_name()
        self._timer.start()

    def _go_to_name(self) -> None:
        """Offer the place where the paper names the holder, or for a seal whoever signed last."""
        row = self.fields.row
        before = [one.holder for one in reversed(self.paper.signed)]
        self.fields.go_to_place_of(*([row.certificate.holder] if row else []), *before)

    def _show_kind(self) -> None:
        self.fields.show_kind(self.session.settings)
        self._timer.start()

    def _choose_library(self) -> None:
        kept = self.fields.library.value or ""
        file, _ = QFileDialog.getOpenFileName(self, "Chọn thư viện PKCS #11", kept, LIBRARIES)
        if file:
            self.fields.show_library(file)
            self.read_token()

    def _choose_picture(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "Chọn ảnh", self.fields.picture.text(), "PNG (*.png)")
        if file:
            self.fields.picture.setText(file)

    # The page as it will be

    def _draw(self) -> None:
        """Show the page with the appearance as it would stand; without a certificate, with the room for it alone."""
        row, at = self.fields.row, self.fields.place.value
        if self._over or self._signing or at is None:
            return
        self._drawn += 1
        if row is None:
            self._draw_room(self._drawn, self.fields.found.places[at - 1])
        else:
            self._draw_look(self._drawn, row)

    def _draw_room(self, number: int, place: SigningPlace) -> None:
        room, pdf = self.preview.room, self._pdf
        self.session.tasks.run(
            "Đang dựng hình trang",
            lambda _progress: page_picture(pdf, place, room),
            lambda picture: self._show(number, picture, place),
            stops=False,
        )

    def _draw_look(self, number: int, row: CertificateRow) -> None:
        room = self.preview.room
        try:
            gathered = signing_papers.gather(self.session.office, self.fields.wish(self.paper.id, row))
        except Refused as refused:
            self._say("look", refused.problems)
            return

        def work(_progress: object) -> "tuple[QImage, signing_papers.Prepared]":
            made = signing_papers.compose(gathered)
            return page_picture(gathered.pdf, made.request.place, room, made.request.appearance), made

        self.session.tasks.run(
            "Đang dựng hình chữ ký",
            work,
            lambda made: self._show(number, made[0], made[1].request.place, made[1].doubts),
            lambda fault: self._not_drawn(number, fault),
            stops=False,
        )

    def _show(self, number: int, picture: "QImage", box: SigningPlace, doubts: tuple[Problem, ...] = ()) -> None:
        if self._over or number != self._drawn:
            return
        self._say("look", ())
        self.doubts.say(self._sentences(doubts))
        self.preview.show_page(picture, box)

    def _not_drawn(self, number: int, fault: BaseException) -> None:
        if not isinstance(fault, Refused):
            raise fault
        if not self._over and number == self._drawn:
            self.doubts.say("")
            self._say("look", fault.problems)

    def _say(self, about: str, problems: Iterable[Problem], *, go: bool = False) -> None:
        """Show what is wrong with one thing beside what is wrong with others; what no field is about, at the page."""
        self._faults[about] = tuple(problems)
        told = [one for several in self._faults.values() for one in several]
        elsewhere = self.fields.form.show_problems(told, go=go)
        if go and (at := self.focusWidget()) is not None:
            self.fields.ensureWidgetVisible(at, 0, self.look.px(60))
        self.trouble.say(self._sentences(elsewhere))

    def _sentences(self, problems: Iterable[Problem]) -> str:
        """Return what is wrong in sentences that name their files themselves."""
        return " ".join(self.session.messages.problem(replace(one, at=Place())) for one in problems)

    # Signing

    def accept(self) -> None:
        """Let the token sign, once; the PIN leaves the field as it goes."""
        if self._signing:
            return
        row, pin = self.fields.row, self.fields.pin.text()
        if row is None:
            self._say("signing", [Problem("esigning.none_chosen", Place(field="certificate"))], go=True)
            return
        if not pin:
            self._say("signing", [Problem("esigning.no_pin", Place(field="pin"))], go=True)
            return
        self.fields.pin.clear()
        try:
            gathered = signing_papers.gather(self.session.office, self.fields.wish(self.paper.id, row))
        except Refused as refused:
            self._say("signing", refused.problems, go=True)
            return
        self._say("signing", ())
        self._be_signing(on=True)
        self.session.tasks.run(
            "Đang ký số: chờ USB trả lời",
            lambda _progress: signing_papers.sign(signing_papers.compose(gathered), pin),
            self._keep,
            self._not_signed,
            stops=False,
        )

    def _be_signing(self, *, on: bool) -> None:
        """While the token works nothing can be changed, nor the dialog be left: what it makes would be lost."""
        self._signing = on
        self.fields.setEnabled(not on)
        for one in self.findChildren(QPushButton):
            one.setEnabled(not on)

    def _keep(self, made: signing_papers.Signed) -> None:
        self._be_signing(on=False)
        try:
            self.signed = self.session.do(lambda: signing_papers.keep_signed(self.session.office, made))
        except Refused as refused:
            self._say("signing", refused.problems, go=True)
            return
        settings = self.fields.remembered(self.session.settings)
        if settings != self.session.settings:
            self.session.keep_settings(settings)
        super().accept()

    def _not_signed(self, fault: BaseException) -> None:
        self._be_signing(on=False)
        if not isinstance(fault, Refused):
            raise fault
        self.fields.pin.setFocus()
        self._say("signing", fault.problems, go=True)

    def done(self, result: int) -> None:
        """Close, unless the token is at work; what comes home later finds nobody."""
        if self._signing:
            return
        self._over = True
        self.fields.pin.clear()
        super().done(result)
