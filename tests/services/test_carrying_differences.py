from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.clock import Clock
from desktop_app.model.decision import DecisionKind
from desktop_app.model.duty import DutyKind
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.member import InsuranceWish, Member, Role
from desktop_app.model.payroll import LineCode, PayrollSheet
from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Refused as RefusedError
from desktop_app.model.sources import Certainty, Source
from desktop_app.model.unit import WageRegion
from desktop_app.rules.parameters import DatedValue
from desktop_app.services import closing_months as closing
from desktop_app.services import keeping_teams, recording_decisions, undoing
from desktop_app.services.carrying_differences import (
    carry_differences,
    compute_differences,
    differing_months,
    reckoned_now,
    withdraw_carried,
)
from desktop_app.services.correcting_late import correct_late
from desktop_app.services.entering_figures import enter_figure, withdraw_figure
from desktop_app.services.keeping_figures import keep_parameter_value
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells
from tests.building import ended, issued, recognised

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
WHY = "Biên bản đối chiếu 05/11/2026"
Refused = Callable[[Office, Callable[[], object]], list[str]]


@pytest.fixture
def someone(office: Office) -> Member:
    """Whoever has the fewest night hours of those with nothing on 5 to 7 October: far from every limit."""
    busy = {entry.member for entry in office.book.duty(OCTOBER) if entry.day.day in {5, 6, 7}}
    free = [pay for pay in closing.compute_month(office, OCTOBER).members if pay.member not in busy]
    found = office.book.member(min(free, key=lambda pay: (pay.count.night_minutes, pay.name)).member)
    assert found is not None
    return found


@pytest.fixture
def closed(office: Office) -> PayrollSheet:
    return closing.close_month(office, OCTOBER).sheet


def late(office: Office, member: Member, text: str = "22-6", day: int = 6) -> None:
    correct_late(office, OCTOBER, [Cell(member.id, date(2026, 10, day), parse_intervals(text, {}))], WHY)


def sentences(office: Office, steps: tuple) -> list[str]:
    return [office.messages.step(step.code, step.values) for step in steps]


def adds_up(sheet: PayrollSheet) -> None:
    """The sums of the cells that are printed are the totals that are printed."""
    for insurance, total in ((False, sheet.cash), (True, sheet.insurance)):
        codes = [code for code in sheet.codes if code.insurance is insurance]
        assert total == sum(map(sheet.total, codes)) + sheet.adjusted(insurance=insurance)
        assert total == sum(pay.insurance if insurance else pay.cash for pay in sheet.members)
    for pay in sheet.members:
        amounts = [*(line.amount for line in pay.lines), *(one.amount for one in pay.adjustments)]
        assert pay.cash + pay.insurance == sum(amounts)


@pytest.mark.usefixtures("closed")
def test_a_month_as_it_was_closed_differs_in_nothing(office: Office, refused: Refused) -> None:
    assert compute_differences(office, OCTOBER) == ()
    assert differing_months(office) == ()
    assert refused(office, lambda: carry_differences(office, OCTOBER, NOVEMBER, WHY)) == ["difference.nothing"]
    assert refused(office, lambda: compute_differences(office, NOVEMBER)) == ["difference.month_open"]


def test_duty_found_out_late_is_paid_in_a_later_month(office: Office, someone: Member, closed: PayrollSheet) -> None:
    late(office, someone)
    [found] = compute_differences(office, OCTOBER)
    assert (found.member, found.code, found.month) == (someone.id, LineCode.NIGHT, OCTOBER)
    before = next(pay for pay in closed.members if pay.member == someone.id)
    after = next(pay for pay in reckoned_now(office, OCTOBER).members if pay.member == someone.id)
    assert (found.then, found.now) == (before.amount(LineCode.NIGHT), after.amount(LineCode.NIGHT))
    assert found.left == found.now - found.then > 0
    ticks = [sum(line.ticks for line in pay.lines if line.code is LineCode.NIGHT) for pay in (before, after)]
    assert found.ticks == ticks[1] - ticks[0]
    assert [step.code for step in found.causes] == ["difference_because_late"]
    bare = closing.compute_month(office, NOVEMBER)
    [carried] = carry_differences(office, OCTOBER, NOVEMBER, WHY)
    sheet = closing.compute_month(office, NOVEMBER)
    pay = next(pay for pay in sheet.members if pay.member == someone.id)
    [one] = pay.adjustments
    assert (one.from_month, one.code, one.amount) == (OCTOBER, LineCode.NIGHT, found.left)
    assert sheet.cash == bare.cash + found.left
    adds_up(sheet)
    told = " | ".join(sentences(office, one.steps))
    for words in ("Tháng 10/2026 đã khóa", "Sửa muộn ca trực ngày 06/10/2026", WHY, "Chênh lệch:"):
        assert words in told
    assert compute_differences(office, OCTOBER) == ()
    assert office.book.carried_from(OCTOBER) == office.book.carried_into(NOVEMBER) == (carried,)
    assert office.book.check() == []


