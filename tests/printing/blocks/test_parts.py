from dataclasses import replace

import pytest

from desktop_app.printing.blocks.parts import Annex
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import read, words

FORM = "mau_08_cong_nhan_kem_danh_sach"


def test_the_annex_lies_on_its_own_pages_numbered_anew(library: FormLibrary, fonts: Fonts) -> None:
    form = library[FORM]
    context = sample(form)
    team = replace(context.teams[0], people=context.teams[0].people * 20)
    pages = read(render(form, replace(context, teams=(team,)), DocumentIdentity("x"), fonts).pdf)
    assert [(round(page.width), round(page.height)) for page in pages[:2]] == [(210, 297), (297, 210)]
    assert len(pages) >= 4
    assert "Phụ lục" in pages[1].text
    assert "(Kèm theo Quyết định số /QĐ-UBND ngày tháng 10 năm 2026" in words(pages[1].text)
    tops = [min(page.rows, key=lambda row: row.baseline).text.strip() for page in pages]
    assert tops[1] == "Phụ lục"
    assert tops[2:4] == ["2", "3"]
    for page in pages[1:]:
        assert "Họ và tên" in page.text


def test_the_decision_keeps_its_signature_before_the_annex(library: FormLibrary, fonts: Fonts) -> None:
    form = library[FORM]
    pages = read(render(form, sample(form), DocumentIdentity("x"), fonts).pdf)
    assert "Phạm Minh Tuấn" in pages[0].text
    assert "Phạm Minh Tuấn" not in pages[1].text


def test_the_annex_itself_draws_nothing(library: FormLibrary) -> None:
    annexes = [block for block in library[FORM].text.block if isinstance(block, Annex)]
    assert [annex.orientation for annex in annexes] == ["landscape"]
    assert [part.orientation for part in library[FORM].parts] == ["portrait", "landscape"]
    with pytest.raises(AttributeError):
        annexes[0].orientation = "portrait"  # type: ignore[misc]
