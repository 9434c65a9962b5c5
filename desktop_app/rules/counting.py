"""Duty into minutes: how much of each day's morning night, daytime and evening night somebody served.

Everything is counted minute by minute in the calendar day, and so in the month, that the minute lies in: 22:00 on the
last of April to 06:00 gives April two hours and May six. Whole minutes only, so that nothing is lost on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
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


@dataclass(slots=True)
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
    stints: list[tuple[PartOfDay, ...]] = field(default_factory=list, compare=False)
    """Those that began in the month, each whole."""

    @property
    def night_minutes(self) -> int:
        """Return the minutes of night that lie in the month."""
        return sum(self.morning) + sum(self.evening)

    @property
    def whole_days(self) -> list[int]:
        """Return all minutes, by day."""
        return [m + d + e for m, d, e in zip(self.morning, self.daytime, self.evening, strict=True)]


def tally(entries: Iterable[Served], month: Month, night: NightWindow) -> Tally:
    """Return the minutes of one member's stints in the month; their order does not matter."""
    days = month.last.day
    limit = days * MINUTES_A_DAY
    first = month.first.toordinal()
    found = Tally([0] * days, [0] * days, [0] * days)
    for entry in entries:
        begins, ends = entry.begins, entry.ends
        start = (begins.toordinal() - first) * MINUTES_A_DAY + begins.hour * 60 + begins.minute
        stop = (ends.toordinal() - first) * MINUTES_A_DAY + ends.hour * 60 + ends.minute
        if stop <= 0 or start >= limit:
            continue
        parts = _cut(max(start, 0), stop, night.ends, night.begins)
        _add(found, parts, days)
        if start < 0:
            found.brought += parts[0].morning
        else:
            found.stints.append(parts)
    return found


def _add(found: Tally, parts: tuple[PartOfDay, ...], days: int) -> None:
    dark = False
    for day, morning, daytime, evening in parts:
        if day >= days:
            found.spilled += morning
            continue
        found.morning[day] += morning
        found.daytime[day] += daytime
        found.evening[day] += evening
        dark = dark or morning > 0 or evening > 0
    found.night_stints += dark


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
