from datetime import date

import pytest

from desktop_app.model.number_words import NoughtTens, NumberStyle, Thousand
from desktop_app.model.periods import Month
from desktop_app.printing.contexts import DutyInterval, DutyMark, PaperDate
from desktop_app.printing.filters import FILTERS

BLANK = "\N{NO-BREAK SPACE}" * 6


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("", "x", "x"),
        ("money", 1_638_000, "1.638.000"),
        ("two_digits", 3, "03"),
        ("two_digits", 112, "112"),
        ("plain", 3, "3"),
        ("cell", 1_000, "1.000"),
        ("cell", -1_000, "\u22121.000"),
        ("cell", "46,5", "46,5"),
        ("cell", 0, "–"),
        ("cell", None, "–"),
        ("cell", "", "–"),
        ("number", "05", "05"),
        ("number", "", BLANK),
        ("upper", "xã Đoài", "XÃ ĐOÀI"),
        ("in_brackets", "điểm a", " (điểm a)"),
        ("in_brackets", "", ""),
        ("after_comma", "Trưởng thôn", ", Trưởng thôn"),
        ("after_comma", "", ""),
        ("last_two", "Chủ tịch Hội đồng", "Chủ tịch Hội\N{NO-BREAK SPACE}đồng"),
        ("whole", "Chủ tịch Hội đồng", "Chủ\N{NO-BREAK SPACE}tịch\N{NO-BREAK SPACE}Hội\N{NO-BREAK SPACE}đồng"),
        ("lower_first", "Tổ", "tổ"),
        ("long_date", date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        ("short_date", date(2026, 2, 5), "05/02/2026"),
        ("dated", PaperDate(2026, 10), f"ngày {BLANK} tháng 10 năm 2026"),
        ("born", PaperDate(1958), "năm 1958"),
        ("birth", PaperDate.of(date(1979, 9, 2)), "02/09/1979"),
        ("digits_if_any", 0, "0"),
        ("digits_if_any", None, ""),
        ("count", 3, "03"),
        ("count", None, "……"),
        ("clock", 510, "08 giờ 30 phút"),
        ("clock", 0, "00 giờ 00 phút"),
        ("clock", None, "…… giờ …… phút"),
        ("or_dots", "An", "An"),
        ("or_dots", "", "…" * 14),
        ("by_hand", PaperDate(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        ("by_hand", PaperDate(2026, 9), "ngày …… tháng 9 năm 2026"),
        ("by_hand", None, "ngày …… tháng …… năm ……"),
        ("short_if_any", PaperDate(1958), "1958"),
        ("short_if_any", None, ""),
        ("month", Month(2026, 10), "tháng 10 năm 2026"),
        ("duty", DutyMark(), ""),
        ("duty", DutyMark((DutyInterval(22 * 60, 6 * 60),)), "22\n6"),
        ("duty", DutyMark((DutyInterval(0, 270), DutyInterval(1170, 1440)), "H"), "H\n0\n4:30\n19:30\n24"),
    ],
)
def test_filter(name: str, value: object, written: str) -> None:
    assert FILTERS[name].write(value) == written
    assert type(value) in FILTERS[name].accepts


def test_amounts_in_words_as_the_paper_reads_numbers() -> None:
    southern = NumberStyle(NoughtTens.LE, thousand=Thousand.NGAN)
    write = FILTERS["in_words"].write
    assert FILTERS["in_words"].by_style
    assert write(1_005_000, None) == "Một triệu không trăm linh năm nghìn đồng"
    assert write(1_005_000, southern) == "Một triệu không trăm lẻ năm ngàn đồng"
