"""Words of a page, found and taken without a page."""

import pytest

from desktop_app.ui.widgets.pdf_text import Box, Boxes, PageText


def page(*lines):
    """A page of lines; each letter ten points wide and high, lines fifteen apart, ended as pdfium ends them."""
    letters, boxes = [], []
    for row, line in enumerate(lines):
        for column, letter in enumerate(line):
            letters.append(letter)
            boxes.append(Box(column * 10, row * 15, column * 10 + 10, row * 15 + 10))
        letters += "\r\n"
        boxes += [Box(0, 0, 0, 0)] * 2
    return PageText("".join(letters), boxes)


@pytest.mark.parametrize("words", ["nguyễn", "NGUYEN", "  nguyen ", "Nguyễn".encode().decode()])
def test_marks_and_capitals_make_no_difference(words):
    assert list(page("Ông Nguyễn và bà NGUYỄN").find(words)) == [(4, 10), (17, 23)]


def test_letters_of_a_decomposed_text_are_counted_as_they_stand():
    text = page("Ha\u0300 No\u0323\u0302i")  # each mark is a letter of its own, as some programs write it
    assert [text.letters[slice(*span)] for span in text.find("noi")] == ["No\u0323\u0302i"]


def test_words_broken_over_a_line_are_found_and_marked_on_both():
    text = page("tổ bảo vệ", "an ninh")
    [(start, end)] = text.find("ve an")
    assert text.areas(start, end) == [Box(70, 0, 90, 10), Box(0, 15, 20, 25)]
    assert text.text(start, end) == "vệ\nan"


def test_d_with_a_bar_is_a_d():
    assert list(page("Đặng Đình").find("dinh")) == [(5, 9)]


@pytest.mark.parametrize("words", ["", "  ", "không có"])
def test_what_is_not_there_is_not_found(words):
    assert list(page("một hai").find(words)) == []


def test_columns_of_a_table_are_marked_apart():
    boxes = [Box(0, 0, 10, 10), Box(10, 0, 20, 10), Box(0, 0, 0, 0), Box(200, 0, 210, 10)]
    assert PageText("ab c", boxes).areas(0, 4) == [Box(0, 0, 20, 10), Box(200, 0, 210, 10)]


@pytest.mark.parametrize(
    ("point", "before"),
    [((-5, 5), 0), ((2, 5), 0), ((8, 5), 1), ((500, 5), 3), ((2, 20), 5), ((500, 900), 8), ((-9, -9), 0)],
)
def test_a_point_is_before_the_nearest_letter(point, before):
    assert page("abc", "def").nearest(*point) == before


def test_an_empty_page_has_nothing():
    assert (PageText().nearest(1, 1), list(PageText().find("a")), PageText().areas(0, 0)) == (0, [], [])


def test_boxes_are_a_list_like_any_other():
    boxes = Boxes()
    for at in range(3):
        boxes.add(at, 0, at + 1, 2)
    assert list(boxes) == [Box(0, 0, 1, 2), Box(1, 0, 2, 2), Box(2, 0, 3, 2)]
    assert boxes[1:] == [Box(1, 0, 2, 2), Box(2, 0, 3, 2)]
    with pytest.raises(IndexError):
        boxes[3]
