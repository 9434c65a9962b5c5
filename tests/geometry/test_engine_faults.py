"""Faults of the engine itself, not of its measures: faces, breaks, cells, dates. Each is found on the finished page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.printing import pages, render
from desktop_app.printing.blocks import signing
from desktop_app.printing.blocks.base import Desk
from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.fonts import Face, Fonts, Style
from desktop_app.printing.ink import Sheet
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.lines import Line, wrap
from desktop_app.printing.pages import Page, Placed, Unit
from desktop_app.wording import paper_dates
from tests.geometry.checker import check
from tests.geometry.content import CONTENTS, given, many, signed

IDENTITY = render.DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")
DECISION, SHEET, LIST, TWO_PARTS = (
    "mau_08_cong_nhan",
    "bang_thanh_toan",
    "mau_05",
    "mau_08_cong_nhan_kem_danh_sach",
)


def components(form: FormDefinition, context: Any, fonts: Fonts, sound: FormDefinition | None = None) -> set[str]:
    pdf = render.render(form, context, IDENTITY, fonts).pdf
    return {finding.component for finding in check(pdf, sound or form, context)}


def with_face(fonts: Fonts, style: Style, face: Face) -> Fonts:
    return replace(fonts, faces={**fonts.faces, style: face}, _words={})


@pytest.mark.parametrize(
    ("missing", "wanted"),
    [
        (Style.ITALIC, {"date", "basis"}),
        (Style.BOLD, {"national", "motto", "issuer", "title", "about", "capacity", "signer", "paragraph"}),
        (Style.BOLD_ITALIC, {"recipients_head"}),
    ],
)
def test_a_face_in_the_place_of_another(library: FormLibrary, fonts: Fonts, missing: Style, wanted: set[str]) -> None:
    broken = with_face(fonts, missing, fonts.faces[Style.REGULAR])
    assert components(library[DECISION], sample(library[DECISION]), broken) >= wanted


def test_a_face_that_is_not_in_the_file(library: FormLibrary, fonts: Fonts) -> None:
    broken = with_face(fonts, Style.BOLD_ITALIC, Face("Times-BoldItalic", fonts.faces[Style.REGULAR].widths))
    assert "face" in components(library[DECISION], sample(library[DECISION]), broken)


def test_a_head_that_is_not_repeated(library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    def place(page: Page, unit: Unit, y: float) -> float:
        page.append(Placed(unit, y + (unit.gap if page else 0)))
        return page[-1].y + unit.height

    monkeypatch.setattr(pages, "_place", place)
    assert "table head" in components(library[LIST], many(library[LIST], sample(library[LIST])), fonts)


def test_units_that_are_parted(library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over many lengths of a list every kind of bad break comes up, and is found."""

    def apart(units: list[Unit]) -> Iterator[list[Unit]]:
        return ([unit] for unit in units)

    monkeypatch.setattr(pages, "_groups", apart)
    form = library[SHEET]
    context = signed(form, sample(form))
    rows = context.teams[0].rows[:1]
    found: set[str] = set()
    for count in range(4, 26):
        teams = (replace(context.teams[0], rows=rows * count), context.teams[1])
        found |= components(form, replace(context, teams=teams), fonts)
    assert found >= {"signature alone", "group", "sum"}


def test_a_decision_whose_signature_goes_to_a_page_of_its_own(
    library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_groups", lambda units: ([unit] for unit in units))
    form = library[DECISION]
    context = sample(form)
    found: set[str] = set()
    for count in range(4, 16):
        found |= components(form, replace(context, listed=context.listed[:1] * count), fonts)
    assert "signature alone" in found


def test_words_that_leave_their_cell(library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    def wide(self: Desk, runs: list[Any], size: float, width: float, first_indent: float = 0) -> list[Line]:
        return wrap(runs, self.fonts, size, width * (1 if width > 200 else 3), first_indent)

    monkeypatch.setattr(Desk, "lines", wide)
    context = CONTENTS["long"](library[LIST], sample(library[LIST]))
    found = components(library[LIST], context, fonts)
    assert found >= {"crossed", "cell"}


def test_lines_one_over_the_other(library: FormLibrary, fonts: Fonts) -> None:
    form = library[DECISION]
    body = replace(form.profile.body, natural_line=0.6)
    broken = replace(form, profile=replace(form.profile, body=body))
    assert "overlap" in components(broken, sample(form), fonts, form)


def test_page_numbers_that_do_not_begin_anew(
    library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(*given: Any) -> Sheet:
        return replace(Sheet(*given), number=given[4] + 1)

    monkeypatch.setattr(render, "Sheet", later)
    assert "page number" in components(library[TWO_PARTS], sample(library[TWO_PARTS]), fonts)


def test_a_date_without_zeros(library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_dates, "dated", lambda year, month, day: f"ngày {day} tháng {month} năm {year}")
    form = library[DECISION]
    assert components(form, given(form, sample(form)), fonts) >= {"date"}


def test_a_number_without_its_zero(library: FormLibrary, fonts: Fonts) -> None:
    form = library[DECISION]
    context = sample(form)
    assert components(form, replace(context, heading=replace(context.heading, number="5")), fonts) == {"number"}


def test_receivers_below_the_signers_line(library: FormLibrary, fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    right = signing.draw_line
    monkeypatch.setattr(signing, "draw_line", lambda line, y, size, band: right(line, y + 4, size, band))
    assert "recipients_head" in components(library[DECISION], sample(library[DECISION]), fonts)


def test_a_mark_at_the_papers_edge(library: FormLibrary, fonts: Fonts) -> None:
    form = library[SHEET]
    broken = replace(form, profile=replace(form.profile, mark=replace(form.profile.mark, baseline_mm=2)))
    assert "foot" in components(broken, sample(form), fonts, form)
