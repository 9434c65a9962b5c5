"""Pages to PDF: lines, tints, words and the foot of every page."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.footer import draw_foot, qr_modules
from desktop_app.printing.ink import Sheet, draw_texts
from desktop_app.printing.pages import SigningRoom, Stroke, Text, Tint
from desktop_app.printing.profile import MM

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFArray
    from reportlab.pdfgen.canvas import Canvas

_LANGUAGE = "vi-VN"
SIGNING_ROOM = "ky-"
"""How the places of signatures are named in the file: ``ky-1``, ``ky-2`` …, from left to right."""
_BUTT, _ROUND = 0, 1
_DOT_STEP = 3.4
"""From dot to dot, over a dot's width."""
_DOT_LENGTH = 0.1
"""In points: some printers leave out what has no length at all."""


def draw(
    sheets: Sequence[Sheet], form: FormDefinition, identity: tuple[str, str, str], digest: str, fonts: Fonts
) -> bytes:
    """Return the PDF; ``identity`` is document id, subject and author."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    first = fonts.faces[Style.REGULAR].registered
    canvas = Canvas(buffer, invariant=1, pageCompression=1, initialFontName=first, lang=_LANGUAGE)  # type: ignore[arg-type] # the stub says float
    canvas.setTitle(identity[1] or form.title)
    canvas.setSubject(form.title)
    canvas.setAuthor(identity[2])
    canvas.setCreator("")
    canvas.setProducer("")
    modules = qr_modules(identity[0], digest) if form.text.mark else None
    rooms: list[PDFArray] = []
    for count, sheet in enumerate(sheets, start=1):
        canvas.setPageSize((sheet.width, sheet.height))
        _draw_page(canvas, sheet, form, fonts)
        rooms += _signing_rooms(canvas, sheet)
        draw_foot(canvas, sheet, form, fonts, (identity[0], count, len(sheets), modules))
        canvas.showPage()
    named = {f"{SIGNING_ROOM}{number}": room for number, room in enumerate(rooms, start=1)}
    if named:
        canvas._doc.Catalog.Dests = PDFDictionary(named)  # type: ignore[attr-defined] # noqa: SLF001 - as below
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: "Canvas", sheet: Sheet, form: FormDefinition, fonts: Fonts) -> None:
    texts, strokes = _gathered(canvas, sheet)
    _draw_strokes(canvas, strokes)
    if sheet.number > 1:
        measures = form.profile.page_number
        words = str(sheet.number)
        left = (sheet.width - fonts.width(Style.REGULAR, words) * measures.size) / 2
        texts.append(Text(left, sheet.height - measures.baseline_mm * MM, Style.REGULAR, measures.size, words))
    draw_texts(canvas, texts, fonts)


def _gathered(canvas: "Canvas", sheet: Sheet) -> tuple[list[Text], list[Stroke]]:
    """Return all words and lines in the page's own coordinates; tints are drawn at once, for they lie below."""
    left, top = sheet.margins.left_mm * MM, sheet.height - sheet.margins.top_mm * MM
    texts: list[Text] = []
    strokes: list[Stroke] = []
    for unit, y in sheet.page:
        upper = top - y
        for mark in unit.marks:
            if isinstance(mark, Text):
                texts.append(Text(left + mark.x, upper - mark.y, *mark[2:]))
            elif isinstance(mark, Stroke):
                ends = (left + mark.x1, upper - mark.y1, left + mark.x2, upper - mark.y2)
                strokes.append(Stroke(*ends, mark.width, mark.dotted))
            elif isinstance(mark, Tint):
                _tint(canvas, mark, left, upper)
    return texts, strokes


def _signing_rooms(canvas: "Canvas", sheet: Sheet) -> "Iterator[PDFArray]":
    """Yield where somebody signs on the current page, as a destination that fits the place (ISO 32000-1, 12.3.2)."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

    left, top = sheet.margins.left_mm * MM, sheet.height - sheet.margins.top_mm * MM
    page = canvas._doc.thisPageRef()  # type: ignore[attr-defined] # noqa: SLF001 - no link names these
    for unit, y in sheet.page:
        for mark in unit.marks:
            if isinstance(mark, SigningRoom):
                x, upper = left + mark.x, top - y - mark.y
                yield PDFArray([page, PDFName("FitR"), x, upper - mark.height, x + mark.width, upper])


def _tint(canvas: "Canvas", tint: Tint, left: float, upper: float) -> None:
    canvas.setFillGray(tint.grey)
    canvas.rect(left + tint.x, upper - tint.y - tint.height, tint.width, tint.height, stroke=0, fill=1)
    canvas.setFillGray(0)


def _draw_strokes(canvas: "Canvas", strokes: Sequence[Stroke]) -> None:
    """Draw all lines of one kind as one path: whole lines first, then rows of dots."""
    for dotted, width in sorted({(stroke.dotted, stroke.width) for stroke in strokes}):
        canvas.setLineWidth(width)
        if dotted:
            canvas.setLineCap(_ROUND)
            canvas.setDash([_DOT_LENGTH, width * _DOT_STEP])
        path = canvas.beginPath()
        for stroke in strokes:
            if (stroke.dotted, stroke.width) == (dotted, width):
                path.moveTo(stroke.x1, stroke.y1)
                path.lineTo(stroke.x2, stroke.y2)
        canvas.drawPath(path, stroke=1, fill=0)
    if any(stroke.dotted for stroke in strokes):
        canvas.setDash()
        canvas.setLineCap(_BUTT)
