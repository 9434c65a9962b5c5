"""Lists and sheets: what a table says. How wide its columns are and how its rows are drawn stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from desktop_app.printing.blocks.base import Block, Desk, KeyedFault, Path, template_faults
from desktop_app.printing.blocks.columns import (
    Cell,
    Column,
    FlatColumn,
    cell_value,
    column_faults,
    expand,
    text_of,
)
from desktop_app.printing.blocks.rows import Grid, Row, grid_units
from desktop_app.printing.fonts import Style
from desktop_app.printing.pages import Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Fault, Run, Scope, Template


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows in groups, each under its own line."""

    rows: Path
    title: Template


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table whose head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: Path
    """A tuple of the document, or, with ``groups``, of a group."""
    groups: Groups | None = None
    total_label: Template | None = None
    subtotal_label: Template | None = None
    size: float | None = None
    """The largest size to try."""
    row_mm: float = 0
    """The least height of a row, where people sign in it."""
    row_padding: float | None = None
    """Room above and below a row's words in points; the profile's where none is given."""
    label_column: int = 2
    """In which column, counted from 1, the words of a total stand."""
    numbering: Literal["through", "group"] = "through"

    @property
    def never_alone(self) -> bool:
        """A table may begin a page."""
        return False

    def faults(self, scope: Scope) -> Iterator[KeyedFault]:
        """Yield the faults of paths and templates, each in its own scope."""
        group_scope = scope
        try:
            if self.groups is not None:
                group_scope = {**scope, "group": self.groups.rows.element(scope)}
            row_scope = {**group_scope, "row": self._rows_type(group_scope), "row_number": int}
        except Fault as fault:
            yield "rows", fault
            return
        if self.groups is not None:
            yield from template_faults(self.groups, group_scope, "groups.")
        yield from template_faults(self, group_scope if self.groups is not None else scope)
        for number, column in enumerate(self.columns, start=1):
            yield from column_faults(column, f"columns[{number}].", scope, group_scope, row_scope)

    def _rows_type(self, scope: Scope) -> Any:
        if self.groups is not None:
            return Path(f"group.{self.rows.path}").element(scope)
        return self.rows.element(scope)

    def lay(self, desk: Desk) -> list[Unit]:
        """Return head and rows, one unit each."""
        return grid_units(desk, self.grid(desk))

    def grid(self, desk: Desk) -> Grid:
        """Return the table with the values of the document."""
        scope = desk.scope
        flat = [one for column in self.columns for one in expand(column, scope)]
        rows: list[Row] = []
        groups = [None] if self.groups is None else list(self.groups.rows.of(scope))
        counted = 0
        for group in groups:
            inner = scope if group is None else {**scope, "group": group}
            members = (self.rows if group is None else Path(f"group.{self.rows.path}")).of(inner)
            if self.groups is not None:
                rows.append(Row("group", (text_of(self.groups.title, inner, Style.BOLD),)))
            start = counted if self.numbering == "through" else 0
            for number, member in enumerate(members, start=start + 1):
                rows.append(_body(flat, {**inner, "row": member, "row_number": number}))
            counted += len(members)
            if self.subtotal_label is not None:
                rows.append(_sum(flat, self.subtotal_label, inner, self.label_column, "subtotal"))
        if not counted:
            rows.append(Row("group", ((Run(Style.ITALIC, desk.profile.table.empty),),)))
        if self.total_label is not None:
            rows.append(_sum(flat, self.total_label, scope, self.label_column, "total"))
        return Grid(tuple(flat), tuple(rows), self.size, self.row_mm * MM, self.row_padding)


def _body(flat: list[FlatColumn], scope: Scope) -> Row:
    cells = []
    for column in flat:
        spec = column.spec
        inner = scope if column.index is None else {**scope, "cell": cell_value(column, "row", scope)}
        cells.append(text_of(spec.value, inner, Style.BOLD if spec.bold else Style.REGULAR))
    return Row("body", tuple(cells))


def _sum(flat: list[FlatColumn], label: Template, scope: Scope, label_column: int, kind: str) -> Row:
    cells: list[Cell] = []
    for number, column in enumerate(flat, start=1):
        template = column.spec.subtotal if kind == "subtotal" else column.spec.total
        if number == label_column:
            cells.append(text_of(label, scope, Style.BOLD))
        elif template is None:
            cells.append(())
        else:
            inner = scope
            if column.index is not None:
                holder = "group" if kind == "subtotal" and "group" in scope else ""
                inner = {**scope, "cell": cell_value(column, holder, scope)}
            cells.append(text_of(template, inner, Style.BOLD))
    return Row("sum", tuple(cells))
