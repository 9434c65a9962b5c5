import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.duty_text import Interval, parse_intervals, write_interval
from desktop_app.model.problems import Refused

SYMBOLS = {"Đ": "22h-6h", "Đ1": "22h-2h", "HC": "7h30-11h30; 13h30-17h"}


def minutes(text: str) -> list[tuple[int, int]]:
    return [(interval.begins, interval.ends) for interval in parse_intervals(text, SYMBOLS)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("22h-6h", (1320, 1800)),
        ("19h–23h", (1140, 1380)),
        ("0h–4h30", (0, 270)),
        ("22-6", (1320, 1800)),
        ("22h00 - 06h00", (1320, 1800)),
        ("19:30—23:15", (1170, 1395)),
        ("7.30-11.30", (450, 690)),
        ("22g đến 6g", (1320, 1800)),
        ("22 giờ 15 phút tới 5 giờ", (1335, 1740)),
        ("22H→6H", (1320, 1800)),
        ("22~6", (1320, 1800)),
        ("20h-24h", (1200, 1440)),
        ("0h-24h", (0, 1440)),
        ("20-0", (1200, 1440)),
        ("23h59-0h1", None),
        ("23h59-0h01", (1439, 1441)),
        ("Đ", (1320, 1800)),
        ("đ1", (1320, 1560)),
    ],
)
def test_how_clerks_write_a_stint(text: str, wanted: tuple[int, int] | None) -> None:
    if wanted is None:
        with pytest.raises(Refused):
            parse_intervals(text, SYMBOLS)
    else:
        assert minutes(text) == [wanted]
        assert minutes(unicodedata.normalize("NFD", text)) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "22h",
        "x",
        "22h-",
        "-6h",
        "25h-6h",
        "22h60-6h",
        "24h30-6h",
        "8-8",
        "0-0",
        "24-24",
        "24h-0h",
        "22h-6h-8h",
        "22 6",
        "2200-0600",
        "Z",
    ],
)
def test_what_is_not_understood(text: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_intervals(text, SYMBOLS)
    [problem] = caught.value.problems
    assert problem.code == "duty.text_not_understood"
    assert problem.values["text"] == text


@pytest.mark.parametrize(
    "text", ["7-11; 13-17", "7h-11h, 13h-17h", "7-11+13-17", "7-11\n13-17", "7-11 và 13-17", "7-11/13-17;"]
)
def test_several_stints_in_one_cell(text: str) -> None:
    assert minutes(text) == [(420, 660), (780, 1020)]
    assert minutes(unicodedata.normalize("NFD", text)) == [(420, 660), (780, 1020)]


def test_a_symbol_may_mean_several_stints() -> None:
    assert minutes("HC; Đ") == [(450, 690), (810, 1020), (1320, 1800)]


def test_nothing_is_nothing() -> None:
    assert minutes("") == minutes("  ;\n") == []


intervals = st.builds(
    lambda begins, length: Interval(begins, begins + length), st.integers(0, 1439), st.integers(1, 1439)
) | st.just(Interval(0, 1440))


@given(intervals, st.dates(date(2024, 1, 1), date(2027, 12, 30)))
def test_what_is_written_reads_back(interval: Interval, day: date) -> None:
    begins, ends = interval.on(day)
    [read] = parse_intervals(write_interval(begins, ends), {})
    assert read.on(day) == (begins, ends)


def test_short_forms() -> None:
    day = date(2026, 10, 31)
    shown = [
        write_interval(*Interval(*two).on(day))
        for two in ((1320, 1800), (1170, 1380), (1200, 1440), (0, 1440), (5, 65))
    ]
    assert shown == ["22-6", "19h30-23h", "20-24", "0-24", "0h05-1h05"]


def read_or_codes(text: str) -> tuple[Interval, ...] | list[str]:
    try:
        return parse_intervals(text, SYMBOLS)
    except Refused as refused:
        return [problem.code for problem in refused.problems]


@given(
    st.text(max_size=20) | st.from_regex(r"[0-9]{1,2}[hg:.]?[0-9]{0,2}[-–~][0-9]{1,2}[hg:.]?[0-9]{0,2}", fullmatch=True)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    match read_or_codes(text):
        case list(codes):
            assert codes == ["duty.text_not_understood"]
        case read:
            assert all(0 <= one.begins < 1440 and 0 < one.ends - one.begins <= 1440 for one in read)
