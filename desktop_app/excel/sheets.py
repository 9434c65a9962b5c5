"""Workbooks that are paper too: the month's payment and the duty grid, ready to print on A4 landscape.

Numbers are values, not formulas: what was computed and closed must not change when somebody opens the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from desktop_app.excel.columns import Layouts
from desktop_app.excel.writing import MONEY, first_sheet, landscape, put, to_bytes
from desktop_app.model.member import Role
from desktop_app.model.number_words import FORMAL, NumberStyle
from desktop_app.model.payroll import LineCode, MemberPay, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.wording.amounts import dong_in_words

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LINE = 14.5
"""Height of a line of ten-point text, in points."""
_LETTER = 0.95
"""Width of a letter of ten-point text, in those of a column."""
_HEAD_FILL = "FFE7ECEF"
_REST_FILL = "FFF3E9DC"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands round the table: who makes it and who signs. All words come ready from the caller."""

    superior: str = ""
    issuer: str = ""
    place_and_day: str = ""
    signers: tuple[tuple[str, str], ...] = ()
    """Title and name, from left to right."""
    numbers: NumberStyle = FORMAL
    """How the amount is read in words."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """One person's row of the grid."""

    name: str
    cccd: str
    role: Role | None
    team: str
    cells: Mapping[date, str]
    """What each day's cell shows, as ``model.duty_text.write_interval`` writes it."""
    stints: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A month's grid to be written."""

    month: Month
    lines: tuple[GridLine, ...]
    marked_days: frozenset[date] = field(default_factory=frozenset)
    """Rest days and holidays, shaded."""
    legend: tuple[str, ...] = ()


def _pay_columns(
    sheet: PayrollSheet, words: Mapping[str, Any], total: str
) -> list[tuple[str, Callable[[Sequence[MemberPay]], int]]]:
    """What is paid into the hand, towards insurance, and both together: each heading with how its cells add up."""
    columns: list[tuple[str, Callable[[Sequence[MemberPay]], int]]] = []
    for insured, adjusted in ((False, "adjusted"), (True, "adjusted_insurance")):
        codes = [code for code in sheet.codes if code.insurance is insured]
        own = [(words["lines"][code.value], _line_sum(code)) for code in codes]
        if sheet.has_adjustments(insurance=insured):
            own.append((words[adjusted], _adjusted_sum(insurance=insured)))
        columns += own
        if not insured:
            columns.append((words["cash"], lambda pays: sum(pay.cash for pay in pays)))
        elif own:
            columns.append((total, lambda pays: sum(pay.cash + pay.insurance for pay in pays)))
    return columns


def _line_sum(code: LineCode) -> Callable[[Sequence[MemberPay]], int]:
    return lambda pays: sum(pay.amount(code) for pay in pays)


def _adjusted_sum(*, insurance: bool) -> Callable[[Sequence[MemberPay]], int]:
    return lambda pays: sum(pay.adjusted(insurance=insurance) for pay in pays)


def write_pay_sheet(
    sheet: PayrollSheet, layouts: Layouts, head: Head, made_at: datetime, notes: Sequence[str] = ()
) -> bytes:
    """Return the ``.xlsx`` bytes of the month's payment; a trial of a scheme not in force says so under its title.

    ``notes`` stand under the table: what its reader must know of the sums.
    """
    from openpyxl import Workbook

    words, common = layouts.paper["pay"], layouts.paper["common"]
    book = Workbook()
    page = Printed(first_sheet(book, words["sheet"]), layouts)
    figures = _pay_columns(sheet, words, common["total"])
    leading = [(common["number"], 5), (common["name"], 26), (common["role"], 12), (common["team"], 20)]
    page.columns([*leading, *((title, 15) for title, _sum in figures), (words["signed"], 15)])
    page.head(head)
    subtitles = [page.month(sheet.month), words["scheme"].format(scheme=sheet.scheme_name)]
    page.title(words["title"], [*subtitles, *([] if sheet.payable else [words["trial"]]), words["unit"]])
    page.headings()
    roles = layouts.words.role_written

    def amounts(pays: Sequence[MemberPay]) -> list[int]:
        return [add(pays) for _title, add in figures]

    number = 0
    for _team, group in groupby(sheet.members, key=lambda pay: pay.team):
        own = list(group)
        for number, pay in enumerate(own, start=number + 1):  # noqa: B020 - numbers run through all teams
            page.line([number, pay.name, roles[pay.role], pay.team_name, *amounts([pay]), ""])
        subtotal = words["team_total"].format(team=own[0].team_name)
        page.line(["", subtotal, "", "", *amounts(own), ""], bold=True)
    page.line(["", common["total"], "", "", *amounts(sheet.members), ""], bold=True)
    amount = words["in_words"].format(words=dong_in_words(sheet.cash, head.numbers))
    page.foot([*notes, amount, words["digest"].format(digest=sheet.rulebook_digest[:16])], head)
    page.finish()
    return to_bytes(book, made_at)


