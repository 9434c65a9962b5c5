"""One member's month, or one place's team, from the plain data of the command line's ``calc`` and ``team-size``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy, check_entry, clashes
from desktop_app.model.ids import DutyId, MemberId, TeamId
from desktop_app.model.member import Role, StateGroup
from desktop_app.model.payroll import DutyCount, LineCode, PayrollLine
from desktop_app.model.periods import Month
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Place, Problem
from desktop_app.model.unit import SATURDAY, SUNDAY, CommuneKind, Trait, WageRegion
from desktop_app.rules.facts import MemberFacts, PlaceFacts
from desktop_app.rules.parsing import parsed
from desktop_app.rules.reading import Table, Wanted
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Gap, Status
from desktop_app.rules.team_size import SizeResult, compute_team_size

_NO_MONTH = Month(1900, 1)


class _YearCount(StrEnum):
    """What ``year_to_date`` may carry for limits by the year; no scheme known so far has one."""

    NIGHT_HOURS = "night_hours"
    BONUS = "bonus"


@dataclass(frozen=True, slots=True)
class Case:
    """One ``calc`` case, checked."""

    scheme: str
    month: Month
    facts: MemberFacts
    rest_weekdays: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    year_to_date: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What one member is due for one month; amounts in đồng."""

    scheme: str
    status: Status
    payable: bool
    month: Month
    lines: tuple[PayrollLine, ...]
    count: DutyCount
    open_lines: tuple[LineCode, ...]
    """Lines for which a figure is missing and the member has something to be paid."""
    gaps: tuple[Gap, ...]
    rulebook_digest: str

    @property
    def cash_total(self) -> int:
        """Return the sum paid into the member's hand."""
        return sum(line.amount for line in self.lines if not line.code.insurance)

    @property
    def insurance_total(self) -> int:
        """Return the sum paid towards insurance."""
        return sum(line.amount for line in self.lines if line.code.insurance)

    @property
    def total(self) -> int:
        """Return both."""
        return self.cash_total + self.insurance_total


def compute_case(case: Mapping[str, object], rulebook: Rulebook) -> CaseResult:
    """Return what a ``calc`` case comes to; Refused with every wrong key or value, or a figure not in force."""
    asked = parsed("", _without_null(case), parse_case)
    rules = rulebook.month_rules(asked.scheme, asked.month, asked.rest_weekdays)
    lines, count = rules.lines(asked.facts)
    scheme = rules.scheme
    missing = rules.open_lines(asked.facts, count)
    return CaseResult(
        scheme.id,
        scheme.status,
        scheme.payable,
        asked.month,
        lines,
        count,
        missing,
        scheme.gaps,
        rulebook.digest,
    )


def compute_team_size_case(case: Mapping[str, object], rulebook: Rulebook) -> SizeResult:
    """Return what a ``team-size`` case comes to; Refused as :func:`compute_team_size`, or for wrong keys."""
    scheme, place = parsed("", _without_null(case), _parse_size_case)
    return compute_team_size(rulebook.scheme(scheme), place)


def parse_case(table: Table) -> Case:
    """Return the case of plain data; problems go to the table's list."""
    scheme, month = table.text("scheme"), _month(table)
    place_table = table.optional_table("place") or Table({}, table.file, "place", table.problems)
    rest = frozenset(place_table.numbers("rest_weekdays")) or frozenset({SATURDAY, SUNDAY})
    if not rest <= frozenset(range(7)):
        place_table.wrong("rest_weekdays", "rules.value_wrong", value=tuple(sorted(rest)), wanted=Wanted.WEEKDAYS)
    place = _place(place_table)
    facts = _facts(table, table.table("member"), place)
    _refuse_outside(table, facts.duty, month)
    case = Case(scheme, month, facts, rest, _year_to_date(table))
    table.done()
    return case


def _parse_size_case(table: Table) -> tuple[str, PlaceFacts]:
    found = table.text("scheme"), _place(table.table("place"))
    table.done()
    return found


def _month(table: Table) -> Month:
    text = table.text("month")
    try:
        return Month.parse(text)
    except ValueError:
        if text:
            table.wrong("month", "rules.value_wrong", value=text, wanted=Wanted.MONTH)
        return _NO_MONTH


