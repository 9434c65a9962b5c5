"""All cells of a workbook by openpyxl in its quickest way of reading: read-only, values only."""

from pathlib import Path

from openpyxl import load_workbook

from tests.benchmarks.measure import Work

FILE, SMALL = "members.xlsx", "small.xlsx"
Cells = list[tuple[object, ...]]


def reference(folder: Path) -> Work:
    """Read the file once, after another small one, as our side does."""
    return Work(lambda: cells(folder / FILE), warm=lambda: cells(folder / SMALL))


def cells(file: Path) -> Cells:
    """Return the rows of every sheet."""
    book = load_workbook(file, read_only=True, data_only=True)
    try:
        return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()
