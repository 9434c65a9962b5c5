"""Money is a whole number of đồng; this is the one place where a fraction becomes one."""

from decimal import Decimal
from fractions import Fraction

DONG_UNIT = 1
"""Rounding unit in đồng where a scheme says nothing (no text read settles it; rates.md D16)."""
MOST_DONG = 10**9
"""No allowance of a month and no figure of the state comes near; more is surely a slip of the keyboard."""


def round_dong(amount: Fraction | Decimal | int, unit: int = DONG_UNIT) -> int:
    """Return the amount in đồng rounded to a multiple of ``unit``, halves away from nought."""
    if unit < 1:
        raise ValueError(unit)
    exact = Fraction(amount) if isinstance(amount, Decimal) else amount
    over, under = exact.numerator, exact.denominator * unit
    whole = (2 * abs(over) + under) // (2 * under)
    return (whole if over >= 0 else -whole) * unit
