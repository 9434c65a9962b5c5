"""The small mark at the foot: document id, page x/y and a QR of id and content digest; and what was not checked."""

from typing import TYPE_CHECKING

from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.ink import Sheet, draw_texts
from desktop_app.printing.pages import Text
from desktop_app.printing.profile import MM

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Modules = list[list[bool]]
"""Rows of a QR code, True where it is black."""

Facts = tuple[str, int, int, Modules | None]
"""Document id, page, pages, QR code."""

_PREFIX = "SOANTT1"


def qr_text(document_id: str, digest: str) -> str:
    """Return what the QR says, in capitals so that it stays small: a word, the id, SHA-256 of the content."""
    return f"{_PREFIX}:{document_id}:{digest}".upper()


def qr_modules(document_id: str, digest: str) -> Modules:
    """Return the QR code's modules, error correction M."""
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qr_text(document_id, digest))
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]


def draw_foot(canvas: "Canvas", sheet: Sheet, form: FormDefinition, fonts: Fonts, facts: Facts) -> None:
    """Draw the mark in the bottom margin, small and grey, clear of the text."""
    document_id, page, pages, modules = facts
    measures = form.profile.mark
    y = measures.baseline_mm * MM
    left, right = sheet.margins.left_mm * MM, sheet.width - sheet.margins.right_mm * MM
    texts: list[Text] = []
    if not form.text.gazette.checked:
        texts.append(Text(left, y, Style.ITALIC, measures.size, measures.unchecked))
    if sheet.warning:
        above = Text(left, y + measures.size * 1.5, Style.BOLD, measures.warning_size, sheet.warning)
        draw_texts(canvas, [above], fonts)
    if modules is not None:
        side = measures.qr_mm * MM
        words = measures.words.format(id=document_id, page=page, pages=pages)
        start = right - side - 4 - fonts.width(Style.REGULAR, words) * measures.size
        texts.append(Text(start, y, Style.REGULAR, measures.size, words))
        _draw_modules(canvas, modules, right - side, y - 2, side)
    canvas.setFillGray(measures.grey)
    draw_texts(canvas, texts, fonts)
    canvas.setFillGray(0)


def _draw_modules(canvas: "Canvas", modules: Modules, x: float, y: float, side: float) -> None:
    """Draw runs of black modules as one path."""
    step = side / len(modules)
    path = canvas.beginPath()
    for number, row in enumerate(reversed(modules)):
        start = None
        for column, dark in enumerate([*row, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(x + start * step, y + number * step, (column - start) * step, step)
                start = None
    canvas.drawPath(path, stroke=0, fill=1)
