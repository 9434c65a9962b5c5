"""What of the duty a line counts, and how far: the nouns of the scheme language. What they do stands in ``quantities``.

A minute lies in one of six cells: night or daytime, of a normal day, a rest day or a holiday. A count names cells, and
whether hours, days, nights or stints are counted of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import lcm

from desktop_app.model.payroll import LineCode
from desktop_app.model.sources import Source
from desktop_app.rules.scheme_readings import DutyDay


class Per(StrEnum):
    """What one unit is."""

    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    """From the evening's begin of night to the morning's end; it is the day's on which it begins."""
    STINT = "stint"
    """One entry as it was recorded."""
    SERVICE_YEAR = "service_year"
    """A year in the team: for what is paid once, on leaving."""


_TICKS = {Per.HOUR: 60, Per.SERVICE_YEAR: 12}


class During(StrEnum):
    """Which minutes of a day."""

    NIGHT = "night"
    DAYTIME = "daytime"
    NORMAL_DAY = "normal_day"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    NIGHT_OF_NORMAL_DAY = "night_of_normal_day"
    NIGHT_OF_REST_DAY = "night_of_rest_day"
    NIGHT_OF_HOLIDAY = "night_of_holiday"
    DAYTIME_OF_NORMAL_DAY = "daytime_of_normal_day"
    DAYTIME_OF_REST_DAY = "daytime_of_rest_day"
    DAYTIME_OF_HOLIDAY = "daytime_of_holiday"


@dataclass(frozen=True, slots=True)
class Cells:
    """Kinds of day whose night, and whose daytime, is meant: subsets of normal_day, rest_day, holiday."""

    night: frozenset[During]
    daytime: frozenset[During]


_DAYS = frozenset({During.NORMAL_DAY, During.REST_DAY, During.HOLIDAY})
_NONE: frozenset[During] = frozenset()
_CELLS: Mapping[During, Cells] = {
    During.NIGHT: Cells(_DAYS, _NONE),
    During.DAYTIME: Cells(_NONE, _DAYS),
    **{day: Cells(frozenset({day}), frozenset({day})) for day in _DAYS},
    During.NIGHT_OF_NORMAL_DAY: Cells(frozenset({During.NORMAL_DAY}), _NONE),
    During.NIGHT_OF_REST_DAY: Cells(frozenset({During.REST_DAY}), _NONE),
    During.NIGHT_OF_HOLIDAY: Cells(frozenset({During.HOLIDAY}), _NONE),
    During.DAYTIME_OF_NORMAL_DAY: Cells(_NONE, frozenset({During.NORMAL_DAY})),
    During.DAYTIME_OF_REST_DAY: Cells(_NONE, frozenset({During.REST_DAY})),
    During.DAYTIME_OF_HOLIDAY: Cells(_NONE, frozenset({During.HOLIDAY})),
}


def cells(during: tuple[During, ...]) -> Cells:
    """Return what any of the words means; every cell where there is no word."""
    if not during:
        return Cells(_DAYS, _DAYS)
    found = [_CELLS[word] for word in during]
    return Cells(_NONE.union(*(one.night for one in found)), _NONE.union(*(one.daytime for one in found)))


class Work(StrEnum):
    """Which stints."""

    DUTY = "duty"
    """All but training."""
    PATROL = "patrol"
    STANDING = "standing"
    LIGHT = "light"
    """Duty that is not heavy work."""
    HEAVY = "heavy"
    """Heavy work of any degree."""
    ORDINARY_HEAVY = "ordinary_heavy"
    """Heavy, not especially heavy."""
    ESPECIALLY_HEAVY = "especially_heavy"
    NOT_ESPECIALLY_HEAVY = "not_especially_heavy"
    """Duty but for especially heavy work."""
    TRAINING = "training"


class CountOf(StrEnum):
    """The usual counts by one word; ``chosen`` where the count says ``per``, ``during`` and ``work`` itself."""

    NIGHT_HOURS = "night_hours"
    DUTY_HOURS = "duty_hours"
    REST_DAYS = "rest_days"
    HOLIDAYS = "holidays"
    DUTY_DAYS = "duty_days"
    NIGHTS = "nights"
    NIGHTS_OR_OFF_DAYS = "nights_or_off_days"
    """Days with duty at night, on a rest day or on a holiday: one rate for whichever it is."""
    STINTS = "stints"
    HEAVY_DAYS = "heavy_days"
    ESPECIALLY_HEAVY_DAYS = "especially_heavy_days"
    TRAINING_DAYS = "training_days"
    SERVICE_YEARS = "service_years"
    CHOSEN = "chosen"


