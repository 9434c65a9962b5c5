"""What one unit of a line is worth: each kind of amount of the scheme language, exact, with the steps that say so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from desktop_app.model.member import StateGroup
from desktop_app.model.money import round_dong
from desktop_app.model.payroll import LineCode, Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.facts import Asked, MemberFacts, missing
from desktop_app.rules.lookup import Lookup
from desktop_app.rules.parameters import SCALAR
from desktop_app.rules.rounding import rounded
from desktop_app.rules.scheme import LineRule
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
    Measure,
    OfAbove,
    OfMonthly,
    Rounded,
    Share,
    StatePart,
    StateShare,
    SumOf,
    Times,
)
from desktop_app.rules.scheme_conditions import holds_for

STATE_SHARE = "social_insurance_state_share"
"""The parameter that holds the state's own share in voluntary social insurance, by group."""


@dataclass(frozen=True, slots=True)
class Worth:
    """One unit's worth in đồng, exact, and how it came about."""

    amount: Fraction
    steps: tuple[Step, ...]
    coefficient: Decimal | None = None
    """Set where it is this part of the monthly support: the product step then shows both."""
    monthly: int = 0
    """That support, rounded."""
    divisor: Decimal = Decimal(1)
    """What that support is divided by first."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who an amount is asked for, by which rule, and what it may rest on."""

    rule: LineRule
    facts: MemberFacts
    lookup: Lookup
    monthly: Callable[[], Worth]
    """The monthly support, rounded."""
    nested: bool = False
    """Whether the amount is only a part of the line's."""
    above: Fraction = Fraction(0)
    """Inside a sum: what the parts above come to, in đồng."""


def worth(amount: Amount, asking: Asking) -> Worth:
    """Return what one unit is worth to somebody.

    Raises Refused where a parameter has no value on the day or a fact that decides is not known.
    """
    return _KINDS[type(amount)](amount, asking)


def _fixed(amount: Fixed, asking: Asking) -> Worth:
    dong = amount.by_role[asking.facts.role]
    code = "monthly_fixed" if asking.rule.code is LineCode.MONTHLY and not asking.nested else "fixed_rate"
    return Worth(Fraction(dong), (Step(code, {"amount": dong}, asking.rule.source),))


def _base_plus_role(amount: BasePlusRole, asking: Asking) -> Worth:
    plus = amount.plus[asking.facts.role]
    values: dict[str, object] = {"base": amount.base, "plus": plus, "amount": amount.base + plus}
    code = "monthly_base_plus_role" if asking.rule.code is LineCode.MONTHLY else "base_plus_role"
    return Worth(Fraction(amount.base + plus), (Step(code, values, asking.rule.source),))


def _region(amount: Coefficient | Indexed, asking: Asking) -> str:
    if not asking.lookup.keyed(amount.of):
        return SCALAR
    region = amount.region or asking.facts.place.wage_region
    if region is None:
        raise Refused(Problem("rules.wage_region_missing", Place(field="wage_region")))
    return region.value


def _coefficient(amount: Coefficient, asking: Asking) -> Worth:
    key = _region(amount, asking)
    coefficient, base = amount.by_role[asking.facts.role], asking.lookup(amount.of, key).value
    exact = Fraction(coefficient) * Fraction(base)
    values = {"coefficient": coefficient, "base": int(base), "amount": round_dong(exact)}
    code = "monthly_coefficient" if asking.rule.code is LineCode.MONTHLY and not asking.nested else "coefficient"
    return Worth(exact, (*asking.lookup.steps(amount.of, key), Step(code, values, asking.rule.source)))


def _indexed(amount: Indexed, asking: Asking) -> Worth:
    key, dong = _region(amount, asking), amount.by_role[asking.facts.role]
    on = asking.lookup.on if amount.at is IndexedAt.MONTH else date(asking.lookup.on.year, 1, 1)
    then, now = asking.lookup.on_day(amount.since), asking.lookup.on_day(max(on, amount.since))
    exact = dong * Fraction(now(amount.of, key).value) / Fraction(then(amount.of, key).value)
    values = {
        "base": dong,
        "then": int(then(amount.of, key).value),
        "now": int(now(amount.of, key).value),
        "amount": round_dong(exact),
    }
    steps = (*then.steps(amount.of, key), *now.steps(amount.of, key), Step("indexed", values, asking.rule.source))
    return Worth(exact, steps)


