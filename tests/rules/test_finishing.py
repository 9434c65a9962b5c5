"""From one unit's worth to a line: products, parts of a month, roles, floors, payments, rounding. Sums by hand."""

from fractions import Fraction

import pytest

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.member import Role, StateGroup
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.sources import Certainty
from desktop_app.rules.facts import YearToDate
from desktop_app.rules.finishing import Finishing
from desktop_app.rules.limits import Paid
from desktop_app.rules.quantities import Counted
from desktop_app.rules.sheet import compute
from tests.rules.conftest import WEEKEND, member, stint
from tests.rules.made_up import APRIL, MONTHLY, amounts, book, fixed, lines, rules, steps
from tests.rules.schemes_text import line

NIGHTS = [stint(f"2026-04-{day:02d}T22:00", 8) for day in range(6, 11)]
LEADER_THEN_DEPUTY = {"role_changed": True, "stretches": ((Role.LEADER, 10), (Role.DEPUTY, 20))}
INSURED = {"health_insurance": True, "social_insurance": True, "state_group": StateGroup.OTHER}


@pytest.mark.parametrize(
    ("amount", "count", "expected", "product"),
    [
        ('kind = "fixed", dong = 12_500', "night_hours", 500_000, "hours_times_rate"),
        ('kind = "fixed", dong = 80_000', "nights", 400_000, "days_times_rate"),
        ('kind = "of_monthly", coefficient = "0.0125"', "night_hours", 1_300_000, "hours_times_coefficient"),
        ('kind = "of_monthly", coefficient = "1.5", divisor = "208"', "night_hours", 750_000, "hours_times_divided"),
        ('kind = "of_monthly", coefficient = "0.5", divisor = "26"', "nights", 250_000, "days_times_divided"),
        # 2.340.000 × 0,0101 = 23.634 an hour, 40 hours.
        (
            'kind = "coefficient", coefficient = "0.0101", of = "base_salary"',
            "night_hours",
            945_360,
            "hours_times_rate",
        ),
        # 2.340.000 × 0,00001 = 23,4 an hour: no whole đồng.
        ('kind = "coefficient", coefficient = "0.00001", of = "base_salary"', "night_hours", 936, "hours_times_exact"),
    ],
)
def test_worth_times_count(amount, count, expected, product):
    made = rules(MONTHLY, line("night", amount, f'of = "{count}"'))
    assert amounts(made, *NIGHTS)["night"] == expected
    assert product in steps(made, "night", *NIGHTS)


def test_years_of_service_on_leaving(messages):
    """Half a month's support for each year; 4 years 7 months make 5, 4 years 5 months 4,5."""
    grant = line(
        "leaving", 'kind = "of_monthly", coefficient = "0.5"', 'of = "service_years", whole = "half_then_whole"'
    )  # fmt: skip
    made = rules(MONTHLY, grant, part_month="calendar_days")
    for months, expected in ((55, 6_500_000), (53, 5_850_000), (48, 5_200_000), (5, 650_000), (0, None)):
        found = amounts(made, leaving=True, service_months=months, served_days=15)
        assert (found["monthly"], found.get("leaving")) == (1_300_000, expected)
    assert steps(made, "leaving", leaving=True, service_months=55) == [
        "monthly_fixed", "service_months", "whole_years", "years_times_coefficient",
    ]  # fmt: skip
    [_, _, whole, _] = lines(made, leaving=True, service_months=53)[LineCode.LEAVING].steps
    assert whole.values == {"months": 53, "years": Fraction(9, 2)}
    assert messages.step(whole.code, whole.values) == "Tính 53 tháng là 4,5 năm"


def test_leaving_is_paid_to_those_who_leave_whole_and_once():
    grant = fixed("leaving", 5_000_000)
    made = rules(MONTHLY, grant, part_month="calendar_days")
    assert amounts(made, served_days=15) == {"monthly": 1_300_000}
    assert amounts(made, served_days=15, leaving=True) == {"monthly": 1_300_000, "leaving": 5_000_000}
    thanks = fixed("area", 900_000, more="when = { leaving = true }")
    assert amounts(rules(thanks, part_month="calendar_days"), served_days=15, leaving=True) == {"area": 900_000}
    by_days = fixed("leaving", 900_000, more='part_month = "calendar_days"')
    assert amounts(rules(by_days), served_days=15, leaving=True) == {"leaving": 450_000}


