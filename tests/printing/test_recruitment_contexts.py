"""The papers of recruitment: filled, empty, crowded and hostile; nothing leaves the margins, nothing overlaps."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from desktop_app.printing.contexts import CONTEXTS, PaperDate
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.recruitment_contexts import RECRUITMENT
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import PaperPage, read, words

CODES = (
    "mau_01",
    "mau_02",
    "mau_03",
    "mau_04",
    "ke_hoach_tuyen_chon",
    "danh_sach_du_tuyen",
    "quyet_dinh_hoi_dong_xet_tuyen",
    "thong_bao_niem_yet",
    "nhat_ky_niem_yet",
)
HOSTILE = ("W" * 40, "*Ạnh* **Ệ** <b>&amp; {name}", "Ậ" * 40, "Nguyễn Thị Thu Hương Giang Khánh Linh Ngọc Ánh")
FREE = {"heading", "signer", "signers", "place", "symbol", "number", "capacity", "honorific"}
"""What a clerk does not type for one person: lines of the head and of offices."""
UPRIGHT, LYING = (30, 195, 277), (20, 282, 193.5)
"""Left, right and lower edge of the words in mm."""


def pages_of(library: FormLibrary, fonts: Fonts, code: str, context: object) -> list[PaperPage]:
    return read(render(library[code], context, DocumentIdentity("x"), fonts).pdf)


def hostile(value: Any, name: str = "", count: int = 0) -> Any:
    """Every text but those of head and offices replaced by something that wants out of its room."""
    if name in FREE or isinstance(value, PaperDate):
        return value
    if isinstance(value, str):
        return HOSTILE[(len(name) + count) % len(HOSTILE)] if value else value
    if isinstance(value, tuple):
        return tuple(hostile(one, name, number) for number, one in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: hostile(getattr(value, f.name), f.name, count) for f in fields(value)})
    return value


def emptied(value: Any, name: str = "") -> Any:
    """No list has a row, no text a word, no day or number is known, but for the head."""
    if name in FREE:
        return value
    if isinstance(value, str):
        return ""
    if isinstance(value, tuple):
        return ()
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, PaperDate):
        known = {f.name: emptied(getattr(value, f.name), f.name) for f in fields(value)}
        return replace(value, **{f.name: None if f.default is None else known[f.name] for f in fields(value)})
    return value


def crowded(context: Any, count: int) -> Any:
    """Sixty people in the first team, or sixty rows where there are no teams."""
    for name in ("teams", "postings", "members"):
        rows = getattr(context, name, ())
        if isinstance(rows, tuple) and rows and hasattr(rows[0], "people"):
            people = tuple(replace(rows[0].people[0], name=f"Người Dự Tuyển {number}") for number in range(count))
            return replace(context, **{name: (replace(rows[0], people=people), *rows[1:])})
        if isinstance(rows, tuple) and rows:
            return replace(context, **{name: tuple(rows[number % len(rows)] for number in range(count))})
    return context


def assert_sound(pages: list[PaperPage]) -> None:
    for page in pages:
        left, right, lower = LYING if page.width > page.height else UPRIGHT
        inked = [one for one in page.letters if one.char.strip() and one.size > 8]
        assert inked
        assert min(one.left for one in inked) >= left - 0.6
        assert max(one.right for one in inked) <= right + 0.6
        assert max(one.baseline for one in inked) <= lower
        assert not overlapping(page)


def overlapping(page: PaperPage) -> list[tuple[str, str]]:
    """Letters of two lines that cover each other: nearer than half their size from foot to foot."""
    inked = sorted((one for one in page.letters if one.char.strip()), key=lambda one: one.baseline)
    found = []
    for number, one in enumerate(inked):
        for other in inked[number + 1 :]:
            apart = other.baseline - one.baseline
            if apart > 5:
                break
            near = 0.05 < apart < min(one.size, other.size) * 0.3528 * 0.7
            if near and one.left < other.right - 0.1 and other.left < one.right - 0.1:
                found.append((one.char, other.char))
    return found


def test_every_context_of_recruitment_has_a_form(library: FormLibrary) -> None:
    assert {library[code].context_type for code in CODES} == set(RECRUITMENT)
    assert set(RECRUITMENT) <= set(CONTEXTS.values())


@pytest.mark.parametrize("code", CODES)
def test_hostile_words_stay_in_their_room(library: FormLibrary, fonts: Fonts, code: str) -> None:
    context = hostile(sample(library[code]))
    pages = pages_of(library, fonts, code, context)
    assert_sound(pages)
    text = "".join(words(page.text) for page in pages).replace(" ", "")
    assert "W" * 20 in text or "&amp;{name}" in text


@pytest.mark.parametrize("code", CODES)
def test_nothing_known_still_makes_a_paper(library: FormLibrary, fonts: Fonts, code: str) -> None:
    pages = pages_of(library, fonts, code, emptied(sample(library[code])))
    assert_sound(pages)
    assert "None" not in "".join(page.text for page in pages)


@pytest.mark.parametrize("code", CODES)
def test_sixty_rows_over_several_pages(library: FormLibrary, fonts: Fonts, code: str) -> None:
    context = crowded(sample(library[code]), 60)
    pages = pages_of(library, fonts, code, context)
    assert_sound(pages)
    if context == sample(library[code]):
        return
    assert len(pages) > 1
    for number, page in enumerate(pages[1:], start=2):
        assert words(page.rows[0].text) == str(number)
    table = [page for page in pages if any("Người Dự Tuyển" in row.text for row in page.rows)]
    for page in table:
        assert "Họ và tên" in page.text
    found = [row.text for page in pages for row in page.rows if "Người Dự Tuyển" in row.text]
    assert len(found) in {0, 60}


@pytest.mark.parametrize("code", [code for code in CODES if code != "mau_02"])
def test_the_last_page_is_never_a_signature_alone(library: FormLibrary, fonts: Fonts, code: str) -> None:
    context = sample(library[code])
    name = context.signers[-1].name if hasattr(context, "signers") else context.signer.name
    for count in range(1, 24):
        last = pages_of(library, fonts, code, crowded(context, count))[-1]
        rows = [row for row in last.rows if row.text.strip() and row.size > 8]
        assert any(name in row.text for row in rows), count
        office = next(i for i, row in enumerate(rows) if rows[-1].baseline - row.baseline < 75)
        assert office > 0 or len(rows) > 4, count


def test_the_ballots_rows_are_numbered_through_and_the_minutes_by_team(library: FormLibrary, fonts: Fonts) -> None:
    ballot = words(pages_of(library, fonts, "mau_02", sample(library["mau_02"]))[0].text)
    assert "5 Nguyễn Văn Bằng" in ballot
    minutes = " ".join(words(p.text) for p in pages_of(library, fonts, "mau_04", sample(library["mau_04"])))
    assert "3 Nguyễn Văn Bằng" in minutes
    assert "1 Vũ Thị Lụa" in minutes


def test_minutes_have_a_number_and_no_day_in_the_head_and_two_signers_level(library: FormLibrary, fonts: Fonts) -> None:
    for code in ("mau_03", "mau_04"):
        pages = pages_of(library, fonts, code, sample(library[code]))
        assert "/BB-HĐXT" in pages[0].text
        assert "Tân Thành, ngày" not in words(pages[0].text)
        left = pages[-1].row("THƯ KÝ")
        context = sample(library[code])
        right = pages[-1].row(context.signers[1].capacity[0])
        assert left.baseline == right.baseline
        assert left.right < right.left


def test_bases_are_italic_in_the_decision_alone(library: FormLibrary) -> None:
    italic = {
        code: [block.italic for block in library[code].text.block if hasattr(block, "italic")]
        for code in ("ke_hoach_tuyen_chon", "thong_bao_niem_yet", "quyet_dinh_hoi_dong_xet_tuyen")
    }
    assert italic == {
        "ke_hoach_tuyen_chon": [False],
        "thong_bao_niem_yet": [False],
        "quyet_dinh_hoi_dong_xet_tuyen": [True],
    }
