import pytest

from desktop_app.wording.form_faults import typed, wanted


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bool", "true hoặc false"),
        ("str", "chữ trong ngoặc kép"),
        ("portrait | landscape", "một trong: portrait, landscape"),
        ("Person", "Person"),
    ],
)
def test_what_a_key_may_hold(name: str, said: str) -> None:
    assert wanted(name) == said


def test_a_value_is_told_as_the_file_has_it() -> None:
    assert [typed(one) for one in ("True", "None", "abc")] == ["true", "để trống", "abc"]
