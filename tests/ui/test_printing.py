"""From a key to the printer: the paper stood on and no other, and what nobody can stop offers no stopping."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from desktop_app.services import closing_months
from tests.ui.commune import MONTH
from tests.ui.pages.test_documents import go_to_waiting

CONTROL = Qt.KeyboardModifier.ControlModifier


def heads(*papers):
    """What stands at the head of papers, by which one is told from another."""
    found = []
    for pdf in papers:
        document = pypdfium2.PdfDocument(pdf)
        found.append(document[0].get_textpage().get_text_range()[:300])
        document.close()
    return found


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


def test_a_draft_of_an_open_month_is_printed_but_not_kept(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    first = page.paper.view.data
    go_to_waiting(page)
    qtbot.waitUntil(lambda: page.paper.view.data not in (first, b""))
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert heads(*page.sent) == heads(page.paper.view.data)
    assert page.session.office.book.documents() == ()


def test_a_draft_asked_for_before_it_is_in_sight_is_not_the_paper_before(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    before = page.paper.view.data
    page.table.setFocus()
    go_to_waiting(page)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert heads(*page.sent) != heads(before)
    qtbot.waitUntil(lambda: page.paper.view.data not in (before, b""))
    assert heads(*page.sent) == heads(page.paper.view.data)


def test_a_new_print_is_made_only_of_the_paper_that_asks_for_one(qtbot, closed):
    closed._anew.setEnabled(True)  # as on the paper stood on before
    qtbot.keyClick(closed.table, Qt.Key.Key_Down)
    qtbot.keyClick(closed.table, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert closed.session.office.book.documents() == ()


def test_what_nobody_can_stop_offers_no_button_to_stop_it(qtbot, closed):
    offered = []
    closed.session.tasks.began.connect(lambda words, stops: offered.append((words, stops)))
    closed.table.go_to(closed.rows.rows[1].identity)
    qtbot.waitUntil(lambda: bool(offered))
    closed.print_current()
    assert {words for words, _ in offered} == {"Đang dựng bản xem trước", "Đang dựng bản in…"}
    assert not any(stops for _, stops in offered)
