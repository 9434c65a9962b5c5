"""How often a line's rate is due: counts of duty under a scheme's readings, before any limit."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from desktop_app.model.payroll import DutyCount, LineCode
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.counting import NOTHING, PartOfDay, Tally
from desktop_app.rules.day_groups import Minutes, by_calendar_day, by_either_day, takes_after
from desktop_app.rules.facts import Asked, FirstMorning, MemberFacts, missing
from desktop_app.rules.holidays import DayKind, MonthDays
from desktop_app.rules.lanes import Lanes, first, lane, total
from desktop_app.rules.scheme import LineRule
from desktop_app.rules.scheme_counts import Count, CountOf, During, Per, WholeUnits, Work, cells
from desktop_app.rules.scheme_readings import DayServed, DutyDay, HolidayOnRestDay, Switches
from desktop_app.rules.tallies import ALL_DUTY, TRAINING, Cells, Look, Stints, Tallies


class Counted(NamedTuple):
    """What was counted for one rule, before its limits. Equal counts give equal lines."""

    ticks: int
    """Minutes where hours are paid, months where years are, else days, nights or stints."""
    days: int = 0
    """Mask of the days counted, or on which hours were."""
    stints: int = 0
    """Of night hours."""
    short: int = 0
    """Mask of days with too few minutes."""
    unplanned: int = 0
    """Ticks left out for want of a plan."""
    crossed: bool = False
    """Whether there were hours after midnight, which readings count for one day or another."""
    before_rounding: int | None = None
    """Ticks before they were made whole units."""
    over: "tuple[OverEnd, ...]" = ()
    """Which mornings beside the month's ends counted for the day before them."""
    units: tuple[int, ...] = ()
    """Ticks of each day of the month, where days count by their hours."""
    stacked: "tuple[Met, ...]" = ()
    """Where other rules were paid for instead."""

    @property
    def anything(self) -> bool:
        """Return whether there is anything to pay for, or to say why it is not paid for."""
        return bool(self.ticks or self.stacked or self.unplanned or self.short or self.over)

    @property
    def takes_after(self) -> bool:
        """Return whether hours of the morning after the month are counted for its last day."""
        return OverEnd.MORNING_AFTER in self.over


_WHOLE_DAYS = frozenset({Per.DAY, Per.NIGHT, Per.STINT})
NOT_COUNTED = Counted(0)
"""What is counted of no stint."""


class OverEnd(Enum):
    """What became of a morning between two months: as a rule of one that was counted for the day before it."""

    FIRST_MORNING = auto()
    """The month's own first, for the last day of the month before."""
    MORNING_AFTER = auto()
    """The next month's first, for this month's last day."""
    CUT_BEFORE = auto()
    """The first, of a shift begun under another scheme, which took nothing of it."""
    GONE = auto()
    """The first, of which another scheme took the hours."""


class Met(NamedTuple):
    """Days that are paid for by another rule."""

    rule: str
    """Its id."""
    days: int
    """Their mask."""
    more: bool
    """Whether that rule pays more, rather than coming first."""


