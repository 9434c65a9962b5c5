"""Lists and sheets: what a table says. How wide its columns are and how its rows are drawn stands beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from desktop_app.printing.blocks.base import Block, Desk, KeyedFault, Path, slot_faults, template_faults
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
from desktop_app.printing.blocks.widths import crowded
from desktop_app.printing.fonts import Style
from desktop_app.printing.pages import Unit
from desktop_app.printing.profile import MM
from desktop_app.printing.template import Fault, Scope, Template

T = TypeVar("T")
Fill: TypeAlias = Callable[[Template, Scope, int], T]
"""Makes a cell of what a form says of it."""


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
        if not self.columns:
            yield "columns", Fault("printing.list_empty")
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
        if self.subtotal_label is not None:
            yield from slot_faults(self.subtotal_label, group_scope, "subtotal_label")
        if self.total_label is not None:  # it stands below all groups
            yield from slot_faults(self.total_label, scope, "total_label")
        for number, column in enumerate(self.columns, start=1):
            yield from column_faults(column, f"columns[{number}].", scope, group_scope, row_scope)

    def _rows_type(self, scope: Scope) -> Any:
        if self.groups is not None:
            return Path(f"group.{self.rows.path}").element(scope)
        return self.rows.element(scope)

    def lay(self, desk: Desk) -> list[Unit]:
        """Return head and rows, one unit each."""
        return grid_units(desk, self.grid(desk))

    def crowded(self, desk: Desk) -> bool:
        """Return whether its columns need more than the desk is wide."""
        grid = self.grid(desk)
        return crowded(desk, grid.columns, [row.cells for row in grid.rows if row.kind != "group"])

    def grid(self, desk: Desk) -> Grid:
        """Return the table with the values of the document."""
        nothing: Cell = ()
        flat, rows = self.filled(desk, text_of, nothing)
        return Grid(tuple(flat), tuple(rows), self.size, self.row_mm * MM, self.row_padding)

    def filled(self, desk: Desk, fill: Fill[T], nothing: T) -> tuple[list[FlatColumn], list[Row[T]]]:
        """Return columns and rows; ``fill`` makes a cell of its template, its scope and the face of plain words."""
        scope = desk.scope
        flat = [one for column in self.columns for one in expand(column, scope)]
        filler = _Filler(flat, fill, nothing, self.label_column)
        rows: list[Row[T]] = []
        groups = [None] if self.groups is None else list(self.groups.rows.of(scope))
        counted = 0
        for group in groups:
            inner = scope if group is None else {**scope, "group": group}
            members = (self.rows if group is None else Path(f"group.{self.rows.path}")).of(inner)
            if self.groups is not None:
                rows.append(Row("group", (fill(self.groups.title, inner, Style.BOLD),)))
            start = counted if self.numbering == "through" else 0
            for number, member in enumerate(members, start=start + 1):
                rows.append(filler.body({**inner, "row": member, "row_number": number}))
            counted += len(members)
            if self.subtotal_label is not None:
                rows.append(filler.sums(self.subtotal_label, inner, "subtotal"))
        if not counted:
            empty = desk.profile.table.empty
            rows.append(Row("group", (fill(Template(empty, ((0, empty),)), scope, Style.ITALIC),)))
        if self.total_label is not None:
            rows.append(filler.sums(self.total_label, scope, "total"))
        return flat, rows


@dataclass(frozen=True, slots=True)
class _Filler(Generic[T]):
    """Makes the cells of a row."""

    flat: list[FlatColumn]
    fill: Fill[T]
    nothing: T
    """What stands in a sum's row under a column that has no sum."""
    label_column: int

    def body(self, scope: Scope) -> Row[T]:
        """Return the row of one element."""
        cells = []
        for column in self.flat:
            spec = column.spec
            inner = scope if column.index is None else {**scope, "cell": cell_value(column, "row", scope)}
            cells.append(self.fill(spec.value, inner, Style.BOLD if spec.bold else Style.REGULAR))
        return Row("body", tuple(cells))

    def sums(self, label: Template, scope: Scope, kind: str) -> Row[T]:
        """Return the row of a group's sums, or of all."""
        cells: list[T] = []
        for number, column in enumerate(self.flat, start=1):
            template = column.spec.subtotal if kind == "subtotal" else column.spec.total
            if number == self.label_column:
                cells.append(self.fill(label, scope, Style.BOLD))
            elif template is None:
                cells.append(self.nothing)
            else:
                inner = scope
                if column.index is not None:
                    holder = "group" if kind == "subtotal" and "group" in scope else ""
                    inner = {**scope, "cell": cell_value(column, holder, scope)}
                cells.append(self.fill(template, inner, Style.BOLD))
        return Row("sum", tuple(cells))
