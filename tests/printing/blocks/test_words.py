from dataclasses import replace

import pytest

from desktop_app.printing.blocks.words import at_sense, bound
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.template import Run
from tests.printing.paper import PaperPage, read, words
from tests.shipped_forms import in_few_lines

DECISION, SUBMISSION = "mau_08_cong_nhan", "to_trinh_de_nghi_cong_nhan"


def first(library: FormLibrary, fonts: Fonts, code: str, **changes: object) -> PaperPage:
    form = library[code]
    return read(render(form, replace(in_few_lines(form), **changes), DocumentIdentity("x"), fonts).pdf)[0]


def test_the_body_is_justified_within_the_margins_and_indented(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts, DECISION)
    start = page.row("Căn cứ Thông tư số 14/2024/TT-BCA")
    full = [row for row in page.rows if row.baseline >= start.baseline][:2]
    for row in full:
        assert row.right == pytest.approx(195, abs=0.4)
    assert full[0].left == pytest.approx(30 + 12.7, abs=0.5)
    assert full[1].left == pytest.approx(30, abs=0.5)


def test_lines_and_paragraphs_keep_the_decrees_distance(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts, DECISION)
    one, two = page.row("vệ an ninh, trật tự ở cơ sở;"), page.row("Theo đề nghị của Trưởng Công an xã")
    natural = two.size * 1.15 / 72 * 25.4
    previous = next(row for row in reversed(page.rows) if row.baseline < one.baseline)
    assert natural * 0.999 <= one.baseline - previous.baseline <= natural * 1.5
    assert (two.baseline - one.baseline) - (one.baseline - previous.baseline) >= 6 / 72 * 25.4 - 0.01


def test_each_basis_ends_as_it_must(library: FormLibrary, fonts: Fonts) -> None:
    text = words(first(library, fonts, DECISION).text)
    assert text.count("Căn cứ") == 3
    assert "ngày 28 tháng 11 năm 2023; Căn cứ" in text
    assert "ngày 12 tháng 10 năm 2026. QUYẾT ĐỊNH:" in text


def test_bases_are_italic_in_a_decision_and_upright_in_a_submission(library: FormLibrary) -> None:
    def italics(code: str) -> list[bool]:
        return [block.italic for block in library[code].text.block if type(block).__name__ == "Basis"]

    assert italics(SUBMISSION) == [False]
    for form in library:
        if form.code.startswith("mau_08"):
            assert italics(form.code) == [True]


def test_one_addressee_on_the_line_several_below_it(library: FormLibrary, fonts: Fonts) -> None:
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân xã" in words(first(library, fonts, SUBMISSION).text)
    several = first(library, fonts, SUBMISSION, addressees=("Chủ tịch Ủy ban nhân dân xã", "Công an tỉnh"))
    text = words(several.text)
    assert "- Chủ tịch Ủy ban nhân dân xã;" in text
    assert "- Công an tỉnh." in text
    assert several.row("- Công an tỉnh.").baseline > several.row("- Chủ tịch Ủy ban nhân dân xã;").baseline


def test_articles_are_numbered_in_bold_and_people_end_in_a_full_stop(library: FormLibrary, fonts: Fonts) -> None:
    text = words(first(library, fonts, DECISION).text)
    assert "Tổ trưởng; 2. Bà" in text
    assert "3. Ông Lê Quang Đạo, sinh ngày 05 tháng 11 năm 1990, Tổ viên. Điều 2." in text


def test_a_number_is_not_parted_from_its_word() -> None:
    fixed = "\N{NO-BREAK SPACE}"
    runs = bound([Run(0, "khoản 3 Điều 17, ngày 05 tháng 10; Điều lệ 3")], ("Điều", "khoản", "ngày", "tháng"))
    assert runs == [Run(0, f"khoản{fixed}3 Điều{fixed}17, ngày{fixed}05 tháng{fixed}10; Điều lệ 3")]


