from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.clock import Clock
from desktop_app.model.duty import DutyKind
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services.carrying_differences import differing_months
from desktop_app.services.closing_months import close_month, compute_month
from desktop_app.services.correcting_late import correct_late
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui.dialogs.close_month import CloseMonthDialog, ReopenMonthDialog
from desktop_app.ui.dialogs.differences import DifferencesDialog
from desktop_app.ui.dialogs.enter_figure import EnterFigureDialog
from desktop_app.ui.dialogs.late_duty import LateDutyDialog
from desktop_app.ui.print_job import PrintRequest
from desktop_app.ui.window import MainWindow
from desktop_app.wording import written
from tests.ui.commune import MONTH
from tests.ui.payroll_page import go, opened, panel_texts

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_table_shows_what_the_rules_compute(window: MainWindow) -> None:
    page = opened(window)
    sheet = compute_month(window.frame.session.office, MONTH)
    assert [pay.member for pay in page.rows.rows] == [pay.member for pay in sheet.members]
    last = page.rows.rowCount() - 1
    shown = [page.rows.index(last, at).data() for at in range(page.rows.columnCount())]
    hand = [code for code in sheet.codes if not code.insurance]
    insured = [code for code in sheet.codes if code.insurance]
    money = [shown[at] for at, column in enumerate(page._figures, start=columns.LINES) if column.money]
    assert shown[:2] == ["Cộng 47 người", ""]
    assert money == [
        *(columns.amount_text(sheet.total(code)) for code in hand),
        written.money(sheet.cash),
        *(columns.amount_text(sheet.total(code)) for code in insured),
        written.money(sheet.cash + sheet.insurance),
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
    assert "Giờ đêm trong tháng" in " ".join(panel_texts(page))
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
    assert any("Sửa muộn ca trực" in one.text() for one in dialog.findChildren(QLabel))
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


def test_the_slip_of_one_person_is_printed_and_the_page_stays(window: MainWindow, sent: list[PrintRequest]) -> None:
    page = opened(window)
    slip = next(b for b in page.panel.findChildren(QPushButton) if "phiếu tính" in b.text().replace("&", ""))
    slip.click()
    printed = window.frame.session.office.book.documents(month=MONTH)
    assert [one.title for one in sent] == [printed[0].title]
    assert page.isVisible()


def trained(office: Office, people: int = 1) -> list[Member]:
    """Let somebody be trained on a free day: what a training day pays stands in no text read."""
    found = []
    for member in office.book.members()[:people]:
        busy = {entry.day.day for entry in office.book.all_duty_of(member.id)}
        day = next(day for day in range(2, 28) if not {day - 1, day, day + 1} & busy)
        cell = Cell(member.id, date(2026, 10, day), parse_intervals("8-11", {}), DutyKind.TRAINING)
        record_cells(office, [cell])
        found.append(member)
    return found


def closed_and_late(office: Office) -> Member:
    """Close October, then find out that somebody with few nights stood one more."""
    sheet = close_month(office, MONTH).sheet
    busy = {entry.member for entry in office.book.duty(MONTH) if entry.day.day in {19, 20, 21}}
    free = [pay for pay in sheet.members if pay.member not in busy]
    member = office.book.member(min(free, key=lambda pay: (pay.count.night_minutes, pay.name)).member)
    correct_late(office, MONTH, [Cell(member.id, date(2026, 10, 20), parse_intervals("22-2", {}))], "biên bản 1/11")
    return member


def test_missing_figures_are_asked_for_one_after_the_other_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    office = window.frame.session.office
    people = trained(office, 2)
    page = opened(window)
    assert "2 ô của 2 người" in page.missing.text.text()
    shown = [page.rows.index(row, at).data() for row in range(page.rows.rowCount()) for at in range(12)]
    assert shown.count(columns.MISSING) == 2
    qtbot.keyClick(page.table, Qt.Key.Key_F4)
    for amount in ("65000", "70000"):
        form = page.deeds.form
        assert window.focusWidget() is form.amount
        qtbot.keyClicks(form.amount, amount)
        qtbot.keyClick(form.amount, Qt.Key.Key_Return)
        if not form.document.text():
            qtbot.keyClick(form.document, Qt.Key.Key_Return)
            qtbot.keyClick(form.note, Qt.Key.Key_Return)
            assert "văn bản" in form.fault_of("document")
            qtbot.keyClicks(form.document, "Cong van 12/CAT")
        qtbot.keyClick(form.document, Qt.Key.Key_Return)
        qtbot.keyClick(form.note, Qt.Key.Key_Return)
    kept = {one.member: (one.amount, one.document) for one in office.book.entered_figures(MONTH)}
    assert kept.keys() == {member.id for member in people}
    assert sorted(kept.values()) == [(65_000, "Cong van 12/CAT"), (70_000, "Cong van 12/CAT")]
    assert not page.missing.isVisible()
    assert window.focusWidget() is page.table
    assert any("Theo văn bản: Cong van 12/CAT" in text for text in panel_texts(page))
    back = next(b for b in page.panel.findChildren(QPushButton) if "Bỏ số liệu" in b.text().replace("&", ""))
    back.click()
    assert len(office.book.entered_figures(MONTH)) == 1
    assert page.missing.isVisible()


def test_closing_with_figures_missing_warns(qtbot: QtBot, window: MainWindow, answer) -> None:
    trained(window.frame.session.office)
    page = opened(window)
    seen = answer(CloseMonthDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    qtbot.keyClick(page.table, Qt.Key.Key_F10)
    [dialog] = seen
    assert any("còn thiếu 1 số liệu" in warning for warning in dialog.warnings)


def test_a_figure_nobody_asked_for_is_entered_in_a_dialog(qtbot: QtBot, window: MainWindow, answer) -> None:
    page = opened(window)
    pay = page.table.current_row

    def fill(dialog: EnterFigureDialog) -> None:
        assert dialog.member.value == pay
        dialog.code.setFocus()
        qtbot.keyClick(dialog.code, Qt.Key.Key_End)
        qtbot.keyClicks(dialog.form.amount, "500000")
        qtbot.keyClick(dialog, *CTRL_ENTER)
        assert dialog.form.fault_of("document")
        qtbot.keyClicks(dialog.form.document, "QD 9")
        qtbot.keyClick(dialog, *CTRL_ENTER)

    answer(EnterFigureDialog, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    [kept] = window.frame.session.office.book.entered_figures(MONTH)
    assert (kept.member, kept.code, kept.amount) == (pay.member, LineCode.LEAVING, 500_000)


def test_late_duty_then_its_difference_is_carried_by_keyboard(qtbot: QtBot, window: MainWindow, answer) -> None:
    office, session = window.frame.session.office, window.frame.session
    close_month(office, MONTH)
    page = opened(window)
    member = min(page.rows.rows, key=lambda pay: (pay.count.night_minutes, pay.name))
    busy = {entry.day.day for entry in office.book.all_duty_of(member.member)}
    day = next(day for day in range(2, 28) if not {day - 1, day, day + 1} & busy)
    page.show_key(member.member)

    def correct(dialog: LateDutyDialog) -> None:
        assert dialog.member.value == member
        qtbot.keyClicks(dialog.day, f"{day}/10/26")
        assert "không trực" in dialog.stands.text()
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.duty, "22-2")
        qtbot.keyClick(dialog, *CTRL_ENTER)
        assert dialog.form.fault_of("why")
        qtbot.keyClicks(dialog.why, "bien ban 1/11")
        qtbot.keyClick(dialog, *CTRL_ENTER)

    answer(LateDutyDialog, correct)
    qtbot.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert office.book.late_duty(MONTH)
    assert "sửa muộn 1 ngày" in page.missing.text.text()
    assert page.missing.isVisible()

    def carry(dialog: DifferencesDialog) -> None:
        [row] = dialog.rows.rows
        assert (row.member, dialog.month.value, dialog.into.value) == (member.member, MONTH, MONTH.next)
        told = [label.text() for label in dialog.panel.findChildren(QLabel)]
        assert any("bien ban 1/11" in text for text in told)
        assert not dialog.go.isEnabled()
        dialog.why.setFocus()
        qtbot.keyClicks(dialog.why, "doi chieu")
        qtbot.keyClick(dialog, *CTRL_ENTER)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answer(DifferencesDialog, carry)
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    [carried] = office.book.carried_into(MONTH.next)
    assert window.frame.status.text.startswith("Đã chuyển 1 khoản")
    session.turn_to(MONTH.next)
    go(page, page.rows.line_of(lambda pay: pay.member == member.member), columns.Kind.ADJUSTED)
    told = panel_texts(page)
    assert f"{written.money(carried.amount)} đ" in told
    assert any("doi chieu" in text for text in told)
    go(page, page.rows.line_of(lambda pay: pay.member == member.member), columns.Kind.CASH)
    assert "Truy lĩnh, truy thu" in panel_texts(page)
    go(page, page.rows.line_of(lambda pay: pay.member == member.member), columns.Kind.ADJUSTED)
    back = next(b for b in page.panel.findChildren(QPushButton) if "Bỏ phần đã chuyển" in b.text().replace("&", ""))
    back.click()
    assert office.book.carried_into(MONTH.next) == ()
    assert page.rows.rows


def test_nothing_differs_is_said_without_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    close_month(window.frame.session.office, MONTH)
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    assert "không khác" in window.frame.status.text


def test_the_dialog_turns_from_one_closed_month_to_another(window: MainWindow) -> None:
    office = window.frame.session.office
    member = closed_and_late(office)
    later = replace(office, clock=Clock.fixed(datetime(2026, 12, 2, 9)))  # noqa: DTZ001 - Clock.fixed gives the offset
    close_month(later, MONTH.next)
    cell = Cell(member.id, date(2026, 11, 20), parse_intervals("22-2", {}))
    correct_late(later, MONTH.next, [cell], "biên bản 1/12")
    dialog = DifferencesDialog(None, window.frame.session, differing_months(later), MONTH.next)
    assert dialog.month.value == MONTH.next
    assert MONTH.next not in dialog.into._values
    dialog.month.set_value(MONTH)
    assert {row.month for row in dialog.rows.rows} == {MONTH}
    assert dialog.into._values[0] == MONTH.next.next
    dialog.deleteLater()


def test_a_month_with_nobody_says_what_to_do_and_one_that_cannot_be_computed_shows_no_other_month(
    qtbot: QtBot, window: MainWindow
) -> None:
    page, session = opened(window), window.frame.session
    session.turn_to(Month(2025, 12))
    assert page.empty.isVisible()
    assert not page.body.isVisible()
    assert "chưa có ai" in page.empty.heading.text()
    assert not page.close_action.isVisible()
    page.settle()
    asked: list[str] = []
    session.asked.connect(lambda name, _key: asked.append(name))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert asked == ["decisions"]
    window.frame.open("payroll")
    session.turn_to(Month(2040, 12))
    assert page.trouble.sentences
    assert not page.rows.rows
    assert "Chưa tính được" in page.empty.heading.text()
    session.turn_to(MONTH)
    assert page.body.isVisible()
    assert len(page.rows.rows) == 47
