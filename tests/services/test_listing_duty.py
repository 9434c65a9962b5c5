from datetime import date

from desktop_app.model.duty import pieces
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, recording_duty
from desktop_app.services.listing import DayMark, MonthState
from desktop_app.services.listing_duty import duty_grid, month_state
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def test_the_grid_holds_every_stint_once(office: Office, serving) -> None:
    grid = duty_grid(office, OCTOBER)
    assert [group.team for group in grid.groups] == [team.id for team in office.book.teams()]
    rows = [row for group in grid.groups for row in group.rows]
    assert sorted(row.member for row in rows) == sorted(m.member for m in serving)
    shown = [entry.id for row in rows for own in row.cells.values() for entry in own]
    assert sorted(shown) == sorted(entry.id for entry in office.book.duty(OCTOBER))
    assert all(entry.day == day for row in rows for day, own in row.cells.items() for entry in own)
    assert grid.symbols["Đ"] == "22h-6h"


def test_what_each_row_comes_to(office: Office) -> None:
    grid = duty_grid(office, OCTOBER)
    assert grid.night_cap == 40 * 60
    for row in (row for group in grid.groups for row in group.rows):
        own = office.book.duty_of(row.member, OCTOBER)
        night = sum(p.minutes for e in own for p in pieces(e.begins, e.ends) if p.night and Month.of(p.day) == OCTOBER)
        assert row.night_minutes == night
        assert row.night_left == max(0, 2400 - night)


def test_days_are_marked(office: Office) -> None:
    april = {day.day: day for day in duty_grid(office, Month(2026, 4)).days}
    assert len(april) == 30
    assert april[date(2026, 4, 30)].mark is DayMark.HOLIDAY
    assert april[date(2026, 4, 30)].name
    assert april[date(2026, 4, 5)].mark is DayMark.REST
    assert april[date(2026, 4, 6)].mark is DayMark.WORKING


def test_a_stint_from_the_month_before_stands_on_its_own_day(office: Office, someone: Member) -> None:
    recording_duty.record_text(office, someone.id, date(2026, 10, 31), "22-6")
    grid = duty_grid(office, OCTOBER.next)
    [row] = [row for group in grid.groups for row in group.rows if row.member == someone.id]
    assert list(row.cells) == [date(2026, 10, 31)]
    assert row.night_minutes == 360


def test_the_state_of_a_month(office: Office) -> None:
    seen = [month_state(office, OCTOBER)]
    closing_months.close_month(office, OCTOBER)
    seen.append(duty_grid(office, OCTOBER).state)
    closing_months.reopen_month(office, OCTOBER, "xem lại")
    seen.append(month_state(office, OCTOBER))
    assert seen == [MonthState.OPEN, MonthState.CLOSED, MonthState.REOPENED]


def test_teams_gone_through_are_marked(office: Office) -> None:
    assert all(group.reviewed for group in duty_grid(office, OCTOBER).groups)
    november = OCTOBER.next
    team = office.book.teams()[0].id
    recording_duty.review_team(office, team, november)
    assert [group.team for group in duty_grid(office, november).groups if group.reviewed] == [team]
