"""What rests on a figure of the state that only a draft has, or on a part of a month, is a trial; one that changes."""

import re
from datetime import date
from decimal import Decimal

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.sources import Certainty
from desktop_app.rules.sheet import compute
from tests.rules.conftest import WEEKEND, member, rebuilt
from tests.rules.schemes_text import BASE, HEAD, line
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


MID_APRIL = """to = 2026-04-09
value = 2_340_000
document = "Nghị định 73/2024/NĐ-CP"
certainty = "reported"

[[value]]
from = 2026-04-10
to = 2026-06-30
value = 2_400_000
document = "Nghị định mới"
certainty = "verified"

[[value]]
from = 2026-07-01
"""


def salary_from_mid_april(parameters, _holidays, schemes):
    text = parameters["base_salary.toml"]
    start, end = text.index("to = 2026-06-30"), text.index("value = 2_530_000")
    parameters["base_salary.toml"] = text[:start] + MID_APRIL + text[end:]
    schemes["made-up.toml"] = HEAD + line("monthly", 'kind = "coefficient", coefficient = "0.5", of = "base_salary"')


def told(book, month, scheme):
    sheet = compute(month, [member(health_insurance=True)], book, scheme, WEEKEND)
    lines = [line for pay in sheet.members for line in pay.lines]
    steps = [(line.code, step) for line in lines for step in line.steps if "becomes" in step.values]
    assert all(step.source.certainty is Certainty.ASSUMED for _, step in steps)
    return [(code, *(step.values[name] for name in ("parameter", "becomes", "since"))) for code, step in steps]


def test_a_figure_of_the_state_that_changes_within_the_month_counts_from_the_next_and_the_line_says_so():
    book = rebuilt(salary_from_mid_april)
    sheets = {month: compute(month, [member()], book, "made-up", WEEKEND) for month in (APRIL, APRIL.next)}
    assert [sheet.cash for sheet in sheets.values()] == [1_170_000, 1_200_000]
    assert told(book, APRIL, "made-up") == [(LineCode.MONTHLY, "Lương cơ sở", 2_400_000, date(2026, 4, 10))]
    assert told(book, APRIL.next, "made-up") == []
    assert told(book, Month(2026, 3), "made-up") == []


def test_a_floor_that_begins_within_the_month_is_told_of_once_though_it_raises_nothing_yet():
    floor = "Ngân sách hỗ trợ tối thiểu tiền đóng BHYT"
    assert told(BOOK, Month(2025, 8), "ha-noi-2024") == [
        (LineCode.HEALTH_INSURANCE, floor, Decimal("0.50"), date(2025, 8, 15))
    ]
    assert told(BOOK, Month(2025, 9), "ha-noi-2024") == []
