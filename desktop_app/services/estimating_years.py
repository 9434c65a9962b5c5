"""The yearly estimate (dự toán) under a scheme: what a year would cost, heading by heading and month by month.

What is paid every month is computed for everyone who serves now, by each month's own figures. What is paid by duty
cannot be known: it is taken as the average of months that are known, recomputed under the scheme and by the figures of
the month estimated. Both assumptions stand on the estimate. Nothing is kept.

The headings are those of the police's plan for the province (Bình Định III.7).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from desktop_app.model.ids import MemberId
from desktop_app.model.money import round_dong
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import MONTHS_A_YEAR, Month
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.facts import MemberFacts, YearToDate
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.scheme import Scheme
from desktop_app.services.comparing_schemes import Gathered, facts_under, gathered, unknown_codes
from desktop_app.services.office import Office


class Heading(StrEnum):
    """A heading of the estimate, in its order."""

    MONTHLY = "monthly"
    SOCIAL_INSURANCE = "social_insurance"
    HEALTH_INSURANCE = "health_insurance"
    EQUIPMENT = "equipment"
    UNIFORM = "uniform"
    TRAINING = "training"
    POLICY = "policy"
    """Điều 23 khoản 2 Luật 30/2023/QH15: duty at night, on rest days and holidays, heavy work, the area."""
    LEAVING = "leaving"

    @property
    def computed(self) -> bool:
        """Return whether a scheme's lines come to it; else only what the clerk enters does."""
        return self not in {self.EQUIPMENT, self.UNIFORM}


_OF_LINE: Mapping[LineCode, Heading] = {
    LineCode.MONTHLY: Heading.MONTHLY,
    LineCode.SOCIAL_INSURANCE: Heading.SOCIAL_INSURANCE,
    LineCode.HEALTH_INSURANCE: Heading.HEALTH_INSURANCE,
    LineCode.TRAINING: Heading.TRAINING,
    LineCode.LEAVING: Heading.LEAVING,
}


def heading_of(code: LineCode) -> Heading:
    """Return the heading that a line comes under."""
    return _OF_LINE.get(code, Heading.POLICY)


@dataclass(frozen=True, slots=True)
class Basis:
    """What an estimate rests on, read once from the book."""

    year: int
    people: Gathered
    """Who serves: of the newest month."""
    references: tuple[Gathered, ...]
    """The months whose duty is averaged; one alone where a month was chosen."""
    chosen: bool
    """Whether the clerk chose the one month; else they are the closed months, twelve at most."""


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One heading."""

    heading: Heading
    by_month: tuple[int, ...]
    """Twelve amounts in đồng, January first."""
    entered: int = 0
    """Đồng that the clerk adds for the year."""

    @property
    def total(self) -> int:
        """Return the year's sum in đồng."""
        return sum(self.by_month) + self.entered


@dataclass(frozen=True, slots=True)
class YearEstimate:
    """One scheme's year."""

    year: int
    scheme: Scheme
    people: int
    people_month: Month
    references: tuple[Month, ...]
    chosen: bool
    rows: tuple[EstimateRow, ...]
    missing: tuple[LineCode, ...]
    """Lines whose figure is not known: they are not in the sums."""
    unsettled: int
    """Days of the months averaged that no notice settles; they are counted as normal days."""

    @property
    def unknown(self) -> tuple[LineCode, ...]:
        """Return the lines of ``missing`` for which the clerk entered nothing either: the sums lack them."""
        settled = {row.heading for row in self.rows if row.entered}
        return tuple(code for code in self.missing if heading_of(code) not in settled)

    def is_short(self, heading: Heading | None = None) -> bool:
        """Return whether the sum of one heading, or of all, lacks what is not known."""
        return any(heading is None or heading_of(code) is heading for code in self.unknown)

    @property
    def by_month(self) -> tuple[int, ...]:
        """Return the sums of the twelve months, in đồng, without what was entered for the year."""
        return tuple(sum(row.by_month[at] for row in self.rows) for at in range(MONTHS_A_YEAR))

    @property
    def entered(self) -> int:
        """Return what was entered for the year, in đồng."""
        return sum(row.entered for row in self.rows)

    @property
    def total(self) -> int:
        """Return the year's sum in đồng."""
        return sum(row.total for row in self.rows)