def test_smaller_sizes_are_taken_where_they_save_a_page(library: FormLibrary, fonts: Fonts) -> None:
    form = library["mau_08_cho_thoi"]
    context = in_few_lines(form)
    pages = read(render(form, context, DocumentIdentity("x"), fonts).pdf)
    assert len(pages) == 1
    assert pages[0].row("QUYẾT ĐỊNH:").size == 13
    many = replace(context, listed=context.listed * 6)
    longer = read(render(form, many, DocumentIdentity("x"), fonts).pdf)
    assert longer[0].row("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").size in {12, 13}
    assert next(row.text.strip() for row in longer[1].rows if row.text.strip()) == "2"


def test_single_lines_are_taken_where_they_alone_save_a_page(library: FormLibrary, fonts: Fonts) -> None:
    form = library[DECISION]
    context = sample(form)
    spacings = set()
    for count in range(1, 16):
        listed = context.listed[:1] * count
        pages = read(render(form, replace(context, listed=listed), DocumentIdentity("x"), fonts).pdf)
        first_line = pages[0].row("Căn cứ Thông tư số 14/2024/TT-BCA")
        below = min(row.baseline for row in pages[0].rows if row.baseline > first_line.baseline + 1)
        spacing = (below - first_line.baseline) / 0.352778 / first_line.size / 1.15
        spacings.add((len(pages), first_line.size, round(spacing, 1)))
    assert (1, 13, 1.0) in spacings
    assert {spacing for pages, _, spacing in spacings if pages > 1} == {1.1}


def test_a_title_is_not_broken_within_the_forces_name(library: FormLibrary, fonts: Fonts) -> None:
    about = "Về việc công nhận thành viên các Tổ bảo vệ an ninh, trật tự trên địa bàn xã Tân Thành"
    page = first(library, fonts, DECISION, about=about)
    assert page.row("Tổ bảo vệ an ninh, trật tự").baseline < page.row("CHỦ TỊCH ỦY BAN").baseline


def test_a_title_is_broken_at_sense(library: FormLibrary, fonts: Fonts) -> None:
    about = "Về việc niêm yết công khai Danh sách công dân dự tuyển Tổ viên tổ dân phố số 1 và thôn Đông xã Tân Thành"
    lines = [words(row.text) for row in first(library, fonts, DECISION, about=about).rows]
    begun = next(number for number, line in enumerate(lines) if line.startswith("Về việc"))
    broken = lines[begun : begun + 2]
    assert " ".join(broken) == about
    assert broken[0].endswith(("công dân", "dự tuyển", "Tổ viên"))


def test_what_would_be_held_together_too_long_is_broken_as_words_are(library: FormLibrary) -> None:
    profile = library[DECISION].profile
    names = " ".join(["Hoàng"] * 30)
    assert at_sense([Run(1, f"Về việc cho {names}")], profile) == [Run(1, f"Về\N{NO-BREAK SPACE}việc cho {names}")]
    held = at_sense([Run(1, "của Ủy ban nhân dân xã Tân Thành")], profile)[0].text
    assert held.replace("\N{NO-BREAK SPACE}", "_") == "của_Ủy_ban_nhân_dân xã_Tân_Thành"


def test_the_dashes_of_several_addressees_stand_under_the_colon(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts, SUBMISSION, addressees=("Chủ tịch Ủy ban nhân dân xã", "Công an tỉnh"))
    lead, *dashes = (page.row(words) for words in ("Kính gửi:", "- Chủ tịch Ủy ban", "- Công an tỉnh."))
    assert dashes[0].baseline > lead.baseline
    assert dashes[0].left == pytest.approx(dashes[1].left, abs=0.2)
    assert dashes[0].left == pytest.approx(lead.right, abs=2)


def test_a_paragraph_left_empty_takes_no_room(library: FormLibrary, fonts: Fonts) -> None:
    text = words(first(library, fonts, "quyet_dinh_bai_bo", reason="").text)
    assert "Lý do" not in text
    assert "thôn Đông. Điều 2." in text


def test_a_replaced_decision_is_named_in_a_sentence_of_its_own(library: FormLibrary, fonts: Fonts) -> None:
    text = words(first(library, fonts, DECISION, replaces="Quyết định này thay thế Quyết định số 12").text)
    assert "Quyết định này thay thế Quyết định số 12. Điều 3." in text
