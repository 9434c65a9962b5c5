"""Questions about months: closed, reopened, gone through."""

from desktop_app.model.ids import TeamId
from desktop_app.model.payroll import ClosedMonth, ReviewedTeam
from desktop_app.model.periods import Month
from desktop_app.storage.reading import Reading


class MonthQuestions(Reading):
    """How far a month has come."""

    def closed_month(self, month: Month) -> ClosedMonth | None:
        """Return the month as it was last closed, reopened or not (see ``closed``); None if it never was."""
        return self.get(ClosedMonth, str(month))

    def is_closed(self, month: Month) -> bool:
        """Return whether the month refuses changes, without reading its sheet."""
        sql = "SELECT reopened_why = '' FROM closed_months WHERE month = ? AND retired = 0"
        row = self._one(sql, (str(month),))
        return bool(row and row[0])

    def closed_months(self) -> tuple[Month, ...]:
        """Return the months that refuse changes, in order."""
        sql = "SELECT month FROM closed_months WHERE reopened_why = '' AND retired = 0 ORDER BY month"
        return tuple(Month.parse(str(row[0])) for row in self._rows(sql))

    def reviewed(self, month: Month) -> dict[TeamId, ReviewedTeam]:
        """Return the teams whose month somebody went through."""
        found = self._where(ReviewedTeam, "month = ? AND retired = 0", (str(month),))
        return {reviewed.team: reviewed for reviewed in found}
