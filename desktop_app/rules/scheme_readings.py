"""Readings of a scheme: what is meant where texts are silent or speak. What they do stands with what they decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.model.sources import Source


class HolidayOnRestDay(StrEnum):
    """What a holiday counts as that falls on a rest day."""

    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    BOTH = "both"


class DayServed(StrEnum):
    """When a rest day or holiday counts as served."""

    DAYTIME = "daytime"
    """Duty outside the night touches it; night hours are paid as night hours alone."""
    ANY_MINUTE = "any_minute"


class DutyDay(StrEnum):
    """To which day the hours of a night belong where a line pays by the day."""

    CALENDAR_DAY = "calendar_day"
    """Each hour to the day it lies in."""
    EVE = "eve"
    """The hours from midnight to the night's end to the day before."""
    EITHER_DAY = "either_day"
    """To its own day or to the day before, whichever makes more days; no hour counts twice."""
    BEGIN = "begin"
    """All hours of a stint to the day it begins on."""


class PartMonth(StrEnum):
    """What somebody gets who served a part of the month."""

    FULL_MONTH = "full_month"
    CALENDAR_DAYS = "calendar_days"
    """By days served of the month's days."""
    DAYS_30 = "days_30"
    """By days served of 30."""
    WORKDAYS_26 = "workdays_26"
    """By days served that are no rest days, of 26."""
    DAYS_BUT_SUNDAYS_26 = "days_but_sundays_26"
    """By days served that are no Sundays, of 26."""
    FROM_15_DAYS_FULL_ELSE_HALF = "from_15_days_full_else_half"
    FROM_15_DAYS_FULL_ELSE_NONE = "from_15_days_full_else_none"


class RoleChange(StrEnum):
    """By which role somebody is paid who changed it within the month."""

    LAST = "last"
    HIGHEST = "highest"
    """The one that pays most."""
    BY_DAYS = "by_days"
    """Each by its days."""


class RoundingStage(StrEnum):
    """When an amount becomes whole đồng."""

    LINE = "line"
    """Once, when the line is done."""
    RATE = "rate"
    """The rate of one unit first, then times the count."""
    TOTAL = "total"
    """Lines to 1 đồng; the cash total to the unit, the difference on its last line."""
    GRAND_TOTAL = "grand_total"
    """Likewise of cash and insurance together."""


class YesNo(StrEnum):
    """A plain yes or no."""

    YES = "yes"
    NO = "no"


class RoundingUnit(StrEnum):
    """Đồng."""

    ONE = "1"
    HUNDRED = "100"
    THOUSAND = "1000"


class CompensatoryDayReading(StrEnum):
    """What a day off counts as that is given for a holiday on a rest day."""

    YES = "yes"
    """A rest day."""
    NO = "no"
    """A normal day."""
    HOLIDAY = "holiday"


class ServiceCountedTo(StrEnum):
    """Up to when months of service are counted."""

    MONTH_END = "month_end"
    MONTH_BEFORE = "month_before"
    """To the end of the month before."""


class RoundingWay(StrEnum):
    """Which way."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


UNSAID: Mapping[str, StrEnum] = {
    "swapped_worked_rests": YesNo.NO,
    "service_counted_to": ServiceCountedTo.MONTH_END,
    "role_change": RoleChange.LAST,
    "rounding_way": RoundingWay.HALF_UP,
}
"""The readings that a file may leave out, and how it is then read: an assumption."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One reading where texts are silent or speak: which, and on what it rests."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Switches:
    """All readings of one scheme."""

    holiday_on_rest_day: Switch
    day_served: Switch
    duty_day: Switch
    compensatory_day_rests: Switch
    swapped_day_rests: Switch
    swapped_worked_rests: Switch
    """Whether a weekly rest day that is worked by a swap stays one."""
    service_counted_to: Switch
    part_month: Switch
    role_change: Switch
    rounding_stage: Switch
    rounding_unit: Switch
    """Đồng; ``1``, ``100`` or ``1000``."""
    rounding_way: Switch
