"""How far a scheme pays: limits of a line and of lines together, by month and by year, in units and in đồng.

A year's limit counts what closed months of the same calendar year paid. Where lines share a limit the last named is
cut first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.model.payroll import LineCode, PayrollLine, Step
from desktop_app.model.sources import Source
from desktop_app.rules.facts import YearToDate
from desktop_app.rules.quantities import Counted
from desktop_app.rules.scheme import LimitPer, LineRule, SharedLimit
from desktop_app.rules.scheme_counts import CountOf, Per


@dataclass(frozen=True, slots=True)
class Cut:
    """What a limit took away, in ticks."""

    over: LimitPer
    limit: int
    carried: int
    cut: int
    source: Source
    shared: tuple[LineCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Paid:
    """What is paid for of what was counted. Hashable: equal ones give equal lines."""

    counted: Counted
    ticks: int
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitUse:
    """How much of one limit is used: what the duty page shows while duty is typed."""

    lines: tuple[LineCode, ...]
    per: Per | None
    """What one unit is; None where the limit is in đồng."""
    of: CountOf | None
    over: LimitPer
    used: int
    """Minutes where hours are paid, else days, nights, stints or đồng; of this month, before the limit."""
    carried: int
    """From earlier months of the year; 0 where the limit is by the month."""
    limit: int
    source: Source

    @property
    def left(self) -> int:
        """Return what is left, 0 where it is used up."""
        return max(0, self.limit - self.carried - self.used)


def within_own(rule: LineRule, counted: Counted, year: YearToDate) -> Paid:
    """Return what the rule's own limits leave of a count."""
    count = rule.count
    if count is None:
        return Paid(counted, counted.ticks)
    cuts: list[Cut] = []
    ticks, source = counted.ticks, count.source or rule.source
    if count.per_month is not None:
        ticks = _cut(cuts, LimitPer.MONTH, int(count.per_month * count.ticks_per_unit), 0, source, ticks)
    if count.per_year is not None:
        limit, carried = int(count.per_year * count.ticks_per_unit), year.ticks.get(rule.code, 0)
        ticks = _cut(cuts, LimitPer.YEAR, limit, carried, source, ticks)
    return Paid(counted, ticks, tuple(cuts))


def _cut(  # noqa: PLR0913, PLR0917 - one limit, spelled out
    cuts: list[Cut], over: LimitPer, limit: int, carried: int, source: Source, ticks: int
) -> int:
    left = max(0, limit - carried)
    if ticks > left:
        cuts.append(Cut(over, limit, carried, ticks - left, source))
    return min(ticks, left)


def within_shared(
    limits: Iterable[SharedLimit],
    rules: Mapping[str, LineRule],
    paid: dict[str, Paid],
    year: YearToDate,
) -> None:
    """Cut what lines sharing a limit in units come to together; ``paid`` is changed."""
    for limit in limits:
        shown = [rule_id for rule_id in limit.lines if rule_id in paid]
        if limit.units is None or not shown:
            continue
        count = rules[shown[0]].count
        most = limit.units * (count.ticks_per_unit if count else 1)
        codes = tuple(dict.fromkeys(rules[one].code for one in limit.lines if one in rules))
        carried = sum(year.ticks.get(code, 0) for code in codes) if limit.per is LimitPer.YEAR else 0
        excess = sum(paid[one].ticks for one in shown) - max(0, most - carried)
        for rule_id in reversed(shown):
            if excess > 0 and (taken := min(excess, paid[rule_id].ticks)):
                one = paid[rule_id]
                cut = Cut(limit.per, most, carried, taken, limit.source, codes)
                paid[rule_id] = replace(one, ticks=one.ticks - taken, cuts=(*one.cuts, cut))
                excess -= taken


def unit_limits(
    rules: Iterable[LineRule],
    counted: Mapping[str, Counted],
    shared: Iterable[SharedLimit],
    year: YearToDate,
) -> tuple[LimitUse, ...]:
    """Return how much of each limit in units is used by what was counted."""
    known = {rule.id: rule for rule in rules}
    found: list[LimitUse] = []
    for rule in known.values():
        count = rule.count
        if count is None:
            continue
        used, source = counted[rule.id].ticks, count.source or rule.source
        for over, limit in ((LimitPer.MONTH, count.per_month), (LimitPer.YEAR, count.per_year)):
            if limit is not None:
                carried = year.ticks.get(rule.code, 0) if over is LimitPer.YEAR else 0
                most = int(limit * count.ticks_per_unit)
                found.append(LimitUse((rule.code,), count.per, count.of, over, used, carried, most, source))
    for one in shared:
        present = [known[rule_id] for rule_id in one.lines if rule_id in known]
        if one.units is not None and present and (first := present[0].count) is not None:
            codes = tuple(dict.fromkeys(rule.code for rule in present))
            carried = sum(year.ticks.get(code, 0) for code in codes) if one.per is LimitPer.YEAR else 0
            used, most = sum(counted[rule.id].ticks for rule in present), one.units * first.ticks_per_unit
            found.append(LimitUse(codes, first.per, None, one.per, used, carried, most, one.source))
    return tuple(found)


