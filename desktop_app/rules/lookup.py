"""The state's figures on one day, as amounts ask for them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import prod

from desktop_app.model.payroll import Step
from desktop_app.model.sources import Certainty
from desktop_app.rules.parameters import SCALAR, Found, Parameter, ParameterUnit

CHANGES = ("parameter_changes", "parameter_share_changes")
"""The steps by which a line says that a figure it is paid by changes within the month."""


class Lookup:
    """Parameters on one day, each looked up once.

    ``until`` is the last day for which those of the first are taken: a figure that changes on the way is told of.
    """

    def __init__(self, parameters: Mapping[str, Parameter], on: date, until: date | None = None) -> None:
        self._parameters = parameters
        self.on = on
        self._until = until or on
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
        if day == self.on:
            return self
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

    def steps(self, code: str, key: str = SCALAR) -> tuple[Step, ...]:
        """Return the steps that name the figure, the day it stands from and its decree, and what it changes to."""
        found = self(code, key)
        values: dict[str, object] = {"value": self._shown(code, found), **self._named(code, found)}
        if self._is_share(code):
            step = Step("parameter_share", values, found.source)
        elif key:
            step = Step("parameter_of_region", {**values, "key": key}, found.source)
        else:
            step = Step("parameter_value", values, found.source)
        return step, *self.changes(code, key)

    def changes(self, code: str, key: str = SCALAR) -> tuple[Step, ...]:
        """Return the steps that say that the figure changes on the way, so that its new value does not count yet.

        No text read says how a month is paid in which that happens: that reading is ours.
        """
        known = self(code, key).value
        step = CHANGES[self._is_share(code)]
        return tuple(
            Step(
                step,
                {"becomes": self._shown(code, later), **self._named(code, later)},
                replace(later.source, certainty=Certainty.ASSUMED),
            )
            for later in self._parameters[code].changes(self.on, self._until, key)
            if later.value != known
        )

    def _is_share(self, code: str) -> bool:
        return self._parameters[code].unit is ParameterUnit.SHARE

    def _shown(self, code: str, found: Found) -> Decimal | int:
        return found.value if self._is_share(code) else int(found.value)

    def _named(self, code: str, found: Found) -> dict[str, object]:
        return {"parameter": self._parameters[code].name, "since": found.since}
