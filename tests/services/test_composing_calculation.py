from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.ids import TeamId
from desktop_app.model.member import Member
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import LineCode, PayrollLine, Step
from desktop_app.model.periods import Month
from desktop_app.services import closing_months as closing
from desktop_app.services import entering_figures, keeping_teams, recording_duty
from desktop_app.services.closing_months import sheet_of
from desktop_app.services.composing_calculation import amount_at, compose_calculation, compose_calculations
from desktop_app.services.counting_years import record_openings
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell
from tests.services.conftest import Owed

OCTOBER = Month(2026, 10)


def test_every_line_says_its_amount_once_and_repeats_no_step(office: Office) -> None:
    sheet, _ = sheet_of(office, OCTOBER)
    pay = max(sheet.members, key=lambda one: sum(len(line.steps) for line in one.lines))
    made = compose_calculation(office, OCTOBER, pay.member)
    told = [[step.amount for step in line.steps if step.amount is not None] for line in made.lines]
    assert told == [[line.amount] for line in pay.lines]
    steps = [(step.text, step.article) for line in made.lines for step in line.steps]
    assert len(steps) == len(set(steps))
    [pointing] = {text for text, _ in steps if "mức: mục" in text and text.startswith("4 × ")}
    number = int(pointing.split("mục ")[1].rstrip(")"))
    assert "Hỗ trợ thường xuyên" in steps[number - 1][0]


def test_an_amount_stands_beside_no_sentence_about_anothers_money(office: Office) -> None:
    sheet, _ = sheet_of(office, OCTOBER)
    insured = [line for pay in sheet.members for line in pay.lines if line.code is LineCode.SOCIAL_INSURANCE]
    assert insured
    for line in insured:
        at = amount_at(line)
        assert [step.code for step in line.steps[at:]] == [
            "share_of_contribution",
            "state_part",
            "province_part",
            "member_pays",
        ]
        assert line.steps[at].values["amount"] == line.amount
    beside = [
        step.text
        for made in compose_calculations(office, OCTOBER)
        for line in made.lines
        for step in line.steps
        if step.amount is not None
    ]
    assert not any("tự đóng" in text for text in beside)


def test_an_amount_that_no_step_says_stands_at_the_last_of_what_is_paid() -> None:
    product = Step("days_times_rate", {"days": 2, "rate": 1_234, "amount": 2_468})
    steps = (product, Step("rounded_up", {"unit": 1_000}), Step("open_question", {"note": "?"}))
    assert amount_at(PayrollLine(LineCode.DUTY, 3_000, steps)) == 1
    assert amount_at(PayrollLine(LineCode.DUTY, 2_468, (product, *steps[2:]))) == 0
    assert amount_at(PayrollLine(LineCode.DUTY, 5, (Step("member_pays", {"amount": 5}),))) == 0


def test_a_difference_is_explained_by_month_old_and_new_figure_and_reason(owed: Owed) -> None:
    november = OCTOBER.next
    sheet, _ = sheet_of(owed.office, november)
    for who in (owed.stays, owed.left):
        pay = next(one for one in sheet.members if one.member == who.id)
        made = compose_calculation(owed.office, november, who.id)
        assert sum(int(line.steps[-1].amount or 0) for line in made.lines) == made.total == pay.cash + pay.insurance
        for line, one in zip(made.lines[-len(pay.adjustments) :], pay.adjustments, strict=True):
            assert line.title.startswith("Truy lĩnh tháng 10/2026" if one.amount > 0 else "Truy thu tháng 10/2026")
            assert line.steps[-1].amount == one.amount
            told = " | ".join(step.text for step in line.steps)
            for words in ("Tháng 10/2026 đã khóa", "Tính lại tháng 10/2026", "Lý do chuyển: Đối chiếu sổ trực"):
                assert words in told
            assert "Thay đổi" in told or "Sửa muộn ca trực ngày 06/10/2026" in told


def test_everybodys_calculation_is_each_ones_in_the_order_of_the_sheet(
    office: Office, refused: Callable[[Office, Callable[[], object]], list[str]]
) -> None:
    sheet, _ = sheet_of(office, OCTOBER)
    everybody = compose_calculations(office, OCTOBER)
    assert [one.name for one in everybody] == [pay.name for pay in sheet.members]
    assert sum(one.total for one in everybody) == sheet.cash + sheet.insurance
    first = sheet.members[0]
    assert everybody[0] == compose_calculation(office, OCTOBER, first.member)
    team = compose_calculations(office, OCTOBER, first.team)
    assert team == everybody[: len(team)]
    assert len(team) == sum(pay.team == first.team for pay in sheet.members)
    assert refused(office, lambda: compose_calculations(office, OCTOBER, TeamId("nobody's"))) == ["month.nobody"]


def test_every_step_says_how_sure_its_source_is(office: Office) -> None:
    for pay, made in zip(sheet_of(office, OCTOBER)[0].members, compose_calculations(office, OCTOBER), strict=True):
        doubted = {
            office.messages.step(step.code, step.values)
            for line in pay.lines
            for step in line.steps
            if step.source is not None and step.source.certainty.doubtful
        }
        marks = ("(dự thảo)", "(giả định)", "(chưa đối chiếu)")
        for step in (step for line in made.lines for step in line.steps):
            told = step.text.split(" (mức: mục")[0]
            assert step.article.endswith(marks) == (told in doubted), step


@pytest.fixture
def yearly(office: Office, someone: Member) -> Office:
    """The sample under a scheme that limits hours by the year, with somebody's monthly support entered."""
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-giang-2024"))
    figure = EnteredFigure(OCTOBER, someone.id, LineCode.MONTHLY, 2_080_000, "Nghị quyết 33/2024/NQ-HĐND")
    entering_figures.enter_figure(office, figure)
    return office


def test_a_year_limit_is_told_with_what_earlier_months_paid(yearly: Office, someone: Member) -> None:
    before = PaidLine(LineCode.NIGHT, 295 * 60, 1)
    record_openings(yearly, [OpeningBalance(someone.id, 2026, Month(2026, 6), (before,))])
    six = [Cell(someone.id, date(2026, 10, day), parse_intervals("22-6", {})) for day in (6, 13)]
    recording_duty.record_cells(yearly, six)
    sheet, _ = sheet_of(yearly, OCTOBER)
    [line] = [
        line for pay in sheet.members if pay.member == someone.id for line in pay.lines if line.code is LineCode.NIGHT
    ]
    assert line.ticks == 5 * 60
    assert any(step.code == "year_hours_cut" for step in line.cuts)
    told = "Giờ (trực đêm) trong năm 2026: các tháng trước 295, tháng này 5, cộng 300 trên tối đa 300"
    assert compose_calculation(yearly, OCTOBER, someone.id).years == (told,)
    other = next(pay.member for pay in sheet.members if pay.member != someone.id)
    assert (
        compose_calculation(yearly, OCTOBER, other)
        .years[0]
        .startswith("Giờ (trực đêm) trong năm 2026: các tháng trước 0")
    )
    closing.close_month(yearly, OCTOBER)
    assert compose_calculation(yearly, OCTOBER, someone.id).years == (told,)
