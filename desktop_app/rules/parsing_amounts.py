"""Plain data of a scheme file -> amounts: one reader for each kind; they nest."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.member import Role
from desktop_app.model.money import MOST_DONG
from desktop_app.model.unit import WageRegion
from desktop_app.rules.parsing import share
from desktop_app.rules.parsing_conditions import optional_condition
from desktop_app.rules.reading import Table
from desktop_app.rules.scheme_amounts import (
    Amount,
    BasePlusRole,
    BySteps,
    Ceiling,
    Coefficient,
    Extreme,
    FirstOf,
    Fixed,
    Indexed,
    IndexedAt,
    Manual,
    Measure,
    OfAbove,
    OfLines,
    OfMonthly,
    Part,
    Rounded,
    Share,
    StatePart,
    StateShare,
    SumOf,
    Times,
)
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_readings import RoundingUnit, RoundingWay

MOST_COEFFICIENT = Decimal(20)
LEAST_COEFFICIENT = Decimal("0.0001")
DEEPEST = 12
"""How many keys down an amount may stand; the deepest resolution read needs six."""


class AmountKind(StrEnum):
    """Each kind of amount, as files call it."""

    FIXED = "fixed"
    BASE_PLUS_ROLE = "base_plus_role"
    COEFFICIENT = "coefficient"
    INDEXED = "indexed"
    OF_MONTHLY = "of_monthly"
    OF_LINES = "of_lines"
    SHARE = "share"
    STATE_SHARE = "state_share"
    BY_STEPS = "by_steps"
    FIRST_OF = "first_of"
    SUM = "sum"
    TIMES = "times"
    OF_ABOVE = "of_above"
    ROUNDED = "rounded"
    HIGHEST = "highest"
    LOWEST = "lowest"
    CEILING = "ceiling"
    MANUAL = "manual"


class _Growing(StrEnum):
    BY_STEPS = "by_steps"


class AboveCeiling(StrEnum):
    """What becomes of a chosen rate above the most."""

    REFUSE = "refuse"
    CUT = "cut"


def amount(table: Table) -> Amount:
    """Return the amount of a table, whatever it is made of."""
    if table.path.count(".") > DEEPEST:
        table.wrong("kind", "rules.amount_too_deep")
        return Fixed(dict.fromkeys(Role, 0))
    kind = table.word("kind", AmountKind)
    if table.unread("kind"):
        table.given_up()
        return Fixed(dict.fromkeys(Role, 0))
    found = _AMOUNTS[kind](table)
    table.done()
    return found


def dong(table: Table, key: str) -> int:
    """Return an amount in đồng; more than a thousand million is a problem."""
    value = table.integer(key)
    table.at_most(key, value, MOST_DONG)
    return value


def optional_dong(table: Table, key: str, least: int = 0) -> int | None:
    """Return an amount in đồng, or None where the key is missing."""
    value = table.optional_integer(key, least)
    table.at_most(key, value or 0, MOST_DONG)
    return value


def coefficient(table: Table, key: str = "coefficient") -> Decimal:
    """Return a coefficient above 0 and not above 20."""
    value = table.exact(key)
    if not value:
        table.wrong(key, "rules.value_too_small", value=value, least=LEAST_COEFFICIENT)
    table.at_most(key, value, MOST_COEFFICIENT)
    return value


def _dong_by_role(table: Table, key: str) -> Mapping[Role, int]:
    inner = table.table(key)
    by = {role: dong(inner, role.value) for role in Role}
    inner.done()
    return by


def _dong_for_all_or_by_role(table: Table) -> Mapping[Role, int]:
    if table.one_of("by_role", "dong"):
        return _dong_by_role(table, "by_role")
    return dict.fromkeys(Role, dong(table, "dong"))


def _fixed(table: Table) -> Fixed:
    return Fixed(_dong_for_all_or_by_role(table))


def _base_plus_role(table: Table) -> BasePlusRole:
    return BasePlusRole(dong(table, "base"), _dong_by_role(table, "plus"))


def _coefficient(table: Table) -> Coefficient:
    if table.one_of("by_role", "coefficient"):
        inner = table.table("by_role")
        by = {role: inner.exact(role.value) for role in Role}
        for role, value in by.items():
            inner.at_most(role.value, value, MOST_COEFFICIENT)
        inner.done()
    else:
        by = dict.fromkeys(Role, coefficient(table))
    return Coefficient(by, table.text("of"), table.optional_word("region", WageRegion))


def _indexed(table: Table) -> Indexed:
    return Indexed(
        _dong_for_all_or_by_role(table),
        table.text("of"),
        table.day("since"),
        table.word("at", IndexedAt, IndexedAt.MONTH),
        table.optional_word("region", WageRegion),
    )


def _of_monthly(table: Table) -> OfMonthly:
    divisor = table.exact("divisor", "1")
    if divisor < 1:
        table.wrong("divisor", "rules.value_too_small", value=divisor, least=1)
        divisor = Decimal(1)
    return OfMonthly(coefficient(table), divisor)


def _of_lines(table: Table) -> OfLines:
    lines = table.texts("lines")
    table.needs("lines", lines)
    return OfLines(coefficient(table), lines)


def _product(table: Table) -> tuple[str, ...]:
    of = table.texts("of")
    table.needs("of", of)
    return of


def _share(table: Table) -> Share:
    base = table.optional_table("base")
    return Share(
        share(table, "share"),
        _product(table),
        table.word("state", StatePart, StatePart.UNSAID),
        None if base is None else amount(base),
        table.text("less", ""),
    )


def _state_share(table: Table) -> StateShare:
    return StateShare(_product(table))


def _by_steps(table: Table) -> BySteps:
    return BySteps(
        measure=table.word("measure", Measure),
        start=table.integer("start"),
        dong=_number(table, "dong"),
        step=table.integer("step", least=1),
        more=_number(table, "more"),
        most=_number(table, "most") if table.has("most") else None,
    )


def _number(table: Table, key: str) -> Decimal:
    """Return đồng, or a coefficient where the steps multiply another amount."""
    value = table.exact(key)
    table.at_most(key, value, MOST_DONG)
    return value


def _by(table: Table) -> Decimal | BySteps:
    if not table.one_of("by", "coefficient"):
        return coefficient(table)
    inner = table.table("by")
    inner.word("kind", _Growing, _Growing.BY_STEPS)
    by = _by_steps(inner)
    for key, value in (("dong", by.dong), ("more", by.more), ("most", by.most or 0)):
        inner.at_most(key, value, MOST_COEFFICIENT)
    inner.done()
    return by


def _times(table: Table) -> Times:
    return Times(amount(table.table("amount")), _by(table))


def _rounded(table: Table) -> Rounded:
    unit = int(table.word("unit", RoundingUnit))
    return Rounded(amount(table.table("amount")), unit, table.word("way", RoundingWay))


def _parts(table: Table, key: str) -> tuple[Part, ...]:
    parts = []
    for inner in table.tables(key):
        when = optional_condition(inner, "when")
        parts.append(Part(amount(inner.table("amount")), when, inner.text("name", "")))
        inner.done()
    table.needs(key, parts)
    return tuple(parts)


def _first_of(table: Table) -> FirstOf:
    cases = _parts(table, "case")
    for number, case in enumerate(cases[:-1], start=1):
        if not case.when and table.clean:
            table.wrong(f"case[{number}]", "rules.case_hides_others", number=number)
    return FirstOf(cases)


def _sum(table: Table) -> SumOf:
    return SumOf(_parts(table, "part"))


def _extreme(table: Table, *, highest: bool) -> Extreme:
    of = tuple(_one_of(inner) for inner in table.tables("of"))
    table.needs("of", of)
    take = table.integer("take", 1, least=1)
    if table.clean:
        table.at_most("take", take, len(of))
    return Extreme(of, highest, take)


def _one_of(table: Table) -> Part:
    """Return one of several amounts: with a condition as ``{when, amount}``, else the amount itself."""
    if table.has("kind") or not table.has("amount"):
        return Part(amount(table), Condition())
    part = Part(amount(table.table("amount")), optional_condition(table, "when"), table.text("name", ""))
    table.done()
    return part


def _ceiling(table: Table) -> Ceiling:
    most = amount(table.table("most"))
    chosen, otherwise = optional_dong(table, "chosen"), optional_dong(table, "otherwise")
    cut = table.word("above", AboveCeiling, AboveCeiling.REFUSE) is AboveCeiling.CUT
    if isinstance(most, Fixed) and table.clean:
        top = max(most.by_role.values())
        for key, value in (("chosen", None if cut else chosen), ("otherwise", otherwise)):
            if value is not None and value > top:
                table.wrong(key, "rules.chosen_above_ceiling", value=value, most=top)
    return Ceiling(most, chosen, otherwise, cut)


def _manual(table: Table) -> Manual:
    return Manual(table.text("text"), table.flag("per_unit", default=False))


_AMOUNTS: dict[AmountKind, Callable[[Table], Amount]] = {
    AmountKind.FIXED: _fixed,
    AmountKind.BASE_PLUS_ROLE: _base_plus_role,
    AmountKind.COEFFICIENT: _coefficient,
    AmountKind.INDEXED: _indexed,
    AmountKind.OF_MONTHLY: _of_monthly,
    AmountKind.OF_LINES: _of_lines,
    AmountKind.SHARE: _share,
    AmountKind.STATE_SHARE: _state_share,
    AmountKind.BY_STEPS: _by_steps,
    AmountKind.FIRST_OF: _first_of,
    AmountKind.SUM: _sum,
    AmountKind.TIMES: _times,
    AmountKind.OF_ABOVE: lambda table: OfAbove(_by(table)),
    AmountKind.ROUNDED: _rounded,
    AmountKind.HIGHEST: lambda table: _extreme(table, highest=True),
    AmountKind.LOWEST: lambda table: _extreme(table, highest=False),
    AmountKind.CEILING: _ceiling,
    AmountKind.MANUAL: _manual,
}
