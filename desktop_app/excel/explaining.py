"""The workbook beside the payment: every step of every line of everybody, one row a step, to be filtered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.excel.columns import Layouts
from desktop_app.excel.sheets import row_height
from desktop_app.excel.writing import MONEY, first_sheet, landscape, put, to_bytes

_STEP = 5
"""The column of a step's number."""


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One step in words."""

    name: str
    role: str
    team: str
    line: str
    step: int
    """Its number within the line, from 1."""
    text: str
    article: str
    certainty: str
    amount: int | None
    """What the line comes to in đồng, at the step that says it."""


def write_explanations(
    steps: Iterable[ExplainedStep], layouts: Layouts, title: str, notes: Iterable[str], made_at: datetime
) -> bytes:
    """Return the ``.xlsx`` bytes: title and notes above, headings, then one row a step; A4 across when printed."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    words, face = layouts.paper["explained"], layouts.paper["common"]["font"]
    book = Workbook()
    sheet = first_sheet(book, words["sheet"])
    put(sheet, 1, 1, title).font = Font(name=face, bold=True, size=13)
    row = 2
    for row, note in enumerate(notes, start=2):
        put(sheet, row, 1, note).font = Font(name=face, italic=True)
    heading = row + 1
    for column, (text, width) in enumerate(zip(words["headings"], words["widths"], strict=True), start=1):
        cell = put(sheet, heading, column, text)
        cell.font = Font(name=face, bold=True, size=10)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[heading].height = row_height(words["headings"], words["widths"])
    middle = Alignment(horizontal="center", vertical="top")
    wrapped, letters = Alignment(wrap_text=True, vertical="top"), Font(name=face, size=10)
    for row, one in enumerate(steps, start=heading + 1):
        values = (one.name, one.role, one.team, one.line, one.step, one.text, one.article, one.certainty, one.amount)
        for column, value in enumerate(values, start=1):
            if value is not None:
                cell = put(sheet, row, column, value)
                cell.alignment, cell.font = middle if column == _STEP else wrapped, letters
                if column == len(values):
                    cell.number_format = MONEY
        sheet.row_dimensions[row].height = row_height(values, words["widths"])
    landscape(sheet)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.freeze_panes = f"B{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{sheet.cell(max(row, heading), len(words['headings'])).coordinate}"
    return to_bytes(book, made_at)