class Counter:
    """Counts one month's duty under one scheme's readings; made once a month."""

    def __init__(self, switches: Switches, days: MonthDays) -> None:
        self.days = days
        self.lanes = Lanes(len(days.dates))
        self._switches = switches
        self.whole_day = switches.day_served.value == DayServed.ANY_MINUTE
        precedence = switches.holiday_on_rest_day.value
        both = days.holiday & days.rest
        self.rest = days.rest & ~both if precedence == HolidayOnRestDay.HOLIDAY else days.rest
        self.holiday = days.holiday & ~both if precedence == HolidayOnRestDay.REST_DAY else days.holiday
        self.holiday_as_rest = both if precedence == HolidayOnRestDay.REST_DAY else 0
        self._all = (1 << len(days.dates)) - 1
        self._precedence = precedence
        self._looks: dict[int, Look] = {}

    def look(self, count: Count) -> Look:
        """Return what the count looks at, remembered by the count itself: there are few, and all ask."""
        found = self._looks.get(id(count))
        if found is None:
            stints = Stints(count.work, count.plan_required, count.stint_minutes)
            found = self._looks[id(count)] = Look(count, stints, self._cells(count), self.day_of(count))
        return found

    def _cells(self, count: Count) -> Cells:
        asked = cells(count.during)
        night = self._mask(asked.night)
        if count.of in {CountOf.REST_DAYS, CountOf.HOLIDAYS} and not self.whole_day:
            night = 0
        after = self._kinds(self.days.after)
        return Cells(
            night,
            self._mask(asked.daytime),
            after_night=bool(after & asked.night),
            after_daytime=bool(after & asked.daytime),
        )

    def _mask(self, kinds: frozenset[During]) -> int:
        mask = 0
        if During.NORMAL_DAY in kinds:
            mask |= self._all & ~(self.days.rest | self.days.holiday)
        if During.REST_DAY in kinds:
            mask |= self.rest
        if During.HOLIDAY in kinds:
            mask |= self.holiday
        return mask

    def _kinds(self, kind: DayKind) -> frozenset[During]:
        if kind is DayKind.HOLIDAY_ON_REST:
            return {
                HolidayOnRestDay.REST_DAY: frozenset({During.REST_DAY}),
                HolidayOnRestDay.HOLIDAY: frozenset({During.HOLIDAY}),
            }.get(HolidayOnRestDay(self._precedence), frozenset({During.REST_DAY, During.HOLIDAY}))
        names = {DayKind.NORMAL: During.NORMAL_DAY, DayKind.REST: During.REST_DAY, DayKind.HOLIDAY: During.HOLIDAY}
        return frozenset({names[kind]})

    def settled(self, tallies: Tallies, stints: Stints) -> None:
        """Raise Refused with ``rules.day_unsettled`` if such duty lies on a day that no notice settles yet."""
        if self.days.unsettled and (met := tallies.days(stints) & self.days.unsettled):
            days = self.days.days(met)
            raise Refused(Problem("rules.day_unsettled", Place(), {"days": days, "year": self.days.month.year}))

    def count(self, count: Count, tallies: Tallies, facts: MemberFacts) -> Counted:
        """Return what the count finds; Refused with ``rules.fact_missing`` where years of service are not known."""
        if count.per is Per.SERVICE_YEAR:
            if facts.service_months is None:
                raise missing(Asked.SERVICE_MONTHS)
            return whole(count, Counted(facts.service_months))
        look = self.look(count)
        left_out = tallies.first_morning is FirstMorning.GONE
        if left_out:
            tallies = tallies.told_of(look.stints)
        counted = self._counted(look, tallies)
        if left_out and look.cells.night & 1 and tallies.gone(look.stints):
            counted = counted._replace(over=(OverEnd.GONE, *counted.over))
        if look.stints.planned:
            without = self._counted(look._replace(stints=look.stints._replace(planned=False)), tallies)
            counted = counted._replace(unplanned=max(0, without.ticks - counted.ticks))
        return counted if count.whole is None else whole(count, counted)

    def _counted(self, look: Look, tallies: Tallies) -> Counted:
        tally, count = tallies.of(look.stints), look.of
        if tally is NOTHING:
            return NOT_COUNTED
        if count.per is Per.STINT:
            return _stints(tallies.whole(look), look.cells, count.minimum_minutes, len(self.days.dates))
        if count.per is Per.DAY and look.day is DutyDay.EITHER_DAY and not count.tiers:
            minutes = self._minutes(look, tallies)
            taken = self._first_taken(count, minutes, tallies)
            reached = by_either_day(minutes, count.minimum_minutes, taken=taken)
            over = _over(first=taken, after=reached.takes_after, begin=tallies.over_begin)
            return Counted(reached.number, reached.mask, short=reached.short, crossed=reached.crossed, over=over)
        minutes = self._minutes(look, tallies)
        if count.per is Per.HOUR:
            by_day = minutes.by_day
            days = self.lanes.at_least(by_day, 1)
            over = self._over_by_eve(look, tallies, days) if look.day is DutyDay.EVE else ()
            return Counted(total(by_day), days, stints=tally.night_stints, over=over)
        if count.tiers:
            return self._tiered(count, minutes)
        reached = by_calendar_day(minutes, count.minimum_minutes)
        by_eve = look.day is DutyDay.EVE
        crossed = by_eve and count.per is Per.DAY
        over = self._over_by_eve(look, tallies, reached.mask) if by_eve else ()
        return Counted(reached.number, reached.mask, short=reached.short, crossed=crossed, over=over)

    def _over_by_eve(self, look: Look, tallies: Tallies, days: int) -> "tuple[OverEnd, ...]":
        """A first morning is told of where every night is looked at: else it may be of one that is not."""
        tally, cells, last = tallies.of(look.stints), look.cells, self.lanes.days - 1
        brought = cells.night == self.lanes.every and tallies.first_morning is FirstMorning.ASKED
        looked = cells.night >> last & 1 if look.of.per is Per.NIGHT else cells.after_night
        return _over(
            first=brought and bool(first(tally.morning)),
            after=bool(looked and tally.after and days >> last & 1),
            begin=tallies.over_begin,
        )

    def _first_taken(self, count: Count, minutes: Minutes, tallies: Tallies) -> bool:
        """Return whether the month before took the first morning, as that month itself is asked."""
        if tallies.taken is not None:
            return count in tallies.taken
        if not first(minutes.morning) or tallies.earlier is None or self._earlier is None:
            return False
        return self._earlier.takes_after(count, tallies.earlier)

    def takes_after(self, count: Count, tallies: Tallies) -> bool:
        """Return whether the last day takes the morning after the month, where hours may count for either day."""
        minutes = self._minutes(self.look(count), tallies)
        taken = self._first_taken(count, minutes, tallies)
        return takes_after(minutes, count.minimum_minutes, taken=taken)

    @cached_property
    def _earlier(self) -> "Counter | None":
        """The month before; None where its year has no calendar, so that nothing can have been paid in it."""
        days = self.days.earlier
        return None if days is None else Counter(self._switches, days)

    def _tiered(self, count: Count, minutes: Minutes) -> Counted:
        each = [(tier.start, int(tier.units * count.ticks_per_unit)) for tier in count.tiers]
        units = [
            next((ticks for start, ticks in reversed(each) if served >= start), 0)
            for served in self.lanes.minutes(minutes.by_day)
        ]
        mask = sum(1 << day for day, ticks in enumerate(units) if ticks)
        short = self.lanes.at_least(minutes.by_day, 1) & ~mask
        return Counted(sum(units), mask, short=short, units=tuple(units))

    def day_of(self, count: Count) -> DutyDay:
        """Return to which day the hours after midnight belong for a count."""
        if count.per is Per.NIGHT:
            return DutyDay.EVE
        if count.day is not None:
            return count.day
        return DutyDay(self._switches.duty_day.value) if count.per is Per.DAY else DutyDay.CALENDAR_DAY

    def minutes(self, count: Count, tallies: Tallies) -> Minutes:
        """Return the minutes that the count looks at, in the days they belong to."""
        return self._minutes(self.look(count), tallies)

    def _minutes(self, look: Look, tallies: Tallies) -> Minutes:
        if look.of.per is Per.NIGHT:
            own_first = tallies.first_morning is FirstMorning.OWN
            nights = _nights(self.lanes, tallies.of(look.stints), look.cells, own_first=own_first)
            return nights.by_eve(own_first=own_first)
        if look.day is DutyDay.BEGIN:
            begun = sum(
                lane(parts[0].day, sum(_looked(part, look.cells, self.lanes.days) for part in parts))
                for parts in tallies.whole(look)
            )
            return Minutes(self.lanes, 0, begun)
        minutes = tallies.minutes(look)
        return (
            minutes.by_eve(own_first=tallies.first_morning is FirstMorning.OWN) if look.day is DutyDay.EVE else minutes
        )

    def in_time(self, count: Count, counted: Counted, tallies: Tallies) -> list[tuple[tuple[int, int], int]]:
        """Return the ticks that were counted with when they were served: day and part of day, in order of time."""
        look = self.look(count)
        if count.per is not Per.HOUR or look.day is not DutyDay.CALENDAR_DAY:
            minutes = self.lanes.minutes(self._minutes(look, tallies).by_day) if count.per is Per.HOUR else []
            by_day = minutes or counted.units or [1] * self.lanes.days
            return [((day, 0), by_day[day]) for day in range(self.lanes.days) if counted.days >> day & 1]
        duty, looked = tallies.of(look.stints), look.cells
        parts = (
            self.lanes.minutes(self.lanes.within(duty.morning, looked.night)),
            self.lanes.minutes(self.lanes.within(duty.daytime, looked.daytime)),
            self.lanes.minutes(self.lanes.within(duty.evening, looked.night)),
        )
        return [
            ((day, part), parts[part][day])
            for day in range(self.lanes.days)
            for part in range(len(parts))
            if parts[part][day] and counted.days >> day & 1
        ]

    def by_eve(self, count: Count) -> bool:
        """Return whether the count gives the hours after midnight to the day before."""
        return self.look(count).day is DutyDay.EVE

    def duty_count(self, tallies: Tallies, paid: Mapping[LineCode, int]) -> DutyCount:
        """Return what stands on the sheet beside the money: counts before any limit.

        ``paid`` are the days that lines by the day have counted: which days those are is a matter of the scheme's
        readings, so that what stands beside an amount makes it up. Of other lines it is the calendar's days.
        """
        found = tallies.on_calendar
        return DutyCount(
            found.night_minutes,
            paid.get(LineCode.REST_DAY) or (found.daytime & self.rest).bit_count(),
            paid.get(LineCode.HOLIDAY) or (found.daytime & self.holiday).bit_count(),
            paid.get(LineCode.DUTY) or found.duty_days,
            paid.get(LineCode.HEAVY) or found.heavy_days,
            paid.get(LineCode.TRAINING) or found.training_days,
        )


