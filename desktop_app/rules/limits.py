"""How far a scheme pays: limits of a line and of lines together, by month and by year, in units and in đồng.

A year's limit counts what closed months of the same calendar year paid. Where lines share a limit the last named is
cut first.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
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
    """Cut what lines sharing a limit in units come to together; ``paid`` is changed.

    ``rules`` are all of the scheme: what is carried may have been paid by one that no longer applies to the member.
    """
    for limit in limits:
        shown = [rule_id for rule_id in limit.lines if rule_id in paid]
        if limit.units is None or not shown:
            continue
        most, codes = _most(limit, rules), _codes(limit, rules)
        carried = _carried_ticks(limit, codes, year)
        excess = sum(paid[one].ticks for one in shown) - max(0, most - carried)
        for rule_id in reversed(shown):
            if excess > 0 and (taken := min(excess, paid[rule_id].ticks)):
                one = paid[rule_id]
                cut = Cut(limit.per, most, carried, taken, limit.source, codes)
                paid[rule_id] = replace(one, ticks=one.ticks - taken, cuts=(*one.cuts, cut))
                excess -= taken


def _codes(limit: SharedLimit, rules: Mapping[str, LineRule]) -> tuple[LineCode, ...]:
    return tuple(dict.fromkeys(rules[one].code for one in limit.lines))


def _most(limit: SharedLimit, rules: Mapping[str, LineRule]) -> int:
    """The limit in ticks; the scheme's checks let lines share one only where they all count the same."""
    count = rules[limit.lines[0]].count
    return (limit.units or 0) * (count.ticks_per_unit if count else 1)


def _carried_ticks(limit: SharedLimit, codes: tuple[LineCode, ...], year: YearToDate) -> int:
    return sum(year.ticks.get(code, 0) for code in codes) if limit.per is LimitPer.YEAR else 0


def unit_limits(
    rules: Mapping[str, LineRule],
    counted: Mapping[str, Counted],
    shared: Iterable[SharedLimit],
    year: YearToDate,
) -> tuple[LimitUse, ...]:
    """Return how much of each limit in units is used by what was counted for the rules that apply.

    Of a limit that lines share, what their own limits leave of it; ``rules`` are all of the scheme.
    """
    found: list[LimitUse] = []
    for rule in rules.values():
        count = rule.count
        if count is None or rule.id not in counted:
            continue
        used, source = counted[rule.id].ticks, count.source or rule.source
        for over, limit in ((LimitPer.MONTH, count.per_month), (LimitPer.YEAR, count.per_year)):
            if limit is not None:
                carried = year.ticks.get(rule.code, 0) if over is LimitPer.YEAR else 0
                most = int(limit * count.ticks_per_unit)
                found.append(LimitUse((rule.code,), count.per, count.of, over, used, carried, most, source))
    for one in shared:
        present = [rules[rule_id] for rule_id in one.lines if rule_id in counted]
        if one.units is not None and present and (first := present[0].count) is not None:
            codes = _codes(one, rules)
            used = sum(within_own(rule, counted[rule.id], year).ticks for rule in present)
            carried, most = _carried_ticks(one, codes, year), _most(one, rules)
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
        carried = _carried_dong([rule], year)
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
        codes = _codes(limit, rules)
        carried = _carried(limit, rules, year)
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
    applying: Container[str],
    lines: Mapping[str, PayrollLine],
    shared: Iterable[SharedLimit],
    year: YearToDate,
) -> tuple[LimitUse, ...]:
    """Return how much of each limit in đồng is used by the lines of the rules that apply, before any such limit.

    Of a limit that lines share, what their own limits leave of them; ``rules`` are all of the scheme.
    """
    found: list[LimitUse] = []
    for rule in rules.values():
        if rule.limit is None or rule.id not in applying:
            continue
        amount = lines[rule.id].amount if rule.id in lines else 0
        source = rule.limit.source or rule.source
        for over, most in ((LimitPer.MONTH, rule.limit.per_month), (LimitPer.YEAR, rule.limit.per_year)):
            if most is not None:
                carried = _carried_dong([rule], year) if over is LimitPer.YEAR else 0
                found.append(LimitUse((rule.code,), None, None, over, amount, carried, most, source))
    for one in shared:
        if one.dong is not None and any(rule_id in applying for rule_id in one.lines):
            own = [within_money(rules[rule_id], lines[rule_id], year) for rule_id in one.lines if rule_id in lines]
            used = sum(line.amount for line in own)
            carried = _carried(one, rules, year)
            found.append(LimitUse(_codes(one, rules), None, None, one.per, used, carried, one.dong, one.source))
    return tuple(found)


def _carried(limit: SharedLimit, rules: Mapping[str, LineRule], year: YearToDate) -> int:
    return _carried_dong([rules[one] for one in limit.lines], year) if limit.per is LimitPer.YEAR else 0


def _carried_dong(rules: Sequence[LineRule], year: YearToDate) -> int:
    """What the year paid for the lines; a sum of all lines by duty counts where one of these is paid by duty."""
    by_duty = any(rule.count is not None for rule in rules)
    return sum(year.dong.get(code, 0) for code in {rule.code for rule in rules}) + (year.bonus if by_duty else 0)
