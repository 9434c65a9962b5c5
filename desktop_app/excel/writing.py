"""Workbooks out: lists in the province's columns. Same people in, same bytes out.

Identity, telephone and account are text cells, so that no program makes numbers of them; text that begins with ``=``
is stored as text and is never a formula.
"""

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, cast

from desktop_app.excel.columns import Column, Layouts, SheetLayout
from desktop_app.excel.teams import TeamDraft
from desktop_app.excel.values import education_of
from desktop_app.model.member import BankAccount, Birth, Member, PartialDate

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"
MONEY = "#,##0"
DAY = "dd/mm/yyyy"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_OWN = ("residence", "bank_number", "bank_name")
_LISTED = ("role", "team", "commune", "joined_on", "left_on", "former_joined_on", "former_left_on", "policy_result")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip can say; when it was made stands in the document's own properties."""


def write_members(
    members: Sequence[Member], layouts: Layouts, made_at: datetime, *, own_columns: bool = False
) -> bytes:
    """Return the ``.xlsx`` bytes of a list in the province's columns, in its order, headings in row 1.

    Role, team and days are those of ``member.listed``: the caller puts there what the decisions say. With
    ``own_columns`` the residence and the bank account follow, which the province does not ask for.
    """
    layout = layouts.members
    columns = [layout.by_province(code) for code in layout.province_order]
    columns += [layout.column(field) for field in _OWN] if own_columns else []
    rows = [
        [number if column.field == "number" else _member_cell(member, column, layouts) for column in columns]
        for number, member in enumerate(members, start=1)
    ]
    return _list(layouts.paper["members"]["sheet"], columns, rows, made_at)


def write_teams(teams: Sequence[TeamDraft], layouts: Layouts, made_at: datetime) -> bytes:
    """Return the ``.xlsx`` bytes of a list of teams in the province's three columns."""
    layout: SheetLayout = layouts.teams
    columns = [layout.by_province(code) for code in layout.province_order]
    rows = [[getattr(team, column.field) for column in columns] for team in teams]
    return _list(layouts.paper["teams"]["sheet"], columns, rows, made_at)


def _member_cell(member: Member, column: Column, layouts: Layouts) -> object:
    words, name = layouts.words, column.field
    value = getattr(member.listed, name) if name in _LISTED else getattr(member, name, None)
    if isinstance(value, Birth | PartialDate):
        return _known(value)
    if name == "qualification":
        return written_qualification(member, layouts)
    if name in {"bank_number", "bank_name"}:
        return getattr(member.bank or BankAccount("", ""), name.removeprefix("bank_").replace("name", "bank"))
    written = {"role": words.role_written, "sex": words.sex_written, "residence": words.residence_written}
    return written[name].get(value) if name in written else value  # type: ignore[attr-defined]


def _known(day: Birth | PartialDate) -> object:
    """A whole day is a day of the sheet; a month or year alone is text, for Excel would make a day of it."""
    if day.month is None:
        return str(day.year)
    return f"{day.month:02d}/{day.year}" if day.day is None else day.earliest


def written_qualification(member: Member, layouts: Layouts) -> str:
    """Return the qualification as written; its step goes before where the words alone would not say it."""
    said, step = member.qualification, member.education
    if step is None or (said and education_of(said, layouts.words) is step):
        return said
    word = layouts.words.education_written[step]
    return f"{word} ({said})" if said else word


def _list(title: str, columns: Sequence[Column], rows: Sequence[Sequence[object]], made_at: datetime) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = first_sheet(book, title)
    for index, column in enumerate(columns, start=1):
        cell = sheet.cell(1, index, column.province or column.title)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[cell.column_letter].width = column.width
    for number, row in enumerate(rows, start=2):
        for index, value in enumerate(row, start=1):
            if value is not None and value != "":
                put(sheet, number, index, value)
    landscape(sheet)
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    return to_bytes(book, made_at)


def landscape(sheet: "Worksheet") -> None:
    """Set the page: A4 across, all columns on its width, as many pages down as need be."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def first_sheet(book: "Workbook", title: str) -> "Worksheet":
    """Return the only sheet of a new workbook, named."""
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def put(sheet: "Worksheet", row: int, column: int, value: object) -> "Cell":
    """Write one value in its own kind: text stays text whatever it begins with, days as days, numbers as numbers."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = cast("Cell", sheet.cell(row, column))
    if not value and isinstance(value, str):
        return cell
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.number_format = TEXT
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DAY
    elif isinstance(value, int | Decimal):
        cell.value = value
    else:
        raise TypeError(type(value).__name__)
    return cell


def to_bytes(book: "Workbook", made_at: datetime) -> bytes:
    """Return the workbook's bytes, which depend on nothing but its contents and the moment given."""
    book.properties.creator = "desktop_app"
    book.properties.created = book.properties.modified = made_at.replace(microsecond=0, tzinfo=None)
    saved = BytesIO()
    book.save(saved)
    stamp = f"{made_at:%Y-%m-%dT%H:%M:%SZ}".encode()
    result = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", data)
            info = zipfile.ZipInfo(part.filename, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, data)
    return result.getvalue()
