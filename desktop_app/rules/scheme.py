"""A province's resolution as data: its words. What they do stands in ``allowance`` and ``team_size``.

No province stands in code. A new way of counting is a new word here, with its interpreter; old schemes compute as
before.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.law import Attestation
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Span
from desktop_app.model.sources import Source
from desktop_app.rules.scheme_amounts import Amount
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_counts import Count, Per
from desktop_app.rules.scheme_readings import DutyDay, PartMonth, RoundingStage, RoundingWay, Switches
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
    whole_sum: bool = False
    """Whether the amount is that of all the months together; else that of one month."""
    rest_of_year_on_joining: bool = False
    """Whether somebody who joins in another month is then paid for what is left of the year."""
    of_insured_months: bool = False
    """Whether only months are paid in which somebody was insured: for what is paid afterwards."""
    on_leaving: bool = False
    """Whether somebody who leaves in another month is then paid for the months since the last payment."""


@dataclass(frozen=True, slots=True)
class LineRounding:
    """How one line is rounded, where the text says otherwise than for the rest."""

    unit: int | None = None
    """Đồng."""
    way: RoundingWay | None = None
    stage: RoundingStage | None = None


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
    rounding: LineRounding | None = None
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


class LimitOrder(StrEnum):
    """What is cut first of lines that share a limit."""

    NAMED = "named"
    """The line named last."""
    TIME = "time"
    """What was served last; within a day the line named last."""


@dataclass(frozen=True, slots=True)
class SharedLimit:
    """A limit over several lines together: in đồng, or in units where all count the same."""

    lines: tuple[str, ...]
    """Ids."""
    per: LimitPer
    source: Source
    dong: int | None = None
    units: int | None = None
    of_monthly: Decimal | None = None
    """A coefficient of the monthly support, in place of đồng."""
    order: LimitOrder = LimitOrder.NAMED
    before_rounding: bool = False
    """Whether đồng are cut from the exact amounts; else from the rounded ones."""


EFFECT_DATE, END_DATE = "effect_date", "end_date"
"""Codes of the gaps that ask for the first day of force, and for the last of a scheme known to be replaced."""


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
        """Return whether its sheet may be paid on: complete, and attested where written here or anything is open.

        A gap that is no line's still leaves the sheet without its basis: a number to cite, the day it holds from.
        """
        return self.complete and (self.attestation is not None or not (self.local or self.gaps))

    @property
    def doubtful(self) -> bool:
        """Return whether nobody has held it against its official text: neither those who wrote it down nor a clerk."""
        return self.source.certainty.doubtful and self.attestation is None

    @property
    def days_open(self) -> bool:
        """Return whether the first or the last day of force is still asked for: the one it has is then assumed."""
        return self.span is not None and any(gap.code in {EFFECT_DATE, END_DATE} for gap in self.gaps)

    @property
    def by_year(self) -> bool:
        """Return whether any limit is by the year, so that earlier months count."""
        return (
            any(rule.count is not None and rule.count.per_year is not None for rule in self.lines)
            or any(rule.limit is not None and rule.limit.per_year is not None for rule in self.lines)
            or any(limit.per is LimitPer.YEAR for limit in self.limits)
        )

    @property
    def beyond_month(self) -> bool:
        """Return whether duty beside the month must be known: some hours may count for a day they do not lie in.

        Those of a night, and those of a shift taken whole, which may be written in two months.
        """
        by_reading = self.switches.duty_day.value != DutyDay.CALENDAR_DAY
        return any(
            count.per is Per.NIGHT
            or count.stint_minutes > 1
            or (count.day or DutyDay.CALENDAR_DAY) is not DutyDay.CALENDAR_DAY
            or (count.day is None and count.per is Per.DAY and by_reading)
            for count in (rule.count for rule in self.lines)
            if count is not None
        )

    def rule(self, rule_id: str) -> LineRule | None:
        """Return the rule of that id, or None."""
        return next((rule for rule in self.lines if rule.id == rule_id), None)
