"""Which sides of the sheet suit a paper."""

import pytest

from desktop_app.services.advising_prints import PrintAdvice, advise_print, is_signed_list


@pytest.mark.parametrize(
    ("form", "pages", "wide", "advice"),
    [
        ("mau_08_cong_nhan", 1, False, PrintAdvice("one", "single")),
        ("mau_08_cong_nhan_kem_danh_sach", 2, False, PrintAdvice("long", "stands")),
        ("mau_05", 3, True, PrintAdvice("short", "lies")),
        ("bang_thanh_toan", 4, True, PrintAdvice("one", "signed")),
        ("", 2, False, PrintAdvice("long", "stands")),
        ("a_form_that_is_gone", 2, True, PrintAdvice("short", "lies")),
    ],
)
def test_advice_follows_the_paper(office, form, pages, wide, advice):
    assert advise_print(office, form, pages, wide=wide) == advice


def test_only_a_list_that_leaves_room_to_write_is_signed(office):
    assert is_signed_list(office.forms["bang_thanh_toan"])
    assert not any(is_signed_list(office.forms[code]) for code in ("mau_05", "bang_cham_cong", "mau_08_cong_nhan"))
