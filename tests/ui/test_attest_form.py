from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.law import Attestation
from desktop_app.ui.attest_form import AttestDialog
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.scheme_reading import standing_words
from desktop_app.ui.session import Session

DOCUMENT = "Nghị quyết 7/2024/NQ-HĐND"
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, session: Session, scheme: str = "ha-noi-2024") -> AttestDialog:
    dialog = AttestDialog(None, session, scheme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.mark.usefixtures("ha_noi_completed")
def test_a_scheme_is_attested_by_keyboard_alone(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session)
    assert dialog.form.name.hasFocus()
    assert dialog.form.document.text() == "", "its number is not known: nobody has read it yet"
    dialog.form.document.setText(DOCUMENT)
    dialog.form.name.insert("Phạm Minh Tuấn, Chủ tịch")
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert dialog.form.on.hasFocus()
    dialog.form.on.clear()
    qtbot.keyClicks(dialog.form.on, "26/10/26")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    dialog.form.document.setFocus()
    qtbot.keyClick(dialog.form.document, Qt.Key.Key_Return)
    assert dialog.read.hasFocus()
    qtbot.keyClick(dialog.read, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    scheme = session.office.rulebook.schemes["ha-noi-2024"]
    assert scheme.attestation == Attestation("Phạm Minh Tuấn, Chủ tịch", date(2026, 10, 26), DOCUMENT)
    assert standing_words(scheme) == (
        f"Đã xác nhận: Phạm Minh Tuấn, Chủ tịch, ngày 26/10/2026, theo {DOCUMENT}.",
        "good",
    )


@pytest.mark.usefixtures("ha_noi_completed")
def test_tab_goes_to_the_tick_and_the_verb_before_the_way_back(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session)
    dialog.form.document.setFocus()
    qtbot.keyClick(dialog.form.document, Qt.Key.Key_Tab)
    assert dialog.read.hasFocus()
    qtbot.keyClick(dialog.read, Qt.Key.Key_Tab)
    assert dialog.go.hasFocus()


@pytest.mark.usefixtures("ha_noi_completed")
def test_without_the_tick_it_is_said_why_nothing_is_attested(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session)
    dialog.form.name.insert("Phạm Minh Tuấn")
    dialog.form.document.setText(DOCUMENT)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert "Đã đối chiếu từng mức" in dialog.trouble.sentences[0]
    assert dialog.read.hasFocus()
    qtbot.keyClick(dialog.read, Qt.Key.Key_Space)
    assert dialog.trouble.sentences == ()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert session.office.rulebook.schemes["ha-noi-2024"].attestation is not None


def test_what_was_typed_is_asked_about_before_it_goes(qtbot: QtBot, session: Session, answer) -> None:
    dialog = shown(qtbot, session)
    qtbot.keyClicks(dialog.form.name, "An")
    asked = answer(DiscardDialog, lambda question: question.reject())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (len(asked), dialog.isVisible(), dialog.form.name.text()) == (1, True, "An")
    asked = answer(DiscardDialog, lambda question: question.accept())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (len(asked), dialog.isVisible()) == (1, False)


@pytest.mark.usefixtures("ha_noi_completed")
def test_what_is_missing_is_told_at_its_field(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session)
    dialog.read.setChecked(True)
    dialog.form.document.clear()
    dialog.form.on.setText("32/1")
    dialog.go.click()
    assert dialog.form.fault_of("on")
    dialog.form.on.set_value(date(2026, 10, 28))
    dialog.go.click()
    assert all(dialog.form.fault_of(name) for name in ("name", "document", "on"))
    assert dialog.isVisible()
    assert [text.attestation for text in session.office.book.rule_texts()] == [None]


def test_a_draft_says_why_it_cannot_be_attested(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, "bac-ninh-2024-draft")
    QApplication.processEvents()
    assert dialog.trouble.sentences
    assert not dialog.read.isEnabled()
    assert not dialog.go.isEnabled()


@pytest.mark.usefixtures("ha_noi_completed")
def test_open_points_stand_above_the_tick(qtbot: QtBot, session: Session) -> None:
    gaps = session.office.rulebook.schemes["ha-noi-2024"].gaps
    dialog = shown(qtbot, session)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert gaps
    assert any(all(gap.note in text for gap in gaps) for text in said)
