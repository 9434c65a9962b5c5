"""What one unit is worth: exact, with the steps that say so."""

from dataclasses import replace
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
from desktop_app.model.unit import WageRegion
from desktop_app.rules.amounts import Asking, Worth, addends, worth
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.lookup import Lookup
from desktop_app.rules.scheme import LineRule
from desktop_app.rules.scheme_amounts import Coefficient, Manual, OfMonthly, Share, StatePart
from tests.rules.conftest import member, rebuilt
from tests.rules.made_up import MONTHLY, rules, scheme, steps
from tests.rules.schemes_text import line

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


# Sums by hand, on 01/7/2026: base salary 2.530.000; poverty line 1.500.000, 22 % of it 330.000; region II 4.730.000.

PLACE = PlaceFacts(WageRegion.II, village_class=1, households=420, population=1_800)
LEADER = {"role": Role.LEADER, "place": PLACE}


def amount_of(text):
    [_, rule] = scheme(MONTHLY, line("area", text)).lines
    return rule.amount


def worth_of(text, day=date(2026, 7, 1), **who):
    return asked(amount_of(text), day, Worth(Fraction(3_000_000), ()), **{**LEADER, **who})


def sum_of(text, day=date(2026, 7, 1), **who):
    found = worth_of(text, day, **who)
    return found.amount, [step.code for step in found.steps]


HI = '["health_insurance_rate", "base_salary"]'
FIVE = 'kind = "fixed", dong = 5'
CEILING = '{ kind = "ceiling", most = { kind = "coefficient", coefficient = "0.3", of = "base_salary" }, chosen = 8 }'
SI = '["social_insurance_rate", "rural_poverty_line"]'


