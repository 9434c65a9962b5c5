"""What a cell paints: a figure whole or not at all."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from desktop_app.ui.look import Look
from desktop_app.ui.models.painting import whole_figure

FIGURE = "5.360.850"


@pytest.fixture
def metrics(look: Look) -> QFontMetrics:
    return QFontMetrics(look.font(13))


def test_a_figure_in_sight_stands_as_it_is(metrics: QFontMetrics) -> None:
    rect = QRect(100, 0, metrics.horizontalAdvance(FIGURE) + 10, 30)
    assert whole_figure(rect, FIGURE, metrics, (0, 1000)) == (rect, FIGURE)


@pytest.mark.parametrize("edge", ["right", "left", "column", "names"])
def test_a_figure_that_would_lose_digits_is_not_written(metrics: QFontMetrics, edge: str) -> None:
    width = metrics.horizontalAdvance(FIGURE) + 10
    rect = {
        "right": QRect(950, 0, width, 30),
        "left": QRect(-30, 0, width, 30),
        "column": QRect(100, 0, 30, 30),
        "names": QRect(100, 0, width, 30),
    }[edge]
    inside, text = whole_figure(rect, FIGURE, metrics, (130 if edge == "names" else 0, 1000))
    assert text == "…"
    assert QRect(0, 0, 1000, 30).contains(inside)
