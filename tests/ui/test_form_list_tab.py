"""The tab "Mẫu văn bản" of the settings, in the real window: whose each form is, the way to change and attest it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.model.law import RuleKind
from desktop_app.services import keeping_keys, keeping_rules
from desktop_app.services.keeping_forms import form_text, keep_form
from desktop_app.services.office import Office
from desktop_app.settings import Settings
from desktop_app.ui.drop_rule_form import DropRuleDialog
from desktop_app.ui.form_attest import AttestFormDialog
from desktop_app.ui.form_editor import FormEditor
from desktop_app.ui.form_list_tab import FormListTab
from desktop_app.ui.look import Look
from desktop_app.ui.pages.settings import FORMS, SettingsPage
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from tests.shipped_forms import shipped_version

CODE = "mau_08_cong_nhan"
VERSION = shipped_version(CODE)
Answer = Callable[[type, Callable[[Any], object]], list[Any]]


@pytest.fixture
def tab(window: MainWindow) -> FormListTab:
    window.frame.open("settings", "forms")
    page = window.frame.pages["settings"]
    assert isinstance(page, SettingsPage)
    assert page.tabs.currentIndex() == FORMS
    assert not page.save_action.isEnabled()
    found = page.paper_forms.part
    found.table.go_to(CODE)
    found.table.setFocus()
    return found


def state(tab: FormListTab) -> tuple[str, ...]:
    row = next(line for line in range(tab.rows.rowCount()) if tab.rows.row_at(line).code == CODE)
    return tuple(str(tab.rows.index(row, column).data()) for column in range(1, 5))


def test_every_form_is_listed_with_whose_it_is(tab: FormListTab, office: Office) -> None:
    assert tab.rows.rowCount() == len(office.forms)
    assert state(tab) == (str(VERSION), "chương trình", "mẫu tham khảo", "01/07/2024")
    assert tab.told.text() == "Bản của chương trình."
    assert not tab.drop_action.isEnabled()


def test_a_form_is_changed_attested_and_given_up_by_keys(tab: FormListTab, qtbot: QtBot, answer: Answer) -> None:
    def reword(editor: FormEditor) -> None:
        editor.draft.put("block[5].text", "QUYẾT NGHỊ:")
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(FormEditor, reword)
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    assert state(tab)[:3] == (f"{VERSION}-1", "của xã", "mẫu tham khảo")
    assert "chưa ai xác nhận" in tab.told.text()

    def attest(dialog: AttestFormDialog) -> None:
        assert dialog.form.name.hasFocus()
        qtbot.keyClicks(dialog.form.name, "Tran Van Bay")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible(), "not before it is said that every part was held against the document"
        assert dialog.read.hasFocus()
        qtbot.keyClick(dialog.read, Qt.Key.Key_Space)
        dialog.number.setChecked(True)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    tab.window().activateWindow()  # offscreen nobody does it when a dialog goes
    qtbot.waitUntil(tab.window().isActiveWindow)
    answer(AttestFormDialog, attest)
    qtbot.keyClick(tab.table, Qt.Key.Key_F8)
    assert state(tab)[:3] == (f"{VERSION}-2", "của xã", "đã đối chiếu")
    assert tab.told.text().startswith("Tran Van Bay xác nhận ngày 27/10/2026: đã đối chiếu với Phụ lục Thông tư 14")
    assert tab.session.office.forms[CODE].text.gazette.print_number
    assert not tab.attest_action.isEnabled()

    def drop(dialog: DropRuleDialog) -> None:
        qtbot.keyClicks(dialog.why, "thoi")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(DropRuleDialog, drop)
    tab.drop_action.trigger()
    assert state(tab)[:3] == (str(VERSION), "chương trình", "mẫu tham khảo")


def test_what_can_no_longer_be_used_is_told(tab: FormListTab, office: Office) -> None:
    with office.book.change("rule.kept", by="t") as change:
        change.put(keeping_rules.a_rule_text(office, RuleKind.FORM, CODE, f'code = "{CODE}"\nnew_key = 1\n'))
    tab.session.do(lambda: None)
    assert state(tab)[:2] == (str(VERSION), "chương trình")
    assert any("new_key" in one for one in tab.trouble.sentences)
    assert tab.drop_action.isEnabled()


def test_the_keys_of_the_list_do_nothing_on_another_tab(window: MainWindow, tab: FormListTab, qtbot: QtBot) -> None:
    page = window.frame.pages["settings"]
    page.tabs.setCurrentIndex(0)
    page.tabs.tabBar().setFocus()
    qtbot.keyClick(page.tabs.tabBar(), Qt.Key.Key_F8)
    qtbot.keyClick(page.tabs.tabBar(), Qt.Key.Key_F2)
    assert tab.rows.rowCount()


def test_a_receiving_office_changes_forms_too(qtbot: QtBot, empty_office: Office, look: Look, tasks: Tasks) -> None:
    keeping_keys.begin_receiving_office(empty_office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    keep_form(empty_office, CODE, form_text(empty_office, CODE).replace("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"))
    window = MainWindow()
    qtbot.addWidget(window)
    frame = window.use(Session(empty_office, look, tasks, Settings(clerk="Lê Quang Đạo")))
    window.show()
    frame.open("settings", "forms")
    page = frame.pages["settings"]
    assert isinstance(page, SettingsPage)
    assert page.tabs.isTabVisible(FORMS)
    assert state(page.paper_forms.part)[:2] == (f"{VERSION}-1", "của cơ quan này")