@pytest.mark.parametrize(
    ("text", "expected", "codes"),
    [
        ('kind = "fixed", dong = 12', 12, ["fixed_rate"]),
        ('kind = "fixed", by_role = { to_truong = 3, to_pho = 2, to_vien = 1 }', 3, ["fixed_rate"]),
        ('kind = "base_plus_role", base = 10, plus = { to_truong = 3, to_pho = 2, to_vien = 0 }', 13,
         ["base_plus_role"]),
        ('kind = "coefficient", coefficient = "0.3", of = "base_salary"', 759_000, ["parameter_value", "coefficient"]),
        ('kind = "coefficient", coefficient = "1", of = "regional_minimum_wage_month"', 4_730_000,
         ["parameter_of_region", "coefficient"]),
        ('kind = "coefficient", coefficient = "1", of = "regional_minimum_wage_month", region = "IV"', 3_700_000,
         ["parameter_of_region", "coefficient"]),
        ('kind = "of_monthly", coefficient = "0.5"', 1_500_000, []),
        # 3.000.000 / 26 × 1,5
        ('kind = "of_monthly", coefficient = "1.5", divisor = "26"', Fraction(4_500_000, 26), []),
        ('kind = "sum", part = [{ amount = { kind = "of_monthly", coefficient = "0.5" } }]', 1_500_000,
         ["part_of_monthly"]),
        ('kind = "sum", part = [{ amount = { kind = "of_monthly", coefficient = "0.5", divisor = "2" } }]', 750_000,
         ["part_of_monthly_divided"]),
        # 100.000 for all, half as much again for a class 1 village, nothing for the town.
        (('kind = "sum", part = [{ name = "a", amount = { kind = "fixed", dong = 100_000 } }, '
         '{ when = { village_classes = [1] }, amount = { kind = "fixed", dong = 50_000 } }, '
         '{ when = { merged = true }, amount = { kind = "fixed", dong = 7 } }]'), 150_000,
         ["fixed_rate", "part", "fixed_rate", "sum_of_parts"]),
        ('kind = "sum", part = [{ when = { merged = true }, amount = { kind = "fixed", dong = 7 } }]', 0, []),
        (('kind = "first_of", case = [{ name = "b", when = { village_classes = [1, 2] }, '
         'amount = { kind = "fixed", dong = 5 } }, { amount = { kind = "fixed", dong = 9 } }]'), 5,
         ["case_chosen", "fixed_rate"]),
        (('kind = "first_of", case = [{ when = { village_classes = [2] }, amount = { kind = "fixed", dong = 5 } }, '
         '{ amount = { kind = "of_monthly", coefficient = "0.1" } }]'), 300_000, []),
        ('kind = "first_of", case = [{ when = { village_classes = [2] }, amount = { kind = "fixed", dong = 5 } }]', 0,
         ["no_case"]),
        ('kind = "highest", of = [{ kind = "fixed", dong = 5 }, { kind = "fixed", dong = 9 }]', 9,
         ["fixed_rate", "fixed_rate", "highest_of"]),
        ('kind = "lowest", of = [{ kind = "of_monthly", coefficient = "0.1" }, { kind = "fixed", dong = 310_000 }]',
         300_000, ["part_of_monthly", "fixed_rate", "lowest_of"]),
        # The lower of the highest of two and a ceiling chosen below its most.
        (f'kind = "lowest", of = [{{ kind = "highest", of = [{{ {FIVE} }}, {{ {FIVE}0 }}] }}, {CEILING}]', 8,
         ["fixed_rate", "fixed_rate", "highest_of", "parameter_value", "coefficient", "rate_chosen", "lowest_of"]),
        ('kind = "ceiling", most = { kind = "fixed", dong = 400_000 }', 400_000, ["fixed_rate", "rate_is_ceiling"]),
        ('kind = "ceiling", most = { kind = "fixed", dong = 400_000 }, chosen = 250_000', 250_000,
         ["fixed_rate", "rate_chosen"]),
        # 200 households and 500.000; 100.000 more for each full 100 above: 420 make 700.000.
        ('kind = "by_steps", measure = "households", start = 200, dong = 500_000, step = 100, more = 100_000', 700_000,
         ["by_steps"]),
        (('kind = "by_steps", measure = "households", start = 200, dong = 500_000, step = 100, more = 100_000, '
         'most = 650_000'), 650_000, ["by_steps", "steps_at_most"]),
        ('kind = "by_steps", measure = "population", start = 1_801, dong = 5, step = 1, more = 1', 0, ["below_steps"]),
        ('kind = "share", share = "0.85", of = ["base_salary"]', 2_150_500, ["parameter_value", "share_of_parameter"]),
        (f'kind = "share", share = "0.85", of = {SI}', 280_500,
         ["parameter_share", "parameter_value", "share_of_contribution"]),
        # 20 % from the state for anybody: 66.000; the province's 85 % on top is more than the 264.000 left.
        (f'kind = "share", share = "0.85", of = {SI}, state = "additional"', 264_000,
         ["parameter_share", "parameter_value", "share_of_contribution", "state_beside", "left_by_state",
          "member_pays"]),
        (f'kind = "share", share = "0.5", of = {SI}, state = "additional"', 165_000,
         ["parameter_share", "parameter_value", "share_of_contribution", "state_beside", "member_pays"]),
        # 22 % of a base of the text's own: half the monthly support, 1.500.000.
        (('kind = "share", share = "0.5", of = ["social_insurance_rate"], '
         'base = { kind = "of_monthly", coefficient = "0.5" }'), 165_000,
         ["parameter_share", "part_of_monthly", "contribution_base", "share_of_contribution"]),
        # 4,5 % of 2.530.000 is 113.850; half of it paid by others first (the floor's share), of the rest 30 %.
        (f'kind = "share", share = "0.3", of = {HI}, less = "health_insurance_floor"',
         Fraction("17077.5"), ["parameter_share", "parameter_value", "parameter_share", "own_part",
                               "share_of_contribution"]),
        (f'kind = "state_share", of = {SI}', 66_000, ["parameter_share", "parameter_value", "state_share"]),
    ],
)  # fmt: skip
def test_each_kind_of_amount(text, expected, codes, messages):
    found = worth_of(text)
    assert (found.amount, [step.code for step in found.steps]) == (expected, codes)
    assert all(messages.step(step.code, step.values) for step in found.steps)


