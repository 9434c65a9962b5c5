"""A scheme's lines over one member's month: the interpreter of the scheme language.

What two members share is computed once: lines are immutable and kept by all that they depend on.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod

from desktop_app.model.duty import NightWindow
from desktop_app.model.money import round_dong
from desktop_app.model.payroll import DutyCount, LineCode, PayrollLine, Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.amounts import Lookup, Who, Worth, worth
from desktop_app.rules.counting import Tally, at_least, tally
from desktop_app.rules.facts import MemberFacts, PlaceFacts
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.quantities import Counted, Counter, ticks_per_unit
from desktop_app.rules.scheme import (
    Coefficient,
    Condition,
    Count,
    CountOf,
    LineRule,
    Manual,
    OfMonthly,
    PartMonth,
    RoundingStage,
    Scheme,
)

NIGHT_WINDOW = "night_window"
"""The parameter that holds the begin and end of the night, in minutes of the day."""

_CALENDAR_COUNTS = {CountOf.REST_DAYS, CountOf.HOLIDAYS}
_LineKey = tuple[int, Who, int | None, bool, Counted | None]


class MonthRules:
    """One scheme in one month: looked-up figures, day masks and lines already computed."""

    def __init__(self, scheme: Scheme, parameters: Mapping[str, Parameter], days: MonthDays) -> None:
        self.scheme = scheme
        self.days = days
        self._lookup = Lookup(parameters, days.month.first)
        window = (self._lookup(NIGHT_WINDOW, "begins"), self._lookup(NIGHT_WINDOW, "ends"))
        self._night = NightWindow(*(int(found.value) for found in window))
        self._counter = Counter(scheme.switches, days)
        self._unit = int(scheme.switches.rounding_unit.value)
        self._round_rate = scheme.switches.rounding_stage.value == RoundingStage.RATE
        self._monthly_number = next((n for n, rule in enumerate(scheme.lines) if rule.code is LineCode.MONTHLY), -1)
        counts = [rule.count for rule in scheme.lines if rule.count]
        self._needs_plan = any(count.plan_required for count in counts)
        self._needs_calendar = any(count.of in _CALENDAR_COUNTS for count in counts)
        self._duty_minimum = min((c.minimum_minutes for c in counts if c.of is CountOf.DUTY_DAYS), default=1)
        self._open = {n for n, rule in enumerate(scheme.lines) if self._is_open(rule)}
        self._done: dict[_LineKey, PayrollLine | None] = {}
        self._worths: dict[tuple[int, Who], Worth] = {}

    def _is_open(self, rule: LineRule) -> bool:
        """A figure that stands in no text read: the clerk enters it."""
        if isinstance(rule.amount, Coefficient):
            return self._lookup.never_known(rule.amount.of)
        return isinstance(rule.amount, Manual)

    def open_lines(self, facts: MemberFacts, count: DutyCount) -> tuple[LineCode, ...]:
        """Return the lines that the member has something for, but nobody entered the figure that is missing."""
        return tuple(
            self.scheme.lines[n].code
            for n in sorted(self._open)
            if _applies(self.scheme.lines[n], facts)
            and self.scheme.lines[n].code not in facts.manual
            and (self.scheme.lines[n].count is None or _something(self.scheme.lines[n], count))
        )

    def lines(self, facts: MemberFacts) -> tuple[tuple[PayrollLine, ...], DutyCount]:
        """Return the member's lines in printing order, nil ones left out, and what was counted before limits.

        Raises Refused where a figure is not in force, or the clerk entered one for a line that is computed.
        """
        all_duty = tally(facts.duty, self.days.month, self._night)
        if self._needs_calendar:
            self._counter.settled(all_duty)
        planned = self._planned(facts, all_duty)
        who = Who(facts.role, facts.place.wage_region, facts.state_group)
        found: list[PayrollLine | None] = []
        taken: dict[CountOf, int] = {}
        for number, rule in enumerate(self.scheme.lines):
            if not _applies(rule, facts):
                continue
            counted = self._counted(rule.count, all_duty, planned, taken) if rule.count else None
            found.append(self._line(number, who, facts, counted))
        found += self._manual_only(facts)
        lines = [line for line in found if line is not None and line.amount]
        lines.sort(key=lambda line: _ORDER[line.code])
        return tuple(lines), self._count(all_duty)

    def _planned(self, facts: MemberFacts, all_duty: Tally) -> Tally:
        if not self._needs_plan:
            return all_duty
        return tally((entry for entry in facts.duty if entry.plan), self.days.month, self._night)

    def _counted(self, count: Count, all_duty: Tally, planned: Tally, taken: dict[CountOf, int]) -> Counted:
        if not count.plan_required:
            return self._counter.count(count, all_duty, taken)
        without = self._counter.count(count, all_duty, dict(taken))
        counted = self._counter.count(count, planned, taken)
        return replace(counted, unplanned=without.ticks - counted.ticks)

    def _line(self, number: int, who: Who, facts: MemberFacts, counted: Counted | None) -> PayrollLine | None:
        rule = self.scheme.lines[number]
        if number in self._open:
            return _entered(rule, facts)
        if rule.code in facts.manual:
            raise Refused(Problem("rules.manual_not_open", Place(column="manual"), {"line": rule.code}))
        key = (number, who, facts.served_days, facts.role_changed, counted)
        if key not in self._done:
            self._done[key] = self._compute(number, who, facts, counted)
        return self._done[key]

    def _compute(
        self,
        number: int,
        who: Who,
        facts: MemberFacts,
        counted: Counted | None,
    ) -> PayrollLine | None:
        rule = self.scheme.lines[number]
        if counted is not None and not counted.ticks:
            return None
        one = self._worth(number, who)
        if counted is not None and rule.count is not None:
            ticks, counting = self._counter.steps(rule, rule.count, counted)
            exact, product = self._times(rule, one, ticks, counted.of)
            return self._finished(rule, exact, [*one.steps, *counting, product])
        exact, more = self._for_month(rule, one, facts)
        return self._finished(rule, exact, [*one.steps, *more])

    def _worth(self, number: int, who: Who) -> Worth:
        """One unit of a line; for a part of the monthly support, of that as it is printed: rounded.

        So every product on the sheet can be checked by hand.
        """
        if (number, who) not in self._worths:
            rule, monthly = self.scheme.lines[number], None
            if isinstance(rule.amount, OfMonthly):
                exact = self._worth(self._monthly_number, who)
                monthly = replace(exact, amount=Fraction(self._rounded(exact.amount)))
            self._worths[number, who] = worth(rule, who, self._lookup, monthly)
        return self._worths[number, who]

    def _rounded(self, exact: Fraction) -> int:
        """Round to the scheme's unit; the short way where there is nothing to round."""
        return exact.numerator if exact.denominator == self._unit == 1 else round_dong(exact, self._unit)

    def _times(self, rule: LineRule, one: Worth, ticks: int, of: CountOf) -> tuple[Fraction, Step]:
        rate = Fraction(self._rounded(one.amount)) if self._round_rate else one.amount
        exact = Fraction(rate.numerator * ticks, rate.denominator * ticks_per_unit(of))
        hours = of is CountOf.NIGHT_HOURS
        values: dict[str, object] = {"minutes" if hours else "days": ticks, "amount": self._rounded(exact)}
        unit = "hours" if hours else "days"
        if one.coefficient is None or self._round_rate:
            return exact, Step(f"{unit}_times_rate", {**values, "rate": round_dong(rate)}, rule.source)
        values |= {"coefficient": one.coefficient, "monthly": one.monthly}
        return exact, Step(f"{unit}_times_coefficient", values, rule.source)

    def _for_month(self, rule: LineRule, one: Worth, facts: MemberFacts) -> tuple[Fraction, list[Step]]:
        exact, steps = one.amount, list[Step]()
        if one.coefficient is not None:
            values = {"coefficient": one.coefficient, "monthly": one.monthly, "amount": self._rounded(exact)}
            steps.append(Step("part_of_monthly", values, rule.source))
        if rule.code.insurance:
            return exact, steps
        if facts.role_changed:
            steps.append(Step("role_of_last_day", {}, _doubted(rule)))
        if facts.served_days is None or facts.served_days >= len(self.days.dates):
            return exact, steps
        switch = self.scheme.switches.part_month
        served = {"served": facts.served_days, "length": len(self.days.dates)}
        if switch.value == PartMonth.FULL_MONTH:
            return exact, [*steps, Step("part_month_full", served, switch.source)]
        exact = exact * facts.served_days / len(self.days.dates)
        return exact, [*steps, Step("part_month", {**served, "amount": self._rounded(exact)}, switch.source)]

    def _finished(self, rule: LineRule, exact: Fraction, steps: list[Step]) -> PayrollLine:
        amount = self._rounded(exact)
        if exact.denominator != 1 or amount != exact.numerator:
            steps.append(Step("rounded", {"unit": self._unit}, self.scheme.switches.rounding_unit.source))
        if rule.floor:
            floor = round_dong(prod((Fraction(self._lookup(code).value) for code in rule.floor), start=Fraction(1)))
            if floor > amount:
                share = self._lookup(rule.floor[0])
                values: dict[str, object] = {"share": share.value, "provincial": amount, "amount": floor}
                steps.append(Step("raised_to_floor", values, share.source))
                amount = floor
        first = self.days.month.first
        asked = [note for note in rule.notes if note.since is None or note.since <= first]
        steps += [Step("open_question", {"note": note.text}, _doubted(rule)) for note in asked]
        return PayrollLine(rule.code, amount, tuple(steps))

    def _manual_only(self, facts: MemberFacts) -> list[PayrollLine | None]:
        """Figures entered for lines that the scheme's text, as far as it is known, does not settle."""
        if not facts.manual:
            return []
        known = {rule.code for rule in self.scheme.lines}
        source = replace(self.scheme.source, certainty=Certainty.ASSUMED)
        return [_entered_line(code, dong, source) for code, dong in facts.manual.items() if code not in known]

    def _count(self, duty: Tally) -> DutyCount:
        daytime = at_least(duty.daytime, 1)
        return DutyCount(
            duty.night_minutes,
            (daytime & self._counter.rest).bit_count(),
            (daytime & self._counter.holiday).bit_count(),
            at_least(duty.minutes, self._duty_minimum).bit_count(),
            duty.heavy.bit_count(),
            duty.training.bit_count(),
        )


