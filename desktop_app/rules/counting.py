"""Duty into counts: minutes of night, and the days of a month on which somebody served.

Everything is counted minute by minute in the calendar day, and so in the month, that the minute lies in: 22:00 on the
last of April to 06:00 gives April two hours and May six. Whole minutes only, so that nothing is lost on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop_app.model.duty import MINUTES_A_DAY, DutyEntry, DutyKind, Heavy, NightWindow
from desktop_app.model.periods import Month

_TRAINING = DutyKind.TRAINING
_NO_HEAVY = Heavy.NONE


@dataclass(slots=True)
class Tally:
    """What one member's duty in one month comes to, before any rule of a scheme."""

    night_minutes: int
    night_stints: int
    night_days: int
    """Mask of the days with a night minute, bit 0 for the first of the month."""
    minutes: list[int]
    """All duty but training, by calendar day."""
    daytime: list[int]
    """Of that, outside the night."""
    stint_minutes: list[int]
    """Whole stints, training not, by the day they begin on; stints that touch are one."""
    heavy: int
    """Mask of days with heavy work."""
    training: int
    """Mask of days with training."""


def tally(entries: Iterable[DutyEntry], month: Month, night: NightWindow) -> Tally:
    """Return the counts of one member's stints in the month; their order does not matter."""
    days = month.last.day
    limit = days * MINUTES_A_DAY
    first = month.first.toordinal()
    counts = Tally(0, 0, 0, [0] * days, [0] * days, [0] * days, 0, 0)
    spans: list[tuple[int, int]] = []
    for entry in entries:
        begins, ends = entry.begins, entry.ends
        start = (begins.toordinal() - first) * MINUTES_A_DAY + begins.hour * 60 + begins.minute
        stop = (ends.toordinal() - first) * MINUTES_A_DAY + ends.hour * 60 + ends.minute
        low, high = max(start, 0), min(stop, limit)
        if entry.kind is _TRAINING:
            counts.training |= _days_mask(low, high)
            continue
        spans.append((start, stop))
        if entry.heavy is not _NO_HEAVY:
            counts.heavy |= _days_mask(low, high)
        _add(counts, _cut(low, high, night.ends, night.begins))
    for start, stop in _joined(spans):
        if 0 <= start < limit:
            counts.stint_minutes[start // MINUTES_A_DAY] += stop - start
    return counts


def _add(counts: Tally, cut: "_Cut") -> None:
    if cut.dark:
        counts.night_minutes += cut.dark
        counts.night_days |= cut.nights
        counts.night_stints += 1
    for day, length, light in cut.parts:
        counts.minutes[day] += length
        counts.daytime[day] += light


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with those that touch made one: a stint written in two cells is one stint still."""
    whole: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], stop)
        else:
            whole.append((start, stop))
    return whole


class _Cut(NamedTuple):
    """A stint cut at midnight."""

    dark: int
    """Minutes of night."""
    nights: int
    """Mask of the days with any."""
    parts: tuple[tuple[int, int, int], ...]
    """Index of the day, minutes, minutes outside the night."""


@lru_cache(maxsize=8_192)
def _cut(low: int, high: int, morning: int, evening: int) -> _Cut:
    """Cut minutes ``low`` up to ``high`` of the month; remembered, for a team's people begin and end together."""
    dark_total = nights = 0
    parts: list[tuple[int, int, int]] = []
    while low < high:
        day, minute = divmod(low, MINUTES_A_DAY)
        until = min(minute + high - low, MINUTES_A_DAY)
        dark = max(0, min(until, morning) - minute) + max(0, until - max(minute, evening))
        if dark:
            dark_total += dark
            nights |= 1 << day
        parts.append((day, until - minute, until - minute - dark))
        low += until - minute
    return _Cut(dark_total, nights, tuple(parts))


def at_least(minutes: list[int], minimum: int) -> int:
    """Return the mask of the days with that many minutes or more."""
    mask, bit = 0, 1
    for value in minutes:
        if value >= minimum:
            mask |= bit
        bit <<= 1
    return mask


def _days_mask(low: int, high: int) -> int:
    """Return the mask of the days that minutes ``low`` up to ``high`` of the month touch; none where it is empty."""
    if low >= high:
        return 0
    first, last = low // MINUTES_A_DAY, (high - 1) // MINUTES_A_DAY
    return (1 << (last + 1)) - (1 << first)
