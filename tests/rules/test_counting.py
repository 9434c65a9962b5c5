"""Duty into counts: nothing lost, nothing twice, in any order and however it is split."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.duty import LAW_NIGHT, NightWindow, pieces
from desktop_app.model.periods import Month
from desktop_app.rules.counting import tally
from desktop_app.rules.lanes import Lanes, first, total
from tests.rules.conftest import stint

APRIL = Month(2026, 4)
DAYS = Lanes(30)
FIRST = datetime.fromisoformat("2026-03-31T00:00")

stints = st.builds(
    lambda minute, length: stint((FIRST + timedelta(minutes=minute)).isoformat(), length / 60),
    st.integers(0, 32 * 1440 - 1),
    st.integers(1, 1440),
)


def count(*entries, night=LAW_NIGHT):
    return tally(entries, APRIL, night)


def test_a_stint_over_the_months_end_is_shared():
    over = stint("2026-04-30T22:00", 8)
    april, may = tally([over], APRIL, LAW_NIGHT), tally([over], APRIL.next, LAW_NIGHT)
    assert (april.night_minutes, may.night_minutes) == (120, 360)
    assert (DAYS.minutes(april.whole_days)[29], first(may.whole_days)) == (120, 360)
    assert april.after == 360


def test_a_stint_of_another_month_is_not_counted():
    outside = count(stint("2026-03-31T18:00", 6), stint("2026-05-01T00:00", 5))
    assert (outside.night_minutes, outside.whole_days) == (0, 0)


def test_a_stint_across_the_whole_night_has_day_on_both_sides():
    found = count(stint("2026-04-02T20:00", 12))
    assert found.night_minutes == 480
    assert DAYS.minutes(found.daytime)[1:3] == [120, 120]


@given(st.lists(stints, max_size=12))
def test_day_and_night_are_all_minutes(entries):
    found = count(*entries)
    assert total(found.daytime) + found.night_minutes == total(found.whole_days)


@given(st.lists(stints, max_size=12), st.randoms())
def test_order_is_irrelevant(entries, random):
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert count(*entries) == count(*shuffled)


@given(stints, st.integers(0, 1440))
def test_splitting_at_any_minute_adds_up(entry, at):
    cut = min(entry.begins + timedelta(minutes=at), entry.ends)
    parts = [replace(entry, ends=cut), replace(entry, begins=cut)]
    whole, split = count(entry), count(*(part for part in parts if part.begins < part.ends))
    assert (split.morning, split.daytime, split.evening) == (whole.morning, whole.daytime, whole.evening)


@given(stints, st.sampled_from([LAW_NIGHT, NightWindow(21 * 60, 5 * 60)]))
def test_it_agrees_with_the_models_pieces(entry, night):
    inside = [piece for piece in pieces(entry.begins, entry.ends, night) if Month.of(piece.day) == APRIL]
    found = count(entry, night=night)
    assert found.night_minutes == sum(piece.minutes for piece in inside if piece.night)
    assert total(found.whole_days) == sum(piece.minutes for piece in inside)


@given(stints)
def test_the_months_share_an_entry_without_loss(entry):
    months = [APRIL.previous, APRIL, APRIL.next]
    assert sum(total(tally([entry], month, LAW_NIGHT).whole_days) for month in months) == entry.minutes


def test_what_follows_the_month_is_told_up_to_its_nights_end():
    """Begun after midnight between the months: the hours to 06:00 are of the night before, which is April's."""
    assert count(stint("2026-05-01T04:00", 5)).after == 120
    assert count(stint("2026-05-01T06:00", 5)).after == 0
