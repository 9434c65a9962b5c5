"""One member's month, or one place's team, from the plain data of the command line's ``calc`` and ``team-size``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy, check_entry, clashes
from desktop_app.model.ids import DutyId, MemberId, TeamId
from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.payroll import DutyCount, LineCode, PayrollLine
from desktop_app.model.periods import Month
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Place, Problem, refuse_errors
from desktop_app.model.unit import SATURDAY, SUNDAY, CommuneKind, Trait, WageRegion
from desktop_app.rules.facts import MemberFacts, PlaceFacts, YearToDate
from desktop_app.rules.parsing import parsed
from desktop_app.rules.reading import Table, Wanted
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Gap, Status
from desktop_app.rules.team_size import SizeResult, compute_team_size

_NO_MONTH = Month(1900, 1)
MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Case:
    """One ``calc`` case, checked."""

    scheme: str
    month: Month
    facts: MemberFacts
    rest_weekdays: frozenset[int] = frozenset({SATURDAY, SUNDAY})


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
    refuse_errors(_outside(asked, beyond=rules.scheme.beyond_month, night_ends=rules.night.ends))
    lines, count = rules.lines(asked.facts)
    scheme = rules.scheme
    missing = rules.open_lines(asked.facts)
    return CaseResult(
        scheme.id,
        scheme.status,
        rules.payable,
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
    duty = _duty(table)
    facts = _facts(table, table.table("member"), place, month, duty)
    case = Case(scheme, month, facts, rest)
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
        wage_region=table.optional_word("wage_region", WageRegion),
        commune_kind=table.optional_word("commune_kind", CommuneKind),
        village_kind=table.optional_word("village_kind", VillageKind),
        village_class=table.optional_integer("village_class"),
        households=table.optional_integer("households"),
        population=table.optional_integer("population"),
        area_km2=table.optional_exact("area_km2"),
        traits=frozenset(table.words("traits", Trait)),
        territory=table.text("territory", "") or None,
        merged=table.flag("merged", default=False),
        merged_months=table.optional_integer("merged_months"),
        former_sizes=table.numbers("former_sizes"),
        villages=table.integer("villages", 1, least=1),
    )
    table.done()
    return place


def _facts(table: Table, member: Table, place: PlaceFacts, month: Month, duty: tuple[DutyEntry, ...]) -> MemberFacts:
    served = _served(member, month)
    stretches = _stretches(member)
    facts = MemberFacts(
        MemberId(""), "", TeamId(""), "",
        role=member.word("role", Role),
        place=place,
        duty=duty,
        social_insurance=member.flag("social_insurance", default=False),
        health_insurance=member.flag("health_insurance", default=False),
        state_group=member.word("state_group", StateGroup, StateGroup.OTHER),
        served_days=served.bit_count() if served is not None else member.optional_integer("served_days"),
        role_changed=len({role for role, _ in stretches}) > 1,
        manual=_manual(table),
        qualification=member.optional_word("qualification", Qualification),
        service_months=member.optional_integer("service_months"),
        service_months_before=member.optional_integer("service_months_before"),
        former_months=member.optional_integer("former_months"),
        joining=member.flag("joining", default=False),
        insured_months=member.optional_integer("insured_months"),
        leaving=member.flag("leaving", default=False),
        served_mask=served,
        stretches=stretches,
        year=_year_to_date(table),
    )  # fmt: skip
    member.done()
    return facts


def _served(member: Table, month: Month) -> int | None:
    """Return the days of membership as a mask, from ``served = {from, to}``; None where the case says no days."""
    table = member.optional_table("served")
    if table is None:
        return None
    first, last = (_day(table, key, default) for key, default in (("from", month.first), ("to", month.last)))
    table.done()
    return sum(1 << index for index, day in enumerate(month.days()) if first <= day <= last)


def _day(table: Table, key: str, default: date) -> date:
    """Return a day, as JSON writes it or as TOML does."""
    if isinstance(table.data.get(key), str):
        text = table.text(key)
        try:
            return date.fromisoformat(text)
        except ValueError:
            table.wrong(key, "rules.value_wrong", value=text, wanted=Wanted.DAY)
            return default
    return table.optional_day(key) or default


def _stretches(member: Table) -> tuple[tuple[Role, int], ...]:
    rows = member.tables("roles")
    found = tuple((row.word("role", Role), row.integer("days", least=1)) for row in rows)
    for row in rows:
        row.done()
    return found


def _manual(table: Table) -> dict[LineCode, int]:
    inner = table.optional_table("manual")
    if inner is None:
        return {}
    entered = {code: inner.integer(code.value) for code in LineCode if inner.has(code.value)}
    inner.done()
    return entered


def _year_to_date(table: Table) -> YearToDate:
    """Return what earlier months of the year used: hours of night, đồng of all bonuses, or line by line."""
    inner = table.optional_table("year_to_date")
    if inner is None:
        return YearToDate()
    ticks: dict[LineCode, int] = {}
    dong: dict[LineCode, int] = {}
    if inner.has("night_hours"):
        minutes = int(inner.exact("night_hours") * MINUTES_AN_HOUR)
        ticks |= {LineCode.NIGHT: minutes, LineCode.DUTY: minutes}
    bonus = inner.integer("bonus", 0)
    for code in LineCode:
        if (row := inner.optional_table(code.value)) is not None:
            hours = row.optional_exact("hours")
            ticks[code] = row.integer("units", 0) if hours is None else int(hours * MINUTES_AN_HOUR)
            dong[code] = row.integer("dong", 0)
            row.done()
    inner.done()
    return YearToDate(ticks, dong, bonus)


def _duty(table: Table) -> tuple[DutyEntry, ...]:
    entries = [_entry(row, n) for n, row in enumerate(table.tables("duty"), start=1)]
    found = tuple(entry for entry in entries if entry is not None)
    for first, second in clashes(found):
        values: dict[str, object] = {"first": first.begins, "second": second.begins}
        table.problems.append(Problem("rules.duty_overlaps", Place(column=f"duty[{second.id}]"), values))
    return found


def _outside(case: Case, *, beyond: bool, night_ends: int) -> list[Problem]:
    """Duty of which no minute lies in the month would be left out without a word.

    Where hours may count for a day they do not lie in, the morning after the month is asked for, and the days before it
    back to one of which the morning was free.
    """
    begins, ends = (datetime.combine(day, time()) for day in (case.month.first, case.month.next.first))
    if beyond:
        night = timedelta(minutes=night_ends)
        begins, ends = begins - timedelta(days=1), ends + night
        while any(entry.begins < begins + night and entry.ends > begins for entry in case.facts.duty):
            begins -= timedelta(days=1)
    return [
        Problem(
            "rules.duty_outside_month",
            Place(column=f"duty[{number}]"),
            {"begins": entry.begins, "ends": entry.ends, "month": case.month},
        )
        for number, entry in enumerate(case.facts.duty, start=1)
        if entry.ends <= begins or entry.begins >= ends
    ]


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
    """Null and an empty text say "not given"; a JSON number is taken as it is written, never as binary."""
    return {key: _cleaned(value) for key, value in data.items() if value is not None and value != ""}


def _cleaned(value: object) -> object:
    if isinstance(value, Mapping):
        return _without_null(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return str(value) if isinstance(value, (float, Decimal)) else value
