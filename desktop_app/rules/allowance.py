"""A scheme's lines over one member's month: the interpreter of the scheme language.

What two members share is computed once: lines are immutable and kept by all that they depend on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial

from desktop_app.model.duty import NightWindow
from desktop_app.model.payroll import DutyCount, LineCode, PayrollLine, Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty
from desktop_app.rules.amounts import Asking, Lookup, Worth, worth
from desktop_app.rules.count_steps import CountSteps
from desktop_app.rules.counting import Cutter
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.finishing import Finishing
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.limits import (
    LimitUse,
    Paid,
    money_limits,
    unit_limits,
    within_money,
    within_own,
    within_shared,
    within_shared_money,
)
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.quantities import Counted, Counter, Tallies, needs_calendar
from desktop_app.rules.rounding import Rounding
from desktop_app.rules.rule_facts import RuleFacts
from desktop_app.rules.scheme import LineRule, Scheme
from desktop_app.rules.scheme_amounts import Manual, OfLines
from desktop_app.rules.scheme_conditions import holds_for
from desktop_app.rules.scheme_counts import CountOf, Work
from desktop_app.rules.stacking import Stacker

NIGHT_WINDOW = "night_window"
"""The parameter that holds the begin and end of the night, in minutes of the day."""


@dataclass(frozen=True, slots=True)
class _Month:
    """One member's month while it is computed."""

    facts: MemberFacts
    who: int
    """Equal for members between whom the scheme cannot tell."""
    rules: Mapping[str, LineRule]
    """Those that apply."""
    counted: Mapping[str, Counted]
    paid: Mapping[str, Paid]


