"""Days of four years: holidays, compensation, swaps, and what no notice settles."""

from datetime import date

import pytest

from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty
from desktop_app.rules.holidays import DayKind
from tests.rules.conftest import WEEKEND


def kind(rulebook, day, *, rests=WEEKEND, compensatory=True, swapped=True):
    days = rulebook.calendars.month_days(Month.of(day), rests, compensatory_rests=compensatory, swapped_rests=swapped)
    return days.kind(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 1), DayKind.NORMAL),
        (date(2026, 4, 4), DayKind.REST),
        (date(2026, 4, 26), DayKind.HOLIDAY_ON_REST),
        (date(2026, 4, 27), DayKind.REST),
        (date(2026, 4, 30), DayKind.HOLIDAY),
        (date(2026, 1, 2), DayKind.REST),
        (date(2026, 1, 10), DayKind.NORMAL),
        (date(2026, 8, 22), DayKind.NORMAL),
        (date(2026, 8, 31), DayKind.REST),
        (date(2026, 9, 1), DayKind.HOLIDAY),
        (date(2026, 11, 24), DayKind.HOLIDAY),
        (date(2025, 4, 26), DayKind.NORMAL),
        (date(2025, 5, 2), DayKind.REST),
        (date(2025, 1, 29), DayKind.HOLIDAY),
        (date(2024, 2, 10), DayKind.HOLIDAY_ON_REST),
        (date(2024, 2, 13), DayKind.REST),
        (date(2024, 5, 4), DayKind.NORMAL),
        (date(2024, 4, 29), DayKind.REST),
        (date(2025, 11, 24), DayKind.NORMAL),
        (date(2027, 5, 3), DayKind.REST),
        (date(2027, 2, 6), DayKind.HOLIDAY_ON_REST),
    ],
)
def test_the_kind_of_a_day(rulebook, day, expected):
    assert kind(rulebook, day) is expected


def test_whether_days_off_instead_are_rest_days_is_the_schemes_matter(rulebook):
    assert kind(rulebook, date(2026, 4, 27), compensatory=False) is DayKind.NORMAL
    assert kind(rulebook, date(2026, 8, 31), swapped=False) is DayKind.NORMAL
    assert kind(rulebook, date(2026, 8, 22), swapped=False) is DayKind.NORMAL


def test_weekly_rest_days_are_the_communes_own(rulebook):
    assert kind(rulebook, date(2026, 4, 4), rests=frozenset({6})) is DayKind.NORMAL


def test_a_year_without_a_file_is_an_error(rulebook):
    with pytest.raises(Refused) as refused:
        kind(rulebook, date(2028, 1, 1))
    [problem] = refused.value.problems
    assert (problem.code, problem.values) == ("rules.no_calendar", {"year": 2028})


def test_every_compensable_holiday_on_a_weekend_is_compensated(rulebook):
    for year, calendar in rulebook.calendars.years.items():
        met = [h for h in calendar.holidays if h.compensable and h.day.weekday() in WEEKEND]
        off = len(calendar.compensatory) + (1 if year == 2027 else 0)  # one of 2027's waits for the notice
        assert len(met) == off, year


def test_the_day_of_culture_begins_in_2026_and_is_not_compensable(rulebook):
    years = rulebook.calendars.years
    found = {year: [h for h in c.holidays if h.day == date(year, 11, 24)] for year, c in years.items()}
    assert [year for year, days in found.items() if days] == [2026, 2027]
    assert not any(h.compensable for days in found.values() for h in days)


def test_what_is_computed_and_not_announced_is_marked(rulebook):
    calendar = rulebook.calendars.year(2027)
    assert {h.source.certainty for h in calendar.holidays} == {Certainty.ASSUMED}
    assert date(2027, 2, 9) in calendar.unsettled
    assert calendar.note


def test_a_year_has_its_eleven_days_and_from_2026_twelve(rulebook):
    counts = {year: len(c.holidays) for year, c in rulebook.calendars.years.items()}
    assert counts == {2024: 11, 2025: 11, 2026: 12, 2027: 10}  # two of 2027's days wait for the notice
