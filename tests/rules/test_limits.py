"""Limits by month and year, in units and đồng, of one line and of several: sums done by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.payroll import LineCode
from desktop_app.rules.facts import YearToDate
from desktop_app.rules.limits import within_own
from desktop_app.rules.quantities import Counted
from desktop_app.rules.scheme import LimitPer
from desktop_app.rules.scheme_counts import CountOf, Per
from tests.rules.conftest import member, stint
from tests.rules.made_up import MONTHLY, amounts, fixed, lines, rules, scheme, steps
from tests.rules.random_schemes import Words, duty, schemes
from tests.rules.schemes_text import line
from tests.rules.shipped import SHIPPED, cash, lines_of, shipped_rules, somebody, with_figures

NIGHTS = [stint(f"2026-04-{day:02d}T22:00", 8) for day in range(6, 11)]
"""Monday to Friday: 40 hours of night; 8 days of calendar, 5 nights."""


PAIR = ("night", "duty")


def year(**ticks):
    return YearToDate({LineCode(code): number for code, number in ticks.items()})


def dong(bonus=0, **paid):
    return YearToDate(dong={LineCode(code): number for code, number in paid.items()}, bonus=bonus)


def shared(*ids, per="month", **most):
    named = ", ".join(f'"{one}"' for one in ids)
    said = "".join(f"{key} = {value}\n" for key, value in most.items())
    return f'[[limit]]\nlines = [{named}]\nper = "{per}"\n{said}article = "Điều 8"\n'


@pytest.mark.parametrize(
    ("count", "units"),
    [
        ('of = "night_hours", per_month = "30"', 30),
        ('of = "night_hours", per_month = "6.5"', 6.5),
        ('of = "night_hours", per_month = "41"', 40),
        ('of = "nights", per_month = "3"', 3),
        ('of = "duty_days", per_month = "4"', 4),
    ],
)
def test_a_month_in_each_unit(count, units):
    assert amounts(rules(fixed("night", 100, count)), *NIGHTS).get("night", 0) == units * 100


@pytest.mark.parametrize(
    ("count", "carried", "units"),
    [
        ('of = "night_hours", per_year = "300"', 270 * 60, 30),
        ('of = "night_hours", per_year = "300"', 299 * 60 + 30, 0.5),
        ('of = "night_hours", per_year = "300"', 300 * 60, 0),
        ('of = "night_hours", per_year = "300"', 310 * 60, 0),
        ('of = "night_hours", per_month = "20", per_year = "300"', 270 * 60, 20),
        ('of = "night_hours", per_month = "35", per_year = "300"', 270 * 60, 30),
        ('of = "nights", per_year = "100"', 98, 2),
        ('of = "duty_days", per_year = "100"', 97, 3),
    ],
)
def test_a_year_with_what_earlier_months_paid(count, carried, units):
    made = rules(fixed("night", 100, count))
    assert amounts(made, *NIGHTS, year=year(night=carried, duty=10_000)).get("night", 0) == units * 100


def test_each_limit_tells_what_it_cut_and_where_it_stands():
    made = rules(
        fixed("night", 60, 'of = "night_hours", per_month = "35", per_year = "300", article = "Điều 7"')
    )  # fmt: skip
    [line] = lines(made, *NIGHTS, year=year(night=270 * 60)).values()
    month, whole_year = line.cuts
    assert (month.code, month.values) == ("night_cut", {"limit_minutes": 2100, "cut_minutes": 300})
    assert whole_year.code == "year_hours_cut"
    assert whole_year.values == {"limit_minutes": 18_000, "cut_minutes": 300, "carried_minutes": 16_200}
    assert {step.source.article for step in line.cuts} == {"Điều 7"}
    assert line.ticks == 1800


@pytest.mark.parametrize(
    ("count", "code"),
    [
        ('of = "night_hours", per_month = "1"', "night_cut"),
        ('of = "duty_hours", per_month = "1"', "hours_cut"),
        ('of = "rest_days", per_month = "1"', "rest_day_cut"),
        ('of = "duty_days", per_month = "1"', "duty_day_cut"),
        ('of = "nights", per_month = "1"', "nights_cut"),
        ('of = "stints", per_month = "1"', "stints_cut"),
        ('of = "nights_or_off_days", per_month = "1"', "days_cut"),
        ('of = "duty_hours", per_year = "1"', "year_hours_cut"),
        ('of = "nights", per_year = "1"', "year_cut"),
    ],
)
def test_every_cut_has_its_word(count, code):
    duty = [*NIGHTS, stint("2026-04-05T08:00", 2), stint("2026-04-12T08:00", 2)]
    assert steps(rules(fixed("duty", 60, count)), "duty", *duty).count(code) == 1


def test_hours_that_lines_share_are_cut_from_the_last_named():
    """40 hours of night, 4 of Sunday's day; 30 together: the Sunday goes first, then 10 of the nights."""
    night, rest = (
        fixed("night", 60, 'of = "night_hours"'),
        fixed("rest_day", 600, 'per = "hour", during = ["rest_day"]'),
    )
    duty = [*NIGHTS, stint("2026-04-05T08:00", 4)]
    made = rules(night, rest, shared("night", "rest_day", units=30))
    # Friday's night reaches six hours into Saturday, a rest day: ten hours of rest days in all.
    assert amounts(rules(night, rest), *duty) == {"night": 2_400, "rest_day": 6_000}
    assert amounts(made, *duty) == {"night": 1_800}
    other = rules(night, rest, shared("rest_day", "night", units=30))
    assert amounts(other, *duty) == {"night": 1_200, "rest_day": 6_000}
    [cut] = lines(other, *duty)[LineCode.NIGHT].cuts
    assert cut.code == "shared_hours_cut"
    assert cut.values == {
        "limit_minutes": 1800, "cut_minutes": 1200, "carried_minutes": 0, "lines": (LineCode.REST_DAY, LineCode.NIGHT),
        "over": LimitPer.MONTH,
    }  # fmt: skip


