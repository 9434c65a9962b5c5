"""The appearance of an electronic signature: a picture at its true size, or words in its place.

NĐ 30/2020/NĐ-CP Phụ lục I: the signer's own signature in blue, the body's seal in red at the size of the real one, both
PNG on a transparent ground; with the seal the body's name and the moment of signing.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.profile import MM

if TYPE_CHECKING:
    from PIL.PngImagePlugin import PngImageFile

MOST_PIXELS = 4_000_000
MOST_BYTES = 5 * 2**20
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn, in points from the lower left corner of the box."""

    width: float
    height: float
    picture: bytes | None = None
    """PNG."""
    x: float = 0
    y: float = 0
    picture_width: float = 0
    picture_height: float = 0
    lines: tuple[str, ...] = ()
    """Words below each other, the last one at the foot of the box."""
    lines_x: float = 0
    size: float = 7.5


def draw_look(look: Look, fonts: Fonts) -> bytes:
    """Return a PDF of one page, as large as the box, transparent but for picture and words."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    face = fonts.faces[Style.REGULAR].registered
    canvas = Canvas(buffer, pagesize=(look.width, look.height), invariant=1, initialFontName=face)  # type: ignore[arg-type] # the stub says float
    if look.picture is not None:
        reader = ImageReader(BytesIO(look.picture))
        canvas.drawImage(reader, look.x, look.y, look.picture_width, look.picture_height, mask="auto")
    canvas.setFont(face, look.size)
    for above, words in enumerate(reversed(look.lines)):
        canvas.drawString(look.lines_x, look.size * (0.3 + above * _LINE), words)
    canvas.save()
    return buffer.getvalue()


def picture_size(picture: bytes, source: str) -> tuple[int, int]:
    """Return width and height of a PNG in pixels; Refused for another kind of file, or a ground that is not clear."""
    opened = _opened(picture, source)
    if not _transparent(opened):
        raise Refused(Problem("esigning.picture_not_clear", Place(source=source, field="picture"), {"file": source}))
    return opened.width, opened.height


def colour_doubts(picture: bytes, source: str, *, red: bool) -> list[Problem]:
    """Return a warning where most of the ink is not of the colour that the decree asks for."""
    opened = _opened(picture, source).convert("RGBA")
    points = opened.resize((64, 64)).tobytes()
    ink = [(points[at], points[at + 1], points[at + 2]) for at in range(0, len(points), 4) if points[at + 3] > 127]
    asked = sum(r > b + 30 if red else b > r + 30 for r, _, b in ink)
    if ink and asked * 2 >= len(ink):
        return []
    code = "esigning.seal_not_red" if red else "esigning.signature_not_blue"
    return [Problem(code, Place(source=source, field="picture"), {"file": source}, Severity.WARNING)]


def _opened(picture: bytes, source: str) -> "PngImageFile":
    from PIL import Image, UnidentifiedImageError
    from PIL.PngImagePlugin import PngImageFile

    place, values = Place(source=source, field="picture"), {"file": source}
    if len(picture) > MOST_BYTES:
        raise Refused(Problem("esigning.picture_too_large", place, values))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            opened = Image.open(BytesIO(picture), formats=("PNG",))
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused(Problem("esigning.picture_too_large", place, values))
            opened.load()
    except (
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:  # Pillow's own limit is a larger one
        raise Refused(Problem("esigning.picture_too_large", place, values)) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning) as error:
        raise Refused(Problem("esigning.picture_no_png", place, values)) from error
    if not isinstance(opened, PngImageFile):
        raise Refused(Problem("esigning.picture_no_png", place, values))
    return opened


def _transparent(opened: "PngImageFile") -> bool:
    return min(opened.convert("RGBA").getchannel("A").tobytes()) < 16


def mm(length: float) -> float:
    """Return millimetres in points."""
    return length * MM