def write_duty_grid(grid: Grid, layouts: Layouts, head: Head, made_at: datetime) -> bytes:
    """Return the ``.xlsx`` bytes of the month's grid; ``excel.duty.read_duty`` reads it back."""
    from openpyxl import Workbook

    words, common = layouts.paper["duty"], layouts.paper["common"]
    book = Workbook()
    page = Printed(first_sheet(book, words["sheet"]), layouts)
    days = list(grid.month.days())
    leading = [
        (common["number"], 4),
        (common["name"], 22),
        (words["cccd"], 13),
        (common["role"], 10),
        (common["team"], 17),
    ]
    counts = [(words["stints"], 6), (words["hours"], 7)]
    page.columns([*leading, *((day.day, 5) for day in days), *counts])
    page.head(head)
    page.title(words["title"], [page.month(grid.month)])
    page.headings()
    page.line([*([""] * len(leading)), *(words["weekdays"][day.weekday()] for day in days), "", ""], bold=True)
    first = page.row - 2
    roles = layouts.words.role_written
    for number, line in enumerate(grid.lines, start=1):
        role = roles[line.role] if line.role else ""
        shown = [line.cells.get(day, "") for day in days]
        page.line([number, line.name, line.cccd, role, line.team, *shown, line.stints, _hours(line.minutes)])
    marked = [index for index, day in enumerate(days, start=len(leading) + 1) if day in grid.marked_days]
    page.shade(marked, range(first, page.row))
    page.foot([f"{words['legend']} {'; '.join(grid.legend)}"] if grid.legend else [], head)
    page.finish(small=True)
    return to_bytes(book, made_at)


