from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.printing.blocks.fields import Entry, FieldRow, Fields
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.list_sheets import is_list, list_sheets
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.template import parse
from desktop_app.wording.list_sheets import Band, GridTable, ListSheet
from tests.printing.paper import read, words

ROOT = Path(__file__).resolve().parents[2]
CODES = sorted(path.parent.name for path in (ROOT / "forms").glob("*/form.toml"))
PAYMENT, LISTED, DECISION = "bang_thanh_toan", "mau_08_cong_nhan_kem_danh_sach", "mau_08_cong_nhan"


def table_of(sheet: ListSheet) -> GridTable:
    (table,) = [part for part in sheet.parts if isinstance(part, GridTable)]
    return table


def said(sheet: ListSheet) -> list[str]:
    return [piece.text for part in sheet.parts if isinstance(part, Band) for piece in part.pieces]


@pytest.mark.parametrize("code", CODES)
def test_every_list_has_its_words_and_a_form_without_table_none(library: FormLibrary, fonts: Fonts, code: str) -> None:
    form = library[code]
    sheets = list_sheets(form, sample(form), fonts)
    assert bool(sheets) == is_list(form)
    pages = read(render(form, sample(form), DocumentIdentity("x"), fonts).pdf)
    bodies = [words(page.text).replace(" ", "").removeprefix(str(at)) for at, page in enumerate(pages, start=1)]
    on_paper = "".join(body.removesuffix("Mẫuthamkhảo") for body in bodies)
    for sheet in sheets:
        for text in said(sheet):
            for line in text.split("\n"):
                assert words(line).replace(" ", "") in on_paper, line


def test_amounts_are_numbers_and_cards_are_text(library: FormLibrary, fonts: Fonts) -> None:
    (payment,) = list_sheets(library[PAYMENT], sample(library[PAYMENT]), fonts)
    rows = table_of(payment).rows
    total = rows[-1].cells
    assert total[1].value == "Tổng cộng"
    assert 21_795_840 in [cell.value for cell in total if cell.shown == "money"]
    (members,) = list_sheets(library["mau_05"], sample(library["mau_05"]), fonts)
    first = [cell.value for cell in table_of(members).rows[1].cells]
    assert first[:5] == [1, "Lê Quang Đạo", date(1990, 11, 5), "Nam", "027090004321"]


def test_common_headings_lie_over_their_columns(library: FormLibrary, fonts: Fonts) -> None:
    (payment,) = list_sheets(library[PAYMENT], sample(library[PAYMENT]), fonts)
    table = table_of(payment)
    heads = {head.text: head for head in table.head}
    night = heads["Trực đêm"]
    assert (night.top, night.bottom, night.last - night.first) == (0, 0, 1)
    assert (heads["TT"].top, heads["TT"].bottom) == (0, 1)
    assert len(table.head_heights) == 2
    taken = [
        (row, n)
        for head in table.head
        for row in range(head.top, head.bottom + 1)
        for n in range(head.first, head.last + 1)
    ]
    assert sorted(taken) == [(row, n) for row in (0, 1) for n in range(len(table.widths))]


def test_of_a_decision_with_an_annexed_list_the_annex_alone(library: FormLibrary, fonts: Fonts) -> None:
    (sheet,) = list_sheets(library[LISTED], sample(library[LISTED]), fonts)
    assert sheet.landscape
    assert "Phụ lục" in said(sheet)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in said(sheet)


def test_each_of_several_contexts_has_a_sheet(library: FormLibrary, fonts: Fonts) -> None:
    form = library["phieu_tinh"]
    one = sample(form)
    sheets = list_sheets(form, (one, replace(one, name="Ai Khác")), fonts)
    assert [any("Ai Khác" in text for text in said(sheet)) for sheet in sheets] == [False, True]


def test_a_trial_and_what_is_unchecked_stand_at_the_foot(library: FormLibrary, fonts: Fonts) -> None:
    context = replace(sample(library[PAYMENT]), warning="TÍNH THỬ")
    (sheet,) = list_sheets(library[PAYMENT], context, fonts)
    assert sheet.foot == "TÍNH THỬ   Mẫu tham khảo"


def test_a_block_without_a_place_of_its_own_comes_as_its_lines(library: FormLibrary, fonts: Fonts) -> None:
    form = library["mau_05"]
    label = Fields((FieldRow((Entry(parse("Người lập: "), parse("{commune}")),)),))
    changed = replace(form, text=replace(form.text, block=(*form.text.block, label)))
    context = sample(form)
    (sheet,) = list_sheets(changed, context, fonts)
    assert said(sheet)[-1].replace("\N{NO-BREAK SPACE}", " ").startswith("Người lập:")
    assert f"Người lập: {context.commune}" in said(sheet)[-1].replace("\N{NO-BREAK SPACE}", " ")


def test_several_addressees_stand_apart_from_what_leads_them(library: FormLibrary, fonts: Fonts) -> None:
    form = library["to_trinh_dieu_chinh_so_luong"]
    context = replace(sample(form), addressees=("Ủy ban nhân dân tỉnh", "Công an tỉnh"))
    (sheet,) = list_sheets(form, context, fonts)
    assert {"Kính gửi:", "- Ủy ban nhân dân tỉnh;"} <= set(said(sheet))
    assert "- Công an tỉnh." in said(sheet)


@pytest.mark.parametrize("code", ["mau_05", PAYMENT, "lich_truc", "danh_sach_chuyen_khoan", "so_van_ban"])
def test_two_rows_and_all_below_them_are_tied_to_the_signatures(library: FormLibrary, fonts: Fonts, code: str) -> None:
    (sheet,) = list_sheets(library[code], sample(library[code]), fonts)
    (at,) = [number for number, part in enumerate(sheet.parts) if isinstance(part, GridTable)]
    body = [row for row in table_of(sheet).rows if len(row.cells) > 1]
    after = [part for part in sheet.parts[at + 1 :] if isinstance(part, Band)]
    assert all(row.tied for row in body[-2:])
    assert all(band.tied or not band.pieces for band in after[:-1])
    assert not after[-1].tied


def test_a_document_ties_its_last_lines_alone(library: FormLibrary, fonts: Fonts) -> None:
    (sheet,) = list_sheets(library["ke_hoach_tuyen_chon"], sample(library["ke_hoach_tuyen_chon"]), fonts)
    assert not table_of(sheet).rows[-1].tied
    bands = [part for part in sheet.parts if isinstance(part, Band) and part.pieces]
    offices = next(n for n, part in enumerate(bands) if part.pieces[0].text == "Nơi nhận:")
    assert bands[offices - 1].tied
    assert not bands[offices - 3].tied


def test_names_of_bodies_are_parted_as_on_paper_and_words_aside_stay_aside(library: FormLibrary, fonts: Fonts) -> None:
    (ballot,) = list_sheets(library["mau_02"], sample(library["mau_02"]), fonts)
    assert said(ballot)[0].replace("\N{NO-BREAK SPACE}", " ") == "ỦY BAN NHÂN DÂN"
    seal = ballot.parts[-1]
    assert isinstance(seal, Band)
    assert seal.pieces[0].start > 0.5
