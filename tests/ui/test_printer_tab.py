"""Measuring a printer: from the page of rulers to what is printed afterwards."""

import io

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop_app.settings import PrinterOffset, Settings
from desktop_app.ui import printer_tab, sending
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.pages.settings import PRINTERS
from desktop_app.ui.print_job import PrintJob
from desktop_app.ui.printers import PrinterFacts, Printers
from desktop_app.ui.widgets.pdf_print import print_pdf
from desktop_app.wording import ruler_words

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two(monkeypatch):
    monkeypatch.setattr(printer_tab, "find_printers", lambda: Printers(("HP", "Canon"), PrinterFacts("Canon")))


@pytest.fixture
def page(window):
    window.frame.open("settings", "printers")
    made = window.frame.pages["settings"]
    assert made.tabs.currentIndex() == PRINTERS
    return made


@pytest.fixture
def jobs(monkeypatch):
    made = []
    monkeypatch.setattr(sending, "print_pdf", lambda data, job, _progress: made.append((data, job)) or 2)
    return made


@pytest.mark.usefixtures("two")
def test_what_was_measured_is_typed_kept_and_used(qtbot, page, jobs):
    tab, session = page.printers, page.session
    assert tab.printer.value == "Canon"
    tab.trial.setFocus()
    qtbot.keyClick(tab.trial, Qt.Key.Key_Space)
    [(data, job)] = jobs
    assert (job.printer, job.offset, job.sides, job.note) == ("Canon", PrinterOffset(), "one", ruler_words.MEASURED)
    assert len(pypdfium2.PdfDocument(io.BytesIO(data))) == 2
    for name, typed in (("right", "20,6"), ("down", "19,5"), ("wide_right", "20"), ("wide_down", "20.2")):
        tab.measures[name].selectAll()
        qtbot.keyClicks(tab.measures[name], typed)
    qtbot.keyClick(tab.measures["right"], Qt.Key.Key_Return, CONTROL)
    kept = PrinterOffset("Canon", -6, 5, 0, -2)
    assert session.settings.offset_of("Canon") == kept
    assert Settings.load(session.office.paths.settings).offsets == (kept,)
    assert tab.said.text() == "Bù lệch: trang đứng sang trái 0,6 mm, xuống 0,5 mm; trang ngang lên 0,2 mm."
    qtbot.keyClick(tab.check, Qt.Key.Key_Space)
    assert (jobs[1][1].offset, jobs[1][1].note) == (kept, ruler_words.CHECKED)
    assert page.may_leave()


@pytest.mark.usefixtures("two")
def test_a_measure_that_is_none_is_told_at_its_field_and_nothing_is_kept(qtbot, page):
    tab = page.printers
    tab.measures["down"].setText("5")
    qtbot.keyClick(tab.measures["down"], Qt.Key.Key_Return, CONTROL)
    assert "không phải là số đo" in tab.form.fault_of("down")
    assert page.session.settings.offsets == ()
    page._forget()
    assert tab.measures["down"].text() == "20,0"
    assert tab.form.fault_of("down") == ""


@pytest.mark.usefixtures("two")
def test_another_printer_has_its_own_and_nothing_typed_is_lost(qtbot, page, answer):
    tab, session = page.printers, page.session
    session.keep_settings(session.settings.with_offset(PrinterOffset("HP", 3)))
    qtbot.keyClick(tab.printer, Qt.Key.Key_Up)
    assert (tab.printer.value, tab.measures["right"].text()) == ("HP", "19,7")
    tab.measures["right"].setText("21")
    asked = answer(DiscardDialog, lambda dialog: dialog.reject())
    qtbot.keyClick(tab.printer, Qt.Key.Key_Down)
    assert len(asked) == 1
    assert (tab.printer.value, tab.measures["right"].text()) == ("HP", "21")
    answer(DiscardDialog, lambda dialog: dialog.accept())
    qtbot.keyClick(tab.printer, Qt.Key.Key_Down)
    assert (tab.printer.value, tab.measures["right"].text()) == ("Canon", "20,0")


def test_a_machine_without_printers_says_so(page):
    tab = page.printers
    assert "chưa có máy in" in tab.said.text()
    assert not tab.trial.isEnabled()
    assert tab.keep() == []
    assert page.session.settings.offsets == ()


def test_a_measured_printer_that_is_switched_off_can_still_be_changed(session, qtbot):
    session.settings = Settings().with_offset(PrinterOffset("Cũ", 4))
    tab = printer_tab.PrinterTab(session)
    qtbot.addWidget(tab)
    assert (tab.printer.value, tab.measures["right"].text()) == ("Cũ", "19,6")


def test_typing_what_was_measured_brings_the_frame_to_twenty_millimetres(tmp_path, session, qtbot):
    """A printer that is off, stood for by a paper drawn off; what is read off it, typed, undoes it."""
    off = (0.7, -1.2)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.rect((20 + off[0]) * mm, A4[1] - (120 + off[1]) * mm, 100 * mm, 100 * mm, fill=1, stroke=0)
    canvas.save()
    tab = printer_tab.PrinterTab(session)
    qtbot.addWidget(tab)
    tab._show(Printers(("HP",), PrinterFacts("HP")))
    tab.measures["right"].setText("20,7")
    tab.measures["down"].setText("18,8")
    assert tab.keep() == []
    file = tmp_path / "out.pdf"
    print_pdf(out.getvalue(), PrintJob(file=str(file), offset=session.settings.offset_of("HP")))
    document = pypdfium2.PdfDocument(file)
    picture = document[0].render(scale=600 / 72, grayscale=True).to_pil()
    document.close()
    left, top, *_ = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert (left * 25.4 / 600, top * 25.4 / 600) == pytest.approx((20, 20), abs=0.1)


@pytest.mark.usefixtures("two")
def test_the_check_is_printed_by_what_is_typed(page, jobs):
    tab = page.printers
    tab.measures["right"].setText("20,6")
    tab.check.click()
    [(_data, job)] = jobs
    assert (job.offset, job.note) == (PrinterOffset("Canon", -6, 0, 0, 0), ruler_words.CHECKED)
    tab.measures["right"].setText("hai mươi")
    tab.check.click()
    assert len(jobs) == 1
    assert tab.form.fault_of("right")


def test_a_fault_in_asking_for_printers_is_not_hidden(qtbot, window, monkeypatch):
    def broken():
        raise OSError("spooler")

    monkeypatch.setattr(printer_tab, "find_printers", broken)
    tab = printer_tab.PrinterTab(window.frame.session)
    qtbot.addWidget(tab)
    with pytest.raises(OSError, match="spooler"):
        tab.show()
