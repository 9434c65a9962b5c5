"""Minutes into days and nights: to which day the hours of a night belong, in each way that a scheme can say.

A night belongs to the day it begins on. Of the first night, begun before the month, this month counts the stints that
began after midnight; of the last it counts whole the stints that began before. So no minute counts in two months.
"""

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.rules.counting import at_least


class Minutes(NamedTuple):
    """Minutes that a count looks at, by day of the month."""

    morning: Sequence[int]
    rest: Sequence[int]
    """Daytime and evening."""
    by_day: list[int]
    """All of them."""
    brought: int
    """Of the first morning, by stints begun before the month."""
    spilled: int
    """After the month, by stints begun in it."""


class Days(NamedTuple):
    """Days counted."""

    mask: int
    """Bit 0 for the first of the month."""
    eve: bool = False
    """Whether the night begun on the day before the month is counted too."""
    short: int = 0
    """Mask of days with duty, but too little of it."""
    crossed: bool = False
    """Whether there were hours after midnight that another reading might count elsewhere."""

    @property
    def number(self) -> int:
        """Return how many."""
        return self.mask.bit_count() + self.eve


def by_calendar_day(minutes: Minutes, minimum: int) -> Days:
    """Return the days that have the minimum, each hour counted in the day it lies in."""
    return _reached(minutes.by_day, minimum)


def by_eve(minutes: Minutes, minimum: int) -> Days:
    """Return the days that have the minimum, the hours after midnight counted in the day before."""
    following = [*minutes.morning[1:], minutes.spilled]
    found = _reached([rest + after for rest, after in zip(minutes.rest, following, strict=True)], minimum)
    eve = minutes.morning[0] - minutes.brought >= minimum
    return found._replace(eve=eve, crossed=any(minutes.morning) or minutes.spilled > 0)


def by_either_day(minutes: Minutes, minimum: int) -> Days:
    """Return the most days that can have the minimum, each morning's hours counted in its own day or the one before.

    All hours of one morning go to one of the two; where both make as many days, to the day before. More hours never
    make fewer days, and hours cut in two at midnight make as many as uncut.
    """
    if not any(minutes.morning) and not minutes.spilled:
        return by_calendar_day(minutes, minimum)
    mornings = [minutes.morning[0] - minutes.brought, *minutes.morning[1:]]
    # What can be had of the days so far: with this morning still in its own day, and with it given to the day before.
    own, given = _Had(0, 0, 0), _Had(int(mornings[0] >= minimum), 0, int(mornings[0] >= minimum))
    for index, rest in enumerate(minutes.rest):
        after = mornings[index + 1] if index + 1 < len(mornings) else minutes.spilled
        mine = mornings[index]
        kept = _better(own.plus(index, reached=rest + mine >= minimum), given.plus(index, reached=rest >= minimum))
        taken = _better(
            own.plus(index, reached=rest + mine + after >= minimum), given.plus(index, reached=rest + after >= minimum)
        )
        own, given = kept, taken
    # Hours after the month are no other day's of this month.
    best = given
    short = at_least(minutes.by_day, 1) & ~best.mask & ~(best.mask << 1)
    return Days(best.mask, bool(best.eve), short if minimum > 1 else 0, crossed=True)


class _Had(NamedTuple):
    number: int
    mask: int
    eve: int

    def plus(self, index: int, *, reached: bool) -> "_Had":
        return _Had(self.number + 1, self.mask | 1 << index, self.eve) if reached else self


def _better(own: _Had, given: _Had) -> _Had:
    return own if own.number > given.number else given


def _reached(whole: list[int], minimum: int) -> Days:
    days = at_least(whole, minimum)
    return Days(days, short=at_least(whole, 1) & ~days if minimum > 1 else 0)
