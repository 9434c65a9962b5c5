"""Where the hours may count for either day: what the reading makes of nights, over a month's end above all."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.model.duty import LAW_NIGHT, DutyEntry, Piece, pieces
from desktop_app.model.periods import Month
from desktop_app.rules.quantities import Counted, Counter, OverEnd
from desktop_app.rules.scheme_counts import Count, CountOf, During, Per, Work
from desktop_app.rules.scheme_readings import DutyDay
from desktop_app.rules.tallies import Tallied
from tests.rules.conftest import WEEKEND, member, rebuilt, stint

JUNE = Month(2026, 6)
MAY, JULY = JUNE.previous, JUNE.next
FOUR_HOURS = 240
BOOK = rebuilt(lambda *_: None)
DAYS = {
    month: BOOK.calendars.month_days(month, WEEKEND, compensatory_rests=True, swapped_rests=True)
    for month in (MAY, JUNE, JULY)
}
COUNTERS = {month: Counter(BOOK.scheme("ha-noi-2024").switches, days) for month, days in DAYS.items()}


def counted(month: Month, *duty: DutyEntry, during: tuple[During, ...] = ()) -> Counted:
    """What duty in and beside the month comes to."""
    count = Count(CountOf.CHOSEN, Per.DAY, during, Work.DUTY, FOUR_HOURS, day=DutyDay.EITHER_DAY)
    return COUNTERS[month].count(count, Tallied(month, LAW_NIGHT).of(duty), member(*duty))


def numbers(*duty: DutyEntry) -> tuple[int, int]:
    """Days in June and in July."""
    return counted(JUNE, *duty).ticks, counted(JULY, *duty).ticks


def test_a_shift_that_only_both_months_make_long_enough_is_one_day_of_the_month_it_begins_in() -> None:
    whole = [stint("2026-06-30T22:00", 4)]
    cut = [stint("2026-06-30T22:00", 2), stint("2026-07-01T00:00", 2)]
    for duty in (whole, cut):
        june, july = counted(JUNE, *duty), counted(JULY, *duty)
        assert (june.days, june.ticks, june.over) == (1 << 29, 1, (OverEnd.MORNING_AFTER,))
        assert (july.ticks, july.over, july.short) == (0, (OverEnd.FIRST_MORNING,), 0)


def test_a_shift_long_enough_in_both_months_is_a_day_of_each_however_it_is_written() -> None:
    over = stint("2026-06-30T20:00", 10)
    cut = stint("2026-06-30T20:00", 4), stint("2026-07-01T00:00", 6)
    for duty in ((over,), cut):
        assert (counted(JUNE, *duty).days, counted(JULY, *duty).days) == (1 << 29, 1)


def test_other_hours_of_the_last_day_and_of_the_first_are_asked_for() -> None:
    assert numbers(stint("2026-06-30T08:00", 4), stint("2026-06-30T23:00", 7)) == (1, 1)
    assert numbers(stint("2026-06-30T23:00", 7), stint("2026-07-01T19:00", 4)) == (1, 1)
    assert numbers(stint("2026-06-30T08:00", 4), stint("2026-07-01T00:00", 6)) == (1, 1)
    assert numbers(stint("2026-06-30T20:00", 4), stint("2026-07-01T00:00", 6), stint("2026-07-01T19:00", 4)) == (1, 1)


def test_no_month_pays_for_a_day_on_which_nothing_was_served() -> None:
    """In the middle of a month the morning may make the day before, if that makes one day more."""
    morning, evening = stint("2026-07-01T00:00", 4), stint("2026-07-01T20:00", 4)
    assert numbers(morning, evening) == (0, 1)


def test_hours_after_midnight_between_the_months_help_where_more_was_served() -> None:
    """A morning of the last day gives that day's evening room; the hours after the month are still the last day's."""
    duty = stint("2026-06-30T00:00", 4), stint("2026-06-30T22:00", 4)
    assert counted(JUNE, *duty).days == 0b11 << 28
    assert counted(JULY, *duty).ticks == 0


@pytest.mark.parametrize(("begins", "june"), [("2026-06-30T20:00", ()), ("2026-06-30T20:01", (OverEnd.MORNING_AFTER,))])
def test_the_hours_before_midnight_are_enough_to_the_minute(begins: str, june: tuple[OverEnd, ...]) -> None:
    over = stint(begins, 10)
    assert counted(JUNE, over).over == june
    assert numbers(over) == (1, 0 if june else 1)


def test_of_what_lies_after_the_month_the_night_alone_goes_with_its_last_day() -> None:
    """22:00 to 10:00: the night goes with the last day, the daytime is July's own."""
    over = stint("2026-06-30T22:00", 12)
    assert numbers(over) == (1, 1)
    assert numbers(stint("2026-06-30T22:00", 11)) == (1, 0)


def nightly(first: str, nights: int) -> list[DutyEntry]:
    """From 22:00 to 02:00: no day has enough by itself but by its own morning, or the next one's."""
    return [stint((datetime.fromisoformat(first) + timedelta(days=day)).isoformat(), 4) for day in range(nights)]


def test_night_after_night_over_two_ends_of_months_is_as_many_days_as_nights() -> None:
    nights = nightly("2026-05-20T22:00", 50)
    assert [counted(month, *nights).ticks for month in (MAY, JUNE, JULY)] == [12, 30, 8]


