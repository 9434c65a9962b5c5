"""A printed paper is signed electronically in the real window, by keyboard, with a token of software."""

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop_app.model.esigning import SigningAs
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import closing_months, printing_forms, signing_papers
from desktop_app.services.finding_tokens import UsualLibrary
from desktop_app.services.printing_forms import compose_payment_paper
from desktop_app.settings import Settings
from desktop_app.ui.dialogs import sign_paper
from desktop_app.ui.dialogs.sign_paper import SignDialog
from desktop_app.ui.pages.documents import SIGNED
from desktop_app.ui.tasks import Tasks
from tests.soft_token import PIN
from tests.ui.commune import MONTH

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BLUE, RED = (20, 40, 170, 255), (200, 20, 30, 255)


def a_picture(file, colour) -> str:
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([10, 10, 290, 290], outline=colour, width=30)
    image.save(file)
    return str(file)


@pytest.fixture(autouse=True)
def no_usual_place(monkeypatch):
    """What lies on the machine of the tests is not asked."""
    monkeypatch.setattr(sign_paper, "usual_libraries", lambda _resources: ())


@pytest.fixture
def page(qtbot, window):
    """The page of papers, standing on the month's payment list, printed."""
    office = window.frame.session.office
    closing_months.close_month(office, MONTH)
    kept, _ = printing_forms.print_paper(office, compose_payment_paper(office, MONTH))
    window.frame.open("documents", kept.id)
    made = window.frame.pages["documents"]
    made.table.setFocus()
    qtbot.waitUntil(lambda: made.paper.view.page_count > 0)
    return made


@pytest.fixture
def token(page, soft_token):
    page.session.settings = page.session.settings.with_(signing_library=soft_token.library)
    return soft_token


@pytest.fixture
def signing(qtbot, window, page, answer):
    """Return what opens the dialog by its key, does something in it and gives it back."""

    def open_and(do):
        window.activateWindow()  # no window manager here brings it back after a dialog
        qtbot.waitUntil(window.isActiveWindow)
        seen = answer(SignDialog, do)
        qtbot.keyClick(page.table, Qt.Key.Key_F10)
        [dialog] = seen
        return dialog

    return open_and


def drawn(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.preview.picture.isNull() and not dialog._timer.isActive())


def holders(dialog):
    return [(row.certificate.holder, row.usable) for row in dialog.fields.rows.rows]


@pytest.mark.usefixtures("token")
def test_signed_by_keyboard_from_the_list_to_the_pane(qtbot, page, signing):
    office, said = page.session.office, []
    page.session.said.connect(said.append)
    [document] = office.book.documents()
    printed = office.book.pdf(document.id)
    assert page.paper.view.data == printed

    def sign(dialog):
        fields = dialog.fields
        assert fields.certificates.hasFocus()
        assert fields.pin.echoMode() is QLineEdit.EchoMode.Password
        assert (fields.row.certificate.holder, fields.signing_as.value) == ("Phạm Minh Tuấn", SigningAs.PERSON)
        assert "Phạm Minh Tuấn" in fields.place.currentText()  # the place where the paper names the holder
        drawn(qtbot, dialog)
        for expected in (fields.signing_as, fields.place, fields.picture, fields.pin):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            assert expected.hasFocus()
        qtbot.keyClicks(fields.pin, PIN)
        qtbot.keyClick(fields.pin, Qt.Key.Key_Return)

    dialog = signing(sign)
    [kept] = office.book.signed_papers()
    assert dialog.signed == kept
    assert dialog.fields.pin.text() == ""
    assert (kept.holder, kept.document) == ("Phạm Minh Tuấn", document.id)
    assert office.book.pdf(document.id) == printed
    assert said[-1] == "Đã ký số: Phạm Minh Tuấn, 16:42 ngày 27/10/2026; bản đã in giữ nguyên"
    qtbot.waitUntil(lambda: page.paper.view.data == office.book.signed_pdf(kept.id))
    row = page.table.current_row
    assert (row.state, row.tone) == (SIGNED, "good")
    assert "ký số: Phạm Minh Tuấn, 16:42 ngày 27/10/2026" in row.detail
    told = page.signatures.sound.text.text()
    assert "Phạm Minh Tuấn, Ủy ban nhân dân xã Tân Thành; 16:42 ngày 27/10/2026; còn nguyên vẹn." in told
    assert "Chưa kiểm tra nơi cấp" in told


