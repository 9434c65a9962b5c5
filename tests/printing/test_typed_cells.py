from datetime import date
from decimal import Decimal

import pytest

from desktop_app.printing.paper_parts import PaperDate
from desktop_app.printing.template import parse
from desktop_app.printing.typed_cells import typed


@pytest.mark.parametrize(
    ("source", "raw", "value", "shown"),
    [
        ("{x|money}", 5_467_880, 5_467_880, "money"),
        ("{x|money}", 0, 0, "money"),
        ("{x|cell}", 643_280, 643_280, "money"),
        ("{x|cell}", 0, "–", "plain"),
        ("{x|cell}", None, "–", "plain"),
        ("{x|if_any}", None, "", "plain"),
        ("{x|cell}", "40", 40, "plain"),
        ("{x|cell}", "52,5", Decimal("52.5"), "plain"),
        ("{x|cell}", "18.957", 18957, "plain"),
        ("{x|cell}", "1.234.567,25", Decimal("1234567.25"), "plain"),
        ("{x|cell}", "18.95", "18.95", "plain"),
        ("{x|cell}", "046", "046", "plain"),
        ("{x|cell}", "1.234", 1234, "plain"),
        ("{x|cell}", "12 giờ", "12 giờ", "plain"),
        ("{x|plain}", 7, 7, "plain"),
        ("{x|two_digits}", 7, 7, "two_digits"),
        ("{x|count}", 3, 3, "two_digits"),
        ("{x|digits_if_any}", 10, 10, "plain"),
        ("{x|digits_if_any}", None, "", "plain"),
        ("{x}", "027090004321", "027090004321", "plain"),
        ("{x}", "12", "12", "plain"),
        ("{x}", "=1+1", "=1+1", "plain"),
        ("{x|birth}", PaperDate(1990, 11, 5), date(1990, 11, 5), "plain"),
        ("{x|birth}", PaperDate(1968), "1968", "plain"),
        ("{x|birth}", PaperDate(1899, 1, 2), "02/01/1899", "plain"),
        ("{x|short_date}", date(2026, 1, 2), date(2026, 1, 2), "plain"),
        ("{x|money} đồng", 12_000, "12.000 đồng", "plain"),
        ("không có ô", 1, "không có ô", "plain"),
    ],
)
def test_a_cell_is_what_its_one_slot_is(source: str, raw: object, value: object, shown: str) -> None:
    cell = typed(parse(source), {"x": raw}, 0)
    assert (cell.value, type(cell.value), cell.shown) == (value, type(value), shown)
