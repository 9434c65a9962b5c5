from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.printing.blocks.base import Desk
from desktop_app.printing.blocks.columns import Column, FlatColumn
from desktop_app.printing.blocks.widths import fit
from desktop_app.printing.definition import load_profiles
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.template import Run, parse


@pytest.fixture(scope="session")
def desk(fonts: Fonts, forms_folder: Path) -> Desk:
    profile, _ = load_profiles(forms_folder / "profiles")["nd_30_2020"]
    return Desk(fonts, profile, profile.sizes[0], 740.0, 500.0, {})


def columns(heads: list[str], grow: list[int]) -> list[FlatColumn]:
    value = parse("")
    return [
        FlatColumn(Column(parse(head), value, grow=share), (Run(1, head),), None, tinted=False)
        for head, share in zip(heads, grow, strict=True)
    ]


CELLS = st.text(alphabet="aạW ộ0.,", max_size=40)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), count=st.integers(1, 14))
def test_widths_fill_the_page_exactly(desk: Desk, data: st.DataObject, count: int) -> None:
    heads = data.draw(st.lists(CELLS, min_size=count, max_size=count))
    grow = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=count, max_size=count), max_size=6))
    cells = [tuple((Run(0, text),) if text else () for text in row) for row in rows]
    fitted = fit(desk, columns(heads, grow), cells, 12)
    assert sum(fitted.widths) == pytest.approx(740.0)
    assert min(fitted.widths) > 0
    assert fitted.size <= 12


def test_the_largest_size_that_fits_is_taken(desk: Desk) -> None:
    few = fit(desk, columns(["A"] * 3, [0] * 3), [(((Run(0, "1.234.567")),),) * 3], None)
    many = fit(desk, columns(["A"] * 14, [0] * 14), [((Run(0, "1.234.567.890"),),) * 14], None)
    assert few.size == 12
    assert many.size < 12


def test_room_that_is_left_goes_to_those_that_grow(desk: Desk) -> None:
    fitted = fit(desk, columns(["A", "B", "C"], [0, 1, 3]), [((Run(0, "x"),),) * 3], 12)
    assert fitted.widths[0] < 30
    assert fitted.widths[2] > 2 * fitted.widths[1]


def test_one_long_name_does_not_make_the_whole_sheet_small(desk: Desk) -> None:
    usual = (Run(0, "Nguyễn Thị Minh Khai"),)
    heads = ["Họ và tên", *["Khoản"] * 8]
    flat = [replace(one, spec=replace(one.spec, max_mm=60.0, min_mm=38.0)) for one in columns(heads, [0] * 9)[:1]]
    flat += columns(heads, [0] * 9)[1:]
    money = ((Run(0, "1.234.567"),),) * 8
    calm = fit(desk, flat, [(usual, *money)], 11)
    upset = fit(desk, flat, [(usual, *money), ((Run(0, "W" * 40),), *money)], 11)
    assert upset.size == calm.size
