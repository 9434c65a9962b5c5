"""How far a scheme pays: limits of a line and of lines together, by month and by year, in units and in đồng.

A year's limit counts what closed months of the same calendar year paid. Where lines share a limit the last named is
cut first.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import NamedTuple

from desktop_app.model.money import round_dong
from desktop_app.model.payroll import LineCode, PayrollLine, Step
from desktop_app.model.sources import Source
from desktop_app.rules.facts import YearToDate
from desktop_app.rules.quantities import Counted
from desktop_app.rules.scheme import LimitOrder, LimitPer, LineRule, SharedLimit
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


class Paid(NamedTuple):
    """What is paid for of what was counted. Equal ones give equal lines."""

    counted: Counted
    ticks: int
    cuts: tuple[Cut, ...] = ()


class Draft(NamedTuple):
    """What one rule comes to, exact, before its line is rounded."""

    rule: LineRule
    exact: Fraction
    steps: tuple[Step, ...]
    ticks: int = 0
    covers: int = 1
    """Months paid at once."""
    floor: bool = True
    """Whether a national floor may raise it."""
    entered: bool = False
    """Whether the clerk entered it: then it stands as it is."""
    most: int | None = None
    """Đồng that its own limits leave it: rounding brings it no higher."""


InTime = Callable[[str], Sequence[tuple[tuple[int, int], int]]]
"""The ticks of a rule, by id, with the day and part of day they were served in."""


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
    if count is None or not counted.ticks or count.per_month is count.per_year is None:
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
    in_time: InTime,
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
        if excess <= 0:
            continue
        for rule_id, taken in _taken(limit, shown, paid, excess, in_time).items():
            one = paid[rule_id]
            cut = Cut(limit.per, most, carried, taken, limit.source, codes)
            paid[rule_id] = one._replace(ticks=one.ticks - taken, cuts=(*one.cuts, cut))


def _taken(
    limit: SharedLimit, shown: Sequence[str], paid: Mapping[str, Paid], excess: int, in_time: InTime
) -> dict[str, int]:
    """Return the ticks that each line loses: of the line named last first, or of what was served last."""
    last = list(reversed(shown))
    order = [(rule_id, paid[rule_id].ticks) for rule_id in last]
    if limit.order is LimitOrder.TIME:
        served = [(when, -last.index(rule_id), rule_id, ticks) for rule_id in shown for when, ticks in in_time(rule_id)]
        # Units made whole may be more than was served: what is left of them goes by name.
        order = [(rule_id, ticks) for _, _, rule_id, ticks in sorted(served, reverse=True)] + order
    taken: dict[str, int] = {}
    for rule_id, ticks in order:
        left = paid[rule_id].ticks - taken.get(rule_id, 0)
        if loses := min(excess, ticks, left):
            taken[rule_id] = taken.get(rule_id, 0) + loses
            excess -= loses
    return taken


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


def within_money(rule: LineRule, draft: Draft, year: YearToDate) -> Draft:
    """Return the draft within the đồng its own rule allows."""
    limit = rule.limit
    if limit is None:
        return draft
    source = limit.source or rule.source
    if limit.per_month is not None and draft.exact > limit.per_month:
        values: dict[str, object] = {"limit": limit.per_month, "cut": round_dong(draft.exact - limit.per_month)}
        draft = _cut_to(draft, Fraction(limit.per_month), Step("money_cut", values, source))
    most = limit.per_month
    if limit.per_year is not None:
        carried = _carried_dong([rule], year)
        left = max(0, limit.per_year - carried)
        if draft.exact > left:
            values = {"limit": limit.per_year, "carried": carried, "cut": round_dong(draft.exact - left)}
            draft = _cut_to(draft, Fraction(left), Step("year_money_cut", values, source))
        most = left if most is None else min(most, left)
    return draft._replace(most=most)


def _cut_to(draft: Draft, exact: Fraction, step: Step) -> Draft:
    return draft._replace(exact=exact, steps=(*draft.steps, step))


def within_exact(
    limits: Iterable[SharedLimit],
    rules: Mapping[str, LineRule],
    drafts: dict[str, Draft],
    year: YearToDate,
    monthly: Callable[[], Fraction],
) -> None:
    """Cut the exact đồng that lines sharing a limit come to together, before they are rounded; changes ``drafts``."""
    for limit in limits:
        if limit.units is not None or not limit.before_rounding:
            continue
        most, carried = most_dong(limit, monthly), carried_dong(limit, rules, year)
        excess = sum((drafts[one].exact for one in limit.lines if one in drafts), start=Fraction(0))
        excess -= max(Fraction(0), most - carried)
        for rule_id in reversed(limit.lines):
            if excess > 0 and rule_id in drafts and (taken := min(excess, drafts[rule_id].exact)):
                step = _shared_step(limit, rules, round_dong(most), carried, round_dong(taken))
                drafts[rule_id] = _cut_to(drafts[rule_id], drafts[rule_id].exact - taken, step)
                excess -= taken


def within_whole(
    limits: Iterable[SharedLimit],
    rules: Mapping[str, LineRule],
    lines: dict[LineCode, PayrollLine],
    year: YearToDate,
    monthly: Callable[[], Fraction],
) -> None:
    """Cut the whole đồng that lines sharing a limit come to together; ``lines`` is changed."""
    for limit in limits:
        if limit.units is not None or limit.before_rounding:
            continue
        codes = _codes(limit, rules)
        most, carried = floor(most_dong(limit, monthly)), carried_dong(limit, rules, year)
        excess = sum(lines[code].amount for code in codes if code in lines) - max(0, most - carried)
        for code in reversed(codes):
            if excess > 0 and code in lines and (taken := min(excess, lines[code].amount)):
                line = lines[code]
                step = _shared_step(limit, rules, most, carried, taken)
                lines[code] = replace(line, amount=line.amount - taken, steps=(*line.steps, step))
                excess -= taken


def _shared_step(limit: SharedLimit, rules: Mapping[str, LineRule], most: int, carried: int, taken: int) -> Step:
    values: dict[str, object] = {"limit": most, "carried": carried, "cut": taken}
    return Step("shared_money_cut", {**values, "lines": _codes(limit, rules), "over": limit.per}, limit.source)


def most_dong(limit: SharedLimit, monthly: Callable[[], Fraction]) -> Fraction:
    """Return a limit in đồng; ``monthly`` is asked where it is a part of the monthly support."""
    if limit.of_monthly is not None:
        return Fraction(limit.of_monthly) * monthly()
    return Fraction(limit.dong or 0)


def money_limits(  # noqa: PLR0913, PLR0917 - limits of lines and of lines together
    rules: Mapping[str, LineRule],
    applying: Container[str],
    drafts: Mapping[str, Draft],
    shared: Iterable[SharedLimit],
    year: YearToDate,
    monthly: Callable[[], Fraction],
) -> tuple[LimitUse, ...]:
    """Return how much of each limit in đồng is used by the lines of the rules that apply, before any such limit.

    Of a limit that lines share, what their own limits leave of them; ``rules`` are all of the scheme.
    """
    found: list[LimitUse] = []
    for rule in rules.values():
        if rule.limit is None or rule.id not in applying:
            continue
        amount = round_dong(drafts[rule.id].exact) if rule.id in drafts else 0
        source = rule.limit.source or rule.source
        for over, most in ((LimitPer.MONTH, rule.limit.per_month), (LimitPer.YEAR, rule.limit.per_year)):
            if most is not None:
                carried = _carried_dong([rule], year) if over is LimitPer.YEAR else 0
                found.append(LimitUse((rule.code,), None, None, over, amount, carried, most, source))
    for one in shared:
        if one.units is None and any(rule_id in applying for rule_id in one.lines):
            own = (within_money(rules[rule_id], drafts[rule_id], year) for rule_id in one.lines if rule_id in drafts)
            used = sum(round_dong(draft.exact) for draft in own)
            most, carried = floor(most_dong(one, monthly)), carried_dong(one, rules, year)
            found.append(LimitUse(_codes(one, rules), None, None, one.per, used, carried, most, one.source))
    return tuple(found)


def carried_dong(limit: SharedLimit, rules: Mapping[str, LineRule], year: YearToDate) -> int:
    """Return what earlier months used of a limit in đồng; 0 where it is by the month."""
    return _carried_dong([rules[one] for one in limit.lines], year) if limit.per is LimitPer.YEAR else 0


def _carried_dong(rules: Sequence[LineRule], year: YearToDate) -> int:
    """What the year paid for the lines; a sum of all lines by duty counts where one of these is paid by duty."""
    by_duty = any(rule.count is not None for rule in rules)
    return sum(year.dong.get(code, 0) for code in {rule.code for rule in rules}) + (year.bonus if by_duty else 0)
