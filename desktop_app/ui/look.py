"""One palette, one scale. Colour never stands alone: a word or a mark is beside it.

Base sizes are the pixels of 10.5 pt at 96 dots an inch; :meth:`Look.px` scales every one of them with the font.
"""

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.paths import Paths
from desktop_app.ui.sheet import fill

BASE_PT = 10.5
LEAST_CONTRAST = 4.5
"""WCAG 2.2 level AA for text of ordinary size."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour the program uses, by what it is for."""

    page: str
    card: str
    line: str
    grid: str
    text: str
    secondary: str
    accent: str
    accent_soft: str
    accent_text: str
    """Accent as a colour of letters on ``accent_soft``."""
    on_accent: str
    info: str
    info_soft: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    neutral_soft: str
    rest: str
    """Tint of rest days and of what can't be edited."""
    hover: str


LIGHT = Palette(
    page="#F5F6F8",
    card="#FFFFFF",
    line="#DDE1E6",
    grid="#ECEEF1",
    text="#1B1F24",
    secondary="#5B6570",
    accent="#1F6F54",
    accent_soft="#E6F2ED",
    accent_text="#1F6F54",
    on_accent="#FFFFFF",
    info="#0B5CAD",
    info_soft="#E7F0FA",
    good="#1A7F37",
    good_soft="#E9F6EC",
    warning="#8A5D00",
    warning_soft="#FFF6DB",
    error="#B42318",
    error_soft="#FDECEA",
    neutral_soft="#EEF0F3",
    rest="#F0F1F5",
    hover="#F3F5F7",
)
DARK = Palette(
    page="#16191D",
    card="#1F2328",
    line="#3A4149",
    grid="#2B3138",
    text="#E8EBEE",
    secondary="#A9B3BD",
    accent="#2C8C6B",
    accent_soft="#1F3A31",
    accent_text="#6FD1AE",
    on_accent="#FFFFFF",
    info="#79B8FF",
    info_soft="#1B2F47",
    good="#6CCB86",
    good_soft="#1C3524",
    warning="#E3B341",
    warning_soft="#3A300F",
    error="#FF9A90",
    error_soft="#452220",
    neutral_soft="#2D333A",
    rest="#272C33",
    hover="#272D33",
)
CONTRAST = Palette(
    page="#FFFFFF",
    card="#FFFFFF",
    line="#000000",
    grid="#767676",
    text="#000000",
    secondary="#2B2B2B",
    accent="#00402B",
    accent_soft="#DDF3E8",
    accent_text="#00402B",
    on_accent="#FFFFFF",
    info="#003B7A",
    info_soft="#E3EEFA",
    good="#0B4A1C",
    good_soft="#E0F3E5",
    warning="#523700",
    warning_soft="#FFF0BF",
    error="#7A0C05",
    error_soft="#FDE3E0",
    neutral_soft="#E6E6E6",
    rest="#E4E6EC",
    hover="#EDEFF2",
)
PAIRS = (
    *((ink, ground) for ink in ("text", "secondary") for ground in ("page", "card", "neutral_soft", "rest", "hover")),
    *((ink, ground) for ink in ("text", "secondary") for ground in ("accent_soft", "warning_soft", "error_soft")),
    *((ink, ground) for ink in ("accent_text", "error", "warning", "good", "info") for ground in ("card", "page")),
    *((tone, f"{tone}_soft") for tone in ("info", "good", "warning", "error")),
    ("accent_text", "accent_soft"),
)
"""What is written on what: each pair reaches :data:`LEAST_CONTRAST` in each palette."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Look:
    """A palette and a scale."""

    colours: Palette = LIGHT
    font_pt: float = BASE_PT

    def px(self, base: float) -> int:
        """Return a size of the sketches, scaled with the font; at least 1 pixel."""
        return max(1, round(base * self.font_pt / BASE_PT))

    @property
    def row_height(self) -> int:
        """Return the height of a table's row in pixels."""
        return self.px(31)

    def font(self, px: float = 14, *, bold: bool = False) -> QFont:
        """Return the system's own face at a size of the sketches, its figures all of one width."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(self.px(px))
        font.setBold(bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, name: str) -> QColor:
        """Return one colour of the palette by its name."""
        return QColor(getattr(self.colours, name))


def chosen(theme: str) -> Palette:
    """Return the palette of a theme's name; ``system`` follows the desktop."""
    if theme == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[theme]


def apply(app: QApplication, theme: str, font_pt: float) -> Look:
    """Dress the whole program and return how; may be called again while windows are open."""
    look = Look(chosen(theme), font_pt)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    QDir.setSearchPaths("drawn", [str(Paths.standard(Path()).resources / "icons")])
    app.setPalette(_qt_palette(look))
    app.setFont(look.font())
    app.setStyleSheet(stylesheet(look))
    return look


def stylesheet(look: Look) -> str:
    """Return the style sheet for a look: every colour by its name, every size scaled with the font."""
    values = {name: getattr(look.colours, name) for name in colour_names()}
    return fill(values | {f"p{size}": str(look.px(size)) for size in range(1, 33)})


def _qt_palette(look: Look) -> QPalette:
    role = QPalette.ColorRole
    names = {
        role.Window: "page",
        role.WindowText: "text",
        role.Base: "card",
        role.AlternateBase: "page",
        role.Text: "text",
        role.Button: "card",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.PlaceholderText: "secondary",
        role.ToolTipBase: "card",
        role.ToolTipText: "text",
        role.Link: "info",
        role.Mid: "line",
        role.Accent: "accent",
    }
    palette = QPalette()
    for which, name in names.items():
        palette.setColor(which, look.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, look.colour("secondary"))
    return palette


def colour_names() -> tuple[str, ...]:
    """Return the names of all colours of a palette."""
    return tuple(field.name for field in fields(Palette))
