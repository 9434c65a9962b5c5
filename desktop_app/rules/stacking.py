"""Days that two lines could pay for: both, the first named, or the one that pays more for that day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop_app.rules.quantities import Counted, Counter, Tallies
from desktop_app.rules.scheme import LineRule, Stacking, StackingRule


@dataclass(frozen=True, slots=True)
class Stacker:
    """One member's month, in which lines meet."""

    rules: Mapping[str, LineRule]
    """Those that count something, by id."""
    counted: dict[str, Counted]
    """Changed as days are taken away."""
    counter: Counter
    tallies: Tallies
    rate: Callable[[LineRule], Fraction]
    """What one tick of a rule is worth to the member."""

    def stack(self, pairs: Iterable[Stacking]) -> None:
        """Take from each line the days that another is paid for."""
        for rule in self.rules.values():
            for other in rule.count.excludes if rule.count else ():
                if other in self.counted:
                    self._drop(rule, self._common(rule.id, other), other, more=False)
        for pair in pairs:
            if pair.rule is StackingRule.ADD or not all(one in self.counted for one in pair.lines):
                continue
            first, second = (self.rules[one] for one in pair.lines)
            both = self._common(*pair.lines)
            if pair.rule is StackingRule.FIRST:
                self._drop(second, both, first.id, more=False)
            elif both:
                poorer = self._poorer(first, second, both)
                self._drop(first, poorer, second.id, more=True)
                self._drop(second, both & ~poorer, first.id, more=True)

    def _common(self, first: str, second: str) -> int:
        return self.counted[first].days & self.counted[second].days

    def _poorer(self, first: LineRule, second: LineRule, both: int) -> int:
        """Return the mask of the days on which the first line pays less than the second."""
        ours, theirs = (self._worths(rule) for rule in (first, second))
        return sum(1 << index for index, one in enumerate(ours) if both >> index & 1 and one < theirs[index])

    def _worths(self, rule: LineRule) -> list[Fraction]:
        by_day = self.counter.by_day(rule.count, self.tallies) if rule.count else []
        rate = self.rate(rule)
        return [ticks * rate for ticks in by_day]

    def _drop(self, rule: LineRule, days: int, to: str, *, more: bool) -> None:
        if not days or rule.count is None:
            return
        had = self.counted[rule.id]
        by_day = self.counter.by_day(rule.count, self.tallies)
        lost = min(had.ticks, sum(ticks for index, ticks in enumerate(by_day) if days >> index & 1))
        stacked = (*had.stacked, (to, days, more))
        self.counted[rule.id] = replace(had, ticks=had.ticks - lost, days=had.days & ~days, stacked=stacked)
