"""Minutes of a month's days in one number, against the plain list."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.lanes import Lanes, first, from_second, lane, total

minutes = st.lists(st.integers(0, 1440), min_size=28, max_size=31)


def packed(values):
    return sum(lane(day, value) for day, value in enumerate(values))


@given(minutes, st.integers(1, 1441))
def test_days_that_have_the_minimum(values, minimum):
    found = Lanes(len(values)).at_least(packed(values), minimum)
    assert found == sum(1 << day for day, value in enumerate(values) if value >= minimum)


@given(minutes)
def test_there_and_back(values):
    lanes = Lanes(len(values))
    assert lanes.minutes(packed(values)) == values
    assert (total(packed(values)), first(packed(values))) == (sum(values), values[0])
    assert lanes.minutes(from_second(packed(values))) == [*values[1:], 0]


@given(minutes, st.integers(0, 2**31 - 1))
def test_days_of_a_mask_alone(values, mask):
    lanes = Lanes(len(values))
    kept = [value if mask >> day & 1 else 0 for day, value in enumerate(values)]
    assert lanes.minutes(lanes.within(packed(values), mask)) == kept


def test_no_minutes_are_no_days():
    assert Lanes(30).at_least(0, 1) == total(0) == 0
    assert Lanes(30).at_least(packed([1440] * 30), 40_000) == 0