def test_days_of_one_kind_are_settled_alike() -> None:
    """31 May is a Sunday, 1 June a Monday: what is asked of each is its own."""
    over = stint("2026-05-31T22:00", 4), stint("2026-06-01T20:00", 2)
    found = {
        during: [counted(month, *over, during=during).ticks for month in (MAY, JUNE)]
        for during in ((During.NORMAL_DAY,), (During.REST_DAY,), (During.NIGHT,), (During.DAYTIME,))
    }
    assert list(found.values()) == [[0, 1], [0, 0], [1, 0], [0, 0]]


def test_a_month_before_without_a_calendar_took_nothing() -> None:
    """Nobody can have been paid in it."""
    days = replace(DAYS[JULY], find_earlier=lambda: None)
    over = stint("2026-06-30T22:00", 6)
    alone = Counter(BOOK.scheme("ha-noi-2024").switches, days)
    count = Count(CountOf.CHOSEN, Per.DAY, (), Work.DUTY, FOUR_HOURS, day=DutyDay.EITHER_DAY)
    assert alone.count(count, Tallied(JULY, LAW_NIGHT).of((over,)), member(over)).ticks == 1
    assert counted(JULY, over).ticks == 0


# Around the end of a month: duty of some days before and after, often on nights. 31 May is a Sunday, 1 June a Monday.
DURING = st.sampled_from(
    [(), (During.NIGHT,), (During.NIGHT, During.REST_DAY), (During.NORMAL_DAY,), (During.NIGHT_OF_REST_DAY,)]
)
LENGTHS = st.sampled_from([30, 60, 120, 179, 180, 240, 360, 479, 480])
FROM = MAY.last - timedelta(days=6)


@st.composite
def around_the_end(draw: st.DrawFn) -> list[DutyEntry]:
    """Stints that do not overlap, up to two begun on a day."""
    found: list[DutyEntry] = []
    free = begin(FROM)
    for day in range(12):
        for hour in draw(st.lists(st.sampled_from([0, 3, 8, 18, 19, 20, 21, 22, 23]), max_size=2, unique=True)):
            begins = begin(FROM) + timedelta(days=day, hours=hour)
            if begins >= free:
                found.append(stint(begins.isoformat(), draw(LENGTHS) / 60))
                free = found[-1].ends
    return found


def begin(day: date) -> datetime:
    return datetime.combine(day, time())


def numbers_of(duty: list[DutyEntry], during: tuple[During, ...]) -> list[int]:
    return [counted(month, *duty, during=during).ticks for month in (MAY, JUNE)]


def at_midnight(duty: list[DutyEntry]) -> list[DutyEntry]:
    """Every stint that crosses it cut in two."""
    found: list[DutyEntry] = []
    for one in duty:
        midnight = begin(one.ends.date())
        over = one.begins < midnight < one.ends
        found += [replace(one, ends=midnight), replace(one, begins=midnight)] if over else [one]
    return found


@given(around_the_end(), DURING)
def test_cutting_at_midnight_changes_no_month(duty: list[DutyEntry], during: tuple[During, ...]) -> None:
    assert numbers_of(at_midnight(duty), during) == numbers_of(duty, during)


@given(around_the_end(), st.integers(0, 99), LENGTHS, st.booleans(), DURING)
def test_more_hours_never_make_fewer_days(
    duty: list[DutyEntry], at: int, more: int, before: bool, during: tuple[During, ...]
) -> None:
    assume(duty)
    one = duty[at % len(duty)]
    begins = one.begins - timedelta(minutes=more) if before else one.ends
    added = stint(begins.isoformat(), more / 60)
    assume(all(added.ends <= other.begins or other.ends <= added.begins for other in duty if other is not one))
    assume(begins >= begin(FROM))
    assert sum(numbers_of([*duty, added], during)) >= sum(numbers_of(duty, during))


@given(around_the_end(), DURING)
def test_the_months_have_as_many_days_as_may_be(duty: list[DutyEntry], during: tuple[During, ...]) -> None:
    """Against every way to give each morning to its day or the one before; over the end only to a day with duty."""
    assert sum(numbers_of(duty, during)) == most_days(duty, during)


def most_days(duty: list[DutyEntry], during: tuple[During, ...]) -> int:
    served: dict[tuple[date, bool], int] = {}
    asked = [piece for one in duty for piece in pieces(one.begins, one.ends) if looked_at(piece, during)]
    for piece in asked:
        key = piece.day, piece.night and piece.begins < LAW_NIGHT.ends
        served[key] = served.get(key, 0) + piece.minutes
    mornings = sorted(day for day, morning in served if morning)
    best = 0
    for choice in product((0, 1), repeat=len(mornings)):
        back = dict(zip(mornings, choice, strict=True))
        if back.get(JUNE.first) and (MAY.last, False) not in served:
            continue
        days: dict[date, int] = {}
        for (day, morning), minutes in served.items():
            counts_for = day - timedelta(days=back.get(day, 0)) if morning else day
            days[counts_for] = days.get(counts_for, 0) + minutes
        best = max(best, sum(minutes >= FOUR_HOURS for minutes in days.values()))
    return best


def looked_at(piece: Piece, during: tuple[During, ...]) -> bool:
    kind = "rest_day" if DAYS[Month.of(piece.day)].rest >> (piece.day.day - 1) & 1 else "normal_day"
    time_of_day = "night" if piece.night else "daytime"
    return not during or bool({time_of_day, kind, f"{time_of_day}_of_{kind}"}.intersection(during))
