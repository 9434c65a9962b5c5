"""What the sheet's page prints and writes besides itself, by its keys."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.services.closing_months import compute_month
from desktop_app.services.printing_forms import CALCULATION
from desktop_app.ui.pages.payroll import PayrollPage
from desktop_app.ui.print_job import PrintRequest
from desktop_app.ui.window import MainWindow
from tests.ui.commune import MONTH

CONTROL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


@pytest.fixture
def page(window: MainWindow) -> PayrollPage:
    window.frame.open("payroll")
    found = window.frame.pages["payroll"]
    assert isinstance(found, PayrollPage)
    return found


@pytest.mark.parametrize(
    ("modifiers", "whose"), [(CONTROL, "person"), (CONTROL | SHIFT, "team"), (CONTROL | ALT, "everybody")]
)
def test_calculations_are_printed_as_one_paper(
    qtbot: QtBot, page: PayrollPage, sent: list[PrintRequest], modifiers: Qt.KeyboardModifier, whose: str
) -> None:
    office = page.session.office
    members = compute_month(office, MONTH).members
    here = page.table.current_row
    assert here is not None
    wanted = {
        "person": [here.name],
        "team": [pay.name for pay in members if pay.team == here.team],
        "everybody": [pay.name for pay in members],
    }[whose]
    qtbot.keyClick(page.table, Qt.Key.Key_P, modifiers)
    [document] = office.book.documents(month=MONTH)
    assert (document.form, document.pages) == (CALCULATION, len(wanted))
    assert [one.title for one in sent] == [document.title]
    assert page.isVisible()
    pdf = pypdfium2.PdfDocument(office.book.pdf(document.id))
    for number, name in enumerate(wanted):
        assert name in pdf[number].get_textpage().get_text_bounded()
    pdf.close()


def test_the_explanations_go_out_as_a_workbook(
    qtbot: QtBot, page: PayrollPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "dien-giai.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    qtbot.keyClick(page.table, Qt.Key.Key_E, CONTROL | SHIFT)
    sheet = load_workbook(BytesIO(file.read_bytes())).worksheets[0]
    steps = sum(len(line.steps) for pay in compute_month(page.session.office, MONTH).members for line in pay.lines)
    assert sheet.max_row > steps
