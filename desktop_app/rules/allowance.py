"""A scheme's lines over one member's month: the interpreter of the scheme language.

What two members share is computed once: lines are immutable and kept by all that they depend on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from desktop_app.model.duty import NightWindow
from desktop_app.model.payroll import DutyCount, LineCode, PayrollLine, Step
from desktop_app.model.periods import Month
from desktop_app.model.sources import Source
from desktop_app.rules.amounts import Asking, Worth, worth
from desktop_app.rules.count_steps import CountSteps
from desktop_app.rules.entered_figures import entered_step, of_no_rule, refuse_unwanted
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.finishing import Finishing
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.limits import (
    Draft,
    LimitUse,
    Paid,
    money_limits,
    unit_limits,
    within_exact,
    within_money,
    within_own,
    within_shared,
    within_whole,
)
from desktop_app.rules.lookup import Lookup
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.part_months import in_role
from desktop_app.rules.quantities import Counted, Counter, by_day, days_of_lines, on_calendar
from desktop_app.rules.rounding import of_scheme
from desktop_app.rules.rule_facts import RuleFacts
from desktop_app.rules.scheme import LineRule, Scheme
from desktop_app.rules.scheme_amounts import Manual
from desktop_app.rules.scheme_conditions import holds_for
from desktop_app.rules.scheme_counts import Count
from desktop_app.rules.scheme_readings import RoleChange, ServiceCountedTo
from desktop_app.rules.stacking import Stacker
from desktop_app.rules.tallies import MonthDuty, Tallies

NIGHT_WINDOW = "night_window"
"""The parameter that holds the begin and end of the night, in minutes of the day."""


class _Applying(NamedTuple):
    """The rules that apply to a member, by id: all, those that rest on no other line, those that count something."""

    rules: Mapping[str, LineRule]
    plain: Mapping[str, LineRule]
    counts: Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class _Month:
    """One member's month while it is computed."""

    facts: MemberFacts
    who: int
    """Equal for members between whom the scheme cannot tell."""
    applying: _Applying
    counted: Mapping[str, Counted]
    paid: Mapping[str, Paid]

    @property
    def rules(self) -> Mapping[str, LineRule]:
        """Return the rules that apply."""
        return self.applying.rules