@pytest.mark.parametrize(
    ("reading", "served", "expected"),
    [
        ("full_month", 1, 2_600_000),
        ("calendar_days", 15, 1_300_000),
        ("calendar_days", 7, 606_667),
        ("calendar_days", 0, None),
        ("days_30", 15, 1_300_000),
        ("from_15_days_full_else_half", 15, 2_600_000),
        ("from_15_days_full_else_half", 14, 1_300_000),
        ("from_15_days_full_else_none", 14, None),
        ("from_15_days_full_else_none", 15, 2_600_000),
    ],
)
def test_a_part_of_the_month(reading, served, expected):
    assert amounts(rules(part_month=reading), served_days=served).get("monthly") == expected


def test_a_line_may_have_its_own_reading_and_insurance_is_paid_by_the_month():
    area = fixed("area", 300_000, more='part_month = "from_15_days_full_else_none"')
    health, social = fixed("health_insurance", 54_000), fixed("social_insurance", 90_000, more='part_month = "days_30"')
    made = rules(MONTHLY, area, health, social, part_month="calendar_days")
    assert amounts(made, served_days=15, **INSURED) == {
        "monthly": 1_300_000, "area": 300_000, "social_insurance": 45_000, "health_insurance": 54_000,
    }  # fmt: skip
    assert "area" not in amounts(made, served_days=14)
    [_, said] = lines(made, served_days=15)[LineCode.AREA].steps
    assert said.source.certainty is Certainty.REPORTED
    [_, read] = lines(made, served_days=15)[LineCode.MONTHLY].steps
    assert read.source.certainty is Certainty.ASSUMED


def test_what_is_counted_by_duty_is_no_part_of_a_month():
    made = rules(fixed("night", 100, 'of = "night_hours"'), part_month="calendar_days")
    assert amounts(made, *NIGHTS, served_days=15) == {"night": 4_000}


@pytest.mark.parametrize(
    ("reading", "expected", "code"),
    [
        ("last", 2_600_000, "role_of_last_day"),
        ("highest", 3_000_000, "role_highest"),
        # (10 × 3.000.000 + 20 × 2.600.000) / 30 = 2.733.333,3
        ("by_days", 2_733_333, "role_by_days"),
    ],
)
def test_a_role_changed_within_the_month(reading, expected, code):
    made = rules(role_change=reading)
    assert amounts(made, **LEADER_THEN_DEPUTY) == {"monthly": expected}
    assert code in steps(made, "monthly", **LEADER_THEN_DEPUTY)
    assert steps(made, "monthly") == ["monthly_fixed"]


def test_a_role_change_of_unknown_days_is_paid_by_the_last():
    made = rules(role_change="by_days")
    assert amounts(made, role_changed=True) == {"monthly": 2_600_000}
    assert steps(made, "monthly", role_changed=True) == ["monthly_fixed", "role_of_last_day"]


def test_roles_by_days_of_a_part_of_the_month():
    """10 days leader, 5 days deputy, nothing after: (10 × 3.000.000 + 5 × 2.600.000) / 30 = 1.433.333,3."""
    made = rules(role_change="by_days", part_month="calendar_days")
    served = {"role_changed": True, "stretches": ((Role.LEADER, 10), (Role.DEPUTY, 5)), "served_days": 15}
    assert amounts(made, **served) == {"monthly": 1_433_333}


def split_by_role(**dong):
    return [
        fixed("monthly", amount, more=f'id = "{role}"\nwhen = {{ roles = ["{role}"] }}')
        for role, amount in dong.items()
    ]


@pytest.mark.parametrize(("reading", "expected"), [("last", 2_600_000), ("highest", 3_000_000), ("by_days", 2_733_333)])
def test_a_rule_for_each_role_pays_as_one_rule_with_rates_by_role(reading, expected):
    made = rules(*split_by_role(to_truong=3_000_000, to_pho=2_600_000, to_vien=2_080_000), role_change=reading)
    found = lines(made, **LEADER_THEN_DEPUTY)[LineCode.MONTHLY]
    # Two rules share the line by days: 1.000.000 and 1.733.333.
    assert found.amount == expected


def test_the_highest_role_is_that_of_every_line():
    """Half the support of the leader, and 0,0125 of it for an hour of night: what is printed multiplies."""
    half, night = line("area", 'kind = "of_monthly", coefficient = "0.5"'), line(
        "night", 'kind = "of_monthly", coefficient = "0.0125"', 'of = "night_hours"'
    )  # fmt: skip
    made = rules(MONTHLY, half, night, role_change="highest")
    expected = {"monthly": 3_000_000, "night": 1_500_000, "area": 1_500_000}
    assert amounts(made, *NIGHTS, **LEADER_THEN_DEPUTY) == expected


