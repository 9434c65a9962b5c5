"""Tables where the window is narrow, by the sheet: no figure cut, sums and names in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services.closing_months import close_month
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui.window import MainWindow
from tests.ui.commune import MONTH
from tests.ui.payroll_page import opened


def test_the_sums_stand_beside_the_names_where_not_all_fits(window: MainWindow) -> None:
    page = opened(window)
    header = page.table.horizontalHeader()
    sums = [
        at
        for at, column in enumerate(page._figures, columns.LINES)
        if column.kind in {columns.Kind.CASH, columns.Kind.WHOLE}
    ]
    window.resize(1024, 768)
    QApplication.processEvents()
    assert [header.visualIndex(at) for at in sums] == [2, 3]
    edge = page.table.viewport().width()
    assert all(header.sectionViewportPosition(at) + header.sectionSize(at) <= edge for at in sums)
    window.resize(2400, 768)
    QApplication.processEvents()
    assert [header.visualIndex(at) for at in range(header.count())] == list(range(header.count()))


def test_every_button_stands_whole_in_a_small_window(window: MainWindow) -> None:
    page = opened(window)
    session = window.frame.session
    session.do(lambda: close_month(session.office, MONTH))
    window.resize(1024, 768)
    QApplication.processEvents()
    for shown in (one for one in page.findChildren(QPushButton) if one.isVisible()):
        assert shown.width() >= shown.sizeHint().width(), shown.text()
    assert page.head.title.width() >= page.head.title.sizeHint().width()
    assert page.head.chip.width() >= page.head.chip.minimumSizeHint().width()


def test_names_stay_in_sight_while_figures_are_scrolled(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    table = page.table
    window.resize(1024, 768)
    QApplication.processEvents()
    assert table.covered == 0
    row = table.currentIndex().row()
    table.setCurrentIndex(page.rows.index(row, page.rows.columnCount() - 2))
    QApplication.processEvents()
    assert table.covered == table.columnWidth(0)
    assert table.currentIndex().row() == row
    for _ in range(4):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        at = table.currentIndex().column()
        assert table.columnViewportPosition(at) >= table.covered
    table.setCurrentIndex(page.rows.index(row, 0))
    assert table.horizontalScrollBar().value() == 0
    assert table.covered == 0
