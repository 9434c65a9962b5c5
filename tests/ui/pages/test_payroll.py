from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.payroll import LineCode
from desktop_app.services.closing_months import compute_month
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui.dialogs.close_month import CloseMonthDialog, ReopenMonthDialog
from desktop_app.ui.pages.payroll import PayrollPage
from desktop_app.ui.window import MainWindow
from desktop_app.wording import written
from tests.ui.commune import MONTH

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def opened(window: MainWindow) -> PayrollPage:
    window.frame.open("payroll")
    page = window.frame.pages["payroll"]
    assert isinstance(page, PayrollPage)
    return page


def panel_texts(page: PayrollPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.panel.findChildren(QLabel) if label.isVisibleTo(page)]


def test_the_table_shows_what_the_rules_compute(window: MainWindow) -> None:
    page = opened(window)
    sheet = compute_month(window.frame.session.office, MONTH)
    assert [pay.member for pay in page.rows.rows] == [pay.member for pay in sheet.members]
    last = page.rows.rowCount() - 1
    shown = [page.rows.index(last, at).data() for at in range(page.rows.columnCount())]
    assert shown == [
        "Cộng 47 người",
        "",
        *(columns.amount_text(sheet.total(c)) for c in sheet.codes),
        written.money(sheet.cash),
    ]
    assert page.head.chip.text() == "tính thử, chưa đối chiếu văn bản gốc"


def test_moving_through_the_table_explains_each_figure(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    pay = page.rows.rows[0]
    assert window.focusWidget() is page.table
    told = panel_texts(page)
    assert f"{pay.name}, Tổ trưởng · Hỗ trợ thường xuyên" in told
    assert "Hỗ trợ thường xuyên: 0,68 × 4.730.000 = 3.216.400 đ" in told
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    told = panel_texts(page)
    night = pay.line(LineCode.NIGHT)
    assert f"{written.money(night.amount)} đ" in told
    assert sum("Giờ đêm trong tháng" in text for text in told) == 1
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert f"{written.money(pay.cash)} đ" in panel_texts(page)


def test_find_narrows_the_table_and_its_total(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is page.find_field
    qtbot.keyClicks(page.find_field, "dang the y")
    assert [pay.name for pay in page.rows.rows] == ["Đặng Thế Ỷ"]
    assert page.rows.index(page.rows.rowCount() - 1, 0).data() == "Cộng 1 người"


def test_closing_says_in_figures_what_happens_and_then_does_it(qtbot: QtBot, window: MainWindow, answer) -> None:
    page = opened(window)
    office = window.frame.session.office
    sheet = compute_month(office, MONTH)
    seen = answer(CloseMonthDialog, lambda dialog: qtbot.keyClick(dialog, *CTRL_ENTER))
    qtbot.keyClick(page.table, Qt.Key.Key_F10)
    dialog = seen[0]
    assert ("Trả cho thành viên", f"{written.money(sheet.cash)} đ") in dialog.figures
    assert any("chưa hết" in warning for warning in dialog.warnings)
    assert any("15 tổ chưa rà" in warning for warning in dialog.warnings)
    assert any("tính thử" in warning for warning in dialog.warnings)
    assert office.book.closed_month(MONTH).closed
    assert window.frame.topbar.state.text() == "Đã khóa"
    assert not page.close_action.isVisible()


def test_esc_leaves_the_month_open(qtbot: QtBot, window: MainWindow, answer) -> None:
    page = opened(window)
    answer(CloseMonthDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    qtbot.keyClick(page.table, Qt.Key.Key_F10)
    assert window.frame.session.office.book.closed_month(MONTH) is None


def test_reopening_needs_a_reason(qtbot: QtBot, window: MainWindow, answer) -> None:
    page = opened(window)
    office = window.frame.session.office
    answer(CloseMonthDialog, lambda dialog: dialog.accept())
    page.close_month()

    def reopen(dialog: ReopenMonthDialog) -> None:
        assert not dialog._go.isEnabled()
        qtbot.keyClicks(dialog.reason, "sot ca 30")
        qtbot.keyClick(dialog, *CTRL_ENTER)

    answer(ReopenMonthDialog, reopen)
    page.reopen_action.trigger()
    assert office.book.closed_month(MONTH).reopened_why == "sot ca 30"
    assert window.frame.topbar.state.text() == "Đã mở lại"
    assert page.close_action.isVisible()


def test_a_long_heading_breaks_near_its_middle() -> None:
    assert columns.in_two_lines("Hỗ trợ thường xuyên") == "Hỗ trợ\nthường xuyên"
    assert columns.in_two_lines("Ngày nghỉ") == "Ngày nghỉ"


def test_the_sheet_goes_out_as_a_workbook(qtbot: QtBot, window: MainWindow, tmp_path, monkeypatch) -> None:
    from openpyxl import load_workbook

    page = opened(window)
    target = tmp_path / "bang"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    cells = [cell.value for row in load_workbook(tmp_path / "bang.xlsx").active.iter_rows() for cell in row]
    assert page.rows.rows[0].name in cells
    assert window.frame.status.text.startswith("Đã ghi bang.xlsx")


def test_the_slip_of_one_person_is_printed_and_shown(window: MainWindow) -> None:
    page = opened(window)
    asked: list[tuple[str, str]] = []
    window.frame.session.asked.connect(lambda name, key: asked.append((name, key)))
    page._print_slip(page.rows.rows[0])
    printed = window.frame.session.office.book.documents(month=MONTH)
    assert asked == [("documents", printed[0].id)]
