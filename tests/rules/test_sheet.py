"""The month's sheet: sums of its cells, limits that hold, and money that moves only with its own cause.

Every property is asked of every shipped scheme, and of schemes put together at random from the words of the language.
"""

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
from desktop_app.rules.allowance import NIGHT_WINDOW
from desktop_app.rules.amounts import STATE_SHARE
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.scheme_amounts import OfMonthly, everything, parameters_of
from desktop_app.rules.sheet import compute, open_lines, unpaid
from tests.rules.conftest import WEEKEND, member, rebuilt, stint
from tests.rules.made_up import MONTHLY, fixed, rules
from tests.rules.random_schemes import EVERY_WORD, Words, duty, schemes
from tests.rules.shipped import (
    APRIL,
    EVERYTHING,
    KNOWN,
    SHIPPED,
    cash,
    lines_of,
    paid,
    shipped_rules,
    somebody,
    with_figures,
)
from tests.whole_scheme import HA_NOI, whole_ha_noi

SCHEMES = ("bac-ninh-2024-draft", "ha-noi-2024", "hung-yen-2024")
BOOK = rebuilt(lambda *_: None)
"""Hypothesis runs a test many times: the book is immutable, so one is enough."""
WHOLE = rebuilt(lambda _parameters, _holidays, texts: whole_ha_noi(texts))
roles = st.sampled_from(Role)


def begin(day):
    """Midnight before a day of April."""
    return datetime.fromisoformat("2026-04-01T00:00") + timedelta(days=day - 1)


def pay(duty, scheme=SCHEMES[0], book=BOOK, month=APRIL, **more):
    [found] = compute(month, [member(*duty, **more)], book, scheme, WEEKEND).members
    return found


@pytest.mark.parametrize("scheme", SHIPPED)
def test_every_shipped_scheme_computes(scheme):
    """At least a training day is paid by each."""
    for role in Role:
        made = shipped_rules(scheme)
        facts = with_figures(made, role=role)
        assert made.open_lines(somebody(*EVERYTHING, **facts)) == ()
        assert paid(made, EVERYTHING, **facts)[LineCode.TRAINING] == 65_000


# The total is the sum of the cells.


@given(st.lists(duty(), min_size=1, max_size=3), st.sampled_from(SHIPPED), roles)
def test_the_total_is_the_sum_of_the_cells(duties, scheme, role):
    facts = with_figures(shipped_rules(scheme), role=role)
    sheet = compute(APRIL, [somebody(*duty, **facts) for duty in duties], KNOWN, scheme, WEEKEND)
    cells = sum(pay.amount(code) for pay in sheet.members for code in sheet.codes)
    assert sheet.cash + sheet.insurance == cells == sum(sheet.total(code) for code in sheet.codes)
    assert all(line.amount > 0 for pay in sheet.members for line in pay.lines)


@given(schemes(EVERY_WORD), duty(), st.integers(0, 30))
def test_a_total_that_is_rounded_is_still_the_sum_of_the_cells(made, duty, served):
    readings = dict(made.readings)
    lines = lines_of(made.rules(), duty, served_days=served).values()
    assert all(line.amount > 0 for line in lines)
    if readings["rounding_stage"] == "total":
        assert sum(line.amount for line in lines) % int(readings["rounding_unit"]) == 0


# The order of duty is irrelevant.


@given(duty(), st.randoms(), st.sampled_from(SHIPPED))
def test_order_of_duty_is_irrelevant(duty, random, scheme):
    shuffled = random.sample(duty, len(duty))
    made = shipped_rules(scheme)
    assert made.lines(somebody(*duty)) == made.lines(somebody(*shuffled))


@given(schemes(EVERY_WORD), duty(), st.randoms())
def test_order_of_duty_is_irrelevant_whatever_a_scheme_says(made, duty, random):
    ready = made.rules()
    assert ready.lines(somebody(*duty)) == ready.lines(somebody(*random.sample(duty, len(duty))))
    assert ready.lines(somebody(*duty)) == made.rules().lines(somebody(*duty))


# Splitting a stint changes nothing that is paid, at any minute and in no month, but where stints themselves count.


def split(duty, index, at):
    """The duty with one of its stints cut in two."""
    one = duty[index % len(duty)]
    cut = one.begins + timedelta(minutes=at)
    assume(one.begins < cut < one.ends)
    return [replace(one, ends=cut), replace(one, begins=cut), *(other for other in duty if other is not one)]


