"""What must hold between the lines of one scheme, and between a scheme and the parameters it names."""

import re
from collections.abc import Mapping

from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Place, Problem
from desktop_app.model.unit import WageRegion
from desktop_app.rules.parameters import Parameter, ParameterUnit
from desktop_app.rules.reading import Table
from desktop_app.rules.scheme import LineRule, Scheme, SharedLimit
from desktop_app.rules.scheme_amounts import (
    Amount,
    Coefficient,
    Indexed,
    Manual,
    OfAbove,
    OfLines,
    OfMonthly,
    Share,
    StateShare,
    SumOf,
    everything,
    inner,
    parameters_of,
)
from desktop_app.rules.scheme_counts import Per

_LINE_ID = re.compile(r"[a-z0-9_]+\Z")
_BY_DUTY = frozenset({Per.HOUR, Per.DAY, Per.NIGHT})
_REGIONS = frozenset(region.value for region in WageRegion)


def check_lines(table: Table, scheme: Scheme) -> None:
    """Note every problem between lines at its key."""
    _ids(table, scheme.lines)
    _monthly(table, scheme.lines, scheme.limits)
    for number, rule in enumerate(scheme.lines, start=1):
        _one(table, f"line[{number}]", rule)
    known = frozenset(rule.id for rule in scheme.lines)
    for key, named in _named_lines(scheme):
        for one in named:
            if one not in known:
                table.wrong(key, "rules.line_unknown", line=one, known=tuple(sorted(known)))
    _in_part(table, scheme)
    _year_limits(table, scheme)
    _cycles(table, scheme.lines)
    _stackings(table, scheme)
    _limits(table, scheme)


def _ids(table: Table, rules: tuple[LineRule, ...]) -> None:
    ids = [rule.id for rule in rules]
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        table.wrong("line", "rules.line_twice", line=one)
    for number, one in enumerate(ids, start=1):
        if not _LINE_ID.match(one):
            table.wrong(f"line[{number}].id", "rules.line_id_wrong", value=one)


def _monthly(table: Table, rules: tuple[LineRule, ...], limits: tuple[SharedLimit, ...]) -> None:
    asks = [rule for rule in rules if any(isinstance(one, OfMonthly) for one in everything(rule.amount))]
    known = any(rule.code is LineCode.MONTHLY for rule in rules)
    if asks and not known:
        table.wrong("line", "rules.line_needs_monthly")
    for number, limit in enumerate(limits, start=1):
        if limit.of_monthly is not None and not known:
            table.wrong(f"limit[{number}].of_monthly", "rules.line_needs_monthly")
    for rule in rules:
        if rule.code is LineCode.MONTHLY and (rule.count or rule in asks or isinstance(rule.amount, OfLines)):
            table.wrong("line", "rules.monthly_not_counted")


def _one(table: Table, key: str, rule: LineRule) -> None:
    if any(isinstance(one, OfLines) for one in everything(rule.amount)[1:]):
        table.wrong(f"{key}.amount", "rules.of_lines_inside")
    if _above_nothing(rule.amount):
        table.wrong(f"{key}.amount", "rules.of_above_nothing")
    if any(isinstance(one, Manual) for one in everything(rule.amount)[1:]):
        table.wrong(f"{key}.amount", "rules.manual_inside")
    if rule.count is None:
        return
    if isinstance(rule.amount, OfLines):
        table.wrong(f"{key}.count", "rules.of_lines_counted")
    if rule.payment is not None:
        table.wrong(f"{key}.payment", "rules.payment_of_counted")
    leaves = rule.code is LineCode.LEAVING or rule.when.leaving is True
    if rule.count.per is Per.SERVICE_YEAR and not leaves:
        table.wrong(f"{key}.count", "rules.service_years_not_leaving")


def _above_nothing(amount: Amount, *, above: bool = False) -> bool:
    """Return whether a part of what stands above is asked where nothing does."""
    if isinstance(amount, OfAbove):
        return not above
    if isinstance(amount, SumOf):
        return any(_above_nothing(part.amount, above=index > 0) for index, part in enumerate(amount.parts))
    return any(_above_nothing(one, above=above) for one in inner(amount))


def _named_lines(scheme: Scheme) -> list[tuple[str, tuple[str, ...]]]:
    """Return each key that names lines, with what it names."""
    named: list[tuple[str, tuple[str, ...]]] = []
    for number, rule in enumerate(scheme.lines, start=1):
        if rule.count is not None:
            named.append((f"line[{number}].count.excludes", rule.count.excludes))
        if isinstance(rule.amount, OfLines):
            named.append((f"line[{number}].amount.lines", rule.amount.lines))
    named += [(f"stacking[{n}].lines", tuple(filter(None, one.lines))) for n, one in enumerate(scheme.stacking, 1)]
    named += [(f"limit[{n}].lines", one.lines) for n, one in enumerate(scheme.limits, 1)]
    return named


def _year_limits(table: Table, scheme: Scheme) -> None:
    """What a year has paid is kept by line: a limit by the year of one of its rules would count the others'."""
    codes = [rule.code for rule in scheme.lines]
    for number, rule in enumerate(scheme.lines, start=1):
        counted = rule.count is not None and rule.count.per_year is not None
        if (counted or (rule.limit is not None and rule.limit.per_year is not None)) and codes.count(rule.code) > 1:
            table.wrong(f"line[{number}]", "rules.year_limit_of_part", line=rule.code)


