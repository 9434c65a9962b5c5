"""From a key to the printer: the paper stood on and no other, and what nobody can stop offers no stopping."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

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


def test_a_paper_is_saved_among_the_documents_under_a_name_one_reads(qtbot, closed, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: asked.append(Path(args[2])) or ("", ""))
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    qtbot.keyClick(closed.table, Qt.Key.Key_S, CONTROL)
    [where] = asked
    assert where.is_absolute()
    assert where.parent != Path.cwd()
    assert closed.table.current_row.title in where.stem
    assert where.suffix == ".pdf"


def test_another_paper_opens_on_its_first_page(qtbot, closed):
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    bar = closed.paper.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    first = closed.paper.view.data
    closed.paper.show_pdf(first, closed.paper._name)
    assert bar.value() > 0, "the same paper drawn anew stays where it was read"
    qtbot.keyClick(closed.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: closed.paper.view.data != first)
    assert bar.value() == 0