@given(duty(least=1), st.integers(0, 40), st.integers(1, 719), st.sampled_from(SHIPPED), roles)
def test_splitting_a_stint_changes_nothing_that_is_paid(duty, index, at, scheme, role):
    apart = split(duty, index, at)
    for month in (APRIL, APRIL.next):
        made = shipped_rules(scheme, month)
        facts = with_figures(made, role=role)
        assert paid(made, apart, **facts) == paid(made, duty, **facts)


@given(schemes(Words(begins=True)), duty(least=1), st.integers(0, 40), st.integers(1, 719))
def test_splitting_changes_nothing_whatever_a_scheme_says_but_by_the_stint(made, duty, index, at):
    apart = split(duty, index, at)
    for month in (APRIL, APRIL.next):
        ready = made.rules(month)
        assert paid(ready, apart) == paid(ready, duty)


@given(st.sampled_from(SHIPPED), st.data())
def test_splitting_at_midnight_changes_nothing_that_is_paid(scheme, data):
    minute, day = data.draw(st.integers(18 * 60, 1439)), data.draw(st.integers(1, 29))
    begins = begin(day) + timedelta(minutes=minute)
    one = stint(begins.isoformat(), data.draw(st.integers(7, 12)))
    others = [other for other in data.draw(duty(over=False)) if other.ends <= begins or other.begins >= one.ends]
    midnight = begin(day + 1)
    made = shipped_rules(scheme)
    cut = [replace(one, ends=midnight), replace(one, begins=midnight), *others]
    assert paid(made, cut) == paid(made, [one, *others])


# Splitting a month at a decision adds up.


@given(st.integers(1, 29), st.sampled_from(Role), st.sampled_from(Role), st.sampled_from(["fixed", "rounded"]))
def test_two_memberships_by_days_add_up(days, first, second, how):
    """A change of role by days pays what two memberships of those days would, but for rounding each."""
    area = MONTHLY.replace('"monthly"', '"area"').replace("3_000_000", "1_234_567")
    unit = "1" if how == "fixed" else "1000"
    made = rules(MONTHLY, area, part_month="calendar_days", role_change="by_days", rounding_unit=unit)
    stretches = ((first, days), (second, 30 - days))
    together = paid(made, [], role=second, role_changed=first is not second, stretches=stretches)
    apart = [paid(made, [], role=role, served_days=number) for role, number in stretches]
    for code, amount in together.items():
        assert abs(amount - sum(one.get(code, 0) for one in apart)) <= int(unit)


@given(st.integers(1, 29), roles, st.sampled_from(SHIPPED))
def test_the_same_role_in_two_stretches_is_one_membership(days, role, scheme):
    made = shipped_rules(scheme)
    facts = with_figures(made, role=role)
    assert paid(made, [], **facts, stretches=((role, days), (role, 30 - days))) == paid(made, [], **facts)


# More hours never lower pay: for every shipped scheme, and for every word of the language but three. A line that leaves
# out another's days, and one that comes first, may pay less than what they displace; a limit in units that lines share
# gives hours to the first named, whatever their rates. ``highest`` may, where one of the two is limited or made whole.

MONOTONE = Words(stints=True, excludes=False, stacking=("add",), shared_units=False, of_lines=False)
HIGHEST = Words(
    excludes=False, stacking=("highest",), limits=(), shared_units=False, shared_dong=False, whole=False, of_lines=False
)  # fmt: skip


def fewer(data, duty):
    """Some of the duty, and of one stint only the beginning."""
    kept = data.draw(st.lists(st.sampled_from(duty), unique_by=id))
    if kept and data.draw(st.booleans()):
        last = kept.pop()
        ends = last.begins + timedelta(minutes=data.draw(st.integers(1, 720)))
        kept.append(replace(last, ends=min(ends, last.ends)))
    return kept


def cash_of_all(scheme, duty, role):
    """What the month pays and those beside it, into which its duty reaches."""
    months = (shipped_rules(scheme, month) for month in (APRIL.previous, APRIL, APRIL.next))
    return sum(cash(made, duty, **with_figures(made, role=role)) for made in months)


@given(duty(least=1), st.data(), st.sampled_from(SHIPPED), roles)
def test_more_hours_never_lower_pay(duty, data, scheme, role):
    assert cash_of_all(scheme, fewer(data, duty), role) <= cash_of_all(scheme, duty, role)


@given(duty(least=1), st.data(), st.sampled_from(["ha-noi-2024", "khanh-hoa-2026"]))
def test_more_hours_never_lower_pay_where_a_night_is_of_either_day(duty, data, scheme):
    assert cash_of_all(scheme, fewer(data, duty), Role.MEMBER) <= cash_of_all(scheme, duty, Role.MEMBER)


def begun_in_april():
    """So that no more of the first morning can become the month before's, which a limit of that month might cut."""
    return duty(least=1).map(lambda found: [one for one in found if one.begins >= begin(1)]).filter(bool)


