"""Read a PDF back: its words and where every letter stands, in millimetres from the paper's upper left corner."""

import ctypes
import itertools
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    char: str
    left: float
    right: float
    baseline: float
    size: float


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
    letters = [_letter(textpage, index, height) for index in range(textpage.count_chars())]
    text = textpage.get_text_bounded()
    kept = [letter for letter in letters if letter.char not in "\r\n"]
    return PaperPage(width / MM, height / MM, text, kept)


def _letter(textpage: pypdfium2.PdfTextPage, index: int, height: float) -> Letter:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
    left, _, right, _ = textpage.get_charbox(index)
    char = chr(pdfium.FPDFText_GetUnicode(textpage, index)).replace("\N{NO-BREAK SPACE}", " ")
    size = pdfium.FPDFText_GetFontSize(textpage, index)
    return Letter(char, left / MM, right / MM, (height - y.value) / MM, size)


def strokes(pdf: bytes, number: int = 0) -> list[tuple[float, float, float, float]]:
    """Every straight line of a page as x1, y1, x2, y2 in mm from the upper left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    height = page.get_size()[1]
    found = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not stroke.value:
            continue
        points = []
        for segment in range(pdfium.FPDFPath_CountSegments(thing)):
            handle = pdfium.FPDFPath_GetPathSegment(thing, segment)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(handle, x, y)
            points.append((x.value / MM, (height - y.value) / MM, pdfium.FPDFPathSegment_GetType(handle)))
        for (x1, y1, _), (x2, y2, kind) in itertools.pairwise(points):
            if kind == pdfium.FPDF_SEGMENT_LINETO:
                found.append((x1, y1, x2, y2))
    document.close()
    return found


def golden_text(pdf: bytes) -> str:
    """The words of every page, one row a line."""
    pages = []
    for number, page in enumerate(read(pdf), start=1):
        lines = [words(line) for line in page.text.splitlines()]
        pages.append("\n".join([f"== {number} ==", *lines]))
    return "\n".join(pages) + "\n"
