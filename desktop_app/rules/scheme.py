"""A province's resolution as data: its words. What they do stands in ``allowance`` and ``team_size``.

No province stands in code. A new way of counting is a new word here, with its interpreter; old schemes compute as
before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.law import Attestation
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Span
from desktop_app.model.place import VillageKind
from desktop_app.model.sources import Source
from desktop_app.model.unit import CommuneKind, Trait, WageRegion


class Status(StrEnum):
    """How far a resolution has come."""

    ADOPTED = "adopted"
    REPORTED = "reported"
    DRAFT = "draft"


class CountOf(StrEnum):
    """What of the duty a line counts."""

    NIGHT_HOURS = "night_hours"
    REST_DAYS = "rest_days"
    HOLIDAYS = "holidays"
    DUTY_DAYS = "duty_days"
    HEAVY_DAYS = "heavy_days"
    TRAINING_DAYS = "training_days"


@dataclass(frozen=True, slots=True)
class Count:
    """How many times a line's rate is paid in a month."""

    of: CountOf
    minimum_minutes: int = 1
    """A day with fewer minutes of duty does not count."""
    per_month: Decimal | None = None
    """Limit in hours for NIGHT_HOURS, in days for the others."""
    plan_required: bool = False
    """Only duty under an approved plan counts."""
    excludes: tuple[CountOf, ...] = ()
    """Days that one of these counts has taken are not counted again."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Đồng written in the text: does not move with any parameter."""

    by_role: Mapping[Role, int]


@dataclass(frozen=True, slots=True)
class BasePlusRole:
    """One amount for all, and a supplement by role; both in đồng."""

    base: int
    plus: Mapping[Role, int]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient by role of a dated parameter, of the place's wage region or of a named one."""

    by_role: Mapping[Role, Decimal]
    of: str
    region: WageRegion | None = None
    """Set where the text names the region; else the place's own, where the parameter differs by region."""


@dataclass(frozen=True, slots=True)
class OfMonthly:
    """A coefficient of the monthly support: for each unit counted, or for the month where nothing is counted."""

    coefficient: Decimal


class StatePart(StrEnum):
    """How the province's share stands to the state's own share in voluntary social insurance."""

    INCLUSIVE = "inclusive"
    """The share includes what the state gives; steps show both parts."""
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a product of parameters: 85 % of 22 % of the rural poverty line."""

    share: Decimal
    of: tuple[str, ...]
    state: StatePart = StatePart.UNSAID


@dataclass(frozen=True, slots=True)
class Manual:
    """The text refers elsewhere or was not found: the clerk enters the figure."""

    note: str


Amount = Fixed | BasePlusRole | Coefficient | OfMonthly | Share | Manual


@dataclass(frozen=True, slots=True)
class Condition:
    """Where a line applies. Everything said must hold; nothing said means everywhere."""

    traits_any: frozenset[Trait] = frozenset()
    commune_kinds: frozenset[CommuneKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Note:
    """An open question about a line, from a day on, in the clerk's language."""

    since: date | None
    text: str


@dataclass(frozen=True, slots=True)
class LineRule:
    """One line of the sheet."""

    code: LineCode
    amount: Amount
    source: Source
    count: Count | None = None
    when: Condition = field(default_factory=Condition)
    floor: tuple[str, ...] = ()
    """Parameters whose product is the least the line may be: a national floor."""
    notes: tuple[Note, ...] = ()


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
    """To which day the hours of a stint belong where a line pays by the day."""

    CALENDAR_DAY = "calendar_day"
    """Each hour to the day it lies in."""
    STINT_DAY = "stint_day"
    """All hours of a stint to the day it begins on."""


class PartMonth(StrEnum):
    """What somebody gets who served a part of the month."""

    FULL_MONTH = "full_month"
    CALENDAR_DAYS = "calendar_days"


class RoundingStage(StrEnum):
    """When an amount becomes whole đồng."""

    LINE = "line"
    """Once, when the line is done."""
    RATE = "rate"
    """The rate of one unit first, then times the count."""


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
    rounding_stage: Switch
    rounding_unit: Switch
    """Đồng; ``1``, ``100`` or ``1000``."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the sources read so far do not say."""

    code: str
    note: str
    line: LineCode | None = None
    """Set where the law or a source says there is such a line and its figure is not known: it is missing from pay."""


class SizeBy(StrEnum):
    """What a team's size is counted by."""

    HOUSEHOLDS = "households"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class SizeWhere:
    """The places that a row of a size rule speaks of; nothing said means all."""

    urban: bool | None = None
    """True for tổ dân phố and their like, False for thôn and theirs."""
    village_kinds: frozenset[VillageKind] = frozenset()
    village_classes: frozenset[int] = frozenset()
    commune_kinds: frozenset[CommuneKind] = frozenset()
    traits_any: frozenset[Trait] = frozenset()


@dataclass(frozen=True, slots=True)
class SizeRange:
    """From ``least`` to ``most`` members where the count lies in ``from_count``..``to_count``, both included."""

    where: SizeWhere
    least: int
    most: int
    from_count: int = 0
    to_count: int | None = None


@dataclass(frozen=True, slots=True)
class SizeSteps:
    """``below`` members under the threshold; from it on ``base`` and one more for each full step above it."""

    where: SizeWhere
    threshold: int
    below: int
    base: int
    step: int
    most: int | None = None


@dataclass(frozen=True, slots=True)
class TeamSize:
    """How many members a place's team has."""

    by: SizeBy | None
    """None where nothing is counted."""
    rows: tuple[SizeRange | SizeSteps, ...]
    """The first that speaks of the place decides."""
    source: Source
    teams: int = 1


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
    digest: str = ""
    """SHA-256 of the scheme in canonical form."""
    local: bool = False
    """Kept by the book itself and not the program's own: nothing is paid on it before it is attested."""
    attestation: Attestation | None = None

    @property
    def payable(self) -> bool:
        """Return whether its sheet may be paid on: adopted, with a figure for every line it is known to have.

        One that the book keeps must be attested as well.
        """
        complete = bool(self.lines) and not any(gap.line for gap in self.gaps)
        stands = not self.local or self.attestation is not None
        return self.status is not Status.DRAFT and complete and stands
