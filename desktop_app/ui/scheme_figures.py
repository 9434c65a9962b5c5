"""National figures as the screen writes them."""

from datetime import date
from decimal import Decimal

from desktop_app.model.sources import Source
from desktop_app.rules.parameters import SCALAR, ParameterUnit
from desktop_app.rules.rulebook import Rulebook
from desktop_app.wording import written


def parameters_in_force(rulebook: Rulebook, on: date) -> list[tuple[str, str, Source]]:
    """Return name, figure and source of each national figure in force on a day."""
    found = []
    for parameter in rulebook.parameters.values():
        row = next((value for value in parameter.values if on in value.span), None)
        if row is not None and parameter.unit is not ParameterUnit.MINUTE:
            figures = [_keyed(key, _figure(value, parameter.unit)) for key, value in row.by.items()]
            line = f"{'; '.join(figures)} (từ {written.short_date(row.span.start)})"
            found.append((parameter.name, line, row.source))
    return found


def _keyed(key: str, figure: str) -> str:
    return figure if key == SCALAR else f"{key}: {figure}"


def _figure(value: Decimal, unit: ParameterUnit) -> str:
    return written.percent(value) if unit is ParameterUnit.SHARE else f"{written.money(int(value))} đ"
