import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.text import clean, collation_key, fold, name_key, person_name, same_spelling, stored_name_key

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", letter + tone) for letter in VOWELS for tone in TONES] + list(
    "bcdđghklmnpqrstvx"
)
vietnamese_letters = st.sampled_from([*LETTERS, *(letter.upper() for letter in LETTERS)])
words = st.text(vietnamese_letters, min_size=1, max_size=5)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(names, names)
def test_the_stored_key_sorts_as_the_name_key(one: str, other: str) -> None:
    assert (name_key(one) < name_key(other)) == (stored_name_key(one) < stored_name_key(other))
    assert (name_key(one) == name_key(other)) == (stored_name_key(one) == stored_name_key(other))


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_has_a_key_that_can_be_stored(one: str, other: str) -> None:
    assert stored_name_key(one).encode()
    assert (name_key(one) < name_key(other)) == (stored_name_key(one).encode() < stored_name_key(other).encode())


@given(st.text(max_size=30))
def test_cleaning_once_is_enough(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned


@given(names)
def test_decomposed_text_is_the_same_text(name: str) -> None:
    assert clean(unicodedata.normalize("NFD", name)) == clean(name)
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)


def test_what_is_cleaned() -> None:
    assert clean(" Nguyễn\u200b  Văn\u00a0An\ufeff ") == "Nguyễn Văn An"
    assert clean("Ðỗ Ɖạt") == "Đỗ Đạt"
    assert clean("Tr\u00adung") == "Tr\u00adung"


def test_people_stand_by_given_name_then_family_then_middle() -> None:
    wanted = [
        "Nguyễn Văn An",
        "Trần An",
        "Lê Thị Ân",
        "Bùi Bình",
        "Phạm Dũng",
        "Lê Đạt",
        "Lê Minh Đạt",
        "Nguyễn Đạt",
        "Vũ Hoa",
        "Vũ Hoà",
        "Vũ Hoá",
        "Vũ Hoạ",
    ]
    for shuffled in (wanted[::-1], sorted(wanted)):
        assert sorted(shuffled, key=name_key) == wanted


@pytest.mark.parametrize(("one", "other"), list(itertools.pairwise("aăâbcdđeêghiklmnoôơpuưvxy")))
def test_the_alphabet(one: str, other: str) -> None:
    assert collation_key(one) < collation_key(other)
    assert collation_key(one + "z") < collation_key(other + "a")


def test_tones_and_then_case_decide_only_between_equal_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=collation_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert collation_key("mạ") < collation_key("man")
    assert collation_key("an") < collation_key("An")
    assert collation_key("2") < collation_key("a") < collation_key("я")


@given(names)
def test_a_search_sees_neither_marks_nor_case(name: str) -> None:
    folded = fold(name)
    assert folded.isascii()
    assert fold(name.upper()) == folded == fold(folded)


def test_folding() -> None:
    assert fold("  Đặng  Thị ỷ ") == "dang thi y"


def test_the_same_name_with_its_tone_on_another_letter() -> None:
    assert same_spelling("Lê Thị Hòa") == same_spelling("lê thị  hoà")
    assert same_spelling("Thúy") == same_spelling("Thuý")
    assert same_spelling("Hòa") != same_spelling("Hóa")
    assert same_spelling("Hoa") != same_spelling("Hòa")
    assert same_spelling("Bân") != same_spelling("Ban")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("trần thị  bình ", "Trần Thị Bình"),
        ("H'REN NIÊ", "H'Ren Niê"),
        ("h'blăm k'sor", "H'Blăm K'Sor"),
        ("Y Blôk Êban", "Y Blôk Êban"),
        ("ĐỖ MẠNH ƯỚC", "Đỗ Mạnh Ước"),
        ("Lê văn Hòa", "Lê văn Hòa"),
        ("Y", "Y"),
        ("", ""),
    ],
)
def test_a_name_in_one_case_has_a_capital_at_each_syllable(typed: str, name: str) -> None:
    assert person_name(typed) == name
    assert person_name(name) == name


def test_a_number_in_a_name_counts_as_one() -> None:
    names = ["Tổ khu phố 10", "Tổ khu phố 2", "Tổ khu phố 1", "Tổ khu phố 100", "Tổ khu phố"]
    assert sorted(names, key=collation_key) == [
        "Tổ khu phố", "Tổ khu phố 1", "Tổ khu phố 2", "Tổ khu phố 10", "Tổ khu phố 100",
    ]  # fmt: skip
