"""The columns of a table: as a form says them, and as they stand on the paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.printing.blocks.base import Align, KeyedFault, Path, slot_faults
from desktop_app.printing.fonts import Style
from desktop_app.printing.template import Fault, Run, Scope, Template

Cell = tuple[Run, ...]
"""What stands in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or, with ``each`` and ``cells``, as many as the document has."""

    head: Template
    value: Template
    align: Align = "left"
    min_mm: float = 0
    max_mm: float = 0
    """Nought is no limit."""
    grow: int = 0
    """Its share of the room that is left over."""
    over: Template | None = None
    """Neighbours with the same words here stand under one common heading; none where the words are empty."""
    subtotal: Template | None = None
    total: Template | None = None
    each: Path | None = None
    """A tuple of the document: a column for each of its elements, named ``column`` in ``head``."""
    cells: Path | None = None
    """A tuple of the row, of the group and of the document: the values, named ``cell``."""
    tint: Path | None = None
    """A yes-or-no of ``column`` that tints it."""
    even: bool = False
    """Whether all columns of ``each`` are equally wide."""
    shrink: bool = False
    """Whether a cell that is too wide is printed smaller, instead of widening the column or breaking."""
    bold: bool = False
    box: bool = False
    """Whether each row has a square to mark instead of words; its words should be empty."""
    small: bool = False
    """Whether it is printed a fifth smaller than the table, as notes and cells of a month are."""


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column as it stands on the paper."""

    spec: Column
    head: tuple[Run, ...]
    index: int | None
    """Which cell it shows, for a column of ``each``."""
    tinted: bool
    over: str = ""


def expand(column: Column, scope: Scope) -> Iterator[FlatColumn]:
    """Yield the column, or one for each element of the document that it names."""
    if column.each is None:
        yield FlatColumn(column, text_of(column.head, scope, Style.BOLD), None, tinted=False, over=_over(column, scope))
        return
    for index, element in enumerate(column.each.of(scope)):
        inner = {**scope, "column": element}
        tinted = column.tint is not None and bool(Path(f"column.{column.tint.path}").of(inner))
        yield FlatColumn(column, text_of(column.head, inner, Style.BOLD), index, tinted, _over(column, inner))


def _over(column: Column, scope: Scope) -> str:
    return column.over.text(scope) if column.over is not None else ""


def text_of(template: Template, scope: Scope, base: int) -> Cell:
    """Return the words of a template, plain ones in the face ``base``."""
    return tuple(template.runs(scope, base))


def cell_value(column: FlatColumn, holder: str, scope: Scope) -> object:
    """Return the value that a column of ``each`` shows; ``holder`` is row, group or empty for the document.

    Refused where there is none: a form can name two lists that have nothing to do with each other.
    """
    path = column.spec.cells.path if column.spec.cells is not None else ""
    values = Path(f"{holder}.{path}" if holder else path).of(scope)
    if column.index is None or column.index >= len(values):
        each = column.spec.each.path if column.spec.each is not None else ""
        raise Refused(Problem("printing.cells_misfit", Place(), {"each": each, "cells": path}))
    return values[column.index]


def column_faults(column: Column, key: str, scope: Scope, group: Scope, row: Scope) -> Iterator[KeyedFault]:
    """Yield the faults of a column's templates, each in the scope it is filled from."""
    try:
        head, value, subtotal, total = _column_scopes(column, scope, group, row)
    except Fault as fault:
        yield f"{key}each", fault
        return
    for name, template, inner in (
        ("head", column.head, head),
        ("over", column.over, head),
        ("value", column.value, value),
        ("subtotal", column.subtotal, subtotal),
        ("total", column.total, total),
    ):
        if template is not None:
            yield from slot_faults(template, inner, f"{key}{name}")


def _column_scopes(column: Column, scope: Scope, group: Scope, row: Scope) -> tuple[Scope, Scope, Scope, Scope]:
    if column.each is None or column.cells is None:
        if column.each is not column.cells:
            raise Fault("printing.each_without_cells", path=str(column.each or column.cells))
        return scope, row, group, scope
    element = column.each.element(scope)
    if column.tint is not None:
        Path(f"column.{column.tint.path}").check({"column": element}, bool)
    cells = column.cells.path
    value = {**row, "cell": Path(f"row.{cells}").element(row)}
    subtotal = {**group, "cell": Path(f"group.{cells}").element(group)} if column.subtotal is not None else group
    total = {**scope, "cell": column.cells.element(scope)} if column.total is not None else scope
    return {**scope, "column": element}, value, subtotal, total