def on_calendar(rules: Iterable[LineRule]) -> frozenset[Stints]:
    """Return of which work, duty or training, any rule tells rest days and holidays from other days."""
    found: set[Stints] = set()
    for count in (rule.count for rule in rules if rule.count is not None):
        looked = cells(count.during)
        if any(len(kinds) in {1, 2} for kinds in (looked.night, looked.daytime)):
            found.add(TRAINING if count.work is Work.TRAINING else ALL_DUTY)
    return frozenset(found)


def by_day(rules: Iterable[LineRule]) -> list[LineRule]:
    """Return the rules that count whole days, nights or stints."""
    return [rule for rule in rules if rule.count and rule.count.per in _WHOLE_DAYS and not rule.count.tiers]


def days_of_lines(rules: Iterable[LineRule], counted: Mapping[str, Counted]) -> dict[LineCode, int]:
    """Return the days that these rules have counted, those of one line together."""
    days: dict[LineCode, int] = {}
    for rule in rules:
        if (own := counted.get(rule.id)) is not None:
            days[rule.code] = days.get(rule.code, 0) + own.ticks
    return days


def _nights(lanes: Lanes, duty: Tally, looked: Cells, *, own_first: bool) -> Minutes:
    """Minutes of night whose night began on a day that is looked at; of a first morning of its own, that day itself."""
    last = looked.night >> (lanes.days - 1) & 1
    mornings = looked.night << 1 | (looked.night & own_first)
    return Minutes(
        lanes,
        lanes.within(duty.morning, mornings),
        lanes.within(duty.evening, looked.night),
        duty.after if last else 0,
    )


