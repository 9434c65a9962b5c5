from datetime import date

from desktop_app.model.periods import Month
from desktop_app.services import closing_months
from desktop_app.services import listing_month as listing
from desktop_app.services.listing import MonthState, TaskCode, TaskState
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def test_the_top_bar(office: Office) -> None:
    head = listing.head(office, OCTOBER)
    assert (head.police_name, head.committee_name) == ("Công an xã Tân Thành", "UBND xã Tân Thành")
    assert (head.scheme_id, head.payable, head.scheme_doubtful) == ("bac-ninh-2024-draft", False, True)
    assert head.state is MonthState.OPEN


def test_figures_of_the_month(office: Office, serving) -> None:
    summary = listing.summary(office, OCTOBER)
    sheet = closing_months.compute_month(office, OCTOBER)
    assert (summary.strength, summary.teams) == (len(serving), 15)
    assert summary.men + summary.women == summary.strength
    assert summary.quota == sum(team.quota for team in office.book.teams())
    assert summary.expected == listing.preview_total(office, OCTOBER) == sheet.cash + sheet.insurance
    assert summary.night_minutes == sum(pay.count.night_minutes for pay in sheet.members)
    assert summary.previous is None
    closing_months.close_month(office, OCTOBER)
    assert listing.summary(office, OCTOBER.next).previous == summary.expected


def test_the_sheets_page(office: Office) -> None:
    view = listing.sheet_view(office, OCTOBER)
    assert view.sheet == closing_months.compute_month(office, OCTOBER)
    assert (view.closed, view.state, view.previous_total) == (None, MonthState.OPEN, None)
    assert view.gaps
    closed = closing_months.close_month(office, OCTOBER)
    assert listing.sheet_view(office, OCTOBER).closed == closed


def test_tasks_move_on_as_the_month_does(office: Office) -> None:
    """It is 2 November: the month's duty was due on 31 October, closing is due today."""
    before = {row.code: row for row in listing.tasks(office, OCTOBER)}
    assert list(before) == list(TaskCode)
    assert before[TaskCode.DUTY].state is TaskState.DONE
    assert (before[TaskCode.CLOSE].state, before[TaskCode.CLOSE].due) == (TaskState.WAITING, date(2026, 11, 2))
    assert before[TaskCode.CLOSE].working_days_left == 0
    closing_months.close_month(office, OCTOBER)
    after = {row.code: row for row in listing.tasks(office, OCTOBER)}
    assert after[TaskCode.CLOSE].state is TaskState.DONE
    assert after[TaskCode.BUNDLE].state is TaskState.WAITING
    assert after[TaskCode.CLOSE].due is None


def test_an_empty_month_waits(office: Office) -> None:
    states = {row.code: row.state for row in listing.tasks(office, Month(2026, 12))}
    assert states[TaskCode.DUTY] is TaskState.WAITING
    assert states[TaskCode.PRINT] is TaskState.WAITING
