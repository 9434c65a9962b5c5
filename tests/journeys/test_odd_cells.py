"""Whatever stands in a cell, a reader gives problems with their place and never an exception."""

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop_app.excel.columns import Layouts
from desktop_app.excel.duty import GridOf, Person, read_duty
from desktop_app.excel.members import NO_ID, read_members
from desktop_app.excel.reading import ReadAs
from desktop_app.excel.teams import read_teams
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.wording.messages import Messages
from tests.excel.messy import ROOT, TODAY

LAYOUTS = Layouts.load(ROOT / "resources" / "excel")
MESSAGES = Messages.load(ROOT / "resources" / "messages")
HOW = ReadAs(TODAY, name="x.xlsx")
PERSON = Person(Member(NO_ID, "Trần Văn A", cccd="027086012345"), "Tổ thôn Đông")
MEMBERS = ("HoTen", "NgaySinh", "GioiTinh", "TrinhDo", "ChucVu", "CCCD", "Sodienthoai", "Ghichu", "STK")
MEMBERS += ("NgayThamGiaLLTGBVANTT", "Xa/Phuong", "TenTo")
TEAMS = ("Tên xã, phường", "Tên đơn vị/tổ", "Số lượng thành viên tối đa", "Địa bàn")
PLAIN = re.compile(rb"<c r=\"([A-Z]+)2\"[^>]*?>.*?</c>")
ODD = (
    "1e400",
    "-1e400",
    "NaN",
    "nan",
    "inf",
    "1e308",
    "-1",
    "-1e9",
    "0",
    "0.5",
    "1e-300",
    "2958466",
    "99999999999999999",
)
NUMBERS = [f"<v>{number}</v>" for number in ODD]
CELLS = [
    *((f"{value}", kind) for value in NUMBERS for kind in ("", ' s="1"')),
    ("<v>1</v>", ' t="b"'),
    ("<v>0</v>", ' t="b"'),
    *((f"<v>{fault}</v>", ' t="e"') for fault in ("#REF!", "#N/A", "#DIV/0!", "#NUM!")),
    ("<v>1900-02-30</v>", ' t="d"'),
    ("<v>9999-12-31T23:59:59</v>", ' t="d"'),
    ("<is><r><t>Trần </t></r><r><rPr><b/></rPr><t>Văn A</t></r></is>", ' t="inlineStr"'),
    *((f"<is><t>{text}</t></is>", ' t="inlineStr"') for text in ("inf", "1e400", "31/02/1975", "22:00", "٣", "²", "-")),
    ("<f>1/0</f>", ""),
]


def book_with(headings: tuple[str, ...], first: tuple[object, ...], cells: dict[int, tuple[str, str]]) -> bytes:
    """Return a workbook whose second row has the raw XML of cells put in, by column from 0."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(headings)
    sheet.append([*first, *("x" for _ in headings[len(first) :])])
    sheet["A9"].number_format = "dd/mm/yyyy"
    saved, result = BytesIO(), BytesIO()
    book.save(saved)

    def put(match: re.Match[bytes]) -> bytes:
        column = ord(match[1].decode()) - ord("A") if len(match[1]) == 1 else 26 + ord(match[1][1:]) - ord("A")
        if column not in cells:
            return match[0]
        inner, attributes = cells[column]
        return b'<c r="%s2"%s>%s</c>' % (match[1], attributes.encode(), inner.encode())

    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, PLAIN.sub(put, data) if part.filename.endswith("sheet1.xml") else data)
    return result.getvalue()


def all_said(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert MESSAGES.problem(problem)


def cells_for(width: int) -> st.SearchStrategy[dict[int, tuple[str, str]]]:
    return st.dictionaries(st.integers(0, width - 1), st.sampled_from(CELLS), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(cells_for(len(MEMBERS)))
def test_members(cells: dict[int, tuple[str, str]]) -> None:
    try:
        read = read_members(book_with(MEMBERS, ("Trần Văn A",), cells), LAYOUTS, HOW)
    except Refused as refused:
        all_said(refused.problems)
    else:
        all_said((*read.problems, *read.notes))


@settings(max_examples=100, deadline=None)
@given(cells_for(len(TEAMS)))
def test_teams(cells: dict[int, tuple[str, str]]) -> None:
    try:
        read = read_teams(book_with(TEAMS, ("Tân Thành", "Tổ thôn Đông", 4), cells), LAYOUTS, HOW)
    except Refused as refused:
        all_said(refused.problems)
    else:
        all_said((*read.problems, *read.notes))


@settings(max_examples=100, deadline=None)
@given(cells_for(24))
def test_duty(cells: dict[int, tuple[str, str]]) -> None:
    headings = ("Họ và tên", *(str(day) for day in range(1, 24)))
    grid = GridOf(Month(2026, 10), [PERSON])
    try:
        read = read_duty(book_with(headings, ("Trần Văn A", "22-6"), cells), LAYOUTS, grid, HOW)
    except Refused as refused:
        all_said(refused.problems)
    else:
        all_said((*read.problems, *read.notes))


@pytest.mark.parametrize("column", range(1, len(MEMBERS)))
def test_a_number_without_end_is_named_with_row_and_column(column: int) -> None:
    read = read_members(book_with(MEMBERS, ("Trần Văn A",), {column: ("<v>1e400</v>", "")}), LAYOUTS, HOW)
    assert ("excel.number_not_finite", 2, MEMBERS[column]) in [(p.code, p.at.row, p.at.column) for p in read.problems]


def test_a_team_without_end() -> None:
    read = read_teams(book_with(TEAMS, ("Tân Thành", "Tổ A", 4), {2: ("<v>1e400</v>", "")}), LAYOUTS, HOW)
    assert [(p.code, p.at.row, p.at.column) for p in read.problems] == [("excel.number_not_finite", 2, TEAMS[2])]


def test_days_without_end() -> None:
    headings = ("Họ và tên", *(str(day) for day in range(1, 24)))
    cells = {0: ("<is><t>Trần Văn A</t></is>", ' t="inlineStr"'), 3: ("<v>1e400</v>", "")}
    read = read_duty(
        book_with(
            headings, ("Trần Văn A",), {**cells, **dict.fromkeys((1,), ("<is><t>22-6</t></is>", ' t="inlineStr"'))}
        ),
        LAYOUTS,
        GridOf(Month(2026, 10), [PERSON]),
        HOW,
    )
    assert ("excel.duty_hours_only", 2, "D") in [(p.code, p.at.row, p.at.column) for p in read.problems]