def _place(table: Table) -> PlaceFacts:
    place = PlaceFacts(
        wage_region=table.word("wage_region", WageRegion) if table.has("wage_region") else None,
        commune_kind=table.word("commune_kind", CommuneKind) if table.has("commune_kind") else None,
        village_kind=table.word("village_kind", VillageKind) if table.has("village_kind") else None,
        village_class=table.optional_integer("village_class"),
        households=table.optional_integer("households"),
        population=table.optional_integer("population"),
        area_km2=table.optional_exact("area_km2"),
        traits=frozenset(table.words("traits", Trait)),
    )
    table.done()
    return place


def _facts(table: Table, member: Table, place: PlaceFacts) -> MemberFacts:
    member.text("qualification", "")  # accepted: schemes of other provinces ask for it
    facts = MemberFacts(
        MemberId(""), "", TeamId(""), "",
        role=member.word("role", Role),
        place=place,
        duty=_duty(table),
        social_insurance=member.flag("social_insurance", default=False),
        health_insurance=member.flag("health_insurance", default=False),
        state_group=member.word("state_group", StateGroup, StateGroup.OTHER),
        served_days=member.optional_integer("served_days"),
        manual=_manual(table),
    )  # fmt: skip
    member.done()
    return facts


def _manual(table: Table) -> dict[LineCode, int]:
    inner = table.optional_table("manual")
    if inner is None:
        return {}
    entered = {code: inner.integer(code.value) for code in LineCode if inner.has(code.value)}
    inner.done()
    return entered


def _year_to_date(table: Table) -> dict[str, Decimal]:
    inner = table.optional_table("year_to_date")
    if inner is None:
        return {}
    carried = {word.value: inner.exact(word.value) for word in _YearCount if inner.has(word.value)}
    inner.done()
    return carried


def _duty(table: Table) -> tuple[DutyEntry, ...]:
    entries = [_entry(row, n) for n, row in enumerate(table.tables("duty"), start=1)]
    found = tuple(entry for entry in entries if entry is not None)
    for first, second in clashes(found):
        values: dict[str, object] = {"first": first.begins, "second": second.begins}
        table.problems.append(Problem("rules.duty_overlaps", Place(column=f"duty[{second.id}]"), values))
    return found


def _refuse_outside(table: Table, duty: tuple[DutyEntry, ...], month: Month) -> None:
    """Duty of which no minute lies in the month would be left out without a word."""
    if month == _NO_MONTH:
        return
    begins, ends = (datetime.combine(day, time()) for day in (month.first, month.next.first))
    for entry in duty:
        if entry.ends <= begins or entry.begins >= ends:
            values: dict[str, object] = {"begins": entry.begins, "ends": entry.ends, "month": month}
            table.problems.append(Problem("rules.duty_outside_month", Place(column=f"duty[{entry.id}]"), values))


def _entry(table: Table, number: int) -> DutyEntry | None:
    begins, ends = _moment(table, "start"), _moment(table, "end")
    heavy = table.word("heavy", Heavy, Heavy.NONE)
    kind = table.word("kind", DutyKind, DutyKind.PATROL)
    plan = table.text("plan", "")
    table.done()
    if begins is None or ends is None:
        return None
    entry = DutyEntry(DutyId(str(number)), MemberId(""), begins, ends, kind, heavy, plan)
    for problem in check_entry(entry):
        table.problems.append(
            Problem(problem.code, Place(column=table.path), problem.values, problem.severity, problem.article),
        )
    return entry if begins < ends else None


def _moment(table: Table, key: str) -> datetime | None:
    text = table.text(key)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None or "T" not in text:
        if text:
            table.wrong(key, "rules.value_wrong", value=text, wanted=Wanted.MOMENT)
        return None
    return moment


def _without_null(data: Mapping[str, object]) -> dict[str, object]:
    """Null says "not given"; a JSON number with a fraction is taken as it is written, never as binary."""
    return {key: _cleaned(value) for key, value in data.items() if value is not None}


def _cleaned(value: object) -> object:
    if isinstance(value, Mapping):
        return _without_null(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return str(value) if isinstance(value, (float, Decimal)) else value
