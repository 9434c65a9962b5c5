"""What the clerk enters, for whom it is missing, and what waits for it. Sums by hand."""

import pytest

from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Refused
from tests.rules.conftest import member, stint
from tests.rules.made_up import MONTHLY, amounts, fixed, rules, steps
from tests.rules.schemes_text import line

NIGHT = stint("2026-04-06T22:00", 8)
HALF = line("area", 'kind = "of_monthly", coefficient = "0.5"')
KNOWN = fixed("monthly", 2_000_000, more='id = "known"\nwhen = { roles = ["to_truong", "to_pho"] }')
OPEN = line("monthly", 'kind = "manual", text = "t"', more='id = "open"\nwhen = { roles = ["to_vien"] }')


def refused(made, **facts):
    with pytest.raises(Refused) as found:
        made.lines(member(**facts))
    return [(problem.code, problem.values["line"]) for problem in found.value.problems]


def test_a_line_waits_only_for_the_member_whose_own_support_is_not_known():
    made = rules(KNOWN, OPEN, HALF)
    assert amounts(made) == {"monthly": 2_000_000, "area": 1_000_000}
    assert amounts(made, role=Role.MEMBER) == {}
    assert made.open_lines(member(role=Role.MEMBER)) == (LineCode.MONTHLY,)
    assert made.open_lines(member()) == ()
    entered = {LineCode.MONTHLY: 1_500_000}
    assert amounts(made, role=Role.MEMBER, manual=entered) == {"monthly": 1_500_000, "area": 750_000}


def test_a_figure_is_refused_for_whom_the_line_is_computed_or_does_not_apply():
    assert refused(rules(KNOWN, OPEN), manual={LineCode.MONTHLY: 1}) == [("rules.manual_not_open", LineCode.MONTHLY)]
    tenth = line("heavy", 'kind = "of_lines", coefficient = "0.1", lines = ["monthly"]')
    assert refused(rules(MONTHLY, tenth), manual={LineCode.HEAVY: 1}) == [("rules.manual_not_open", LineCode.HEAVY)]
    border = line("area", 'kind = "manual", text = "t"', more='when = { traits_any = ["bien_gioi"] }')
    assert refused(rules(border), manual={LineCode.AREA: 1}) == [("rules.manual_not_open", LineCode.AREA)]


def test_a_figure_entered_once_is_paid_once_though_two_rules_ask_for_it():
    two = [line("heavy", 'kind = "manual", text = "t"', more=f'id = "{one}"') for one in ("first", "second")]
    assert amounts(rules(*two), manual={LineCode.HEAVY: 70_000}) == {"heavy": 70_000}
    rates = [
        line("heavy", 'kind = "manual", text = "t", per_unit = true', f'of = "{of}"', f'id = "{of}"')
        for of in ("night_hours", "nights")
    ]
    assert amounts(rules(*rates), NIGHT, manual={LineCode.HEAVY: 1_000}) == {"heavy": 9_000}


def test_an_entered_figure_is_limited_and_not_rounded():
    most = line("area", 'kind = "manual", text = "t"', more="most = { per_month = 50_000 }")
    assert amounts(rules(most), manual={LineCode.AREA: 70_001}) == {"area": 50_000}
    free = rules(line("area", 'kind = "manual", text = "t"'), rounding_unit="1000")
    assert amounts(free, manual={LineCode.AREA: 70_001}) == {"area": 70_001}


def test_a_figure_for_leaving_is_entered_for_whomever_the_clerk_says():
    made = rules(line("leaving", 'kind = "manual", text = "t"'))
    assert made.open_lines(member()) == ()
    assert made.open_lines(member(leaving=True)) == (LineCode.LEAVING,)
    assert amounts(made, manual={LineCode.LEAVING: 5}) == {"leaving": 5}


def test_a_part_of_lines_may_stand_in_a_line_that_is_there_already():
    more = line("area", 'kind = "of_lines", coefficient = "0.1", lines = ["monthly"]', more='id = "more"')
    made = rules(MONTHLY, fixed("area", 5), more)
    assert amounts(made) == {"monthly": 2_600_000, "area": 260_005}
    assert steps(made, "area") == ["fixed_rate", "part_of_lines", "rules_added"]


@pytest.mark.parametrize(("facts", "expected"), [({"service_months": 60}, {}), ({"service_months": 61}, {"area": 5})])
def test_service_counted_to_the_month_before(facts, expected):
    made = rules(fixed("area", 5, more="when = { service_months = { from = 60 } }"), service_counted_to="month_before")
    assert amounts(made, **facts) == expected
    now = rules(fixed("area", 5, more="when = { service_months = { from = 60 } }"))
    assert amounts(now, **facts) == {"area": 5}
