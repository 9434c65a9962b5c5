"""The paper on screen, drawn at once so that no test waits."""

import io

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QLineEdit
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.pdf_view import ZOOMS, Fit, PdfView


def paper(pages=2, size=A4):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(pages):
        canvas.setFillGray(0)
        canvas.rect(72, 72, 200, 200, fill=1)
        canvas.drawString(72, 400, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(qtbot):
    made = PdfView(Look(), at_once=True)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    made.show_pdf(paper())
    return made


def blackest(view):
    image = view.viewport().grab().toImage()
    return min(
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    )


def test_the_page_is_seen(view):
    assert view.page_count == 2
    view.set_zoom(0.5)
    assert blackest(view) < 20


def test_width_is_filled_until_a_zoom_is_chosen(view):
    fitted = view.zoom
    view.resize(900, 500)
    assert view.zoom > fitted
    view.set_zoom(1.0)
    view.resize(700, 500)
    assert view.zoom == 1.0


def test_keys_zoom_and_fit(qtbot, view):
    control = Qt.KeyboardModifier.ControlModifier
    view.set_zoom(1.0)
    qtbot.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.zoom == ZOOMS[ZOOMS.index(1.0) + 1]
    qtbot.keyClick(view, Qt.Key.Key_Minus, control)
    qtbot.keyClick(view, Qt.Key.Key_Minus, control)
    assert view.zoom == ZOOMS[ZOOMS.index(1.0) - 1]
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == pytest.approx((view.viewport().width() - 32) / (A4[0] * 96 / 72), rel=0.01)


def test_a_key_shows_the_paper_in_its_own_size_or_as_a_whole(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert (view.zoom, view.fit) == (1.0, Fit.NONE)
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert view.fit is Fit.PAGE
    assert view.zoom * A4[1] * 96 / 72 == pytest.approx(view.viewport().height() - 28, abs=2)
    view.resize(700, 900)
    assert view.zoom * A4[1] * 96 / 72 > 600


def marked(view):
    """Columns of the window that hold yellow or orange, and those that hold orange."""
    image = view.viewport().grab().toImage()
    found = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return (
        sum(colour.blue() < 120 and colour.red() > 200 for colour in found),
        sum(colour.blue() < 40 and colour.red() > 200 for colour in found),
    )


def test_words_found_are_marked_and_the_one_in_front_brought_in_sight(view):
    view.set_zoom(1.0)
    assert marked(view) == (0, 0)
    view.search.look_for("PÁGE 1", 0)
    assert (view.page, len(view.search.hits), view.search.place) == (2, 1, 1)
    found, in_front = marked(view)
    assert found == in_front > 0
    view.search.look_for("page", 0)
    assert (view.page, len(view.search.hits)) == (1, 2)
    view.search.step(1)
    assert view.page == 2
    view.search.step(1)
    assert view.page == 1
    view.search.look_for("", 0)
    assert marked(view) == (0, 0)


def test_a_live_preview_is_searched_anew(view):
    view.search.look_for("page 2", 0)
    assert view.search.hits == []
    view.show_pdf(paper(3))
    assert len(view.search.hits) == 1


def test_words_are_taken_with_the_mouse_and_copied(qtbot, view):
    view.set_zoom(1.0)
    view.search.look_for("page 0", 0)
    [(number, area), *_] = view._areas()
    text = view.texts.of(number)
    box = view._placed(text.areas(0, 6)[0], area, view._scale).toAlignedRect()
    box.translate(-view.horizontalScrollBar().value(), -view.verticalScrollBar().value())
    view.search.look_for("", 0)
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(box.left() - 2, box.center().y()))
    assert view.taken == ""
    send_move(port, QPoint(box.right() + 2, box.center().y()))
    assert view.taken == "page 0"
    image = port.grab().toImage()
    assert (
        image.pixelColor(box.center().x(), box.top() + 1).blue()
        > image.pixelColor(box.center().x(), box.top() + 1).red()
    )
    view.copy()
    assert QGuiApplication.clipboard().text() == "page 0"
    view.take_all()
    assert view.taken.split() == ["page", "0", "page", "1"]
    view.show_pdf(paper())
    assert view.taken == ""
    let_go(qtbot)


def let_go(qtbot):
    """A button held would be held for the tests that follow; the paper itself does nothing when it is let go."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton)


def send_move(port, at):
    """A move with the button down, which QTest does not make."""
    where = QPointF(at)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, port.mapToGlobal(where), left, left, Qt.KeyboardModifier.NoModifier
    )
    QGuiApplication.sendEvent(port, event)


def test_page_down_turns_pages_and_says_which(qtbot, view):
    told = []
    view.page_changed.connect(lambda page, count: told.append((page, count)))
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert told[-1] == (2, 2)
    view.go_to_page(1)
    assert view.page == 1


def test_a_live_preview_does_not_jump(view):
    view.go_to_page(2)
    before = view.verticalScrollBar().value()
    view.show_pdf(paper())
    assert (view.verticalScrollBar().value(), view.page) == (before, 2)


def test_images_are_drawn_for_the_screens_own_pixels(view):
    view.set_zoom(1.0)
    view.viewport().grab()
    image = next(reversed(view._images.values()))
    assert image.width() == pytest.approx(A4[0] * 96 / 72, abs=2)


def test_pages_are_drawn_in_the_background(qtbot):
    view = PdfView(Look())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.set_zoom(0.5)
    view.show_pdf(paper(3))
    qtbot.waitUntil(lambda: blackest(view) < 20)


def test_words_are_read_in_the_background(qtbot):
    view = PdfView(Look())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pdf(paper(12))
    view.search.look_for("page", 4)
    qtbot.waitUntil(lambda: view.search.complete)
    assert [hit.page for hit in view.search.hits] == [*range(12)]
    assert view.search.place == 5


def test_clearing_shows_nothing(view):
    view.clear()
    assert (view.data, view.page_count, view.page) == (b"", 0, 0)


def test_a_wide_page_fits_too(view):
    view.show_pdf(paper(1, landscape(A4)))
    assert view.horizontalScrollBar().maximum() == 0