def test_insurance_and_lines_made_of_lines_follow_the_last_role_alone():
    leader = 'when = { roles = ["to_truong"] }'
    social = fixed("social_insurance", 90_000, more=leader)
    half = line("heavy", 'kind = "of_lines", coefficient = "0.5", lines = ["monthly"]', more=leader)
    made = rules(MONTHLY, social, half, role_change="by_days")
    assert amounts(made, **LEADER_THEN_DEPUTY, **INSURED) == {"monthly": 2_733_333}


def test_a_floor_raises_what_is_lower_and_leaves_what_is_higher():
    """The law's 4,5 % of 2.340.000 is 105.300; its floor a half of that: 52.650."""
    of = 'floor = ["health_insurance_floor", "health_insurance_rate", "base_salary"]'
    low, high = fixed("health_insurance", 30_000, more=of), fixed("health_insurance", 54_000, more=of)
    assert amounts(rules(low), **INSURED) == {"health_insurance": 52_650}
    assert steps(rules(low), "health_insurance", **INSURED) == [
        "fixed_rate",
        "parameter_share",
        "parameter_value",
        "raised_to_floor",
    ]
    assert amounts(rules(high), **INSURED) == {"health_insurance": 54_000}


def test_a_year_paid_at_once_in_its_month_with_its_floor():
    more = "payment = { months = [4, 10], covers = 6 }\n"
    floor = 'floor = ["health_insurance_floor", "health_insurance_rate", "base_salary"]'
    health = fixed("health_insurance", 30_000, more=more + floor)
    april = rules(health)
    assert amounts(april, **INSURED) == {"health_insurance": 6 * 52_650}
    assert steps(april, "health_insurance", **INSURED) == [
        "fixed_rate",
        "months_at_once",
        "parameter_share",
        "parameter_value",
        "raised_to_floor",
    ]
    assert amounts(rules(health, month=Month(2026, 5)), **INSURED) == {}
    once = fixed("area", 100_000, more="payment = { months = [4], covers = 1 }")
    assert steps(rules(once), "area") == ["fixed_rate"]


def test_nothing_counted_is_not_raised_to_a_floor():
    night = fixed("night", 1, 'of = "night_hours", per_year = "300"', 'floor = ["base_salary"]')
    assert amounts(rules(night), *NIGHTS, year=YearToDate({LineCode.NIGHT: 18_000})) == {}
    assert amounts(rules(night), *NIGHTS) == {"night": 2_340_000}


def test_a_line_made_of_other_lines_as_they_are_printed():
    """Nights 400.000 and area 333.333 printed: a tenth of both is 73.333,3."""
    night, area = fixed("night", 10_000, 'of = "night_hours"'), fixed("area", 1_000_000, more='part_month = "days_30"')
    tenth = line("heavy", 'kind = "of_lines", coefficient = "0.1", lines = ["night", "area"]')
    twice = line("duty", 'kind = "of_lines", coefficient = "2", lines = ["heavy", "night"]')
    made = rules(twice, tenth, night, area)
    assert amounts(made, *NIGHTS, served_days=10) == {
        "night": 400_000, "area": 333_333, "heavy": 73_333, "duty": 946_666,
    }  # fmt: skip
    assert steps(made, "heavy", *NIGHTS, served_days=10) == ["part_of_lines", "rounded_half_up"]
    assert amounts(made) == {"area": 1_000_000, "heavy": 100_000, "duty": 200_000}
    yearly = line("heavy", 'kind = "of_lines", coefficient = "0.1", lines = ["area"]',
                  more="payment = { months = [4], covers = 3 }")  # fmt: skip
    assert amounts(rules(area, yearly))["heavy"] == 300_000


@pytest.mark.parametrize(
    ("way", "unit", "expected"),
    [
        ("half_up", "1", 606_667),
        ("down", "1", 606_666),
        ("up", "1", 606_667),
        ("half_up", "100", 606_700),
        ("down", "100", 606_600),
        ("half_up", "1000", 607_000),
        ("down", "1000", 606_000),
        ("up", "1000", 607_000),
    ],
)
def test_rounding_a_line(way, unit, expected):
    made = rules(part_month="calendar_days", rounding_way=way, rounding_unit=unit)
    assert amounts(made, served_days=7) == {"monthly": expected}
    assert steps(made, "monthly", served_days=7)[-1] == f"rounded_{way}"


