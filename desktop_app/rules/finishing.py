"""From the worth of one unit to a line of the sheet: times the count or the part of a month, rounded, not too low."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from desktop_app.model.money import round_dong
from desktop_app.model.payroll import LineCode, PayrollLine, Step
from desktop_app.model.periods import MONTHS_A_YEAR
from desktop_app.rules.amounts import Worth, addends, of_monthly_values
from desktop_app.rules.count_steps import CountSteps
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.limits import Draft, Paid
from desktop_app.rules.lookup import Lookup
from desktop_app.rules.part_months import in_role, part_step, ratio, served_days
from desktop_app.rules.rounding import Rounding
from desktop_app.rules.scheme import LineRule, Payment, Scheme
from desktop_app.rules.scheme_amounts import OfLines
from desktop_app.rules.scheme_conditions import holds_for
from desktop_app.rules.scheme_counts import Count, Per
from desktop_app.rules.scheme_readings import PartMonth, RoleChange, RoundingStage, RoundingWay

WorthOf = Callable[[MemberFacts], Worth]
_UNITS = {
    Per.HOUR: "hours",
    Per.DAY: "days",
    Per.NIGHT: "days",
    Per.STINT: "days",
    Per.SERVICE_YEAR: "years",
}


class Finishing:
    """Finishes lines of one scheme in one month."""

    def __init__(
        self, scheme: Scheme, lookup: Lookup, days: MonthDays, rounding: Rounding, counting: CountSteps
    ) -> None:
        self._scheme = scheme
        self._lookup = lookup
        self._days = days
        self._rounding = rounding
        self._counting = counting
        self._asked: dict[str, Sequence[Step]] = {}
        codes = {rule.id: rule.code for rule in scheme.lines}
        self._limited = {rule.code for rule in scheme.lines if rule.limit is not None} | {
            codes[rule_id] for limit in scheme.limits if limit.units is None for rule_id in limit.lines
        }

    def for_units(self, rule: LineRule, one: Worth, paid: Paid) -> Draft:
        """Return what was counted comes to."""
        count = rule.count
        if count is None:
            raise TypeError(rule)
        exact, product = self._times(rule, count, one, paid.ticks)
        steps = (*one.steps, *self._rate(rule, one), *self._counting.steps(rule, count, paid), product)
        # Nothing counted, or all of it beyond a limit: there is nothing that could be too low.
        return Draft(rule, exact, steps, paid.ticks, floor=paid.ticks > 0)

    def _rate(self, rule: LineRule, one: Worth) -> list[Step]:
        """The steps of one unit's rate, where it is rounded before it is multiplied."""
        rounding = self.rounding(rule)
        if rounding.stage is not RoundingStage.RATE:
            return []
        rate, steps = rounding.line(one.amount), list[Step]()
        if one.coefficient is not None:
            code = "part_of_monthly" if one.divisor == 1 else "part_of_monthly_divided"
            steps.append(Step(code, of_monthly_values(one, round_dong(one.amount)), rule.source))
        if rate != one.amount:
            source = rule.source if rule.rounding else self._scheme.switches.rounding_unit.source
            steps.append(Step(f"made_whole_{rounding.way}", {"unit": rounding.unit, "amount": rate}, source))
        return steps

    def of_lines(
        self, rule: LineRule, amount: OfLines, base: Sequence[PayrollLine], facts: MemberFacts
    ) -> Draft | None:
        """Return the part of what other lines come to; None in a month in which it is not paid."""
        whole = sum(line.amount for line in base)
        exact = Fraction(amount.coefficient) * whole
        values: dict[str, object] = {"coefficient": amount.coefficient, "lines": tuple(line.code for line in base)}
        values |= {"base": whole, "amount": round_dong(exact)}
        return self._paid_at_once(Draft(rule, exact, (Step("part_of_lines", values, rule.source),)), facts)

    def for_month(self, rule: LineRule, worth_of: WorthOf, facts: MemberFacts) -> Draft | None:
        """Return an amount by the month; None in a month in which it is not paid."""
        one = worth_of(facts)
        exact, steps = one.amount, list(one.steps)
        if one.coefficient is not None:
            code = "part_of_monthly" if one.divisor == 1 else "part_of_monthly_divided"
            steps.append(Step(code, of_monthly_values(one, round_dong(exact)), rule.source))
        reading = self.part_month(rule)
        if reading is not None:
            exact, more = self._of_roles(rule, exact, facts, worth_of)
            steps += more
            exact, more = self._of_part(rule, exact, facts, reading)
            steps += more
        return self._paid_at_once(Draft(rule, exact, tuple(steps)), facts)

    def rounding(self, rule: LineRule) -> Rounding:
        """Return how the rule's line is rounded."""
        return self._rounding.own(rule.rounding) if rule.rounding else self._rounding

    def finished(self, drafts: Sequence[Draft]) -> PayrollLine:
        """Return the line that one rule, or several together, make: added exactly, then rounded once."""
        first = drafts[0]
        if first.entered and len(drafts) == 1:
            return PayrollLine(first.rule.code, first.exact.numerator, first.steps, first.ticks)
        steps = [step for draft in drafts for step in draft.steps]
        exact, rule = first.exact, first.rule
        if len(drafts) > 1:
            exact, more = _added(drafts)
            steps += more
            rule = next((draft.rule for draft in drafts if draft.rule.rounding), rule)
        amount = self._whole(rule, exact, steps, _most(drafts))
        amount = self._not_too_low([draft for draft in drafts if draft.floor], amount, steps)
        for draft in drafts:
            steps += self._questions(draft.rule)
        return PayrollLine(first.rule.code, amount, tuple(steps), sum(draft.ticks for draft in drafts))

    def _whole(self, rule: LineRule, exact: Fraction, steps: list[Step], most: int | None) -> int:
        rounding = self.rounding(rule)
        amount = rounding.line(exact)
        if most is not None and amount > most:
            rounding = replace(rounding, way=RoundingWay.DOWN)
            amount = rounding.line(exact)
        if exact.denominator != 1 or amount != exact.numerator:
            source = rule.source if rule.rounding else self._scheme.switches.rounding_unit.source
            steps.append(Step(f"rounded_{rounding.way}", {"unit": rounding.line_unit}, source))
        return amount

    def _not_too_low(self, drafts: Sequence[Draft], amount: int, steps: list[Step]) -> int:
        """Raise the amount to the national floor, where a rule names one."""
        for draft in drafts:
            if draft.rule.floor:
                floor = round_dong(self._lookup.product(draft.rule.floor) * draft.covers)
                if floor > amount:
                    share = self._lookup(draft.rule.floor[0])
                    values: dict[str, object] = {"share": share.value, "provincial": amount, "amount": floor}
                    steps += [step for code in draft.rule.floor[1:] for step in self._lookup.steps(code)]
                    steps.append(Step("raised_to_floor", values, share.source))
                    amount = floor
                changes = [step for code in draft.rule.floor for step in self._lookup.changes(code)]
                steps += [step for step in changes if step not in steps]
        return amount

    def _questions(self, rule: LineRule) -> Sequence[Step]:
        """The open questions about a rule: the same for everyone, made once."""
        if rule.id not in self._asked:
            first = self._days.month.first
            asked = [note for note in rule.notes if note.since is None or note.since <= first]
            self._asked[rule.id] = [Step("open_question", {"note": note.text}, rule.source.assumed()) for note in asked]
        return self._asked[rule.id]

    def total(self, lines: list[PayrollLine]) -> tuple[PayrollLine, ...]:
        """Return the lines with the total rounded, where the scheme rounds the total: on its last cash line.

        What is rounded away beyond that line is taken from the one before; a line of which nothing is left falls out.
        A line with a limit in đồng is never rounded up: another is, or where there is none the total goes down.
        """
        grand = self._rounding.stage is RoundingStage.GRAND_TOTAL
        whole = sum(line.amount for line in lines if grand or not line.code.insurance)
        left = self._rounding.total(whole) - whole
        if not left:
            return tuple(lines)
        cash = [index for index, line in enumerate(lines) if not line.code.insurance]
        if left > 0:
            free = [index for index in cash if lines[index].code not in self._limited]
            left, cash = (left, free) if free else (-(whole % self._rounding.unit), cash)
        total, found = whole + left, list(lines)
        for index in reversed(cash):
            if difference := max(left, -lines[index].amount):
                values = {"unit": self._rounding.unit, "difference": difference, "total": total}
                step = Step(f"{self._rounding.stage}_rounded", values, self._scheme.switches.rounding_stage.source)
                line = lines[index]
                found[index] = replace(line, amount=line.amount + difference, steps=(*line.steps, step))
                left -= difference
        return tuple(line for line in found if line.amount)

    def _times(self, rule: LineRule, count: Count, one: Worth, ticks: int) -> tuple[Fraction, Step]:
        rounding = self.rounding(rule)
        by_rate = rounding.stage is RoundingStage.RATE
        rate = rounding.rate(one.amount)
        exact = Fraction(rate.numerator * ticks, rate.denominator * count.ticks_per_unit)
        unit = _UNITS[count.per]
        units: object = Fraction(ticks, count.ticks_per_unit) if count.tiers else ticks
        values: dict[str, object] = {{"hours": "minutes", "years": "months"}.get(unit, "days"): units}
        values["amount"] = round_dong(exact)
        if one.coefficient is None or by_rate:
            if rate.denominator == 1:
                return exact, Step(f"{unit}_times_rate", {**values, "rate": rate.numerator}, rule.source)
            return exact, Step(f"{unit}_times_exact", {**values, "rate": _four_places(rate)}, rule.source)
        values |= {"coefficient": one.coefficient, "monthly": one.monthly}
        if one.divisor == 1:
            return exact, Step(f"{unit}_times_coefficient", values, rule.source)
        return exact, Step(f"{unit}_times_divided", {**values, "divisor": one.divisor}, rule.source)

    def part_month(self, rule: LineRule) -> PartMonth | None:
        """Return how a part of the month is paid; None for insurance and for what is paid once, on leaving.

        Unless the text says otherwise for the line.
        """
        if rule.part_month is not None:
            return rule.part_month
        once = rule.code is LineCode.LEAVING or rule.when.leaving is True
        return None if once or rule.code.insurance else PartMonth(self._scheme.switches.part_month.value)

    def _of_roles(
        self, rule: LineRule, exact: Fraction, facts: MemberFacts, worth_of: WorthOf
    ) -> tuple[Fraction, list[Step]]:
        if not facts.role_changed:
            return exact, []
        rounding = self.rounding(rule)
        switch = self._scheme.switches.role_change
        reading = RoleChange(switch.value)
        if reading is RoleChange.LAST or not facts.stretches:
            return exact, [Step("role_of_last_day", {}, switch.source.assumed())]
        held = (in_role(facts, index) for index in range(len(facts.stretches)))
        worths = [worth_of(one).amount if holds_for(rule.when, one) else Fraction(0) for one in held]
        if reading is RoleChange.HIGHEST:
            best = max(worths)
            return best, [Step("role_highest", {"amount": rounding.line(best)}, switch.source)]
        days = [number for _, number in facts.stretches]
        exact = sum((one * number for one, number in zip(worths, days, strict=True)), start=Fraction(0)) / sum(days)
        values: dict[str, object] = {
            "roles": tuple(role for role, _ in facts.stretches),
            "days": tuple(days),
            "amounts": tuple(rounding.line(one) for one in worths),
            "amount": rounding.line(exact),
        }
        return exact, [Step("role_by_days", values, switch.source)]

    def _of_part(
        self, rule: LineRule, exact: Fraction, facts: MemberFacts, reading: PartMonth
    ) -> tuple[Fraction, list[Step]]:
        served = served_days(facts)
        if served is None or served >= len(self._days.dates):
            return exact, []
        exact *= ratio(reading, facts, self._days)
        source = rule.source if rule.part_month is not None else self._scheme.switches.part_month.source
        step = part_step(reading, facts, self._days, round_dong(exact))
        return exact, [replace(step, source=source)]

    def _paid_at_once(self, draft: Draft, facts: MemberFacts) -> Draft | None:
        """Return the draft for the months that are paid now; None where none is."""
        payment = draft.rule.payment
        if payment is None:
            return draft
        covers = self._covers(payment, facts)
        if not covers:
            return None
        if covers == 1 and not payment.whole_sum:
            return draft
        exact = draft.exact * covers / (payment.covers if payment.whole_sum else 1)
        step = Step("months_at_once", {"months": covers, "amount": round_dong(exact)}, draft.rule.source)
        return draft._replace(exact=exact, steps=(*draft.steps, step), covers=covers)

    def _covers(self, payment: Payment, facts: MemberFacts) -> int:
        """Return how many months are paid this month, 0 for none."""
        number = self._days.month.number
        if number in payment.months:
            return _insured(payment, payment.covers, facts)
        if payment.rest_of_year_on_joining and facts.joining:
            return MONTHS_A_YEAR + 1 - number
        if payment.on_leaving and facts.leaving:
            before = [month for month in payment.months if month < number]
            since = number - max(before) if before else number + MONTHS_A_YEAR - max(payment.months)
            if facts.service_months is not None:  # nobody is paid for months before he joined
                since = min(since, facts.service_months + 1)
            return _insured(payment, since, facts)
        return 0


def _insured(payment: Payment, months: int, facts: MemberFacts) -> int:
    """Return the months paid for: those insured alone, where the text says so."""
    if not payment.of_insured_months or facts.insured_months is None:
        return months
    return min(months, facts.insured_months)


def _added(drafts: Sequence[Draft]) -> tuple[Fraction, list[Step]]:
    exact = sum((draft.exact for draft in drafts), start=Fraction(0))
    paid = addends([draft.exact for draft in drafts if draft.exact])
    step = Step("rules_added", {"amounts": paid, "amount": round_dong(exact)}, drafts[0].rule.source)
    return exact, [step] if len(paid) > 1 else []


def _most(drafts: Sequence[Draft]) -> int | None:
    found = [draft.most for draft in drafts if draft.most is not None]
    return sum(found) if len(found) == len(drafts) else None


def _four_places(rate: Fraction) -> Decimal:
    """Return a rate that is no whole đồng as it is shown; the amount itself is computed exactly."""
    return (Decimal(rate.numerator) / Decimal(rate.denominator)).quantize(Decimal("0.0001"))