@given(schemes(MONOTONE), begun_in_april(), st.data())
def test_more_hours_never_lower_pay_whatever_a_scheme_says_but_of_displacing(made, duty, data):
    ready = made.rules()
    assert cash(ready, fewer(data, duty)) <= cash(ready, duty)


@given(schemes(HIGHEST), begun_in_april(), st.data())
def test_the_higher_of_two_lines_is_never_lowered_by_more_hours(made, duty, data):
    ready = made.rules()
    assert cash(ready, fewer(data, duty)) <= cash(ready, duty)


def test_the_words_by_which_more_hours_may_pay_less():
    """Heavy work of a Sunday, 300; some hours by day make it a rest day, too, for 100, which comes first."""
    rest, heavy = fixed("rest_day", 100, 'of = "rest_days"'), fixed("heavy", 300, 'of = "heavy_days"')
    dawn, longer = (stint("2026-04-05T00:00", hours, heavy=Heavy.HEAVY) for hours in (5, 9))
    first = '[[stacking]]\nlines = ["rest_day", "heavy"]\nrule = "first"\n'
    assert [cash(rules(rest, heavy, first), [one]) for one in (dawn, longer)] == [300, 100]
    excluding = fixed("heavy", 300, 'of = "heavy_days", excludes = ["rest_day"]')
    assert [cash(rules(rest, excluding), [one]) for one in (dawn, longer)] == [300, 100]
    together = '[[limit]]\nlines = ["rest_day", "heavy"]\nper = "month"\nunits = 1\n'
    assert [cash(rules(rest, heavy, together), [one]) for one in (dawn, longer)] == [300, 100]


# Money moves only with its own cause.


@pytest.mark.parametrize("scheme", SHIPPED)
def test_a_line_moves_with_the_parameters_it_names_and_with_no_other(scheme):
    """So a line in đồng is moved by none; one that is a part of the monthly support by what moves that."""
    for code in sorted(KNOWN.parameters.keys() - {NIGHT_WINDOW}):
        before, after = figures(KNOWN, scheme), figures(halved(code), scheme)
        rules_of = KNOWN.schemes[scheme].lines
        monthly = {one for rule in rules_of if rule.code is LineCode.MONTHLY for one in parameters_of(rule.amount)}
        for rule in rules_of:
            names = {*parameters_of(rule.amount), *rule.floor, STATE_SHARE}
            if any(isinstance(one, OfMonthly) for one in everything(rule.amount)):
                names |= monthly
            if code not in names:
                assert before.get(rule.code) == after.get(rule.code), (code, rule.id)


def figures(book, scheme):
    made = shipped_rules(scheme, book=book)
    return paid(made, EVERYTHING, **with_figures(made))


def halved(code):
    one = KNOWN.parameters[code]
    rows = [replace(row, by={key: value / 2 for key, value in row.by.items()}) for row in one.values]
    return replace(KNOWN, parameters={**KNOWN.parameters, code: replace(one, values=tuple(rows))})


def test_members_stand_in_the_order_given_and_totals_are_theirs():
    people = [member(role=role) for role in (Role.MEMBER, Role.LEADER)]
    sheet = compute(APRIL, people, BOOK, "hung-yen-2024", WEEKEND)
    assert [pay.role for pay in sheet.members] == [Role.MEMBER, Role.LEADER]
    assert sheet.cash == 1_620_000 + 2_340_000
    assert sheet.rulebook_digest == BOOK.digest
    assert (sheet.scheme_id, sheet.month) == ("hung-yen-2024", APRIL)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_draft_or_a_scheme_with_figures_missing_is_a_trial(scheme):
    assert not compute(APRIL, [], BOOK, scheme, WEEKEND).payable
    assert compute(APRIL, [], WHOLE, HA_NOI, WEEKEND).payable


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
    entered = replace(trained, manual={LineCode.TRAINING: 65_000})
    payable = [compute(APRIL, [one, member()], WHOLE, HA_NOI, WEEKEND).payable for one in (trained, entered)]
    assert payable == [False, True]


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


def test_duty_that_earns_nothing_says_why():
    short = member(stint("2026-04-06T08:00", 3))
    assert unpaid(APRIL, [member()], BOOK, "ha-noi-2024", WEEKEND) == {}
    [line] = unpaid(APRIL, [short], BOOK, "ha-noi-2024", WEEKEND)[short.member]
    assert (line.code, line.amount) == (LineCode.DUTY, 0)
    assert "duty_day_short" in [step.code for step in line.steps]
    assert not [one for one in pay(short.duty, "ha-noi-2024").lines if one.code is LineCode.DUTY]
