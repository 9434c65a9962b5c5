import re

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui import look as looks
from desktop_app.ui.look import (
    CONTRAST,
    DARK,
    LEAST_CONTRAST,
    LIGHT,
    PAIRS,
    Look,
    Palette,
    colour_names,
    contrast,
    stylesheet,
)

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_what_is_written_can_be_read(name: str, pair: tuple[str, str]) -> None:
    palette = PALETTES[name]
    assert contrast(*(getattr(palette, part) for part in pair)) >= LEAST_CONTRAST


@pytest.mark.parametrize("palette", [LIGHT, CONTRAST])
def test_letters_on_the_accent_can_be_read(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= LEAST_CONTRAST


def test_high_contrast_reaches_seven_for_all_text() -> None:
    assert min(contrast(getattr(CONTRAST, ink), getattr(CONTRAST, ground)) for ink, ground in PAIRS) >= 7


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_sheet_knows_no_colour_but_the_palette_s(palette: Palette) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(Look(palette))))
    assert used
    assert used <= {getattr(palette, name) for name in colour_names()}


def test_sizes_grow_with_the_font() -> None:
    assert (Look().px(14), Look(font_pt=16).px(14), Look(font_pt=10).px(0.1)) == (14, 21, 1)


@pytest.mark.parametrize("theme", ["system", "light", "dark", "contrast"])
def test_each_theme_dresses_the_program(qapp: QApplication, theme: str) -> None:
    look = looks.apply(qapp, theme, 12.0)
    assert qapp.style().name() == "fusion" or qapp.styleSheet()
    assert qapp.font().pixelSize() == look.px(14) == 16
    assert qapp.palette().window().color() == look.colour("page")
