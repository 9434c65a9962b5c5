"""What a cell paints: a figure whole or not at all."""

from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from desktop_app.model.recruitment import PostedPaper
from desktop_app.services import printing_forms
from desktop_app.services.printing_recruitment import NOTICE, RoundPaper, compose_round_paper
from desktop_app.ui.look import Look
from desktop_app.ui.models.painting import ROUNDING, told_apart, whole_figure
from desktop_app.ui.pages.documents import DocumentsPage
from desktop_app.ui.window import MainWindow
from tests.services.recruiting_round import Round

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


def test_papers_of_one_form_are_told_apart_in_the_list_and_whole_in_the_tip(window: MainWindow, round_: Round) -> None:
    window.frame.open("documents")
    page = window.frame.pages["documents"]
    assert isinstance(page, DocumentsPage)
    office = page.session.office
    for what in (PostedPaper.PLAN, PostedPaper.APPLICANTS):
        notice = compose_round_paper(office, round_.id, RoundPaper(NOTICE, posted=what))
        page.session.do(partial(printing_forms.print_paper, office, notice))
    table, rows = page.table, [row for row in page.rows.rows if row.document and row.document.form == NOTICE]
    metrics = QFontMetrics(page.look.font(13, bold=True))
    shown = {told_apart(row.title, metrics, table.columnWidth(0) - page.look.px(16)) for row in rows}
    assert len(shown) == 2
    assert all("…" in one for one in shown)
    assert {one.rpartition("niêm yết ")[2] for one in shown} == {"kế hoạch", "danh sách"}
    for row in rows:
        line = page.rows.line_of(row.__eq__)
        assert line is not None
        tip = page.rows.index(line, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert tip == f"{row.title}\n{row.detail}"


@pytest.mark.parametrize("deed", ["thành lập", "công nhận thành viên", "giải thể"])
def test_where_there_is_little_room_what_a_decision_does_is_left(metrics: QFontMetrics, deed: str) -> None:
    whole = f"Quyết định về việc {deed} Tổ bảo vệ an ninh, trật tự"
    assert told_apart(whole, metrics, metrics.horizontalAdvance(whole) + ROUNDING) == whole
    short = f"QĐ {deed} Tổ…"
    assert told_apart(whole, metrics, metrics.horizontalAdvance(short) + ROUNDING) == short
