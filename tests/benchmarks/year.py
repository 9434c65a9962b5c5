"""Twelve months of 400 members under two schemes, as before a province changes its resolution: who would get what.

Timed is the verb behind the screen of comparison: each month's rows read once, its sheet computed with every step under
both schemes, each person's lines set side by side with why they differ. Of a month only sums are kept.
"""

from itertools import islice
from pathlib import Path

from desktop_app.model.ids import MemberId
from desktop_app.services.comparing_schemes import compare_year
from desktop_app.services.office import Office
from tests.benchmarks.commune import YEAR, make_year, open_commune
from tests.benchmarks.measure import Work

SCHEMES = ("hung-yen-2024", "ha-noi-2024")
Sums = dict[MemberId, tuple[int, int]]


def prepare(folder: Path) -> None:
    """Make the book."""
    make_year(folder)


def ours(folder: Path) -> Work:
    """Compare the whole year."""
    office = open_commune(folder)
    return Work(lambda: compared(office, 12))


def one_month(folder: Path) -> Work:
    """Compare the first month alone."""
    office = open_commune(folder)
    return Work(lambda: compared(office, 1))


def compared(office: Office, months: int) -> Sums:
    """Return everybody's sums in đồng under both schemes, over the year's first months."""
    sums: Sums = {}
    for comparison in islice(compare_year(office, *SCHEMES, YEAR[0].year), months):
        for person in comparison.people:
            before, both = sums.get(person.member, (0, 0)), person.amounts
            sums[person.member] = before[0] + both[0], before[1] + both[1]
    return sums
