from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.keeping_rules import list_kept
from desktop_app.services.keeping_schemes import SchemeCopy, copy_scheme
from desktop_app.ui.drop_rule_form import DropRuleDialog
from desktop_app.ui.session import Session


def test_a_rule_is_given_up_with_a_reason(qtbot: QtBot, session: Session) -> None:
    copy = SchemeCopy("ha-noi-2024", "ha-noi-2027", "Hà Nội 2027", date(2027, 1, 1), "Nghị quyết 1/2026")
    copy_scheme(session.office, copy)
    former, new = list_kept(session.office)
    dialog = DropRuleDialog(None, session, former)
    qtbot.addWidget(dialog)
    dialog.why.setText("nhầm")
    dialog.accept()
    assert dialog.trouble.sentences
    dialog = DropRuleDialog(None, session, new)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.why.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.form.fault_of("why")
    dialog.why.insert("chép nhầm")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [rule.text.name for rule in list_kept(session.office)] == ["ha-noi-2024"]
