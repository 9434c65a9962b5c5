"""A month of 400 members and 12,400 stints: the sheet with every step explained."""

from pathlib import Path

from desktop_app.model.payroll import PayrollSheet
from desktop_app.services.closing_months import compute_month
from tests.benchmarks.commune import MONTH, make_commune, open_commune
from tests.benchmarks.measure import Work


def prepare(folder: Path) -> None:
    """Make the book."""
    make_commune(folder)


def ours(folder: Path) -> Work:
    """Compute the sheet from the open book, as the window does after each change."""
    office = open_commune(folder)
    return Work(lambda: compute_month(office, MONTH))


def sheet(folder: Path) -> PayrollSheet:
    """Return what our side makes."""
    office = open_commune(folder)
    try:
        return compute_month(office, MONTH)
    finally:
        office.book.close()
