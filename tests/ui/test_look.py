import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

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


def _box(qtbot) -> QImage:
    box = QCheckBox("Đơn")
    box.setChecked(True)
    shown(qtbot, box)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    return box.grab(place).toImage()


def _item(made: QListWidgetItem | QTableWidgetItem) -> None:
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(Qt.CheckState.Checked)


def _line(qtbot) -> QImage:
    lines = QListWidget()
    lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    lines.addItem("Đơn")
    _item(lines.item(0))
    shown(qtbot, lines)
    return lines.viewport().grab(lines.visualItemRect(lines.item(0)).adjusted(0, 0, -100, 0)).toImage()


def _cell(qtbot) -> QImage:
    cells = QTableWidget(1, 1)
    cells.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    cells.setItem(0, 0, QTableWidgetItem("Đơn"))
    _item(cells.item(0, 0))
    shown(qtbot, cells)
    return cells.viewport().grab(cells.visualItemRect(cells.item(0, 0)).adjusted(0, 0, -60, 0)).toImage()


def shown(qtbot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(200, 60)
    widget.show()


@pytest.mark.parametrize("make", [_box, _line, _cell])
@pytest.mark.parametrize("theme", PALETTES)
def test_a_ticked_box_bears_a_tick_and_is_no_empty_one_with_a_thick_border(qtbot, qapp, theme, make) -> None:
    look = looks.apply(qapp, theme, 10.5)
    drawn = make(qtbot)
    ground, white = look.colour("accent").rgb(), look.colour("on_accent").rgb()
    green = [(x, y) for x in range(drawn.width()) for y in range(drawn.height()) if drawn.pixel(x, y) == ground]
    left, right = min(x for x, _ in green), max(x for x, _ in green)
    top, foot = min(y for _, y in green), max(y for _, y in green)
    inside = {(x, y): drawn.pixel(x, y) for x in range(left, right + 1) for y in range(top, foot + 1)}
    middle = (left + right) // 2 - 1, (top + foot) // 2 - 1
    assert right - left >= 11
    assert foot - top >= 11
    assert inside[middle] == ground, "what is under the tick's long arm stays green"
    assert any(at == white for at in inside.values())
    looks.apply(qapp, "light", 10.5)
