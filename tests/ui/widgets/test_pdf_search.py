"""On to the next place while pages come in one after the other."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from desktop_app.ui.widgets.pdf_search import Hit, PaperSearch
from desktop_app.ui.widgets.pdf_text import Box, PageText


class Texts(QObject):
    """Pages that become known when the test says so."""

    came = Signal(int)

    def __init__(self, *pages):
        super().__init__()
        self.pages, self.known = pages, {}

    @property
    def count(self):
        return len(self.pages)

    @property
    def complete(self):
        return len(self.known) == self.count

    def of(self, page):
        return self.known.get(page)

    def want(self, _numbers):
        pass

    def come(self, *numbers):
        for page in numbers:
            words = self.pages[page]
            boxes = [Box(at * 10, 0, at * 10 + 10, 10) for at in range(len(words))]
            self.known[page] = PageText(words, boxes)
            self.came.emit(page)


@pytest.fixture
def made(qapp):  # noqa: ARG001 - signals need it
    def make(*pages):
        texts = Texts(*pages)
        search = PaperSearch(texts)
        reached = []
        search.reached.connect(lambda page, box: reached.append((page, box.left)))
        return SimpleNamespace(texts=texts, search=search, reached=reached)

    return make


def test_the_first_place_from_the_page_in_sight_comes_in_front(made):
    one = made("a a", "b", "a")
    one.search.look_for("Ạ", 1)
    one.texts.come(0)
    assert (one.search.place, len(one.search.hits)) == (0, 2)  # behind the page in sight
    one.texts.come(1, 2)
    assert (one.search.place, one.search.current) == (3, Hit(2, 0, 1))
    one.search.step(1)
    assert (one.search.place, one.reached) == (1, [(2, 0), (0, 0)])
    one.search.step(-1)
    assert one.search.place == 3


def test_where_none_follows_it_begins_again_at_the_top(made):
    one = made("a", "b")
    one.search.look_for("a", 1)
    one.texts.come(0)
    assert one.search.place == 0
    one.texts.come(1)
    assert one.search.place == 1


def test_pages_that_come_later_keep_the_place_in_front(made):
    one = made("a", "a a", "a")
    one.texts.come(1)
    one.search.look_for("a", 1)
    one.search.step(1)
    assert one.search.current == Hit(1, 2, 3)
    one.texts.come(0, 2)
    assert (one.search.place, len(one.search.hits)) == (3, 4)
    assert one.search.areas(1) == [(Box(0, 0, 10, 10), False), (Box(20, 0, 30, 10), True)]


def test_other_words_and_no_words(made):
    one = made("a b")
    one.texts.come(0)
    one.search.look_for("a", 0)
    one.search.look_for("b", 0)
    assert one.search.hits == [Hit(0, 2, 3)]
    one.search.look_for("  ", 0)
    assert (one.search.hits, one.search.place, one.search.areas(0)) == ([], 0, [])
    one.search.step(1)
    assert one.search.areas(5) == []
