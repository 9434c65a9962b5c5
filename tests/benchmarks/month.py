"""A month of 400 members and 12,400 stints: the sheet with every step explained.

Timed for ``month``: reading the rows, the facts of everyone, every line with every step and its article; a step is a
code with its values. Timed apart, for ``month-sentences``: the Vietnamese sentence and the article of each step, as the
window writes them for the one cell somebody stands on and the annex for the one person it is printed for.
"""

from pathlib import Path

from desktop_app.model.payroll import PayrollSheet
from desktop_app.services.closing_months import compute_month
from desktop_app.services.office import Office
from desktop_app.wording.paper import source_words
from tests.benchmarks.commune import MONTH, make_commune, open_commune
from tests.benchmarks.measure import Work


def prepare(folder: Path) -> None:
    """Make the book."""
    make_commune(folder)


def ours(folder: Path) -> Work:
    """Compute the sheet from the open book, as the window does after each change."""
    office = open_commune(folder)
    return Work(lambda: compute_month(office, MONTH))


def sentences(folder: Path) -> Work:
    """Write every step of everybody in words; the sheet is computed before."""
    office = open_commune(folder)
    made = compute_month(office, MONTH)
    return Work(lambda: written(office, made))


def written(office: Office, sheet: PayrollSheet) -> list[tuple[str, str]]:
    """Return the sentence and the article of every step, line by line."""
    return [
        (office.messages.step(step.code, step.values), source_words(step.source) if step.source else "")
        for pay in sheet.members
        for line in pay.lines
        for step in line.steps
    ]


def sheet(folder: Path) -> PayrollSheet:
    """Return what our side makes."""
    office = open_commune(folder)
    try:
        return compute_month(office, MONTH)
    finally:
        office.book.close()
