"""When and which way an amount becomes whole đồng."""

from fractions import Fraction
from math import ceil, floor

from desktop_app.model.money import round_dong
from desktop_app.rules.scheme import RoundingStage, RoundingWay, Switches


class Rounding:
    """One scheme's way of rounding."""

    def __init__(self, switches: Switches) -> None:
        self.stage = RoundingStage(switches.rounding_stage.value)
        self.way = RoundingWay(switches.rounding_way.value)
        self.unit = int(switches.rounding_unit.value)
        self.line_unit = 1 if self.stage is RoundingStage.TOTAL else self.unit
        """Đồng that a single line is rounded to."""

    def line(self, exact: Fraction) -> int:
        """Return a line's amount; the short way where there is nothing to round."""
        if exact.denominator == self.line_unit == 1:
            return exact.numerator
        return rounded(exact, self.line_unit, self.way)

    def rate(self, exact: Fraction) -> Fraction:
        """Return what one unit is worth when it is multiplied: rounded where the scheme rounds rates."""
        return Fraction(self.line(exact)) if self.stage is RoundingStage.RATE else exact

    def total(self, cash: int) -> int:
        """Return the cash total as it is paid."""
        return rounded(Fraction(cash), self.unit, self.way) if self.stage is RoundingStage.TOTAL else cash


def rounded(exact: Fraction, unit: int, way: RoundingWay) -> int:
    """Return an amount as a multiple of ``unit`` đồng."""
    if way is RoundingWay.HALF_UP:
        return round_dong(exact, unit)
    return (floor if way is RoundingWay.DOWN else ceil)(exact / unit) * unit
