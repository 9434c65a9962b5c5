import pytest

from desktop_app.wording.body_names import own_name_at


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("CÔNG AN XÃ ", "HÒA BÌNH THƯỢNG"),
        ("Công an đặc khu ", "Phú Quốc"),
        ("CÔNG AN THÀNH\N{NO-BREAK SPACE}PHỐ ", "HÀ NỘI"),
        ("PHƯỜNG ", "PHAN RANG - THÁP CHÀM"),
        ("CÔNG AN PHƯỜNG 5", ""),
        ("ỦY BAN NHÂN DÂN", ""),
    ],
)
def test_a_body_is_parted_before_the_name_of_its_place(before: str, name: str) -> None:
    assert own_name_at(before + name) == len(before)
