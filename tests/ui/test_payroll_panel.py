"""What the panel beside the sheet says of the cell that somebody stands on."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.model.duty import night_minutes
from desktop_app.model.law import RuleKind
from desktop_app.model.payroll import LineCode
from desktop_app.services.closing_months import close_month, compute_month
from desktop_app.services.keeping_rules import a_rule_text, text_in_force
from desktop_app.services.recording_duty import record_text
from desktop_app.ui import payroll_columns as columns
from desktop_app.ui.window import MainWindow
from desktop_app.wording import written
from tests.own_line import EITHER_DAY, pay_more
from tests.ui.commune import MONTH
from tests.ui.payroll_page import go, opened, panel_texts


def test_one_can_stand_on_a_teams_sum_and_on_the_total_and_is_told_what_is_added_up(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = opened(window)
    own = [pay for pay in page.rows.rows if pay.team == page.rows.rows[0].team]
    for _ in own:
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    told = panel_texts(page)
    assert any(text.startswith(f"Cộng {own[0].team_name}, {len(own)} người") for text in told)
    assert all(pay.name in told for pay in own)
    assert f"{written.money(sum(pay.amount(LineCode.MONTHLY) for pay in own))} đ" in told
    go(page, page.rows.rowCount() - 1, columns.Kind.CASH)
    told = panel_texts(page)
    assert f"{written.money(sum(pay.cash for pay in page.rows.rows))} đ" in told
    assert {pay.team_name for pay in page.rows.rows} <= set(told)
    assert "Cộng theo khoản cũng ra số này:" in told
    go(page, page.rows.line_of(lambda pay: pay is own[0]), columns.Kind.WHOLE)
    assert "Tổng nhận" in panel_texts(page)


def test_counts_stand_before_their_money_and_are_explained(window: MainWindow) -> None:
    page = opened(window)
    pay = next(pay for pay in page.rows.rows if pay.count.night_minutes)
    go(page, page.rows.line_of(lambda one: one is pay), columns.Kind.COUNT, LineCode.NIGHT)
    told = panel_texts(page)
    assert written.hours(pay.count.night_minutes) in told
    assert any("Giờ đêm trong tháng" in text for text in told)


def test_an_empty_cell_says_why_duty_earned_nothing(window: MainWindow) -> None:
    office = window.frame.session.office
    scheme = "bac-ninh-2024-draft"
    text = text_in_force(office, RuleKind.SCHEME, scheme)
    planned = text.replace('of = "night_hours",', 'of = "night_hours", plan_required = true,')
    with office.book.change("t.rules", by="t") as change:
        change.put(a_rule_text(office, RuleKind.SCHEME, scheme, planned))
        night = next(entry for entry in office.book.duty(MONTH) if night_minutes([entry]))
        change.put(replace(night, plan="12/KH-CAX"))
    page = opened(window)
    page.refresh()
    sheet = compute_month(office, MONTH)
    pay = next(one for one in sheet.members if one.count.night_minutes and not one.amount(LineCode.NIGHT))
    column = next(n for n, one in enumerate(page._figures) if one.code is LineCode.NIGHT)
    at = page.rows.line_of(lambda row: row.member == pay.member)
    assert at is not None
    page.table.setCurrentIndex(page.rows.index(at, columns.LINES + column))
    why = next(words for words in panel_texts(page) if "Không có kế hoạch được duyệt" in words)
    close_month(office, MONTH)
    page.refresh()
    assert why in panel_texts(page)


def test_a_morning_between_two_months_says_in_which_it_is_paid(window: MainWindow) -> None:
    office, session = window.frame.session.office, window.frame.session
    pay_more(office, MONTH, "duty", EITHER_DAY)
    busy = {one.member for one in office.book.duty(MONTH) if one.day == MONTH.last}
    free = next(payee.id for payee in office.book.payees() if payee.id not in busy)
    record_text(office, free, MONTH.last, "22-2")
    record_text(office, free, MONTH.next.first, "8-12")
    page = opened(window)
    for month, told in (
        (MONTH, "Giờ sau nửa đêm rạng ngày 01/11/2026 cũng tính cho ngày 31/10/2026, không tính lại ở tháng sau"),
        (MONTH.next, "Giờ sau nửa đêm rạng ngày 01/11/2026 tính cho ngày 31/10/2026, ở bảng chi tháng 10/2026"),
    ):
        session.turn_to(month)
        page.refresh()
        at = page.rows.line_of(lambda pay: pay.member == free)
        assert at is not None
        go(page, at, columns.Kind.LINE, LineCode.DUTY)
        assert told in panel_texts(page)


def test_an_empty_cell_says_why(window: MainWindow) -> None:
    page = opened(window)
    office = window.frame.session.office
    at = next(
        number for number, column in enumerate(page._figures, columns.LINES) if column.code is LineCode.SOCIAL_INSURANCE
    )
    outside = {member.id for member in office.book.members() if not member.social_insurance.joins}
    row = page.rows.line_of(lambda pay: pay.member in outside)
    page.table.setCurrentIndex(page.rows.index(row, at))
    assert any("không tham gia BHXH tự nguyện" in text for text in panel_texts(page))
