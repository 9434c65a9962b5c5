import pytest

from desktop_app.wording.provinces import bare, named


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Bắc Ninh", "tỉnh Bắc Ninh"),
        ("Tỉnh  Bắc Ninh", "tỉnh Bắc Ninh"),
        ("Đà Nẵng", "thành phố Đà Nẵng"),
        ("TP Huế", "thành phố Huế"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("tp.Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Cao Bằng", "tỉnh Cao Bằng"),
    ],
)
def test_a_province_is_named_in_full_however_it_was_typed(typed: str, words: str) -> None:
    assert named(typed) == words


def test_the_proper_name() -> None:
    assert (bare(" TP. Hồ Chí Minh "), bare("Tịnh Biên")) == ("Hồ Chí Minh", "Tịnh Biên")
