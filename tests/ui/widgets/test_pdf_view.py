"""The paper on screen, drawn at once so that no test waits."""

import io

import pytest
from PySide6.QtCore import Qt
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.pdf_view import ZOOMS, PdfView


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
    qtbot.keyClick(view, Qt.Key.Key_0, control)
    assert view.zoom == pytest.approx((view.viewport().width() - 32) / (A4[0] * 96 / 72), rel=0.01)


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


def test_clearing_shows_nothing(view):
    view.clear()
    assert (view.data, view.page_count, view.page) == (b"", 0, 0)


def test_a_wide_page_fits_too(view):
    view.show_pdf(paper(1, landscape(A4)))
    assert view.horizontalScrollBar().maximum() == 0