@pytest.mark.usefixtures("closed")
def test_what_changes_again_carries_only_what_is_new(office: Office, someone: Member, refused: Refused) -> None:
    late(office, someone, "22-2")
    [first] = carry_differences(office, OCTOBER, NOVEMBER, WHY)
    assert refused(office, lambda: carry_differences(office, OCTOBER, NOVEMBER, WHY)) == ["difference.nothing"]
    assert refused(office, lambda: carry_differences(office, OCTOBER, DECEMBER, WHY)) == ["difference.nothing"]
    late(office, someone, "22-6")
    [left] = compute_differences(office, OCTOBER)
    assert left.carried == first.amount
    assert left.left == left.now - left.then - first.amount > 0
    closing.close_month(replace(office, clock=office.clock), NOVEMBER)
    [second] = carry_differences(office, OCTOBER, DECEMBER, WHY)
    assert first.amount + second.amount == left.now - left.then
    assert "trừ phần đã chuyển" in " ".join(sentences(office, second.steps))
    late(office, someone, "")
    [back] = compute_differences(office, OCTOBER)
    assert back.left == -(first.amount + second.amount)
    carry_differences(office, OCTOBER, DECEMBER, WHY)
    assert sum(one.amount for one in office.book.carried_from(OCTOBER)) == 0
    adds_up(closing.compute_month(office, DECEMBER))


@pytest.mark.usefixtures("closed")
def test_it_is_undone_while_the_target_is_open(office: Office, someone: Member, refused: Refused) -> None:
    late(office, someone)
    before, found = closing.compute_month(office, NOVEMBER), compute_differences(office, OCTOBER)
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    undoing.undo(office)
    assert (closing.compute_month(office, NOVEMBER), compute_differences(office, OCTOBER)) == (before, found)
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    assert withdraw_carried(office, OCTOBER, NOVEMBER)
    assert (closing.compute_month(office, NOVEMBER), compute_differences(office, OCTOBER)) == (before, found)
    assert refused(office, lambda: withdraw_carried(office, OCTOBER, NOVEMBER)) == ["difference.none_carried"]
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    frozen = closing.close_month(office, NOVEMBER)
    assert refused(office, lambda: withdraw_carried(office, OCTOBER, NOVEMBER)) == ["month.closed"]
    assert refused(office, lambda: undoing.undo(office)) == ["history.nothing_to_undo"]
    assert closing.sheet_of(office, NOVEMBER) == (frozen.sheet, frozen)


@pytest.mark.usefixtures("closed", "ha_noi_attested")
def test_where_it_cannot_go(office: Office, someone: Member, refused: Refused) -> None:
    def codes(into: Month, why: str = WHY) -> list[str]:
        return refused(office, lambda: carry_differences(office, OCTOBER, into, why))

    late(office, someone)
    assert codes(Month(2026, 9)) == ["difference.not_later"]
    assert codes(OCTOBER) == ["month.closed", "difference.not_later"]
    assert codes(NOVEMBER, " ") == ["difference.reason_needed"]
    closing.close_month(office, NOVEMBER)
    assert codes(NOVEMBER) == ["month.closed"]
    profile = office.book.profile_on(DECEMBER.last)
    assert profile is not None
    keeping_teams.save_profile(office, replace(profile, id="p2", valid_from=DECEMBER.first, scheme_id="ha-noi-2024"))
    assert codes(DECEMBER) == ["difference.trial_from"]
    assert office.book.carried_from(OCTOBER) == ()