def test_parts_that_do_not_add_up_in_whole_dong_are_shown_as_they_are():
    """32.627,4 and 179.450,4 make 212.077,8: paid as 212.078, though whole they would make 212.077."""
    parts = [Fraction(326_274, 10), Fraction(1_794_504, 10)]
    assert addends(parts) == tuple(parts)
    assert addends([*parts, Fraction(4)]) == (*parts, 4)
    assert addends([Fraction(326_274, 10), Fraction(4)]) == (32_627, 4)
    text = 'kind = "sum", part = [{ amount = %s }, { amount = %s }]'
    third = '{ kind = "of_monthly", coefficient = "0.5", divisor = "26" }'
    assert worth_of(text % (third, third)).steps[-1].values == {
        "parts": (Fraction(750_000, 13),) * 2,
        "amount": 115_385,
    }


def test_what_the_state_gives_on_top_is_not_said_to_be_within(messages):
    found = worth_of(f'kind = "share", share = "0.6", of = {SI}, state = "additional"')
    assert [messages.step(step.code, step.values) for step in found.steps[2:]] == [
        "Mức đóng 330.000 đ, hỗ trợ 60 % = 198.000 đ",
        "Ngoài ra Nhà nước hỗ trợ 20 % (nhóm khác): 66.000 đ",
        "Người tham gia tự đóng: 66.000 đ",
    ]


def test_the_three_parts_of_an_additional_share_add_up():
    text = f'kind = "share", share = "0.5", of = {SI}, state = "additional"'
    found = asked(amount_of(text), date(2026, 7, 1), **LEADER, state_group=StateGroup.POOR)
    parts = {step.code: step.values["amount"] for step in found.steps if "amount" in step.values}
    assert (parts["state_beside"], found.amount, parts["member_pays"]) == (165_000, 165_000, 0)


def test_the_states_share_is_of_the_poverty_line_though_the_province_reckons_higher():
    """22 % of 3.000.000 is 660.000; the state gives 20 % of 330.000 and no more."""
    text = ('kind = "share", share = "0.5", of = ["social_insurance_rate"], state = "additional", '
            'base = { kind = "of_monthly", coefficient = "1" }')  # fmt: skip
    found = asked(amount_of(text), date(2026, 7, 1), Worth(Fraction(3_000_000), ()), **LEADER)
    parts = {step.code: step.values["amount"] for step in found.steps if "amount" in step.values}
    assert (found.amount, parts["state_beside"], parts["member_pays"]) == (330_000, 66_000, 264_000)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        # 1.000.000 as of 01/7/2024, when the wage of region II was 4.410.000; from 01/01/2026 4.730.000.
        (date(2025, 12, 1), "month", 1_000_000),
        (date(2026, 1, 1), "month", Fraction(4_730, 4_410) * 1_000_000),
        (date(2026, 7, 1), "year", Fraction(4_730, 4_410) * 1_000_000),
        (date(2024, 7, 1), "year", 1_000_000),
        (date(2024, 6, 1), "month", 1_000_000),
    ],
)
def test_a_figure_that_follows_a_parameter(day, at, expected):
    text = ('kind = "indexed", dong = 1_000_000, of = "regional_minimum_wage_month", since = 2024-07-01, '
            f'at = "{at}"')  # fmt: skip
    found, codes = sum_of(text, day)
    assert (found, codes) == (expected, ["parameter_of_region", "parameter_of_region", "indexed"])


def test_a_figure_that_follows_at_the_year_waits_for_january():
    """The base salary rose on 01/7/2026 from 2.340.000 to 2.530.000: a yearly figure follows in 2027."""
    text = 'kind = "indexed", dong = 234_000, of = "base_salary", since = 2024-07-01, at = "{}"'
    by_month, by_year = text.format("month"), text.format("year")
    assert sum_of(by_month, date(2026, 7, 1))[0] == 253_000
    assert sum_of(by_year, date(2026, 12, 1))[0] == 234_000
    assert sum_of(by_year, date(2027, 1, 1))[0] == 253_000


def refusal(text, **who):
    with pytest.raises(Refused) as refused:
        sum_of(text, **who)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("measure", "fact"),
    [("households", "households"), ("population", "population"), ("service_months", None), ("former_months", None)],
)
def test_steps_of_what_is_not_known_are_refused(measure, fact):
    text = f'kind = "by_steps", measure = "{measure}", start = 1, dong = 5, step = 1, more = 1'
    place = replace(PLACE, **({fact: None} if fact else {}))
    assert refusal(text, place=place) == ["rules.fact_missing"]


