"""Questions about months: closed, reopened, gone through."""

import json
from collections.abc import Mapping

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.opening import OpeningBalance
from desktop_app.model.payroll import ClosedMonth, LineCode, ReviewedTeam
from desktop_app.model.periods import Month
from desktop_app.storage.faults import readable
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

    def paid_in_year(self, before: Month) -> dict[Month, dict[LineCode, dict[MemberId, tuple[int, int]]]]:
        """Return, of each closed month of the calendar year before this one, line by line who was paid ticks and đồng.

        Ticks are minutes where hours are paid, else days, nights or stints. A month opened again does not count.
        """
        sql = (
            "SELECT month, paid FROM closed_months "
            "WHERE month >= ? AND month < ? AND reopened_why = '' AND retired = 0 ORDER BY month"
        )
        rows = self._rows(sql, (str(Month(before.year, 1)), str(before)))
        with readable("closed_months", self.path):
            return {Month.parse(str(month)): _paid(json.loads(str(paid))) for month, paid in rows}

    def opening_balances(self, year: int) -> dict[MemberId, OpeningBalance]:
        """Return what people were paid in the year before the book kept its months."""
        found = self._where(OpeningBalance, "year = ? AND retired = 0", (year,))
        return {balance.member: balance for balance in found}

    def unknown_in_year(self, before: Month) -> tuple[Month, ...]:
        """Return the months of the calendar year before this one with duty of which nothing paid is known, in order.

        Such a month is open, and somebody was on duty in it whose opening balance does not take it in.
        """
        months = [Month(before.year, number) for number in range(1, before.number)]
        closed = set(self.closed_months())
        return tuple(month for month in months if month not in closed and self._unknown(month))

    def _unknown(self, month: Month) -> bool:
        sql = (
            "SELECT 1 FROM duty_entries d WHERE day >= ? AND day < ? AND retired = 0 AND NOT EXISTS ("
            "SELECT 1 FROM opening_balances o "
            "WHERE o.member = d.member AND o.year = ? AND o.until >= ? AND o.retired = 0) LIMIT 1"
        )
        values = (month.first.isoformat(), month.next.first.isoformat(), month.year, str(month))
        return self._one(sql, values) is not None

    def reviewed(self, month: Month) -> dict[TeamId, ReviewedTeam]:
        """Return the teams whose month somebody went through."""
        found = self._where(ReviewedTeam, "month = ? AND retired = 0", (str(month),))
        return {reviewed.team: reviewed for reviewed in found}


def _paid(plain: Mapping[str, Mapping[str, list[int]]]) -> dict[LineCode, dict[MemberId, tuple[int, int]]]:
    return {
        LineCode(code): {MemberId(member): (ticks, amount) for member, (ticks, amount) in own.items()}
        for code, own in plain.items()
    }
