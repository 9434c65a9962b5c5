"""One set of icons: Material Design Icons 6.9.96, drawn from the font file that QtAwesome ships.

QtAwesome itself is not imported: that takes longer than our whole start (146 ms and OpenGL against 5 ms, measured
2026-11-21), and a charmap of 7,000 names would be read for the forty we use. The font is registered at the first icon
painted; an icon is drawn as text when asked for, so it is sharp at every scale and takes the colour of the theme.
"""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

FONT_FILE = "materialdesignicons6-webfont-6.9.96.ttf"

GLYPHS = {
    "account": 0xF0004,
    "account-alert": 0xF0005,
    "account-group": 0xF0849,
    "account-plus": 0xF0014,
    "alert": 0xF0026,
    "alert-circle": 0xF0028,
    "arrow-right": 0xF0054,
    "backup-restore": 0xF006F,
    "calculator": 0xF00EC,
    "calendar": 0xF00ED,
    "calendar-month": 0xF0E17,
    "check": 0xF012C,
    "check-circle": 0xF05E0,
    "chevron-down": 0xF0140,
    "chevron-left": 0xF0141,
    "chevron-right": 0xF0142,
    "chevron-up": 0xF0143,
    "circle-outline": 0xF0766,
    "close": 0xF0156,
    "cog": 0xF0493,
    "content-copy": 0xF018F,
    "content-save": 0xF0193,
    "delete-outline": 0xF09E7,
    "email": 0xF01EE,
    "eye": 0xF0208,
    "file-document": 0xF0219,
    "file-export": 0xF021D,
    "file-import": 0xF0220,
    "file-sign": 0xF19C3,
    "folder-open": 0xF0770,
    "help-circle-outline": 0xF0625,
    "history": 0xF02DA,
    "home-group": 0xF0DD4,
    "information": 0xF02FC,
    "lock": 0xF033E,
    "lock-open-variant": 0xF0FC6,
    "magnify": 0xF0349,
    "menu": 0xF035C,
    "microsoft-excel": 0xF138F,
    "package-variant-closed-check": 0xF1B52,
    "pencil": 0xF03EB,
    "plus": 0xF0415,
    "printer": 0xF042A,
    "progress-clock": 0xF0996,
    "refresh": 0xF0450,
    "scale-balance": 0xF05D1,
    "table-large": 0xF04F1,
    "undo": 0xF054C,
    "usb": 0xF0553,
    "weather-night": 0xF0594,
}


def font_path() -> Path:
    """Return where the icon font lies, without importing the package around it."""
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(FONT_FILE)
    return Path(next(iter(found.submodule_search_locations))) / "fonts" / FONT_FILE


def family() -> str:
    """Return the registered font's family, registering it at the first call."""
    if not _family:
        number = QFontDatabase.addApplicationFont(str(font_path()))
        _family.extend(QFontDatabase.applicationFontFamilies(number))
    return _family[0]


_family: list[str] = []


class GlyphEngine(QIconEngine):
    """Draws one letter of the icon font in one colour, and in another where the control is switched off."""

    def __init__(self, name: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        font = QFont(family())
        font.setPixelSize(rect.height())
        painter.save()
        painter.setFont(font)
        painter.setPen(self._disabled if mode == QIcon.Mode.Disabled else self._colour)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, chr(GLYPHS[self._name]))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._name, self._colour, self._disabled)


def icon(name: str, colour: str, disabled: str = "#8A929B") -> QIcon:
    """Return an icon of :data:`GLYPHS`; KeyError for a name that is not in it."""
    if name not in GLYPHS:
        raise KeyError(name)
    return QIcon(GlyphEngine(name, QColor(colour), QColor(disabled)))
