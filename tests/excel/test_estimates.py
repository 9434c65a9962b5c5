from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.excel.columns import Layouts
from desktop_app.excel.estimates import EstimateTable, write_estimate
from desktop_app.excel.sheets import Head
from desktop_app.paths import Paths

MADE_AT = datetime.fromisoformat("2026-11-02T09:00")


@pytest.fixture(scope="module")
def layouts() -> Layouts:
    return Layouts.load(Paths.standard(Path()).resources / "excel")


def test_sums_stand_below_and_beside(layouts: Layouts) -> None:
    table = EstimateTable("X", (("A", tuple(range(12)), 5), ("B", (10,) * 12, 0)), ("Ghi chú",))
    assert table.totals == (71, 120)
    book = openpyxl.load_workbook(BytesIO(write_estimate(2027, [table], layouts, Head(), MADE_AT)))
    rows = [row for row in book.active.iter_rows(values_only=True) if row[1] in {"A", "B", "Tổng cộng"}]
    assert [row[15] for row in rows] == [71, 120, 191]
    assert rows[2][2] == 10


def test_same_table_same_bytes(layouts: Layouts) -> None:
    table = EstimateTable("X", (("A", (1,) * 12, 0),), ())
    made = [write_estimate(2027, [table, table], layouts, Head(), MADE_AT) for _ in range(2)]
    assert made[0] == made[1]


SIGNED = Head(signers=(("NGƯỜI LẬP", ""), ("TRƯỞNG CÔNG AN XÃ", "A"), ("CHỦ TỊCH", "B")))
SURE = EstimateTable("X", (("A", (1,) * 12, 0), ("B", (10,) * 12, 0)), ())
LACKING = EstimateTable("Y", (("A", (2,) * 12, 0), ("B", (0,) * 12, 0)), (), ("Y: chưa biết mức B.",), frozenset({1}))
PARTLY = replace(LACKING, rows=(("A", (2,) * 12, 0), ("B", (3,) * 12, 0)))
TITLES = {"TRƯỞNG CÔNG AN XÃ", "CHỦ TỊCH"}


def written(layouts: Layouts, *tables: EstimateTable) -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_estimate(2027, tables, layouts, SIGNED, MADE_AT)))


def words_of(page: Worksheet) -> set[str]:
    return {cell for row in page.iter_rows(values_only=True) for cell in row if isinstance(cell, str)}


def row_of(page: Worksheet, heading: str) -> list[object]:
    return next([cell.value for cell in row] for row in page.iter_rows() if row[1].value == heading)


def test_a_comparison_without_all_rates_is_a_trial_that_nobody_signs(layouts: Layouts) -> None:
    book = written(layouts, SURE, LACKING)
    compared, first, second = (book[name] for name in book.sheetnames)
    for page in (compared, second):
        assert any("BẢN TÍNH THỬ" in words for words in words_of(page))
        assert "Y: chưa biết mức B." in words_of(page)
        assert not TITLES & words_of(page)
    assert words_of(first) >= TITLES
    assert not any("BẢN TÍNH THỬ" in words for words in words_of(first))
    assert row_of(compared, "A")[2:] == [12, 24, 12]
    assert row_of(compared, "B")[2:] == [120, "chưa biết", "không so được"]
    assert row_of(compared, "Tổng cộng")[2:] == [132, 24, "không so được"]
    assert row_of(second, "B")[2:] == ["chưa biết"] * 14


def test_a_sum_that_lacks_something_says_so_behind_its_figure(layouts: Layouts) -> None:
    book = written(layouts, SURE, PARTLY)
    shown = [row[3] for row in book["So sánh"].iter_rows() if row[1].value in {"A", "B", "Tổng cộng"}]
    assert [(cell.value, "(chưa đủ)" in cell.number_format) for cell in shown] == [(24, False), (36, True), (60, True)]
    assert row_of(book["So sánh"], "B")[4] == "không so được"
    year = [row[-1] for row in book["Dự toán 2027 (2)"].iter_rows() if row[1].value in {"A", "B", "Tổng cộng"}]
    assert ["(chưa đủ)" in cell.number_format for cell in year] == [False, True, True]


def test_two_sure_schemes_are_compared_and_signed(layouts: Layouts) -> None:
    page = written(layouts, SURE, SURE)["So sánh"]
    assert words_of(page) >= TITLES
    assert row_of(page, "Tổng cộng")[2:] == [132, 132, 0]
