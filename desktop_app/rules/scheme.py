"""A province's resolution as data: its words. What they do stands in ``allowance`` and ``team_size``.

No province stands in code. A new way of counting is a new word here, with its interpreter; old schemes compute as
before.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.model.law import Attestation
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Span
from desktop_app.model.sources import Source
from desktop_app.rules.scheme_amounts import Amount
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_counts import Count
from desktop_app.rules.scheme_sizes import TeamSize

LANGUAGE = 2
"""The newest version of the scheme language this program reads; version 1 is a part of it."""


class Status(StrEnum):
    """How far a resolution has come."""

    ADOPTED = "adopted"
    REPORTED = "reported"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Note:
    """An open question about a line, from a day on, in the clerk's language."""

    since: date | None
    text: str


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


class PartMonth(StrEnum):
    """What somebody gets who served a part of the month."""

    FULL_MONTH = "full_month"
    CALENDAR_DAYS = "calendar_days"
    """By days served of the month's days."""
    DAYS_30 = "days_30"
    """By days served of 30."""
    WORKDAYS_26 = "workdays_26"
    """By days served that are no weekly rest days, of 26."""
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


class RoundingWay(StrEnum):
    """Which way."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


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
    part_month: Switch
    role_change: Switch
    rounding_stage: Switch
    rounding_unit: Switch
    """Đồng; ``1``, ``100`` or ``1000``."""
    rounding_way: Switch


@dataclass(frozen=True, slots=True)
class MoneyLimit:
    """The most one line may come to, in đồng."""

    per_month: int | None = None
    per_year: int | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """When a line by the month is paid that is not paid every month."""

    months: frozenset[int]
    """Of the year."""
    covers: int
    """How many months' amounts are paid at once."""


@dataclass(frozen=True, slots=True)
class LineRule:
    """One rule of the sheet; several may make up one line."""

    code: LineCode
    amount: Amount
    source: Source
    id: str = ""
    """How limits and other lines name it: the line's code, unless several rules share one."""
    name: str = ""
    """What the text calls it, where the line's own name says too little."""
    count: Count | None = None
    when: Condition = field(default_factory=Condition)
    floor: tuple[str, ...] = ()
    """Parameters whose product is the least the line may be: a national floor."""
    limit: MoneyLimit | None = None
    payment: Payment | None = None
    part_month: PartMonth | None = None
    """Set where the text says otherwise for this line than for the rest."""
    notes: tuple[Note, ...] = ()


class StackingRule(StrEnum):
    """What is paid for a day that two lines could pay for."""

    ADD = "add"
    """Both."""
    HIGHEST = "highest"
    """The one that pays more for that day."""
    FIRST = "first"
    """The one named first."""


@dataclass(frozen=True, slots=True)
class Stacking:
    """How two lines by duty meet on one day."""

    lines: tuple[str, str]
    rule: StackingRule
    source: Source


class LimitPer(StrEnum):
    """Over what time a shared limit holds."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class SharedLimit:
    """A limit over several lines together: in đồng, or in units where all count the same."""

    lines: tuple[str, ...]
    """Ids; the last named is cut first."""
    per: LimitPer
    source: Source
    dong: int | None = None
    units: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the sources read so far do not say."""

    code: str
    note: str
    line: LineCode | None = None
    """Set where the law or a source says there is such a line and its figure is not known: it is missing from pay."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One resolution, or as much of it as is known."""

    id: str
    name: str
    territory: str
    """The province, or former province, whose communes apply it."""
    province: str
    """The province of today."""
    status: Status
    source: Source
    span: Span | None
    """When it is in force; None for a draft, which never is."""
    switches: Switches
    lines: tuple[LineRule, ...]
    gaps: tuple[Gap, ...] = ()
    team_size: TeamSize | None = None
    stacking: tuple[Stacking, ...] = ()
    limits: tuple[SharedLimit, ...] = ()
    digest: str = ""
    """SHA-256 of the scheme in canonical form."""
    local: bool = False
    """Whether the book keeps it, rather than the program."""
    attestation: Attestation | None = None
    """Who said that it stands as adopted."""

    @property
    def complete(self) -> bool:
        """Return whether it is adopted, with a figure for every line it is known to have."""
        return self.status is not Status.DRAFT and bool(self.lines) and not any(gap.line for gap in self.gaps)

    @property
    def payable(self) -> bool:
        """Return whether its sheet may be paid on: complete, and attested where it was written here."""
        return self.complete and (not self.local or self.attestation is not None)

    @property
    def by_year(self) -> bool:
        """Return whether any limit is by the year, so that earlier months count."""
        return (
            any(rule.count is not None and rule.count.per_year is not None for rule in self.lines)
            or any(rule.limit is not None and rule.limit.per_year is not None for rule in self.lines)
            or any(limit.per is LimitPer.YEAR for limit in self.limits)
        )

    def rule(self, rule_id: str) -> LineRule | None:
        """Return the rule of that id, or None."""
        return next((rule for rule in self.lines if rule.id == rule_id), None)
