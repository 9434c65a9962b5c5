"""Counts of duty, kind by kind."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop_app.model.duty import LAW_NIGHT, DutyKind, Heavy
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.rules.holidays import DayKind
from desktop_app.rules.quantities import Counter
from desktop_app.rules.scheme_counts import (
    ON_CALENDAR_DAYS,
    USUAL,
    Count,
    CountOf,
    During,
    Per,
    Tier,
    WholeUnits,
    Work,
)
from desktop_app.rules.scheme_readings import DutyDay
from desktop_app.rules.tallies import Tallied
from tests.rules.conftest import WEEKEND, member, rebuilt, stint

BOOK = rebuilt(lambda *_: None)
APRIL = Month(2026, 4)
SWITCHES = BOOK.scheme("bac-ninh-2024-draft").switches
DAYS = BOOK.calendars.month_days(APRIL, WEEKEND, compensatory_rests=True, swapped_rests=True)
COUNTER = Counter(SWITCHES, DAYS)


def usual(of, **more):
    per, during, work = USUAL[of]
    return Count(of, per, during, work, day=DutyDay.CALENDAR_DAY if of in ON_CALENDAR_DAYS else None, **more)


def chosen(per, *during, work=Work.DUTY, **more):
    return Count(CountOf.CHOSEN, per, during, work, **more)


def counted(count, *duty, **facts):
    return COUNTER.count(count, Tallied(APRIL, LAW_NIGHT).of(duty), member(*duty, **facts))


def test_a_day_too_short_is_named():
    duty = stint("2026-04-04T08:00", 3), stint("2026-04-05T08:00", 5)
    found = counted(usual(CountOf.REST_DAYS, minimum_minutes=240), *duty)
    assert (found.days, found.short) == (0b10000, 0b1000)


def test_training_is_no_duty_and_each_degree_of_heavy_work_has_its_days():
    duty = [
        stint("2026-04-02T08:00", 8, kind=DutyKind.TRAINING),
        stint("2026-04-03T20:00", 8, heavy=Heavy.HEAVY),
        stint("2026-04-06T08:00", 1, heavy=Heavy.ESPECIALLY_HEAVY),
        stint("2026-04-07T08:00", 1),
    ]
    days = {of: counted(usual(of), *duty).days for of in CountOf if of in ON_CALENDAR_DAYS}
    assert days[CountOf.TRAINING_DAYS] == 0b10
    assert days[CountOf.HEAVY_DAYS] == 0b101100
    assert days[CountOf.ESPECIALLY_HEAVY_DAYS] == 0b100000
    assert counted(chosen(Per.DAY, work=Work.LIGHT), *duty).days == 0b1000000
    assert counted(chosen(Per.DAY, work=Work.ORDINARY_HEAVY), *duty).days == 0b1100


def test_hours_of_a_night_on_a_holiday_are_their_own_cell():
    over = stint("2026-04-29T22:00", 12)  # to 10:00 on 30 April
    assert counted(chosen(Per.HOUR, During.NIGHT_OF_HOLIDAY), over).ticks == 360
    assert counted(chosen(Per.HOUR, During.DAYTIME_OF_HOLIDAY), over).ticks == 240
    assert counted(chosen(Per.HOUR, During.NIGHT_OF_NORMAL_DAY), over).ticks == 120
    assert counted(chosen(Per.HOUR, During.NIGHT, During.HOLIDAY), over).ticks == 720


def test_a_night_belongs_to_the_day_it_begins_on():
    duty = stint("2026-04-08T22:00", 4), stint("2026-04-10T01:00", 4)
    found = counted(usual(CountOf.NIGHTS, minimum_minutes=240), *duty)
    assert (found.ticks, found.days) == (2, 0b1_1000_0000)


def test_the_first_morning_is_the_month_befores_and_the_last_night_is_whole():
    brought, own = stint("2026-03-31T22:00", 6), stint("2026-04-01T00:00", 4)
    nights = usual(CountOf.NIGHTS, minimum_minutes=240)
    assert counted(nights, brought).ticks == 0
    assert counted(nights, own).ticks == 0
    assert counted(nights, stint("2026-04-30T22:00", 4)).days == 1 << 29
    assert counted(nights, stint("2026-05-01T00:00", 4)).days == 1 << 29
    assert counted(nights, stint("2026-05-01T06:00", 4)).days == 0


def test_stints_are_counted_as_recorded():
    duty = stint("2026-04-08T20:00", 4), stint("2026-04-09T00:00", 4), stint("2026-04-09T08:00", 3)
    found = counted(usual(CountOf.STINTS, minimum_minutes=240), *duty)
    assert (found.ticks, found.days, found.short) == (2, 0b1_1000_0000, 0)


@pytest.mark.parametrize(
    ("whole", "minutes"),
    [
        (None, 150),
        (WholeUnits.DOWN, 120),
        (WholeUnits.UP, 180),
        (WholeUnits.HALF_UP, 180),
        (WholeUnits.HALF_THEN_WHOLE, 180),
        (WholeUnits.HALVES_DOWN, 150),
    ],
)
def test_whole_hours(whole, minutes):
    found = counted(chosen(Per.HOUR, During.NIGHT, whole=whole), stint("2026-04-08T22:00", 2.5))
    assert found.ticks == minutes
    assert found.before_rounding == (150 if minutes != 150 else None)


def test_years_of_service_are_asked_of_the_member():
    years = usual(CountOf.SERVICE_YEARS, whole=WholeUnits.HALF_THEN_WHOLE)
    assert [counted(years, service_months=months).ticks for months in (12, 13, 17, 18, 24)] == [12, 18, 18, 24, 24]
    with pytest.raises(Refused) as refused:
        counted(years)
    assert [problem.code for problem in refused.value.problems] == ["rules.fact_missing"]


def test_what_lacks_a_plan_is_known():
    planned = replace(stint("2026-04-06T22:00", 2), plan="12/KH")
    found = counted(usual(CountOf.NIGHT_HOURS, plan_required=True), planned, stint("2026-04-08T22:00", 1))
    assert (found.ticks, found.unplanned) == (120, 60)


def test_a_day_in_tiers_of_hours():
    """Below an hour nothing, from one on a half, from four on a whole day, from eight on one and a half."""
    tiers = (Tier(60, Decimal("0.5")), Tier(240, Decimal(1)), Tier(480, Decimal("1.5")))
    count = chosen(Per.DAY, tiers=tiers)
    assert count.ticks_per_unit == 2
    hours = {6: 0.5, 7: 1, 8: 4, 9: 7.9, 10: 8}
    found = counted(count, *(stint(f"2026-04-{day:02d}T08:00", length) for day, length in hours.items()))
    assert found.ticks == 0 + 1 + 2 + 2 + 3
    assert found.short == 1 << 5
    assert [found.units[day - 1] for day in hours] == [0, 1, 2, 2, 3]


def test_a_short_stint_does_not_count_at_all():
    duty = stint("2026-04-08T08:00", 1.9), stint("2026-04-08T20:00", 2), stint("2026-04-30T23:00", 3)
    assert counted(chosen(Per.HOUR, stint_minutes=120), *duty).ticks == 120 + 60
    assert counted(chosen(Per.STINT, stint_minutes=120), *duty).ticks == 2


def test_hours_of_a_stint_all_belong_to_the_day_it_begins_on():
    """Begun on the last of the month they are all this month's; begun before it, none is."""
    over, brought = stint("2026-04-30T22:00", 8), stint("2026-03-31T22:00", 8)
    by_begin = chosen(Per.HOUR, day=DutyDay.BEGIN)
    assert counted(by_begin, over, brought).ticks == 480
    assert counted(chosen(Per.DAY, day=DutyDay.BEGIN, minimum_minutes=480), over, brought).days == 1 << 29
    assert counted(chosen(Per.HOUR, During.HOLIDAY, day=DutyDay.BEGIN), over).ticks == 480