def estimate_basis(office: Office, year: int, reference: Month | None = None) -> Basis:
    """Return what the estimate of a year rests on: the newest twelve closed months, or the month chosen.

    Raises Refused where there is neither, or nobody serves now.
    """
    people = gathered(office, Month.of(office.clock.today()))
    if not people.facts:
        raise Refused(Problem("estimate.nobody", values={"month": people.month}))
    months = office.book.closed_months()[-MONTHS_A_YEAR:] if reference is None else (reference,)
    if not months:
        raise Refused(Problem("estimate.no_closed_month", Place(field="reference")))
    return Basis(year, people, tuple(gathered(office, month) for month in months), reference is not None)


def estimate_year(
    basis: Basis,
    scheme: Scheme,
    entered: Mapping[Heading, int] | None = None,
    report: Callable[[int, int], object] = lambda _done, _of: None,
) -> YearEstimate:
    """Return the year under the scheme, whether in force or not; ``report`` is told how many months are done.

    Raises Refused where a figure, a calendar or a fact that decides is missing.
    """
    work = _Estimate(basis, scheme)
    sums = {heading: [Fraction(0)] * MONTHS_A_YEAR for heading in Heading}
    for at in range(MONTHS_A_YEAR):
        report(at, MONTHS_A_YEAR)
        month = Month(basis.year, at + 1)
        for code, amount in (*work.every_month(month), *work.by_duty(month)):
            sums[heading_of(code)][at] += amount
    report(MONTHS_A_YEAR, MONTHS_A_YEAR)
    given = entered or {}
    rows = tuple(
        EstimateRow(heading, tuple(round_dong(one) for one in sums[heading]), given.get(heading, 0))
        for heading in Heading
    )
    missing = frozenset[LineCode]().union(*(unknown_codes(one, scheme) for one in (basis.people, *basis.references)))
    return YearEstimate(
        year=basis.year,
        scheme=scheme,
        people=len(basis.people.facts),
        people_month=basis.people.month,
        references=tuple(one.month for one in basis.references),
        chosen=basis.chosen,
        rows=rows,
        missing=tuple(code for code in LineCode if code in missing),
        unsettled=work.unsettled,
    )


Amounts = list[tuple[LineCode, Fraction]]


