"""A payment sheet of a whole commune: 400 members in 58 teams, each with its sums, over as many pages as they take."""

from dataclasses import replace

import pytest

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.geometry.checker import examine
from tests.geometry.found import Found
from tests.geometry.whole_commune import MEMBERS, TEAM, commune, team_of, with_rows
from tests.printing.paper import words


@pytest.fixture(scope="module", params=[(7, 23), (13.2, 40)], ids=["7 mm", "13.2 mm"])
def printed(request: pytest.FixtureRequest, library: FormLibrary, fonts: Fonts) -> tuple[Found, int]:
    """The sheet read back, and how many pages it takes with rows of so many mm."""
    height, pages = request.param
    form = with_rows(library["bang_thanh_toan"], height)
    context = commune(sample(library["bang_thanh_toan"]))
    return examine(render(form, context, DocumentIdentity("x" * 36), fonts).pdf, form, context), pages


@pytest.fixture
def found(printed: tuple[Found, int]) -> Found:
    return printed[0]


def test_nothing_is_wrong_on_any_page(printed: tuple[Found, int]) -> None:
    found, pages = printed
    assert found.findings == []
    assert len(found.pages) == pages


def test_every_page_has_the_head_and_its_number(found: Found) -> None:
    for number, page in enumerate(found.pages, start=1):
        text = words(page.text)
        assert "Ký nhận" in text
        assert f"Trang {number}/{len(found.pages)}" in text


def test_a_team_that_fits_on_a_page_has_its_sum_below_its_last_member(found: Found) -> None:
    sums = [spot for spot in found.of("sum") if spot.piece.letters == "Cộngtổ"]
    assert len(sums) == -(-MEMBERS // TEAM)
    rows = {(spot.piece.group, spot.page) for spot in found.of("cell")}
    assert all((spot.piece.group - 1, spot.page) in rows for spot in sums)


def test_the_last_page_holds_two_members_the_total_the_sums_in_words_and_the_signatures(found: Found) -> None:
    last = len(found.pages) - 1
    text = words(found.pages[last].text)
    members = {spot.piece.group for spot in found.of("cell") if spot.page == last}
    assert len(members) >= 2
    for wanted in ("Tổng cộng", "Tổng số tiền thực nhận", "bằng chữ", "NGƯỜI LẬP", "KẾ TOÁN", "TRƯỞNG CÔNG AN XÃ"):
        assert wanted in text


@pytest.mark.parametrize("count", range(20, 44))
def test_no_number_of_members_leaves_the_signatures_or_one_member_alone(
    library: FormLibrary, fonts: Fonts, count: int
) -> None:
    form = library["bang_thanh_toan"]
    whole = commune(sample(form))
    rows = [row for team in whole.teams for row in team.rows][:count]
    context = replace(whole, teams=(team_of(1, rows),))
    assert examine(render(form, context, DocumentIdentity("x"), fonts).pdf, form, context).findings == []