class MonthRules:
    """One scheme in one month: looked-up figures, day masks and lines already computed.

    ``on`` is another day whose figures are looked up: an estimate pays for a known month's duty by another month's.
    ``duty`` is the month's as another scheme has tallied it already.
    """

    def __init__(
        self,
        scheme: Scheme,
        parameters: Mapping[str, Parameter],
        days: MonthDays,
        *,
        on: date | None = None,
        duty: MonthDuty | None = None,
    ) -> None:
        self.scheme = scheme
        self.days = days
        day = on or days.month.first
        self._lookup = Lookup(parameters, day, Month.of(day).last)
        window = (self._lookup(NIGHT_WINDOW, "begins"), self._lookup(NIGHT_WINDOW, "ends"))
        self.night = NightWindow(*(int(found.value) for found in window))
        self._tallied = (duty or MonthDuty(days.month)).under(self.night)
        self._counter = Counter(scheme.switches, days)
        self._rounding = of_scheme(scheme.switches)
        self._role_change = RoleChange(scheme.switches.role_change.value)
        self._facts = RuleFacts(scheme, self._lookup)
        codes = {rule.id: rule.code for rule in scheme.lines}
        steps = CountSteps(scheme.switches, self._counter, codes)
        self._finishing = Finishing(scheme, self._lookup, days, self._rounding, steps)
        counts = [rule.count for rule in scheme.lines if rule.count]
        self._on_calendar = on_calendar(scheme.lines)
        self._by_day = by_day(scheme.lines)
        self._by_id = {rule.id: rule for rule in scheme.lines}
        self._month_before = scheme.switches.service_counted_to.value == ServiceCountedTo.MONTH_BEFORE
        self._stacks = bool(scheme.stacking) or any(count.excludes for count in counts)
        self._rules_of: dict[tuple[object, ...], _Applying] = {}
        self._done: dict[tuple[object, ...], Draft | None] = {}
        self._finished: dict[int, tuple[Draft, PayrollLine]] = {}
        self._worths: dict[tuple[str, int], Worth] = {}
        self._unsettled = False

    @property
    def payable(self) -> bool:
        """Return whether what was computed so far may be paid on.

        The scheme must be payable and in force from the month's first day, for no text says how a month is paid that it
        does not hold for whole; no figure of the state, nor a holiday where a line reads the calendar, may stand in a
        draft alone; no figure that the clerk enters for somebody may be missing, or stand for a line that a whole
        scheme does not have.
        """
        whole = self.scheme.span is not None and self.days.month.first in self.scheme.span
        drafted = self._lookup.rests_on_draft or (bool(self._on_calendar) and self.days.rests_on_draft)
        return self.scheme.payable and whole and not self._unsettled and not drafted

    def lines(self, facts: MemberFacts) -> tuple[tuple[PayrollLine, ...], DutyCount]:
        """Return the member's lines in printing order, nil ones left out, and what was counted before limits.

        Raises Refused where a figure is not in force or a fact that decides is not known, or the clerk entered a
        figure for a line that is computed.
        """
        tallies = self._tallied.of(facts.duty, facts.change)
        month = self._month(facts, tallies)
        return self._paid(month), self._counter.duty_count(tallies, days_of_lines(self._by_day, month.counted))

    def lines_alone(self, facts: MemberFacts) -> tuple[PayrollLine, ...]:
        """Return the member's lines, and not what stands beside them on a sheet; Refused as :meth:`lines`."""
        return self._paid(self._month(facts, self._tallied.of(facts.duty, facts.change)))

    def _paid(self, month: _Month) -> tuple[PayrollLine, ...]:
        unknown = of_no_rule(month.facts.manual, self.scheme)
        self._unsettled = self._unsettled or bool(self._missing(month)) or (bool(unknown) and self.scheme.complete)
        lines = [*self._by_code(month).values(), *unknown]
        found = sorted((line for line in lines if line.amount), key=lambda line: _ORDER[line.code])
        return self._finishing.total(found)

    def taking_after(self, facts: MemberFacts) -> frozenset[Count]:
        """Return the counts that have hours of the morning after the month for its last day."""
        month = self._month(facts, self._tallied.of(facts.duty, facts.change))
        return frozenset(month.applying.counts[one] for one, had in month.counted.items() if had.takes_after)

    def unpaid(self, facts: MemberFacts) -> tuple[PayrollLine, ...]:
        """Return the lines for which there was duty and nothing is paid, with the steps that say why."""
        month = self._month(facts, self._tallied.of(facts.duty, facts.change))
        return tuple(line for line in self._by_code(month).values() if not line.amount and line.steps)

    def open_lines(self, facts: MemberFacts) -> tuple[LineCode, ...]:
        """Return the lines that the member has something for, but nobody entered the figure that is missing."""
        return self._missing(self._month(facts, self._tallied.of(facts.duty, facts.change)))

    def _missing(self, month: _Month) -> tuple[LineCode, ...]:
        if not self._facts.any_is_open:
            return ()
        missing = [
            rule.code
            for rule in month.rules.values()
            if self._facts.is_open(rule)
            and rule.code not in month.facts.manual
            and (rule.count is None or month.counted[rule.id].ticks)
        ]
        return tuple(dict.fromkeys(missing))

    def limits(self, facts: MemberFacts) -> tuple[LimitUse, ...]:
        """Return how much of each limit that holds for the member is used by the duty given."""
        month = self._month(facts, self._tallied.of(facts.duty, facts.change))
        in_units = unit_limits(self._by_id, month.counted, self.scheme.limits, facts.year)
        if not self.scheme.limits and all(rule.limit is None for rule in self.scheme.lines):
            return in_units
        return in_units + money_limits(
            self._by_id,
            month.rules,
            self._almost(month)[1],
            self.scheme.limits,
            facts.year,
            partial(self._monthly_amount, facts),
        )

    def _month(self, facts: MemberFacts, tallies: Tallies) -> _Month:
        for stints in self._on_calendar:
            self._counter.settled(tallies, stints)
        if self._month_before:
            facts = replace(facts, service_months=facts.months_before)
        facts = self._as_paid(facts)
        who = self._facts.who(facts)
        applying = self._applying(facts, who)
        rules, _, counts = applying
        if facts.manual:
            wanted = {rule.code for rule in rules.values() if self._facts.is_open(rule)}
            refuse_unwanted(facts.manual, self.scheme, wanted)
        counted = {rule_id: self._counter.count(count, tallies, facts) for rule_id, count in counts.items()}
        if self._stacks:
            rate = partial(self._tick_rate, facts=facts)
            Stacker(rules, counts, counted, self._counter, tallies, rate).stack(self.scheme.stacking)
        paid = {rule_id: within_own(rules[rule_id], one, facts.year) for rule_id, one in counted.items()}
        if self.scheme.limits:
            in_time = partial(self._in_time, tallies, counted)
            within_shared(self.scheme.limits, self._by_id, paid, facts.year, in_time)
        return _Month(facts, who, applying, counted, paid)

    def _applying(self, facts: MemberFacts, who: int) -> _Applying:
        """Return the rules that apply; the same for all between whom the scheme cannot tell.

        What is paid by the month and by the days of each role applies where it does in any of them.
        """
        roles = self._roles(facts)
        held = tuple(one.role for one in roles)
        key = who, facts.social_insurance, facts.health_insurance, LineCode.LEAVING in facts.manual, held
        if key not in self._rules_of:
            rules = {
                rule.id: rule
                for rule in self.scheme.lines
                if any(_applies(rule, one) for one in (roles if self._by_role_days(rule) else (facts,)))
            }
            plain = {rule_id: rule for rule_id, rule in rules.items() if rule_id not in self._facts.dependent}
            counts = {rule_id: rule.count for rule_id, rule in rules.items() if rule.count}
            self._rules_of[key] = _Applying(rules, plain, counts)
        return self._rules_of[key]

    def _by_role_days(self, rule: LineRule) -> bool:
        by_month = rule.count is None and rule.id not in self._facts.dependent
        return by_month and self._finishing.part_month(rule) is not None

    def _as_paid(self, facts: MemberFacts) -> MemberFacts:
        """Return the member in the role that is paid: the one with the highest monthly support, where that is read."""
        if not facts.role_changed or self._role_change is not RoleChange.HIGHEST:
            return facts
        roles = [facts, *(in_role(facts, index) for index in range(len(facts.stretches)))]
        return max(roles, key=lambda one: self._monthly(one).amount)

    def _roles(self, facts: MemberFacts) -> tuple[MemberFacts, ...]:
        """Return the member in each role that he is paid by the days of; in the one alone, where that is not read."""
        if not facts.role_changed or not facts.stretches or self._role_change is not RoleChange.BY_DAYS:
            return (facts,)
        return tuple(in_role(facts, index) for index in range(len(facts.stretches)))

    def _in_time(
        self, tallies: Tallies, counted: Mapping[str, Counted], rule_id: str
    ) -> list[tuple[tuple[int, int], int]]:
        count = self._by_id[rule_id].count
        return self._counter.in_time(count, counted[rule_id], tallies) if count else []

    def _by_code(self, month: _Month) -> dict[LineCode, PayrollLine]:
        """Return the lines, each of the rules that make it up, within every limit."""
        lines, _ = self._almost(month)
        limits, monthly = self._facts.limits_of_all, partial(self._monthly_amount, month.facts)
        within_whole(limits, self._by_id, lines, month.facts.year, monthly)
        return lines

    def _almost(self, month: _Month) -> tuple[dict[LineCode, PayrollLine], dict[str, Draft]]:
        """Return the lines but for limits over lines that are made of others, and what each rule comes to.

        The latter before any limit in đồng, but what is made of other lines rests on what limits leave of them.
        """
        facts = month.facts
        whole = self._drafts(month)
        drafts = whole.copy()
        for one in self._facts.limited & whole.keys():
            drafts[one] = within_money(self._by_id[one], whole[one], facts.year)
        monthly = partial(self._monthly_amount, facts)
        if self.scheme.limits:
            within_exact(self.scheme.limits, self._by_id, drafts, facts.year, monthly)
        lines: dict[LineCode, PayrollLine] = {}
        self._finish(drafts.values(), lines)
        within_whole(self._facts.limits_of_plain, self._by_id, lines, facts.year, monthly)
        for rule, amount in self._facts.in_order:
            codes = dict.fromkeys(self._by_id[one].code for one in amount.lines)
            base = [lines[code] for code in codes if code in lines]
            draft = self._finishing.of_lines(rule, amount, base, facts) if rule.id in month.rules else None
            if draft is not None:
                whole[rule.id] = draft
                self._finish([within_money(rule, draft, facts.year)], lines)
        return lines, whole

    def _finish(self, drafts: Iterable[Draft], lines: dict[LineCode, PayrollLine]) -> None:
        """Finish drafts into lines, those of one line together; a line that is there already is added to."""
        together: dict[LineCode, list[Draft]] = {}
        for draft in drafts:
            if draft.rule.code in self._facts.of_one_rule:
                lines[draft.rule.code] = self._finished_one(draft)
            else:
                together.setdefault(draft.rule.code, []).append(draft)
        for code, own in together.items():
            line = self._finished_one(own[0]) if len(own) == 1 else self._finishing.finished(own)
            had = lines.get(code)
            lines[code] = line if had is None else _both(had, line, self.scheme.source)

    def _finished_one(self, draft: Draft) -> PayrollLine:
        """Remembered by the draft itself, which is kept so that no other takes its place."""
        found = self._finished.get(id(draft))
        if found is None:
            found = self._finished[id(draft)] = (draft, self._finishing.finished([draft]))
        return found[1]

    def _drafts(self, month: _Month) -> dict[str, Draft]:
        """Return what the rules come to that rest on no other line, before any limit in đồng."""
        found = {rule_id: self._draft(rule, month) for rule_id, rule in month.applying.plain.items()}
        return {rule_id: draft for rule_id, draft in found.items() if draft is not None}

    def _draft(self, rule: LineRule, month: _Month) -> Draft | None:
        facts, paid = month.facts, month.paid.get(rule.id)
        if self._facts.is_open(rule):
            return self._entered(rule, month, paid)
        if paid is not None and not paid.counted.anything:
            return None
        if self._facts.monthly_is_open and any(self._facts.waits_for_monthly(rule, one) for one in self._roles(facts)):
            return None
        # What is counted comes to the same for all who are paid for as much; what is paid by the month asks for more.
        key = (rule.id, month.who, _served(facts) if paid is None else paid)
        if key not in self._done:
            self._done[key] = self._compute(rule, month, paid)
        return self._done[key]

    def _compute(self, rule: LineRule, month: _Month, paid: Paid | None) -> Draft | None:
        if paid is None:
            return self._finishing.for_month(rule, partial(self._worth, rule), month.facts)
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
        exact = sum((one.amount for one in found), start=Fraction(0))
        rounding = self._finishing.rounding(rules[0]) if rules else self._rounding
        return Worth(Fraction(rounding.line(exact)), tuple(step for one in found for step in one.steps))

    def _monthly_amount(self, facts: MemberFacts) -> Fraction:
        return self._monthly(facts).amount

    def _tick_rate(self, rule: LineRule, facts: MemberFacts) -> Fraction:
        if self._facts.is_open(rule) or self._facts.waits_for_monthly(rule, facts):
            rate = Fraction(facts.manual.get(rule.code, 0))
        else:
            rate = self._finishing.rounding(rule).rate(self._worth(rule, facts).amount)
        return rate / (rule.count.ticks_per_unit if rule.count else 1)

    def _entered(self, rule: LineRule, month: _Month, paid: Paid | None) -> Draft | None:
        """What the clerk entered: one unit's rate for each open rule of the line that asks a rate, else paid once."""
        if rule.code not in month.facts.manual:
            return None
        dong = month.facts.manual[rule.code]
        step = entered_step(rule, dong)
        if paid is not None and isinstance(rule.amount, Manual) and rule.amount.per_unit:
            return self._finishing.for_units(rule, Worth(Fraction(dong), (step,)), paid)
        if rule is not next(one for one in month.rules.values() if one.code is rule.code and self._facts.is_open(one)):
            return None
        return Draft(rule, Fraction(dong), (step,), paid.ticks if paid else 0, floor=False, entered=True)


def _served(facts: MemberFacts) -> tuple[object, ...]:
    return facts.served_days, facts.served_mask, facts.stretches, facts.joining, facts.insured_months


_ORDER = {code: number for number, code in enumerate(LineCode)}


def _both(had: PayrollLine, more: PayrollLine, source: Source) -> PayrollLine:
    both = {"amounts": (had.amount, more.amount), "amount": had.amount + more.amount}
    steps = (*had.steps, *more.steps, Step("rules_added", both, source))
    return PayrollLine(had.code, had.amount + more.amount, steps, had.ticks + more.ticks)


def _applies(rule: LineRule, facts: MemberFacts) -> bool:
    if rule.code is LineCode.SOCIAL_INSURANCE and not facts.social_insurance:
        return False
    if rule.code is LineCode.HEALTH_INSURANCE and not facts.health_insurance:
        return False
    if rule.code is LineCode.LEAVING and not facts.leaving and rule.code not in facts.manual:
        return False
    return holds_for(rule.when, facts)
