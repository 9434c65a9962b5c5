from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.money import round_dong

amounts = st.fractions(min_value=-(10**12), max_value=10**12)
units = st.sampled_from([1, 10, 100, 500, 1000])


@given(amounts, units)
def test_the_nearest_multiple_is_taken(amount: Fraction, unit: int) -> None:
    rounded = round_dong(amount, unit)
    assert rounded % unit == 0
    assert abs(rounded - amount) * 2 <= unit


@given(amounts, units)
def test_rounding_knows_no_sign(amount: Fraction, unit: int) -> None:
    assert round_dong(-amount, unit) == -round_dong(amount, unit)


@given(amounts, amounts, units)
def test_a_larger_amount_never_rounds_to_less(one: Fraction, other: Fraction, unit: int) -> None:
    assert round_dong(min(one, other), unit) <= round_dong(max(one, other), unit)


@given(st.integers(-(10**12), 10**12))
def test_whole_dong_stay(amount: int) -> None:
    assert round_dong(amount) == amount


def test_halves_go_away_from_nought() -> None:
    assert [round_dong(Fraction(n, 2)) for n in (-3, -1, 1, 3, 5)] == [-2, -1, 1, 2, 3]
    assert round_dong(Decimal("1234.5")) == 1235
    assert [round_dong(n, 1000) for n in (499, 500, 1499, 1500)] == [0, 1000, 1000, 2000]


def test_a_unit_below_one_dong_is_a_fault() -> None:
    with pytest.raises(ValueError, match="0"):
        round_dong(1, 0)
