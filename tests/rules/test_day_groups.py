"""Where the hours may count for either day: what the reading makes of a shift that lies over a month's end."""

import pytest

from desktop_app.model.duty import LAW_NIGHT, DutyEntry
from desktop_app.model.periods import Month
from desktop_app.rules.counting import tally
from desktop_app.rules.day_groups import Days, Minutes, by_either_day
from desktop_app.rules.lanes import Lanes
from tests.rules.conftest import stint

JUNE = Month(2026, 6)
JULY = JUNE.next
FOUR_HOURS = 240


def days(month: Month, *duty: DutyEntry) -> Days:
    """What all minutes of the duty come to, as a count that looks at every day has them."""
    found = tally(duty, month, LAW_NIGHT)
    rest = found.daytime + found.evening
    lanes = Lanes(month.last.day)
    over = found.brought, found.spilled, found.following, found.brought_before
    return by_either_day(Minutes(lanes, found.morning, rest, *over), FOUR_HOURS)


def test_a_shift_that_only_both_months_make_long_enough_is_one_day_of_the_month_it_begins_in():
    over = stint("2026-06-30T22:00", 4)
    assert (days(JUNE, over).mask, days(JUNE, over).number) == (1 << 29, 1)
    assert days(JULY, over).number == 0


def test_a_shift_long_enough_in_both_months_is_a_day_of_each_however_it_is_written():
    over = stint("2026-06-30T20:00", 10)
    cut = stint("2026-06-30T20:00", 4), stint("2026-07-01T00:00", 6)
    for duty in ((over,), cut):
        assert (days(JUNE, *duty).mask, days(JUNE, *duty).number) == (1 << 29, 1)
        assert (days(JULY, *duty).mask, days(JULY, *duty).number) == (1, 1)


def test_no_month_pays_for_the_day_before_it():
    """The evening of 30 June is June's; two days are due and not three, as in the middle of a month."""
    evening, morning = stint("2026-06-30T20:00", 4), stint("2026-07-01T00:00", 6)
    late = stint("2026-07-01T19:00", 4)
    assert days(JUNE, evening, morning, late).number == 1
    assert (days(JULY, evening, morning, late).mask, days(JULY, evening, morning, late).number) == (1, 1)


def test_hours_after_midnight_between_the_months_help_where_more_was_served():
    """A morning of the last day gives that day's evening room; the hours after the month are still the last day's."""
    duty = stint("2026-06-30T00:00", 4), stint("2026-06-30T22:00", 4)
    assert (days(JUNE, *duty).mask, days(JUNE, *duty).number) == (0b11 << 28, 2)
    assert days(JULY, *duty).number == 0


@pytest.mark.parametrize(("hours", "number"), [(3, 0), (4, 1)])
def test_a_morning_begun_in_the_month_is_its_own(hours, number):
    """Written in a cell of its own: the shift begins in July, whatever was served the evening before."""
    evening, morning = stint("2026-06-30T22:00", 2), stint("2026-07-01T00:00", hours)
    assert days(JUNE, evening, morning).number == 0
    assert days(JULY, evening, morning).number == number


def test_of_a_first_morning_only_what_began_in_the_month_counts_in_it():
    brought, own = stint("2026-06-30T22:00", 4), stint("2026-07-01T02:00", 3)
    assert days(JULY, brought, own).number == 0
    assert days(JULY, own, stint("2026-07-01T08:00", 1)).number == 1
    assert days(JULY, brought, stint("2026-07-01T08:00", 3)).number == 0


@pytest.mark.parametrize(("begins", "july"), [("2026-06-30T20:00", 1), ("2026-06-30T20:01", 0)])
def test_the_hours_before_midnight_are_enough_to_the_minute(begins, july):
    over = stint(begins, 10)
    assert (days(JUNE, over).number, days(JULY, over).number) == (1, july)


def test_of_what_lies_after_the_month_the_night_alone_goes_with_its_last_day():
    """22:00 to 09:00 with two hours of evening: six of the night go with it, the daytime is July's."""
    found = tally((stint("2026-06-30T22:00", 11),), JUNE, LAW_NIGHT)
    assert (found.spilled, found.brought_before) == (360, 0)
