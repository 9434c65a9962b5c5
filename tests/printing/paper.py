"""Read a PDF back: its words and where every letter stands, in millimetres from the paper's upper left corner."""

import ctypes
import itertools
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4
_HYPHEN = 2
"""What pdfium reads for a hyphen at the end of a line."""


class Face(NamedTuple):
    """A font as the file names it, and whether the file holds it."""

    name: str
    embedded: bool

    @property
    def bold(self) -> bool:
        return "Bold" in self.name

    @property
    def italic(self) -> bool:
        return "Italic" in self.name


class Letter(NamedTuple):
    """A letter as drawn; ``order`` is the place of its words in the file, -1 for a space that only was read between."""

    char: str
    left: float
    right: float
    baseline: float
    size: float
    top: float = 0.0
    bottom: float = 0.0
    face: Face = Face("", embedded=False)
    grey: int = 0
    order: int = -1


class Stroke(NamedTuple):
    """A straight line; ``width`` in points, everything else in mm."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class Filled(NamedTuple):
    """The rectangle around what one filling covers; ``grey`` from 0, black, to 255."""

    left: float
    top: float
    right: float
    bottom: float
    grey: int


@dataclass(frozen=True)
class Row:
    """Letters on one baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass
class PaperPage:
    width: float
    height: float
    text: str
    letters: list[Letter]
    strokes: list[Stroke]
    filled: list[Filled]

    @cached_property
    def drawn(self) -> list[Letter]:
        """Every letter with ink, in the order in which the file draws them."""
        return sorted((one for one in self.letters if one.order >= 0 and one.char.strip()), key=lambda one: one.order)

    @cached_property
    def rows(self) -> list[Row]:
        found: dict[float, list[Letter]] = defaultdict(list)
        for letter in self.letters:
            found[round(letter.baseline, 1)].append(letter)
        return [_row(letters) for _, letters in sorted(found.items())]

    def row(self, words: str) -> Row:
        """The uppermost row that holds the words, cut to them."""
        hits = [row for row in self.rows if words in row.text]
        assert hits, (words, [row.text for row in self.rows])
        return self.part(hits[0], words)

    def part(self, row: Row, words: str) -> Row:
        letters = [one for one in self.letters if round(one.baseline, 1) == round(row.baseline, 1)]
        start = "".join(one.char for one in letters).index(words)
        return _row(letters[start : start + len(words)])


def _row(letters: list[Letter]) -> Row:
    ink = [letter for letter in letters if letter.char.strip()] or letters
    return Row(
        "".join(letter.char for letter in letters),
        min(letter.left for letter in ink),
        max(letter.right for letter in ink),
        letters[0].baseline,
        letters[0].size,
    )


def words(text: str) -> str:
    """Text as compared: NFC, fixed spaces as spaces, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\N{NO-BREAK SPACE}", " ").split())


def read(pdf: bytes) -> list[PaperPage]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PaperPage:
    width, height = page.get_size()
    textpage = page.get_textpage()
    things = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH]))
    words_of = {_address(thing.raw): order for order, thing in enumerate(things)}
    looks = {order: _look(thing.raw) for order, thing in enumerate(things) if thing.type == pdfium.FPDF_PAGEOBJ_TEXT}
    letters = [_letter(textpage, index, height, words_of, looks) for index in range(textpage.count_chars())]
    text = textpage.get_text_bounded()
    kept = [letter for letter in letters if letter.char not in "\r\n"]
    lines: list[Stroke] = []
    filled: list[Filled] = []
    for thing in things:
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            _path(thing.raw, height, lines, filled)
    return PaperPage(width / MM, height / MM, text, kept, lines, filled)


def _address(handle: object) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


def _look(thing: object) -> tuple[Face, int]:
    """Face and grey of the words of one text object."""
    font = pdfium.FPDFTextObj_GetFont(thing)
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode().split("+")[-1]
    return Face(name, bool(pdfium.FPDFFont_GetIsEmbedded(font))), _grey(thing, pdfium.FPDFPageObj_GetFillColor)


def _grey(thing: object, ask: object) -> int:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask(thing, *parts)
    return max(part.value for part in parts[:3])


def _letter(
    textpage: pypdfium2.PdfTextPage,
    index: int,
    height: float,
    words_of: dict[int | None, int],
    looks: dict[int, tuple[Face, int]],
) -> Letter:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
    left, bottom, right, top = textpage.get_charbox(index)
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    char = "-" if code == _HYPHEN else chr(code).replace("\N{NO-BREAK SPACE}", " ")
    size = pdfium.FPDFText_GetFontSize(textpage, index)
    thing = pdfium.FPDFText_GetTextObject(textpage, index)
    order = words_of[_address(thing)] if thing else -1
    face, grey = looks[order] if thing else (Face("", embedded=False), 0)
    baseline = (height - y.value) / MM
    return Letter(
        char, left / MM, right / MM, baseline, size, (height - top) / MM, (height - bottom) / MM, face, grey, order
    )


def _path(thing: object, height: float, lines: list[Stroke], filled: list[Filled]) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    if fill.value:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        edges = left.value, height - top.value, right.value, height - bottom.value
        filled.append(Filled(*(edge / MM for edge in edges), _grey(thing, pdfium.FPDFPageObj_GetFillColor)))
    if not stroke.value:
        return
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(thing, width)
    points = []
    for segment in range(pdfium.FPDFPath_CountSegments(thing)):
        handle = pdfium.FPDFPath_GetPathSegment(thing, segment)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(handle, x, y)
        points.append((x.value / MM, (height - y.value) / MM, pdfium.FPDFPathSegment_GetType(handle)))
    for (x1, y1, _), (x2, y2, kind) in itertools.pairwise(points):
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            lines.append(Stroke(x1, y1, x2, y2, width.value))


def strokes(pdf: bytes, number: int = 0) -> list[tuple[float, float, float, float]]:
    """Every straight line of a page as x1, y1, x2, y2 in mm from the upper left corner."""
    return [line[:4] for line in read(pdf)[number].strokes]


def golden_text(pdf: bytes) -> str:
    """The words of every page, one row a line."""
    pages = []
    for number, page in enumerate(read(pdf), start=1):
        lines = [words(line) for line in page.text.splitlines()]
        pages.append("\n".join([f"== {number} ==", *lines]))
    return "\n".join(pages) + "\n"
