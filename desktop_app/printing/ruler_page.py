"""The page a printer is measured with: a frame, rulers in millimetres, and how to measure; one stands, one lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.profile import MM

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FRAME_MM = 20.0
"""How far the frame is from each edge of the sheet."""
RULER_MM = 150
_PAPER_MM = (210.0, 297.0)
_TITLE, _MARK = (Style.BOLD, 16.0), (Style.BOLD, 14.0)
_BODY, _NUMBER, _FIGURE = (Style.REGULAR, 11.0), (Style.BOLD, 11.0), (Style.REGULAR, 7.0)
_LINE_MM = 0.15


@dataclass(frozen=True, slots=True)
class RulerWords:
    """What one page says."""

    title: str
    left: str
    """The mark of the frame's left line."""
    top: str
    """The mark of the frame's upper line."""
    steps: tuple[str, ...]


def ruler_page(fonts: Fonts, stands: RulerWords, lies: RulerWords) -> bytes:
    """Return the PDF of two A4 pages at their true size: the first stands, the second lies."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    first = fonts.faces[Style.REGULAR].registered
    canvas = Canvas(out, invariant=1, initialFontName=first)  # type: ignore[arg-type] # the stub says float
    canvas.setTitle(stands.title)
    for words, (width, height) in ((stands, _PAPER_MM), (lies, _PAPER_MM[::-1])):
        canvas.setPageSize((width * MM, height * MM))
        _Page(canvas, fonts, width, height).draw(words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Page:
    """One page, drawn in mm from the sheet's upper left corner, as one measures."""

    def __init__(self, canvas: "Canvas", fonts: Fonts, width: float, height: float) -> None:
        self.canvas, self.fonts, self.width, self.height = canvas, fonts, width, height

    def draw(self, words: RulerWords) -> None:
        """Draw frame, rulers, marks and steps."""
        right, foot = self.width - FRAME_MM, self.height - FRAME_MM
        self.canvas.setLineWidth(_LINE_MM * MM)
        for x in (FRAME_MM, right):
            self._line(x, FRAME_MM, x, foot)
        for y in (FRAME_MM, foot):
            self._line(FRAME_MM, y, right, y)
        self._ruler(across=True)
        self._ruler(across=False)
        beyond = FRAME_MM + RULER_MM + 8
        self._say(FRAME_MM + 2, beyond, words.left, _MARK)
        self._say(beyond, FRAME_MM + 6, words.top, _MARK)
        self._write(words)

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.canvas.line(x1 * MM, (self.height - y1) * MM, x2 * MM, (self.height - y2) * MM)

    def _say(self, x: float, y: float, text: str, face: tuple[Style, float], *, centred: bool = False) -> None:
        self.canvas.setFont(self.fonts.faces[face[0]].registered, face[1])
        draw = self.canvas.drawCentredString if centred else self.canvas.drawString
        draw(x * MM, (self.height - y) * MM, text)

    def _ruler(self, *, across: bool) -> None:
        """A ruler from the frame's corner, ticks inwards; the longest each ten millimetres, with its figure."""
        for at in range(RULER_MM + 1):
            long = 6.0 if at % 10 == 0 else 4.0 if at % 5 == 0 else 2.5
            place, end = FRAME_MM + at, FRAME_MM + long
            if across:
                self._line(place, FRAME_MM, place, end)
            else:
                self._line(FRAME_MM, place, end, place)
            if at % 10 == 0 and at:
                x, y = (place, end + 2.5) if across else (end + 2.5, place + 0.9)
                self._say(x, y, str(at), _FIGURE, centred=True)

    def _write(self, words: RulerWords) -> None:
        left, y = FRAME_MM + 22, FRAME_MM + 24
        self._say(left, y, words.title, _TITLE)
        y += 10
        for number, step in enumerate(words.steps, start=1):
            self._say(left, y, f"{number}.", _NUMBER)
            for line in self._broken(step, self.width - left - FRAME_MM - 14):
                self._say(left + 7, y, line, _BODY)
                y += 5.4
            y += 2

    def _broken(self, text: str, width: float) -> Sequence[str]:
        from reportlab.lib.utils import simpleSplit

        found: list[str] = simpleSplit(text, self.fonts.faces[_BODY[0]].registered, _BODY[1], width * MM)
        return found
