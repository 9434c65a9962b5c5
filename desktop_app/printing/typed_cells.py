"""What a cell of a form holds besides words: a number that can be added, a day that can be sorted, or text that stays.

A number of an identity card or an account is text, for a program that takes it for a number drops its zeros.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.printing.paper_parts import PaperDate
from desktop_app.printing.template import Run, Scope, Slot, Template, value_at
from desktop_app.wording.list_sheets import Shown, Value

_QUANTITY = re.compile(r"(0|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,8})(,\d{1,6})?")
"""``40``, ``52,5`` or ``18.957``, as the rules write a number of hours or days."""
_OF_MONEY = frozenset({"money", "cell", "if_any"})
_OF_TWO_DIGITS = frozenset({"two_digits", "count"})
_FIRST_YEAR = 1900
"""No workbook has days before it."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What stands in a cell of a list."""

    runs: tuple[Run, ...]
    value: Value
    shown: Shown = "plain"

    @property
    def text(self) -> str:
        """Return the words as on paper."""
        return "".join(run.text for run in self.runs)


def typed(template: Template, scope: Scope, base: int) -> TypedCell:
    """Return what a template holds: its value where it is one slot that has a kind of its own, else its words."""
    runs = tuple(template.runs(scope, base))
    if len(template.pieces) == 1 and isinstance(slot := template.pieces[0][1], Slot) and slot.filter in _KINDS:
        raw = value_at(scope, slot.path)
        value = _KINDS[slot.filter](raw)
        if value is not None:
            return TypedCell(runs, value, _shown(slot.filter, raw))
    return TypedCell(runs, "".join(run.text for run in runs))


def _shown(written: str, raw: object) -> Shown:
    if written in _OF_MONEY and isinstance(raw, int):
        return "money"
    return "two_digits" if written in _OF_TWO_DIGITS else "plain"


def _number(value: object) -> Value | None:
    return value if isinstance(value, int) else None


def _cell(value: object) -> Value | None:
    """Return đồng or a quantity; nothing is written as on paper, by a dash or not at all."""
    if isinstance(value, str) and _QUANTITY.fullmatch(value):
        plain = value.replace(".", "").replace(",", ".")
        return Decimal(plain) if "." in plain else int(plain)
    return value if isinstance(value, int) and value else None


def _day(value: object) -> Value | None:
    if isinstance(value, PaperDate):
        if value.month is None or value.day is None or value.year < _FIRST_YEAR:
            return None
        return date(value.year, value.month, value.day)
    return value if isinstance(value, date) and value.year >= _FIRST_YEAR else None


_KINDS: Mapping[str, Callable[[object], Value | None]] = {
    "money": _number,
    "plain": _number,
    "digits_if_any": _number,
    "two_digits": _number,
    "count": _number,
    "cell": _cell,
    "if_any": _cell,
    "birth": _day,
    "short_date": _day,
    "short_if_any": _day,
}
"""Filters whose value is more than words."""
