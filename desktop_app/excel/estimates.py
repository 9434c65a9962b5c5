"""The yearly estimate as a workbook: a sheet of headings by month for each scheme, and one that compares two.

Numbers are values, not formulas. Every word that is no heading of a column comes ready from the caller.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.excel.columns import Layouts
from desktop_app.excel.sheets import Head, Printed
from desktop_app.excel.writing import first_sheet, to_bytes


@dataclass(frozen=True, slots=True)
class EstimateTable:
    """One scheme's year: a row for each heading."""

    scheme: str
    payable: bool
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    """Heading, twelve amounts in đồng, and what was entered for the year."""
    notes: tuple[str, ...]
    """What was assumed and what is missing."""

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
    return to_bytes(book, made_at)


def _by_month(page: Printed, year: int, table: EstimateTable, layouts: Layouts, head: Head) -> None:
    words, common = layouts.paper["estimate"], layouts.paper["common"]
    months = [(words["month"].format(number=number), 12.5) for number in range(1, 13)]
    leading = [(common["number"], 5), (words["heading"], 34)]
    page.columns([*leading, *months, (words["entered"], 13), (words["year"], 15)])
    page.head(head)
    trial = [] if table.payable else [words["trial"]]
    title = words["title"].format(year=year)
    page.title(title, [words["scheme"].format(scheme=table.scheme), *trial, words["unit"]])
    page.headings()
    for number, (heading, amounts, entered) in enumerate(table.rows, start=1):
        page.line([number, heading, *amounts, entered, sum(amounts) + entered])
    sums = [sum(amounts[at] for _, amounts, _ in table.rows) for at in range(12)]
    entered = sum(more for _, _, more in table.rows)
    page.line(["", common["total"], *sums, entered, sum(table.totals)], bold=True)
    page.foot(table.notes, head)
    page.finish()


def _compared(page: Printed, year: int, tables: Sequence[EstimateTable], layouts: Layouts, head: Head) -> None:
    words, common = layouts.paper["estimate"], layouts.paper["common"]
    leading = [(common["number"], 5), (words["heading"], 60)]
    page.columns([*leading, *((table.scheme, 24) for table in tables), (words["difference"], 20)])
    page.head(head)
    page.title(words["compared_title"].format(year=year), [words["unit"]])
    page.headings()
    first, second = (table.totals for table in tables)
    for number, (row, one, other) in enumerate(zip(tables[0].rows, first, second, strict=True), start=1):
        page.line([number, row[0], one, other, other - one])
    page.line(["", common["total"], sum(first), sum(second), sum(second) - sum(first)], bold=True)
    # Of five columns the first is too narrow for whoever made the sheet; the others sign.
    page.foot([], replace(head, signers=head.signers[1:]))
    page.finish()
