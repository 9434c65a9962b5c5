"""The month's grid as clerks keep it."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from desktop_app.excel.columns import Layouts
from desktop_app.excel.duty import DutyImport, GridOf, Person, read_duty
from desktop_app.excel.reading import ReadAs
from desktop_app.model.duty_text import Interval
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Birth, Member
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused, errors
from desktop_app.wording.messages import Messages

NOVEMBER = Month(2026, 11)
WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
NIGHT = (Interval(1320, 1800),)
PEOPLE = (
    Person(Member(MemberId("hoa"), "Trần Thị Hoà", cccd="027186000001"), "Tổ thôn Đông"),
    Person(Member(MemberId("an1"), "Lê Văn An", Birth(1980), cccd="027086000002"), "Tổ thôn Đông"),
    Person(Member(MemberId("an2"), "Lê Văn An", Birth(1990), cccd="027086000003"), "Tổ thôn Tây"),
)


def grid(rows: list[tuple[str, dict[int, object]]], *, days: list[object] | None = None, shift: int = 0) -> bytes:
    """Write a grid of November 2026: a title, two rows of headings, weekdays, then the rows given as name and days."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["BẢNG CHẤM CÔNG TRỰC THÁNG 11/2026"])
    sheet.append([])
    sheet.append(["STT", "Họ và tên", "Ngày trong tháng"])
    headings = days or list(range(1, 32))
    sheet.append([None, None, *headings, "Cộng"])
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    names = [WEEKDAYS[(date(2026, 11, day).weekday() + shift) % 7] if day <= 30 else None for day in range(1, 32)]
    sheet.append([None, None, *names])
    for number, (name, cells) in enumerate(rows, start=1):
        is_title = name.startswith("Tổ") and not cells
        sheet.append([None if is_title else number, name, *(cells.get(day) for day in range(1, 32))])
    sheet.append([None, "Tổng cộng", 3])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def read(data: bytes, layouts: Layouts, symbols: dict[str, str] | None = None) -> DutyImport:
    return read_duty(
        data, layouts, GridOf(NOVEMBER, PEOPLE, symbols or {}), ReadAs(date(2026, 11, 30), name="truc.xlsx")
    )


def test_a_grid_comes_in(layouts: Layouts) -> None:
    rows: list[tuple[str, dict[int, object]]] = [
        ("Tổ thôn Đông", {}),
        ("Trần Thị Hòa", {1: "22h-6h", 2: "Đ", 30: "19h–21h; 22-6", 5: "-"}),
        ("Lê Văn An", {3: "22-6"}),
        ("II. Tổ thôn Tây", {}),
        ("Lê Văn An", {4: "đ"}),
    ]
    found = read(grid(rows), layouts, {"Đ": "22h-6h"})
    assert found.problems == ()
    assert found.members == ("hoa", "an1", "an2")
    assert [(cell.member, cell.day.day, cell.intervals) for cell in found.cells] == [
        ("hoa", 1, NIGHT),
        ("hoa", 2, NIGHT),
        ("hoa", 30, (Interval(1140, 1260), *NIGHT)),
        ("an1", 3, NIGHT),
        ("an2", 4, NIGHT),
    ]
    assert [(cell.row, cell.column) for cell in found.cells][:2] == [(7, "C"), (7, "D")]
    assert found.importable


