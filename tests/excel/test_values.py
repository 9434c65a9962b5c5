"""One cell at a time: what is taken, what is supposed aloud, what is refused."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.excel.columns import Layouts
from desktop_app.excel.values import (
    Ear,
    Reader,
    as_birth,
    as_count,
    as_day,
    as_education,
    as_name,
    as_text,
    as_tick,
    education_of,
    from_words,
)
from desktop_app.model.member import Birth, Education, PartialDate, Role, Sex
from desktop_app.model.problems import Refused
from tests.excel.messy import ROOT

WORDS = Layouts.load(ROOT / "resources" / "excel").words
TODAY = date(2026, 11, 1)


def said(reader: Reader, value: object) -> tuple[object, list[str]]:
    ear = Ear(TODAY, WORDS)
    return reader(value, ear), [problem.code for problem in ear.heard]


def refusal(reader: Reader, value: object) -> str:
    with pytest.raises(Refused) as refused:
        reader(value, Ear(TODAY, WORDS))
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    ("value", "birth"),
    [
        (datetime(1985, 7, 1), Birth(1985, 7, 1)),  # noqa: DTZ001 - a cell has no zone
        (date(1985, 7, 1), Birth(1985, 7, 1)),
        (31048, Birth(1985, 1, 1)),
        ("31048", Birth(1985, 1, 1)),
        ("01/07/1985", Birth(1985, 7, 1)),
        ("1/7/1985", Birth(1985, 7, 1)),
        ("12/11/1985", Birth(1985, 11, 12)),
        ("1-7-1985", Birth(1985, 7, 1)),
        ("01.07.1985", Birth(1985, 7, 1)),
        (" 01 / 07 / 1985 ", Birth(1985, 7, 1)),
        ("1985-07-01", Birth(1985, 7, 1)),
        ("1985-07-01 00:00:00", Birth(1985, 7, 1)),
        ("'01/07/1985", Birth(1985, 7, 1)),
        ("ngày 01 tháng 7 năm 1985", Birth(1985, 7, 1)),
        ("01071985", Birth(1985, 7, 1)),
        (1071985, Birth(1985, 7, 1)),
        ("010785", Birth(1985, 7, 1)),
        (1985, Birth(1985)),
        ("1985", Birth(1985)),
        (1985.0, Birth(1985)),
        ("07/1985", Birth(1985, 7)),
        (None, None),
        ("-", None),
        ("", None),
    ],
)
def test_births(value: object, birth: Birth | None) -> None:
    assert said(as_birth, value)[0] == birth


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("31/02/1975", "excel.date_impossible"),
        ("13/13/1975", "excel.date_impossible"),
        ("12/31/1975", "excel.date_impossible"),
        ("13/1975", "excel.date_impossible"),
        ("29/02/1975", "excel.date_impossible"),
        ("1/1/2030", "excel.date_in_future"),
        ("1/1/1875", "excel.date_too_old"),
        ("không rõ", "excel.date_not_understood"),
        ("01/01/2017", "excel.birth_too_young"),
        (2025, "excel.birth_too_young"),
        (12.5, "excel.date_not_understood"),
        (-1, "excel.date_not_understood"),
        ("12345678901", "excel.date_not_understood"),
        (True, "excel.date_not_understood"),
        (time(7, 30), "excel.date_not_understood"),
        ("#REF!", "excel.cell_error_value"),
    ],
)
def test_births_refused(value: object, code: str) -> None:
    assert refusal(as_birth, value) == code


def test_the_century_of_a_short_year_is_that_of_a_grown_person_or_of_the_past() -> None:
    assert said(as_birth, "1/7/86") == (Birth(1986, 7, 1), ["excel.note_date_short_year"])
    assert said(as_birth, "1/7/26")[0] == Birth(1926, 7, 1)
    assert said(as_birth, "1/7/05")[0] == Birth(2005, 7, 1)
    assert said(as_day, "1/7/26") == (PartialDate(2026, 7, 1), ["excel.note_date_short_year"])
    assert said(as_day, "010726")[0] == PartialDate(2026, 7, 1)
    assert said(as_day, 10726)[0] == PartialDate(2026, 7, 1), "a serial day of 1929 is nobody's first day of service"
    assert said(as_birth, 10785)[0] == Birth(1985, 7, 1)
    assert said(as_birth, 20785)[0] == Birth(1956, 11, 26), "five digits of a likely day are a serial"
    assert said(as_birth, 10085)[0] == Birth(1927, 8, 11), "month nought is none"
    assert said(as_day, "1/7/99")[0] == PartialDate(1999, 7, 1)


@given(st.dates(date(1900, 1, 1), date(2016, 10, 31)))
def test_day_and_month_never_change_places(day: date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day:%d%m%Y}"):
        assert said(as_birth, text) == (Birth(day.year, day.month, day.day), [])


def test_a_year_or_month_of_service_is_kept_as_such() -> None:
    assert said(as_day, 2019) == (PartialDate(2019), [])
    assert said(as_day, "2008") == (PartialDate(2008), [])
    assert said(as_day, "7/2024") == (PartialDate(2024, 7), [])
    assert refusal(as_day, "1/1/0019") == "excel.date_too_old"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("12/12", Education.UPPER_SECONDARY),
        ("9/12", Education.LOWER_SECONDARY),
        ("8/12", Education.PRIMARY),
        ("4/12", Education.NONE),
        ("10/10", Education.UPPER_SECONDARY),
        ("7/10", Education.LOWER_SECONDARY),
        ("THPT", Education.UPPER_SECONDARY),
        ("cấp 2", Education.LOWER_SECONDARY),
        ("12/12, Trung cấp", Education.VOCATIONAL),
        ("ĐH Luật", Education.UNIVERSITY),
        ("Cử nhân hành chính", Education.UNIVERSITY),
        ("CĐ sư phạm", Education.COLLEGE),
        ("Tiểu học", Education.PRIMARY),
        ("13/12", None),
        ("lái xe", None),
    ],
)
def test_education(text: str, step: Education | None) -> None:
    assert education_of(text, WORDS) is step


def test_education_that_excel_made_a_day() -> None:
    december, september = datetime(2026, 12, 9), datetime(2026, 9, 12)  # noqa: DTZ001 - cells have no zone
    for became in (december, september):
        assert said(as_education, became) == (("9/12", Education.LOWER_SECONDARY), ["excel.education_was_date"])
    assert refusal(as_education, datetime(2026, 5, 30)) == "excel.education_is_date"  # noqa: DTZ001
    assert said(as_education, "lái xe") == (("lái xe", None), ["excel.education_unknown"])
    assert said(as_education, None) == (None, [])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *((word, Role.LEADER) for word in ("Tổ trưởng", "T.trưởng", "TT", "tổ  trưởng", "TỔ TRƯỞNG")),
        *((word, Role.DEPUTY) for word in ("Tổ phó", "Phó tổ", "TP")),
        *((word, Role.MEMBER) for word in ("Tổ viên", "thành viên", "T.viên", "TV")),
        ("", None),
    ],
)
def test_roles(text: str, role: Role | None) -> None:
    assert said(from_words(lambda words: words.roles, "excel.role_unknown"), text)[0] is role


def test_closed_lists_refuse_other_words() -> None:
    sexes = from_words(lambda words: words.sexes, "excel.sex_unknown")
    assert said(sexes, "NỮ")[0] is Sex.FEMALE
    assert refusal(sexes, "N") == "excel.sex_unknown"
    assert said(as_tick, "x")[0] is True
    assert said(as_tick, None)[0] is None
    assert refusal(as_tick, "y") == "excel.tick_not_understood"


@pytest.mark.parametrize(
    ("value", "count"), [(4, 4), (4.0, 4), ("04", 4), ("4 người", 4), (0, 0), (None, None), ("-", None)]
)
def test_counts(value: object, count: int | None) -> None:
    assert said(as_count, value)[0] == count


@pytest.mark.parametrize("value", [4.5, -1, "bốn", True, 10_000])
def test_counts_refused(value: object) -> None:
    assert refusal(as_count, value) == "excel.count_not_understood"


def test_text_is_cleaned_and_names_hold_no_digits() -> None:
    assert said(as_text, "  Tha\u0302\u0301ng\u200b  Lợi ")[0] == "Thấng Lợi"
    assert said(as_text, 12)[0] == "12"
    assert said(as_text, 12.0)[0] == "12"
    assert said(as_text, "=SUM(A1)")[0] == "=SUM(A1)"
    assert refusal(as_text, "#N/A") == "excel.cell_error_value"
    assert refusal(as_name, "Tổ 3") == refusal(as_name, 27086) == "excel.name_not_a_name"


def test_a_name_in_capitals_gets_those_of_a_name_and_the_clerk_is_told() -> None:
    ear = Ear(TODAY, WORDS)
    assert as_name("NGUYỄN VĂN AN", ear) == "Nguyễn Văn An"
    assert [(one.code, one.values["understood"]) for one in ear.heard] == [
        ("excel.note_name_capitals", "Nguyễn Văn An")
    ]
    assert as_name("H'Ren Niê", ear) == "H'Ren Niê"
    assert len(ear.heard) == 1
