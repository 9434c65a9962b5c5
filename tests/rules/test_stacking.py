"""Days that two lines could pay for: sums done by hand."""

import pytest

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.payroll import LineCode
from tests.rules.conftest import stint
from tests.rules.made_up import MONTHLY, amounts, fixed, lines, rules, steps

SUNDAYS = [stint(f"2026-04-{day:02d}T08:00", 4, heavy=Heavy.HEAVY) for day in (5, 12)]
MONDAY = stint("2026-04-06T08:00", 2, heavy=Heavy.HEAVY)
REST = fixed("rest_day", 100, 'of = "rest_days"')
HEAVY = fixed("heavy", 70, 'of = "heavy_days"')


def pair(rule, *ids):
    named = ", ".join(f'"{one}"' for one in ids)
    return f'[[stacking]]\nlines = [{named}]\nrule = "{rule}"\narticle = "Điều 9"\n'


@pytest.mark.parametrize(
    ("rule", "ids", "expected"),
    [
        ("add", ("rest_day", "heavy"), {"rest_day": 200, "heavy": 210}),
        ("first", ("rest_day", "heavy"), {"rest_day": 200, "heavy": 70}),
        ("first", ("heavy", "rest_day"), {"heavy": 210}),
        ("highest", ("heavy", "rest_day"), {"rest_day": 200, "heavy": 70}),
    ],
)
def test_two_rates_by_the_day(rule, ids, expected):
    assert amounts(rules(REST, HEAVY, pair(rule, *ids)), *SUNDAYS, MONDAY) == expected


def test_what_pays_as_much_stays_with_the_first_named():
    even = fixed("heavy", 100, 'of = "heavy_days"')
    assert amounts(rules(REST, even, pair("highest", "heavy", "rest_day")), *SUNDAYS) == {"heavy": 200}
    assert amounts(rules(REST, even, pair("highest", "rest_day", "heavy")), *SUNDAYS) == {"rest_day": 200}


def test_the_higher_is_found_day_by_day():
    hours = fixed("duty", 30, 'of = "duty_hours"')
    made = rules(REST, hours, pair("highest", "duty", "rest_day"))
    short, long = stint("2026-04-05T08:00", 2), stint("2026-04-12T08:00", 5)
    assert amounts(made, short, long) == {"rest_day": 100, "duty": 150}
    assert steps(made, "duty", short, long) == ["fixed_rate", "all_hours", "stacked_more", "hours_times_rate"]
    [met] = [step for step in lines(made, short, long)[LineCode.DUTY].steps if step.code == "stacked_more"]
    assert [day.day for day in met.values["days"]] == [5]
    assert met.values["line"] is LineCode.REST_DAY


def test_a_part_of_the_monthly_support_is_weighed_at_its_worth():
    tenth = fixed("heavy", 259_999, 'of = "heavy_days"')
    rest = REST.replace('kind = "fixed", dong = 100', 'kind = "of_monthly", coefficient = "0.1"')
    made = rules(MONTHLY, rest, tenth, pair("highest", "heavy", "rest_day"))
    assert amounts(made, SUNDAYS[0]) == {"monthly": 2_600_000, "rest_day": 260_000}


def test_a_rate_is_weighed_as_it_is_paid_rounded():
    rest, heavy = REST.replace("= 100", "= 1_400"), HEAVY.replace("= 70", "= 1_600")
    by_line = rules(rest.replace("1_400", "1_700"), heavy, pair("highest", "heavy", "rest_day"))
    assert amounts(by_line, SUNDAYS[0]) == {"rest_day": 1_700}
    by_rate = rules(
        rest.replace("1_400", "1_700"), heavy, pair("highest", "heavy", "rest_day"), rounding_stage="rate",
        rounding_unit="1000",
    )  # fmt: skip
    assert amounts(by_rate, SUNDAYS[0]) == {"heavy": 2_000}


def test_a_day_that_one_line_lost_is_not_met_again():
    training = fixed("training", 90, 'per = "day", work = "standing"')
    duty = stint("2026-04-05T08:00", 4, heavy=Heavy.HEAVY, kind=DutyKind.STANDING)
    made = rules(REST, HEAVY, training, pair("first", "rest_day", "heavy"), pair("highest", "heavy", "training"))
    assert amounts(made, duty) == {"rest_day": 100, "training": 90}


def test_days_left_out_are_those_the_other_still_has():
    """Heavy work leaves out rest days, which leave out holidays: so a holiday is free for heavy work."""
    holiday = fixed("holiday", 300, 'of = "holidays"')
    rest = fixed("rest_day", 100, 'of = "rest_days", excludes = ["holiday"]')
    heavy = fixed("heavy", 70, 'of = "heavy_days", excludes = ["rest_day"]')
    duty = [stint("2026-04-26T08:00", 4, heavy=Heavy.HEAVY), *SUNDAYS]
    for order in ((heavy, rest, holiday), (holiday, rest, heavy)):
        made = rules(*order, holiday_on_rest_day="both")
        assert amounts(made, *duty) == {"rest_day": 200, "holiday": 300, "heavy": 70}
    assert steps(made, "heavy", *duty) == ["fixed_rate", "heavy_days", "stacked_first", "days_times_rate"]


