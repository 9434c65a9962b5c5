"""What rests on a figure of the state that only a draft has, or on a part of a month, is a trial."""

from desktop_app.model.periods import Month
from desktop_app.rules.sheet import compute
from tests.rules.conftest import WEEKEND, member, rebuilt

APRIL = Month(2026, 4)
BOOK = rebuilt(lambda *_: None)


def draft_salary(parameters, _holidays, _schemes):
    text = parameters["base_salary.toml"]
    parameters["base_salary.toml"] = text.replace('certainty = "reported"', 'certainty = "draft"')


def test_what_rests_on_a_draft_of_the_state_is_a_trial():
    insured = member(health_insurance=True)
    other = rebuilt(draft_salary)
    assert compute(APRIL, [insured], BOOK, "ha-noi-2024", WEEKEND).payable
    assert not compute(APRIL, [insured], other, "ha-noi-2024", WEEKEND).payable
    assert compute(APRIL, [member()], other, "ha-noi-2024", WEEKEND).payable


def from_mid_april(_parameters, _holidays, schemes):
    schemes["ha-noi-2024.toml"] = schemes["ha-noi-2024.toml"].replace("2024-07-01", "2026-04-10", 1)


def test_a_month_that_the_scheme_does_not_hold_for_whole_is_a_trial():
    other = rebuilt(from_mid_april)
    assert not compute(APRIL, [member()], other, "ha-noi-2024", WEEKEND).payable
    assert compute(APRIL.next, [member()], other, "ha-noi-2024", WEEKEND).payable
