"""Schemes made up for one test, ready for a month: a few lines of TOML under readings that say nothing special."""

from desktop_app.model.payroll import LineCode, PayrollLine
from desktop_app.model.periods import Month
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from tests.rules.conftest import WEEKEND, member, rebuilt
from tests.rules.schemes_text import head, line

BOOK = rebuilt(lambda *_: None)
"""The book is immutable, so one is enough."""
APRIL = Month(2026, 4)
"""Begins on a Wednesday; the 26th is a holiday on a Sunday, the 27th a day off instead, the 30th a holiday."""
MONTHLY = line(
    "monthly", 'kind = "fixed", by_role = { to_truong = 3_000_000, to_pho = 2_600_000, to_vien = 2_080_000 }'
)


def fixed(code: str, dong: int, count: str = "", more: str = "") -> str:
    """A line of a fixed rate."""
    return line(code, f'kind = "fixed", dong = {dong}', count, more)


def text(*lines: str, **readings: str) -> str:
    """A whole scheme."""
    return head(**readings) + "".join(lines)


def scheme(*lines: str, **readings: str) -> Scheme:
    """The nouns of it."""
    return BOOK.with_scheme("made-up.toml", text(*lines, **readings))[1]


def book(*lines: str, **readings: str) -> Rulebook:
    """The shipped rules, and it."""
    return BOOK.with_scheme("made-up.toml", text(*lines, **readings))[0]


def rules(*lines: str, month: Month = APRIL, rest: frozenset[int] = WEEKEND, **readings: str) -> MonthRules:
    """Made ready for a month, by default of the deputy's monthly support alone."""
    return book(*(lines or (MONTHLY,)), **readings).month_rules("made-up", month, rest)


def lines(made: MonthRules, *duty: object, **facts: object) -> dict[LineCode, PayrollLine]:
    """What a deputy is due, line by line."""
    return {one.code: one for one in made.lines(member(*duty, **facts))[0]}  # type: ignore[arg-type]


def amounts(made: MonthRules, *duty: object, **facts: object) -> dict[str, int]:
    """The same in đồng."""
    return {code.value: one.amount for code, one in lines(made, *duty, **facts).items()}


def steps(made: MonthRules, code: str, *duty: object, **facts: object) -> list[str]:
    """The codes of one line's steps."""
    return [step.code for step in lines(made, *duty, **facts)[LineCode(code)].steps]