def cut_steps(rule: LineRule, cuts: tuple[Cut, ...]) -> list[Step]:
    """Return the steps of what limits took away."""
    return [_step(rule, cut) for cut in cuts]


_CUTS = {
    CountOf.NIGHT_HOURS: "night_cut",
    CountOf.REST_DAYS: "rest_day_cut",
    CountOf.HOLIDAYS: "holiday_cut",
    CountOf.DUTY_DAYS: "duty_day_cut",
    CountOf.HEAVY_DAYS: "heavy_day_cut",
    CountOf.TRAINING_DAYS: "training_day_cut",
}
_CUTS_PER = {
    Per.HOUR: "hours_cut",
    Per.DAY: "days_cut",
    Per.NIGHT: "nights_cut",
    Per.STINT: "stints_cut",
    Per.SERVICE_YEAR: "years_cut",
}


def _step(rule: LineRule, cut: Cut) -> Step:
    count = rule.count
    hours = count is not None and count.per is Per.HOUR
    tail = "_minutes" if hours else ""
    values: dict[str, object] = {f"limit{tail}": cut.limit, f"cut{tail}": cut.cut}
    if cut.shared:
        together = "shared_hours_cut" if hours else "shared_cut"
        return Step(
            together, {**values, f"carried{tail}": cut.carried, "lines": cut.shared, "over": cut.over}, cut.source
        )
    if cut.over is LimitPer.YEAR:
        return Step("year_hours_cut" if hours else "year_cut", {**values, f"carried{tail}": cut.carried}, cut.source)
    per = "days_cut" if count is None else _CUTS_PER[count.per]
    return Step(per if count is None else _CUTS.get(count.of, per), values, cut.source)


def within_money(rule: LineRule, line: PayrollLine, year: YearToDate) -> PayrollLine:
    """Return the line within the đồng its own rule allows."""
    limit = rule.limit
    if limit is None:
        return line
    source = limit.source or rule.source
    if limit.per_month is not None and line.amount > limit.per_month:
        values: dict[str, object] = {"limit": limit.per_month, "cut": line.amount - limit.per_month}
        line = replace(line, amount=limit.per_month, steps=(*line.steps, Step("money_cut", values, source)))
    if limit.per_year is not None:
        carried = year.dong.get(rule.code, 0) + year.bonus
        left = max(0, limit.per_year - carried)
        if line.amount > left:
            values = {"limit": limit.per_year, "carried": carried, "cut": line.amount - left}
            line = replace(line, amount=left, steps=(*line.steps, Step("year_money_cut", values, source)))
    return line


def within_shared_money(
    limits: Iterable[SharedLimit],
    rules: Mapping[str, LineRule],
    lines: dict[str, PayrollLine],
    year: YearToDate,
) -> None:
    """Cut the đồng that lines sharing a limit come to together; ``lines`` is changed."""
    for limit in limits:
        if limit.dong is None:
            continue
        codes = tuple(dict.fromkeys(rules[one].code for one in limit.lines if one in rules))
        carried = _carried(limit, codes, year)
        excess = sum(lines[one].amount for one in limit.lines if one in lines) - max(0, limit.dong - carried)
        for rule_id in reversed(limit.lines):
            if excess > 0 and rule_id in lines and (taken := min(excess, lines[rule_id].amount)):
                values: dict[str, object] = {"limit": limit.dong, "carried": carried, "cut": taken, "lines": codes}
                step = Step("shared_money_cut", {**values, "over": limit.per}, limit.source)
                line = lines[rule_id]
                lines[rule_id] = replace(line, amount=line.amount - taken, steps=(*line.steps, step))
                excess -= taken


def money_limits(
    rules: Mapping[str, LineRule],
    lines: Mapping[str, PayrollLine],
    shared: Iterable[SharedLimit],
    year: YearToDate,
) -> tuple[LimitUse, ...]:
    """Return how much of each limit in đồng is used by the lines."""
    found: list[LimitUse] = []
    for rule in rules.values():
        if rule.limit is None:
            continue
        amount = lines[rule.id].amount if rule.id in lines else 0
        source = rule.limit.source or rule.source
        for over, most in ((LimitPer.MONTH, rule.limit.per_month), (LimitPer.YEAR, rule.limit.per_year)):
            if most is not None:
                carried = year.dong.get(rule.code, 0) + year.bonus if over is LimitPer.YEAR else 0
                found.append(LimitUse((rule.code,), None, None, over, amount, carried, most, source))
    for one in shared:
        present = [rule_id for rule_id in one.lines if rule_id in rules]
        if one.dong is not None and present:
            codes = tuple(dict.fromkeys(rules[rule_id].code for rule_id in present))
            used = sum(lines[rule_id].amount for rule_id in present if rule_id in lines)
            carried = _carried(one, codes, year)
            found.append(LimitUse(codes, None, None, one.per, used, carried, one.dong, one.source))
    return tuple(found)


def _carried(limit: SharedLimit, codes: tuple[LineCode, ...], year: YearToDate) -> int:
    return sum(year.dong.get(code, 0) for code in codes) + year.bonus if limit.per is LimitPer.YEAR else 0
