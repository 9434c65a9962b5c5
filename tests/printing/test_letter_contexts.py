"""Every paper about teams and members with what nobody expects in it: long names, marks of emphasis, many, none."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from desktop_app.printing.fonts import Fonts, load_fonts
from desktop_app.printing.letter_contexts import LETTERS, Dissolution, ReleaseReport, StrengthRequest
from desktop_app.printing.library import FormLibrary, load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.sheet_contexts import Roster, TransferList
from tests.printing.paper import read

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "Nguyễn*Thị **Hương** <b>&amp; {tên} Hồng-Nhung Quỳnh"
LONG = "Ngườicótêndàibốnmươichữkhôngcókhoảngtrắngnào"
CODES = sorted(["mau_07", "mau_08_giai_the", "to_trinh_dieu_chinh_so_luong", "lich_truc", "danh_sach_chuyen_khoan"])


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return load_fonts(ROOT / "resources" / "fonts")


@pytest.fixture(scope="module")
def forms() -> FormLibrary:
    return load_forms(ROOT / "forms")


def rows_of(context: object) -> str:
    return {
        Dissolution: "listed", ReleaseReport: "listed", StrengthRequest: "rows", Roster: "rows", TransferList: "rows",
    }[type(context)]  # fmt: skip


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.text.split()) for page in read(pdf))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [0, 1, 400])
def test_none_one_and_four_hundred(forms: FormLibrary, fonts: Fonts, code: str, count: int) -> None:
    form = forms[code]
    context = sample(form)
    name = rows_of(context)
    first = getattr(context, name)[0]
    pdf = render(form, replace(context, **{name: (first,) * count}), DocumentIdentity(code), fonts).pdf
    pages = read(pdf)
    assert len(pages) >= (10 if count == 400 else 1)
    assert all(page.text.strip() for page in pages)


@pytest.mark.parametrize("code", [*CODES, "giay_xac_nhan", "cong_van_gui_goi"])
@pytest.mark.parametrize("value", [HOSTILE, LONG])
def test_marks_and_long_words_are_printed_as_they_are(forms: FormLibrary, fonts: Fonts, code: str, value: str) -> None:
    form = forms[code]
    context = sample(form)
    texts = {one.name: value for one in fields(context) if isinstance(getattr(context, one.name), str)}
    texts.pop("warning", None)
    tuples = {
        one.name: tuple(value for _ in getattr(context, one.name))
        for one in fields(context)
        if isinstance(getattr(context, one.name), tuple) and all(isinstance(x, str) for x in getattr(context, one.name))
    }
    pdf = render(form, replace(context, **texts, **tuples), DocumentIdentity(code), fonts).pdf
    assert "".join(value.split()) in "".join(words(pdf).split())


def test_each_context_has_a_form(forms: FormLibrary) -> None:
    assert {type_.__name__ for type_ in LETTERS} <= {form.text.context for form in forms}