def _in_part(table: Table, scheme: Scheme) -> None:
    """What rests on a printed line, or limits it, must name all the rules that the line is made of."""
    named = [
        (f"line[{number}].amount.lines", rule.amount.lines, rule.id)
        for number, rule in enumerate(scheme.lines, start=1)
        if isinstance(rule.amount, OfLines)
    ]
    named += [
        (f"limit[{number}].lines", limit.lines, "")
        for number, limit in enumerate(scheme.limits, start=1)
        if limit.units is None and not limit.before_rounding
    ]
    ids = {rule.id for rule in scheme.lines}
    for key, lines, own in named:
        if not ids.issuperset(lines):  # which part it was meant to be is not known then
            continue
        codes = {rule.code for rule in scheme.lines if rule.id in lines}
        left = tuple(rule.id for rule in scheme.lines if rule.code in codes and rule.id not in {*lines, own})
        if left:
            table.wrong(key, "rules.lines_named_in_part", lines=left)


def _cycles(table: Table, rules: tuple[LineRule, ...]) -> None:
    made_of = {rule.id: rule.amount.lines for rule in rules if isinstance(rule.amount, OfLines)}
    left_out = {rule.id: rule.count.excludes for rule in rules if rule.count is not None}
    for number, rule in enumerate(rules, start=1):
        if rule.id in _reached(rule.id, made_of):
            table.wrong(f"line[{number}].amount.lines", "rules.line_of_itself", line=rule.id)
        if rule.id in _reached(rule.id, left_out):
            table.wrong(f"line[{number}].count.excludes", "rules.line_excludes_itself", line=rule.id)


def _reached(start: str, edges: Mapping[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    todo = list(edges.get(start, ()))
    while todo:
        one = todo.pop()
        if one not in reached:
            reached.add(one)
            todo += edges.get(one, ())
    return reached


def _stackings(table: Table, scheme: Scheme) -> None:
    seen: set[frozenset[str]] = set()
    for number, stacking in enumerate(scheme.stacking, start=1):
        pair = frozenset(stacking.lines)
        if pair in seen:
            table.wrong(f"stacking[{number}].lines", "rules.stacking_twice", lines=stacking.lines)
        seen.add(pair)
        for one in stacking.lines:
            rule = scheme.rule(one)
            if rule is not None and (rule.count is None or rule.count.per not in _BY_DUTY):
                table.wrong(f"stacking[{number}].lines", "rules.stacking_not_by_duty", line=one)


def _limits(table: Table, scheme: Scheme) -> None:
    for number, limit in enumerate(scheme.limits, start=1):
        rules = [rule for rule in map(scheme.rule, limit.lines) if rule is not None]
        counted = {(rule.count.per, rule.count.ticks_per_unit) if rule.count else None for rule in rules}
        if limit.units is not None and rules and (None in counted or len(counted) > 1):
            table.wrong(f"limit[{number}].units", "rules.limit_units_differ", lines=limit.lines)


def missing_parameters(file: str, scheme: Scheme, known: frozenset[str]) -> list[Problem]:
    """Return a problem for each parameter that the scheme names and that is not known."""
    named = [
        (f"line[{number}].{key}", code)
        for number, rule in enumerate(scheme.lines, start=1)
        for key, codes in (("amount", parameters_of(rule.amount)), ("floor", frozenset(rule.floor)))
        for code in sorted(codes - known)
    ]
    return [
        Problem("rules.parameter_missing", Place(source=file, column=key), {"parameter": code}) for key, code in named
    ]


def misused_parameters(file: str, scheme: Scheme, parameters: Mapping[str, Parameter]) -> list[Problem]:
    """Return a problem for each parameter used as what it is not: a share times a share, a region's for all or of one.

    Parameters that are not known are passed over: ``missing_parameters`` tells them.
    """
    problems: list[Problem] = []
    for number, rule in enumerate(scheme.lines, start=1):
        here = _Use(file, f"line[{number}]", parameters, problems)
        for one in everything(rule.amount):
            here.amount(one)
        if rule.floor:
            here.product("floor", rule.floor, dong=1)
    return problems


class _Use:
    """One line's use of parameters; problems are noted at the line's key."""

    def __init__(self, file: str, key: str, parameters: Mapping[str, Parameter], problems: list[Problem]) -> None:
        self.file, self.key, self.parameters, self.problems = file, key, parameters, problems

    def amount(self, one: Amount) -> None:
        """Note what is wrong with the parameters that an amount names itself."""
        if isinstance(one, (Coefficient, Indexed)):
            self.product("amount.of", (one.of,), dong=1, regions=True)
            known = self.parameters.get(one.of)
            if one.region is not None and known is not None and not known.keys:
                self._wrong("amount.region", "rules.region_without_effect", one.of)
        if isinstance(one, Share):
            self.product("amount.of", one.of, dong=0 if one.base is not None else 1)
            if one.less:
                self.product("amount.less", (one.less,), dong=0)
        if isinstance(one, StateShare):
            self.product("amount.of", one.of, dong=1)

    def product(self, key: str, codes: tuple[str, ...], *, dong: int, regions: bool = False) -> None:
        """Note a parameter that differs by what is not asked for, and a product that is no amount in đồng."""
        known = [self.parameters[code] for code in codes if code in self.parameters]
        for one in known:
            if one.keys and not (regions and _REGIONS.issuperset(one.keys)):
                self._wrong(key, "rules.parameter_keyed", one.code)
        units = [one.unit for one in known]
        if len(known) == len(codes) and units.count(ParameterUnit.DONG) != dong:
            self._wrong(key, "rules.product_not_dong" if dong else "rules.product_not_share", ", ".join(codes))

    def _wrong(self, key: str, code: str, parameter: str) -> None:
        where = f"{self.key}.{key}"
        self.problems.append(
            Problem(code, Place(source=self.file, column=where), {"key": where, "parameter": parameter})
        )