def test_rounding_the_rate_first():
    """An hour is worth 18.750,6: at the rate 18.751, 40 hours 750.040; at the line 750.024."""
    hour = line("night", 'kind = "coefficient", coefficient = "0.008013077", of = "base_salary"', 'of = "night_hours"')
    by_line, by_rate = rules(hour), rules(hour, rounding_stage="rate")
    assert amounts(by_line, *NIGHTS) == {"night": 750_024}
    assert amounts(by_rate, *NIGHTS) == {"night": 750_040}
    part = line("night", 'kind = "of_monthly", coefficient = "0.00001"', 'of = "night_hours"')
    assert steps(rules(MONTHLY, part, rounding_stage="rate"), "night", *NIGHTS)[-1] == "hours_times_rate"


def test_rounding_the_total_moves_the_last_cash_line_alone():
    """1.300.000 + 4.567 cash: 1.305.000; insurance stays as it is."""
    night, health = fixed("night", 4_567, 'per = "night", per_month = "1"'), fixed("health_insurance", 54_321)
    total = {"rounding_stage": "total", "rounding_unit": "1000"}
    made = rules(MONTHLY, night, health, part_month="calendar_days", **total)
    assert amounts(made, *NIGHTS, served_days=15, **INSURED) == {
        "monthly": 1_300_000, "night": 5_000, "health_insurance": 54_321,
    }  # fmt: skip
    assert steps(made, "night", *NIGHTS)[-1] == "total_rounded"
    down = rules(MONTHLY, night, health, rounding_way="down", **total)
    assert amounts(down, *NIGHTS) == {"monthly": 2_600_000, "night": 4_000}
    assert amounts(down) == {"monthly": 2_600_000}
    assert amounts(rules(health, **total), **INSURED) == {"health_insurance": 54_321}


def test_rounding_the_total_up_passes_no_limit():
    total = {"rounding_stage": "total", "rounding_unit": "1000"}
    night = fixed("night", 80_000, 'of = "nights"', more="most = { per_month = 300_700 }")
    assert amounts(rules(MONTHLY, night, **total), *NIGHTS) == {"monthly": 2_600_300, "night": 300_700}
    assert amounts(rules(night, **total), *NIGHTS) == {"night": 300_000}
    together = '[[limit]]\nlines = ["night"]\nper = "month"\ndong = 300_700\n'
    shared = rules(fixed("night", 80_000, 'of = "nights"'), together, **total)
    assert amounts(shared, *NIGHTS) == {"night": 300_000}


def test_rounding_the_total_down_may_eat_a_whole_line():
    """999 and 300 make 1.299, to 1.000; 400 alone rounds to nothing; of 1.400 and 50 the 50 go, and 400."""
    night, duty = fixed("night", 999, 'per = "night"'), fixed("duty", 300, 'per = "night"')
    made = rules(night, duty, rounding_stage="total", rounding_unit="1000", rounding_way="down")
    assert amounts(made, NIGHTS[0]) == {"night": 999, "duty": 1}
    small = rules(fixed("night", 400, 'per = "night"'), rounding_stage="total", rounding_unit="1000")
    assert amounts(small, NIGHTS[0]) == {}
    eaten = rules(fixed("night", 1_400, 'per = "night"'), fixed("duty", 50, 'per = "night"'),
                  rounding_stage="total", rounding_unit="1000")  # fmt: skip
    assert amounts(eaten, NIGHTS[0]) == {"night": 1_000}


def test_rules_that_share_a_line_are_added_and_each_is_explained():
    patrol = fixed("night", 100, 'per = "hour", during = ["night"], work = "patrol"', 'id = "patrol"')
    heavy = fixed("night", 50, 'per = "hour", during = ["night"], work = "heavy"', 'id = "heavy"')
    never = fixed("night", 9, 'of = "holidays"', 'id = "never"')
    made = rules(heavy, never, patrol)
    duty = [NIGHTS[0], stint("2026-04-13T22:00", 4, kind=DutyKind.HEAVY_WORK, heavy=Heavy.HEAVY)]
    assert amounts(made, *duty) == {"night": 1_000}
    found = lines(made, *duty)[LineCode.NIGHT]
    assert found.ticks == 12 * 60
    assert found.steps[-1].values == {"amounts": (200, 800), "amount": 1_000}
    assert amounts(made, NIGHTS[0]) == {"night": 800}


