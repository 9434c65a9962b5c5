"""The month's sheet: sums of its cells, limits that hold, and money that moves only with its own cause."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.unit import WageRegion
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.sheet import compute, open_lines
from tests.rules.conftest import WEEKEND, member, rebuilt, stint

APRIL = Month(2026, 4)
SCHEMES = ("bac-ninh-2024-draft", "ha-noi-2024", "hung-yen-2024")

BOOK = rebuilt(lambda *_: None)
"""Hypothesis runs a test many times: the book is immutable, so one is enough."""


def stints_of_a_month(minimum=0):
    """Stints that do not overlap: at most one beginning on a day, none longer than to its end or the next dawn."""
    one = st.tuples(st.integers(0, 1439), st.integers(1, 600), st.sampled_from(["none", "heavy"]))
    return st.dictionaries(st.integers(1, 30), one, min_size=minimum, max_size=30).map(_stints)


def _stints(days):
    found = []
    april = free = datetime.fromisoformat("2026-04-01T00:00")
    for day in sorted(days):
        minute, length, heavy = days[day]
        begins = max(april + timedelta(days=day - 1, minutes=minute), free)
        free = begins + timedelta(minutes=length)
        found.append(stint(begins.isoformat(), length / 60, heavy=Heavy(heavy)))
    return found


def pay(duty, scheme=SCHEMES[0], book=BOOK, month=APRIL, **more):
    [found] = compute(month, [member(*duty, **more)], book, scheme, WEEKEND).members
    return found


@given(st.lists(stints_of_a_month(), min_size=1, max_size=4), st.sampled_from(SCHEMES))
def test_the_total_is_the_sum_of_the_cells(duties, scheme):
    people = [member(*duty, social_insurance=True, health_insurance=True) for duty in duties]
    sheet = compute(APRIL, people, BOOK, scheme, WEEKEND)
    cells = sum(pay.amount(code) for pay in sheet.members for code in sheet.codes)
    assert sheet.cash + sheet.insurance == cells == sum(sheet.total(code) for code in sheet.codes)
    assert all(line.amount > 0 for pay in sheet.members for line in pay.lines)


@given(stints_of_a_month(), st.randoms(), st.sampled_from(SCHEMES))
def test_order_of_duty_is_irrelevant(duty, random, scheme):
    shuffled = list(duty)
    random.shuffle(shuffled)
    assert pay(duty, scheme) == pay(shuffled, scheme)


@given(stints_of_a_month())
def test_limits_are_never_passed(duty):
    found = pay(duty)
    monthly = found.amount(LineCode.MONTHLY)
    assert found.amount(LineCode.NIGHT) <= monthly // 2
    assert found.amount(LineCode.REST_DAY) <= monthly * 4 // 10


@given(stints_of_a_month(minimum=1), st.data(), st.sampled_from(SCHEMES))
def test_more_hours_never_lower_pay(duty, data, scheme):
    kept = data.draw(st.lists(st.sampled_from(duty), unique_by=id))
    # Hours that join two stints make one stint of them, which Hà Nội pays by the day it begins on.
    ends = {one.ends for one in duty}
    assume(scheme != "ha-noi-2024" or not any(one.begins in ends for one in duty))
    assert pay([one for one in duty if one in kept], scheme).cash <= pay(duty, scheme).cash


@given(stints_of_a_month(minimum=1), st.integers(1, 599), st.sampled_from(SCHEMES))
def test_splitting_a_stint_changes_nothing_that_is_paid(duty, at, scheme):
    first = duty[0]
    cut = first.begins + timedelta(minutes=at)
    parts = [replace(first, ends=cut), replace(first, begins=cut)] if cut < first.ends else [first]
    assert pay([*parts, *duty[1:]], scheme).cash == pay(duty, scheme).cash


def test_members_stand_in_the_order_given_and_totals_are_theirs():
    people = [member(role=role) for role in (Role.MEMBER, Role.LEADER)]
    sheet = compute(APRIL, people, BOOK, "hung-yen-2024", WEEKEND)
    assert [pay.role for pay in sheet.members] == [Role.MEMBER, Role.LEADER]
    assert sheet.cash == 1_620_000 + 2_340_000
    assert sheet.rulebook_digest == BOOK.digest
    assert (sheet.scheme_id, sheet.month) == ("hung-yen-2024", APRIL)


@pytest.mark.parametrize(("scheme", "payable"), [(SCHEMES[0], False), (SCHEMES[1], True), (SCHEMES[2], False)])
def test_a_draft_or_a_scheme_with_figures_missing_is_a_trial(scheme, payable):
    assert compute(APRIL, [], BOOK, scheme, WEEKEND).payable is payable


def test_every_members_fault_comes_at_once_with_the_name():
    people = [member(place=PlaceFacts()), member(manual={LineCode.MONTHLY: 1})]
    with pytest.raises(Refused) as refused:
        compute(APRIL, people, BOOK, SCHEMES[0], WEEKEND)
    assert [(p.code, p.at.source) for p in refused.value.problems] == [
        ("rules.wage_region_missing", "An"),
        ("rules.manual_not_open", "An"),
    ]


def test_what_the_clerk_has_yet_to_enter():
    trained = member(stint("2026-04-06T08:00", 8, kind=DutyKind.TRAINING))
    assert open_lines(APRIL, [trained, member()], BOOK, "ha-noi-2024", WEEKEND) == ((trained, LineCode.TRAINING),)


def raised(parameters, _holidays, _schemes):
    text = parameters["base_salary.toml"]
    parameters["base_salary.toml"] = text.replace("2_340_000", "9_990_000")


def test_a_frozen_scheme_is_untouched_by_a_parameter():
    other = rebuilt(raised)
    assert other.digest != BOOK.digest
    for role in Role:
        before, after = pay([], "hung-yen-2024", role=role), pay([], "hung-yen-2024", other, role=role)
        assert before.lines == after.lines


def earlier_wage(parameters, _holidays, _schemes):
    text = parameters["regional_minimum_wage_month.toml"]
    parameters["regional_minimum_wage_month.toml"] = text.replace("2025-12-31", "2025-10-31").replace(
        "2026-01-01", "2025-11-01"
    )


def test_a_changed_decree_date_moves_only_what_should_move():
    other = rebuilt(earlier_wage)
    for number in range(1, 13):
        month = Month(2025, number)
        before = pay([], SCHEMES[0], month=month, health_insurance=True, social_insurance=True)
        after = pay([], SCHEMES[0], other, month, health_insurance=True, social_insurance=True)
        assert (before == after) is (number < 11), month
        assert before.insurance == after.insurance
    for scheme in SCHEMES[1:]:
        assert pay([], scheme, month=Month(2025, 12)) == pay([], scheme, other, Month(2025, 12))


def test_all_regions_and_roles_of_the_draft():
    wages = {WageRegion.I: 5_310_000, WageRegion.II: 4_730_000, WageRegion.III: 4_140_000, WageRegion.IV: 3_700_000}
    shares = {Role.LEADER: 68, Role.DEPUTY: 60, Role.MEMBER: 52}
    for region, wage in wages.items():
        for role, share in shares.items():
            assert pay([], role=role, place=PlaceFacts(region)).cash == wage * share // 100
