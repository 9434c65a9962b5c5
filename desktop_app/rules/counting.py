"""Duty into minutes: how much of each day's morning night, daytime and evening night somebody served.

Everything is counted minute by minute in the calendar day, and so in the month, that the minute lies in: 22:00 on the
last of April to 06:00 gives April two hours and May six. Whole minutes only, so that nothing is lost on the way.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from sys import byteorder
from typing import NamedTuple

from desktop_app.model.duty import MINUTES_A_DAY, NightWindow, Served
from desktop_app.model.periods import Month


class PartOfDay(NamedTuple):
    """The minutes of one stint in one day of the month."""

    day: int
    """Index from 0; one past the last for what lies after the month."""
    morning: int
    """Before the night's end."""
    daytime: int
    evening: int
    """From the night's begin on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one member's stints in one month come to, before any rule of a scheme; minutes by day of the month."""

    morning: list[int]
    daytime: list[int]
    evening: list[int]
    brought: int = 0
    """Minutes of the first morning of stints that began before the month."""
    spilled: int = 0
    """Minutes after the month, up to that night's end, of stints that began in it."""
    night_stints: int = 0

    @property
    def night_minutes(self) -> int:
        """Return the minutes of night that lie in the month."""
        return sum(self.morning) + sum(self.evening)

    @property
    def whole_days(self) -> list[int]:
        """Return all minutes, by day."""
        return [m + d + e for m, d, e in zip(self.morning, self.daytime, self.evening, strict=True)]


class Cutter:
    """Cuts the stints of one month and adds them up, each cut once however many people served it.

    A stint's minutes are kept as one whole number of 16-bit lanes, a lane for each part of each day: adding stints is
    adding numbers, and no lane can run over, for a day has 1,440 minutes and a person serves one stint at a time.
    """

    def __init__(self, month: Month, night: NightWindow) -> None:
        self._days = month.last.day
        self._limit = self._days * MINUTES_A_DAY
        self._first = month.first.toordinal()
        self._night = night
        self._lanes = 3 * self._days + 3
        self._cuts: dict[int, tuple[Served, int, tuple[PartOfDay, ...]]] = {}
        self.nothing = self.tally(0)
        """The tally of no stint."""

    def packed(self, entry: Served) -> int:
        """Return the stint's minutes as lanes; 0 where none lies in the month."""
        return self._cut(entry)[1]

    def parts(self, entry: Served) -> tuple[PartOfDay, ...]:
        """Return the parts of a stint that begins in the month, whole; none of another."""
        return self._cut(entry)[2]

    def tally(self, packed: int) -> Tally:
        """Return what lanes added up say. Raises OverflowError for more than a day's minutes in a day."""
        lanes = array("H", packed.to_bytes(self._lanes * 2, "little"))
        if byteorder == "big":
            lanes.byteswap()
        days = self._days
        found = lanes.tolist()
        return Tally(found[:days], found[days : 2 * days], found[2 * days : 3 * days], *found[3 * days :])

    def _cut(self, entry: Served) -> tuple[Served, int, tuple[PartOfDay, ...]]:
        """Remembered by the stint itself, which is kept so that no other takes its place."""
        found = self._cuts.get(id(entry))
        if found is None:
            found = self._cuts[id(entry)] = (entry, *self._made(entry))
        return found

    def _made(self, entry: Served) -> tuple[int, tuple[PartOfDay, ...]]:
        begins, ends = entry.begins, entry.ends
        start = (begins.toordinal() - self._first) * MINUTES_A_DAY + begins.hour * 60 + begins.minute
        stop = (ends.toordinal() - self._first) * MINUTES_A_DAY + ends.hour * 60 + ends.minute
        if stop <= 0 or start >= self._limit:
            return 0, ()
        parts = _cut(max(start, 0), stop, self._night.ends, self._night.begins)
        return self._packed(parts, brought=start < 0), parts if start >= 0 else ()

    def _packed(self, parts: tuple[PartOfDay, ...], *, brought: bool) -> int:
        days, packed, dark = self._days, 0, False
        for day, morning, daytime, evening in parts:
            if day >= days:
                packed += _lane(3 * days + 1, morning)
                continue
            packed += _lane(day, morning) + _lane(days + day, daytime) + _lane(2 * days + day, evening)
            dark = dark or morning > 0 or evening > 0
        packed += _lane(3 * days, parts[0].morning if brought else 0)
        return packed + _lane(3 * days + 2, int(dark))


def _lane(number: int, minutes: int) -> int:
    return minutes << 16 * number


def tally(entries: Iterable[Served], month: Month, night: NightWindow) -> Tally:
    """Return the minutes of one member's stints in the month; their order does not matter."""
    cutter = Cutter(month, night)
    return cutter.tally(sum(cutter.packed(entry) for entry in entries))


@lru_cache(maxsize=8_192)
def _cut(low: int, high: int, dawn: int, dusk: int) -> tuple[PartOfDay, ...]:
    """Cut minutes ``low`` up to ``high`` of the month; remembered, for a team's people begin and end together."""
    parts: list[PartOfDay] = []
    while low < high:
        day, minute = divmod(low, MINUTES_A_DAY)
        until = min(minute + high - low, MINUTES_A_DAY)
        morning = max(0, min(until, dawn) - minute)
        evening = max(0, until - max(minute, dusk))
        parts.append(PartOfDay(day, morning, until - minute - morning - evening, evening))
        low += until - minute
    return tuple(parts)


def at_least(minutes: list[int], minimum: int) -> int:
    """Return the mask of the days with that many minutes or more, bit 0 for the first."""
    mask, bit = 0, 1
    for value in minutes:
        if value >= minimum:
            mask |= bit
        bit <<= 1
    return mask
