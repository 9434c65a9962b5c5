"""The words of the scheme language that no shipped scheme needs yet, on a scheme made up for it."""

import pytest

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.member import Role
from desktop_app.model.payroll import DutyCount, LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty
from desktop_app.model.unit import CommuneKind, WageRegion
from desktop_app.rules.facts import PlaceFacts
from tests.rules import made_up
from tests.rules.conftest import WEEKEND, member, rebuilt, stint
from tests.rules.made_up import APRIL, amounts, steps
from tests.rules.schemes_text import MONTHLY, line


def rules(*lines, **readings):
    return made_up.rules(MONTHLY, *lines, **readings)


SUNDAY_HOLIDAY = stint("2026-04-26T08:00", 4)
REST = line("rest_day", 'kind = "fixed", dong = 10', 'of = "rest_days"')
HOLIDAY = line("holiday", 'kind = "fixed", dong = 1', 'of = "holidays"')


@pytest.mark.parametrize(
    ("reading", "expected"), [("rest_day", {"rest_day": 10}), ("holiday", {"holiday": 1}),
                              ("both", {"rest_day": 10, "holiday": 1})]
)  # fmt: skip
def test_what_a_holiday_on_a_rest_day_counts_as(reading, expected):
    assert amounts(rules(REST, HOLIDAY, holiday_on_rest_day=reading), SUNDAY_HOLIDAY) == {
        "monthly": 1_300_000, **expected,
    }  # fmt: skip


def test_a_rest_day_by_any_minute():
    friday_night = stint("2026-04-03T22:00", 8)
    assert "rest_day" not in amounts(rules(REST), friday_night)
    assert amounts(rules(REST, day_served="any_minute"), friday_night)["rest_day"] == 10
    assert "day_served_daytime" not in steps(rules(REST, day_served="any_minute"), "rest_day", friday_night)


DUTY = line("duty", 'kind = "fixed", dong = 100_000', 'of = "duty_days", minimum_minutes = 240')


def test_a_stint_over_midnight_by_calendar_day_or_by_the_day_it_begins():
    late = stint("2026-04-08T22:00", 4)
    assert "duty" not in amounts(rules(DUTY), late)
    assert amounts(rules(DUTY, duty_day="either_day"), late)["duty"] == 100_000


def test_the_days_beside_the_money_are_those_it_is_paid_for():
    two_nights = stint("2026-04-08T22:00", 4), stint("2026-04-09T20:00", 8), stint("2026-04-11T08:00", 1)
    for reading, days in (("calendar_day", 2), ("either_day", 3), ("begin", 2)):
        lines, count = rules(DUTY, duty_day=reading).lines(member(*two_nights))
        assert [one.ticks for one in lines if one.code is LineCode.DUTY] == [days] == [count.duty_days]
    short = line("rest_day", 'kind = "fixed", dong = 10', 'of = "rest_days", minimum_minutes = 240')
    weekend = stint("2026-04-11T08:00", 5), stint("2026-04-12T08:00", 2)
    lines, count = rules(short).lines(member(*weekend))
    assert [one.ticks for one in lines if one.code is LineCode.REST_DAY] == [1] == [count.rest_days]


def test_days_taken_by_one_line_are_not_counted_by_another():
    heavy = line("heavy", 'kind = "fixed", dong = 7', 'of = "heavy_days", excludes = ["rest_day"]')
    duty = [stint("2026-04-05T08:00", 2, heavy=Heavy.HEAVY), stint("2026-04-06T08:00", 2, heavy=Heavy.HEAVY)]
    assert amounts(rules(REST, heavy), *duty) == {"monthly": 1_300_000, "rest_day": 10, "heavy": 7}


def test_only_planned_duty_counts_where_a_plan_is_required():
    night = line("night", 'kind = "fixed", dong = 100', 'of = "night_hours", plan_required = true')
    days = line("duty", 'kind = "fixed", dong = 1000', 'of = "duty_days", plan_required = true')
    duty = [stint("2026-04-06T22:00", 2, plan="12/KH-CAX"), stint("2026-04-08T22:00", 1)]
    made = rules(night, days)
    assert amounts(made, *duty) == {"monthly": 1_300_000, "night": 200, "duty": 1000}
    assert steps(made, "night", *duty) == ["fixed_rate", "night_hours", "night_without_plan_cut", "hours_times_rate"]
    assert steps(made, "duty", *duty) == ["fixed_rate", "duty_days", "day_without_plan_cut", "days_times_rate"]
    [unplanned] = [one for one in made.lines(member(duty[1]))[0] if one.code is LineCode.MONTHLY]
    assert unplanned.amount == 1_300_000


def test_a_cut_of_everything_for_want_of_a_plan_is_no_line():
    night = line("night", 'kind = "fixed", dong = 100', 'of = "night_hours", plan_required = true')
    assert amounts(rules(night), stint("2026-04-08T22:00", 1)) == {"monthly": 1_300_000}


def test_named_region_and_hourly_wage():
    night = line(
        "night", 'kind = "coefficient", coefficient = "1.5", of = "regional_minimum_wage_hour", region = "III"',
        'of = "night_hours"',
    )  # fmt: skip
    made = rules(night)
    assert amounts(made, stint("2026-04-06T22:00", 2), place=PlaceFacts(WageRegion.I))["night"] == 60_000
    assert steps(made, "night", stint("2026-04-06T22:00", 2))[:2] == ["parameter_of_region", "coefficient"]