def test_a_rate_chosen_above_a_ceiling_that_came_down_is_refused(messages):
    """Three tenths of the base salary are 759.000."""
    most = 'most = { kind = "coefficient", coefficient = "0.3", of = "base_salary" }'
    text = f'kind = "ceiling", {most}, chosen = 759_001'
    assert refusal(text) == ["rules.chosen_above_ceiling"]
    assert sum_of(f'kind = "ceiling", {most}, chosen = 759_000')[0] == 759_000
    with pytest.raises(Refused) as refused:
        sum_of(text)
    assert "759.001" in messages.problem(refused.value.problems[0])


def test_the_monthly_line_names_its_kind():
    plus = "plus = { to_truong = 1, to_pho = 1, to_vien = 1 }"
    monthly = {
        FIVE: "monthly_fixed",
        f'kind = "base_plus_role", base = 1, {plus}': "monthly_base_plus_role",
        'kind = "coefficient", coefficient = "1", of = "base_salary"': "monthly_coefficient",
    }
    for text, code in monthly.items():
        assert steps(rules(line("monthly", text)), "monthly")[-1] == code


STEPS = 'by = { kind = "by_steps", measure = "service_months", start = 60, dong = "0.05", step = 12, more = "0.01" }'


@pytest.mark.parametrize(
    ("text", "expected", "codes"),
    [
        # 5 % after five years, 1 % more each year: seven years make 7 %.
        (f'kind = "times", amount = {{ kind = "of_monthly", coefficient = "1" }}, {STEPS}', 210_000,
         ["part_of_monthly", "by_steps_share", "part_of_amount"]),
        ('kind = "times", amount = { kind = "fixed", dong = 5 }, coefficient = "3"', 15,
         ["fixed_rate", "part_of_amount"]),
        # A base of 1.000, a half of it, and 7 % of both.
        ((f'kind = "sum", part = [{{ amount = {{ kind = "fixed", dong = 1_000 }} }}, '
         f'{{ amount = {{ kind = "of_above", coefficient = "0.5" }} }}, '
         f'{{ amount = {{ kind = "of_above", {STEPS} }} }}]'), 1_605,
         ["fixed_rate", "part_of_amount", "by_steps_share", "part_of_amount", "sum_of_parts"]),
        # 3.000.000 / 26 / 8 = 14.423,08 an hour, made whole to hundreds.
        (('kind = "rounded", unit = "100", way = "down", amount = { kind = "of_monthly", coefficient = "1", '
         'divisor = "208" }'), 14_400, ["part_of_monthly_divided", "made_whole_down"]),
        ('kind = "rounded", unit = "100", way = "up", amount = { kind = "fixed", dong = 500 }', 500, ["fixed_rate"]),
        # The two highest of three that apply.
        (('kind = "highest", take = 2, of = [{ kind = "fixed", dong = 5 }, { kind = "fixed", dong = 9 }, '
         '{ when = { merged = true }, amount = { kind = "fixed", dong = 99 } }, { kind = "fixed", dong = 7 }]'), 16,
         ["fixed_rate", "fixed_rate", "fixed_rate", "highest_together"]),
        ('kind = "highest", of = [{ when = { merged = true }, amount = { kind = "fixed", dong = 99 } }]', 0,
         ["no_case"]),
        ('kind = "ceiling", most = { kind = "fixed", dong = 400 }, otherwise = 300', 300,
         ["fixed_rate", "rate_otherwise"]),
        ('kind = "ceiling", most = { kind = "fixed", dong = 400 }, chosen = 500, above = "cut"', 400,
         ["fixed_rate", "rate_chosen"]),
        # 85 % together is 280.500; 66.000 of it come from the state.
        (f'kind = "share", share = "0.85", of = {SI}, state = "topped_up"', 214_500,
         ["parameter_share", "parameter_value", "share_of_contribution", "state_part", "left_of_share"]),
    ],
)  # fmt: skip
def test_amounts_made_of_amounts(text, expected, codes, messages):
    found = worth_of(text, service_months=84)
    assert (found.amount, [step.code for step in found.steps]) == (expected, codes)
    assert all(messages.step(step.code, step.values) for step in found.steps)
