"""The yearly estimate as a workbook: a sheet of headings by month for each scheme, and one that compares two.

Numbers are values, not formulas. Every word that is no heading of a column comes ready from the caller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop_app.excel.columns import Layouts
from desktop_app.excel.sheets import Head, Printed
from desktop_app.excel.writing import MONEY, first_sheet, to_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell


@dataclass(frozen=True, slots=True)
class EstimateTable:
    """One scheme's year: a row for each heading."""

    scheme: str
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    """Heading, twelve amounts in đồng, and what was entered for the year."""
    notes: tuple[str, ...]
    """What was assumed and what is missing."""
    reasons: tuple[str, ...] = ()
    """Why its sums are a trial's; empty where they may be relied on."""
    short: frozenset[int] = frozenset()
    """Which rows, the first being 0, lack a rate that is not known."""
    grounds: tuple[tuple[str, str, str, str, str, int | None], ...] = ()
    """What it rests on, a row each: heading, line, how, what is cited, how sure, the heading's sum in đồng."""

    @property
    def totals(self) -> tuple[int, ...]:
        """Return each heading's sum of the year, in đồng."""
        return tuple(sum(months) + entered for _, months, entered in self.rows)


def write_estimate(
    year: int, tables: Sequence[EstimateTable], layouts: Layouts, head: Head, made_at: datetime
) -> bytes:
    """Return the ``.xlsx`` bytes; of two tables the first sheet compares them, heading by heading."""
    from openpyxl import Workbook

    words = layouts.paper["estimate"]
    book = Workbook()
    pages = [first_sheet(book, words["compared"] if len(tables) > 1 else words["sheet"].format(year=year))]
    while len(pages) < (len(tables) + 1 if len(tables) > 1 else 1):
        name = f"{words['sheet'].format(year=year)} ({len(pages)})"
        pages.append(book.create_sheet(name))
    if len(tables) > 1:
        _compared(Printed(pages.pop(0), layouts), year, tables, layouts, head)
    for page, table in zip(pages, tables, strict=True):
        _by_month(Printed(page, layouts), year, table, layouts, head)
    for at, table in enumerate(tables, start=1):
        if table.grounds:
            name = f"{words['grounds']} ({at})" if len(tables) > 1 else words["grounds"]
            _grounds(Printed(book.create_sheet(name), layouts), year, table, layouts)
    return to_bytes(book, made_at)


def _by_month(page: Printed, year: int, table: EstimateTable, layouts: Layouts, head: Head) -> None:
    words, common = layouts.paper["estimate"], layouts.paper["common"]
    months = [(words["month"].format(number=number), 12.5) for number in range(1, 13)]
    leading = [(common["number"], 5), (words["heading"], 34)]
    page.columns([*leading, *months, (words["entered"], 13), (words["year"], 25 if table.short else 15)])
    page.head(head)
    trial = [words["trial"], *table.reasons] if table.reasons else []
    title = words["title"].format(year=year)
    page.title(title, [words["scheme"].format(scheme=table.scheme), *trial, words["unit"]])
    page.headings()
    for at, (heading, amounts, entered) in enumerate(table.rows):
        short = at in table.short and not sum(amounts) + entered
        shown: list[object] = [words["unknown"] if short else one for one in (*amounts, entered)]
        cells = page.line([at + 1, heading, *shown, _sum(sum(amounts) + entered, at in table.short, words)])
        _mark(cells[2:], [*([False] * 13), at in table.short], words)
    sums = [sum(amounts[at] for _, amounts, _ in table.rows) for at in range(12)]
    entered = sum(more for _, _, more in table.rows)
    cells = page.line(
        ["", common["total"], *sums, entered, _sum(sum(table.totals), bool(table.short), words)], bold=True
    )
    _mark(cells[-1:], [bool(table.short)], words)
    page.foot(table.notes, replace(head, signers=()) if table.reasons else head)
    page.finish()


def _grounds(page: Printed, year: int, table: EstimateTable, layouts: Layouts) -> None:
    """Why each heading comes to what it does: what it rests on, and how sure that is."""
    words = layouts.paper["estimate"]
    page.columns(list(zip(words["grounds_headings"], words["grounds_widths"], strict=True)))
    trial = [words["trial"], *table.reasons] if table.reasons else []
    under = [words["scheme"].format(scheme=table.scheme), *trial]
    page.title(words["grounds_title"].format(year=year), under)
    page.headings()
    for at, row in enumerate(table.grounds, start=1):
        page.line([at, *("" if one is None else one for one in row)])
    page.foot(table.notes, Head())
    page.finish()


def _compared(page: Printed, year: int, tables: Sequence[EstimateTable], layouts: Layouts, head: Head) -> None:
    words, common = layouts.paper["estimate"], layouts.paper["common"]
    leading = [(common["number"], 5), (words["heading"], 60)]
    page.columns([*leading, *((table.scheme, 24) for table in tables), (words["difference"], 20)])
    page.head(head)
    reasons = [reason for table in tables for reason in table.reasons]
    trial = [words["trial_compared"], *reasons] if reasons else []
    page.title(words["compared_title"].format(year=year), [*trial, words["unit"]])
    page.headings()
    first, second = (table.totals for table in tables)
    for at, (row, one, other) in enumerate(zip(tables[0].rows, first, second, strict=True)):
        short = [at in table.short for table in tables]
        _pair(page, [at + 1, row[0]], (one, other), short, words)
    short = [bool(table.short) for table in tables]
    _pair(page, ["", common["total"]], (sum(first), sum(second)), short, words, bold=True)
    # Of five columns the first is too narrow for whoever made the sheet; the others sign. Nobody signs a trial.
    page.foot([], replace(head, signers=() if reasons else head.signers[1:]))
    page.finish()


def _pair(  # noqa: PLR0913 - a row of both schemes
    page: Printed,
    leading: Sequence[object],
    sums: tuple[int, int],
    short: Sequence[bool],
    words: Mapping[str, Any],
    *,
    bold: bool = False,
) -> None:
    shown = [_sum(dong, lacking, words) for dong, lacking in zip(sums, short, strict=True)]
    difference = words["not_compared"] if any(short) else sums[1] - sums[0]
    _mark(page.line([*leading, *shown, difference], bold=bold)[-3:], [*short, False], words)


def _sum(dong: int, short: bool, words: Mapping[str, Any]) -> object:  # noqa: FBT001 - goes with its number
    """What is not known is not told as nought."""
    return words["unknown"] if short and not dong else dong


def _mark(cells: Sequence["Cell"], short: Sequence[bool], words: Mapping[str, Any]) -> None:
    """Words in place of a figure stand where figures do; a sum that lacks something says so behind its figure."""
    from openpyxl.styles import Alignment

    for cell, lacking in zip(cells, short, strict=True):
        cell.alignment = Alignment(horizontal="right", vertical="center", wrap_text=True)
        if lacking and isinstance(cell.value, int):
            cell.number_format = f'{MONEY}" ({words["short"]})"'