def _of_monthly(amount: OfMonthly, asking: Asking) -> Worth:
    monthly = asking.monthly()
    exact = Fraction(amount.coefficient) * monthly.amount / Fraction(amount.divisor)
    found = Worth(exact, monthly.steps, amount.coefficient, int(monthly.amount), amount.divisor)
    if not asking.nested:
        return found
    code = "part_of_monthly" if amount.divisor == 1 else "part_of_monthly_divided"
    return Worth(exact, (*monthly.steps, Step(code, of_monthly_values(found, round_dong(exact)), asking.rule.source)))


def of_monthly_values(one: Worth, amount: int) -> dict[str, object]:
    """Return what a step says of a part of the monthly support that comes to ``amount``."""
    values: dict[str, object] = {"coefficient": one.coefficient, "monthly": one.monthly, "amount": amount}
    return values if one.divisor == 1 else {**values, "divisor": one.divisor}


def _share(amount: Share, asking: Asking) -> Worth:
    lookup, source = asking.lookup, asking.rule.source
    whole = lookup.product(amount.of)
    steps = [step for code in amount.of for step in lookup.steps(code)]
    if amount.base is not None:
        base = worth(amount.base, replace(asking, nested=True))
        steps += [*base.steps, Step("contribution_base", {"amount": round_dong(base.amount)}, source)]
        whole *= base.amount
    own = whole
    if amount.less:
        own = whole * (1 - Fraction(lookup(amount.less).value))
        values: dict[str, object] = {"whole": round_dong(whole), "share": lookup(amount.less).value}
        steps += [*lookup.steps(amount.less), Step("own_part", {**values, "amount": round_dong(own)}, source)]
    exact = Fraction(amount.share) * own
    values = {"share": amount.share, "whole": round_dong(own), "amount": round_dong(exact)}
    # A rate times a base is what is paid in; a single figure is only what the share is taken of.
    contributed = len(amount.of) > 1 or amount.base is not None
    steps.append(Step("share_of_contribution" if contributed else "share_of_parameter", values, source))
    if amount.state is StatePart.INCLUSIVE:
        steps += _parts(asking, whole, exact)
    if amount.state is StatePart.TOPPED_UP:
        of_state, of_group = _state(asking, whole)
        exact = max(Fraction(0), exact - of_state)
        steps += [*of_group, Step("left_of_share", {"amount": round_dong(exact)}, source)]
    if amount.state is StatePart.ADDITIONAL:
        exact, more = _beside_state(asking, whole, exact)
        steps += more
    return Worth(exact, tuple(steps))


def _state(asking: Asking, whole: Fraction) -> tuple[Fraction, tuple[Step, ...]]:
    """The state's own share is of the poverty line's contribution, which no base of the province raises."""
    group = asking.facts.state_group
    share = asking.lookup(STATE_SHARE, group.value)
    exact = Fraction(share.value) * min(whole, asking.lookup.product(STATE_BASE))
    values: dict[str, object] = {"group": group, "share": share.value, "amount": round_dong(exact)}
    return exact, (Step("state_part", values, share.source), *asking.lookup.changes(STATE_SHARE, group.value))


STATE_BASE = ("social_insurance_rate", "rural_poverty_line")
"""What the state's own share is of (NĐ 159/2025/NĐ-CP)."""


def _parts(asking: Asking, whole: Fraction, exact: Fraction) -> list[Step]:
    """The state's part, the province's part and what is left to the member; they add up to the contribution."""
    total = round_dong(exact)
    of_state, (step, *changes) = _state(asking, whole)
    state = min(round_dong(of_state), total)
    return [
        Step(step.code, {**step.values, "amount": state}, step.source),
        *changes,
        Step("province_part", {"amount": total - state}, asking.rule.source),
        Step("member_pays", {"amount": round_dong(whole) - total}, asking.rule.source),
    ]


