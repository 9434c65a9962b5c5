"""What one unit is worth: exact, with the steps that say so."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.member import Role, StateGroup
from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.amounts import Asking, Lookup, Worth, worth
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.scheme import LineRule
from desktop_app.rules.scheme_amounts import Coefficient, Manual, OfMonthly, Share, StatePart
from tests.rules.conftest import member, rebuilt

BOOK = rebuilt(lambda *_: None)
SOURCE = Source("D", "Điều 1", Certainty.REPORTED)


def lookup(day):
    return Lookup(BOOK.parameters, day)


def asked(amount, day, monthly=None, **who):
    rule = LineRule(LineCode.SOCIAL_INSURANCE, amount, SOURCE)
    return worth(amount, Asking(rule, member(**who), lookup(day), lambda: monthly))


@pytest.mark.parametrize(
    ("day", "group", "state"),
    [
        (date(2025, 6, 1), StateGroup.POOR, 99_000),
        (date(2025, 6, 1), StateGroup.NEAR_POOR, 82_500),
        (date(2025, 6, 1), StateGroup.ETHNIC_MINORITY, 33_000),
        (date(2025, 6, 1), StateGroup.OTHER, 33_000),
        (date(2025, 7, 1), StateGroup.POOR, 165_000),
        (date(2025, 7, 1), StateGroup.NEAR_POOR, 132_000),
        (date(2025, 7, 1), StateGroup.ETHNIC_MINORITY, 99_000),
        (date(2025, 7, 1), StateGroup.OTHER, 66_000),
    ],
)
@given(share=st.integers(0, 100))
def test_the_three_parts_add_up_to_the_contribution(day, group, state, share):
    amount = Share(Decimal(share) / 100, ("social_insurance_rate", "rural_poverty_line"), StatePart.INCLUSIVE)
    found = asked(amount, day, state_group=group)
    parts = {step.code: step.values["amount"] for step in found.steps if "amount" in step.values}
    assert parts["state_part"] == min(state, found.amount)
    assert parts["state_part"] + parts["province_part"] == found.amount == 3300 * share
    assert found.amount + parts["member_pays"] == 330_000


def test_a_coefficient_is_exact():
    third = Coefficient(dict.fromkeys(Role, Decimal("0.3333333")), "base_salary")
    assert asked(third, date(2026, 7, 1)).amount == Fraction(3_333_333 * 2_530_000, 10**7)


def test_a_figure_is_looked_up_once():
    found = lookup(date(2026, 7, 1))
    assert found("base_salary") is found("base_salary")


def test_a_part_of_the_monthly_support_keeps_it_for_the_product():
    found = asked(OfMonthly(Decimal("0.1")), date(2026, 7, 1), Worth(Fraction(55), ()))
    assert (found.amount, found.monthly, found.coefficient) == (Fraction(11, 2), 55, Decimal("0.1"))


def test_what_parsing_never_lets_through_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        asked(Manual("t"), date(2026, 7, 1))


def test_no_region_no_regional_wage():
    wage = Coefficient(dict.fromkeys(Role, Decimal(1)), "regional_minimum_wage_month")
    with pytest.raises(Refused) as refused:
        asked(wage, date(2026, 7, 1), place=PlaceFacts())
    assert [p.code for p in refused.value.problems] == ["rules.wage_region_missing"]
