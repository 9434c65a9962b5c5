from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.model.sources import Certainty
from desktop_app.ui.calendar_form import CalendarDialog
from desktop_app.ui.calendar_rows import RowKind
from desktop_app.ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
NOTICE = "Thông báo 9999/TB-BNV"


def shown(qtbot: QtBot, session: Session, year: int) -> CalendarDialog:
    dialog = CalendarDialog(None, session, year)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_next_years_notice_by_keyboard_alone(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, 2028)
    form = dialog.form
    assert form.document.hasFocus()
    form.document.insert(NOTICE)
    form.apply.setFocus()
    qtbot.keyClick(form.apply, Qt.Key.Key_Space)
    before = len(form.rows.rows)
    row = form.rows.rows[-1]
    row.kind.setFocus()
    qtbot.keyClick(row.kind, Qt.Key.Key_Return)
    assert row.day.hasFocus()
    qtbot.keyClicks(row.day, "26/1/28")
    qtbot.keyClick(row.day, Qt.Key.Key_Return)
    row.name.insert("Tết Âm lịch")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    qtbot.keyClick(row.compensable, Qt.Key.Key_Return)
    row.document.insert(NOTICE)
    qtbot.keyClick(row.document, Qt.Key.Key_Return)
    assert len(form.rows.rows) == before + 1
    swap = form.rows.rows[-1]
    assert swap.kind.hasFocus()
    qtbot.keyClick(swap.kind, Qt.Key.Key_End)
    assert swap.kind.value is RowKind.SWAP
    qtbot.keyClicks(swap.day, "28/4/28")
    qtbot.keyClick(swap.day, Qt.Key.Key_Return)
    assert swap.worked.hasFocus()
    qtbot.keyClicks(swap.worked, "22/4/28")
    swap.document.insert(NOTICE)
    form.unsettled.setFocus()
    qtbot.keyClicks(form.unsettled, "1/9/28")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert "Giỗ Tổ" in form.fault_of("unsettled")
    assert form.unsettled.hasFocus()
    form.unsettled.set_value(["1/9/28", *(f"{day}/1/28" for day in range(27, 32))])
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    kept = session.office.rulebook.calendars.years[2028]
    assert {(1, 1), (26, 1), (30, 4), (1, 5), (2, 9)} <= {(one.day.day, one.day.month) for one in kept.holidays}
    assert [(swap.off, swap.worked) for swap in kept.swaps] == [(date(2028, 4, 28), date(2028, 4, 22))]
    assert kept.unsettled == {date(2028, 9, 1), *(date(2028, 1, day) for day in range(27, 32))}
    assert {(one.source.document, one.source.certainty) for one in kept.holidays} == {(NOTICE, Certainty.REPORTED)}


def test_a_year_known_is_shown_and_kept_as_it_is(qtbot: QtBot, session: Session) -> None:
    known = session.office.rulebook.calendars.years[2027]
    dialog = shown(qtbot, session, 2026)
    dialog.year.set_value(2027)
    dialog.go.click()
    assert session.office.rulebook.calendars.years[2027] == known


def test_rows_are_read_each_by_itself(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, 2028)
    form = dialog.form
    form.apply.click()
    assert form.fault_of("document")
    row = form.rows.rows[-1]
    for day, said in (("99", "ngày nào"), ("1/5/2027", "2028"), ("2/5/2028", "tên")):
        row.day.setText(day)
        dialog.go.click()
        assert said in row.fault.text()
        assert dialog.isVisible()
    row.name.setText("Lễ")
    dialog.go.click()
    assert "văn bản" in row.fault.text()
    row.document.setText(NOTICE)
    row.day.setText("1/5/2028")
    dialog.go.click()
    assert "hai lần" in row.fault.text()
    row.kind.set_value(RowKind.SWAP)
    dialog.go.click()
    assert "ngày nào" in row.fault.text()
    row.kind.set_value(RowKind.COMPENSATORY)
    row.day.setText("3/1/2028")
    form.unsettled.set_value(["ba"])
    dialog.go.click()
    assert row.fault.isHidden()
    assert form.fault_of("unsettled")
    form.unsettled.set_value([])
    dialog.go.click()
    assert "còn thiếu 7 ngày" in form.fault_of("unsettled")
    form.fewer.setChecked(True)
    dialog.go.click()
    assert [one.day for one in session.office.rulebook.calendars.years[2028].compensatory] == [date(2028, 1, 3)]


def test_enter_leaves_an_empty_last_row(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, 2028)
    last = dialog.form.rows.rows[-1]
    last.document.setFocus()
    qtbot.keyClick(last.document, Qt.Key.Key_Return)
    assert dialog.form.unsettled.hasFocus()
    dialog.form.more.click()
    assert dialog.form.rows.rows[-1].kind.hasFocus()


@pytest.mark.parametrize("year", [2026, 2028])
def test_what_the_form_cannot_see_is_told_under_it(qtbot: QtBot, session: Session, year: int) -> None:
    dialog = shown(qtbot, session, year)
    for row in dialog.form.rows.rows:
        row.day.clear()
    dialog.go.click()
    assert dialog.trouble.sentences
    assert dialog.isVisible()


def test_a_holiday_whose_day_is_not_known_awaits_it(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, 2028)
    form = dialog.form
    waiting = [row for row in form.rows.rows if row.name.text() and not row.day.text()]
    names = [row.name.text() for row in waiting]
    assert names == [*5 * ["Tết Âm lịch"], "Giỗ Tổ Hùng Vương", "Quốc khánh"]
    [culture] = [row for row in form.rows.rows if row.day.text() == "24/11/2028"]
    assert (culture.compensable.isChecked(), culture.document.text()) == (False, "Nghị quyết 28/2026/QH16")
    assert all("Chưa rõ ngày" in row.standing.text() and row.compensable.isChecked() for row in waiting)
    form.document.setText(NOTICE)
    form.apply.click()
    assert {row.document.text() for row in waiting} == {NOTICE}
    for row, day in zip(waiting, ("25/1", "26/1", "27/1", "28/1", "29/1", "4/4", "1/9"), strict=True):
        row.day.setText(f"{day}/2028")
        assert "Chưa rõ" not in row.standing.text()
    dialog.go.click()
    assert not dialog.isVisible()
    kept = session.office.rulebook.calendars.years[2028]
    assert len(kept.holidays) == 12
    assert not kept.unsettled