class MonthRules:
    """One scheme in one month: looked-up figures, day masks and lines already computed.

    ``on`` is another day whose figures are looked up: an estimate pays for a known month's duty by another month's.
    """

    def __init__(
        self, scheme: Scheme, parameters: Mapping[str, Parameter], days: MonthDays, on: date | None = None
    ) -> None:
        self.scheme = scheme
        self.days = days
        self._lookup = Lookup(parameters, on or days.month.first)
        window = (self._lookup(NIGHT_WINDOW, "begins"), self._lookup(NIGHT_WINDOW, "ends"))
        self._cutter = Cutter(days.month, NightWindow(*(int(found.value) for found in window)))
        self._counter = Counter(scheme.switches, days)
        self._rounding = Rounding(scheme.switches)
        self._facts = RuleFacts(scheme, self._lookup)
        codes = {rule.id: rule.code for rule in scheme.lines}
        steps = CountSteps(scheme.switches, self._counter, codes)
        self._finishing = Finishing(scheme, self._lookup, days, self._rounding, steps)
        counts = [rule.count for rule in scheme.lines if rule.count]
        self._needs_calendar = needs_calendar(scheme.lines)
        self._duty_minimum = min((c.minimum_minutes for c in counts if c.of is CountOf.DUTY_DAYS), default=1)
        self._by_id = {rule.id: rule for rule in scheme.lines}
        self._stacks = bool(scheme.stacking) or any(count.excludes for count in counts)
        self._rules_of: dict[tuple[int, bool, bool, bool], Mapping[str, LineRule]] = {}
        self._done: dict[tuple[object, ...], PayrollLine | None] = {}
        self._worths: dict[tuple[str, int], Worth] = {}

    def lines(self, facts: MemberFacts) -> tuple[tuple[PayrollLine, ...], DutyCount]:
        """Return the member's lines in printing order, nil ones left out, and what was counted before limits.

        Raises Refused where a figure is not in force or a fact that decides is not known, or the clerk entered a
        figure for a line that is computed.
        """
        tallies = Tallies(facts.duty, self._cutter, self._counter.lanes)
        month = self._month(facts, tallies)
        by_rule = self._by_rule(month)
        lines = self._merged(by_rule) + self._unknown_entered(facts)
        found = sorted((line for line in lines if line.amount), key=lambda line: _ORDER[line.code])
        return self._finishing.total(found), self._counter.duty_count(tallies, self._duty_minimum)

    def open_lines(self, facts: MemberFacts, count: DutyCount) -> tuple[LineCode, ...]:
        """Return the lines that the member has something for, but nobody entered the figure that is missing."""
        del count  # what was counted is looked up rule by rule
        month = self._month(facts, Tallies(facts.duty, self._cutter, self._counter.lanes))
        missing = [
            rule.code
            for rule in month.rules.values()
            if self._facts.is_open(rule)
            and rule.code not in facts.manual
            and (rule.count is None or month.counted[rule.id].ticks)
        ]
        return tuple(dict.fromkeys(missing))

    def limits(self, facts: MemberFacts) -> tuple[LimitUse, ...]:
        """Return how much of each limit that holds for the member is used by the duty given."""
        month = self._month(facts, Tallies(facts.duty, self._cutter, self._counter.lanes))
        in_units = unit_limits(self._by_id, month.counted, self.scheme.limits, facts.year)
        if not self.scheme.limits and all(rule.limit is None for rule in self.scheme.lines):
            return in_units
        lines = self._by_rule(month) | self._plain_lines(month)
        return in_units + money_limits(self._by_id, month.rules, lines, self.scheme.limits, facts.year)

    def _month(self, facts: MemberFacts, tallies: Tallies) -> _Month:
        if self._needs_calendar:
            self._counter.settled(tallies.of(Work.DUTY))
        who = self._facts.who(facts)
        rules = self._applying(facts, who)
        if facts.manual:
            self._refuse_entered(facts, rules.values())
        counted = {rule.id: self._counter.count(rule.count, tallies, facts) for rule in rules.values() if rule.count}
        if self._stacks:
            counts = {rule_id: rule.count for rule_id, rule in rules.items() if rule.count}
            rate = partial(self._tick_rate, facts=facts)
            Stacker(rules, counts, counted, self._counter, tallies, rate).stack(self.scheme.stacking)
        paid = {rule_id: within_own(rules[rule_id], one, facts.year) for rule_id, one in counted.items()}
        if self.scheme.limits:
            within_shared(self.scheme.limits, self._by_id, paid, facts.year)
        return _Month(facts, who, rules, counted, paid)

    def _applying(self, facts: MemberFacts, who: int) -> Mapping[str, LineRule]:
        """Return the rules that apply; the same for all between whom the scheme cannot tell."""
        key = who, facts.social_insurance, facts.health_insurance, LineCode.LEAVING in facts.manual
        if key not in self._rules_of:
            self._rules_of[key] = {rule.id: rule for rule in self.scheme.lines if _applies(rule, facts)}
        return self._rules_of[key]

    def _by_rule(self, month: _Month) -> dict[str, PayrollLine]:
        year = month.facts.year
        lines = {
            rule_id: within_money(self._by_id[rule_id], one, year) for rule_id, one in self._plain_lines(month).items()
        }
        shared = [limit for limit in self.scheme.limits if limit.dong is not None]
        early = [limit for limit in shared if not self._facts.dependent.intersection(limit.lines)]
        within_shared_money(early, self._by_id, lines, year)
        for rule in self._facts.in_order:
            if rule.id in month.rules:
                lines[rule.id] = self._of_lines(rule, month, lines)
        late = [limit for limit in shared if limit not in early]
        within_shared_money(late, self._by_id, lines, year)
        return lines

    def _plain_lines(self, month: _Month) -> dict[str, PayrollLine]:
        """Return the lines of the rules that rest on no other line, before any limit in đồng."""
        plain = (rule for rule_id, rule in month.rules.items() if rule_id not in self._facts.dependent)
        found = ((rule.id, self._line(rule, month)) for rule in plain)
        return {rule_id: line for rule_id, line in found if line is not None}

    def _line(self, rule: LineRule, month: _Month) -> PayrollLine | None:
        facts, paid = month.facts, month.paid.get(rule.id)
        if self._facts.is_open(rule):
            return self._entered(rule, month, paid)
        if self._facts.waits_for_monthly(rule, facts):
            return None
        key = (rule.id, month.who, facts.served_days, facts.served_mask, facts.stretches, paid)
        if key not in self._done:
            self._done[key] = self._compute(rule, month, paid)
        return self._done[key]

    def _compute(self, rule: LineRule, month: _Month, paid: Paid | None) -> PayrollLine | None:
        if paid is None:
            return self._finishing.for_month(rule, partial(self._worth, rule), month.facts)
        if not paid.counted.ticks and not paid.counted.stacked:
            return None
        return self._finishing.for_units(rule, self._worth(rule, month.facts), paid)

    def _worth(self, rule: LineRule, facts: MemberFacts) -> Worth:
        """One unit of a rule; for a part of the monthly support, of that as it is printed: rounded.

        So every product on the sheet can be checked by hand.
        """
        key = rule.id, self._facts.who(facts)
        if key not in self._worths:
            asking = Asking(rule, facts, self._lookup, partial(self._monthly, facts))
            self._worths[key] = worth(rule.amount, asking)
        return self._worths[key]

    def _monthly(self, facts: MemberFacts) -> Worth:
        """The monthly support for a whole month in the member's role, rounded."""
        rules = [rule for rule in self.scheme.lines if rule.code is LineCode.MONTHLY and holds_for(rule.when, facts)]
        entered = facts.manual.get(LineCode.MONTHLY)
        found = [self._worth(rule, facts) for rule in rules if not self._facts.is_open(rule)]
        if entered is not None and any(self._facts.is_open(rule) for rule in rules):
            found.append(Worth(Fraction(entered), (entered_step(rules[0], entered),)))
        amount = sum((Fraction(self._rounding.line(one.amount)) for one in found), start=Fraction(0))
        return Worth(amount, tuple(step for one in found for step in one.steps))

    def _tick_rate(self, rule: LineRule, facts: MemberFacts) -> Fraction:
        if self._facts.is_open(rule) or self._facts.waits_for_monthly(rule, facts):
            rate = Fraction(facts.manual.get(rule.code, 0))
        else:
            rate = self._rounding.rate(self._worth(rule, facts).amount)
        return rate / (rule.count.ticks_per_unit if rule.count else 1)

    def _of_lines(self, rule: LineRule, month: _Month, lines: Mapping[str, PayrollLine]) -> PayrollLine:
        if not isinstance(rule.amount, OfLines):
            raise TypeError(rule)
        base = [lines[one] for one in rule.amount.lines if one in lines]
        paid = month.paid.get(rule.id)
        line = self._finishing.of_lines(rule, rule.amount, base, paid)
        return within_money(rule, line, month.facts.year)

    def _entered(self, rule: LineRule, month: _Month, paid: Paid | None) -> PayrollLine | None:
        """What the clerk entered: one unit's rate for each open rule of the line that asks a rate, else paid once."""
        if rule.code not in month.facts.manual:
            return None
        dong = month.facts.manual[rule.code]
        step = entered_step(rule, dong)
        if paid is not None and isinstance(rule.amount, Manual) and rule.amount.per_unit:
            return self._finishing.for_units(rule, Worth(Fraction(dong), (step,)), paid)
        if rule is not next(one for one in month.rules.values() if one.code is rule.code and self._facts.is_open(one)):
            return None
        return PayrollLine(rule.code, dong, (step,), paid.ticks if paid else 0)

    def _refuse_entered(self, facts: MemberFacts, rules: Iterable[LineRule]) -> None:
        """A figure entered for a line that is computed for this member would be dropped without a word."""
        known = {rule.code for rule in self.scheme.lines}
        wanted = {rule.code for rule in rules if self._facts.is_open(rule)}
        if wrong := [code for code in facts.manual if code in known - wanted]:
            raise Refused(Problem("rules.manual_not_open", Place(column="manual"), {"line": code}) for code in wrong)

    @staticmethod
    def _merged(by_rule: Mapping[str, PayrollLine]) -> list[PayrollLine]:
        """Rules that share a line make one amount of it, which their steps explain in turn."""
        merged: dict[LineCode, PayrollLine] = {}
        for line in by_rule.values():
            had = merged.get(line.code)
            if had is None or not had.amount:
                merged[line.code] = line
            elif line.amount:
                both = {"amounts": (had.amount, line.amount), "amount": had.amount + line.amount}
                steps = (*had.steps, *line.steps, Step("rules_added", both))
                merged[line.code] = PayrollLine(line.code, had.amount + line.amount, steps, had.ticks + line.ticks)
        return list(merged.values())

    def _unknown_entered(self, facts: MemberFacts) -> list[PayrollLine]:
        """Figures entered for lines that the scheme's text, as far as it is known, does not settle."""
        if not facts.manual:
            return []
        known = {rule.code for rule in self.scheme.lines}
        source = replace(self.scheme.source, certainty=Certainty.ASSUMED)
        return [
            PayrollLine(code, dong, (Step("entered_by_clerk", {"amount": dong}, source),))
            for code, dong in facts.manual.items()
            if code not in known
        ]


_ORDER = {code: number for number, code in enumerate(LineCode)}


def entered_step(rule: LineRule, dong: int) -> Step:
    """Return the step of a figure that the clerk entered."""
    return Step("entered_by_clerk", {"amount": dong}, rule.source)


def _applies(rule: LineRule, facts: MemberFacts) -> bool:
    if rule.code is LineCode.SOCIAL_INSURANCE and not facts.social_insurance:
        return False
    if rule.code is LineCode.HEALTH_INSURANCE and not facts.health_insurance:
        return False
    if rule.code is LineCode.LEAVING and not facts.leaving and rule.code not in facts.manual:
        return False
    return holds_for(rule.when, facts)
