"""Days, months and spans. One convention: a span contains its start and not its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

MONTHS_A_YEAR = 12
_MONTH = re.compile(r"((?:19|2[0-9])[0-9]{2})-(0[1-9]|1[0-2])\Z")
"""From 1900 to 2999: further out the calendar ends and nobody is on duty."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` up to, not including, ``end``; ``end`` is None while it is still open."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"{self.start} .. {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two have a day in common."""
        starts_before_other_ends = other.end is None or self.start < other.end
        ends_after_other_starts = self.end is None or other.start < self.end
        return starts_before_other_ends and ends_after_other_starts and not (self.empty or other.empty)

    @property
    def empty(self) -> bool:
        """Return whether it holds no day at all."""
        return self.end == self.start

    def within(self, other: "Span") -> "Span | None":
        """Return the part that lies in ``other``, or None if there is none."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Span(max(self.start, other.start), min(ends) if ends else None)


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1 <= self.year <= 9998):
            raise ValueError(f"{self.year}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Return the month written ``2026-10``; ValueError for anything else."""
        if not (match := _MONTH.match(text)):
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month that the day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def span(self) -> Span:
        """Return its days as a span."""
        return Span(self.first, self.next.first)

    @property
    def next(self) -> "Month":
        """Return the month after."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> "Month":
        """Return the month before."""
        return Month.of(self.first - timedelta(days=1))

    def days(self) -> Iterator[date]:
        """Yield each day in order."""
        day = self.first
        while day.month == self.number:
            yield day
            day += timedelta(days=1)

    def __lt__(self, other: "Month") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"
