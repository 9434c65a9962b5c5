import itertools
from dataclasses import replace

import pytest

from desktop_app.printing.blocks.rows import SMALL_GROUP, Row, tied_rows
from desktop_app.printing.contexts import AttendanceRow, DutyInterval, DutyMark
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import read, strokes, words

GRID, SHEET = "bang_cham_cong", "bang_thanh_toan"


def pdf(library: FormLibrary, fonts: Fonts, code: str, **changes: object) -> bytes:
    form = library[code]
    return render(form, replace(sample(form), **changes), DocumentIdentity("x"), fonts).pdf


def test_a_month_of_31_days_and_its_totals_fit_the_lying_page(library: FormLibrary, fonts: Fonts) -> None:
    data = pdf(library, fonts, GRID)
    page = read(data)[0]
    assert (round(page.width), round(page.height)) == (297, 210)
    upright = sorted({round(x1, 1) for x1, _, x2, _ in strokes(data) if abs(x1 - x2) < 0.01})
    assert upright[0] == pytest.approx(30, abs=0.1)
    assert upright[-1] == pytest.approx(282, abs=0.1)
    assert len(upright) == 3 + 31 + 3 + 1
    days = [b - a for a, b in itertools.pairwise(upright[3:35])]
    assert max(days) - min(days) < 0.2
    assert min(days) > 5


def test_begin_stands_above_end(library: FormLibrary, fonts: Fonts) -> None:
    page = read(pdf(library, fonts, GRID))[0]
    name = page.row("Nguyễn Văn An")
    cell = [
        letter
        for letter in page.letters
        if abs(letter.baseline - name.baseline) < 3.5 and letter.char in "26" and 84 < letter.left < 90
    ]
    assert "".join(letter.char for letter in sorted(cell, key=lambda one: (one.baseline, one.left))) == "226"


def test_a_long_time_is_printed_smaller_and_not_over_the_line(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[GRID])
    mark = DutyMark((DutyInterval(22 * 60 + 45, 5 * 60 + 45),) * 3)
    row = context.teams[0].rows[0]
    busy = AttendanceRow(row.name, row.role, (mark,) * 31, row.totals)
    data = pdf(library, fonts, GRID, teams=(replace(context.teams[0], rows=(busy,)),))
    page = read(data)[0]
    upright = sorted({round(x1, 2) for x1, _, x2, _ in strokes(data) if abs(x1 - x2) < 0.01})
    times = [letter for letter in page.letters if letter.size < 6.5]
    assert len(times) >= 31 * 3 * 9
    for letter in times:
        assert not any(letter.left + 0.1 < x < letter.right - 0.1 for x in upright)


def test_a_half_hour_is_about_as_large_as_a_full_one(library: FormLibrary, fonts: Fonts) -> None:
    letters = [one for page in read(pdf(library, fonts, GRID)) for one in page.letters]
    half = {round(one.size, 2) for one in letters if one.char == ":" and one.size < 7}
    assert half
    assert min(half) >= 6.3


def test_rest_days_are_tinted_and_marked(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[GRID])
    days = tuple(replace(day, off=day.number == 2, mark="L" if day.number == 2 else "") for day in context.days)
    page = read(pdf(library, fonts, GRID, days=days))[0]
    assert [row.text.strip() for row in page.rows if row.text.strip() == "L"] == ["L"]


def test_subtotals_totals_and_numbering(library: FormLibrary, fonts: Fonts) -> None:
    text = words(" ".join(page.text for page in read(pdf(library, fonts, SHEET))))
    assert "Cộng tổ 8.514.000 96 3.481.280 3 927.080 12.922.360 280.500 227.700 13.430.560" in text
    assert "4 Phạm Đức Khôi Tổ phó 2.838.000 40 1.419.000 5 1.419.000 5.676.000 280.500 113.850 6.070.350" in text
    assert "Tổng cộng 13.811.600 152 5.392.200 9 2.592.040 21.795.840 561.000 455.400 22.812.240" in text
    in_hand = "Hai mươi mốt triệu bảy trăm chín mươi lăm nghìn tám trăm bốn mươi đồng"
    assert f"Tổng số tiền thực nhận: 21.795.840 đồng (bằng chữ: {in_hand})." in text
    together = "Hai mươi hai triệu tám trăm mười hai nghìn hai trăm bốn mươi đồng"
    assert f"Tổng cộng: 22.812.240 đồng (bằng chữ: {together})." in text


def test_what_goes_to_the_insurance_stands_apart_under_one_heading(library: FormLibrary, fonts: Fonts) -> None:
    page = read(pdf(library, fonts, SHEET))[0]
    over = page.row("Hỗ trợ đóng bảo hiểm")
    assert page.row("BHYT").baseline > over.baseline
    assert over.left > page.row("Thực nhận").right


def test_a_sheet_without_insurance_has_no_column_for_it(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[SHEET])
    teams = tuple(
        replace(team, insurance=(), rows=tuple(replace(row, insurance=()) for row in team.rows))
        for team in context.teams
    )
    pages = read(pdf(library, fonts, SHEET, teams=teams, insurance=(), insurance_columns=(), sums=context.sums[:1]))
    text = words(" ".join(page.text for page in pages))
    assert "bảo hiểm" not in text
    assert "1.419.000 5.676.000" in text


def test_numbers_stand_right_in_their_column(library: FormLibrary, fonts: Fonts) -> None:
    page = read(pdf(library, fonts, SHEET))[-1]
    ends = [page.row(amount).right for amount in ("2.838.000", "5.297.600", "13.811.600")]
    assert max(ends) - min(ends) < 0.2


def test_there_is_room_to_sign_in_a_row(library: FormLibrary, fonts: Fonts) -> None:
    page = read(pdf(library, fonts, SHEET))[0]
    assert page.row("Trần Thị Bình").baseline - page.row("Nguyễn Văn An").baseline >= 6.99


def test_a_group_line_stays_with_its_first_row(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[SHEET])
    row = context.teams[0].rows[0]
    for count in range(8, 22):
        teams = (
            replace(context.teams[0], rows=(row,) * count),
            replace(context.teams[1], rows=context.teams[1].rows * 30),
        )
        for page in read(pdf(library, fonts, SHEET, teams=teams)):
            text = words(page.text)
            if "Tổ thôn Đoài" in text:
                assert "Phạm Đức Khôi" in text


def test_what_belongs_together_is_tied_and_the_last_two_rows_are() -> None:
    kinds = ("group", "body", "body", "sum", "group", "body", "sum", "sum")
    rows = [Row(kind, ()) for kind in kinds]
    assert sorted(tied_rows(rows)) == [0, 2, 3, 4, 5, 6]
    assert sorted(tied_rows([Row("body", ())])) == []
    assert sorted(tied_rows([Row("group", ()), Row("sum", ())])) == [0]


def test_a_small_team_is_not_cut_but_for_the_first() -> None:
    def of(*sizes: int) -> list[Row[str]]:
        return [Row(kind, ()) for size in sizes for kind in ("group", *["body"] * size)]

    assert sorted(tied_rows(of(3, 3, 2))) == [0, 4, 5, 6, 8, 9]
    long = SMALL_GROUP + 1
    assert sorted(tied_rows(of(1, long, 2))) == [0, 2, long + 3, long + 4]
