from dataclasses import replace

import pytest

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.footer import qr_modules, qr_text
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import read, words

IDENTITY = DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")


def test_the_mark_names_document_and_page(library: FormLibrary, fonts: Fonts) -> None:
    form = library["bang_thanh_toan"]
    pages = read(render(form, sample(form), IDENTITY, fonts).pdf)
    for number, page in enumerate(pages, start=1):
        assert f"Mã {IDENTITY.id} · Trang {number}/{len(pages)}" in words(page.text)
    page = pages[0]
    row = page.row(f"Mã {IDENTITY.id}")
    assert row.baseline > page.height - 10
    assert row.size < 8


@pytest.mark.parametrize("code", ["bang_thanh_toan", "phieu_tinh"])
def test_a_trial_says_so_at_the_foot_of_every_page(library: FormLibrary, fonts: Fonts, code: str) -> None:
    form = library[code]
    context = sample(form)
    assert context.warning
    for page in read(render(form, context, IDENTITY, fonts).pdf):
        foot = [row for row in page.rows if context.warning in row.text and row.baseline > page.height - 16]
        assert [row.size for row in foot] == [10]
        assert foot[0].right < page.width - 30
    sure = read(render(form, replace(context, warning=""), IDENTITY, fonts).pdf)
    assert all(context.warning not in page.text for page in sure)


def test_a_decision_carries_no_mark_but_says_that_its_look_was_not_checked(library: FormLibrary, fonts: Fonts) -> None:
    form = library["mau_08_cong_nhan"]
    page = read(render(form, sample(form), IDENTITY, fonts).pdf)[0]
    assert IDENTITY.id not in page.text
    assert "Mẫu số" not in page.text
    assert page.row("Mẫu tham khảo").size < 8


def test_the_qr_says_id_and_digest_in_capitals() -> None:
    assert qr_text("ab-1", "0f") == "SOANTT1:AB-1:0F"
    modules = qr_modules(IDENTITY.id, "0" * 64)
    assert len(modules) == len(modules[0]) <= 45
    finder = [row[:7] for row in modules[:7]]
    assert finder[0] == finder[6] == [True] * 7
    assert finder[3] == [True, False, True, True, True, False, True]
    assert qr_modules(IDENTITY.id, "0" * 64) == modules
    assert qr_modules(IDENTITY.id, "1" * 64) != modules