@pytest.mark.usefixtures("token")
def test_a_wrong_pin_is_told_at_its_field_and_tried_once(qtbot, page, signing, monkeypatch):
    tried = []
    real = signing_papers.sign

    def counting(prepared, pin):
        tried.append(pin)
        return real(prepared, pin)

    monkeypatch.setattr(signing_papers, "sign", counting)

    def sign(dialog):
        pin = dialog.fields.pin
        pin.setFocus()
        qtbot.keyClick(pin, Qt.Key.Key_Return)
        assert (tried, dialog.fields.form.fault_of("pin")) == ([], "Chưa nhập mã PIN của USB ký số.")
        qtbot.keyClicks(pin, "111111")
        assert dialog.fields.form.fault_of("pin") == ""
        qtbot.keyClick(pin, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert (pin.text(), pin.hasFocus(), tried) == ("", True, ["111111"])
        assert dialog.fields.form.fault_of("pin").startswith("Mã PIN sai.")
        qtbot.wait(300)  # a preview drawn meanwhile takes nothing away, and nothing is tried again
        assert dialog.fields.form.fault_of("pin").startswith("Mã PIN sai.")
        assert tried == ["111111"]

    dialog = signing(sign)
    assert dialog.signed is None
    assert page.session.office.book.signed_papers() == ()
    assert page.session.settings.signature_picture == ""


def test_without_a_library_the_dialog_says_what_to_do(qtbot, page, signing, soft_token, monkeypatch):
    def sign(dialog):
        fields = dialog.fields
        assert fields.choose_library.hasFocus()
        assert "Chưa chọn thư viện" in fields.form.fault_of("library")
        drawn(qtbot, dialog)  # the page with the room for a signature is shown all the same
        fields.pin.setText(PIN)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        assert "Chưa chọn chứng thư số" in fields.form.fault_of("certificate")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (soft_token.library, ""))
        qtbot.keyClick(fields.choose_library, Qt.Key.Key_Space)
        assert fields.form.fault_of("library") == ""
        assert len(holders(dialog)) == 3
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    dialog = signing(sign)
    assert not dialog.isVisible()
    assert page.session.office.book.signed_papers() == ()


@pytest.mark.usefixtures("token")
def test_a_token_plugged_in_later_is_found_by_f5(qtbot, signing, monkeypatch):
    real, plugged = signing_papers.list_certificates, []

    def listed(library):
        if not plugged:
            raise Refused(Problem("esigning.no_token", values={"library": library}))
        return real(library)

    monkeypatch.setattr(signing_papers, "list_certificates", listed)

    def sign(dialog):
        assert holders(dialog) == []
        assert "Chưa có USB ký số" in dialog.trouble.text.text()
        plugged.append(True)
        qtbot.keyClick(dialog, Qt.Key.Key_F5)
        assert dialog.trouble.isHidden()
        assert holders(dialog)[0] == ("Phạm Minh Tuấn", True)

    signing(sign)


def test_what_is_no_library_is_told_at_its_field(page, signing, tmp_path):
    (tmp_path / "a.so").write_text("no library")
    page.session.settings = page.session.settings.with_(signing_library=str(tmp_path / "a.so"))
    told = []
    signing(lambda dialog: told.append(dialog.fields.form.fault_of("library")))
    assert told[0].startswith("Không nạp được trình điều khiển ký số")


@pytest.mark.usefixtures("token")
def test_an_expired_certificate_is_shown_and_cannot_be_chosen(qtbot, signing):
    def sign(dialog):
        fields = dialog.fields
        assert holders(dialog)[1] == ("Trần Văn Cũ", False)
        assert fields.rows.rows[1].state == "hết hạn"
        qtbot.keyClick(fields.certificates, Qt.Key.Key_Down)
        assert fields.row.certificate.holder == "Ủy ban nhân dân xã Tân Thành"
        assert fields.signing_as.value is SigningAs.BODY
        qtbot.mouseClick(
            fields.certificates.viewport(),
            Qt.MouseButton.LeftButton,
            pos=fields.certificates.visualRect(fields.rows.index(1, 0)).center(),
        )
        assert fields.row.certificate.holder == "Ủy ban nhân dân xã Tân Thành"

    signing(sign)


