"""What is left of a month's amount: days served of a mask, working days, halves. Sums by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.member import Role
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.rules.part_months import in_role, part_step, ratio, served_workdays
from desktop_app.rules.scheme import PartMonth
from tests.rules.conftest import WEEKEND, member
from tests.rules.made_up import APRIL, BOOK, amounts, rules, steps


def days(month=APRIL, rest=WEEKEND):
    return BOOK.calendars.month_days(month, rest, compensatory_rests=True, swapped_rests=True)


def mask(first, last):
    """Days of membership, from one day of the month to another, both included."""
    return sum(1 << day - 1 for day in range(first, last + 1))


@pytest.mark.parametrize(
    ("reading", "served", "expected"),
    [
        (PartMonth.FULL_MONTH, mask(30, 30), 1),
        (PartMonth.CALENDAR_DAYS, mask(1, 12), Fraction(12, 30)),
        (PartMonth.CALENDAR_DAYS, mask(1, 30), 1),
        (PartMonth.DAYS_30, mask(1, 12), Fraction(12, 30)),
        # From Wednesday the 1st to Sunday the 12th: eight working days; the days off of the 26th and 27th are none.
        (PartMonth.WORKDAYS_26, mask(1, 12), Fraction(8, 26)),
        (PartMonth.WORKDAYS_26, mask(25, 30), Fraction(3, 26)),
        # Saturdays count, Sundays alone do not: the 5th and the 12th.
        (PartMonth.DAYS_BUT_SUNDAYS_26, mask(1, 12), Fraction(10, 26)),
        (PartMonth.FROM_15_DAYS_FULL_ELSE_HALF, mask(1, 15), 1),
        (PartMonth.FROM_15_DAYS_FULL_ELSE_HALF, mask(1, 14), Fraction(1, 2)),
        (PartMonth.FROM_15_DAYS_FULL_ELSE_NONE, mask(17, 30), 0),
        (PartMonth.FROM_15_DAYS_FULL_ELSE_NONE, mask(16, 30), 1),
    ],
)
def test_days_of_a_mask(reading, served, expected):
    assert ratio(reading, member(served_mask=served), days()) == expected


def test_thirty_of_a_longer_month_and_of_a_shorter_one():
    may, february = days(Month(2026, 5)), days(Month(2026, 2))
    assert ratio(PartMonth.DAYS_30, member(served_days=30), may) == 1
    assert ratio(PartMonth.DAYS_30, member(served_days=29), may) == Fraction(29, 30)
    assert ratio(PartMonth.DAYS_30, member(served_days=28), february) == 1
    assert ratio(PartMonth.DAYS_30, member(served_days=27), february) == Fraction(27, 30)


def test_working_days_are_never_more_than_the_whole():
    """With Sundays alone off, 29 days of March 2026, which begins on one, have 24 working days; without any, 29."""
    march = days(Month(2026, 3), frozenset({6}))
    assert ratio(PartMonth.WORKDAYS_26, member(served_mask=mask(1, 29)), march) == Fraction(24, 26)
    without_rest = days(Month(2026, 3), frozenset())
    assert ratio(PartMonth.WORKDAYS_26, member(served_mask=mask(1, 29)), without_rest) == 1


def test_a_holiday_among_working_days_is_paid():
    assert served_workdays(member(served_mask=mask(29, 30)), days()) == 2


def test_working_days_are_not_told_by_their_number():
    with pytest.raises(Refused):
        ratio(PartMonth.DAYS_BUT_SUNDAYS_26, member(served_days=12), days())
    with pytest.raises(Refused) as refused:
        ratio(PartMonth.WORKDAYS_26, member(served_days=12), days())
    assert [(problem.code, problem.at.field) for problem in refused.value.problems] == [
        ("rules.fact_missing", "served")
    ]
    assert ratio(PartMonth.WORKDAYS_26, member(served_days=30), days()) == 1


@pytest.mark.parametrize(
    ("reading", "served", "code"),
    [
        ("full_month", mask(1, 3), "part_month_full"),
        ("calendar_days", mask(1, 3), "part_month"),
        ("days_30", mask(1, 3), "part_month_30"),
        ("workdays_26", mask(1, 3), "part_month_workdays"),
        ("days_but_sundays_26", mask(1, 3), "part_month_workdays"),
        ("from_15_days_full_else_half", mask(1, 3), "part_month_half"),
        ("from_15_days_full_else_none", mask(1, 15), "part_month_from_15"),
        ("from_15_days_full_else_half", mask(1, 15), "part_month_from_15"),
    ],
)
def test_every_reading_is_said(reading, served, code, messages):
    made = rules(part_month=reading)
    assert code in steps(made, "monthly", served_mask=served)
    step = part_step(PartMonth(reading), member(served_mask=served), days(), 5)
    assert messages.step(step.code, step.values)


def test_the_mask_speaks_before_the_number():
    assert amounts(rules(part_month="calendar_days"), served_mask=mask(1, 15), served_days=3) == {"monthly": 1_300_000}


def test_nothing_for_less_than_half_a_month_is_no_line():
    assert amounts(rules(part_month="from_15_days_full_else_none"), served_mask=mask(1, 3)) == {}
    assert part_step(PartMonth.FROM_15_DAYS_FULL_ELSE_NONE, member(served_days=3), days(), 0).code == "part_month_none"


def test_a_stretch_is_the_same_person_in_another_role():
    facts = member(role=Role.MEMBER, stretches=((Role.LEADER, 10), (Role.MEMBER, 20)))
    assert [in_role(facts, index).role for index in (0, 1)] == [Role.LEADER, Role.MEMBER]


@given(st.sampled_from([one for one in PartMonth if "26" not in one]), st.integers(0, 31))
def test_a_day_more_is_never_paid_less_and_never_more_than_the_whole(reading, served):
    may = days(Month(2026, 5))
    less, more = (ratio(reading, member(served_days=number), may) for number in (served, min(31, served + 1)))
    assert 0 <= less <= more <= 1
