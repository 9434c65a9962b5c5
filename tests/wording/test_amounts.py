import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.number_words import Billion, FourAfterTens, NoughtTens, NumberStyle, Thousand
from desktop_app.wording.amounts import dong_in_words, in_words

GOLDEN = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    14: "mười bốn",
    15: "mười lăm",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_005: "một nghìn không trăm linh năm",
    1_010: "một nghìn không trăm mười",
    2_025: "hai nghìn không trăm hai mươi lăm",
    105_000: "một trăm linh năm nghìn",
    500_000: "năm trăm nghìn",
    1_000_000: "một triệu",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_050_000: "một triệu không trăm năm mươi nghìn",
    10_250_000: "mười triệu hai trăm năm mươi nghìn",
    15_750_000: "mười lăm triệu bảy trăm năm mươi nghìn",
    18_598_360: "mười tám triệu năm trăm chín mươi tám nghìn ba trăm sáu mươi",
    1_005_000_000: "một tỷ không trăm linh năm triệu",
    1_000_000_001: "một tỷ không trăm linh một",
    12_345_678_901: ("mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm linh một"),
    10**12: "một nghìn tỷ",
    10**15: "một triệu tỷ",
    10**18: "một tỷ tỷ",
    -5: "âm năm",
}


@pytest.mark.parametrize(("number", "words"), GOLDEN.items())
def test_golden(number: int, words: str) -> None:
    assert in_words(number) == words


def test_every_setting_of_the_style_shows() -> None:
    southern = NumberStyle(NoughtTens.LE, FourAfterTens.TU, Thousand.NGAN, Billion.TI)
    assert in_words(1_000_024_005, southern) == "một tỉ không trăm hai mươi tư ngàn không trăm lẻ năm"
    assert in_words(14, southern) == "mười bốn"
    assert in_words(104, southern) == "một trăm lẻ bốn"


def test_dong() -> None:
    assert dong_in_words(18_598_360) == "Mười tám triệu năm trăm chín mươi tám nghìn ba trăm sáu mươi đồng"
    assert dong_in_words(-21) == "Âm hai mươi mốt đồng"
    assert dong_in_words(0) == "Không đồng"


DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
PLACES = {"trăm": 100, "mươi": 10}
SCALES = {"triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}


def parse(words: str) -> int:
    """Read a number back from its words, by another way than it was written: left to right, a stack of scales."""
    sign = -1 if words.startswith("âm ") else 1
    total = section = group = digit = 0
    for word in words.removeprefix("âm ").split(" "):
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in PLACES:
            group, digit = group + digit * PLACES[word], 0
        elif word == "mười":
            group, digit = group + 10, 0
        elif word in ("linh", "lẻ"):
            assert digit == 0
        elif word in SCALES:
            section, group, digit = section + (group + digit) * SCALES[word], 0, 0
        elif word in ("tỷ", "tỉ"):
            total, section, group, digit = (total + section + group + digit) * 10**9, 0, 0, 0
        else:
            raise AssertionError(word)
    return sign * (total + section + group + digit)


STYLES = [NumberStyle(*chosen) for chosen in itertools.product(NoughtTens, FourAfterTens, Thousand, Billion)]
styles = st.sampled_from(STYLES)
sizes = st.integers(0, 19).flatmap(lambda power: st.integers(-(10**power), 10**power))
sparse = st.lists(st.sampled_from([0, 0, 0, 1, 4, 5, 9]), min_size=1, max_size=19).map(
    lambda digits: int("".join(map(str, digits)))
)


@given(st.one_of(sizes, sparse), styles)
def test_the_words_parse_back(number: int, style: NumberStyle) -> None:
    assert parse(in_words(number, style)) == number


@given(sizes, sizes)
def test_two_numbers_never_share_their_words(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


def test_a_hundred_thousand_amounts_parse_back() -> None:
    """Every amount to 40,000, and as many again of every length up to 18 digits, full of noughts; styles in turn."""
    chance = random.Random(30)
    long = (int("".join(chance.choices("00001459", k=chance.randint(5, 18)))) for _ in range(60_000))
    for number, style in zip(itertools.chain(range(40_000), long), itertools.cycle(STYLES), strict=False):
        assert parse(in_words(number, style)) == number
