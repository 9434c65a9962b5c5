"""Which words lie between two points."""

import pytest

from desktop_app.ui.widgets.pdf_selection import Selection, Spot
from desktop_app.ui.widgets.pdf_text import Box, PageText


class Texts:
    """Pages of three letters; those that are not known yet are None."""

    def __init__(self, *pages):
        self.pages = [
            PageText(page, [Box(at * 10, 0, at * 10 + 10, 10) for at in range(len(page))]) if page else None
            for page in pages
        ]

    def of(self, page):
        return self.pages[page]


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (Spot(0, 12, 5), Spot(0, 28, 5), "bc"),
        (Spot(0, 28, 5), Spot(0, 12, 5), "bc"),
        (Spot(0, 12, 5), Spot(0, 13, 5), ""),
        (Spot(0, 12, 5), Spot(2, 18, 5), "bc\ndef\ngh"),
        (Spot(2, 18, 5), Spot(0, 12, 5), "bc\ndef\ngh"),
    ],
)
def test_words_between_two_points_whichever_way_the_mouse_went(begin, end, words):
    assert Selection(begin, end).text(Texts("abc", "def", "ghi")) == words


def test_pages_not_known_yet_are_left_out_until_they_are():
    taken = Selection(Spot(0, 12, 5), Spot(2, 18, 5))
    assert taken.text(Texts("abc", None, "ghi")) == "bc\ngh"
    assert taken.areas(1, Texts("abc", None, "ghi")) == []
    assert taken.areas(1, Texts("abc", "def", "ghi")) == [Box(0, 0, 30, 10)]


def test_everything_can_be_taken():
    assert Selection.whole(2).text(Texts("abc", "def")) == "abc\ndef"
