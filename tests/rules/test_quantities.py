"""Counts and their limits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.duty import LAW_NIGHT
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.sources import Source
from desktop_app.rules.counting import tally
from desktop_app.rules.quantities import Counted, Counter, limit_ticks
from desktop_app.rules.scheme import Count, CountOf, Fixed, LineRule
from tests.rules.conftest import WEEKEND, rebuilt, stint

BOOK = rebuilt(lambda *_: None)
APRIL = Month(2026, 4)
SWITCHES = BOOK.scheme("bac-ninh-2024-draft").switches
COUNTER = Counter(SWITCHES, BOOK.calendars.month_days(APRIL, WEEKEND, compensatory_rests=True, swapped_rests=True))


def rule(count):
    return LineRule(LineCode.NIGHT, Fixed({}), Source("D"), count)


@pytest.mark.parametrize(
    ("of", "per_month", "ticks"),
    [(CountOf.NIGHT_HOURS, "40", 2400), (CountOf.NIGHT_HOURS, "7.5", 450), (CountOf.REST_DAYS, "4", 4)],
)
def test_a_limit_in_minutes_or_days(of, per_month, ticks):
    assert limit_ticks(Count(of, per_month=Decimal(per_month))) == ticks
    assert limit_ticks(Count(of)) is None


@given(st.integers(1, 8000), st.integers(0, 200))
def test_what_is_paid_and_what_is_cut_are_all_that_was_counted(minutes, limit):
    count = Count(CountOf.NIGHT_HOURS, per_month=Decimal(limit))
    ticks, steps = COUNTER.steps(rule(count), count, Counted(CountOf.NIGHT_HOURS, minutes, 1, 0b1))
    cut = sum(step.values["cut_minutes"] for step in steps if step.code == "night_cut")
    assert ticks <= limit * 60
    assert ticks + cut == minutes


@given(st.integers(1, 2**30 - 1), st.integers(0, 31))
def test_days_likewise(days, limit):
    count = Count(CountOf.HEAVY_DAYS, per_month=Decimal(limit))
    ticks, steps = COUNTER.steps(rule(count), count, Counted(CountOf.HEAVY_DAYS, days=days))
    cut = sum(step.values["cut"] for step in steps if step.code == "heavy_day_cut")
    assert (ticks + cut, ticks <= limit) == (days.bit_count(), True)


def test_a_day_too_short_is_named():
    count = Count(CountOf.REST_DAYS, minimum_minutes=240)
    duty = tally([stint("2026-04-04T08:00", 3), stint("2026-04-05T08:00", 5)], APRIL, LAW_NIGHT)
    counted = COUNTER.count(count, duty, {})
    assert (counted.days, counted.short) == (0b10000, 0b1000)
    assert "duty_day_short" in [step.code for step in COUNTER.steps(rule(count), count, counted)[1]]
