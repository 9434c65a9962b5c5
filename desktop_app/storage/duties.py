"""Questions about duty. A month of a large commune has 12,400 entries, so they are built straight from the rows."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy, Stint
from desktop_app.model.ids import MemberId
from desktop_app.model.periods import Month, Span
from desktop_app.storage.faults import readable
from desktop_app.storage.reading import Reading

_KINDS = {kind.value: kind for kind in DutyKind}
_HEAVY = {heavy.value: heavy for heavy in Heavy}
_SERVED = "begins, ends, kind, heavy, plan"
_WHO_SERVED = f"SELECT json_group_array(member), {_SERVED} FROM duty_entries"  # noqa: S608 - our own names
_SELECT = "SELECT id, member, begins, ends, kind, heavy, plan FROM duty_entries"
# An entry is at most a day long (a CHECK of the table), so the index on the day of its beginning finds them all.
_SHARES_A_MINUTE = "day >= ? AND day < ? AND ends > ? AND retired = 0"
# The same by the moment of beginning, written without a time: so the index on whole stints is read in its own order.
_BEGUN_BY_STINT = "begins >= ? AND begins < ? AND ends > ? AND retired = 0"
_ORDER = "ORDER BY begins, member, id"


class DutyQuestions(Reading):
    """Who was on duty, when."""

    def duty(self, month: Month) -> tuple[DutyEntry, ...]:
        """Return the entries that share a minute with the month, whole, by beginning and member."""
        return self._entries(f"{_SELECT} WHERE {_SHARES_A_MINUTE} {_ORDER}", _bounds(month))

    def stints(self, month: Month) -> dict[MemberId, list[Stint]]:
        """Return what everybody served of all that shares a minute with the month.

        Those who served the same hours of the same days share one stint, for a team's people begin and end together:
        a month of 12,400 entries is some hundred stints, each read and made once.
        """
        return self._stints(_bounds(month))

    def stints_begun(self, days: Span) -> dict[MemberId, list[Stint]]:
        """Return what everybody began to serve on those days, as :meth:`stints`."""
        return self._stints((days.start.isoformat(), (days.end or date.max).isoformat(), days.start.isoformat()))

    def _stints(self, bounds: tuple[str, str, str]) -> dict[MemberId, list[Stint]]:
        rows: list[tuple[Any, ...]] = self._rows(f"{_WHO_SERVED} WHERE {_BEGUN_BY_STINT} GROUP BY {_SERVED}", bounds)
        found: dict[MemberId, list[Stint]] = defaultdict(list)
        with readable("duty_entries", self.path):
            for who, begins, ends, kind, heavy, plan in rows:
                moments = datetime.fromisoformat(begins), datetime.fromisoformat(ends)
                stint = Stint(*moments, _KINDS[kind], _HEAVY[heavy], plan)
                for member in json.loads(who):
                    found[member].append(stint)
        return dict(found)

    def duty_of(self, member: MemberId, month: Month) -> tuple[DutyEntry, ...]:
        """Return one person's entries that share a minute with the month, whole, by beginning."""
        sql = f"{_SELECT} WHERE member = ? AND {_SHARES_A_MINUTE} {_ORDER}"
        return self._entries(sql, (member, *_bounds(month)))

    def all_duty_of(self, member: MemberId) -> tuple[DutyEntry, ...]:
        """Return all of one person's entries, by beginning."""
        return self._entries(f"{_SELECT} WHERE member = ? AND retired = 0 {_ORDER}", (member,))

    def months_with_duty(self) -> tuple[Month, ...]:
        """Return the months in which any entry begins, in order."""
        rows = self._rows("SELECT DISTINCT substr(day, 1, 7) FROM duty_entries WHERE retired = 0 ORDER BY 1")
        return tuple(Month.parse(str(row[0])) for row in rows)

    def _entries(self, sql: str, values: Sequence[str]) -> tuple[DutyEntry, ...]:
        rows: list[tuple[Any, ...]] = self._rows(sql, values)
        with readable("duty_entries", self.path):
            # Many begin and end together: each moment is read once.
            written = {row[2] for row in rows} | {row[3] for row in rows}
            moments = {text: datetime.fromisoformat(text) for text in written}
            found = [
                DutyEntry(key, member, moments[begins], moments[ends], _KINDS[kind], _HEAVY[heavy], plan)
                for key, member, begins, ends, kind, heavy, plan in rows
            ]
        return tuple(found)


def _bounds(month: Month) -> tuple[str, str, str]:
    first, after = month.first, month.next.first
    return month.previous.last.isoformat(), after.isoformat(), f"{first.isoformat()}T00:00:00"
