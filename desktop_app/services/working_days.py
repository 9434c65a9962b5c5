"""Days on which offices work: neither rest days nor holidays nor days given off (Bộ luật Lao động 2019 Điều 111, 112).

A number of working days "from" a day is counted from the next one, as periods are (Bộ luật Dân sự 2015 Điều 147).
"""

from datetime import date, timedelta

from desktop_app.model.periods import Month
from desktop_app.model.unit import Profile
from desktop_app.rules.holidays import DayKind
from desktop_app.services.office import Office


def works(office: Office, profile: Profile, day: date) -> bool:
    """Return whether the commune's offices work on the day; by its weekday alone where its year has no calendar."""
    calendars = office.rulebook.calendars
    if day.year not in calendars.years:
        return day.weekday() not in profile.rest_days
    days = calendars.month_days(Month.of(day), profile.rest_days, compensatory_rests=True, swapped_rests=True)
    return days.kind(day) is DayKind.NORMAL


def working_days_until(office: Office, profile: Profile, today: date, due: date) -> int:
    """Return how many working days are left, the due one counted; negative counts those gone since, today among them.

    The day counted from does not count, as in every period (Bộ luật Dân sự 2015 Điều 147); nor do rest days and
    holidays, so that none may be left before a day that is still to come, or gone after one that is past.
    """
    if due < today:
        return -working_days_until(office, profile, due, today)
    return sum(works(office, profile, today + timedelta(days=gone)) for gone in range(1, (due - today).days + 1))


def working_day_after(office: Office, profile: Profile, day: date, count: int) -> date:
    """Return the last day of so many working days after a day, which itself does not count; the day itself for none."""
    while count > 0:
        day += timedelta(days=1)
        count -= works(office, profile, day)
    return day
