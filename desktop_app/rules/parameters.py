"""National figures that change by decree: each value stands from a day to a day, with its document.

A day without a value in force is an error that names the figure and the day; it is never taken for nought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Source

SCALAR = ""
"""The key of a value that does not differ by region or group."""


class ParameterUnit(StrEnum):
    """What a parameter's values are."""

    DONG = "dong"
    SHARE = "share"
    """1 is the whole."""
    MINUTE = "minute"
    """Of the day."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One row: what was in force during a span, for each key."""

    span: Span
    by: Mapping[str, Decimal]
    """Value by key; :data:`SCALAR` alone where there are no keys."""
    source: Source


@dataclass(frozen=True, slots=True)
class Found:
    """A value looked up: the figure, the day it stands from and the document it rests on."""

    value: Decimal
    since: date
    source: Source


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure through time."""

    code: str
    name: str
    """As clerks call it."""
    unit: ParameterUnit
    keys: tuple[str, ...]
    values: tuple[DatedValue, ...]
    """In order of time; spans do not overlap."""
    note: str = ""

    def value_on(self, day: date, key: str = SCALAR) -> Found:
        """Return the value in force on the day for the key.

        Raises Refused with ``rules.parameter_not_in_force`` or, where no value was ever found in a text,
        ``rules.parameter_unknown``.
        """
        if not self.values:
            raise Refused(Problem("rules.parameter_unknown", Place(), self._named(day)))
        for row in self.values:
            if day in row.span and key in row.by:
                return Found(row.by[key], row.span.start, row.source)
        raise Refused(Problem("rules.parameter_not_in_force", Place(), self._named(day)))

    def changes(self, after: date, until: date, key: str = SCALAR) -> tuple[Found, ...]:
        """Return the values for the key that begin after one day and not after the other, in order."""
        rows = (row for row in self.values if after < row.span.start <= until and key in row.by)
        return tuple(Found(row.by[key], row.span.start, row.source) for row in rows)

    def first_lacking(self, values: Sequence[DatedValue]) -> Span | None:
        """Return the first days that have a value here and none among others, in order of time; None where each has.

        A last value that begins no earlier than the last one here may end: from then on nothing is lacking.
        """
        known = values[-1] if values and values[-1].span.start >= self._newest else None
        until = known.span.end if known is not None else None
        gaps = (gap for row in self.values if (gap := _first_gap(row.span, values)) is not None)
        return next((gap for gap in gaps if until is None or gap.start < until), None)

    @property
    def _newest(self) -> date:
        return self.values[-1].span.start if self.values else date.min

    def _named(self, day: date) -> dict[str, object]:
        return {"parameter": self.name, "day": day}


def _first_gap(span: Span, values: Sequence[DatedValue]) -> Span | None:
    """Return the first days of a span that no value holds; None where all are held."""
    day: date = span.start
    for row in values:
        if day in row.span:
            if row.span.end is None:
                return None
            day = row.span.end
    if day not in span:
        return None
    ends = [row.span.start for row in values if row.span.start > day] + ([] if span.end is None else [span.end])
    return Span(day, min(ends, default=None))