def _hours(minutes: int) -> object:
    """Return whole hours as a number, others as ``46:30``, which no program rounds."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02d}" if rest else hours


def row_height(values: Sequence[object], widths: Sequence[float]) -> float:
    """Return the height in points in which the fullest cell shows all its lines, by a generous count.

    No program does it for us: a row without a height of its own is cut at one line on paper.
    """
    texts = zip(values, widths, strict=True)
    return _LINE * max(1, *(len(wrap(str(value), max(1, int(width / _LETTER)))) for value, width in texts))


class Printed:
    """Builds one printed sheet from top to bottom."""

    def __init__(self, sheet: "Worksheet", layouts: Layouts) -> None:
        self._sheet = sheet
        self._common: Mapping[str, Any] = layouts.paper["common"]
        self._titles: list[str | int] = []
        self._widths: list[float] = []
        self._centred: set[int] = set()
        """Columns of days."""
        self._heading_row = 0
        self.row = 1

    def columns(self, columns: Iterable[tuple[str | int, float]]) -> None:
        """Set the headings and widths of all columns, from left to right."""
        from openpyxl.utils import get_column_letter

        for index, (title, width) in enumerate(columns, start=1):
            self._titles.append(title)
            self._widths.append(width)
            if isinstance(title, int):
                self._centred.add(index - 1)
            self._sheet.column_dimensions[get_column_letter(index)].width = width

    def month(self, month: Month) -> str:
        """Return the month as titles say it."""
        return str(self._common["month"]).format(number=month.number, year=month.year)

    def head(self, head: Head) -> None:
        """Write what stands above the title."""
        middle = len(self._titles) // 2
        pairs = [(head.superior, self._common["country"]), (head.issuer, self._common["motto"])]
        for left, right in pairs:
            self._across(left, 1, middle, bold=True)
            self._across(right, middle + 1, len(self._titles), bold=True)
            self.row += 1
        self.row += 1

    def title(self, title: str, under: Sequence[str]) -> None:
        """Write the title and the lines under it."""
        self._across(title, 1, len(self._titles), bold=True, size=14)
        for text in under:
            self.row += 1
            self._across(text, 1, len(self._titles))
            if (height := row_height([text], [sum(self._widths)])) > _LINE:
                self._sheet.row_dimensions[self.row].height = height
        self.row += 2

    def _across(self, text: str, first: int, last: int, *, bold: bool = False, size: int = 11) -> None:
        from openpyxl.styles import Alignment, Font

        cell = put(self._sheet, self.row, first, text)
        cell.font = Font(name=self._common["font"], bold=bold, size=size)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)

    def headings(self) -> None:
        """Write the row of headings."""
        from openpyxl.styles import PatternFill

        self._heading_row = self.row
        for cell in self.line(list(self._titles), bold=True, centred=True):
            cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)

    def line(self, values: Sequence[object], *, bold: bool = False, centred: bool = False) -> list["Cell"]:
        """Write one row and return its cells."""
        from openpyxl.styles import Alignment, Border, Font, Side

        side = Side(style="thin")
        cells = []
        for index, value in enumerate(values, start=1):
            cell = put(self._sheet, self.row, index, value)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.font = Font(name=self._common["font"], bold=bold, size=10)
            amount = isinstance(value, int) and index > 1 and not centred
            if amount:
                cell.number_format = MONEY
            middle = centred or index == 1 or index - 1 in self._centred
            horizontal = "center" if middle else "right" if amount else None
            cell.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
            cells.append(cell)
        self._sheet.row_dimensions[self.row].height = row_height(values, self._widths)
        self.row += 1
        return cells

    def shade(self, columns: Sequence[int], rows: range) -> None:
        """Shade columns of rest days and holidays."""
        from openpyxl.styles import PatternFill

        for row in rows:
            for column in columns:
                self._sheet.cell(row, column).fill = PatternFill("solid", fgColor=_REST_FILL)

    def foot(self, notes: Sequence[str], head: Head) -> None:
        """Write notes and who signs."""
        from openpyxl.styles import Alignment, Font

        for text in notes:
            cell = put(self._sheet, self.row, 1, text)
            cell.font = Font(name=self._common["font"], italic=True, size=9)
            if (height := row_height([text], [sum(self._widths)])) > _LINE:  # else it runs off the paper
                last = len(self._titles)
                self._sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=last)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                self._sheet.row_dimensions[self.row].height = height
            self.row += 1
        self.row += 1
        width = len(self._titles)
        if head.place_and_day:
            self._across(head.place_and_day, width // 2 + 1, width)
            self.row += 1
        share = width // max(1, len(head.signers))
        for place, (title, name) in enumerate(head.signers):
            last = width if place == len(head.signers) - 1 else (place + 1) * share
            self._across(title, place * share + 1, last, bold=True)
            self.row += 5
            self._across(name, place * share + 1, last, bold=True)
            self.row -= 5

    def finish(self, *, small: bool = False) -> None:
        """Set the page: A4 landscape, one page wide, headings on every page, panes frozen under them.

        A ``small`` page has narrower margins and a second row of headings.
        """
        sheet = self._sheet
        landscape(sheet)
        sheet.page_margins.left = sheet.page_margins.right = 0.4 if small else 0.5
        sheet.page_margins.top = sheet.page_margins.bottom = 0.75
        sheet.page_margins.footer = 0.35
        last = self._heading_row + small
        sheet.print_title_rows = f"{self._heading_row}:{last}"
        sheet.freeze_panes = f"C{last + 1}"
        if sheet.oddFooter is not None:
            sheet.oddFooter.right.text = "&P/&N"
