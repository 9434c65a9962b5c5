import json

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from desktop_app.ui import icons
from desktop_app.ui.actions import ENTRIES, STATIONS

pytestmark = pytest.mark.usefixtures("qapp")


def test_names_and_letters_are_those_of_the_font() -> None:
    charmap = json.loads(icons.font_path().with_name("materialdesignicons6-webfont-charmap-6.9.96.json").read_text())
    assert {name: int(charmap[name], 16) for name in icons.GLYPHS} == icons.GLYPHS


def test_every_station_and_entry_names_an_icon_there_is() -> None:
    wanted = {station.icon for station in STATIONS} | {entry.icon for entry in ENTRIES.values() if entry.icon}
    assert wanted <= icons.GLYPHS.keys()


@pytest.mark.parametrize("mode", [QIcon.Mode.Normal, QIcon.Mode.Disabled])
def test_an_icon_is_drawn_in_its_colour(mode: QIcon.Mode) -> None:
    drawn = icons.icon("check-circle", "#112233", "#445566").pixmap(QSize(32, 32), mode).toImage()
    colours = {
        drawn.pixelColor(x, y).name() for x in range(32) for y in range(32) if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#112233" if mode == QIcon.Mode.Normal else "#445566"}


def test_an_unknown_name_is_a_fault() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such", "#000000")
