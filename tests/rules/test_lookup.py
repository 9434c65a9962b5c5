"""What rests on a figure of the state that only a draft has, or on a part of a month, is a trial."""

import re

from desktop_app.model.periods import Month
from desktop_app.rules.sheet import compute
from tests.rules.conftest import WEEKEND, member, rebuilt
from tests.rules.schemes_text import BASE, line
from tests.whole_scheme import whole_ha_noi

APRIL = Month(2026, 4)


def whole_then(change):
    """The shipped rulebook with Hà Nội's scheme whole, changed."""

    def both(parameters, holidays, schemes):
        whole_ha_noi(schemes)
        change(parameters, holidays, schemes)

    return rebuilt(both)


BOOK = whole_then(lambda *_: None)
FIXED = 'kind = "fixed", dong = 100_000'


def draft_salary(parameters, _holidays, _schemes):
    text = parameters["base_salary.toml"]
    parameters["base_salary.toml"] = text.replace('certainty = "reported"', 'certainty = "draft"')


def test_what_rests_on_a_draft_of_the_state_is_a_trial():
    insured = member(health_insurance=True)
    other = whole_then(draft_salary)
    assert compute(APRIL, [insured], BOOK, "ha-noi-2024", WEEKEND).payable
    assert not compute(APRIL, [insured], other, "ha-noi-2024", WEEKEND).payable
    assert compute(APRIL, [member()], other, "ha-noi-2024", WEEKEND).payable


def draft_holidays(_parameters, holidays, _schemes):
    for name, text in holidays.items():
        holidays[name] = re.sub('certainty = "[a-z]+"', 'certainty = "draft"', text)


def with_a_holiday_line(_parameters, _holidays, schemes):
    schemes["made-up.toml"] = BASE + line("holiday", FIXED, 'per = "day", during = ["holiday"]')


def both(*given):
    draft_holidays(*given)
    with_a_holiday_line(*given)


def test_a_month_whose_holidays_stand_in_a_draft_is_a_trial_where_the_calendar_counts():
    assert compute(APRIL, [member()], rebuilt(with_a_holiday_line), "made-up", WEEKEND).payable
    assert not compute(APRIL, [member()], rebuilt(both), "made-up", WEEKEND).payable
    assert compute(APRIL, [member()], whole_then(draft_holidays), "ha-noi-2024", WEEKEND).payable, (
        "it pays each day alike"
    )


def from_mid_april(_parameters, _holidays, schemes):
    schemes["ha-noi-2024.toml"] = schemes["ha-noi-2024.toml"].replace("2024-07-01", "2026-04-10", 1)


def test_a_month_that_the_scheme_does_not_hold_for_whole_is_a_trial():
    other = whole_then(from_mid_april)
    assert not compute(APRIL, [member()], other, "ha-noi-2024", WEEKEND).payable
    assert compute(APRIL.next, [member()], other, "ha-noi-2024", WEEKEND).payable
