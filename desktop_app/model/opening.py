"""Where a book takes over in the middle of a year: what was paid before, in months that it does not keep."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class PaidLine:
    """What was paid of one line over some months."""

    line: LineCode
    ticks: int = 0
    """What was paid for: minutes where hours are paid, else days, nights or stints."""
    amount: int = 0
    """Đồng."""


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """What somebody was paid earlier in a calendar year, before this book kept the months: limits by the year need it.

    Closed months of the book up to ``until`` are not counted beside it.
    """

    member: MemberId
    year: int
    until: Month
    """The last month it takes in."""
    lines: tuple[PaidLine, ...] = ()
    bonus: int = 0
    """Đồng of all lines by duty together, where only their sum is known."""
    document: str = ""
    """The paper it was read from."""


def check_opening(balance: OpeningBalance) -> list[Problem]:
    """Return what is wrong with an opening balance by itself."""
    problems = []
    if balance.until.year != balance.year:
        problems.append(Problem("opening.other_year", Place(field="until"), {"until": balance.until}))
    if balance.bonus < 0 or any(line.ticks < 0 or line.amount < 0 for line in balance.lines):
        problems.append(Problem("opening.negative", Place(field="lines")))
    twice = _twice(line.line for line in balance.lines)
    problems += [Problem("opening.line_twice", Place(field="lines"), {"line": line}) for line in twice]
    return problems


def _twice(lines: Iterable[LineCode]) -> list[LineCode]:
    found = list(lines)
    return [line for line in dict.fromkeys(found) if found.count(line) > 1]