def test_a_shared_limit_by_time_cuts_what_was_served_last():
    """Night hours of Monday and rest-day hours of Sunday before: the Monday goes first, whichever is named last."""
    night, rest = (
        fixed("night", 60, 'of = "night_hours"'),
        fixed("rest_day", 600, 'per = "hour", during = ["rest_day"]'),
    )
    duty = [stint("2026-04-05T08:00", 4), stint("2026-04-06T22:00", 8)]
    for named in (("night", "rest_day"), ("rest_day", "night")):
        made = rules(night, rest, shared(*named, units=6, order='"time"'))
        assert amounts(made, *duty) == {"rest_day": 2_400, "night": 120}
        [cut] = lines(made, *duty)[LineCode.NIGHT].cuts
        assert cut.values["cut_minutes"] == 360


def test_a_limit_by_time_holds_for_hours_of_the_eve_and_for_hours_made_whole():
    eve = fixed("night", 60, 'of = "night_hours", day = "eve"')
    assert amounts(rules(eve, shared("night", units=1, order='"time"')), NIGHTS[0]) == {"night": 60}
    short = [stint("2026-04-07T23:00", 1 / 6), stint("2026-04-07T08:00", 1 / 6)]
    night, day = (
        fixed(code, 60, f'per = "hour", during = ["{during}"], whole = "up"')
        for code, during in (("night", "night"), ("duty", "daytime"))
    )
    assert amounts(rules(night, day), *short) == {"night": 60, "duty": 60}
    made = rules(night, day, shared("night", "duty", units=1, order='"time"'))
    assert sum(amounts(made, *short).values()) == 60


def test_own_limits_come_before_shared_ones_and_months_before_years():
    """5 nights, 3 allowed; 8 days: together 9 a month, so 2 days go; 100 a year less 92 carried: 1 day more goes."""
    night, duty = fixed("night", 1, 'of = "nights", per_month = "3"'), fixed("duty", 10, 'of = "duty_days"')
    alike = duty.replace('of = "duty_days"', 'per = "night"')
    made = rules(night, alike, shared("night", "duty", units=7), shared("night", "duty", per="year", units=100))
    assert amounts(made, *NIGHTS, year=year(night=50, duty=42)) == {"night": 3, "duty": 40}
    assert amounts(made, *NIGHTS, year=year(night=52, duty=42)) == {"night": 3, "duty": 30}
    assert amounts(made, *NIGHTS, year=year(night=52, duty=46)) == {"night": 2}
    assert steps(made, "duty", *NIGHTS, year=year(night=52, duty=42)) == [
        "fixed_rate", "all_nights", "shared_cut", "shared_cut", "days_times_rate",
    ]  # fmt: skip


