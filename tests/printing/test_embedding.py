import re
import threading
import time
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFace
from reportlab.pdfgen.canvas import Canvas

from desktop_app.printing.embedding import AlphabetFont
from desktop_app.printing.fonts import FILES, Style, vietnamese_letters
from tests.printing.paper import read

FACE = Path(__file__).resolve().parents[2] / "resources" / "fonts" / FILES[Style.REGULAR]
ALPHABET = "".join(sorted(map(chr, vietnamese_letters())))
BEYOND = "".join(map(chr, range(0x391, 0x3AA))).replace("\u03a2", "") + "ЖЩЮЯ" + "àéß"
"""More letters than the codes that the alphabet leaves free in its subset, and some of its own."""

Faces = Callable[[Iterable[int]], str]


@pytest.fixture
def face(monkeypatch: pytest.MonkeyPatch) -> Faces:
    """A face of its own for each call: ReportLab's registering takes one of the same file for the same."""

    def made(letters: Iterable[int]) -> str:
        font = AlphabetFont(f"face-{len(pdfmetrics._fonts)}", str(FACE), letters)
        monkeypatch.setitem(pdfmetrics._fonts, font.fontName, font)
        return font.fontName

    return made


def paper(font: str, *lines: str) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, initialFontName=font)
    for number, line in enumerate(lines):
        canvas.drawString(20, 800 - 20 * number, line)
    canvas.save()
    return buffer.getvalue()


def lines_of(pdf: bytes) -> list[str]:
    (page,) = read(pdf)
    return [line.strip() for line in page.text.splitlines()]


def files_of(pdf: bytes) -> list[bytes]:
    """Return the TrueType files in the paper, deflated as they lie there."""
    return [
        found.group(1)
        for found in re.finditer(rb"/Length1 \d+[^>]*>>\s*stream\n(.*?)endstream", pdf, re.DOTALL)
        if zlib.decompress(found.group(1)).startswith(b"\x00\x01\x00\x00")
    ]


@pytest.mark.parametrize("letters", [vietnamese_letters(), ()], ids=["alphabet", "letters met"])
def test_what_is_drawn_is_read_again(face: Faces, letters: Iterable[int]) -> None:
    every = (ALPHABET + BEYOND).replace("\u00a0", "").strip()
    lines = [every[start : start + 40] for start in range(0, len(every), 40)]
    assert lines_of(paper(face(letters), *lines)) == lines


def test_the_same_face_lies_in_every_paper(face: Faces) -> None:
    font = face(vietnamese_letters())
    papers = [paper(font, "Nguyễn Văn An"), paper(font, "Đặng Thị Ửng 0123"), paper(font, ALPHABET)]
    (first,), (second,), (third,) = map(files_of, papers)
    assert first == second == third


def test_a_face_without_fixed_letters_holds_those_met(face: Faces) -> None:
    whole, few = (sum(map(len, files_of(paper(face(letters), "Nơi nhận:")))) for letters in (vietnamese_letters(), ()))
    assert few < whole / 3


def test_papers_before_change_nothing(face: Faces) -> None:
    fresh = paper(face(vietnamese_letters()), "Lò Văn Ký", "\u03a9")
    font = face(vietnamese_letters())
    for line in (BEYOND, "An", "\u03a8", *BEYOND):
        paper(font, line)
    assert paper(font, "Lò Văn Ký", "\u03a9") == fresh


def test_the_alphabet_is_cut_once(face: Faces) -> None:
    font = face(vietnamese_letters())
    with patch.object(TTFontFace, "makeSubset", autospec=True, side_effect=TTFontFace.makeSubset) as cut:
        for number in range(20):
            paper(font, f"Tổ số {number}")
    assert cut.call_count == 1


def test_two_papers_at_once_do_not_mix(face: Faces) -> None:
    font = face(vietnamese_letters())
    one, two = (Canvas(BytesIO(), invariant=1, initialFontName=font) for _ in range(2))
    for letter in BEYOND[:6]:
        one.drawString(20, 700, letter)
        two.drawString(20, 700, letter * 2)
    first, second = one.getpdfdata(), two.getpdfdata()
    assert first != second
    assert files_of(first) == files_of(second)


def test_one_thread_at_a_time_cuts_a_face(face: Faces) -> None:
    """A window prints while a preview is drawn beside it; ReportLab reads a face from a place that both would move."""
    want = paper(face(vietnamese_letters()), "Lò Văn Ký")
    font = face(vietnamese_letters())
    cut, busy = TTFontFace.makeSubset, threading.Lock()

    def alone(this: TTFontFace, subset: list[int]) -> bytes:
        assert busy.acquire(blocking=False), "two threads cut one face"
        try:
            time.sleep(0.02)
            return bytes(cut(this, subset))
        finally:
            busy.release()

    with patch.object(TTFontFace, "makeSubset", alone), ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: paper(font, "Lò Văn Ký"), range(4))) == {want}