_ORDER = {code: number for number, code in enumerate(LineCode)}


def _applies(rule: LineRule, facts: MemberFacts) -> bool:
    if rule.code is LineCode.SOCIAL_INSURANCE and not facts.social_insurance:
        return False
    if rule.code is LineCode.HEALTH_INSURANCE and not facts.health_insurance:
        return False
    return _holds(rule.when, facts.place)


def _something(rule: LineRule, count: DutyCount) -> bool:
    counted = {
        CountOf.NIGHT_HOURS: count.night_minutes,
        CountOf.REST_DAYS: count.rest_days,
        CountOf.HOLIDAYS: count.holidays,
        CountOf.DUTY_DAYS: count.duty_days,
        CountOf.HEAVY_DAYS: count.heavy_days,
        CountOf.TRAINING_DAYS: count.training_days,
    }
    return rule.count is not None and counted[rule.count.of] > 0


def _holds(condition: Condition, place: PlaceFacts) -> bool:
    if condition.traits_any and condition.traits_any.isdisjoint(place.traits):
        return False
    return not condition.commune_kinds or place.commune_kind in condition.commune_kinds


def _doubted(rule: LineRule) -> Source:
    return replace(rule.source, certainty=Certainty.ASSUMED)


def _entered(rule: LineRule, facts: MemberFacts) -> PayrollLine | None:
    if rule.code not in facts.manual:
        return None
    return _entered_line(rule.code, facts.manual[rule.code], rule.source)


def _entered_line(code: LineCode, dong: int, source: Source) -> PayrollLine:
    return PayrollLine(code, dong, (Step("entered_by_clerk", {"amount": dong}, source),))