def _over(*, first: bool, after: bool, begin: bool) -> tuple[OverEnd, ...]:
    if not (first or after or begin):
        return ()
    found = {OverEnd.FIRST_MORNING: first, OverEnd.MORNING_AFTER: after, OverEnd.CUT_BEFORE: begin}
    return tuple(one for one, holds in found.items() if holds)


def _stints(stints: Iterable[tuple[PartOfDay, ...]], looked: Cells, minimum: int, length: int) -> Counted:
    found = mask = short = 0
    for parts in stints:
        bit = 1 << parts[0].day
        if sum(_looked(part, looked, length) for part in parts) >= minimum:
            found += 1
            mask |= bit
        else:
            short |= bit
    return Counted(found, mask, short=short & ~mask if minimum > 1 else 0)


def _looked(part: PartOfDay, looked: Cells, length: int) -> int:
    if part.day >= length:
        return (part.morning + part.evening) * looked.after_night + part.daytime * looked.after_daytime
    night = part.morning + part.evening if looked.night >> part.day & 1 else 0
    return night + (part.daytime if looked.daytime >> part.day & 1 else 0)


def whole(count: Count, counted: Counted) -> Counted:
    """Return the count with whole units made of its ticks, where it says so."""
    unit, ticks = count.ticks_per_unit, counted.ticks
    if count.whole is None or unit == 1:
        return counted
    half, over = unit // 2, ticks % unit
    added = {
        WholeUnits.DOWN: 0,
        WholeUnits.HALF_UP: unit if over >= half else 0,
        WholeUnits.UP: unit if over else 0,
        WholeUnits.HALF_THEN_WHOLE: 0 if not over else unit if over >= half else half,
        WholeUnits.HALVES_DOWN: half if over >= half else 0,
        WholeUnits.HALVES_UP: 0 if not over else unit if over > half else half,
    }[count.whole]
    made = ticks - over + added
    return counted._replace(ticks=made, before_rounding=ticks) if made != ticks else counted