def test_a_line_left_out_that_does_not_apply_takes_no_day():
    rest = fixed("rest_day", 100, 'of = "rest_days"', more='when = { roles = ["to_vien"] }')
    heavy = fixed("heavy", 70, 'of = "heavy_days", excludes = ["rest_day"]')
    made = rules(rest, heavy, pair("first", "rest_day", "heavy"))
    assert amounts(made, SUNDAYS[0]) == {"heavy": 70}


def test_whole_hours_are_made_of_what_is_left():
    """90 minutes on the Sunday, 60 on the Monday: 150 make 3 hours; without the Sunday 1 hour is left, not 1,5."""
    hours = fixed("duty", 100, 'of = "duty_hours", whole = "up"')
    duty = [stint("2026-04-05T08:00", 1.5), stint("2026-04-06T08:00", 1)]
    assert amounts(rules(hours, REST), *duty) == {"rest_day": 100, "duty": 300}
    assert amounts(rules(hours, REST, pair("first", "rest_day", "duty")), *duty) == {"rest_day": 100, "duty": 100}
    longer = [stint("2026-04-05T08:00", 1.5), stint("2026-04-06T08:00", 1.25)]
    made = rules(hours, REST, pair("first", "rest_day", "duty"))
    assert amounts(made, *longer) == {"rest_day": 100, "duty": 200}
    assert steps(made, "duty", *longer)[-3:] == ["stacked_first", "whole_hours", "hours_times_rate"]


def test_hours_after_midnight_go_with_their_night():
    """A paid night takes its hours, those after midnight too; an hour of daytime of that day goes as well."""
    hours = fixed("duty", 60, 'per = "hour", during = ["night"]')
    night = fixed("night", 500, 'of = "nights", minimum_minutes = 240')
    duty = [stint("2026-04-08T22:00", 8), stint("2026-04-10T01:00", 2)]
    made = rules(hours, night, pair("first", "night", "duty"))
    assert amounts(made, *duty) == {"night": 500, "duty": 120}
    highest = rules(hours.replace("= 60", "= 63"), night, pair("highest", "night", "duty"))
    assert amounts(highest, *duty) == {"duty": 630}


def test_the_first_morning_is_the_night_before_the_month():
    """01:00 to 06:00 on the first: hours of this month, but the night of the 31st of March, which that month pays."""
    night = fixed("night", 500, 'of = "nights"')
    hours = fixed("heavy", 60, 'per = "hour", during = ["night"]')
    first = stint("2026-04-01T01:00", 5)
    made = rules(night, hours, pair("highest", "night", "heavy"))
    assert amounts(made, first, stint("2026-04-30T22:00", 8)) == {"night": 500, "heavy": 300}
    assert amounts(rules(night), stint("2026-05-01T01:00", 5)) == {"night": 500}


def test_by_the_reading_eve_days_meet_hours_where_their_night_begins():
    hours = fixed("night", 60, 'of = "night_hours"')
    day = fixed("duty", 500, 'of = "duty_days"')
    duty = stint("2026-04-08T20:00", 10)
    calendar = rules(hours, day, pair("first", "duty", "night"))
    assert amounts(calendar, duty) == {"duty": 1_000}
    eve = rules(hours, day, pair("first", "duty", "night"), duty_day="eve")
    assert amounts(eve, duty) == {"duty": 500}


def test_a_rate_that_the_clerk_has_yet_to_enter_is_worth_nothing_and_an_entered_one_its_hours():
    manual = '[[line]]\ncode = "duty"\namount = { kind = "manual", text = "t", per_unit = true }\n'
    hours = manual + 'count = { of = "duty_hours" }\n'
    made = rules(hours, REST, pair("highest", "duty", "rest_day"))
    duty = stint("2026-04-05T08:00", 4)
    assert amounts(made, duty) == {"rest_day": 100}
    assert amounts(made, duty, manual={LineCode.DUTY: 24}) == {"rest_day": 100}
    assert amounts(made, duty, manual={LineCode.DUTY: 26}) == {"duty": 104}


def test_more_hours_may_pay_less_where_the_higher_of_two_is_limited():
    """The Sunday goes to heavy work for more, of which the month pays one day, had on the Monday already."""
    limited = fixed("heavy", 300, 'of = "heavy_days", per_month = 1')
    made = rules(REST, limited, pair("highest", "rest_day", "heavy"))
    sunday = stint("2026-04-05T13:00", 4)
    assert amounts(made, MONDAY, sunday) == {"rest_day": 100, "heavy": 300}
    assert amounts(made, MONDAY, sunday, SUNDAYS[0]) == {"heavy": 300}


@pytest.mark.parametrize("count", ["minimum_minutes = 240", "tiers = [{ from = 240, units = 1 }]"])
def test_two_shifts_made_one_are_one_day_where_all_of_it_is_of_the_day_it_begins_on(count):
    made = rules(fixed("duty", 100, f'per = "day", day = "begin", {count}'))
    evening, night, morning = (
        stint(begins, 4) for begins in ("2026-04-07T18:00", "2026-04-07T22:00", "2026-04-08T02:00")
    )
    assert amounts(made, evening, morning) == {"duty": 200}
    assert amounts(made, evening, night, morning) == {"duty": 100}
