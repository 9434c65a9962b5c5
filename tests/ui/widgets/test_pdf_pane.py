"""What can be done with a paper in front."""

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from reportlab.pdfgen.canvas import Canvas

from desktop_app.model.problems import Refused
from desktop_app.ui.widgets.pdf_pane import PaperPane


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


def test_page_and_zoom_are_told(pane):
    assert pane._page.text() == "Trang 1 / 2"
    pane.view.set_zoom(1.25)
    assert pane._zoom.text() == "125 %"


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
