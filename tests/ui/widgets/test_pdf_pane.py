"""What can be done with a paper in front."""

import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from reportlab.pdfgen.canvas import Canvas

from desktop_app.model.problems import Refused
from desktop_app.ui.widgets.pdf_pane import PaperPane
from desktop_app.ui.widgets.pdf_view import Fit


@pytest.fixture
def paper():
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.drawString(72, 400, "page")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def pane(qtbot, session, paper):
    made = PaperPane(session)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    made.show_pdf(paper, "giay.pdf")
    made.told = []
    session.said.connect(made.told.append)
    return made


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_page_and_zoom_are_told(pane):
    assert (pane.page.text(), pane._count.text()) == ("1", "/ 2")
    assert pane.zoom.value is Fit.WIDTH
    pane.view.set_zoom(1.25)
    assert pane.zoom.currentText() == "125 %"
    pane.view.set_zoom(1.1)
    assert pane.zoom.currentText() == "110 %"
    pane.view.set_fit(Fit.PAGE)
    assert pane.zoom.currentText() == "Cả trang"


def test_a_size_is_chosen_by_keys(qtbot, pane):
    for _ in range(3):
        qtbot.keyClick(pane.zoom, Qt.Key.Key_Down)
    assert (pane.view.fit, pane.view.zoom) == (Fit.NONE, 0.75)
    qtbot.keyClick(pane.zoom, Qt.Key.Key_Home)
    assert pane.view.fit is Fit.WIDTH


def test_a_page_is_typed(qtbot, pane):
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_G, CONTROL)
    assert pane.page.hasFocus()
    qtbot.keyClicks(pane.page, "2")
    qtbot.keyClick(pane.page, Qt.Key.Key_Return)
    assert pane.view.page == 2
    assert pane.view.hasFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_G, CONTROL)
    qtbot.keyClicks(pane.page, "x")
    qtbot.keyClick(pane.page, Qt.Key.Key_Return)
    assert (pane.view.page, pane.page.text()) == (2, "2")


def test_words_are_looked_for_by_keys(qtbot, pane):
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_F3)
    assert pane.finder.edit.hasFocus()
    qtbot.keyClicks(pane.finder.edit, "PAGÉ")
    assert pane.finder.count.text() == "1/2"
    qtbot.keyClick(pane.finder.edit, Qt.Key.Key_Return)
    assert pane.finder.count.text() == "2/2"
    qtbot.keyClick(pane.finder.edit, Qt.Key.Key_Return, SHIFT)
    assert pane.finder.count.text() == "1/2"
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_F3)
    qtbot.keyClick(pane.view, Qt.Key.Key_F3)
    assert pane.finder.count.text() == "1/2"
    qtbot.keyClick(pane.view, Qt.Key.Key_F3, SHIFT)
    assert pane.finder.count.text() == "2/2"
    qtbot.keyClick(pane.view, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(pane.finder.edit, "khong")
    assert pane.finder.count.text() == "không có"
    qtbot.keyClick(pane.finder.edit, Qt.Key.Key_Escape)
    assert not pane.finder.isVisible()
    assert pane.view.hasFocus()
    assert pane.view.search.hits == []


def test_taken_words_are_copied(qtbot, pane):
    qtbot.keyClick(pane.view, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(pane.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split() == ["page", "page"]


def test_the_bytes_shown_are_the_bytes_saved(pane, paper, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    pane.save_as()
    assert (tmp_path / "a.pdf").read_bytes() == paper
    assert pane.told == ["Đã lưu a.pdf"]


def test_a_paper_is_sent_with_its_form_and_its_note(pane, paper, session):
    asked = []
    session.print_asked.connect(asked.append)
    pane.send_to_printer(paper, form="bang_thanh_toan", note="Đã thay thế")
    [request] = asked
    assert (request.data, request.form, request.note) == (paper, "bang_thanh_toan", "Đã thay thế")
    assert request.title == "giay"


def test_where_there_is_no_printer_the_same_bytes_are_saved_or_opened(pane, paper, session, tmp_path, monkeypatch):
    other = paper.replace(b"%%EOF", b"%%EOF\n")
    opened = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    session.print_asked.connect(lambda request: request.instead("save"))
    session.print_asked.connect(lambda request: request.instead("open"))
    pane.send_to_printer(other)
    assert (tmp_path / "a.pdf").read_bytes() == Path(opened[0]).read_bytes() == other
    assert pane.told == ["Đã lưu a.pdf"]


def test_another_program_gets_a_copy_with_the_papers_name(pane, paper, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    pane.open_elsewhere()
    assert Path(opened[0]).read_bytes() == paper
    assert opened[0].endswith("/giay.pdf")


def test_a_machine_without_such_a_program_says_so(pane, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with pytest.raises(Refused) as refused:
        pane.open_elsewhere()
    assert refused.value.problems[0].code == "printer.no_program"


def test_words_stand_where_there_is_no_paper(pane):
    pane.say("Chưa có người ký.")
    assert pane.words.isVisible()
    assert not pane.view.isVisible()
    assert not any(part.isEnabled() for part in pane._buttons)


def test_another_paper_of_the_same_name_is_not_written_over_the_one_still_open(pane, paper, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    other = paper.replace(b"%%EOF", b"%%EOF\n")
    pane.open_elsewhere()
    pane.show_pdf(other, "giay.pdf")
    pane.open_elsewhere()
    pane.open_elsewhere()
    assert [file.read_bytes() for file in opened] == [paper, other, other]
    assert [file.name for file in opened] == ["giay.pdf"] * 3
    assert opened[0] != opened[1] == opened[2]


def test_a_name_keeps_what_stands_behind_its_dot(pane, paper, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "thang 07.2026"), ""))
    pane.save_as()
    assert (tmp_path / "thang 07.2026.pdf").read_bytes() == paper


def test_each_button_of_the_bar_says_what_it_does(pane):
    named = [made.accessibleName() for made in pane.findChildren(QPushButton) if made.parentWidget() is pane]
    assert named == ["Thu nhỏ", "Phóng to", "Tìm", "Lưu", "Mở"]
