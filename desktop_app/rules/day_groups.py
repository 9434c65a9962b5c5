"""Minutes into days and nights: to which day the hours of a night belong, in each way that a scheme can say.

Where a night belongs to the day it begins on, the first morning is the month before's, and the morning after the month
is this month's. Where its hours may count for either day, a morning between two months is settled once, by what the
earlier one gains. Either way no minute counts in two months.
"""

from typing import NamedTuple

from desktop_app.rules.lanes import WIDTH, Lanes, first, from_second, lane


class Minutes(NamedTuple):
    """Minutes that a count looks at, by day of the month as :mod:`lanes`."""

    lanes: Lanes
    morning: int
    rest: int
    """Daytime and evening."""
    after: int = 0
    """Of the morning after the month."""

    @property
    def by_day(self) -> int:
        """Return all of them."""
        return self.morning + self.rest

    def by_eve(self, *, own_first: bool = False) -> "Minutes":
        """Return them with the hours after midnight in the day before.

        The first morning is the month before's; where that has nothing of it, it stays with its own day.
        """
        after = from_second(self.morning) + lane(self.lanes.days - 1, self.after)
        if own_first:
            after += first(self.morning)
        return Minutes(self.lanes, 0, self.rest + after)


class Days(NamedTuple):
    """Days counted."""

    mask: int
    """Bit 0 for the first of the month."""
    short: int = 0
    """Mask of days with duty, but too little of it."""
    crossed: bool = False
    """Whether there were hours after midnight that another reading might count elsewhere."""
    takes_after: bool = False
    """Whether the morning after the month is counted for its last day."""

    @property
    def number(self) -> int:
        """Return how many."""
        return self.mask.bit_count()


def by_calendar_day(minutes: Minutes, minimum: int) -> Days:
    """Return the days that have the minimum, each hour counted in the day it lies in."""
    return _reached(minutes.lanes, minutes.by_day, minimum)


def by_either_day(minutes: Minutes, minimum: int, *, taken: bool = False) -> Days:
    """Return the most days that can have the minimum, each morning's hours counted in its own day or the one before.

    All hours of one morning go to one of the two; where both make as many days, to the day before if anything was
    served on it. More hours never make fewer days, and hours cut in two at midnight make as many as uncut.

    The morning after the month is the last day's only where the month has a day more by it and something was served on
    that day: no month pays for the day before it. Months told of each other so have as many days as may be, for what
    one gains by a morning the other loses at most. ``taken`` says that the month before has the first morning.
    """
    if not minutes.morning and not minutes.after:
        return by_calendar_day(minutes, minimum)
    if taken:
        minutes = _without_first(minutes)
    kept, given = _most_days(minutes, minimum, _with_a_choice(minutes))
    over = _takes_after(minutes, kept, given)
    days = given if over else kept
    short = minutes.lanes.at_least(minutes.by_day, 1) & ~days & ~(days << 1) if minimum > 1 else 0
    return Days(days, short, crossed=True, takes_after=over)


def takes_after(minutes: Minutes, minimum: int, *, taken: bool) -> bool:
    """Return whether the morning after the month is counted for its last day, as :func:`by_either_day` does."""
    if taken:
        minutes = _without_first(minutes)
    choice = _with_a_choice(minutes)
    # Days before the last one without a choice change nothing of it.
    free = (minutes.lanes.every & ~choice).bit_length()
    return _takes_after(minutes, *_most_days(minutes, minimum, choice >> free << free))


def _without_first(minutes: Minutes) -> Minutes:
    return minutes._replace(morning=from_second(minutes.morning) << WIDTH)


def _with_a_choice(minutes: Minutes) -> int:
    """Return the days whose own morning, or the one after them, has hours: of others there is nothing to choose."""
    with_morning = minutes.lanes.at_least(minutes.morning, 1)
    return with_morning | with_morning >> 1 | (1 << minutes.lanes.days - 1 if minutes.after else 0)


def _takes_after(minutes: Minutes, kept: int, given: int) -> bool:
    served_last = minutes.rest >> WIDTH * (minutes.lanes.days - 1)
    return bool(minutes.after and served_last) and given.bit_count() > kept.bit_count()


def _most_days(minutes: Minutes, minimum: int, left: int) -> tuple[int, int]:
    """Return the days that can be had without the morning after the month, and with it given to the last day.

    ``left`` are the days with a choice that are looked at.
    """
    lanes = minutes.lanes
    plain = lanes.at_least(minutes.rest, minimum) & ~left
    rests, mornings = lanes.minutes(minutes.rest), (*lanes.minutes(minutes.morning), minutes.after)
    # So far: with this morning still in its own day, and with it given to the day before.
    own = given = 0
    while left:
        bit = left & -left
        left ^= bit
        day = bit.bit_length() - 1
        rest, mine, following = rests[day], mornings[day], mornings[day + 1]
        begun = day > 0 and rests[day - 1] > 0
        with_mine, without = own | bit if rest + mine >= minimum else own, given | bit if rest >= minimum else given
        kept = without if with_mine == without else _better(with_mine, without, begun=begun)
        if following:
            with_mine = own | bit if rest + mine + following >= minimum else own
            without = given | bit if rest + following >= minimum else given
            given = _better(with_mine, without, begun=begun)
        else:
            given = kept
        own = kept
    return own | plain, given | plain


def _better(own: int, given: int, *, begun: bool) -> int:
    """Return the more days; of as many, the morning with the day before if duty was begun on it."""
    if own == given:
        return own
    more = own.bit_count() - given.bit_count()
    return given if more < 0 or (not more and begun) else own


def _reached(lanes: Lanes, by_day: int, minimum: int) -> Days:
    days = lanes.at_least(by_day, minimum)
    return Days(days, short=lanes.at_least(by_day, 1) & ~days if minimum > 1 else 0)
