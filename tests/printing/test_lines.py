from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.lines import wrap
from desktop_app.printing.template import Run

SYLLABLES = st.sampled_from(["Tổ", "bảo", "vệ", "an", "ninh,", "trật", "tự", "x" * 40, "Điều\N{NO-BREAK SPACE}1"])
RUNS = st.lists(
    st.tuples(st.sampled_from([0, 1, 2, 3]), st.lists(SYLLABLES, max_size=12).map(" ".join)).map(lambda run: Run(*run)),
    max_size=5,
)


def letters(text: str) -> str:
    return "".join(text.split(" "))


@given(runs=RUNS, width=st.floats(30, 500), indent=st.floats(0, 20))
def test_no_letter_is_lost_and_no_line_is_too_wide(fonts: Fonts, runs: list[Run], width: float, indent: float) -> None:
    lines = wrap(runs, fonts, 14, width, indent)
    drawn = "".join(piece.text for line in lines for piece in line.pieces)
    assert letters(drawn) == letters("".join(run.text for run in runs))
    for number, line in enumerate(lines):
        assert line.width <= width - (0 if number else indent) + 0.02
        assert line.width == pytest.approx(
            sum(fonts.width(piece.style, piece.text) * 14 for piece in line.pieces), abs=0.01
        )


def test_a_forced_line_is_not_stretched(fonts: Fonts) -> None:
    lines = wrap([Run(0, "một\nhai ba")], fonts, 12, 400)
    assert [(line.last, line.spaces) for line in lines] == [(True, 0), (True, 1)]


def test_an_empty_value_does_not_part_a_word(fonts: Fonts) -> None:
    (line,) = wrap([Run(0, "a"), Run(0, ""), Run(1, "b")], fonts, 12, 400)
    assert "".join(piece.text for piece in line.pieces) == "ab"


def test_runs_of_one_face_are_drawn_in_one_go(fonts: Fonts) -> None:
    (line,) = wrap([Run(0, "một "), Run(0, "hai"), Run(1, " ba")], fonts, 12, 400)
    assert [(piece.style, piece.text) for piece in line.pieces] == [(0, "một hai"), (1, " ba")]


def test_a_name_of_forty_letters_is_cut_rather_than_drawn_over_the_edge(fonts: Fonts) -> None:
    lines = wrap([Run(0, "W" * 40)], fonts, 14, 100)
    assert len(lines) > 4
    assert all(line.width <= 100 for line in lines)


def test_lines_are_remembered_as_they_were_broken_and_not_without_end(fonts: Fonts) -> None:
    own = replace(fonts, broken={})
    words = [Run(0, "Tổ bảo vệ an ninh, trật tự thôn Đông")]
    first = wrap(words, own, 14, 100)
    first.clear()
    assert wrap(words, own, 14, 100) == wrap(words, replace(fonts, broken={}), 14, 100) != []
    assert len(wrap(words, own, 14, 60)) > len(wrap(words, own, 14, 100))
    for number in range(5_000):
        wrap([Run(0, str(number))], own, 14, 100)
    assert len(own.broken) <= 256
