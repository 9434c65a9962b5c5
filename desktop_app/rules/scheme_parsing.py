"""Plain data of a scheme file -> :class:`Scheme`: the words of the language, one reader each."""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Place, Problem
from desktop_app.model.sources import Certainty, Source
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.parsing import share, source, span
from desktop_app.rules.reading import Table, Wanted
from desktop_app.rules.scheme import (
    Amount,
    BasePlusRole,
    Coefficient,
    Condition,
    Count,
    CountOf,
    DayServed,
    DutyDay,
    Fixed,
    Gap,
    HolidayOnRestDay,
    LineRule,
    Manual,
    Note,
    OfMonthly,
    PartMonth,
    RoundingStage,
    Scheme,
    Share,
    SizeBy,
    SizeRange,
    SizeSteps,
    SizeWhere,
    StatePart,
    Status,
    Switch,
    Switches,
    TeamSize,
)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class _YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class _Unit(StrEnum):
    ONE = "1"
    HUNDRED = "100"
    THOUSAND = "1000"


class _AmountKind(StrEnum):
    FIXED = "fixed"
    BASE_PLUS_ROLE = "base_plus_role"
    COEFFICIENT = "coefficient"
    OF_MONTHLY = "of_monthly"
    SHARE = "share"
    MANUAL = "manual"


class _SizeKind(StrEnum):
    RANGE = "range"
    STEPS = "steps"


def parse_scheme(table: Table) -> Scheme:
    """Return the scheme of a file's data; its digest is set by the rulebook."""
    base = source(head := table.table("source"))
    head.done()
    scheme = Scheme(
        id=table.text("id"),
        name=table.text("name"),
        territory=table.text("territory"),
        province=table.text("province"),
        status=table.word("status", Status),
        source=base,
        span=span(table, "valid_from", "valid_to") if table.has("valid_from") else None,
        switches=_switches(table.table("readings"), base),
        lines=tuple(_line(row, base) for row in table.tables("line")),
        gaps=tuple(_gap(row) for row in table.tables("gap")),
        team_size=_team_size(size, base) if (size := table.optional_table("team_size")) else None,
    )
    _check(table, scheme)
    table.done()
    return scheme


def _check(table: Table, scheme: Scheme) -> None:
    if not _ID.match(scheme.id):
        table.wrong("id", "rules.id_wrong", value=scheme.id)
    if scheme.span is None and scheme.status is not Status.DRAFT:
        table.wrong("valid_from", "rules.key_missing")
    codes = [rule.code for rule in scheme.lines]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        table.wrong("line", "rules.line_twice", line=code)
    needs_monthly = any(isinstance(rule.amount, OfMonthly) for rule in scheme.lines)
    if needs_monthly and LineCode.MONTHLY not in codes:
        table.wrong("line", "rules.line_needs_monthly")
    for rule in scheme.lines:
        if rule.code is LineCode.MONTHLY and (rule.count or isinstance(rule.amount, (OfMonthly, Manual))):
            table.wrong("line", "rules.monthly_not_counted")


def _switches(table: Table, base: Source) -> Switches:
    switches = Switches(
        holiday_on_rest_day=_switch(table, "holiday_on_rest_day", HolidayOnRestDay, base),
        day_served=_switch(table, "day_served", DayServed, base),
        duty_day=_switch(table, "duty_day", DutyDay, base),
        compensatory_day_rests=_switch(table, "compensatory_day_rests", _YesNo, base),
        swapped_day_rests=_switch(table, "swapped_day_rests", _YesNo, base),
        part_month=_switch(table, "part_month", PartMonth, base),
        rounding_stage=_switch(table, "rounding_stage", RoundingStage, base),
        rounding_unit=_switch(table, "rounding_unit", _Unit, base),
    )
    table.done()
    return switches


def _switch(table: Table, key: str, words: type[StrEnum], base: Source) -> Switch:
    inner = table.table(key)
    switch = Switch(str(inner.word("value", words)), source(inner, base.document, Certainty.ASSUMED))
    inner.done()
    return switch


def _line(table: Table, base: Source) -> LineRule:
    code = table.word("code", LineCode)
    rule = LineRule(
        code=code,
        amount=_amount(table.table("amount")),
        source=source(table, base.document, base.certainty),
        count=_count(inner) if (inner := table.optional_table("count")) else None,
        when=_condition(inner) if (inner := table.optional_table("when")) else Condition(),
        floor=table.texts("floor"),
        notes=tuple(_note(row) for row in table.tables("question")),
    )
    table.done()
    return rule


def _amount(table: Table) -> Amount:
    amount = _AMOUNTS[table.word("kind", _AmountKind)](table)
    table.done()
    return amount


def _by_role(table: Table) -> dict[Role, int]:
    inner = table.table("by_role")
    by = {role: inner.integer(role.value) for role in Role}
    inner.done()
    return by


def _fixed(table: Table) -> Fixed:
    if table.has("dong"):
        return Fixed(dict.fromkeys(Role, table.integer("dong")))
    return Fixed(_by_role(table))


