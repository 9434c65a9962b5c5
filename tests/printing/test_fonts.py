import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab

from desktop_app.model.problems import Refused
from desktop_app.printing.fonts import FILES, Fonts, Style, load_fonts, refuse_lacking, vietnamese_letters

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
"""A font without Vietnamese letters that comes with ReportLab."""


def test_every_vietnamese_letter_is_asked_for() -> None:
    letters = {chr(code) for code in vietnamese_letters()}
    assert set("ăâđêôơưĂÂĐÊÔƠƯạậặẹệịọộợụựỵẠẬẶỴỹỸ") <= letters
    marked = [c for c in letters if c.isalpha() and not c.isascii()]
    assert len(marked) == 134


def test_all_four_faces_have_all_letters(fonts: Fonts) -> None:
    for style in Style:
        assert vietnamese_letters() <= fonts.faces[style].widths.keys()


def test_widths_are_those_of_times(fonts: Fonts) -> None:
    assert [round(fonts.width(Style.REGULAR, c) * 1000) for c in "AaW "] == [722, 444, 944, 250]
    assert fonts.width(Style.REGULAR, "An") == pytest.approx(0.722 + 0.5, abs=0.001)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load_fonts(tmp_path)
    assert [problem.values["file"] for problem in refused.value.problems] == list(FILES.values())
    assert {problem.code for problem in refused.value.problems} == {"printing.font_missing"}


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    for name in FILES.values():
        (tmp_path / name).write_bytes(b"no font at all")
    with pytest.raises(Refused) as refused:
        load_fonts(tmp_path)
    assert refused.value.problems[0].code == "printing.font_unreadable"


def test_a_font_without_our_letters_is_refused_before_drawing(tmp_path: Path) -> None:
    for name in FILES.values():
        shutil.copy(VERA, tmp_path / name)
    with pytest.raises(Refused) as refused:
        load_fonts(tmp_path)
    (problem,) = refused.value.problems
    assert problem.code == "printing.font_letters_missing"
    assert problem.values["count"] == 100
    assert "ạ" in str(problem.values["letters"]) or "Ạ" in str(problem.values["letters"])


def test_a_letter_that_no_face_has_is_named(fonts: Fonts) -> None:
    found = refuse_lacking(fonts, [("name", "Nguyễn Văn 安"), ("note", "được")], "sample")
    assert [(p.code, p.at.column, p.values["codepoint"]) for p in found] == [
        ("printing.glyph_missing", "name", "U+5B89")
    ]


def test_decomposed_letters_are_not_missing(fonts: Fonts) -> None:
    assert not refuse_lacking(fonts, [("name", unicodedata.normalize("NFD", "Nguyễn Thị Hường"))], "sample")


def test_the_memory_of_widths_is_bounded(fonts: Fonts) -> None:
    own = replace(fonts, _words={})
    for number in range(60_000):
        own.width(Style.REGULAR, str(number))
    assert len(own._words) <= 50_000


def test_reportlab_is_not_loaded_before_it_is_needed() -> None:
    code = "import desktop_app.printing.library, desktop_app.printing.render, sys; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
