from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services import keeping_teams
from desktop_app.ui.pages.history import HistoryPage
from desktop_app.ui.window import MainWindow


def opened(window: MainWindow) -> HistoryPage:
    window.frame.open("history")
    page = window.frame.pages["history"]
    assert isinstance(page, HistoryPage)
    return page


def told(page: HistoryPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.panel.findChildren(QLabel)]


def test_each_change_is_told_with_what_it_was_before(window: MainWindow) -> None:
    from dataclasses import replace

    session = window.frame.session
    member = session.office.book.members()[0]
    session.do(lambda: keeping_teams.save_member(session.office, replace(member, phone="0911")))
    page = opened(window)
    assert page.rows.index(0, 1).data() == "Ghi thông tin thành viên"
    shown = told(page)
    assert f"Sửa thành viên {member.full_name}" in shown
    assert f"điện thoại: {member.phone} → 0911" in shown


def test_the_chain_is_verified_by_a_key(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_F9)
    assert page.verdict.isVisible()
    assert page.verdict.text.text().startswith("Nhật ký nguyên vẹn")


def test_undo_and_redo_by_key_are_told_in_the_status_line(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame
    assert "Hoàn tác: ghi ca trực (Ctrl+Z)" in frame.status.text
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert frame.status.text.startswith("Đã hoàn tác: ghi ca trực")
    assert "Đã lưu lúc 16:42" in frame.status.text
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert frame.status.text.startswith("Đã làm lại")
