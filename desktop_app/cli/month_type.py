"""How a month is typed on the command line."""

from typing import Any

import click

from desktop_app.model.periods import Month


class MonthType(click.ParamType[Month]):
    """A month as ``2026-10``."""

    name = "tháng"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Return the month; fails as wrong usage for anything else."""
        if isinstance(value, Month):
            return value
        try:
            return Month.parse(value)
        except ValueError:
            self.fail(f"«{value}» không phải là tháng. Viết năm-tháng, ví dụ 2026-10.", param, ctx)


MONTH = MonthType()
