"""Duty into minutes: how much of each day's morning night, daytime and evening night somebody served.

Everything is counted minute by minute in the calendar day, and so in the month, that the minute lies in: 22:00 on the
last of April to 06:00 gives April two hours and May six. Whole minutes only, so that nothing is lost on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop_app.model.duty import MINUTES_A_DAY, DutyKind, Heavy, NightWindow, Served, Stint
from desktop_app.model.periods import Month
from desktop_app.rules.lanes import ONE_LANE, WIDTH, lane, total


class PartOfDay(NamedTuple):
    """The minutes of one stint in one day of the month."""

    day: int
    """Index from 0; one past the last for what lies after the month."""
    morning: int
    """Before the night's end."""
    daytime: int
    evening: int
    """From the night's begin on."""


@dataclass(frozen=True, eq=False, slots=True)
class Kind:
    """What tells stints apart that are not all counted alike; a month has one object for all that are equal."""

    duty: DutyKind
    heavy: Heavy
    planned: bool


class Tally(NamedTuple):
    """What one member's stints in one month come to, before any rule of a scheme; minutes by day as :mod:`lanes`."""

    morning: int = 0
    daytime: int = 0
    evening: int = 0
    after: int = 0
    """Minutes after the month, up to that night's end, whichever month the stint began in."""
    night_stints: int = 0

    @property
    def night_minutes(self) -> int:
        """Return the minutes of night that lie in the month."""
        return total(self.morning) + total(self.evening)

    @property
    def whole_days(self) -> int:
        """Return all minutes, by day."""
        return self.morning + self.daytime + self.evening


NOTHING = Tally()
"""The tally of no stint."""


class Cut(NamedTuple):
    """One stint, cut."""

    stint: Served
    """Kept, so that no other takes its place in memory."""
    kind: Kind
    minutes_of_days: int
    """Its tally as one number: adding stints is adding numbers, see :meth:`Cutter.tally`."""
    parts: tuple[PartOfDay, ...]
    """Whole, of a stint that begins in the month; none of another."""
    minutes: int
    """From its begin to its end, whatever month they lie in."""


class Cutter:
    """Cuts the stints of one month, each once however many people served it."""

    def __init__(self, month: Month, night: NightWindow) -> None:
        self._days = month.last.day
        self._limit = self._days * MINUTES_A_DAY
        self._first = month.first.toordinal()
        self._night = night
        self._cuts: dict[int, Cut] = {}
        self._kinds: dict[tuple[DutyKind, Heavy, bool], Kind] = {}

    def cuts(self, duty: Iterable[Served]) -> list[Cut]:
        """Return each stint, cut; one that was cut before is remembered."""
        duty, known = tuple(duty), self._cuts
        try:
            return [known[one] for one in map(id, duty)]
        except KeyError:
            return [known.get(id(one)) or self._cut(one) for one in duty]

    def tally(self, added: int) -> Tally:
        """Return the tally that stints' numbers make, added up; no part of it runs over into the next."""
        if not added:
            return NOTHING
        days = (1 << WIDTH * self._days) - 1
        parts = [added >> WIDTH * self._days * part & days for part in range(3)]
        rest = added >> WIDTH * self._days * 3
        return Tally(*parts, *(rest >> WIDTH * part & ONE_LANE for part in range(2)))

    def _packed(self, tally: Tally) -> int:
        days = sum(part << WIDTH * self._days * at for at, part in enumerate(tally[:3]))
        rest = sum(part << WIDTH * at for at, part in enumerate(tally[3:]))
        return days | rest << WIDTH * self._days * 3

    def _cut(self, entry: Served) -> Cut:
        tally, parts, minutes = self._made(entry)
        kind = self._kind(entry.kind, entry.heavy, bool(entry.plan))
        found = self._cuts[id(entry)] = Cut(entry, kind, self._packed(tally), parts, minutes)
        return found

    def _kind(self, *of: *tuple[DutyKind, Heavy, bool]) -> Kind:
        return self._kinds.setdefault(of, Kind(*of))

    def _made(self, entry: Served) -> tuple[Tally, tuple[PartOfDay, ...], int]:
        begins, ends = entry.begins, entry.ends
        start = (begins.toordinal() - self._first) * MINUTES_A_DAY + begins.hour * 60 + begins.minute
        stop = (ends.toordinal() - self._first) * MINUTES_A_DAY + ends.hour * 60 + ends.minute
        if stop <= 0 or start >= self._limit:
            dawn = self._limit + self._night.ends
            after = min(stop, dawn) - start if self._limit <= start < dawn else 0
            return Tally(after=after), (), stop - start
        parts = _cut(max(start, 0), stop, self._night.ends, self._night.begins)
        return self._tallied(parts), parts if start >= 0 else (), stop - start

    def _tallied(self, parts: tuple[PartOfDay, ...]) -> Tally:
        morning = daytime = evening = after = 0
        for part in parts:
            if part.day >= self._days:
                after += part.morning * (part.day == self._days)
                continue
            morning += lane(part.day, part.morning)
            daytime += lane(part.day, part.daytime)
            evening += lane(part.day, part.evening)
        dark = int(morning > 0 or evening > 0)
        return Tally(morning, daytime, evening, after, dark)


def tally(entries: Iterable[Served], month: Month, night: NightWindow) -> Tally:
    """Return the minutes of one member's stints in the month; their order does not matter."""
    cutter = Cutter(month, night)
    return cutter.tally(sum(cut.minutes_of_days for cut in cutter.cuts(entries)))


def joined(entries: Iterable[Served]) -> list[Served]:
    """Return the stints with those that touch, of one kind and plan, made one."""
    whole: list[Served] = []
    for entry in sorted(entries, key=lambda one: one.begins):
        last = whole[-1] if whole else None
        if last is not None and last.ends == entry.begins and _alike(last) == _alike(entry):
            whole[-1] = Stint(last.begins, entry.ends, entry.kind, entry.heavy, entry.plan)
        else:
            whole.append(entry)
    return whole


def _alike(entry: Served) -> tuple[DutyKind, Heavy, str]:
    return entry.kind, entry.heavy, entry.plan


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
