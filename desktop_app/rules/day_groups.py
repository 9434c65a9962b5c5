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
    brought_before: int = 0
    """What the stint that brought some had before that midnight, where every minute is looked at."""

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
    short: int = 0
    """Mask of days with duty, but too little of it."""
    crossed: bool = False
    """Whether there were hours after midnight that another reading might count elsewhere."""

    @property
    def number(self) -> int:
        """Return how many."""
        return self.mask.bit_count()


def by_calendar_day(minutes: Minutes, minimum: int) -> Days:
    """Return the days that have the minimum, each hour counted in the day it lies in."""
    return _reached(minutes.lanes, minutes.by_day, minimum)


def by_either_day(minutes: Minutes, minimum: int) -> Days:
    """Return the most days that can have the minimum, each morning's hours counted in its own day or the one before.

    All hours of one morning go to one of the two; where both make as many days, to the day before if anything was
    served on it. More hours never make fewer days, and hours cut in two at midnight make as many as uncut.

    At the month's ends a stint over midnight goes with the day on which it began where its own hours before midnight
    are too few, else each month keeps its own: what one month takes the other leaves. Other stints of that day are not
    asked for, which the other month does not know. No month pays for the day before it.
    """
    if not minutes.morning and not minutes.spilled:
        return by_calendar_day(minutes, minimum)
    mornings = minutes.lanes.minutes(minutes.morning)
    mornings[0] -= minutes.brought if minutes.brought_before < minimum else 0
    # The days that can be had so far: with this morning still in its own day, and with it given to the day before.
    own = given = before = 0
    rests, afters = minutes.lanes.minutes(minutes.rest), (*mornings[1:], minutes.spilled)
    for day, (mine, rest, after) in enumerate(zip(mornings, rests, afters, strict=True)):
        bit = 1 << day
        with_mine, without = own | bit if rest + mine >= minimum else own, given | bit if rest >= minimum else given
        kept = without if with_mine == without else _better(with_mine, without, begun=before > 0)
        if after:
            with_mine = own | bit if rest + mine + after >= minimum else own
            without = given | bit if rest + after >= minimum else given
            given = _better(with_mine, without, begun=before > 0)
        else:
            given = kept
        own, before = kept, rest
    # Hours after the month are no other day's of this month.
    days = given
    short = minutes.lanes.at_least(minutes.by_day, 1) & ~days & ~(days << 1)
    return Days(days, short=short if minimum > 1 else 0, crossed=True)


def _better(own: int, given: int, *, begun: bool) -> int:
    """Return the more days; of as many, the morning with the day before if duty was begun on it."""
    if own == given:
        return own
    more = own.bit_count() - given.bit_count()
    return given if more < 0 or (not more and begun) else own


def _reached(lanes: Lanes, by_day: int, minimum: int) -> Days:
    days = lanes.at_least(by_day, minimum)
    return Days(days, short=lanes.at_least(by_day, 1) & ~days if minimum > 1 else 0)
