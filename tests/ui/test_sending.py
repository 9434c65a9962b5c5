"""A paper's way to a printer, in the real window."""

import io

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop_app.model.problems import Refused
from desktop_app.settings import LastPrint, PrinterOffset
from desktop_app.ui import sending
from desktop_app.ui.dialogs.print_paper import NoPrinterDialog, PrintDialog
from desktop_app.ui.print_job import PrintJob, PrintRequest
from desktop_app.ui.printers import PrinterFacts, Printers
from desktop_app.ui.sending import send, send_to_printer
from desktop_app.ui.tasks import Cancelled, Tasks

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def paper():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(3):
        canvas.drawString(72, 400, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def told(session):
    said = []
    session.said.connect(said.append)
    session.refused.connect(said.append)
    return said


def test_from_the_list_to_the_printer_by_keys(qtbot, window, answer, monkeypatch):
    jobs, wanted = [], []
    printers = Printers(("HP",), PrinterFacts("HP", both_sides=True))
    monkeypatch.setattr(sending, "find_printers", lambda name: wanted.append(name) or printers)
    monkeypatch.setattr(sending, "print_pdf", lambda data, job, _progress: jobs.append((data, job)) or 1)
    frame = window.frame
    session = frame.session
    session.settings = session.settings.with_offset(PrinterOffset("HP", 3)).with_print(
        LastPrint(last := "lich_truc", "HP", 2)
    )
    frame.open("documents")
    page = frame.pages["documents"]
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    answer(PrintDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL))
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    [(data, job)] = jobs
    kept = page.table.current_row.document
    form = kept.form
    assert data == session.office.book.pdf(kept.id)
    assert (job.printer, job.copies, job.offset.right) == ("HP", 2 if form == last else 1, 3)
    assert wanted == ["HP" if form == last else ""]
    assert session.settings.last_print(form).printer == "HP"
    assert "máy in «HP»" in frame.status.text


def test_without_a_printer_something_else_is_done(session, paper, told, answer, monkeypatch):
    monkeypatch.setattr(sending, "find_printers", lambda _name: Printers())
    done = []
    request = PrintRequest(paper, instead=done.append)
    answer(NoPrinterDialog, lambda dialog: dialog.accept())
    send_to_printer(None, session, request)
    answer(NoPrinterDialog, lambda dialog: dialog.reject())
    send_to_printer(None, session, request)
    assert (done, told) == (["save"], [])


def test_putting_it_off_sends_nothing(session, paper, told, monkeypatch):
    monkeypatch.setattr(sending, "ask_for_job", lambda *_: None)
    send_to_printer(None, session, PrintRequest(paper))
    assert told == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(session, paper, told, tmp_path):
    send(session, paper, PrintJob(file=str(tmp_path / "no" / "folder.pdf")))
    [refused] = told
    assert isinstance(refused, Refused)
    assert "không nhận bản in" in session.messages.problem(refused.problems[0])


def test_huy_stops_between_two_pages(qtbot, session, paper, told, tmp_path):
    session.tasks = Tasks()
    session.tasks.advanced.connect(lambda *_: session.tasks.cancel(), Qt.ConnectionType.DirectConnection)
    send(session, paper, PrintJob(file=str(tmp_path / "out.pdf")))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == ["Đã hủy in; trang máy in đã nhận có thể vẫn ra"]
    assert session.tasks.wait()


def test_what_follows_is_done_when_the_printer_has_all(session, paper, told, tmp_path):
    send(session, paper, PrintJob(file=str(tmp_path / "out.pdf")), lambda: told.append("kept"))
    assert told == ["kept", "Đã gửi 3 trang tới máy in"]


def test_a_fault_of_ours_is_not_swallowed(session, paper, monkeypatch):
    def broken(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr(sending, "print_pdf", broken)
    with pytest.raises(ZeroDivisionError):
        send(session, paper, PrintJob())


def test_the_window_answers_while_pages_go(qtbot, session, paper, told, tmp_path):
    session.tasks = Tasks()
    file = tmp_path / "out.pdf"
    send(session, paper, PrintJob(file=str(file), copies=2))
    assert told == []  # it came back before the printer was done
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert told == ["Đã gửi 6 trang tới máy in"]
    assert session.tasks.wait()
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 6
    document.close()
    assert not isinstance(told[0], Cancelled)
