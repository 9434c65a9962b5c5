"""Minutes into days and nights: to which day the hours of a night belong, in each way that a scheme can say.

Where a night belongs to the day it begins on, the first morning is the month before's, and the morning after the month
is this month's. Where its hours may count for either day, the stints that began in the month count in it. Either way no
minute counts in two months.
"""

from typing import NamedTuple

from desktop_app.rules.lanes import Lanes, from_second, lane


class Minutes(NamedTuple):
    """Minutes that a count looks at, by day of the month as :mod:`lanes`."""

    lanes: Lanes
    morning: int
    rest: int
    """Daytime and evening."""
    brought: int
    """Of the first morning, by stints begun before the month."""
    spilled: int
    """After the month, by stints begun in it."""
    following: int = 0
    """After the month, by stints begun after it."""

    @property
    def by_day(self) -> int:
        """Return all of them."""
        return self.morning + self.rest

    def by_eve(self) -> "Minutes":
        """Return them with the hours after midnight in the day before: the first morning is the month before's."""
        after = from_second(self.morning) + lane(self.lanes.days - 1, self.spilled + self.following)
        return Minutes(self.lanes, 0, self.rest + after, 0, 0)


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
    return _reached(minutes.lanes, minutes.by_day, minimum)


def by_either_day(minutes: Minutes, minimum: int) -> Days:
    """Return the most days that can have the minimum, each morning's hours counted in its own day or the one before.

    All hours of one morning go to one of the two; where both make as many days, to the day before if anything was
    served on it. More hours never make fewer days, and hours cut in two at midnight make as many as uncut.
    """
    if not minutes.morning and not minutes.spilled:
        return by_calendar_day(minutes, minimum)
    mornings = minutes.lanes.minutes(minutes.morning)
    mornings[0] -= minutes.brought
    # What can be had of the days so far: with this morning still in its own day, and with it given to the day before.
    own, given = _Had(0, 0, 0), _Had(int(mornings[0] >= minimum), 0, int(mornings[0] >= minimum))
    eve = 0
    for index, rest in enumerate(minutes.lanes.minutes(minutes.rest)):
        after = mornings[index + 1] if index + 1 < len(mornings) else minutes.spilled
        mine = mornings[index]
        own, given = (
            _better(
                own.plus(index, reached=rest + mine + more >= minimum),
                given.plus(index, reached=rest + more >= minimum),
                begun=eve > 0,
            )
            for more in (0, after)
        )
        eve = rest
    # Hours after the month are no other day's of this month.
    best = given
    short = minutes.lanes.at_least(minutes.by_day, 1) & ~best.mask & ~(best.mask << 1)
    return Days(best.mask, bool(best.eve), short if minimum > 1 else 0, crossed=True)


class _Had(NamedTuple):
    number: int
    mask: int
    eve: int

    def plus(self, index: int, *, reached: bool) -> "_Had":
        return _Had(self.number + 1, self.mask | 1 << index, self.eve) if reached else self


def _better(own: _Had, given: _Had, *, begun: bool) -> _Had:
    """Return the more days; of as many, the morning with the day before if duty was begun on it."""
    if own.number == given.number:
        return given if begun else own
    return own if own.number > given.number else given


def _reached(lanes: Lanes, by_day: int, minimum: int) -> Days:
    days = lanes.at_least(by_day, minimum)
    return Days(days, short=lanes.at_least(by_day, 1) & ~days if minimum > 1 else 0)
