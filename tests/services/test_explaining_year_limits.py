from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.law import RuleKind
from desktop_app.model.member import Member, Role
from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, Step
from desktop_app.model.periods import Month
from desktop_app.services import closing_months as closing
from desktop_app.services.carrying_differences import carry_differences, compute_differences
from desktop_app.services.correcting_late import correct_late
from desktop_app.services.explaining_year_limits import year_causes
from desktop_app.services.keeping_rules import text_in_force
from desktop_app.services.keeping_schemes import keep_scheme
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
WHY = "Biên bản đối chiếu 05/11/2026"
NIGHT, HEAVY = LineCode.NIGHT, LineCode.HEAVY
NOBODY = MemberPay(MemberId("m"), "An", TeamId("t"), "Tổ", Role.MEMBER, ())


def pay(step: Step | None = None, amount: int = 5, ticks: int = 60, code: LineCode = NIGHT) -> MemberPay:
    return replace(NOBODY, lines=(PayrollLine(code, amount, () if step is None else (step,), ticks),))


def hours(carried: int) -> Step:
    return Step("year_hours_cut", {"limit_minutes": 600, "carried_minutes": carried, "cut_minutes": 60})


def money(carried: int, **more: object) -> Step:
    code = "shared_money_cut" if more else "year_money_cut"
    return Step(code, {"limit": 1_000, "carried": carried, "cut": 1, **more})


SHARED: Mapping[str, object] = {"lines": ("night", "heavy"), "over": "year"}


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (pay(hours(120)), pay(hours(180)), "đã hưởng 3 giờ ở tháng trước, tối đa 10 giờ"),
        (pay(hours(120)), pay(hours(120)), ""),
        (pay(), pay(hours(580)), "đã hưởng 9,67 giờ ở tháng trước, tối đa 10 giờ"),
        (pay(), pay(hours(540)), ""),
        (pay(hours(540), ticks=60), pay(ticks=120), "lúc khóa tính đã hưởng 9 giờ ở tháng trước"),
        (pay(hours(540), ticks=120), pay(ticks=60), ""),
        (pay(money(900)), pay(money(950)), "đã hưởng 950 đ ở tháng trước, tối đa 1.000 đ"),
        (pay(amount=200), pay(money(900), amount=100), "đã hưởng 900 đ ở tháng trước"),
        (pay(amount=100), pay(money(900), amount=50), ""),
        (pay(money(900, **SHARED)), pay(money(950, **SHARED)), "đã hưởng 950 đ ở tháng trước"),
        (pay(code=HEAVY, amount=200), pay(money(900, **SHARED)), "đã hưởng 900 đ ở tháng trước"),
        (pay(), pay(money(0, lines=("night", "heavy"), over="month"), amount=9_999), ""),
        (pay(), pay(Step("night_cut", {"limit_minutes": 60, "cut_minutes": 60})), ""),
    ],
)
def test_what_earlier_months_took_of_the_year(office: Office, then: MemberPay, now: MemberPay, told: str) -> None:
    said = [office.messages.step(step.code, step.values) for step in year_causes((then, now), NIGHT)]
    assert len(said) == bool(told)
    assert all(told in one for one in said)


def test_units_that_are_no_hours_and_lines_that_came_to_nothing(office: Office) -> None:
    cut = Step("year_cut", {"limit": 10, "carried": 10, "cut": 2})
    gone = replace(NOBODY, unpaid=(PayrollLine(NIGHT, 0, (cut,)),))
    [step] = year_causes((pay(ticks=2), gone), NIGHT)
    assert "đã hưởng 10 ở tháng trước, tối đa 10" in office.messages.step(step.code, step.values)
    assert list(year_causes((pay(ticks=2), gone), HEAVY)) == []
    [step] = year_causes((gone, pay(ticks=2)), NIGHT)
    assert "lúc khóa tính đã hưởng 10 ở tháng trước" in office.messages.step(step.code, step.values)


@pytest.mark.parametrize("paid", [True, False])
def test_a_limit_by_the_year_that_an_earlier_month_used_up_is_named(
    office: Office, someone: Member, paid: bool
) -> None:
    """October's late night leaves November less of the year, or nothing; November's own duty is as it was."""
    text = text_in_force(office, RuleKind.SCHEME, "bac-ninh-2024-draft")
    before = next(pay for pay in closing.compute_month(office, OCTOBER).members if pay.member == someone.id)
    nights = before.count.night_minutes // 60
    assert before.count.night_minutes == nights * 60
    left = 12 if paid else 8
    keep_scheme(office, text.replace('per_month = "40"', f'per_year = "{nights + left}"', 1))
    closing.close_month(office, OCTOBER)
    for day in (3, 5):
        record_cells(office, [Cell(someone.id, date(2026, 11, day), parse_intervals("22-6", {}))])
    own = next(pay for pay in closing.close_month(office, NOVEMBER).sheet.members if pay.member == someone.id)
    assert sum(line.ticks for line in own.lines if line.code is LineCode.NIGHT) == left * 60
    night = Cell(someone.id, date(2026, 10, 6), parse_intervals("22-6", {}))
    correct_late(office, OCTOBER, [night], WHY)
    carry_differences(office, OCTOBER, DECEMBER, WHY)
    [found] = compute_differences(office, NOVEMBER)
    assert (found.member, found.code) == (someone.id, LineCode.NIGHT)
    assert bool(found.now) is paid
    assert found.left < 0
    said = [office.messages.step(step.code, step.values) for step in found.causes]
    told = f"đã hưởng {nights + 8} giờ ở tháng trước, tối đa {nights + left} giờ"
    assert [one.rpartition(": ")[2] for one in said] == [told]
    assert [step.code for step in found.causes] == ["difference_because_year_now_hours"]


def test_a_line_that_an_earlier_month_had_cut_to_nothing_and_that_is_paid_now_names_the_limit(
    office: Office, someone: Member
) -> None:
    text = text_in_force(office, RuleKind.SCHEME, "bac-ninh-2024-draft")
    nights = [Cell(someone.id, date(2026, 10, day), parse_intervals("22-6", {})) for day in (5, 6)]
    record_cells(office, nights)
    before = next(pay for pay in closing.compute_month(office, OCTOBER).members if pay.member == someone.id)
    keep_scheme(office, text.replace('per_month = "40"', f'per_year = "{before.count.night_minutes // 60}"', 1))
    closing.close_month(office, OCTOBER)
    record_cells(office, [Cell(someone.id, date(2026, 11, 3), parse_intervals("22-6", {}))])
    own = next(pay for pay in closing.close_month(office, NOVEMBER).sheet.members if pay.member == someone.id)
    assert own.line(NIGHT) is None
    assert [line.code for line in own.unpaid] == [NIGHT]
    correct_late(office, OCTOBER, [replace(night, intervals=()) for night in nights], WHY)
    carry_differences(office, OCTOBER, DECEMBER, WHY)
    [found] = compute_differences(office, NOVEMBER)
    assert (found.member, found.code, found.then) == (someone.id, NIGHT, 0)
    assert found.ticks == own.count.night_minutes
    [step] = found.causes
    assert step.code == "difference_because_year_then_hours"
    assert step.values["carried_minutes"] == before.count.night_minutes
