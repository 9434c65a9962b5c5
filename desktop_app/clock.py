"""The only reading of time, so that tests and demonstrations can stand still."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07")
"""The country has one zone and no summer time; a fixed offset needs no zone data on Windows."""


def in_vietnam(moment: datetime) -> datetime:
    """Return the moment as clocks here show it; one without offset is taken as Vietnam's."""
    return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _system_now() -> datetime:
    return datetime.now(UTC).astimezone(VIETNAM)  # noqa: TID251 - this is the room


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, in Vietnam's zone."""

    read: Callable[[], datetime] = _system_now

    def now(self) -> datetime:
        """Return the present moment with its offset, to the second."""
        return self.read().replace(microsecond=0)

    def today(self) -> date:
        """Return the present day."""
        return self.now().date()

    @classmethod
    def fixed(cls, moment: datetime) -> "Clock":
        """Return a clock that always says the same; a moment without offset is taken as Vietnam's."""
        aware = in_vietnam(moment)
        return cls(lambda: aware)
