"""Questions about figures entered by hand, late corrections of closed months, and differences carried on."""

from desktop_app.model.differences import CarriedDifference, LateDuty
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.storage.reading import Reading


class CorrectionQuestions(Reading):
    """What stands beside the duty and the sheets of months."""

    def entered_figures(self, month: Month) -> tuple[EnteredFigure, ...]:
        """Return the month's figures that the clerk entered, by member and line."""
        return self._where(EnteredFigure, "month = ? AND retired = 0", (str(month),))

    def entered_figure(self, month: Month, member: MemberId, code: LineCode) -> EnteredFigure | None:
        """Return one figure, or None where none was entered."""
        return self.get(EnteredFigure, str(month), member, code.value)

    def late_duty(self, month: Month) -> tuple[LateDuty, ...]:
        """Return the late corrections of the month's days, and of the day before it, whose stints may reach in."""
        days = (month.previous.last.isoformat(), month.last.isoformat())
        return self._where(LateDuty, "day >= ? AND day <= ? AND retired = 0", days)

    def late_duty_of(self, member: MemberId) -> tuple[LateDuty, ...]:
        """Return all late corrections of one person's days, in order."""
        return self._where(LateDuty, "member = ? AND retired = 0", (member,))

    def carried_from(self, month: Month) -> tuple[CarriedDifference, ...]:
        """Return what was carried out of a closed month, into whichever."""
        return self._where(CarriedDifference, "from_month = ? AND retired = 0", (str(month),))

    def carried_in_year(self, before: Month) -> tuple[CarriedDifference, ...]:
        """Return what was carried out of months of the calendar year before this one, into whichever."""
        months = (str(Month(before.year, 1)), str(before))
        return self._where(CarriedDifference, "from_month >= ? AND from_month < ? AND retired = 0", months)

    def carried_into(self, month: Month) -> tuple[CarriedDifference, ...]:
        """Return what was carried into a month, by the month it comes from."""
        return self._where(CarriedDifference, "into_month = ? AND retired = 0", (str(month),))
