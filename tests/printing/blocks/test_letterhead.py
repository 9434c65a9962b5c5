from dataclasses import replace

import pytest

from desktop_app.printing.blocks.base import Desk
from desktop_app.printing.blocks.letterhead import body_runs
from desktop_app.printing.contexts import Recognition
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.template import Run
from tests.printing.paper import PaperPage, read, strokes
from tests.printing.paper import words as plain_words
from tests.shipped_forms import in_few_lines

FORM = "mau_08_cong_nhan"
NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
UNDER_DOTS = 1.9
"""In mm: 5.5 pt below a baseline is clear of the dots under ạ ậ ẹ ị ọ ụ at 14 pt."""


def pdf(library: FormLibrary, fonts: Fonts, **heading: object) -> bytes:
    context: Recognition = in_few_lines(library[FORM])
    changed = replace(context, heading=replace(context.heading, **heading))
    return render(library[FORM], changed, DocumentIdentity("x"), fonts).pdf


def first(library: FormLibrary, fonts: Fonts, **heading: object) -> PaperPage:
    return read(pdf(library, fonts, **heading))[0]


def test_the_halves_stand_beside_each_other_at_the_top_margin(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts)
    left, right = page.row("ỦY BAN NHÂN DÂN"), page.row(NATIONAL)
    assert left.baseline == pytest.approx(right.baseline, abs=0.3)
    assert left.left >= 30
    assert left.right < right.left
    assert right.right <= 210 - 15 + 0.1
    assert 20 <= left.baseline - left.size * 0.353 * 0.9 < 21.5
    assert (left.left + left.right) / 2 == pytest.approx(30 + 165 * 0.19, abs=0.5)
    assert (right.left + right.right) / 2 == pytest.approx(30 + 165 * 0.69, abs=0.5)


@pytest.mark.parametrize(
    "issuer",
    [
        ("ỦY BAN NHÂN DÂN", "XÃ TÂN THÀNH"),
        ("CÔNG AN XÃ TÂN THÀNH",),
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG PHAN RANG - THÁP CHÀM BẮC"),
        ("ỦY BAN NHÂN DÂN XÃ NGUYỄN NGHIÊM THƯỢNG BÌNH TRỊ ĐÔNG HƯNG HÒA",),
    ],
)
def test_the_national_name_is_never_broken(library: FormLibrary, fonts: Fonts, issuer: tuple[str, ...]) -> None:
    page = first(library, fonts, issuer=issuer)
    national, motto = page.row(NATIONAL), page.row(MOTTO)
    assert motto.baseline > national.baseline
    assert motto.size == national.size + 1
    for row in page.rows:
        if row.baseline < motto.baseline:
            assert row.left >= 29.9
    left_end = max(
        letter.right
        for letter in page.letters
        if letter.baseline < national.baseline + 12 and letter.left < 30 + 165 * 0.38
    )
    assert left_end < national.left


def test_sizes_shrink_together_where_the_left_name_is_long(library: FormLibrary, fonts: Fonts) -> None:
    short, long = first(library, fonts), first(library, fonts, issuer=("CÔNG AN PHƯỜNG BÌNH HÒA",))
    assert [short.row(words).size for words in (NATIONAL, MOTTO, "Tân Thành, ngày")] == [13, 14, 14]
    assert [long.row(words).size for words in (NATIONAL, MOTTO, "Tân Thành, ngày")] == [12, 13, 13]
    assert long.row("QUYẾT ĐỊNH:").size == 13
    assert "CÔNG AN PHƯỜNG BÌNH HÒA" in long.row("CÔNG AN PHƯỜNG BÌNH HÒA").text


def test_rules_are_drawn_clear_of_the_dots_below_letters(library: FormLibrary, fonts: Fonts) -> None:
    data = pdf(library, fonts, issuer=("ỦY BAN NHÂN DÂN", "XÃ ĐẠI LỘC HẠ"))
    page = read(data)[0]
    issuer, motto = page.row("XÃ ĐẠI LỘC HẠ"), page.row(MOTTO)
    about = page.row("Về việc công nhận thành viên Tổ bảo vệ an ninh, trật tự thôn Đông")
    lines = sorted(strokes(data), key=lambda line: (line[1], line[0]))
    assert len(lines) == 3
    for row, share in ((issuer, (1 / 3, 1 / 2)), (motto, (0.99, 1.01)), (about, (1 / 3, 1 / 2))):
        near = [line for line in lines if 0 < line[1] - row.baseline < 4 and line[0] < row.right and line[2] > row.left]
        (line,) = near
        assert line[1] - row.baseline >= UNDER_DOTS
        assert share[0] <= (line[2] - line[0]) / (row.right - row.left) <= share[1] + 0.01
        assert (line[0] + line[2]) / 2 == pytest.approx((row.left + row.right) / 2, abs=0.5)


def test_number_and_day_stand_on_one_line(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts)
    assert page.row("Số:").baseline == pytest.approx(page.row("Tân Thành, ngày").baseline, abs=0.1)


def test_a_list_has_no_number(library: FormLibrary, fonts: Fonts) -> None:
    form = library["mau_05"]
    text = read(render(form, sample(form), DocumentIdentity("x"), fonts).pdf)[0].text
    assert "Số:" not in text
    assert "Tân Thành, ngày" in text


