"""Minutes of every day of a month in one whole number: 16 bits a day, bit 0 of the first day lowest.

Adding two months is adding two numbers; asking which days have enough is one addition and one mask. No lane runs over:
a day has 1,440 minutes, and nobody serves two stints at a time.
"""

from struct import unpack

WIDTH = 16
ONE_LANE = (1 << WIDTH) - 1
"""The most that a lane holds."""
_TOP = 1 << (WIDTH - 1)
_BITS = bytes([48] * 128 + [49] * 128)
"""A byte with its highest bit set is the digit 1, any other the digit 0."""


class Lanes:
    """What can be asked of a month of so many days."""

    def __init__(self, days: int) -> None:
        self.days = days
        self._one_in_each = sum(1 << WIDTH * day for day in range(days))
        self._top_of_each = self._one_in_each * _TOP
        self.every = (1 << days) - 1
        self._masks: dict[int, int] = {}

    def at_least(self, lanes: int, minimum: int) -> int:
        """Return the mask of the days that have the minimum, bit 0 for the first; minimum up to a day's minutes."""
        if minimum > _TOP:
            return 0
        hit = (lanes + (_TOP - minimum) * self._one_in_each) & self._top_of_each
        if not hit:
            return 0
        return int(hit.to_bytes(2 * self.days, "little")[1::2].translate(_BITS)[::-1], 2)

    def within(self, lanes: int, mask: int) -> int:
        """Return the minutes of the days in the mask alone."""
        if not lanes or mask & self.every == self.every:
            return lanes
        if mask not in self._masks:
            self._masks[mask] = sum(ONE_LANE << WIDTH * day for day in range(self.days) if mask >> day & 1)
        return lanes & self._masks[mask]

    def minutes(self, lanes: int) -> list[int]:
        """Return the minutes day by day."""
        return list(unpack(f"<{self.days}H", lanes.to_bytes(2 * self.days, "little")))


def lane(day: int, minutes: int) -> int:
    """Return minutes of one day."""
    return minutes << WIDTH * day


def total(lanes: int) -> int:
    """Return all minutes; a month of them is fewer than a lane can hold."""
    return lanes % ONE_LANE if lanes else 0


def first(lanes: int) -> int:
    """Return the minutes of the first day."""
    return lanes & ONE_LANE


def from_second(lanes: int) -> int:
    """Return the minutes with each day's in the place of the day before; the first day's are left out."""
    return lanes >> WIDTH
