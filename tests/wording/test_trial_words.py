from datetime import date

import pytest

from desktop_app.model.payroll import LineCode
from desktop_app.wording.messages import Messages
from desktop_app.wording.trial_words import (
    Footing,
    difference_words,
    lacking_words,
    split_month_words,
    sum_words,
    trial_notes,
)

SURE = Footing("A", payable=True, unknown=())
DRAFT = Footing("B", payable=False, unknown=())
SHORT = Footing("C", payable=True, unknown=(LineCode.NIGHT, LineCode.HEALTH_INSURANCE))


def test_a_trial_is_called_one_with_its_reasons(messages: Messages) -> None:
    assert trial_notes(messages, [SURE, SURE]) == ()
    assert trial_notes(messages, [SURE, DRAFT]) == (
        "BẢN TÍNH THỬ: số tiền không dùng để chi; chênh lệch không dùng làm căn cứ.",
        "B: chưa đủ căn cứ để chi.",
    )
    assert trial_notes(messages, [SHORT]) == (
        "BẢN TÍNH THỬ: số tiền không dùng để chi.",
        "C: chưa biết mức Trực đêm, BHYT, số cộng chưa gồm các khoản này.",
    )
    assert len(trial_notes(messages, [DRAFT, SHORT])) == 3


@pytest.mark.parametrize(
    ("dong", "short", "words", "difference"),
    [
        (0, False, "0", "0"),
        (1_000, False, "1.000", "+1.000"),
        (0, True, "chưa biết", "không so được"),
        (1_000, True, "1.000 (chưa đủ)", "không so được"),
    ],
)
def test_not_known_is_never_nought(dong: int, short: bool, words: str, difference: str) -> None:
    assert sum_words(dong, short=short) == words
    assert difference_words(dong, short=short) == difference


def test_a_unit_stands_behind_its_figure() -> None:
    assert sum_words(1_000, short=True, unit=" đ") == "1.000 đ (chưa đủ)"
    assert sum_words(0, short=False, unit=" đ") == "0 đ"
    assert sum_words(0, short=True, unit=" đ") == "chưa biết"


def test_a_month_of_two_schemes_is_said_to_be_a_trial() -> None:
    assert split_month_words(date(2027, 7, 1)) == ""
    words = split_month_words(date(2027, 7, 15))
    assert words.startswith("Tháng 07/2027 có hai chế độ")
    assert "không dùng để chi" in words
    assert words.endswith("ghi ngày 01/07/2027.")


def test_lines_left_out_are_named_with_whose_they_are(messages: Messages) -> None:
    assert lacking_words(messages, {}) == ""
    many = {LineCode.NIGHT: ["A", "B"], LineCode.HEALTH_INSURANCE: ["A", "B", "C", "D"], LineCode.TRAINING: []}
    assert lacking_words(messages, many) == "Chưa biết mức nên chưa tính: Trực đêm (A, B); BHYT (4 người); Tập huấn"
