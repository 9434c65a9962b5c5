from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.model.periods import Month
from desktop_app.services import closing_months
from desktop_app.services.office import Office
from desktop_app.services.working_days import working_day_after, working_days_until, works

OCTOBER = Month(2026, 10)


def test_working_days(office: Office) -> None:
    profile = closing_months.profile_for(office, OCTOBER)

    def left(today: date, due: date) -> int:
        return working_days_until(office, profile, today, due)

    monday, next_monday = date(2026, 11, 2), date(2026, 11, 9)
    assert left(monday, next_monday) == 5
    assert left(next_monday, monday) == -5
    assert left(monday, monday) == 0
    assert left(date(2026, 4, 29), date(2026, 5, 4)) == 1
    assert left(date(2040, 1, 6), date(2040, 1, 9)) == 1


def test_five_working_days_step_over_a_holiday_and_the_week_end(office: Office) -> None:
    profile = closing_months.profile_for(office, OCTOBER)
    # From Friday the 20th: Monday, not Tuesday the 24th (Nghị quyết 28/2026/QH16), Wednesday to Friday, Monday.
    assert working_day_after(office, profile, date(2026, 11, 20), 5) == date(2026, 11, 30)
    assert working_day_after(office, profile, date(2026, 11, 21), 0) == date(2026, 11, 21)
    assert not works(office, profile, date(2026, 11, 24))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.integers(0, 700), st.integers(1, 30))
def test_the_day_found_is_a_working_day_and_so_many_away(office: Office, offset: int, count: int) -> None:
    profile = closing_months.profile_for(office, OCTOBER)
    day = date(2026, 1, 1) + timedelta(days=offset)
    due = working_day_after(office, profile, day, count)
    assert works(office, profile, due)
    assert working_days_until(office, profile, day, due) == count


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(st.integers(0, 700), st.integers(-60, 60))
def test_days_left_and_days_gone_are_those_that_a_calendar_shows(office: Office, offset: int, away: int) -> None:
    """Cross off the days after the earlier up to the later one: the working ones among them are left, or gone."""
    profile = closing_months.profile_for(office, OCTOBER)
    today = date(2026, 1, 1) + timedelta(days=offset)
    due = today + timedelta(days=away)
    crossed = [date.fromordinal(day) for day in range(min(today, due).toordinal() + 1, max(today, due).toordinal() + 1)]
    worked = [day for day in crossed if works(office, profile, day)]
    assert working_days_until(office, profile, today, due) == (len(worked) if due > today else -len(worked))


@pytest.mark.parametrize(("due", "gone"), [(date(2026, 11, 20), 0), (date(2026, 10, 23), 20), (date(2026, 11, 19), 1)])
def test_on_a_sunday_the_days_gone_end_with_friday(office: Office, due: date, gone: int) -> None:
    profile = closing_months.profile_for(office, OCTOBER)
    assert working_days_until(office, profile, date(2026, 11, 22), due) == -gone
