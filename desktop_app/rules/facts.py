"""What the rules are told about a place and a member; plain facts, however they were come by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum, auto

from desktop_app.model.duty import Served
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.scheme_counts import Count


class Asked(StrEnum):
    """What a rule may ask about that nobody has said yet."""

    COMMUNE_KIND = "commune_kind"
    VILLAGE_KIND = "village_kind"
    VILLAGE_CLASS = "village_class"
    WAGE_REGION = "wage_region"
    TERRITORY = "territory"
    HOUSEHOLDS = "households"
    POPULATION = "population"
    AREA_KM2 = "area_km2"
    SERVICE_MONTHS = "service_months"
    FORMER_MONTHS = "former_months"
    SERVED = "served"
    VILLAGES = "villages"
    MERGED_MONTHS = "merged_months"


def missing(fact: Asked) -> Refused:
    """Return what to raise where a fact that decides is not known."""
    return Refused(Problem("rules.fact_missing", Place(field=fact.value), {"field": fact}))


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """The place of work: what schemes tell places apart by. None where not known."""

    wage_region: WageRegion | None = None
    commune_kind: CommuneKind | None = None
    village_kind: VillageKind | None = None
    village_class: int | None = None
    households: int | None = None
    population: int | None = None
    area_km2: Decimal | None = None
    traits: frozenset[Trait] = frozenset()
    territory: str | None = None
    """The province, or former province, whose resolution is applied."""
    merged: bool = False
    """Whether the place was made by a merger of places."""
    merged_months: int | None = None
    """Months since that merger, its own month the first; None where not known."""
    former_sizes: tuple[int, ...] = ()
    """Members of each team there was on the day of the merger."""
    villages: int = 1
    """How many places share one team; households and population are theirs together."""


@dataclass(frozen=True, slots=True)
class YearToDate:
    """What closed months of the same calendar year paid, for limits by the year."""

    ticks: Mapping[LineCode, int] = field(default_factory=dict)
    """Paid for: minutes where hours are paid, else days, nights or stints."""
    dong: Mapping[LineCode, int] = field(default_factory=dict)
    bonus: int = 0
    """Đồng of all lines by duty together, where only their sum is known."""


class FirstMorning(Enum):
    """Whose the hours are that were served in the night over the month's begin."""

    ASKED = auto()
    """Line by line the month before has them or has not; it is paid by the same scheme."""
    OWN = auto()
    """The month's own: the one before was paid by another scheme, and took none of them."""
    GONE = auto()
    """Likewise, and it took them: nothing of them is paid here for standing duty."""


@dataclass(frozen=True, slots=True)
class Change:
    """A month from which on the commune is paid by another scheme, or has other weekly rest days, than before."""

    month: Month
    first_morning: FirstMorning = FirstMorning.ASKED
    taken: frozenset[Count] | None = None
    """Where only rest days are others: the counts for which the month before has the first morning."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """One member's month.

    ``role`` is the one held on the last day served in the month: no text read says how a change within it is paid.
    """

    member: MemberId
    name: str
    team: TeamId
    team_name: str
    role: Role
    place: PlaceFacts
    duty: tuple[Served, ...] = ()
    """Every stint that shares a minute with the month; parts outside it are left to the other month.

    Where the scheme asks beyond the month (:attr:`Scheme.beyond_month`), what was begun on the day after it, too, and
    what was served before it, back to a day of which the morning was free.
    """
    change: Change | None = None
    """The last one before which duty is told: of this month or of one that is but asked."""
    social_insurance: bool = False
    health_insurance: bool = False
    state_group: StateGroup = StateGroup.OTHER
    served_days: int | None = None
    """Days of membership in the month; None for the whole month."""
    role_changed: bool = False
    """Whether another role was held earlier in the month."""
    manual: Mapping[LineCode, int] = field(default_factory=dict)
    """Đồng that the clerk entered for lines whose rate stands elsewhere."""
    qualification: Qualification | None = None
    service_months: int | None = None
    """Full months in the team by the end of the month; None where not known."""
    service_months_before: int | None = None
    """Likewise by the end of the month before; where not known it is worked out from the former."""
    former_months: int | None = None
    """Full months in the forces there were before 01/7/2024; None where not known."""
    joining: bool = False
    """Whether this is somebody's first month of membership in the calendar year, other than one carried over."""
    insured_months: int | None = None
    """Months insured since the last payment, this one too; None where every one was."""
    leaving: bool = False
    """Whether the membership ends in this month for good."""
    served_mask: int | None = None
    """Days of membership as a mask, bit 0 for the first of the month; None for the whole month or where not known."""
    stretches: tuple[tuple[Role, int], ...] = ()
    """Roles held in the month with their days, in order of time; empty where there was but one."""
    year: YearToDate = field(default_factory=YearToDate)

    @property
    def months_before(self) -> int | None:
        """Return full months by the end of the month before; a leaver's last month was hardly a full one."""
        if self.service_months_before is not None or self.service_months is None:
            return self.service_months_before
        return self.service_months if self.leaving else max(0, self.service_months - 1)