def test_a_coefficient_of_a_figure_without_regions():
    area = line("area", 'kind = "coefficient", by_role = { to_truong = "0.3", to_pho = "0.2", to_vien = "0.1" }, '
                'of = "base_salary"')  # fmt: skip
    assert amounts(rules(area))["area"] == 468_000


def test_where_a_line_applies():
    area = line("area", 'kind = "of_monthly", coefficient = "0.1"', more='when = { commune_kinds = ["dac_khu"] }')
    made = rules(area)
    assert amounts(made, place=PlaceFacts(commune_kind=CommuneKind.DAC_KHU))["area"] == 130_000
    assert "area" not in amounts(made, place=PlaceFacts(commune_kind=CommuneKind.XA))


def test_a_part_of_the_month():
    area = line("area", 'kind = "of_monthly", coefficient = "0.5"')
    insured = line("health_insurance", 'kind = "fixed", dong = 54_000')
    whole = {"monthly": 1_300_000, "area": 650_000, "health_insurance": 54_000}
    part = {"monthly": 650_000, "area": 325_000, "health_insurance": 54_000}
    full, days = rules(area, insured), rules(area, insured, part_month="calendar_days")
    assert amounts(full, served_days=15, health_insurance=True) == whole
    assert steps(full, "monthly", served_days=15) == ["monthly_fixed", "part_month_full"]
    assert amounts(days, served_days=15, health_insurance=True) == part
    assert steps(days, "monthly", served_days=15) == ["monthly_fixed", "part_month"]
    assert steps(days, "monthly", served_days=30) == ["monthly_fixed"]


def test_a_role_that_changed_is_said():
    [found] = rules().lines(member(role=Role.LEADER, role_changed=True))[0]
    assert found.steps[-1].code == "role_of_last_day"
    assert found.steps[-1].source.certainty is Certainty.ASSUMED


def test_rounding_by_unit_and_by_stage():
    third = line("holiday", 'kind = "of_monthly", coefficient = "0.0666667"', 'of = "holidays"')
    day = stint("2026-04-30T08:00", 4)
    assert amounts(rules(third), day)["holiday"] == 86_667
    assert amounts(rules(third, rounding_unit="100"), day)["holiday"] == 86_700
    assert steps(rules(third), "holiday", day)[-1] == "rounded_half_up"
    two = [day, stint("2026-05-01T08:00", 1)]
    may = rules(third, month=Month(2026, 5), rounding_stage="rate", rounding_unit="1000")
    assert amounts(may, *two)["holiday"] == 87_000
    assert steps(may, "holiday", *two)[-1] == "days_times_rate"


def test_figures_the_clerk_enters():
    heavy = line("heavy", 'kind = "manual", text = "elsewhere"')
    made = rules(heavy)
    assert amounts(made, manual={LineCode.HEAVY: 5}) == {"monthly": 1_300_000, "heavy": 5}
    assert amounts(made, manual={LineCode.LEAVING: 9}) == {"monthly": 1_300_000, "leaving": 9}
    assert made.open_lines(member()) == (LineCode.HEAVY,)
    assert made.open_lines(member(manual={LineCode.HEAVY: 5})) == ()


def test_a_training_rate_that_is_known_is_paid_by_the_day():
    def known(parameters, _holidays, _schemes):
        parameters["training_meal_rate.toml"] += "\n[[value]]\nfrom = 2024-07-01\nvalue = 65_000\n"
        parameters["training_meal_rate.toml"] += 'document = "TT"\ncertainty = "verified"\n'

    made = rebuilt(known).month_rules("ha-noi-2024", APRIL, WEEKEND)
    days = [stint(f"2026-04-0{n}T08:00", 8, kind=DutyKind.TRAINING) for n in (6, 7)]
    assert amounts(made, *days) == {"monthly": 2_720_000, "training": 130_000}


def test_duty_on_a_day_that_no_notice_settles_is_refused(messages):
    made = rebuilt(lambda *_: None).month_rules("bac-ninh-2024-draft", Month(2027, 2), WEEKEND)
    assert amounts(made, stint("2027-02-12T08:00", 4))
    with pytest.raises(Refused) as refused:
        made.lines(member(stint("2027-02-09T08:00", 4)))
    [problem] = refused.value.problems
    assert problem.code == "rules.day_unsettled"
    assert "09/02/2027" in messages.problem(problem)


def test_what_was_counted_before_limits():
    made = rebuilt(lambda *_: None).month_rules("bac-ninh-2024-draft", APRIL, WEEKEND)
    duty = [stint(f"2026-04-{n:02d}T08:00", 16, heavy=Heavy.HEAVY) for n in (4, 5, 11, 12, 18, 30)]
    duty.append(stint("2026-04-20T08:00", 8, kind=DutyKind.TRAINING))
    count = made.lines(member(*duty))[1]
    assert count == DutyCount(720, rest_days=5, holidays=1, duty_days=6, heavy_days=6, training_days=1)


def test_equal_members_share_their_lines():
    made = rebuilt(lambda *_: None).month_rules("bac-ninh-2024-draft", APRIL, WEEKEND)
    duty = [stint("2026-04-06T22:00", 8)]
    first, second = made.lines(member(*duty))[0], made.lines(member(*duty))[0]
    assert all(one is other for one, other in zip(first, second, strict=True))


def test_a_scheme_knows_whether_earlier_months_of_the_year_count():
    night = line("night", 'kind = "fixed", dong = 1', 'of = "nights"')
    assert not rules(night).scheme.by_year
    assert rules(night.replace('"nights"', '"nights", per_year = "9"')).scheme.by_year
    limit = '[[limit]]\nlines = ["night"]\nper = "year"\ndong = 9\n'
    assert rules(night, limit).scheme.by_year
