"""Twelve months of 400 members under two schemes, as before a province changes its resolution: who would get what.

Timed is the verb behind the screen of comparison: each month's rows read once, its sheet computed with every step under
both schemes, each person's lines set side by side with why they differ. Of a month only sums are kept.
"""

from pathlib import Path

from desktop_app.services.comparing_schemes import compare_month
from desktop_app.services.comparing_years import compare_year
from tests.benchmarks.commune import YEAR, make_year, open_commune
from tests.benchmarks.measure import Work

SCHEMES = ("hung-yen-2024", "ha-noi-2024")


def prepare(folder: Path) -> None:
    """Make the book."""
    make_year(folder)


def ours(folder: Path) -> Work:
    """Compare the whole year."""
    office = open_commune(folder)
    return Work(lambda: compare_year(office, *SCHEMES, YEAR[0].year))


def one_month(folder: Path) -> Work:
    """Compare the first month alone."""
    office = open_commune(folder)
    return Work(lambda: compare_month(office, *SCHEMES, YEAR[0]))