@pytest.mark.usefixtures("closed")
def test_a_month_carried_from_is_not_opened_again(office: Office, someone: Member, refused: Refused) -> None:
    late(office, someone)
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    assert refused(office, lambda: closing.reopen_month(office, OCTOBER, WHY)) == ["month.carried_from"]
    withdraw_carried(office, OCTOBER, NOVEMBER)
    closing.reopen_month(office, OCTOBER, WHY)
    assert closing.compute_month(office, OCTOBER) == closing.compute_own(office, OCTOBER)


@pytest.mark.usefixtures("closed")
def test_somebody_who_left_since_is_owed_all_the_same(office: Office, someone: Member) -> None:
    late(office, someone)
    leaving = issued(DecisionKind.END, on=NOVEMBER.first, endings=(ended(someone.id),))
    recording_decisions.record_issued(office, leaving)
    assert someone.id not in {pay.member for pay in closing.compute_month(office, NOVEMBER).members}
    [carried] = carry_differences(office, OCTOBER, NOVEMBER, WHY)
    sheet = closing.compute_month(office, NOVEMBER)
    [pay] = [pay for pay in sheet.members if pay.member == someone.id]
    assert (pay.lines, pay.cash, pay.team, pay.name) == ((), carried.amount, carried.team, someone.full_name)
    teams = [pay.team for pay in sheet.members]
    assert sum(1 for n, t in enumerate(teams) if n == 0 or teams[n - 1] != t) == len(set(teams))
    adds_up(sheet)
    closing.close_month(office, NOVEMBER)
    assert closing.closed_month(office, NOVEMBER) is not None


@pytest.mark.usefixtures("closed")
def test_insurance_is_carried_apart_from_cash(office: Office, someone: Member) -> None:
    wish = InsuranceWish(not someone.health_insurance.joins, date(2026, 10, 1))
    keeping_teams.save_member(office, replace(someone, health_insurance=wish))
    [found] = compute_differences(office, OCTOBER)
    assert (found.code, found.causes[0].values) == (LineCode.HEALTH_INSURANCE, {"cause": "insurance"})
    before = closing.compute_month(office, NOVEMBER)
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    after = closing.compute_month(office, NOVEMBER)
    assert (after.cash, after.insurance) == (before.cash, before.insurance + found.left)
    adds_up(after)


def test_a_wage_region_set_right_differs_for_everybody_and_says_which_figure(
    office: Office, closed: PayrollSheet
) -> None:
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, wage_region=WageRegion.I))
    found = compute_differences(office, OCTOBER)
    assert {one.member for one in found} == {pay.member for pay in closed.members}
    assert all("difference_because_parameter" in {step.code for step in one.causes} for one in found)
    assert sum(one.left for one in found) == reckoned_now(office, OCTOBER).cash - closed.cash
    [(month, again)] = differing_months(office)
    assert (month, again) == (OCTOBER, found)


@pytest.mark.usefixtures("closed")
def test_a_figure_entered_late_is_a_difference_too(office: Office, someone: Member) -> None:
    figure = EnteredFigure(OCTOBER, someone.id, LineCode.LEAVING, 500_000, "Quyết định 9/QĐ-UBND")
    enter_figure(office, figure, WHY)
    [found] = compute_differences(office, OCTOBER)
    assert (found.then, found.now, found.causes[0].values) == (0, 500_000, {"cause": "figure"})