def test_open_questions_are_asked_from_their_day_on():
    asked = fixed("area", 1, more='question = [{ text = "ai" }, { from = 2026-05-01, text = "sau" }]')
    assert steps(rules(asked), "area") == ["fixed_rate", "open_question"]
    assert steps(rules(asked, month=Month(2026, 5)), "area").count("open_question") == 2


def test_printed_cells_add_up_to_the_printed_total():
    night = fixed("night", 4_567, 'of = "nights"')
    made = book(MONTHLY, night, rounding_stage="total", rounding_unit="1000")
    sheet = compute(APRIL, [member(*NIGHTS), member()], made, "made-up", WEEKEND)
    assert sheet.cash == sum(pay.amount(code) for pay in sheet.members for code in sheet.codes)
    assert [pay.cash for pay in sheet.members] == [2_623_000, 2_600_000]


def test_only_what_counts_can_be_multiplied():
    made = rules(MONTHLY)
    [monthly] = made.scheme.lines
    finishing = made._finishing
    assert isinstance(finishing, Finishing)
    with pytest.raises(TypeError):
        finishing.for_units(monthly, made._worth(monthly, member()), Paid(Counted(1), 1))


@pytest.mark.parametrize(
    ("month", "facts", "months"),
    [
        (Month(2026, 1), {}, 12),
        (Month(2026, 5), {}, None),
        (Month(2026, 5), {"joining": True}, 8),
        (Month(2026, 12), {"joining": True}, 1),
        (Month(2026, 1), {"joining": True}, 12),
    ],
)
def test_a_year_paid_in_advance_and_what_is_left_of_it_on_joining(month, facts, months):
    health = fixed(
        "health_insurance", 10, more="payment = { months = [1], covers = 12, rest_of_year_on_joining = true }"
    )
    expected = {} if months is None else {"health_insurance": 10 * months}
    assert amounts(rules(health, month=month), **INSURED, **facts) == expected


@pytest.mark.parametrize(
    ("month", "facts", "months"),
    [
        (Month(2026, 6), {}, 6),
        (Month(2026, 6), {"insured_months": 4}, 4),
        (Month(2026, 8), {"leaving": True}, 2),
        (Month(2026, 8), {"leaving": True, "insured_months": 1}, 1),
        (Month(2026, 2), {"leaving": True}, 2),
        (Month(2026, 8), {}, None),
        (Month(2026, 8), {"leaving": True, "insured_months": 0}, None),
    ],
)
def test_half_a_year_paid_afterwards_for_months_insured_and_on_leaving(month, facts, months):
    paid = "payment = { months = [6, 12], covers = 6, of_insured_months = true, on_leaving = true }"
    expected = {} if months is None else {"health_insurance": 10 * months}
    assert amounts(rules(fixed("health_insurance", 10, more=paid), month=month), **INSURED, **facts) == expected


def test_a_line_rounded_as_its_own_text_says():
    """1.234 and 1.567 in two rules of a line that is rounded down to thousands; the rest stays as it is."""
    own = fixed("area", 1_234, more='id = "a"\nrounding = { unit = "1000", way = "down" }')
    other = fixed("area", 1_567, more='id = "b"')
    made = rules(own, other, fixed("heavy", 1_567))
    assert amounts(made) == {"heavy": 1_567, "area": 2_000}
    assert steps(made, "area")[-2:] == ["rules_added", "rounded_down"]


def test_rounding_cash_and_insurance_together():
    health, night = fixed("health_insurance", 54_321), fixed("night", 4_567, 'per = "night", per_month = "1"')
    made = rules(health, night, rounding_stage="grand_total", rounding_unit="1000")
    assert amounts(made, *NIGHTS, **INSURED) == {"night": 4_679, "health_insurance": 54_321}
    assert steps(made, "night", *NIGHTS, **INSURED)[-1] == "grand_total_rounded"


def test_a_sum_for_the_whole_year_is_not_multiplied():
    """650.000 a year, in April; who joins in July gets the half of it."""
    more = "payment = { months = [4], covers = 12, whole_sum = true, rest_of_year_on_joining = true }"
    health = fixed("health_insurance", 650_000, more=more)
    assert amounts(rules(health), **INSURED) == {"health_insurance": 650_000}
    july = rules(health, month=Month(2026, 7))
    assert amounts(july, **INSURED, joining=True) == {"health_insurance": 325_000}
    assert amounts(july, **INSURED) == {}
