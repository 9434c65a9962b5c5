"""Papers of the page of people, asked for by keys in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services.listing_people import member_life
from desktop_app.ui.dialogs.certificate import CertificateDialog
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.dialogs.strengths import StrengthsDialog
from desktop_app.ui.pages.members import MembersPage
from desktop_app.ui.window import MainWindow
from desktop_app.wording.editable import MARK

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Answer = Callable[[type[Dialog], Callable[[Dialog], None]], None]


@pytest.fixture
def page(window: MainWindow) -> MembersPage:
    window.frame.open("members")
    found = window.frame.pages["members"]
    assert isinstance(found, MembersPage)
    return found


@pytest.fixture
def answer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Fill a dialog by the clerk's hand and press Ctrl+Enter; what it refuses it says and is put by."""

    def prepare(kind: type[Dialog], fill: Callable[[Dialog], None]) -> None:
        def by_hand(dialog: Dialog) -> int:
            dialog.show()
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            fill(dialog)
            qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
            dialog.hide()
            return dialog.result()

        monkeypatch.setattr(kind, "exec", by_hand)

    return prepare


@pytest.mark.usefixtures("sent")
def test_a_certificate_is_asked_for_filled_and_printed(qtbot: QtBot, page: MembersPage, answer: Answer) -> None:
    row = page.table.current_row
    assert row is not None
    seen = []

    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, CertificateDialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        seen.append(dialog.isVisible() and not dialog.trouble.isHidden())
        qtbot.keyClicks(dialog.purpose, "lam thu tuc vay von")

    answer(CertificateDialog, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    book = page.session.office.book
    qtbot.waitUntil(lambda: len(book.documents()) == 1)
    [document] = book.documents()
    assert seen == [True], "without a purpose it stays open and says so"
    assert (document.form, document.member) == ("giay_xac_nhan", row.id)
    life = member_life(page.session.office, row.id, page.session.month)
    assert document.id in [paper.id for paper in life.documents]


@pytest.mark.usefixtures("sent")
def test_two_purposes_are_two_papers_that_both_stand(qtbot: QtBot, page: MembersPage, answer: Answer) -> None:
    from desktop_app.services.reprinting import superseded

    book = page.session.office.book
    for number, purpose in enumerate(("vay vốn", "xin việc"), start=1):
        answer(CertificateDialog, lambda dialog, words=purpose: dialog.purpose.setText(words))  # type: ignore[misc]
        page.session.asked.emit("members", "")
        page.window().activateWindow()
        qtbot.waitUntil(page.window().isActiveWindow)
        qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
        qtbot.waitUntil(lambda n=number: len(book.documents()) == n)
    assert [superseded(page.session.office, one) for one in book.documents()] == [None, None]


def test_somebody_whom_no_decision_names_gets_no_certificate(page: MembersPage) -> None:
    assert page.certify_action.isEnabled()
    from tests.building import a_member

    new = a_member("Ánh Mới")
    with page.session.office.book.change("member.saved", by="t") as change:
        change.put(new)
    page.reload()
    page.table.go_to(new.id)
    assert not page.certify_action.isEnabled()


@pytest.mark.usefixtures("sent")
def test_another_number_is_asked_for_with_its_reason(qtbot: QtBot, page: MembersPage, answer: Answer) -> None:
    seen = []

    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, StrengthsDialog)
        number, reason = dialog.lines[0]
        number.clear()
        assert dialog.answers[0].proposed == dialog.answers[0].allotted
        qtbot.keyClicks(number, f"x{dialog.answers[0].allotted + 1}")
        assert dialog.answers[0].proposed == dialog.answers[0].allotted + 1
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        seen.append(dialog.isVisible() and not dialog.trouble.isHidden())
        qtbot.keyClicks(reason, "dia ban rong")
        dialog.route.setCurrentIndex(1)

    answer(StrengthsDialog, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL | SHIFT)
    book = page.session.office.book
    qtbot.waitUntil(lambda: len(book.documents()) == 1)
    assert seen == [True], "a change without a reason is refused"
    [document] = book.documents()
    assert document.form == "to_trinh_dieu_chinh_so_luong"


@pytest.mark.usefixtures("sent")
def test_a_certificate_is_saved_to_be_changed_before_it_is_printed(
    qtbot: QtBot, page: MembersPage, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = page.table.current_row
    assert row is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "giay"), ""))
    seen = []

    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, CertificateDialog)
        qtbot.keyClick(dialog, Qt.Key.Key_S, CONTROL | SHIFT)
        seen.append((dialog.trouble.isHidden(), [*tmp_path.iterdir()]))
        qtbot.keyClicks(dialog.purpose, "lam thu tuc vay von")
        assert dialog.typed_over
        qtbot.keyClick(dialog, Qt.Key.Key_S, CONTROL | SHIFT)
        assert dialog.saved.text() == f"Đã lưu giay.docx. {MARK}"
        assert dialog.isVisible()
        assert dialog.trouble.isHidden()
        assert not dialog.typed_over, "it may be left: it is in the file"

    answer(CertificateDialog, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert seen == [(False, [])], "without a purpose it says so"
    written = "".join(Document(str(tmp_path / "giay.docx")).element.body.itertext())
    assert row.name in written
    assert "lam thu tuc vay von" in written
    qtbot.waitUntil(lambda: len(page.session.office.book.documents()) == 1)


def test_the_keys_of_the_foot_follow_the_fields_and_print_first(qtbot: QtBot, page: MembersPage) -> None:
    row = page.table.current_row
    assert row is not None
    dialog = CertificateDialog(page, page.session, row.id, row.name)
    qtbot.addWidget(dialog)
    dialog.show()
    assert all(one.width() >= one.sizeHint().width() for one in dialog.findChildren(QPushButton)), "none is cut"
    walked, at = [], dialog.signer.nextInFocusChain()
    while len(walked) < 3:
        if isinstance(at, QPushButton) and at.isVisible():
            walked.append(at.accessibleName().split("   ")[0])
        at = at.nextInFocusChain()
    assert walked == ["In giấy xác nhận", "Lưu bản để sửa (Word)…", "Bỏ qua"]