@pytest.mark.usefixtures("token")
def test_the_seal_follows_the_signature_and_is_remembered(qtbot, page, signing, tmp_path, monkeypatch):
    office = page.session.office
    blue, red = a_picture(tmp_path / "ky.png", BLUE), a_picture(tmp_path / "dau.png", RED)
    boxes = []

    def person(dialog):
        fields = dialog.fields
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (red, ""))
        qtbot.keyClick(fields.choose_picture, Qt.Key.Key_Space)
        assert not fields.seal.isVisible()
        qtbot.waitUntil(lambda: "không phải màu xanh" in dialog.doubts.text.text())
        fields.picture.setText(blue)
        qtbot.waitUntil(lambda: "màu xanh" not in dialog.doubts.text.text())
        boxes.append(dialog.preview.box)
        fields.pin.setText(PIN)
        qtbot.keyClick(fields.pin, Qt.Key.Key_Return)

    def body(dialog):
        fields = dialog.fields
        qtbot.keyClick(fields.certificates, Qt.Key.Key_Down)
        assert "Phạm Minh Tuấn" in fields.place.currentText()  # where the person signed before
        assert fields.seal.isVisible()
        fields.picture.setText(red)
        for typed, told in (("rộng", "không phải là số"), ("200", "từ 20 đến 60 mm")):
            fields.seal.setText(typed)
            qtbot.waitUntil(lambda told=told: told in fields.form.fault_of("seal_mm"))
        fields.seal.setText("35,5")
        qtbot.waitUntil(lambda: fields.form.fault_of("seal_mm") == "")
        boxes.append(dialog.preview.box)
        fields.pin.setText(PIN)
        qtbot.keyClick(fields.pin, Qt.Key.Key_Return)

    signing(person)
    signing(body)
    assert len(office.book.signed_papers()) == 2
    first, second = boxes
    assert first.page == second.page
    assert second.left < first.left < second.left + 35.5 / 25.4 * 72
    kept = Settings.load(office.paths.settings)
    assert PIN not in office.paths.settings.read_text(encoding="utf-8")
    assert (kept.signature_picture, kept.seal_picture, kept.seal_mm) == (blue, red, 35.5)
    qtbot.waitUntil(lambda: page.signatures.sound.text.text().count("còn nguyên vẹn") == 2)


@pytest.mark.usefixtures("token")
def test_the_token_works_away_from_the_window_and_the_dialog_waits(qtbot, page, signing):
    page.session.tasks = Tasks(page)

    def sign(dialog):
        fields = dialog.fields
        qtbot.waitUntil(lambda: fields.row is not None and fields.place.value is not None, timeout=10_000)
        fields.pin.setText(PIN)
        qtbot.keyClick(fields.pin, Qt.Key.Key_Return)
        assert not fields.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()  # what the token makes is not lost
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)

    assert signing(sign).signed is not None
    qtbot.waitUntil(lambda: "còn nguyên vẹn" in page.signatures.sound.text.text(), timeout=10_000)


@pytest.mark.usefixtures("token")
def test_a_paper_of_a_former_program_has_no_place(page, signing, monkeypatch):
    monkeypatch.setattr(signing_papers, "places_in", lambda _printed: ())
    told = []
    signing(lambda dialog: told.append(dialog.fields.form.fault_of("place")))
    assert "in lại một bản mới" in told[0]
    assert page.session.office.book.signed_papers() == ()


@pytest.mark.usefixtures("token")
def test_a_print_that_no_longer_stands_says_so_before_it_is_signed(page, qtbot):
    row = replace(page.table.current_row.document, superseded="Đã in lại ngày 28/10/2026")
    dialog = SignDialog(None, page.session, row)
    qtbot.addWidget(dialog)
    dialog.show()
    assert any(one.text() == row.superseded for one in dialog.findChildren(type(dialog.heading)))


def test_usual_places_are_offered_by_their_makers_names(page, qtbot, monkeypatch, soft_token):
    usual = (UsualLibrary(soft_token.library, "Nơi cấp A"),)
    monkeypatch.setattr(sign_paper, "usual_libraries", lambda _resources: usual)
    dialog = SignDialog(None, page.session, page.table.current_row.document)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.fields.library.currentText() == f"Nơi cấp A: {soft_token.library}"
    assert len(holders(dialog)) == 3