def test_in_what_order_hours_were_served():
    duty = stint("2026-04-08T20:00", 12), stint("2026-04-10T08:00", 1)
    tallies = Tallied(APRIL, LAW_NIGHT).of(duty)

    def served(count):
        return COUNTER.in_time(count, COUNTER.count(count, tallies, member(*duty)), tallies)

    assert served(chosen(Per.HOUR)) == [((7, 1), 120), ((7, 2), 120), ((8, 0), 360), ((8, 1), 120), ((9, 1), 60)]
    assert served(chosen(Per.HOUR, During.NIGHT, day=DutyDay.EVE)) == [((7, 0), 480)]
    assert served(chosen(Per.DAY, minimum_minutes=240)) == [((7, 0), 1), ((8, 0), 1)]


def test_what_a_stint_reaches_into_the_next_month_with_counts_by_the_stint():
    long = stint("2026-04-30T22:00", 12)
    assert counted(chosen(Per.STINT, minimum_minutes=720), long).ticks == 1
    assert counted(chosen(Per.STINT, During.DAYTIME, minimum_minutes=240), long).ticks == 1
    assert counted(chosen(Per.STINT, During.NIGHT, minimum_minutes=481), long).ticks == 0


@pytest.mark.parametrize(("months", "ticks"), [(12, 12), (13, 18), (18, 18), (19, 24)])
def test_halves_up(months, ticks):
    """Up to a half makes a half, more a whole one."""
    assert counted(usual(CountOf.SERVICE_YEARS, whole=WholeUnits.HALVES_UP), service_months=months).ticks == ticks


def test_a_stint_reaching_into_a_holiday_on_a_rest_day_after_the_month():
    """The first of February 2026 is a Sunday; were it a holiday, too, it would count as the scheme reads both."""
    month = BOOK.calendars.month_days(Month(2026, 1), WEEKEND, compensatory_rests=True, swapped_rests=True)
    both = replace(month, after=DayKind.HOLIDAY_ON_REST)
    night = stint("2026-01-31T23:00", 7)
    found = {}
    for during in (During.REST_DAY, During.HOLIDAY):
        counter = Counter(SWITCHES, both)
        tallies = Tallied(Month(2026, 1), LAW_NIGHT).of((night,))
        count = chosen(Per.STINT, during, minimum_minutes=61)
        found[during] = counter.count(count, tallies, member(night)).ticks
    assert found == {During.REST_DAY: 1, During.HOLIDAY: 0}


@pytest.mark.parametrize(
    "count",
    [
        chosen(Per.DAY, day=DutyDay.BEGIN, minimum_minutes=240),
        chosen(Per.HOUR, During.NIGHT, stint_minutes=400),
        chosen(Per.HOUR, day=DutyDay.BEGIN),
    ],
)
def test_a_stint_written_in_two_cells_is_one(count):
    whole = stint("2026-04-06T18:00", 12)
    parts = stint("2026-04-06T18:00", 6), stint("2026-04-07T00:00", 6)
    found, split = counted(count, whole), counted(count, *parts)
    assert (split.ticks, split.days, split.short) == (found.ticks, found.days, found.short)
