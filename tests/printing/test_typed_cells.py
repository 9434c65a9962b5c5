from datetime import date
from decimal import Decimal

import pytest

from desktop_app.printing.paper_parts import PaperDate
from desktop_app.printing.template import parse
from desktop_app.printing.typed_cells import typed


@pytest.mark.parametrize(
    ("source", "raw", "value", "money"),
    [
        ("{x|money}", 5_467_880, 5_467_880, True),
        ("{x|money}", 0, 0, True),
        ("{x|cell}", 643_280, 643_280, True),
        ("{x|cell}", 0, "–", False),
        ("{x|cell}", None, "–", False),
        ("{x|if_any}", None, "", False),
        ("{x|cell}", "40", 40, False),
        ("{x|cell}", "52,5", Decimal("52.5"), False),
        ("{x|cell}", "046", "046", False),
        ("{x|cell}", "1.234", "1.234", False),
        ("{x|cell}", "12 giờ", "12 giờ", False),
        ("{x|plain}", 7, 7, False),
        ("{x|two_digits}", 7, "07", False),
        ("{x}", "027090004321", "027090004321", False),
        ("{x}", "12", "12", False),
        ("{x}", "=1+1", "=1+1", False),
        ("{x|birth}", PaperDate(1990, 11, 5), date(1990, 11, 5), False),
        ("{x|birth}", PaperDate(1968), "1968", False),
        ("{x|birth}", PaperDate(1899, 1, 2), "02/01/1899", False),
        ("{x|short_date}", date(2026, 1, 2), date(2026, 1, 2), False),
        ("{x|money} đồng", 12_000, "12.000 đồng", False),
        ("không có ô", 1, "không có ô", False),
    ],
)
def test_a_cell_is_what_its_one_slot_is(source: str, raw: object, value: object, money: bool) -> None:
    cell = typed(parse(source), {"x": raw}, 0)
    assert (cell.value, type(cell.value), cell.money) == (value, type(value), money)