def _beside_state(asking: Asking, whole: Fraction, exact: Fraction) -> tuple[Fraction, list[Step]]:
    """The state's share comes on top: the province pays no more than is then left of the contribution."""
    of_state, (step, *changes) = _state(asking, whole)
    steps = [Step("state_beside", step.values, step.source), *changes]
    if exact > whole - of_state:
        exact = max(Fraction(0), whole - of_state)
        steps.append(Step("left_by_state", {"amount": round_dong(exact)}, asking.rule.source))
    left = round_dong(whole) - round_dong(exact) - round_dong(of_state)
    return exact, [*steps, Step("member_pays", {"amount": max(0, left)}, asking.rule.source)]


def _state_share(amount: StateShare, asking: Asking) -> Worth:
    group: StateGroup = asking.facts.state_group
    share, whole = asking.lookup(STATE_SHARE, group.value), asking.lookup.product(amount.of)
    exact = Fraction(share.value) * whole
    values = {"group": group, "share": share.value, "whole": round_dong(whole), "amount": round_dong(exact)}
    steps = [step for code in amount.of for step in asking.lookup.steps(code)]
    steps += asking.lookup.changes(STATE_SHARE, group.value)
    return Worth(exact, (*steps, Step("state_share", values, share.source)))


def measured(measure: Measure, facts: MemberFacts) -> int:
    """Return a fact that figures grow with; Refused with ``rules.fact_missing`` where it is not known."""
    found = {
        Measure.SERVICE_MONTHS: facts.service_months,
        Measure.FORMER_MONTHS: facts.former_months,
        Measure.HOUSEHOLDS: facts.place.households,
        Measure.POPULATION: facts.place.population,
    }[measure]
    if found is None:
        raise missing(Asked(measure.value))
    return found


def _by_steps(amount: BySteps, asking: Asking) -> Worth:
    reached, steps = _grown(amount, asking)
    return Worth(Fraction(reached), tuple(steps))


def _grown(by: BySteps, asking: Asking, *, share: bool = False) -> tuple[Decimal, list[Step]]:
    """Return what steps have come to, đồng or a coefficient."""
    number, source = measured(by.measure, asking.facts), asking.rule.source
    values: dict[str, object] = {"measure": by.measure, "number": number, "start": by.start}
    if number < by.start:
        return Decimal(0), [Step("below_steps", values, source)]
    full = (number - by.start) // by.step
    reached = by.dong + full * by.more
    values |= {"dong": by.dong, "more": by.more, "full": full, "amount": reached}
    steps = [Step("by_steps_share" if share else "by_steps", values, source)]
    if by.most is not None and reached > by.most:
        steps.append(Step("steps_share_at_most" if share else "steps_at_most", {"most": by.most}, source))
        reached = by.most
    return reached, steps


def _factor(by: Decimal | BySteps, asking: Asking) -> tuple[Decimal, list[Step]]:
    return _grown(by, asking, share=True) if isinstance(by, BySteps) else (by, [])


def _times(amount: Times, asking: Asking) -> Worth:
    one = worth(amount.amount, replace(asking, nested=True))
    factor, steps = _factor(amount.by, asking)
    exact = Fraction(factor) * one.amount
    values = {"coefficient": factor, "base": round_dong(one.amount), "amount": round_dong(exact)}
    return Worth(exact, (*one.steps, *steps, Step("part_of_amount", values, asking.rule.source)))


def _of_above(amount: OfAbove, asking: Asking) -> Worth:
    factor, steps = _factor(amount.by, asking)
    exact = Fraction(factor) * asking.above
    values = {"coefficient": factor, "base": round_dong(asking.above), "amount": round_dong(exact)}
    return Worth(exact, (*steps, Step("part_of_amount", values, asking.rule.source)))


def _rounded(amount: Rounded, asking: Asking) -> Worth:
    one = worth(amount.amount, replace(asking, nested=True))
    whole = rounded(one.amount, amount.unit, amount.way)
    if whole == one.amount:
        return Worth(one.amount, one.steps)
    step = Step(f"made_whole_{amount.way}", {"unit": amount.unit, "amount": whole}, asking.rule.source)
    return Worth(Fraction(whole), (*one.steps, step))


