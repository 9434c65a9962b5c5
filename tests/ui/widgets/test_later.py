from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.later import Later
from desktop_app.ui.widgets.letters import Letters


class Part(QWidget):
    """Two lines to type in, and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.go = QLineEdit(), QLineEdit(), QPushButton("Lưu")
        box = QVBoxLayout(self)
        for widget in (self.first, self.second, self.go):
            box.addWidget(widget)


class Tabs(QWidget):
    """Something that is there at once in front, a part for later behind it, a line below."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = Letters(self)
        self.did: list[str] = []
        self.tabs, self.below = QTabWidget(), QLineEdit()
        self.later: Later[Part] = Later(self, self._make, lambda _part: self.did.append("read"), scrolled)
        self.tabs.addTab(QLineEdit(), "một")
        self.tabs.addTab(self.later, "hai")
        box = QVBoxLayout(self)
        box.addWidget(self.tabs)
        box.addWidget(self.below)

    def _make(self) -> Part:
        self.did.append("made")
        return Part()


def shown(qtbot: QtBot) -> Tabs:
    made = Tabs()
    qtbot.addWidget(made)
    made.resize(600, 400)  # narrower, the tab bar has buttons of its own
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_it_is_made_and_read_when_it_comes_in_sight(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.later.renew()
    assert (page.did, page.later.made) == ([], None)
    page.tabs.setCurrentIndex(1)
    assert page.did == ["made", "read"]
    assert page.later.part.first.isVisible()
    assert page.later.part.go.text().startswith("&")
    page.later.renew()
    assert page.did == ["made", "read", "read"]
    page.tabs.setCurrentIndex(0)
    page.later.renew()
    page.later.renew()
    assert page.did == ["made", "read", "read"]
    page.tabs.setCurrentIndex(1)
    assert page.did == ["made", "read", "read", "read"]


def test_it_is_made_when_it_is_asked_for_and_anew_when_it_is_let_go(qtbot: QtBot) -> None:
    page = shown(qtbot)
    first = page.later.part
    assert page.did == ["made", "read"]
    page.later.forget()
    assert page.later.made is None
    page.tabs.setCurrentIndex(1)
    assert page.did == ["made", "read"] * 2
    page.later.forget()
    assert page.did == ["made", "read"] * 3
    assert page.later.part is not first
    assert page.later.part.first.isVisible()


def test_tab_comes_to_it_where_it_stands(qtbot: QtBot, look: Look) -> None:  # noqa: ARG001 - letters of a known size
    page = shown(qtbot)
    for _ in range(2):
        page.tabs.setCurrentIndex(1)
        page.tabs.tabBar().setFocus()
        part = page.later.part
        wanted = [part.first, part.second, part.go, page.below]
        reached: list[QWidget] = []
        for _step in range(12):  # the tab bar may have stops of its own
            at = QApplication.focusWidget()
            assert at is not None
            QTest.keyClick(at, Qt.Key.Key_Tab)
            reached += [one for one in wanted if one.hasFocus()]
        assert reached[:4] == wanted
        page.tabs.setCurrentIndex(0)
        page.later.forget()
