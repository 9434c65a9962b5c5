"""The state's figures on one day, as amounts ask for them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import prod

from desktop_app.model.payroll import Step
from desktop_app.model.sources import Certainty
from desktop_app.rules.parameters import SCALAR, Found, Parameter, ParameterUnit


class Lookup:
    """Parameters on one day, each looked up once."""

    def __init__(self, parameters: Mapping[str, Parameter], on: date) -> None:
        self._parameters = parameters
        self.on = on
        self._found: dict[tuple[str, str], Found] = {}
        self._others: dict[date, Lookup] = {}

    @property
    def rests_on_draft(self) -> bool:
        """Return whether any figure looked up so far stands in a draft alone."""
        own = any(found.source.certainty is Certainty.DRAFT for found in self._found.values())
        return own or any(other.rests_on_draft for other in self._others.values())

    def __call__(self, code: str, key: str = SCALAR) -> Found:
        """Return the value in force; Refused as :meth:`Parameter.value_on`. The rulebook knows every code named."""
        if (code, key) not in self._found:
            self._found[code, key] = self._parameters[code].value_on(self.on, key)
        return self._found[code, key]

    def on_day(self, day: date) -> "Lookup":
        """Return the same parameters on another day."""
        if day not in self._others:
            self._others[day] = Lookup(self._parameters, day)
        return self._others[day]

    def never_known(self, code: str) -> bool:
        """Return whether no value of the parameter was ever found in a text."""
        return not self._parameters[code].values

    def keyed(self, code: str) -> bool:
        """Return whether the parameter differs by region or group."""
        return bool(self._parameters[code].keys)

    def product(self, codes: tuple[str, ...]) -> Fraction:
        """Return the product of the parameters' values, 1 of none."""
        return prod((Fraction(self(code).value) for code in codes), start=Fraction(1))

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
