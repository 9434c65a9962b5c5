"""Duty into counts: minutes of night, and the days of a month on which somebody served.

Everything is counted minute by minute in the calendar day, and so in the month, that the minute lies in: 22:00 on the
last of April to 06:00 gives April two hours and May six. Whole minutes only, so that nothing is lost on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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
    """Whole stints, training not, by the day they begin on."""
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
    for entry in entries:
        begins, ends = entry.begins, entry.ends
        start = (begins.toordinal() - first) * MINUTES_A_DAY + begins.hour * 60 + begins.minute
        stop = (ends.toordinal() - first) * MINUTES_A_DAY + ends.hour * 60 + ends.minute
        if stop <= 0 or start >= limit:
            continue
        low, high = max(start, 0), min(stop, limit)
        if entry.kind is _TRAINING:
            counts.training |= _days_mask(low, high)
            continue
        if entry.heavy is not _NO_HEAVY:
            counts.heavy |= _days_mask(low, high)
        if start >= 0:
            counts.stint_minutes[start // MINUTES_A_DAY] += stop - start
        _add(counts, low, high, night)
    return counts


def _add(counts: Tally, low: int, high: int, night: NightWindow) -> None:
    """Add minutes ``low`` up to ``high`` of the month, day by day: the hottest code of a month, so it calls little."""
    morning, evening = night.ends, night.begins
    dark_before = counts.night_minutes
    while low < high:
        day, minute = divmod(low, MINUTES_A_DAY)
        until = min(minute + high - low, MINUTES_A_DAY)
        dark = 0
        if minute < morning:
            dark = min(until, morning) - minute
        if until > evening:
            dark += until - max(minute, evening)
        if dark:
            counts.night_minutes += dark
            counts.night_days |= 1 << day
        length = until - minute
        counts.minutes[day] += length
        counts.daytime[day] += length - dark
        low += length
    counts.night_stints += counts.night_minutes > dark_before


def at_least(minutes: list[int], minimum: int) -> int:
    """Return the mask of the days with that many minutes or more."""
    mask, bit = 0, 1
    for value in minutes:
        if value >= minimum:
            mask |= bit
        bit <<= 1
    return mask


def _days_mask(low: int, high: int) -> int:
    """Return the mask of the days that minutes ``low`` up to ``high`` of the month touch."""
    first, last = low // MINUTES_A_DAY, (high - 1) // MINUTES_A_DAY
    return (1 << (last + 1)) - (1 << first)
