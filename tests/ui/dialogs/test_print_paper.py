"""What is asked before a paper goes to a printer, driven by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.services.advising_prints import PrintAdvice
from desktop_app.settings import LastPrint, PrinterOffset, Settings
from desktop_app.ui.dialogs.print_paper import (
    OPEN,
    SAVE,
    Asked,
    NoPrinterDialog,
    PrintDialog,
    millimetres,
    offset_words,
)
from desktop_app.ui.print_job import PrintJob
from desktop_app.ui.printers import PrinterFacts, Printers

CONTROL = Qt.KeyboardModifier.ControlModifier
OFFICE, HALL = "HP văn phòng", "Canon hội trường"
PRINTERS = Printers((OFFICE, HALL), PrinterFacts(OFFICE, both_sides=True, colour=True))
DECISION = Asked(2, PrintAdvice("long", "stands"), "mau_08_cong_nhan", "Quyết định 12")


@pytest.fixture
def shown(qtbot, session):
    def show(asked=DECISION, printers=PRINTERS):
        made = PrintDialog(None, session, asked, printers)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return show


def test_what_suits_the_paper_is_offered_and_said(qtbot, shown, session):
    dialog = shown()
    assert (dialog.sides.value, dialog.copies.text(), dialog.colour.value) == ("long", "1", False)
    assert "hai mặt, lật theo cạnh dài" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.job == PrintJob(OFFICE, sides="long", offset=PrinterOffset(OFFICE), title="Quyết định 12")
    assert session.settings.last_print("mau_08_cong_nhan") == LastPrint("mau_08_cong_nhan", OFFICE, 1, "long")
    assert Settings.load(session.office.paths.settings).prints == session.settings.prints


def test_copies_pages_and_printer_are_typed(qtbot, shown):
    dialog = shown()
    qtbot.keyClicks(dialog.copies, "3")
    qtbot.keyClick(dialog.copies, Qt.Key.Key_Return)
    assert dialog.pages.hasFocus()
    qtbot.keyClicks(dialog.pages, "2")
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert dialog.sides.hasFocus()
    qtbot.keyClick(dialog.sides, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.printer, Qt.Key.Key_End)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    job = dialog.job
    assert (job.printer, job.copies, job.pages, job.sides, job.collate) == (HALL, 3, (1,), "one", True)


def test_pages_that_are_none_are_told_at_their_field(qtbot, shown, session):
    dialog = shown()
    dialog.pages.setText("3")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    assert dialog.job is None
    assert "có 2 trang" in dialog.form.fault_of("pages")
    assert session.settings.prints == ()
    dialog.copies.setText("0")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert "số bản in" in dialog.form.fault_of("copies")
    dialog.copies.setText("1")
    dialog.pages.setText("le")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.job.pages == (0,)


def test_what_was_chosen_last_for_this_form_is_offered_again(shown, session):
    session.settings = session.settings.with_print(LastPrint(DECISION.form, HALL, 4, "one", colour=True))
    dialog = shown(printers=Printers((OFFICE, HALL), PrinterFacts(HALL)))
    assert (dialog.printer.value, dialog.copies.text(), dialog.sides.value) == (HALL, "4", "one")
    assert dialog.colour.value is True
    other = shown(Asked(1, PrintAdvice("one", "single"), "mau_05"))
    assert (other.printer.value, other.copies.text()) == (OFFICE, "1")


def test_a_printer_of_one_side_says_how_to_print_both_by_hand(qtbot, shown):
    dialog = shown()
    assert "lẻ" not in dialog.facts.text()
    qtbot.keyClick(dialog.printer, Qt.Key.Key_End)  # a name that no machine has: it can do nothing
    assert "«lẻ»" in dialog.facts.text()
    qtbot.keyClick(dialog.sides, Qt.Key.Key_Home)
    assert "«lẻ»" not in dialog.facts.text()


def test_the_printers_own_offset_is_said_and_sent(qtbot, shown, session):
    session.settings = session.settings.with_offset(PrinterOffset(OFFICE, 12, -3, 0, 5))
    dialog = shown()
    assert dialog.facts.text() == "Bù lệch: trang đứng sang phải 1,2 mm, lên 0,3 mm; trang ngang xuống 0,5 mm."
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.job.offset == PrinterOffset(OFFICE, 12, -3, 0, 5)


def test_esc_prints_nothing_and_asks_nothing(qtbot, shown, session):
    dialog = shown()
    dialog.pages.setText("1")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.job is None
    assert session.settings.prints == ()


def test_a_note_is_shown_before_it_is_printed(shown):
    dialog = shown(Asked(1, PrintAdvice("one", "single"), note="Đã thay thế"))
    assert "Đã thay thế" in " ".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(("words", "chosen"), [("Lưu", SAVE), ("Mở", OPEN)])
def test_without_a_printer_it_is_saved_or_opened(qtbot, session, words, chosen):
    dialog = NoPrinterDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    [go] = [one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "").startswith(words)]
    qtbot.keyClick(go, Qt.Key.Key_Space)
    assert (dialog.chosen, dialog.isVisible()) == (chosen, False)


def test_an_offset_is_read_in_millimetres():
    assert (millimetres(5), millimetres(100)) == ("0,5 mm", "10,0 mm")
    assert offset_words(PrinterOffset("A")).startswith("Không bù")
    assert offset_words(PrinterOffset("A", -1)) == "Bù lệch: trang đứng sang trái 0,1 mm; trang ngang không."
