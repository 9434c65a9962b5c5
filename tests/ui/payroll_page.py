"""The page of the sheet, opened, walked through and read."""

from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.model.payroll import LineCode
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui.pages.payroll import PayrollPage
from desktop_app.ui.window import MainWindow


def opened(window: MainWindow) -> PayrollPage:
    window.frame.open("payroll")
    page = window.frame.pages["payroll"]
    assert isinstance(page, PayrollPage)
    return page


def panel_texts(page: PayrollPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.panel.findChildren(QLabel) if label.isVisibleTo(page)]


def go(page: PayrollPage, line: int, kind: columns.Kind, code: LineCode | None = None) -> None:
    at = page._figures.index(columns.PayColumn(kind, code))
    page.table.setCurrentIndex(page.rows.index(line, columns.LINES + at))
