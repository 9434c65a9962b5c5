"""The roster's form: which days and whose, from the page of duty by keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Refused
from desktop_app.ui.dialogs.roster import NEXT, WEEK, RosterDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
OCTOBER = Month(2026, 10)


@pytest.fixture
def page(window):
    window.frame.open("duty")
    return window.frame.pages["duty"]


@pytest.fixture
def dialog(qtbot, page):
    made = RosterDialog(page, page.session, OCTOBER)
    qtbot.addWidget(made)
    made.show()
    return made


def test_month_next_month_or_a_week(dialog):
    assert dialog.span == OCTOBER.span
    assert dialog.day.isHidden()
    dialog.which.set_value(NEXT)
    assert dialog.span == OCTOBER.next.span
    dialog.which.set_value(WEEK)
    assert not dialog.day.isHidden()
    dialog.day.set_value(date(2026, 10, 14))
    assert dialog.span == Span(date(2026, 10, 12), date(2026, 10, 19))


def test_a_week_without_a_day_is_refused(dialog):
    dialog.which.set_value(WEEK)
    dialog.day.set_value(None)
    with pytest.raises(Refused) as caught:
        dialog.compose()
    assert [problem.code for problem in caught.value.problems] == ["letter.no_day"]
    dialog.accept()
    assert dialog.isVisible()
    assert not dialog.trouble.isHidden()


def test_a_month_nobody_is_written_in_asks_for_a_team(dialog):
    dialog.which.set_value(NEXT)
    with pytest.raises(Refused) as caught:
        dialog.compose()
    assert [problem.code for problem in caught.value.problems] == ["letter.roster_of_whom"]
    dialog.team.setCurrentIndex(1)
    assert dialog.compose().title
    dialog.team.setCurrentIndex(0)
    dialog.which.set_value(WEEK)
    assert dialog.compose().title


@pytest.mark.usefixtures("sent")
def test_the_roster_of_a_team_is_printed_from_the_page_of_duty(qtbot, page, monkeypatch):
    def by_hand(dialog):
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.team.setCurrentIndex(1)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        return dialog.result()

    monkeypatch.setattr(RosterDialog, "exec", by_hand)
    qtbot.keyClick(page.grid, Qt.Key.Key_P, CONTROL)
    book = page.session.office.book
    qtbot.waitUntil(lambda: len(book.documents()) == 1)
    [document] = book.documents()
    assert (document.form, document.month) == ("lich_truc", OCTOBER)
    assert "từ ngày 01 tháng 10 năm 2026" in document.title
