"""The page a printer is measured with, measured."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.ruler_page import RULER_MM, RulerWords, ruler_page

ROOT = Path(__file__).resolve().parents[2]
MM = 72 / 25.4
PEN = 0.15
"""By so much pdfium gives a line's bounds too wide: by the pen, not by half of it."""
LONG = "Một câu rất dài phải xuống dòng vì không vừa bề ngang của trang giấy khi in đứng. "


@pytest.fixture(scope="module")
def document(fonts):
    data = ruler_page(fonts, RulerWords("ĐỨNG", "A", "B", (LONG * 3, "Hai.")), RulerWords("NGANG", "A", "B", ("Một.",)))
    made = pypdfium2.PdfDocument(io.BytesIO(data))
    yield made
    made.close()


def lines(page):
    """All lines of a page in mm from its upper left corner, as (x1, y1, x2, y2)."""
    height = page.get_height()
    for found in page.get_objects(filter=(2,)):
        left, low, right, top = found.get_bounds()
        yield left / MM + PEN, (height - top) / MM + PEN, right / MM - PEN, (height - low) / MM - PEN


@pytest.mark.parametrize(("number", "size"), [(0, (210, 297)), (1, (297, 210))])
def test_the_frame_is_twenty_millimetres_from_each_edge(document, number, size):
    page = document[number]
    width, height = size
    assert [side / MM for side in page.get_size()] == pytest.approx(size, abs=0.05)
    found = list(lines(page))
    assert min(line[0] for line in found) == pytest.approx(20, abs=0.1)
    assert min(line[1] for line in found) == pytest.approx(20, abs=0.1)
    assert max(line[2] for line in found) == pytest.approx(width - 20, abs=0.1)
    assert max(line[3] for line in found) == pytest.approx(height - 20, abs=0.1)


@pytest.mark.parametrize("number", [0, 1])
def test_each_ruler_has_a_line_each_millimetre(document, number):
    found = list(lines(document[number]))
    across = sorted(line[0] for line in found if 2 < line[3] - line[1] < 7 and line[1] < 20.5)
    down = sorted(line[1] for line in found if 2 < line[2] - line[0] < 7 and line[0] < 20.5)
    for ticks in (across, down):
        assert ticks == pytest.approx([20 + at for at in range(RULER_MM + 1)], abs=0.1)


def test_long_steps_stay_within_the_frame_and_nothing_is_lost(document):
    page = document[0].get_textpage()
    text = " ".join(page.get_text_bounded().split())
    assert "ĐỨNG" in text
    assert text.count(" ".join(LONG.split())) == 3
    right = max(page.get_charbox(at)[2] for at in range(page.count_chars()))
    assert right / MM < 190


def test_only_our_faces_are_used_and_the_bytes_are_the_same_each_time(fonts):
    words = RulerWords("ĐỨNG", "A", "B", ("Một.",))
    assert ruler_page(fonts, words, words) == ruler_page(fonts, words, words)
    faces = re.findall(rb"/BaseFont /(\S+)", ruler_page(fonts, words, words))
    assert faces
    assert all(b"LiberationSerif" in face for face in faces)


_FIRST_OF_A_RUN = """
import sys
from pathlib import Path
from desktop_app.printing.fonts import load_fonts
from desktop_app.printing.ruler_page import RulerWords, ruler_page

words = RulerWords("ĐỨNG", "A", "B", ("Một.",))
sys.stdout.buffer.write(ruler_page(load_fonts(Path(sys.argv[1])), words, words))
"""


def test_the_first_page_of_a_run_has_the_bytes_of_any_other(fonts: Fonts, library: FormLibrary) -> None:
    form = library["mau_01"]
    render(form, sample(form), DocumentIdentity("x"), fonts)
    words = RulerWords("ĐỨNG", "A", "B", ("Một.",))
    command = [sys.executable, "-c", _FIRST_OF_A_RUN, str(ROOT / "resources" / "fonts")]
    first = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    assert first == ruler_page(fonts, words, words)
