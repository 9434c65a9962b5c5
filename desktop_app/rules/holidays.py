"""Is this day a normal day, a rest day or a holiday, and by which notice.

Bộ luật Lao động 2019 Điều 111, 112; Nghị quyết 28/2026/QH16 Điều 2 (24 November). Lists are data, a file a year.
A year without a file is an error for any computation in it, not a year without holidays.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import compress
from typing import NamedTuple

from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty, Source


class DayKind(StrEnum):
    """What a calendar day is for the purpose of duty."""

    NORMAL = "normal"
    REST = "rest"
    HOLIDAY = "holiday"
    HOLIDAY_ON_REST = "holiday_on_rest"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday."""

    day: date
    name: str
    source: Source
    compensable: bool = True
    """Whether Điều 111 khoản 3 gives a day off instead when it meets a weekly rest day."""


@dataclass(frozen=True, slots=True)
class CompensatoryDay:
    """A working day given off because a holiday met a rest day."""

    day: date
    source: Source


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day given off against a rest day that is worked."""

    off: date
    worked: date
    source: Source


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """One year's holidays and what the notices move."""

    year: int
    holidays: tuple[Holiday, ...]
    compensatory: tuple[CompensatoryDay, ...] = ()
    swaps: tuple[Swap, ...] = ()
    unsettled: frozenset[date] = frozenset()
    """Days that no notice read so far settles; duty on one of them cannot be computed."""
    note: str = ""


_BITS = tuple(1 << day for day in range(31))


@dataclass(frozen=True, slots=True)
class MonthDays:
    """The days of one month as bit masks, bit 0 for the first: quick to meet with the days somebody served."""

    month: Month
    dates: tuple[date, ...]
    rest: int
    holiday: int
    unsettled: int
    holidays: Mapping[int, Holiday]
    """By index of the day, from 0."""
    given: Mapping[int, CompensatoryDay | Swap]
    """Days that are rest days by a notice alone, by index of the day."""
    free: Mapping[int, CompensatoryDay]
    """Days given off for a holiday that count as holidays themselves, by index of the day."""
    after: DayKind = DayKind.NORMAL
    """What the day after the month is; by its weekday alone where its year has no calendar."""
    find_earlier: "Callable[[], MonthDays | None]" = field(default=lambda: None, compare=False)

    @property
    def earlier(self) -> "MonthDays | None":
        """Return the month before, read alike; None where its year has no calendar."""
        return self.find_earlier()

    @property
    def rests_on_draft(self) -> bool:
        """Return whether a holiday or a day given off stands in a draft alone."""
        told = (*self.holidays.values(), *self.given.values(), *self.free.values())
        return any(day.source.certainty is Certainty.DRAFT for day in told)

    def kind(self, day: date) -> DayKind:
        """Return what a day of this month is."""
        bit = 1 << (day.day - 1)
        if self.holiday & bit:
            return DayKind.HOLIDAY_ON_REST if self.rest & bit else DayKind.HOLIDAY
        return DayKind.REST if self.rest & bit else DayKind.NORMAL

    def days(self, mask: int) -> tuple[date, ...]:
        """Return the days of a mask, in order."""
        return tuple(compress(self.dates, map(mask.__and__, _BITS)))


@dataclass(frozen=True, slots=True)
class Calendars:
    """All years known."""

    years: Mapping[int, YearCalendar]

    def month_days(  # noqa: PLR0913 - one keyword for each reading
        self,
        month: Month,
        rest_weekdays: frozenset[int],
        *,
        compensatory_rests: bool,
        swapped_rests: bool,
        compensatory_holidays: bool = False,
        worked_rests: bool = False,
    ) -> MonthDays:
        """Return the month's days (weekdays count from Monday = 0).

        Whether a compensatory day and a day swapped off count as rest days, or the former as a holiday, and whether a
        rest day worked by a swap stays one is the resolution's matter, so the caller says. Raises Refused with
        ``rules.no_calendar`` for a year without a file.
        """
        read = _Reading(rest_weekdays, compensatory_rests, swapped_rests, compensatory_holidays, worked_rests)
        return self._between(month, read)

    def _between(self, month: Month, read: "_Reading") -> MonthDays:
        """Return the month's days with what is asked of the months beside it."""
        return replace(
            self._days(month, read),
            after=self._kind_of(month.next.first, read),
            find_earlier=partial(self._known, month.previous, read),
        )

    def _known(self, month: Month, read: "_Reading") -> MonthDays | None:
        return self._between(month, read) if month.year in self.years else None

    def _kind_of(self, day: date, read: "_Reading") -> DayKind:
        """Return what a day of another month is; by its weekday alone where its year has no calendar."""
        if day.year not in self.years:
            return DayKind.REST if day.weekday() in read.rest_weekdays else DayKind.NORMAL
        return self._days(Month.of(day), read).kind(day)

    def _days(self, month: Month, read: "_Reading") -> MonthDays:
        calendar = self.year(month.year)
        compensatory = {c.day.day - 1: c for c in calendar.compensatory if Month.of(c.day) == month}
        given: dict[int, CompensatoryDay | Swap] = {}
        if read.compensatory_rests:
            given |= compensatory
        if read.swapped_rests:
            given |= {swap.off.day - 1: swap for swap in calendar.swaps if Month.of(swap.off) == month}
        rest = _mask((day for day in month.days() if day.weekday() in read.rest_weekdays), month)
        rest |= sum(1 << index for index in given)
        if not read.worked_rests:
            rest &= ~_mask((swap.worked for swap in calendar.swaps), month)
        holidays = {h.day.day - 1: h for h in calendar.holidays if Month.of(h.day) == month}
        free = compensatory if read.compensatory_holidays else {}
        return MonthDays(
            month,
            tuple(month.days()),
            rest,
            sum(1 << index for index in holidays.keys() | free.keys()),
            _mask(calendar.unsettled, month),
            holidays,
            given,
            free,
        )

    def year(self, year: int) -> YearCalendar:
        """Return one year's calendar; Refused with ``rules.no_calendar`` if there is none."""
        if year not in self.years:
            raise Refused(Problem("rules.no_calendar", Place(), {"year": year}))
        return self.years[year]


class _Reading(NamedTuple):
    """How a resolution reads the calendar."""

    rest_weekdays: frozenset[int]
    compensatory_rests: bool
    swapped_rests: bool
    compensatory_holidays: bool
    worked_rests: bool


def _mask(days: Iterable[date], month: Month) -> int:
    """Swaps may reach over New Year, so a day of another month is simply not in the mask."""
    return sum({1 << (day.day - 1) for day in days if Month.of(day) == month})
