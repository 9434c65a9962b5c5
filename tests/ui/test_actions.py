from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.actions import ENTRIES, EVERYWHERE, STATIONS, bind, help_groups, of_page

PAGES = [station.name for station in STATIONS]


@pytest.mark.parametrize("page", PAGES)
def test_no_key_means_two_things_on_one_page(page: str) -> None:
    entries = (*of_page(page), *of_page(EVERYWHERE))
    keys = [key for entry in entries for key in entry.keys] + [station.key for station in STATIONS]
    assert len(keys) == len(set(keys))


def test_every_key_is_one_that_qt_knows() -> None:
    keys = [key for entry in ENTRIES.values() for key in entry.keys] + [station.key for station in STATIONS]
    assert all(QKeySequence(key).toString() for key in keys)
    assert all(a.name != b.name for a, b in combinations(ENTRIES.values(), 2))


def test_every_entry_belongs_to_a_page_there_is() -> None:
    assert {entry.page for entry in ENTRIES.values()} <= {EVERYWHERE, *PAGES}


def test_help_tells_what_opens_pages_first_then_the_keys_of_the_page_and_of_the_window() -> None:
    groups = help_groups("payroll")
    assert [name for name, _ in groups] == ["Mở trang", "Ở trang này", "Ở mọi trang"]
    pages, own, window = (dict(rows) for _, rows in groups)
    assert own["F10"] == "Khóa tháng"
    assert window["Ctrl+K"].startswith("Tìm người, tổ, văn bản: gõ không dấu")
    assert pages["Ctrl+1"] == "Tháng này"
    assert len(pages) == len(STATIONS)


@pytest.mark.parametrize("page", PAGES)
def test_keys_are_called_as_the_keyboard_and_the_buttons_call_them(page: str) -> None:
    told = " ".join(keys for _, rows in help_groups(page) for keys, _ in rows)
    assert "Return" not in told
    assert ENTRIES["members.save"].key_text == "Ctrl+Enter"


def test_a_bound_key_does_its_work(qtbot: QtBot) -> None:
    owner = QLineEdit()
    qtbot.addWidget(owner)
    done: list[str] = []
    bind(owner, "payroll.close", lambda: done.append("closed"))
    owner.show()
    owner.activateWindow()
    owner.setFocus()
    qtbot.waitUntil(owner.hasFocus)
    qtbot.keyClick(owner, Qt.Key.Key_F10)
    assert done == ["closed"]
