"""When and which way an amount becomes whole đồng."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from desktop_app.model.money import round_dong
from desktop_app.rules.scheme import LineRounding
from desktop_app.rules.scheme_readings import RoundingStage, RoundingWay, Switches

_OF_TOTALS = frozenset({RoundingStage.TOTAL, RoundingStage.GRAND_TOTAL})


@dataclass(frozen=True, slots=True)
class Rounding:
    """One way of rounding: a scheme's, or a line's own."""

    stage: RoundingStage
    way: RoundingWay
    unit: int
    """Đồng."""

    @property
    def line_unit(self) -> int:
        """Return to how many đồng a single line is rounded."""
        return 1 if self.stage in _OF_TOTALS else self.unit

    def line(self, exact: Fraction) -> int:
        """Return a line's amount; the short way where there is nothing to round."""
        if exact.denominator == self.line_unit == 1:
            return exact.numerator
        return rounded(exact, self.line_unit, self.way)

    def rate(self, exact: Fraction) -> Fraction:
        """Return one unit's rate as it is multiplied: rounded first, where the scheme rounds the rate."""
        return Fraction(self.line(exact)) if self.stage is RoundingStage.RATE else exact

    def total(self, whole: int) -> int:
        """Return a total as it is paid."""
        return rounded(Fraction(whole), self.unit, self.way) if self.stage in _OF_TOTALS else whole

    def own(self, line: LineRounding) -> "Rounding":
        """Return how a line is rounded that says so itself; what it leaves out is the scheme's."""
        return Rounding(line.stage or self.stage, line.way or self.way, line.unit or self.unit)


def of_scheme(switches: Switches) -> Rounding:
    """Return a scheme's way of rounding."""
    return Rounding(
        RoundingStage(switches.rounding_stage.value),
        RoundingWay(switches.rounding_way.value),
        int(switches.rounding_unit.value),
    )


def rounded(exact: Fraction, unit: int, way: RoundingWay) -> int:
    """Return an amount as a multiple of ``unit`` đồng."""
    if way is RoundingWay.HALF_UP:
        return round_dong(exact, unit)
    return (floor if way is RoundingWay.DOWN else ceil)(exact / unit) * unit
