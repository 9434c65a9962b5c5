"""File names that Windows takes and a clerk reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.wording.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quyết định: Về việc công nhận thôn Đông", "Quyết định Về việc công nhận thôn Đông.pdf"),
        ("Số 05/TTr-CAX", "Số 05 TTr-CAX.pdf"),
        ("con", "Văn bản con.pdf"),
        ("...", "Văn bản.pdf"),
    ],
)
def test_a_title_is_the_name_of_its_file(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_long_title_keeps_its_ends() -> None:
    made = file_name("Giấy xác nhận " * 20 + "Trần Văn An")
    assert made.startswith("Giấy xác nhận")
    assert made.endswith("Trần Văn An.pdf")


@given(st.text())
def test_no_title_makes_a_name_that_windows_refuses(title: str) -> None:
    stem = file_name(title).removesuffix(".pdf")
    assert 0 < len(stem) <= LONGEST + 10
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem == stem.strip()
