from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.member import (
    Birth,
    Education,
    PartialDate,
    Qualification,
    full_years,
    qualification_of,
)


@pytest.mark.parametrize(
    ("birth", "earliest", "latest", "whole"),
    [
        (Birth(1985, 5, 19), date(1985, 5, 19), date(1985, 5, 19), True),
        (Birth(1984, 2), date(1984, 2, 1), date(1984, 2, 29), False),
        (Birth(1984), date(1984, 1, 1), date(1984, 12, 31), False),
    ],
)
def test_what_is_known_of_a_birth(birth: Birth, earliest: date, latest: date, whole: bool) -> None:
    assert (birth.earliest, birth.latest, birth.whole) == (earliest, latest, whole)


def test_years_are_full_on_the_birthday() -> None:
    assert full_years(date(1956, 10, 1), date(2026, 9, 30)) == 69
    assert full_years(date(1956, 10, 1), date(2026, 10, 1)) == 70
    assert full_years(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert full_years(date(2008, 2, 29), date(2026, 3, 1)) == 18


@given(st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_years_grow_by_one_a_year(birth: date, on: date) -> None:
    assert full_years(birth, on + timedelta(days=1)) - full_years(birth, on) in {0, 1}
    assert 365 * full_years(birth, on) <= (on - birth).days < 366 * (full_years(birth, on) + 1)


@pytest.mark.parametrize("text", ["2008", "2024-07", "2024-07-01"])
def test_a_day_known_in_part_is_written_as_far_as_it_is_known(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["", "08", "2024-7", "2024-13", "2023-02-29", "2024-07-01-02", "x"])
def test_what_is_no_day_in_part(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        PartialDate.parse(text)


def test_a_whole_day_is_no_birth() -> None:
    assert PartialDate.of(date(2024, 7, 1)) == PartialDate(2024, 7, 1)
    assert PartialDate(2024) != Birth(2024)


@pytest.mark.parametrize(
    ("education", "words", "expected"),
    [
        (Education.UNIVERSITY, "", Qualification.UNIVERSITY),
        (Education.VOCATIONAL, "Đại học", Qualification.VOCATIONAL),
        (Education.UPPER_SECONDARY, "Cao đẳng nghề", Qualification.COLLEGE),
        (None, "THẠC SĨ luật", Qualification.UNIVERSITY),
        (None, "Sơ cấp", Qualification.ELEMENTARY),
        (Education.PRIMARY, "12/12", None),
        (None, "", None),
    ],
)
def test_the_qualification_that_schooling_and_the_list_tell(
    education: Education | None, words: str, expected: Qualification | None
) -> None:
    assert qualification_of(education, words) is expected
