"""What can be printed, what waits, what was printed, over the sample commune."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.services import closing_months
from desktop_app.ui.pages.documents import PRINTED, READY, WAITING
from tests.ui.commune import MONTH

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, monkeypatch):
    window.frame.open("documents")
    made = window.frame.pages["documents"]
    made.sent = []
    monkeypatch.setattr(made.paper, "send_to_printer", lambda data, **_asked: made.sent.append(data))
    return made


@pytest.fixture
def closed(page):
    page.session.do(lambda: closing_months.close_month(page.session.office, MONTH))
    page.reload()
    page.table.go_first()
    return page


def groups(page):
    return [row.group for row in page.rows.rows]


def go_to_waiting(page):
    """Stand on the first sheet that waits: the roster, which waits for nothing, is above it."""
    page.table.go_to(next(row.identity for row in page.rows.rows if row.group == WAITING))


def test_sheets_of_an_open_month_wait_and_say_for_what(qtbot, page):
    assert groups(page).count(READY) == 1
    assert set(groups(page)) == {READY, WAITING}
    go_to_waiting(page)
    qtbot.waitUntil(lambda: page.waits.text() != "")
    assert "chưa khóa" in page.waits.text()


def test_a_draft_of_an_open_month_is_printed_but_not_kept(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    first = page.paper.view.data
    go_to_waiting(page)
    qtbot.waitUntil(lambda: page.paper.view.data not in (first, b""))
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert page.sent == [page.paper.view.data]
    assert page.session.office.book.documents() == ()


def test_a_closed_month_prints_and_the_reprint_is_the_same_bytes(qtbot, closed):
    assert groups(closed).count(READY) == 5
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    qtbot.keyClick(closed.table, Qt.Key.Key_P, CONTROL)
    [document] = closed.session.office.book.documents()
    assert closed.table.current_row.group == PRINTED
    qtbot.keyClick(closed.table, Qt.Key.Key_Return)
    assert closed.sent[0] == closed.sent[1] == closed.session.office.book.pdf(document.id)
    assert [d.id for d in closed.session.office.book.documents()] == [document.id]


def test_walking_down_the_list_changes_the_paper(qtbot, closed):
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    first = closed.paper.view.data
    qtbot.keyClick(closed.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: closed.paper.view.data != first)


def test_the_search_brings_a_printed_paper_in_sight(qtbot, closed):
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    closed.print_current()
    [document] = closed.session.office.book.documents()
    closed.table.go_first()
    closed.show_key(document.id)
    assert closed.table.current_row.document.id == document.id


def test_sheet_and_grid_go_out_as_workbooks(qtbot, page, tmp_path, monkeypatch):
    for key, shift, name in (("sheet", False, "a.xlsx"), ("grid", True, "b.xlsx")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, n=name: (str(tmp_path / n), ""))
        modifiers = CONTROL | Qt.KeyboardModifier.ShiftModifier if shift else CONTROL
        qtbot.keyClick(page.table, Qt.Key.Key_E, modifiers)
        assert load_workbook(tmp_path / name).active.max_row > 40, key


def test_find_in_page_narrows_the_list_and_esc_shows_all(qtbot, page):
    whole = len(page.rows.rows)
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page.find_line, "thanh toan")
    assert [row.printable.form for row in page.rows.rows] == ["bang_thanh_toan", "danh_sach_chuyen_khoan"]
    qtbot.keyClick(page.find_line, Qt.Key.Key_Escape)
    assert len(page.rows.rows) == whole


def test_ctrl_f_looks_in_the_list_or_in_the_paper_by_where_the_focus_is(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert page.find_line.hasFocus()
    qtbot.keyClick(page.find_line, Qt.Key.Key_Escape)
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.paper.finder.edit.hasFocus()
    qtbot.keyClicks(page.paper.finder.edit, "to")
    assert page.paper.finder.count.text().startswith("1/")
    qtbot.keyClick(page.paper.finder.edit, Qt.Key.Key_F3)
    assert page.paper.finder.count.text().startswith("2/")
    qtbot.keyClick(page.paper.finder.edit, Qt.Key.Key_Escape)
    assert page.paper.view.hasFocus()
    qtbot.keyClick(page.paper.view, Qt.Key.Key_F, CONTROL)
    assert page.paper.finder.edit.hasFocus()
    assert not page.find_line.isVisible()


def test_the_keyboard_reaches_the_paper_from_the_list(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    page.table.setFocus()
    for _ in range(12):
        if page.paper.view.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.paper.view.hasFocus()
