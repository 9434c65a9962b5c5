"""Try a scheme on one person: a made-up month told in numbers, or somebody's real one. Nothing is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from desktop_app.model.duty import DutyKind, Heavy, Stint
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.payroll import LineCode, PayrollLine
from desktop_app.model.periods import Month
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.unit import SATURDAY, SUNDAY, CommuneKind, Trait, WageRegion
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.facts import MemberFacts, PlaceFacts
from desktop_app.rules.holidays import DayKind, MonthDays
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.services.comparing_schemes import Gathered, as_if_in_force, facts_under, rules_under

PLAN = "KH"
"""Stands for an approved plan."""
_NIGHT = time(22)
_MORNING = time(8)
_NIGHT_HOURS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """Somebody who does not exist, in one month."""

    month: Month
    role: Role = Role.MEMBER
    wage_region: WageRegion = WageRegion.II
    commune_kind: CommuneKind = CommuneKind.XA
    village_kind: VillageKind = VillageKind.THON
    village_class: int | None = None
    households: int | None = None
    population: int | None = None
    traits: frozenset[Trait] = frozenset()
    qualification: Qualification | None = None
    state_group: StateGroup = StateGroup.OTHER
    service_months: int | None = None
    night_hours: int = 0
    """Whole hours between 22:00 and 06:00, on nights that begin on working days as far as there are any."""
    rest_days: int = 0
    """Eight hours by day, each."""
    holidays: int = 0
    duty_days: int = 0
    """Ordinary days with eight hours by day, each."""
    heavy_days: int = 0
    """Ordinary days with four hours of heavy work, each."""
    training_days: int = 0
    planned: bool = True
    """Whether all of it is under an approved plan."""
    social_insurance: bool = True
    health_insurance: bool = True
    rest_weekdays: frozenset[int] = field(default_factory=lambda: frozenset({SATURDAY, SUNDAY}))


@dataclass(frozen=True, slots=True)
class Trial:
    """What somebody would be due, in đồng."""

    month: Month
    lines: tuple[PayrollLine, ...]
    missing: tuple[LineCode, ...]
    """Lines that he has something for, but whose figure is not known."""

    @property
    def total(self) -> int:
        """Return the sum of all lines, insurance included."""
        return sum(line.amount for line in self.lines)


def try_example(rulebook: Rulebook, scheme: Scheme, example: Example) -> Trial:
    """Return what the example comes to under a scheme, in force or not.

    Raises Refused where the month has not as many days of a kind, or a figure, a calendar or a fact is missing.
    """
    rules = as_if_in_force(rulebook, scheme).month_rules(scheme.id, example.month, example.rest_weekdays)
    return _trial(rules, _facts(example, rules.days), scheme)


def try_member(month: Gathered, scheme: Scheme, member: MemberId) -> Trial:
    """Return what somebody's real month comes to under a scheme; Refused as :func:`try_example`, or if unknown."""
    facts = next((one for one in facts_under(month, scheme) if one.member == member), None)
    if facts is None:
        raise Refused(Problem("trial.member_unknown", Place(field="member"), {"month": month.month}))
    return _trial(rules_under(month, scheme), facts, scheme)


def _trial(rules: MonthRules, facts: MemberFacts, scheme: Scheme) -> Trial:
    lines = rules.lines_alone(facts)
    paid = {line.code for line in lines}
    gaps = {gap.line for gap in scheme.gaps if gap.line is not None}
    missing = ({*rules.open_lines(facts)} | gaps) - paid
    return Trial(rules.days.month, lines, tuple(code for code in LineCode if code in missing))


def _facts(example: Example, days: MonthDays) -> MemberFacts:
    place = PlaceFacts(
        wage_region=example.wage_region,
        commune_kind=example.commune_kind,
        village_kind=example.village_kind,
        village_class=example.village_class,
        households=example.households,
        population=example.population,
        traits=example.traits,
    )
    return MemberFacts(
        MemberId("example"),
        "",
        TeamId("example"),
        "",
        example.role,
        place,
        duty=tuple(_duty(example, days)),
        social_insurance=example.social_insurance,
        health_insurance=example.health_insurance,
        state_group=example.state_group,
        qualification=example.qualification,
        service_months=example.service_months,
    )


def _duty(example: Example, days: MonthDays) -> Iterator[Stint]:
    plan = PLAN if example.planned else ""
    by_kind = {kind: [day for day in days.dates if days.kind(day) is kind] for kind in DayKind}
    normal, rest = by_kind[DayKind.NORMAL], by_kind[DayKind.REST]
    holidays = by_kind[DayKind.HOLIDAY] + by_kind[DayKind.HOLIDAY_ON_REST]
    for day in _some(rest, example.rest_days, "rest_days", days.month):
        yield _stint(day, _MORNING, 8, plan)
    for day in _some(holidays, example.holidays, "holidays", days.month):
        yield _stint(day, _MORNING, 8, plan)
    wanted = example.training_days, example.heavy_days, example.duty_days
    ordinary = list(_some(normal, sum(wanted), "duty_days", days.month))
    for at, day in enumerate(ordinary):
        if at < example.training_days:
            yield _stint(day, _MORNING, 4, plan, DutyKind.TRAINING)
        elif at < example.training_days + example.heavy_days:
            yield _stint(day, _MORNING, 4, plan, DutyKind.HEAVY_WORK)
        else:
            yield _stint(day, _MORNING, 8, plan)
    yield from _nights(example, [*normal, *rest, *holidays], days.month, plan)


def _nights(example: Example, evenings: Sequence[date], month: Month, plan: str) -> Iterator[Stint]:
    """Nights of eight hours, the last a shorter one; not the month's last, which ends in the next."""
    left, last = example.night_hours, month.last
    for day in (day for day in evenings if day != last):
        if left <= 0:
            return
        yield _stint(day, _NIGHT, min(left, _NIGHT_HOURS), plan)
        left -= _NIGHT_HOURS
    if left > 0:
        most = (len(evenings) - 1) * _NIGHT_HOURS
        raise Refused(Problem("trial.too_many_hours", Place(field="night_hours"), {"month": month, "most": most}))


def _some(days: Sequence[date], number: int, name: str, month: Month) -> Sequence[date]:
    if number > len(days):
        raise Refused(Problem("trial.too_many_days", Place(field=name), {"month": month, "most": len(days)}))
    return days[:number]


def _stint(day: date, at: time, hours: int, plan: str, kind: DutyKind = DutyKind.PATROL) -> Stint:
    begins = datetime.combine(day, at)
    heavy = Heavy.HEAVY if kind is DutyKind.HEAVY_WORK else Heavy.NONE
    return Stint(begins, begins + timedelta(hours=hours), kind, heavy, plan)
