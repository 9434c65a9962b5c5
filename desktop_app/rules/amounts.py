"""What one unit of a line is worth: each kind of amount of the scheme language, exact, with the steps that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import prod

from desktop_app.model.member import Role, StateGroup
from desktop_app.model.money import round_dong
from desktop_app.model.payroll import LineCode, Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.unit import WageRegion
from desktop_app.rules.parameters import SCALAR, Found, Parameter, ParameterUnit
from desktop_app.rules.scheme import BasePlusRole, Coefficient, Fixed, LineRule, OfMonthly, Share, StatePart

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


@dataclass(frozen=True, slots=True)
class Who:
    """What of a member an amount can depend on; hashable, so that equal people are computed once."""

    role: Role
    region: WageRegion | None
    group: StateGroup


class Lookup:
    """Parameters on one day, each looked up once."""

    def __init__(self, parameters: Mapping[str, Parameter], on: date) -> None:
        self._parameters = parameters
        self._on = on
        self._found: dict[tuple[str, str], Found] = {}

    def __call__(self, code: str, key: str = SCALAR) -> Found:
        """Return the value in force; Refused as :meth:`Parameter.value_on`. The rulebook knows every code named."""
        if (code, key) not in self._found:
            self._found[code, key] = self._parameters[code].value_on(self._on, key)
        return self._found[code, key]

    def never_known(self, code: str) -> bool:
        """Return whether the figure stands in no text read so far, on any day."""
        return not self._parameters[code].values

    def keyed(self, code: str) -> bool:
        """Return whether the parameter differs by region or group."""
        return bool(self._parameters[code].keys)

    def step(self, code: str, key: str = SCALAR) -> Step:
        """Return the step that names the figure, the day it stands from and its decree."""
        found = self(code, key)
        parameter = self._parameters[code]
        values: dict[str, object] = {"parameter": parameter.name, "value": found.value, "since": found.since}
        if parameter.unit is ParameterUnit.SHARE:
            return Step("parameter_share", values, found.source)
        values["value"] = int(found.value)
        if key:
            return Step("parameter_of_region", {**values, "key": key}, found.source)
        return Step("parameter_value", values, found.source)


def worth(rule: LineRule, who: Who, lookup: Lookup, monthly: Worth | None) -> Worth:
    """Return what one unit of the line is worth to somebody; ``monthly`` is the rounded monthly support.

    Raises Refused where a parameter has no value on the day or the place has no wage region.
    """
    amount = rule.amount
    if isinstance(amount, Fixed):
        dong = amount.by_role[who.role]
        return Worth(Fraction(dong), (Step(_fixed_code(rule), {"amount": dong}, rule.source),))
    if isinstance(amount, BasePlusRole):
        return _base_plus_role(rule, amount, who)
    if isinstance(amount, Coefficient):
        return _coefficient(rule, amount, who, lookup)
    if isinstance(amount, OfMonthly):
        return _of_monthly(amount, monthly)
    if isinstance(amount, Share):
        return _share(rule, amount, who, lookup)
    raise TypeError(amount)


def _fixed_code(rule: LineRule) -> str:
    return {LineCode.MONTHLY: "monthly_fixed"}.get(rule.code, "fixed_rate")


def _base_plus_role(rule: LineRule, amount: BasePlusRole, who: Who) -> Worth:
    plus = amount.plus[who.role]
    values: dict[str, object] = {"base": amount.base, "plus": plus, "amount": amount.base + plus}
    return Worth(Fraction(amount.base + plus), (Step("monthly_base_plus_role", values, rule.source),))


def _coefficient(rule: LineRule, amount: Coefficient, who: Who, lookup: Lookup) -> Worth:
    key = SCALAR
    if lookup.keyed(amount.of):
        region = amount.region or who.region
        if region is None:
            raise Refused(Problem("rules.wage_region_missing", Place(field="wage_region")))
        key = region.value
    coefficient, base = amount.by_role[who.role], lookup(amount.of, key).value
    exact = Fraction(coefficient) * Fraction(base)
    values = {"coefficient": coefficient, "base": int(base), "amount": round_dong(exact)}
    code = "monthly_coefficient" if rule.code is LineCode.MONTHLY else "coefficient"
    return Worth(exact, (lookup.step(amount.of, key), Step(code, values, rule.source)))


def _of_monthly(amount: OfMonthly, monthly: Worth | None) -> Worth:
    if monthly is None:
        raise TypeError(amount)  # parsing refuses a scheme whose line needs a monthly line that is not there
    exact = Fraction(amount.coefficient) * monthly.amount
    return Worth(exact, monthly.steps, amount.coefficient, int(monthly.amount))


def _share(rule: LineRule, amount: Share, who: Who, lookup: Lookup) -> Worth:
    whole = prod((Fraction(lookup(code).value) for code in amount.of), start=Fraction(1))
    exact = Fraction(amount.share) * whole
    steps = [lookup.step(code) for code in amount.of]
    values: dict[str, object] = {"share": amount.share, "whole": round_dong(whole), "amount": round_dong(exact)}
    # A rate times a base is what is paid in; a single figure is only what the share is taken of.
    steps.append(Step("share_of_contribution" if len(amount.of) > 1 else "share_of_parameter", values, rule.source))
    if amount.state is StatePart.INCLUSIVE:
        steps += _parts(rule, who, lookup, whole, exact)
    return Worth(exact, tuple(steps))


def _parts(rule: LineRule, who: Who, lookup: Lookup, whole: Fraction, exact: Fraction) -> list[Step]:
    """The state's part, the province's part and what is left to the member; they add up to the contribution."""
    share = lookup(STATE_SHARE, who.group.value)
    total = round_dong(exact)
    state = min(round_dong(Fraction(share.value) * whole), total)
    state_values = {"group": who.group, "share": share.value, "amount": state}
    return [
        Step("state_part", state_values, share.source),
        Step("province_part", {"amount": total - state}, rule.source),
        Step("member_pays", {"amount": round_dong(whole) - total}, rule.source),
    ]