NIGHTS = st.dictionaries(st.integers(1, 30), st.sampled_from(["22-6", "20-24", "0-4", "7-11", ""]), max_size=6)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(waves=st.lists(NIGHTS, min_size=1, max_size=3))
def test_what_was_paid_and_all_that_was_carried_is_what_is_due(
    office: Office, someone: Member, waves: list[dict[int, str]]
) -> None:
    if closing.closed_month(office, OCTOBER) is None:
        closing.close_month(office, OCTOBER)
    frozen = closing.closed_month(office, OCTOBER)
    assert frozen is not None
    for wave in waves:
        for day in wave:
            free = {d for d in range(1, 31) if d not in {day - 1, day + 1}}
            if day in free:
                correct_late(
                    office,
                    OCTOBER,
                    [Cell(someone.id, date(2026, 10, d), ()) for d in (day - 1, day + 1) if 1 <= d <= 31]
                    + [Cell(someone.id, date(2026, 10, day), parse_intervals(wave[day], {}))],
                    WHY,
                )
        found = compute_differences(office, OCTOBER)
        assert all(one.then + one.carried + one.left == one.now for one in found)
        if found:
            carry_differences(office, OCTOBER, NOVEMBER, WHY)
        assert compute_differences(office, OCTOBER) == ()
        adds_up(closing.compute_month(office, NOVEMBER))
    now = {pay.member: pay for pay in reckoned_now(office, OCTOBER).members}
    for pay in frozen.sheet.members:
        for code in LineCode:
            rows = [o for o in office.book.carried_from(OCTOBER) if (o.member, o.code) == (pay.member, code)]
            assert pay.amount(code) + sum(one.amount for one in rows) == now[pay.member].amount(code)
            ticks = [sum(line.ticks for line in p.lines if line.code is code) for p in (pay, now[pay.member])]
            assert ticks[0] + sum(one.ticks for one in rows) == ticks[1]


def test_a_decision_that_came_late_is_a_difference_and_the_month_stays_closed(
    office: Office, closed: PayrollSheet, refused: Refused
) -> None:
    before = closing.closed_month(office, OCTOBER)
    deputy = next(pay for pay in closed.members if pay.role is Role.DEPUTY)
    changed = issued(on=OCTOBER.first, recognitions=(recognised(deputy.member, deputy.team, Role.MEMBER),))
    assert "decision.month_closed" in refused(office, lambda: recording_decisions.record_issued(office, changed))
    recording_decisions.record_issued(office, changed, "nơi ký gửi về muộn")
    line = office.book.history.changes(1)[0]
    assert line.why.endswith("nơi ký gửi về muộn")
    assert closing.closed_month(office, OCTOBER) == before
    found = compute_differences(office, OCTOBER)
    assert {one.member for one in found} == {deputy.member}
    assert all("difference_because_role" in {step.code for step in one.causes} for one in found)
    assert all(one.left < 0 for one in found)


@pytest.mark.usefixtures("closed")
def test_somebody_recognised_late_is_due_the_whole_month(office: Office, newcomer: Member) -> None:
    team = office.book.teams()[0].id
    recognition = issued(on=OCTOBER.first, recognitions=(recognised(newcomer.id, team),))
    recording_decisions.record_issued(office, recognition, "nơi ký gửi về muộn")
    [found] = [one for one in compute_differences(office, OCTOBER) if one.member == newcomer.id]
    assert (found.code, found.then, found.causes[0].values) == (LineCode.MONTHLY, 0, {"cause": "membership"})
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    pay = next(pay for pay in closing.compute_month(office, NOVEMBER).members if pay.member == newcomer.id)
    assert pay.cash == pay.amount(LineCode.MONTHLY) + found.now


@pytest.mark.usefixtures("closed")
def test_a_leave_that_came_late_needs_its_duty_set_right_first(
    office: Office, someone: Member, refused: Refused
) -> None:
    on = date(2026, 10, 2)
    leaving = issued(DecisionKind.END, on=on, endings=(ended(someone.id),))

    def codes() -> list[str]:
        return refused(office, lambda: recording_decisions.record_issued(office, leaving, "gửi về muộn"))

    days = {entry.day for entry in office.book.all_duty_of(someone.id) if entry.day >= on}
    if days:
        assert "decision.duty_left_out" in codes()
        correct_late(office, OCTOBER, [Cell(someone.id, day, ()) for day in days], WHY)
    recording_decisions.record_issued(office, leaving, "gửi về muộn")
    found = [one for one in compute_differences(office, OCTOBER) if one.member == someone.id]
    assert sum(one.left for one in found) < 0 or not found


