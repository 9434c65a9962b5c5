from dataclasses import replace

import pytest

from desktop_app.model.periods import Month
from desktop_app.services.closing_months import close_month, reopen_month, sheet_of
from desktop_app.services.composing_attendance import compose_attendance
from desktop_app.services.composing_calculation import compose_calculation
from desktop_app.services.composing_payment import compose_payment
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import compose_calculation_paper, compose_payment_paper, draw
from desktop_app.wording import paper, written
from tests.services.conftest import Owed

OCTOBER = Month(2026, 10)


def test_cash_and_insurance_stand_apart_and_add_up(office: Office) -> None:
    made, (sheet, _) = compose_payment(office, OCTOBER), sheet_of(office, OCTOBER)
    assert made.cash == sheet.cash == sum(team.cash for team in made.teams)
    assert made.insurance[-1] == sheet.cash + sheet.insurance
    assert [column.over for column in made.insurance_columns] == [paper.INSURANCE_OVER] * 2 + [""]
    assert [one.amount for one in made.sums] == [sheet.cash, sheet.insurance, sheet.cash + sheet.insurance]
    for team in made.teams:
        for row in team.rows:
            assert row.cash == sum(value for value in row.values if isinstance(value, int))
            assert row.cash + sum(int(value or 0) for value in row.insurance[:-1]) == row.insurance[-1]


def test_an_open_month_and_a_trial_warn_and_do_not_spoil_the_schemes_name(office: Office) -> None:
    sheet, _ = sheet_of(office, OCTOBER)
    assert not sheet.payable
    person = sheet.members[0].member
    for made in (compose_payment(office, OCTOBER), compose_calculation(office, OCTOBER, person)):
        assert made.warning == f"{paper.OPEN_WARNING}; {paper.TRIAL_WARNING}"
        assert made.scheme == sheet.scheme_name
    assert compose_attendance(office, OCTOBER).warning == paper.OPEN_WARNING
    close_month(office, OCTOBER)
    for made in (compose_payment(office, OCTOBER), compose_calculation(office, OCTOBER, person)):
        assert made.warning == paper.TRIAL_WARNING
    assert compose_attendance(office, OCTOBER).warning == ""
    reopen_month(office, OCTOBER, "xem lại")
    assert compose_attendance(office, OCTOBER).warning == paper.OPEN_WARNING


@pytest.mark.usefixtures("ha_noi_attested")
def test_a_sheet_to_pay_by_says_that_its_figures_are_from_the_press(office: Office) -> None:
    profile = replace(office.book.profiles()[-1], scheme_id="ha-noi-2024")
    with office.book.change("t.t", by="t") as change:
        change.put(profile)
    sheet, _ = sheet_of(office, OCTOBER)
    assert sheet.payable
    close_month(office, OCTOBER)
    made = compose_payment(office, OCTOBER)
    assert made.warning == ""
    attested, remark = made.remarks
    assert attested.startswith("Mức của chế độ: đã xác nhận bởi ")
    assert "theo báo chí, chưa đối chiếu văn bản gốc" in remark


def test_differences_of_an_earlier_month_have_a_column_in_cash_and_in_insurance(owed: Owed) -> None:
    made, (sheet, _) = compose_payment(owed.office, OCTOBER.next), sheet_of(owed.office, OCTOBER.next)
    assert made.columns[-1].heading == "Truy lĩnh, truy thu"
    assert [column.heading for column in made.insurance_columns][-2:] == ["Truy lĩnh, truy thu", paper.TOTAL]
    rows = {row.name: row for team in made.teams for row in team.rows}
    for pay in sheet.members:
        row = rows[pay.name]
        assert row.values[-1] == pay.adjusted(insurance=False)
        assert row.insurance[-2] == pay.adjusted(insurance=True)
        assert row.cash == pay.cash == sum(value for value in row.values if isinstance(value, int))
        assert row.insurance[-1] == pay.cash + pay.insurance
    gone = rows[owed.left.full_name]
    assert gone.cash == gone.values[-1] != 0
    assert gone.note == f"Truy lĩnh 10/2026: {written.money(gone.cash)}"
    assert made.values[-1] == sheet.adjusted(insurance=False) == sum(int(row.values[-1] or 0) for row in rows.values())
    assert made.cash == sheet.cash == sum(team.cash for team in made.teams)
    assert made.insurance[-1] == sheet.cash + sheet.insurance


def test_the_papers_with_differences_can_be_drawn(owed: Owed) -> None:
    for composed in (
        compose_payment_paper(owed.office, OCTOBER.next),
        compose_calculation_paper(owed.office, OCTOBER.next, owed.left.id),
        compose_calculation_paper(owed.office, OCTOBER.next, owed.stays.id),
    ):
        assert draw(composed).startswith(b"%PDF")
