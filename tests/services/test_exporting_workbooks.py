from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, recording_decisions, recording_duty
from desktop_app.services import exporting_workbooks as exporting
from desktop_app.services.office import Office
from tests.building import issued, recognised
from tests.services.conftest import Owed

OCTOBER = Month(2026, 10)


def sheet_of(content: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def texts(content: bytes) -> list[str]:
    return [str(c.value) for row in sheet_of(content).iter_rows() for c in row if c.value is not None]


def test_everyone_is_in_the_list_with_team_and_commune(office: Office) -> None:
    written = texts(exporting.export_members(office))
    assert {member.full_name for member in office.book.members()} <= set(written)
    assert {member.cccd for member in office.book.members()} <= set(written)
    assert "Xã Tân Thành" in written


def test_the_sheet_shows_the_money_of_the_sheet(office: Office) -> None:
    sheet = closing_months.compute_month(office, OCTOBER)
    written = texts(exporting.export_sheet(office, OCTOBER))
    assert str(sheet.members[0].name) in written
    assert str(sheet.members[0].cash) in written or str(sheet.members[0].cash + sheet.members[0].insurance) in written


def test_a_closed_months_sheet_is_the_frozen_one(office: Office, someone: Member) -> None:
    closing_months.close_month(office, OCTOBER)
    before = texts(exporting.export_sheet(office, OCTOBER))
    with office.book.change("t.t", by="t") as change:
        from dataclasses import replace

        change.put(replace(someone, full_name="Tên Khác"))
    assert texts(exporting.export_sheet(office, OCTOBER)) == before


def test_the_same_grid_gives_the_same_bytes(office: Office) -> None:
    assert exporting.export_grid(office, OCTOBER) == exporting.export_grid(office, OCTOBER)
    assert exporting.export_sheet(office, OCTOBER) == exporting.export_sheet(office, OCTOBER)


def test_one_teams_grid(office: Office) -> None:
    team = office.book.teams()[0]
    written = set(texts(exporting.export_grid(office, OCTOBER, team.id)))
    serving = {r.member: r.team for d in office.book.decisions() for r in d.recognitions}
    names = {m.full_name: serving[m.id] for m in office.book.members()}
    assert {name for name in names if name in written} == {n for n, t in names.items() if t == team.id}


def test_somebody_who_moved_stands_in_each_team_with_the_days_there(office: Office, someone: Member, serving) -> None:
    here = next(m.team for m in serving if m.member == someone.id)
    there = next(t.id for t in office.book.teams() if t.id != here)
    for entry in office.book.all_duty_of(someone.id):
        recording_duty.record_text(office, someone.id, entry.day, "")
    recording_duty.record_text(office, someone.id, date(2026, 10, 5), "0h05-1h05")
    recording_duty.record_text(office, someone.id, date(2026, 10, 25), "0h10-1h10")
    moving = issued(on=date(2026, 10, 15), recognitions=(recognised(someone.id, there),))
    recording_decisions.record_issued(office, moving)
    first, second = (texts(exporting.export_grid(office, OCTOBER, team)) for team in (here, there))
    assert "0h05-1h05" in first
    assert "0h10-1h10" not in first
    assert "0h10-1h10" in second
    assert "0h05-1h05" not in second


def test_a_stint_from_the_month_before_is_not_counted_twice(office: Office, someone: Member) -> None:
    for entry in office.book.all_duty_of(someone.id):
        recording_duty.record_text(office, someone.id, entry.day, "")
    recording_duty.record_text(office, someone.id, date(2026, 10, 31), "22-6")
    november = Month(2026, 11)
    assert texts(exporting.export_grid(office, november)).count("22-6") == 0
    row = next(
        [c.value for c in r]
        for r in sheet_of(exporting.export_grid(office, november)).iter_rows()
        if someone.full_name in [c.value for c in r]
    )
    assert 8 not in row


def test_the_payment_is_signed_and_summed_as_on_paper(office: Office) -> None:
    content = exporting.export_sheet(office, OCTOBER)
    written = texts(content)
    assert {"NGƯỜI LẬP BIỂU", "KẾ TOÁN"} <= set(written)
    assert any(text.endswith("UBND XÃ") for text in written)
    sheet = closing_months.compute_month(office, OCTOBER)
    for team in {pay.team_name for pay in sheet.members}:
        own = sum(pay.cash for pay in sheet.members if pay.team_name == team)
        row = next([c.value for c in r] for r in sheet_of(content).iter_rows() if r[1].value == f"Cộng {team}")
        assert own in row


def test_the_list_of_members_prints_on_one_width(office: Office) -> None:
    sheet = sheet_of(exporting.export_members(office))
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_differences_of_an_earlier_month_have_columns_of_their_own(owed: Owed) -> None:
    sheet, _ = closing_months.sheet_of(owed.office, OCTOBER.next)
    page = sheet_of(exporting.export_sheet(owed.office, OCTOBER.next))
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(row for row in rows if "Truy lĩnh, truy thu" in row)
    cash, insured, hand = (head.index(t) for t in ("Truy lĩnh, truy thu", "Truy lĩnh, truy thu bảo hiểm", "Thực nhận"))
    by_name = {row[1]: row for row in rows}
    for pay in sheet.members:
        row = by_name[pay.name]
        assert (row[cash], row[insured], row[hand]) == (
            pay.adjusted(insurance=False),
            pay.adjusted(insurance=True),
            pay.cash,
        )
        assert row[hand] == sum(value for value in row[4:hand] if isinstance(value, int))
    assert owed.left.full_name in by_name


def test_explanations_have_every_step_and_come_to_the_sheet(owed: Owed) -> None:
    office = owed.office
    for month in (OCTOBER, OCTOBER.next):
        sheet, _ = closing_months.sheet_of(office, month)
        page = sheet_of(exporting.export_explanations(office, month))
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        head = next(number for number, row in enumerate(rows) if row[0] == "Họ và tên")
        steps = rows[head + 1 :]
        assert len(steps) == sum(len(line.steps) for pay in sheet.members for line in pay.parts)
        assert sum(row[8] for row in steps if isinstance(row[8], int)) == sheet.cash + sheet.insurance
        assert all(row[5] for row in steps)
        assert {row[7] for row in steps} >= {"dự thảo"}
    assert any(str(row[3]).startswith(("Truy lĩnh", "Truy thu")) for row in steps)
    assert "BẢN NHÁP" in str(rows[2][0])