def test_four_lines_at_the_left_push_number_and_day_down_together(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts, superior=("BỘ CÔNG AN", "CÔNG AN TỈNH BẮC NINH"))
    assert page.row("Số:").baseline > page.row("XÃ TÂN THÀNH").baseline + 5
    assert page.row("Số:").baseline == pytest.approx(page.row("Tân Thành, ngày").baseline, abs=0.1)
    assert page.row("QUYẾT ĐỊNH:").left > 30


def test_a_name_that_must_break_breaks_in_the_middle(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts, superior=("TỔNG CÔNG TY CÀ PHÊ TÂY NGUYÊN",))
    rows = [page.row("TỔNG CÔNG TY"), page.row("TÂY NGUYÊN")]
    assert rows[1].baseline > rows[0].baseline
    lengths = [row.right - row.left for row in rows]
    assert max(lengths) / min(lengths) < 2


def test_a_long_place_takes_the_sizes_in_which_the_day_stays_on_one_line(library: FormLibrary, fonts: Fonts) -> None:
    page = first(library, fonts, place="Phường Điện Biên Phủ")
    place, month = page.row("Phường Điện Biên Phủ, ngày"), page.row("tháng 10 năm 2026")
    assert place.baseline == month.baseline
    assert place.size == 13


def test_the_nation_alone_stands_in_the_middle(library: FormLibrary, fonts: Fonts) -> None:
    form = library["mau_01"]
    pdf = render(form, sample(form), DocumentIdentity("x"), fonts).pdf
    page = read(pdf)[0]
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        row = page.row(words)
        assert (row.left + row.right) / 2 == pytest.approx(112.5, abs=0.5)


@pytest.mark.parametrize("commune", ["XÃ TÂN THÀNH", "PHƯỜNG 5", "XÃ AN", "ĐẶC KHU PHÚ QUỐC"])
def test_no_word_of_a_body_above_is_broken(library: FormLibrary, fonts: Fonts, commune: str) -> None:
    page = first(library, fonts, superior=(f"ỦY BAN NHÂN DÂN {commune}",), issuer=("HỘI ĐỒNG XÉT TUYỂN",))
    rows = [row.text for row in page.rows if "Đ" in row.text or "XÃ" in row.text or "DÂN" in row.text]
    assert any(row.startswith("ỦY BAN NHÂN DÂN") for row in rows), rows


@pytest.mark.parametrize(
    ("superior", "whole"),
    [
        ("CÔNG AN THÀNH PHỐ HỒ CHÍ MINH", ["CÔNG AN", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("CÔNG AN ĐẶC KHU PHÚ QUỐC VÀ THỔ CHU", ["CÔNG AN", "ĐẶC KHU"]),
    ],
)
def test_the_name_of_a_body_is_not_broken_within_its_kind(
    library: FormLibrary, fonts: Fonts, superior: str, whole: list[str]
) -> None:
    page = first(library, fonts, superior=(superior,), issuer=("XÃ TÂN THÀNH",))
    rows = [plain_words(row.text) for row in page.rows]
    for phrase in whole:
        assert any(phrase in row for row in rows), phrase
    assert not any(superior in row for row in rows)


LONG = "ỦY BAN NHÂN DÂN XÃ NGUYỄN NGHIÊM THƯỢNG BÌNH TRỊ ĐÔNG HƯNG HÒA"


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("CÔNG AN XÃ HÒA BÌNH THƯỢNG", ["CÔNG AN XÃ", "HÒA BÌNH THƯỢNG"]),
        ("CÔNG AN ĐẶC KHU HOÀNG SA ĐÔNG", ["CÔNG AN ĐẶC KHU", "HOÀNG SA ĐÔNG"]),
        ("CÔNG AN PHƯỜNG ĐIỆN BIÊN PHỦ", ["CÔNG AN PHƯỜNG", "ĐIỆN BIÊN PHỦ"]),
        ("PHƯỜNG PHAN RANG - THÁP CHÀM BẮC", ["PHƯỜNG PHAN RANG -", "THÁP CHÀM BẮC"]),
        ("CÔNG AN XÃ TÂN THÀNH", ["CÔNG AN XÃ TÂN THÀNH"]),
    ],
)
def test_a_long_body_breaks_before_the_name_of_its_place(
    library: FormLibrary, fonts: Fonts, line: str, broken: list[str]
) -> None:
    page = first(library, fonts, issuer=(line,), superior=())
    above = page.row("Số:").baseline - 1
    left = [letter for letter in page.letters if letter.left < 30 + 165 * 0.38 and letter.baseline < above]
    ends = sorted({letter.baseline for letter in left})
    rows = ["".join(letter.char for letter in left if letter.baseline == end) for end in ends]
    assert [plain_words(row).strip() for row in rows if row.strip()] == broken


def test_a_name_longer_than_a_line_breaks_inside(library: FormLibrary, fonts: Fonts) -> None:
    form = library[FORM]
    desk = Desk(fonts, form.profile, form.profile.sizes[-1], 468, 700, {})
    [run] = body_runs(desk, Run(Style.BOLD, LONG), 12, 178)
    assert " TRỊ ĐÔNG " in run.text
