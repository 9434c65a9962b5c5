from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.periods import Month
from desktop_app.wording import written


@given(st.integers(-(10**15), 10**15))
def test_money_reads_back(amount: int) -> None:
    text = written.money(amount)
    assert int(text.replace(written.MINUS, "-").replace(".", "")) == amount
    assert all(len(group) == 3 for group in text.lstrip("-").split(".")[1:])


def test_money() -> None:
    assert [written.money(n) for n in (0, 999, 1_000, 1_638_000, -28_380)] == [
        "0",
        "999",
        "1.000",
        "1.638.000",
        "\u221228.380",
    ]


@given(st.decimals(-(10**9), 10**9, places=4))
def test_numbers_of_four_places_read_back(value: Decimal) -> None:
    text = written.number(value)
    assert Decimal(text.replace(written.MINUS, "-").replace(".", "").replace(",", ".")) == value
    assert len(text.partition(",")[2]) == min(4, max(0, -int(value.as_tuple().exponent)))
    plain = written.number(Fraction(value))
    assert Decimal(plain.replace(written.MINUS, "-").replace(".", "").replace(",", ".")) == value
    assert not plain.partition(",")[2].endswith("0")


def test_numbers() -> None:
    assert written.number(Decimal("0.0125")) == "0,0125"
    assert written.number(Fraction(1, 3)) == "0,3333"
    assert written.number(1_234_567) == "1.234.567"
    assert written.number(Decimal("2.50")) == "2,50"
    assert written.number(Fraction(5, 2)) == "2,5"
    assert written.number(Decimal("-0.5")) == "\u22120,5"
    assert written.percent(Decimal("0.85")) == "85 %"
    assert written.percent(Fraction(1, 3)) == "33,3333 %"
    assert [written.hours(n) for n in (0, 30, 60, 2790, 50)] == ["0", "0,5", "1", "46,5", "0,83"]


def test_times_and_days() -> None:
    assert [written.clock_time(n) for n in (0, 1170, 1320, 1440)] == ["0h", "19h30", "22h", "24h"]
    assert written.short_date(date(1990, 11, 5)) == "05/11/1990"
    assert written.moment(datetime.fromisoformat("2026-10-05T06:04:59+07:00")) == "06:04 ngày 05/10/2026"
    assert written.long_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert written.long_date(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert [written.weekday(date(2026, 10, day)) for day in (5, 10, 11)] == ["thứ Hai", "thứ Bảy", "Chủ nhật"]
    assert [written.SHORT_WEEKDAYS[date(2026, 10, day).weekday()] for day in (5, 11)] == ["T2", "CN"]
    assert (written.month(Month(2026, 1)), written.month(Month(2026, 10))) == ("tháng 01 năm 2026", "tháng 10 năm 2026")
    assert written.short_month(Month(2026, 1)) == "01/2026"
