from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.model.law import Attestation
from desktop_app.services.closing_months import compute_month
from desktop_app.services.keeping_schemes import attest_scheme
from desktop_app.ui.copy_scheme_form import CopySchemeDialog
from desktop_app.ui.session import Session
from tests.ui.commune import MONTH

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, session: Session, *, applied: bool) -> CopySchemeDialog:
    dialog = CopySchemeDialog(None, session, "ha-noi-2024", applied=applied)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_new_scheme_by_keyboard_alone(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, applied=True)
    form = dialog.form
    assert form.document.hasFocus()
    form.document.insert("Nghị quyết 12/2026/NQ-HĐND")
    qtbot.keyClick(form.document, Qt.Key.Key_Return)
    form.name.insert("Hà Nội, Nghị quyết 12/2026")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.since.hasFocus()
    form.since.clear()
    qtbot.keyClicks(form.since, "1/7/27")
    assert form.new_id.text() == "ha-noi-2027"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert dialog.new_id == "ha-noi-2027"
    schemes = session.office.rulebook.schemes
    assert schemes["ha-noi-2024"].span.end == schemes["ha-noi-2027"].span.start == date(2027, 7, 1)
    applied = session.office.book.profile_on(date(2027, 7, 1))
    assert (applied.scheme_id, applied.valid_from) == ("ha-noi-2027", date(2027, 7, 1))


def test_tab_leaves_the_way_back_for_last(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, applied=True)
    dialog.form.new_id.setFocus()
    qtbot.keyClick(dialog.form.new_id, Qt.Key.Key_Tab)
    assert dialog.apply.hasFocus()
    qtbot.keyClick(dialog.apply, Qt.Key.Key_Tab)
    assert dialog.go.hasFocus()


def test_what_is_wrong_is_told_at_its_field(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, applied=False)
    form = dialog.form
    form.since.setText("x")
    dialog.go.click()
    assert form.fault_of("valid_from")
    form.since.set_value(date(2024, 1, 1))
    dialog.go.click()
    assert form.fault_of("name")
    assert form.fault_of("new_id")
    form.name.setText("Mới")
    form.document.setText("NQ")
    form.new_id.setText("moi")
    dialog.go.click()
    assert form.fault_of("valid_from")
    form.since.set_value(date(2027, 1, 1))
    form.new_id.insert(" Ạ")
    dialog.go.click()
    assert form.fault_of("new_id")
    form.since.set_value(date(2028, 1, 1))
    assert form.new_id.text().endswith("Ạ")
    assert session.office.book.rule_texts() == ()


def test_a_day_in_the_middle_of_a_month_says_what_follows(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, applied=True)
    form = dialog.form
    assert form.split.isHidden()
    form.since.clear()
    qtbot.keyClicks(form.since, "15/7/27")
    assert form.split.isVisible()
    assert "Tháng 07/2027 có hai chế độ" in form.split.text.text()
    form.since.clear()
    assert form.split.isHidden()
    qtbot.keyClicks(form.since, "1/7/27")
    assert form.split.isHidden()


@pytest.mark.usefixtures("ha_noi_completed")
def test_the_month_in_which_a_scheme_begins_is_a_trial(qtbot: QtBot, session: Session) -> None:
    """What the form says is what the sheet then does."""
    dialog = shown(qtbot, session, applied=True)
    form = dialog.form
    form.document.setText("Nghị quyết 12/2026/NQ-HĐND")
    form.name.setText("Hà Nội mới")
    form.since.setText("15/10/26")
    dialog.go.click()
    assert not dialog.isVisible()
    said = Attestation("An", date(2026, 10, 27), "Nghị quyết 12/2026/NQ-HĐND")
    attest_scheme(session.office, dialog.new_id, said)
    assert not compute_month(session.office, MONTH).payable
    assert compute_month(session.office, MONTH.next).payable


def test_a_refusal_goes_to_the_first_wrong_field_and_leaves_with_its_cause(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, applied=False)
    form = dialog.form
    form.document.setText("NQ")
    form.name.clear()
    form.new_id.setText("")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert form.fault_of("name")
    assert form.name.hasFocus()
    qtbot.keyClicks(form.name, "M")
    assert not form.fault_of("name")
    assert form.fault_of("new_id")


def test_a_receiving_office_applies_nothing(qtbot: QtBot, session: Session) -> None:
    with session.office.book.change("book.started", by="t") as change:
        change.set_fact("office_unit", "ca")
    dialog = shown(qtbot, session, applied=True)
    assert not dialog.apply.isEnabled()
    assert not dialog.apply.isChecked()