@pytest.mark.parametrize(
    "days",
    [
        [str(day) for day in range(1, 32)],
        [f"{day:02d}/11" for day in range(1, 32)],
        [f"Ngày {day}" for day in range(1, 32)],
        [datetime(2026, 11, day) for day in range(1, 31)],  # noqa: DTZ001 - a cell has no zone
        [f"T{2 + day % 6}\n{day}" for day in range(1, 32)],
    ],
    ids=["text", "day and month", "spoken", "days of the sheet", "weekday and day"],
)
def test_days_are_found_however_they_are_written(layouts: Layouts, days: list[object]) -> None:
    found = read(grid([("Trần Thị Hòa", {9: "22-6"})], days=days), layouts)
    assert found.problems == ()
    assert [cell.day for cell in found.cells] == [date(2026, 11, 9)]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("+", "excel.duty_symbol_unknown"),
        ("Ô", "excel.duty_symbol_unknown"),
        ("P", "excel.duty_symbol_unknown"),
        (8, "excel.duty_hours_only"),
        (datetime(2026, 6, 22), "excel.duty_cell_is_date"),  # noqa: DTZ001 - a cell has no zone
        ("=B7", "excel.formula_without_value"),
        ("25h-30h", "excel.duty_symbol_unknown"),
    ],
)
def test_a_cell_that_is_no_stint_is_said_with_its_address(
    layouts: Layouts, messages: Messages, value: object, code: str
) -> None:
    found = read(grid([("Trần Thị Hòa", {5: value, 6: "22-6"})]), layouts, {"Đ": "22h-6h"})
    assert [(p.code, p.at.row, p.at.column) for p in found.problems] == [(code, 6, "G")]
    assert not found.importable
    assert messages.problem(found.problems[0]).startswith("Sheet, dòng 6, cột G: ")


def test_without_symbols_the_remedy_speaks_of_hours(layouts: Layouts) -> None:
    assert [p.code for p in read(grid([("Trần Thị Hòa", {5: "P"})]), layouts).problems] == ["excel.duty_not_understood"]


def test_a_day_that_the_month_has_not(layouts: Layouts) -> None:
    found = read(grid([("Trần Thị Hòa", {31: "22-6"})]), layouts)
    assert [(p.code, p.at.column) for p in found.problems] == [("excel.duty_day_outside", "AG")]


def test_people_unknown_twice_and_ambiguous(layouts: Layouts) -> None:
    rows: list[tuple[str, dict[int, object]]] = [
        ("Phạm Văn Lạ", {1: "22-6"}),
        ("Lê Văn An", {1: "22-6"}),
        ("Trần Thị Hòa", {1: "22-6"}),
        ("Trần Thị Hoà", {2: "22-6"}),
    ]
    found = read(grid(rows), layouts)
    assert [(p.code, p.at.row) for p in errors(found.problems)] == [
        ("excel.duty_person_unknown", 6),
        ("excel.duty_person_ambiguous", 7),
        ("excel.duty_person_twice", 9),
    ]


def test_the_grid_of_another_month_is_noticed(layouts: Layouts) -> None:
    by_weekday = read(grid([("Trần Thị Hòa", {1: "22-6"})], shift=2), layouts)
    assert [p.code for p in by_weekday.problems] == ["excel.duty_weekday"]
    october: list[object] = [f"{day}/10" for day in range(1, 32)]
    by_date = read(grid([("Trần Thị Hòa", {1: "22-6"})], days=october), layouts)
    assert [p.code for p in by_date.problems] == ["excel.duty_other_month"]


def test_a_book_without_days_is_refused(layouts: Layouts) -> None:
    book = Workbook()
    book.worksheets[0].append(["STT", "Họ và tên", "Ngày sinh"])
    made = BytesIO()
    book.save(made)
    with pytest.raises(Refused) as refused:
        read(made.getvalue(), layouts)
    assert refused.value.problems[0].code == "excel.no_headings"


def test_people_by_their_number_alone(layouts: Layouts) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["STT", "Số CCCD", *range(1, 31)])
    sheet.append([1, "027086000002", "22-6"])
    sheet.append([2, "027086009999", "22-6"])
    sheet.append([3, None, "22-6"])
    made = BytesIO()
    book.save(made)
    found = read(made.getvalue(), layouts)
    assert [(cell.member, cell.day.day) for cell in found.cells] == [("an1", 1)]
    assert [(p.code, p.at.row) for p in found.problems] == [("excel.duty_person_unknown", 3), ("excel.name_missing", 4)]


def test_namesakes_are_told_apart_by_birth(layouts: Layouts) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Họ và tên", "Năm sinh", *range(1, 31)])
    sheet.append(["Lê Văn An", 1990, None, "22-6"])
    made = BytesIO()
    book.save(made)
    assert [(cell.member, cell.day.day) for cell in read(made.getvalue(), layouts).cells] == [("an2", 2)]
