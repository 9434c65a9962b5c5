from datetime import date, datetime, time

import pytest

from desktop_app.wording.changed_values import change_words, value_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "không có"),
        (True, "có"),
        (False, "không"),
        (2027, "2027"),
        (2_530_000, "2.530.000"),
        (-20_000, "-20.000"),
        ("Nghị định 99/2027/NĐ-CP", "Nghị định 99/2027/NĐ-CP"),
        (date(2027, 7, 1), "01/07/2027"),
        (datetime.combine(date(2027, 7, 1), time(8)), "2027-07-01 08:00:00"),
        (0.5, "0.5"),
        ([date(2027, 2, 4), "a"], "04/02/2027, a"),
        ({"to_truong": 2_340_000, "to_vien": 1}, "to_truong: 2.340.000, to_vien: 1"),
    ],
)
def test_a_value_is_read_as_a_person_reads_it(value: object, words: str) -> None:
    assert value_words(value) == words


def test_what_became_of_a_value() -> None:
    assert change_words(2_530_000, 2_700_000) == "2.530.000 → 2.700.000"
    assert change_words(None, date(2027, 7, 1)) == "thêm 01/07/2027"
    assert change_words("cũ", None) == "bỏ cũ"
