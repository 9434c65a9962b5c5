"""Days that two lines could pay for: both, the first named, or the one that pays more for that day.

A day is where each line counts it. Where one of the two gives the hours after midnight to the day before, as nights
are counted, the hours of the other go with them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from graphlib import TopologicalSorter

from desktop_app.rules.quantities import Counted, Counter, Met, whole
from desktop_app.rules.scheme import LineRule, Stacking, StackingRule
from desktop_app.rules.scheme_counts import Count, Per
from desktop_app.rules.tallies import Tallies


@dataclass(slots=True)
class _Hours:
    """Minutes that are left of a line by the hour, by day of the month."""

    morning: list[int]
    rest: list[int]


@dataclass(frozen=True, slots=True)
class Stacker:
    """One member's month, in which lines meet."""

    rules: Mapping[str, LineRule]
    """Those that count something, by id."""
    counts: Mapping[str, Count]
    """What they count."""
    counted: dict[str, Counted]
    """Changed as days are taken away."""
    counter: Counter
    tallies: Tallies
    rate: Callable[[LineRule], Fraction]
    """What one tick of a rule is worth to the member."""
    _hours: dict[str, _Hours] = field(default_factory=dict)

    def stack(self, pairs: Iterable[Stacking]) -> None:
        """Take from each line the days that another is paid for.

        A line that leaves out another's days leaves out what that one still has after its own were left out.
        """
        left_out = {rule_id: count.excludes for rule_id, count in self.counts.items() if count.excludes}
        for rule_id in TopologicalSorter(left_out).static_order():
            for other in left_out.get(rule_id, ()):
                if other in self.counted:
                    self._first(other, rule_id)
        for pair in pairs:
            if not all(one in self.counted for one in pair.lines):
                continue
            if pair.rule is StackingRule.FIRST:
                self._first(*pair.lines)
            if pair.rule is StackingRule.HIGHEST:
                self._highest(*pair.lines)

    def _first(self, first: str, second: str) -> None:
        by_eve = self._by_eve(first, second)
        ours, theirs = self._slots(first, by_eve=by_eve), self._slots(second, by_eve=by_eve)
        both = {slot for slot, ticks in enumerate(ours) if ticks and theirs[slot]}
        self._drop(second, both, first, by_eve=by_eve, more=False)

    def _highest(self, first: str, second: str) -> None:
        by_eve = self._by_eve(first, second)
        ours, theirs = self._slots(first, by_eve=by_eve), self._slots(second, by_eve=by_eve)
        both = {slot for slot, ticks in enumerate(ours) if ticks and theirs[slot]}
        if not both:
            return
        ours_pays, theirs_pays = self.rate(self.rules[first]), self.rate(self.rules[second])
        poorer = {slot for slot in both if ours[slot] * ours_pays < theirs[slot] * theirs_pays}
        self._drop(first, poorer, second, by_eve=by_eve, more=True)
        self._drop(second, both - poorer, first, by_eve=by_eve, more=True)

    def _by_eve(self, *rule_ids: str) -> bool:
        return any(self.counter.by_eve(self.counts[one]) for one in rule_ids)

    def _slots(self, rule_id: str, *, by_eve: bool) -> list[int]:
        """Return the ticks that are left, day by day."""
        had = self.counted[rule_id]
        if self.counts[rule_id].per is not Per.HOUR:
            units = had.units or (1,) * self.counter.lanes.days
            return [had.days >> day & 1 and units[day] for day in range(self.counter.lanes.days)]
        hours = self._hours_of(rule_id)
        if by_eve:
            return [m + r for m, r in zip([*hours.morning[1:], 0], hours.rest, strict=True)]
        return [m + r for m, r in zip(hours.morning, hours.rest, strict=True)]

    def _hours_of(self, rule_id: str) -> _Hours:
        if rule_id not in self._hours:
            count, lanes = self.counts[rule_id], self.counter.lanes
            minutes = self.counter.minutes(count, self.tallies)
            self._hours[rule_id] = _Hours(lanes.minutes(minutes.morning), lanes.minutes(minutes.rest))
        return self._hours[rule_id]

    def _drop(self, rule_id: str, slots: set[int], to: str, *, by_eve: bool, more: bool) -> None:
        if not slots:
            return
        had, count = self.counted[rule_id], self.counts[rule_id]
        lost = sum(1 << slot for slot in slots)
        if count.per is Per.HOUR:
            left = self._without(rule_id, slots, by_eve=by_eve)
            days = sum(1 << day for day, minutes in enumerate(left) if minutes)
            ticks = sum(left)
        else:
            days = had.days & ~lost
            units = had.units or (1,) * self.counter.lanes.days
            ticks = sum(units[day] for day in range(self.counter.lanes.days) if days >> day & 1)
        stacked = (*had.stacked, Met(to, lost, more))
        found = had._replace(ticks=ticks, days=days, before_rounding=None, stacked=stacked)
        self.counted[rule_id] = whole(count, found)

    def _without(self, rule_id: str, slots: set[int], *, by_eve: bool) -> list[int]:
        """Take the hours of the slots away; return the minutes that are left, day by day."""
        hours = self._hours_of(rule_id)
        for slot in slots:
            hours.rest[slot] = 0
            morning = slot + by_eve
            if morning < len(hours.morning):
                hours.morning[morning] = 0
        return [m + r for m, r in zip(hours.morning, hours.rest, strict=True)]