@dataclass
class _Estimate:
    """One scheme's year while it is computed."""

    basis: Basis
    scheme: Scheme
    unsettled: int = 0
    _same: dict[tuple[object, ...], Amounts] = field(default_factory=dict)
    """What duty comes to, by the figures in force: they change once or twice a year."""
    _year: dict[MemberId, YearToDate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._days = [self._settled(one) for one in self.basis.references]
        self._facts = [facts_under(one, self.scheme) for one in self.basis.references]
        self._serving = [_whole_month(one) for one in facts_under(self.basis.people, self.scheme)]

    def every_month(self, month: Month) -> Amounts:
        """What is paid without any duty, for everyone who serves now; leaving is not foreseen."""
        days = replace(_month_days(self.basis.people, self.scheme, month), unsettled=0)
        rules = MonthRules(self.scheme, self.basis.people.rulebook.parameters, days)
        later = (
            (month.year - self.basis.people.month.year) * MONTHS_A_YEAR + month.number - self.basis.people.month.number
        )
        facts = (_later(one, later) for one in self._serving)
        return [(code, Fraction(dong)) for found in _lines(rules, facts).values() for code, (_, dong) in found.items()]

    def by_duty(self, month: Month) -> Amounts:
        """What duty adds, on the average of the reference months, by this month's figures."""
        if self.scheme.by_year:
            return self._averaged(month)
        key = tuple(
            tuple(sorted(row.by.items()))
            for parameter in self.basis.people.rulebook.parameters.values()
            for row in parameter.values
            if month.first in row.span
        )
        if key not in self._same:
            self._same[key] = self._averaged(month)
        return self._same[key]

    def _averaged(self, month: Month) -> Amounts:
        sums: dict[LineCode, Fraction] = {}
        used: dict[MemberId, dict[LineCode, list[int]]] = {}
        for one, days, known in zip(self.basis.references, self._days, self._facts, strict=True):
            rules = MonthRules(self.scheme, one.rulebook.parameters, days, on=month.first, duty=one.duty)
            facts = [replace(person, year=self._year.get(person.member, YearToDate())) for person in known]
            with_duty = _lines(rules, facts)
            without = _lines(rules, (replace(person, duty=(), manual=_monthly_alone(person)) for person in facts))
            for member, lines in with_duty.items():
                for code, (ticks, dong) in lines.items():
                    more = dong - without[member].get(code, (0, 0))[1]
                    sums[code] = sums.get(code, Fraction(0)) + more
                    own = used.setdefault(member, {}).setdefault(code, [0, 0])
                    own[0], own[1] = own[0] + ticks, own[1] + more
        number = len(self.basis.references)
        self._carry(used, number)
        return [(code, total / number) for code, total in sums.items()]

    def _carry(self, used: Mapping[MemberId, Mapping[LineCode, Sequence[int]]], number: int) -> None:
        """What the month used of limits by the year goes on to the next."""
        for member, lines in used.items():
            year = self._year.get(member, YearToDate())
            ticks = {code: year.ticks.get(code, 0) + own[0] // number for code, own in lines.items()}
            dong = {code: year.dong.get(code, 0) + own[1] // number for code, own in lines.items()}
            self._year[member] = YearToDate({**year.ticks, **ticks}, {**year.dong, **dong})

    def _settled(self, one: Gathered) -> MonthDays:
        days = _month_days(one, self.scheme, one.month)
        self.unsettled += days.unsettled.bit_count()
        return replace(days, unsettled=0)


def _month_days(one: Gathered, scheme: Scheme, month: Month) -> MonthDays:
    return one.rulebook.month_days(scheme, month, one.rest_days)


def _lines(rules: MonthRules, facts: Iterable[MemberFacts]) -> dict[MemberId, dict[LineCode, tuple[int, int]]]:
    """Return ticks and đồng of everybody's lines; Refused with everybody's problems at once."""
    found: dict[MemberId, dict[LineCode, tuple[int, int]]] = {}
    problems: list[Problem] = []
    for one in facts:
        try:
            lines, _count = rules.lines(one)
        except Refused as refused:
            problems += [replace(p, at=replace(p.at, source=one.name)) for p in refused.problems]
        else:
            found[one.member] = {line.code: (line.ticks, line.amount) for line in lines}
    if problems:
        raise Refused(problems)
    return found


def _whole_month(one: MemberFacts) -> MemberFacts:
    """Somebody as in a month without duty, served from its first day to its last."""
    return replace(
        one,
        duty=(),
        served_days=None,
        served_mask=None,
        stretches=(),
        role_changed=False,
        leaving=False,
        manual=_monthly_alone(one),
        year=YearToDate(),
    )


_EVERY_MONTH = frozenset({LineCode.MONTHLY, LineCode.AREA, LineCode.SOCIAL_INSURANCE, LineCode.HEALTH_INSURANCE})


def _monthly_alone(one: MemberFacts) -> dict[LineCode, int]:
    """Figures entered by hand that stand for every month, not for the duty of one."""
    return {code: dong for code, dong in one.manual.items() if code in _EVERY_MONTH}


def _later(one: MemberFacts, months: int) -> MemberFacts:
    if one.service_months is None:
        return one
    return replace(one, service_months=max(0, one.service_months + months))
