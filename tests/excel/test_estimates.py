from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from desktop_app.excel.columns import Layouts
from desktop_app.excel.estimates import EstimateTable, write_estimate
from desktop_app.excel.sheets import Head
from desktop_app.paths import Paths

MADE_AT = datetime.fromisoformat("2026-11-02T09:00")


@pytest.fixture(scope="module")
def layouts() -> Layouts:
    return Layouts.load(Paths.standard(Path()).resources / "excel")


def test_sums_stand_below_and_beside(layouts: Layouts) -> None:
    table = EstimateTable("X", True, (("A", tuple(range(12)), 5), ("B", (10,) * 12, 0)), ("Ghi chú",))
    assert table.totals == (71, 120)
    book = openpyxl.load_workbook(BytesIO(write_estimate(2027, [table], layouts, Head(), MADE_AT)))
    rows = [row for row in book.active.iter_rows(values_only=True) if row[1] in {"A", "B", "Tổng cộng"}]
    assert [row[15] for row in rows] == [71, 120, 191]
    assert rows[2][2] == 10


def test_same_table_same_bytes(layouts: Layouts) -> None:
    table = EstimateTable("X", False, (("A", (1,) * 12, 0),), ())
    made = [write_estimate(2027, [table, table], layouts, Head(), MADE_AT) for _ in range(2)]
    assert made[0] == made[1]