def test_a_figure_that_a_text_settles_later_gives_way_to_it_in_a_closed_month(
    office: Office, someone: Member, refused: Refused
) -> None:
    trained = Cell(someone.id, date(2026, 10, 6), parse_intervals("8-11", {}), DutyKind.TRAINING)
    record_cells(office, [trained])
    enter_figure(office, EnteredFigure(OCTOBER, someone.id, LineCode.TRAINING, 60_000, "Công văn 12"))
    closing.close_month(office, OCTOBER)
    record_cells(office, [replace(trained, day=date(2026, 11, 6))])
    enter_figure(office, EnteredFigure(NOVEMBER, someone.id, LineCode.TRAINING, 60_000, "Công văn 12"))
    source = Source("Thông tư 1/2026/TT-BCA", certainty=Certainty.VERIFIED)
    value = DatedValue(Span(date(2026, 7, 1)), {"": Decimal(65_000)}, source)
    keep_parameter_value(office, "training_meal_rate", value)
    [found] = compute_differences(office, OCTOBER)
    assert (found.code, found.then, found.now) == (LineCode.TRAINING, 60_000, 65_000)
    assert {"cause": "figure"} in [step.values for step in found.causes]
    # In an open month it is the clerk's to take back.
    assert refused(office, lambda: closing.compute_month(office, NOVEMBER)) == ["rules.manual_not_open"]
    withdraw_figure(office, NOVEMBER, someone.id, LineCode.TRAINING)
    assert closing.compute_month(office, NOVEMBER).total(LineCode.TRAINING) == 65_000
    assert "5.000" in " ".join(sentences(office, carry_differences(office, OCTOBER, NOVEMBER, WHY)[0].steps))


def test_a_month_that_cannot_be_reckoned_any_more_says_why(office: Office, closed: PayrollSheet) -> None:
    assert closed.members
    [profile] = office.book.profiles()
    with office.book.change("t.t", by="t") as change:
        change.put(replace(profile, scheme_id="khong-co"))
    with pytest.raises(RefusedError) as refusal:
        compute_differences(office, OCTOBER)
    assert [problem.code for problem in refusal.value.problems] == ["rules.scheme_unknown"]


@pytest.mark.usefixtures("closed")
def test_more_to_pay_back_than_to_get_is_warned_of(office: Office, someone: Member) -> None:
    days = sorted({e.day for e in office.book.duty_of(someone.id, OCTOBER) if e.day in OCTOBER.span})
    late_cells = [Cell(someone.id, day, ()) for day in days]
    late(office, someone)
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    leaving = issued(DecisionKind.END, on=NOVEMBER.first, endings=(ended(someone.id),))
    recording_decisions.record_issued(office, leaving)
    correct_late(office, OCTOBER, [*late_cells, Cell(someone.id, date(2026, 10, 6), ())], WHY)
    carry_differences(office, OCTOBER, DECEMBER, WHY)
    pay = next(pay for pay in closing.compute_month(office, DECEMBER).members if pay.member == someone.id)
    assert pay.cash < 0
    december = replace(office, clock=Clock.fixed(datetime.fromisoformat("2027-01-02T09:00")))
    warnings = {w.code: w for w in closing.closing_warnings(december, DECEMBER)}
    assert warnings["month.pays_back"].values["names"] == [someone.full_name]
    assert someone.full_name in office.messages.problem(warnings["month.pays_back"])


@pytest.mark.usefixtures("ha_noi_attested")
def test_what_is_owed_of_a_month_to_pay_by_is_withdrawn_before_a_trial_is_closed(
    office: Office, someone: Member, refused: Refused
) -> None:
    def codes() -> list[str]:
        return [one.code for one in closing.closing_warnings(office, NOVEMBER) if one.code.startswith("month.p")]

    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    assert closing.close_month(office, OCTOBER).sheet.payable
    late(office, someone, "6-18")
    carry_differences(office, OCTOBER, NOVEMBER, WHY)
    assert codes() == []
    keeping_teams.save_profile(
        office, replace(profile, id="p2", valid_from=NOVEMBER.first, scheme_id="bac-ninh-2024-draft")
    )
    assert codes() == ["month.payable_carried"]
    [told] = [one for one in closing.closing_warnings(office, NOVEMBER) if one.code == "month.payable_carried"]
    assert "tháng 10/2026 là tháng để chi" in office.messages.problem(told)
    december = replace(office, clock=Clock.fixed(datetime.fromisoformat("2026-12-01T09:00")))
    assert "month.payable_carried" in refused(december, lambda: closing.close_month(december, NOVEMBER))
    withdraw_carried(office, OCTOBER, NOVEMBER)
    assert codes() == []
    assert not closing.close_month(december, NOVEMBER).sheet.payable
    [owed] = compute_differences(office, OCTOBER)
    assert (owed.member, owed.carried) == (someone.id, 0)