USUAL_COUNT: Mapping[LineCode, CountOf] = {
    LineCode.NIGHT: CountOf.NIGHT_HOURS,
    LineCode.REST_DAY: CountOf.REST_DAYS,
    LineCode.HOLIDAY: CountOf.HOLIDAYS,
    LineCode.DUTY: CountOf.DUTY_DAYS,
    LineCode.HEAVY: CountOf.HEAVY_DAYS,
    LineCode.TRAINING: CountOf.TRAINING_DAYS,
}
"""What a line counts where a scheme says nothing odd; these counts stand beside the money on a sheet."""


USUAL: Mapping[CountOf, tuple[Per, tuple[During, ...], Work]] = {
    CountOf.NIGHT_HOURS: (Per.HOUR, (During.NIGHT,), Work.DUTY),
    CountOf.DUTY_HOURS: (Per.HOUR, (), Work.DUTY),
    CountOf.REST_DAYS: (Per.DAY, (During.REST_DAY,), Work.DUTY),
    CountOf.HOLIDAYS: (Per.DAY, (During.HOLIDAY,), Work.DUTY),
    CountOf.DUTY_DAYS: (Per.DAY, (), Work.DUTY),
    CountOf.NIGHTS: (Per.NIGHT, (During.NIGHT,), Work.DUTY),
    CountOf.NIGHTS_OR_OFF_DAYS: (Per.DAY, (During.NIGHT, During.REST_DAY, During.HOLIDAY), Work.DUTY),
    CountOf.STINTS: (Per.STINT, (), Work.DUTY),
    CountOf.HEAVY_DAYS: (Per.DAY, (), Work.HEAVY),
    CountOf.ESPECIALLY_HEAVY_DAYS: (Per.DAY, (), Work.ESPECIALLY_HEAVY),
    CountOf.TRAINING_DAYS: (Per.DAY, (), Work.TRAINING),
    CountOf.SERVICE_YEARS: (Per.SERVICE_YEAR, (), Work.DUTY),
}
"""What each word means. Rest days and holidays also heed the reading ``day_served``."""

ON_CALENDAR_DAYS = frozenset(
    {
        CountOf.REST_DAYS,
        CountOf.HOLIDAYS,
        CountOf.HEAVY_DAYS,
        CountOf.ESPECIALLY_HEAVY_DAYS,
        CountOf.TRAINING_DAYS,
    }
)
"""Counted by the calendar day whatever the reading ``duty_day``."""


class WholeUnits(StrEnum):
    """How a count becomes whole, where the text makes it so."""

    DOWN = "down"
    HALF_UP = "half_up"
    """Half an hour or six months and more make one."""
    UP = "up"
    HALF_THEN_WHOLE = "half_then_whole"
    """Below a half makes a half, from a half on a whole one."""
    HALVES_DOWN = "halves_down"
    """Full halves alone."""
    HALVES_UP = "halves_up"
    """Up to a half makes a half, more a whole one."""


@dataclass(frozen=True, slots=True)
class Tier:
    """From so many minutes on a day counts so many units."""

    start: int
    """Minutes."""
    units: Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """How many times a line's rate is paid in a month."""

    of: CountOf
    per: Per
    during: tuple[During, ...] = ()
    """Any of these; nothing said means every minute."""
    work: Work = Work.DUTY
    minimum_minutes: int = 1
    """A day, night or stint with fewer minutes does not count."""
    whole: WholeUnits | None = None
    """Made of the month's sum, before any limit."""
    per_month: Decimal | None = None
    """Limit, in units."""
    per_year: Decimal | None = None
    """Limit of the calendar year, in units; what closed months took of it is carried."""
    plan_required: bool = False
    """Only duty under an approved plan counts."""
    excludes: tuple[str, ...] = ()
    """Lines, by id: days they have counted are not counted again."""
    day: DutyDay | None = None
    """To which day hours belong, where not as the reading ``duty_day`` says."""
    stint_minutes: int = 1
    """A stint that is shorter does not count at all."""
    tiers: tuple[Tier, ...] = ()
    """Units of a day by its minutes, in place of one for each."""
    source: Source | None = None
    """Where the limits rest, if not where the line does."""

    @property
    def ticks_per_unit(self) -> int:
        """Return 60 where hours are paid and minutes counted, 12 for years counted in months, else 1."""
        if self.tiers:
            return lcm(*(Fraction(tier.units).denominator for tier in self.tiers))
        return _TICKS.get(self.per, 1)