def test_a_shared_year_carries_what_a_rule_paid_that_no_longer_applies():
    """Somebody who was in one role and is in another: what the first rule paid is of the same year's limit."""
    leader = fixed("night", 1, 'of = "nights"', more='when = { roles = ["to_truong"] }')
    others = fixed("duty", 10, 'of = "nights"', more='when = { roles = ["to_pho", "to_vien"] }')
    made = rules(leader, others, shared("night", "duty", per="year", units=100))
    assert amounts(made, *NIGHTS, year=year(night=98)) == {"duty": 20}
    [use] = made.limits(member(*NIGHTS, year=year(night=98)))
    assert (use.used, use.carried, use.limit, use.left) == (5, 98, 100, 0)


@pytest.mark.parametrize(
    ("most", "paid", "expected"),
    [
        ("per_month = 3_000", {}, 3_000),
        ("per_month = 4_001", {}, 4_000),
        ("per_year = 30_000", {"night": 28_000}, 2_000),
        ("per_year = 30_000", {"night": 31_000}, 0),
        ("per_month = 3_000, per_year = 30_000", {"night": 26_500}, 3_000),
        ("per_month = 3_000, per_year = 30_000", {"night": 28_500}, 1_500),
        ("per_year = 30_000", {"bonus": 29_000, "rest_day": 9_999}, 1_000),
    ],
)
def test_the_most_a_line_may_come_to(most, paid, expected):
    made = rules(fixed("night", 100, 'of = "night_hours"', more=f"most = {{ {most} }}"))
    assert amounts(made, *NIGHTS, year=dong(**paid)).get("night", 0) == expected


@pytest.mark.parametrize(("way", "paid"), [("half_up", 3_900), ("up", 3_900), ("down", 3_900)])
def test_rounding_brings_no_line_above_its_limit(way, paid):
    """At most 3.970: hundreds below it."""
    night = fixed("night", 100, 'of = "night_hours"', more="most = { per_month = 3_970 }")
    made = rules(night, rounding_unit="100", rounding_way=way)
    assert amounts(made, *NIGHTS) == {"night": paid}
    assert steps(made, "night", *NIGHTS)[-1] == "rounded_down"
    below = rules(fixed("night", 99, 'of = "night_hours"', more="most = { per_year = 3_970 }"), rounding_unit="100")
    assert amounts(below, *NIGHTS) == {"night": 3_900}
    two = fixed("night", 1, 'of = "nights"', more='id = "more"')
    free = rules(night, two, rounding_unit="100", rounding_way=way)
    assert amounts(free, *NIGHTS)["night"] in {3_900, 4_000}
    assert amounts(rules(night), *NIGHTS) == {"night": 3_970}


def test_cuts_of_money_name_their_own_article_or_the_lines():
    own = rules(
        fixed(
            "night",
            100,
            'of = "night_hours"',
            more='most = { per_month = 3_000, per_year = 9_000, article = "Điều 5" }',
        )
    )
    found = lines(own, *NIGHTS, year=dong(night=8_000))[LineCode.NIGHT]
    assert [(step.code, step.source.article) for step in found.cuts] == [
        ("money_cut", "Điều 5"),
        ("year_money_cut", "Điều 5"),
    ]
    assert found.cuts[1].values == {"limit": 9_000, "carried": 8_000, "cut": 2_000}
    assert found.ticks == 2400


def test_a_sum_of_all_lines_by_duty_is_carried_into_limits_of_such_lines_alone():
    area = fixed("area", 700_000, more="most = { per_year = 1_000_000 }")
    assert amounts(rules(area), year=dong(bonus=9_000_000, area=400_000)) == {"area": 600_000}
    both = rules(area, fixed("night", 100, 'of = "night_hours"'), shared("area", "night", per="year", dong=1_000_000))
    assert amounts(both, *NIGHTS, year=dong(bonus=200_000, area=400_000)) == {"area": 400_000}


def test_money_that_lines_share_is_cut_from_the_last_named():
    night, duty = fixed("night", 100, 'of = "night_hours"'), fixed("duty", 1_000, 'of = "nights"')
    made = rules(MONTHLY, night, duty, shared("duty", "night", dong=6_000))
    assert amounts(made, *NIGHTS) == {"monthly": 2_600_000, "night": 1_000, "duty": 5_000}
    tight = rules(night, duty, shared("duty", "night", dong=3_000))
    assert amounts(tight, *NIGHTS) == {"duty": 3_000}
    assert steps(tight, "duty", *NIGHTS)[-1] == "shared_money_cut"
    whole_year = rules(night, duty, shared("duty", "night", per="year", dong=60_000))
    assert amounts(whole_year, *NIGHTS, year=dong(night=30_000, duty=22_500)) == {"night": 2_500, "duty": 5_000}
    assert amounts(whole_year, *NIGHTS, year=dong(night=30_000, duty=32_500)) == {}