def _first_of(amount: FirstOf, asking: Asking) -> Worth:
    for case in amount.cases:
        if holds_for(case.when, asking.facts):
            found = worth(case.amount, asking)
            named = (Step("case_chosen", {"name": case.name}, asking.rule.source),) if case.name else ()
            return replace(found, steps=(*named, *found.steps))
    return Worth(Fraction(0), (Step("no_case", {}, asking.rule.source),))


def _sum(amount: SumOf, asking: Asking) -> Worth:
    steps: list[Step] = []
    found: list[Fraction] = []
    for part in amount.parts:
        if holds_for(part.when, asking.facts):
            above = sum(found, start=Fraction(0))
            one = worth(part.amount, replace(asking, nested=True, above=above))
            found.append(one.amount)
            steps += one.steps
            if part.name:
                steps.append(Step("part", {"name": part.name, "amount": round_dong(one.amount)}, asking.rule.source))
    total = sum(found, start=Fraction(0))
    if len(found) > 1:
        values = {"parts": addends(found), "amount": round_dong(total)}
        steps.append(Step("sum_of_parts", values, asking.rule.source))
    return Worth(total, tuple(steps))


def addends(parts: Sequence[Fraction]) -> tuple[int | Fraction, ...]:
    """Return the parts of a sum as they are shown: in whole đồng, unless those come to another sum than is paid."""
    whole = tuple(round_dong(one) for one in parts)
    adds_up = sum(whole) == round_dong(sum(parts, start=Fraction(0)))
    return whole if adds_up else tuple(_exact(one) for one in parts)


def _exact(amount: Fraction) -> int | Fraction:
    return amount.numerator if amount.denominator == 1 else amount


def _extreme(amount: Extreme, asking: Asking) -> Worth:
    applying = [part for part in amount.of if holds_for(part.when, asking.facts)]
    found = [worth(part.amount, replace(asking, nested=True)) for part in applying]
    if not found:
        return Worth(Fraction(0), (Step("no_case", {}, asking.rule.source),))
    chosen = sorted(found, key=lambda one: one.amount, reverse=amount.highest)[: amount.take]
    total = sum((one.amount for one in chosen), start=Fraction(0))
    parts: tuple[object, ...] = tuple(round_dong(one.amount) for one in found)
    values: dict[str, object] = {"parts": parts, "amount": round_dong(total)}
    if amount.take > 1:
        if addends([one.amount for one in chosen]) != tuple(round_dong(one.amount) for one in chosen):
            values["parts"] = tuple(_exact(one.amount) for one in found)
        step = Step("highest_together", {**values, "take": amount.take}, asking.rule.source)
    else:
        step = Step("highest_of" if amount.highest else "lowest_of", values, asking.rule.source)
    return Worth(total, (*(step for one in found for step in one.steps), step))


def _ceiling(amount: Ceiling, asking: Asking) -> Worth:
    most = worth(amount.most, replace(asking, nested=True))
    chosen = amount.otherwise if amount.chosen is None else amount.chosen
    if chosen is None:
        step = Step("rate_is_ceiling", {"amount": round_dong(most.amount)}, asking.rule.source.assumed())
        return Worth(most.amount, (*most.steps, step))
    if chosen > most.amount and not amount.cut:
        values = {"key": f"{asking.rule.id}.chosen", "value": chosen, "most": round_dong(most.amount)}
        raise Refused(Problem("rules.chosen_above_ceiling", Place(column="chosen"), values))
    paid = min(Fraction(chosen), most.amount)
    values = {"amount": round_dong(paid), "most": round_dong(most.amount)}
    code = "rate_otherwise" if amount.chosen is None else "rate_chosen"
    return Worth(paid, (*most.steps, Step(code, values, asking.rule.source)))


_KINDS: Mapping[type, Callable[[Any, Asking], Worth]] = {
    Fixed: _fixed,
    BasePlusRole: _base_plus_role,
    Coefficient: _coefficient,
    Indexed: _indexed,
    OfMonthly: _of_monthly,
    Share: _share,
    StateShare: _state_share,
    BySteps: _by_steps,
    FirstOf: _first_of,
    SumOf: _sum,
    Times: _times,
    OfAbove: _of_above,
    Rounded: _rounded,
    Extreme: _extreme,
    Ceiling: _ceiling,
}
