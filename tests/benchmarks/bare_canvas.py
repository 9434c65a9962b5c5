"""Words at known places on a ReportLab canvas, in the quickest way that it knows: one text object a page."""

import json
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.measure import Work


def reference(folder: Path) -> Work:
    """Faces are loaded and all words and places known; they are only drawn."""
    names = faces(folder)
    papers = json.loads((folder / "papers.json").read_text(encoding="utf-8"))
    return Work(
        lambda: deque(drawn(papers, names), maxlen=0),
        lambda: deque(drawn(papers[:20], names), maxlen=0),
    )


def faces(folder: Path) -> dict[int, str]:
    """Return the names of the four faces by style, registered."""
    files: dict[str, str] = json.loads((folder / "faces.json").read_text(encoding="utf-8"))
    for style, file in files.items():
        pdfmetrics.registerFont(TTFont(f"bare-{style}", file))
    return {int(style): f"bare-{style}" for style in files}


def drawn(papers: list[list[dict[str, Any]]], names: dict[int, str]) -> Iterator[bytes]:
    """Yield one PDF for each paper."""
    return (_draw(pages, names) for pages in papers)


def _draw(pages: list[dict[str, Any]], names: dict[int, str]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, initialFontName=names[0])  # type: ignore[arg-type] # the stub says float
    for page in pages:
        canvas.setPageSize(page["size"])
        for x1, y1, x2, y2, width, _dotted in page["strokes"]:
            canvas.setLineWidth(width)
            canvas.line(x1, y1, x2, y2)
        drawn = canvas.beginText()
        for x, y, style, size, words, stretch in page["texts"]:
            drawn.setFont(names[style], size)
            drawn.setWordSpace(stretch)
            drawn.setTextOrigin(x, y)
            drawn.textOut(words)
        canvas.drawText(drawn)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