def test_a_limit_that_is_a_part_of_the_monthly_support():
    """At most a thousandth of 2.600.000; of 4.000 and 500, 2.600 are left."""
    night, duty = fixed("night", 100, 'of = "night_hours"'), fixed("duty", 100, 'of = "nights"')
    made = rules(MONTHLY, night, duty, shared("duty", "night", of_monthly='"0.001"'))
    assert amounts(made, *NIGHTS) == {"monthly": 2_600_000, "duty": 500, "night": 2_100}
    [use] = made.limits(member(*NIGHTS))
    assert (use.used, use.limit, use.left) == (4_500, 2_600, 0)


def test_a_limit_of_exact_amounts_comes_before_rounding():
    """Two lines of 1.332,5 are exactly 2.665 together, though 1.333 each is printed."""
    night, duty = (line(code, 'kind = "of_monthly", coefficient = "0.0001025"', 'of = "nights"') for code in PAIR)
    exact = shared("duty", "night", dong=2_665, before_rounding="true")
    assert amounts(rules(MONTHLY, night, duty, exact), *NIGHTS) == {"monthly": 2_600_000, "night": 1_333, "duty": 1_333}
    cut = rules(MONTHLY, night, duty, shared("duty", "night", dong=2_000, before_rounding="true"))
    assert [amounts(cut, *NIGHTS)[code] for code in ("duty", "night")] == [1_333, 668]
    assert steps(cut, "night", *NIGHTS)[-2:] == ["shared_money_cut", "rounded_half_up"]


def test_a_line_made_of_lines_rests_on_what_limits_leave_and_may_share_one_itself():
    """Nights 4.000, cut to 3.000; half of it 1.500; both together 4.200 at most."""
    night = fixed("night", 100, 'of = "night_hours"', more="most = { per_month = 3_000 }")
    half = '[[line]]\ncode = "heavy"\namount = { kind = "of_lines", coefficient = "0.5", lines = ["night"] }\n'
    assert amounts(rules(night, half), *NIGHTS) == {"night": 3_000, "heavy": 1_500}
    made = rules(night, half, shared("night", "heavy", dong=4_200))
    assert amounts(made, *NIGHTS) == {"night": 3_000, "heavy": 1_200}
    own, together = made.limits(member(*NIGHTS))
    assert (own.lines, own.per, own.used, own.limit, own.left) == ((LineCode.NIGHT,), None, 4_000, 3_000, 0)
    assert (together.used, together.limit, together.left) == (4_500, 4_200, 0)


def test_what_is_left_of_each_limit_while_duty_is_typed():
    night = fixed(
        "night", 100, 'of = "night_hours", per_month = "45", per_year = "300"', more="most = { per_year = 9_000 }"
    )
    days = fixed("duty", 10, 'per = "hour", per_month = "44"')
    made = rules(night, days, shared("night", "duty", units=90), shared("night", per="year", dong=8_000))
    uses = made.limits(member(*NIGHTS, year=YearToDate({LineCode.NIGHT: 270 * 60}, {LineCode.NIGHT: 2_000})))
    found = [(use.per, use.of, use.over, use.used, use.carried, use.limit, use.left) for use in uses]
    assert found == [
        (Per.HOUR, CountOf.NIGHT_HOURS, LimitPer.MONTH, 2400, 0, 2700, 300),
        (Per.HOUR, CountOf.NIGHT_HOURS, LimitPer.YEAR, 2400, 16_200, 18_000, 0),
        (Per.HOUR, CountOf.CHOSEN, LimitPer.MONTH, 2400, 0, 2640, 240),
        (Per.HOUR, None, LimitPer.MONTH, 1800 + 2400, 0, 5400, 1200),
        (None, None, LimitPer.YEAR, 3_000, 2_000, 9_000, 4_000),
        (None, None, LimitPer.YEAR, 3_000, 2_000, 8_000, 3_000),
    ]
    assert uses[3].lines == (LineCode.NIGHT, LineCode.DUTY)


