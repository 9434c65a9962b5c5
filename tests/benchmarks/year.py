"""Twelve months of 400 members under two schemes, as before a province changes its resolution: who would get what.

Each month's rows are read once and its sheet computed with every step under both; of a month only sums are kept.
"""

from pathlib import Path

from desktop_app.model.ids import MemberId
from desktop_app.rules.sheet import compute
from desktop_app.services.closing_months import profile_for
from desktop_app.services.gathering_facts import member_facts
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
    for month in YEAR[:months]:
        profile = profile_for(office, month)
        facts = member_facts(office, month, profile)
        sheets = [compute(month, facts, office.rulebook, scheme, profile.rest_days) for scheme in SCHEMES]
        for one, other in zip(sheets[0].members, sheets[1].members, strict=True):
            before = sums.get(one.member, (0, 0))
            sums[one.member] = before[0] + one.cash + one.insurance, before[1] + other.cash + other.insurance
    return sums