def _base_plus_role(table: Table) -> BasePlusRole:
    inner = table.table("plus")
    plus = {role: inner.integer(role.value) for role in Role}
    inner.done()
    return BasePlusRole(table.integer("base"), plus)


def _coefficient(table: Table) -> Coefficient:
    if table.has("by_role"):
        inner = table.table("by_role")
        by = {role: inner.exact(role.value) for role in Role}
        inner.done()
    else:
        by = dict.fromkeys(Role, table.exact("coefficient"))
    region = table.word("region", WageRegion) if table.has("region") else None
    return Coefficient(by, table.text("of"), region)


def _of_monthly(table: Table) -> OfMonthly:
    coefficient = table.exact("coefficient")
    if not coefficient:
        table.wrong("coefficient", "rules.value_too_small", value=coefficient, least=Decimal("0.0001"))
    return OfMonthly(coefficient)


def _share(table: Table) -> Share:
    return Share(share(table, "share"), table.texts("of"), table.word("state", StatePart, StatePart.UNSAID))


def _manual(table: Table) -> Manual:
    return Manual(table.text("text"))


_AMOUNTS: dict[_AmountKind, Callable[[Table], Amount]] = {
    _AmountKind.FIXED: _fixed,
    _AmountKind.BASE_PLUS_ROLE: _base_plus_role,
    _AmountKind.COEFFICIENT: _coefficient,
    _AmountKind.OF_MONTHLY: _of_monthly,
    _AmountKind.SHARE: _share,
    _AmountKind.MANUAL: _manual,
}


def _count(table: Table) -> Count:
    count = Count(
        of=table.word("of", CountOf),
        minimum_minutes=table.integer("minimum_minutes", 1, least=1),
        per_month=table.optional_exact("per_month"),
        plan_required=table.flag("plan_required", default=False),
        excludes=table.words("excludes", CountOf),
    )
    if count.of is not CountOf.NIGHT_HOURS and count.per_month is not None and count.per_month % 1:
        table.wrong("per_month", "rules.value_wrong", value=count.per_month, wanted=Wanted.WHOLE)
    table.done()
    return count


def _condition(table: Table) -> Condition:
    condition = Condition(
        frozenset(table.words("traits_any", Trait)),
        frozenset(table.words("commune_kinds", CommuneKind)),
    )
    table.done()
    return condition


def _note(table: Table) -> Note:
    note = Note(table.optional_day("from"), table.text("text"))
    table.done()
    return note


def _gap(table: Table) -> Gap:
    line = table.word("line", LineCode) if table.has("line") else None
    gap = Gap(table.text("code"), table.text("text"), line)
    table.done()
    return gap


def _team_size(table: Table, base: Source) -> TeamSize:
    size = TeamSize(
        by=table.word("by", SizeBy) if table.has("by") else None,
        rows=tuple(_size_row(row) for row in table.tables("row")),
        source=source(table, base.document, base.certainty),
        teams=table.integer("teams", 1, least=1),
    )
    if not size.rows:
        table.wrong("row", "rules.key_missing")
    table.done()
    return size


def _size_row(table: Table) -> SizeRange | SizeSteps:
    where = _size_where(inner) if (inner := table.optional_table("where")) else SizeWhere()
    kind = table.word("kind", _SizeKind)
    row = _size_range(table, where) if kind is _SizeKind.RANGE else _size_steps(table, where)
    table.done()
    return row


def _size_range(table: Table, where: SizeWhere) -> SizeRange:
    row = SizeRange(
        where,
        table.integer("least"),
        table.integer("most"),
        table.integer("from", 0),
        table.optional_integer("to"),
    )
    if row.most < row.least:
        table.wrong("most", "rules.value_too_small", value=row.most, least=row.least)
    return row


def _size_steps(table: Table, where: SizeWhere) -> SizeSteps:
    threshold = table.integer("threshold")
    step = int(threshold * share(table, "step_share")) if table.has("step_share") else table.integer("step", least=1)
    if step < 1:
        table.wrong("step_share", "rules.value_too_small", value=step, least=1)
    return SizeSteps(
        where,
        threshold,
        table.integer("below"),
        table.integer("base"),
        max(step, 1),
        table.optional_integer("most"),
    )


def _size_where(table: Table) -> SizeWhere:
    where = SizeWhere(
        urban=table.flag("urban", default=False) if table.has("urban") else None,
        village_kinds=frozenset(table.words("village_kinds", VillageKind)),
        village_classes=frozenset(table.numbers("village_classes")),
        commune_kinds=frozenset(table.words("commune_kinds", CommuneKind)),
        traits_any=frozenset(table.words("traits_any", Trait)),
    )
    table.done()
    return where


def undefined_parameters(file: str, scheme: Scheme, known: frozenset[str]) -> list[Problem]:
    """Return a problem for each parameter that the scheme names and no file defines."""
    named: set[str] = set()
    for rule in scheme.lines:
        named |= set(rule.floor)
        if isinstance(rule.amount, Coefficient):
            named.add(rule.amount.of)
        if isinstance(rule.amount, Share):
            named |= set(rule.amount.of)
    return [
        Problem("rules.parameter_missing", Place(source=file), {"parameter": code}) for code in sorted(named - known)
    ]