def test_limits_that_do_not_concern_the_member_are_not_shown():
    leaders = 'when = { roles = ["to_truong"] }'
    night = fixed("night", 1, 'of = "nights", per_month = "3"', more=f"most = {{ per_month = 2 }}\n{leaders}")
    made = rules(night, MONTHLY, shared("night", units=3), shared("night", dong=3))
    assert made.limits(member(*NIGHTS)) == ()
    without_money = rules(fixed("night", 1, 'of = "nights", per_month = "3"'))
    [use] = without_money.limits(member(*NIGHTS))
    assert (use.used, use.limit) == (5, 3)


def test_a_rule_that_counts_nothing_is_never_cut_in_units():
    [monthly] = scheme(MONTHLY).lines
    assert within_own(monthly, Counted(7), YearToDate()).ticks == 7


def kept(line_rule, lines, year):
    """Whether a rule's line keeps within its own limits, given what the year paid before."""
    line = lines.get(line_rule.code)
    if line is None:
        return True
    count, most = line_rule.count, line_rule.limit
    unit = count.ticks_per_unit if count else 1
    carried, before = year.ticks.get(line_rule.code, 0), year.dong.get(line_rule.code, 0)
    checks = [
        (line.ticks, count.per_month * unit if count and count.per_month is not None else None),
        (line.ticks + carried, count.per_year * unit if count and count.per_year is not None else None),
        (line.amount, most and most.per_month),
        (line.amount + before, most and most.per_year),
    ]
    return all(limit is None or number <= limit for number, limit in checks)


def shared_kept(scheme, lines, year):
    for limit in scheme.limits:
        rules_of = [scheme.rule(one) for one in limit.lines]
        yearly = limit.per == "year"
        found = [lines[rule.code] for rule in rules_of if rule.code in lines]
        if limit.dong is not None:
            before = sum(year.dong.get(rule.code, 0) for rule in rules_of) if yearly else 0
            assert sum(line.amount for line in found) + before <= limit.dong
        if limit.units is not None:
            before = sum(year.ticks.get(rule.code, 0) for rule in rules_of) if yearly else 0
            assert sum(line.ticks for line in found) + before <= limit.units * rules_of[0].count.ticks_per_unit


def with_month(year, lines):
    ticks = {code: year.ticks.get(code, 0) + line.ticks for code, line in lines.items()}
    dong = {code: year.dong.get(code, 0) + line.amount for code, line in lines.items()}
    return YearToDate({**year.ticks, **ticks}, {**year.dong, **dong})


BY_LINE = Words(stints=True, begins=True, stages=("line", "rate"))
"""Rounding the total up may put less than its unit above a limit: a limit is of the line, the rounding of the sum."""


@given(schemes(BY_LINE), st.lists(duty(most=8), min_size=1, max_size=12))
def test_no_limit_is_exceeded_in_a_year_of_months(made, duties):
    """Twelve Aprils with what those before paid carried: as good as any year."""
    ready, year = made.rules(), YearToDate()
    for served in duties:
        lines = lines_of(ready, served, year=year)
        assert all(kept(rule, lines, year) for rule in ready.scheme.lines)
        shared_kept(ready.scheme, lines, year)
        for use in ready.limits(somebody(*served, year=year)):
            assert use.left == max(0, use.limit - use.carried - use.used)
        year = with_month(year, lines)


@given(st.lists(duty(over=False, most=8), min_size=1, max_size=12))
def test_a_year_carried_month_by_month_pays_up_to_the_limit_and_no_more(duties):
    """What is cut is only what lies above it: as much as the whole year at once would pay."""
    limited = rules(fixed("night", 60, 'of = "night_hours", per_year = "20"'))
    free = rules(fixed("night", 60, 'of = "night_hours"'))
    year, total = YearToDate(), 0
    for served in duties:
        lines = lines_of(limited, served, year=year)
        total += sum(line.amount for line in lines.values())
        year = with_month(year, lines)
    assert total == min(20 * 60, sum(cash(free, served) for served in duties))


@given(st.sampled_from(SHIPPED), st.lists(duty(most=8), min_size=1, max_size=12))
def test_shipped_limits_hold_over_a_year(scheme, duties):
    made, year = shipped_rules(scheme), YearToDate()
    facts = with_figures(made)
    for served in duties:
        lines = lines_of(made, served, year=year, **facts)
        assert all(kept(rule, lines, year) for rule in made.scheme.lines)
        year = with_month(year, lines)
