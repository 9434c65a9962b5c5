import pytest

from desktop_app.printing.blocks.base import LOOSEST, Band, draw_line
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.lines import wrap
from desktop_app.printing.template import Run

SIZE = 14


def stretch_of(fonts: Fonts, words: str, width: float) -> float:
    line = wrap([Run(0, words)], fonts, SIZE, width)[0]
    assert not line.last
    (mark,) = draw_line(line, 0, SIZE, Band(0, width, "justify"))
    return mark.stretch


def test_a_line_is_justified_by_its_spaces(fonts: Fonts) -> None:
    stretch = stretch_of(fonts, "Công nhận các ông, bà có tên sau là thành viên của Tổ bảo vệ an ninh", 300)
    assert 0 < stretch <= SIZE * LOOSEST


@pytest.mark.parametrize("width", [200, 260])
def test_a_line_before_a_long_word_is_not_torn_apart(fonts: Fonts, width: float) -> None:
    assert stretch_of(fonts, "Tiếp theo gói tan-thanh-2026-09-r1-s0002.xab.age", width) == 0
