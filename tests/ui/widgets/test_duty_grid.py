"""The grid driven by the keyboard; a small writer stands where the page calls the verbs."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.model.duty import DutyEntry, night_minutes
from desktop_app.model.member import Role
from desktop_app.model.periods import Month, Span
from desktop_app.model.unit import SATURDAY
from desktop_app.services.listing import DayMark, DutyGrid, GridDay, GridGroup, GridRow, MonthState
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.duty_grid import DutyGridView

OCTOBER = Month(2026, 10)
TODAY = date(2026, 10, 14)
HOLIDAY = date(2026, 10, 20)


def day_of(day):
    if day == HOLIDAY:
        return GridDay(day, DayMark.HOLIDAY, "Ngày lễ thử")
    return GridDay(day, DayMark.REST if day.weekday() >= SATURDAY else DayMark.WORKING, "")


def entry(member, day, begins=22, hours=8):
    start = datetime.combine(day, datetime.min.time()) + timedelta(hours=begins)
    return DutyEntry(f"{member}{day}", member, start, start + timedelta(hours=hours))


def row(member, name, cells=(), span=OCTOBER.span):
    held = {e.day: (e,) for e in cells}
    night = night_minutes(cells)
    return GridRow(member, name, Role.MEMBER, span, held, night, 0, 0, 2400 - night)


def grid(state=MonthState.OPEN, people=None):
    rows = people or {
        "Tổ thôn Đông": (row("a", "Nguyễn Văn An", [entry("a", date(2026, 10, 2))]), row("b", "Trần Thị Bình")),
        "Tổ thôn Đoài": (row("c", "Phạm Đức Khôi", span=Span(date(2026, 10, 10))),),
    }
    groups = tuple(GridGroup(f"t{n}", name, n == 1, tuple(own)) for n, (name, own) in enumerate(rows.items()))
    return DutyGrid(OCTOBER, state, tuple(day_of(day) for day in OCTOBER.days()), groups, {"Đ": "22h-6h"}, 2400)


@pytest.fixture
def view(qtbot):
    made = DutyGridView(Look())
    qtbot.addWidget(made)
    made.resize(1120, 600)
    made.show_grid(grid(), TODAY)
    made.show()
    qtbot.waitExposed(made)
    made.sent = []

    def write(cells):
        made.sent.append(cells)
        new = [
            DutyEntry(f"{c.member}{c.day}", c.member, *interval.on(c.day)) for c in cells for interval in c.intervals
        ]
        made.grid_model.apply(cells, new)

    made.grid_model.cells_entered.connect(write)
    return made


def go(view, row, day):
    view.setCurrentIndex(view.grid_model.index(row, day - 1))


def at(view):
    return view.currentIndex().row(), view.currentIndex().column() + 1


def type_text(qtbot, view, text, end=Qt.Key.Key_Return):
    qtbot.keyClicks(view.viewport(), text[0])
    editor = view.indexWidget(view.currentIndex())
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, end)


def test_typing_a_stint_and_enter_keeps_it_and_goes_down(qtbot, view):
    go(view, 1, 14)
    type_text(qtbot, view, "22-6")
    assert view.grid_model.text(1, 13) == "22-6"
    assert at(view) == (2, 14)
    assert view.grid_model.line(1).night_minutes == 960
    assert view.grid_model.line(1).night_left == 1440


def test_enter_passes_team_headings_and_goes_on_to_the_next_day(qtbot, view):
    go(view, 2, 14)
    type_text(qtbot, view, "22-6")
    assert at(view) == (4, 14)
    type_text(qtbot, view, "21-5")
    assert at(view) == (1, 15)
    assert view.grid_model.text(4, 13) == "21-5"


def test_a_symbol_composed_by_a_typing_program_opens_the_editor_and_is_understood(qtbot, view):
    go(view, 1, 14)
    composed = QInputMethodEvent()
    composed.setCommitString("Đ")
    QApplication.sendEvent(view, composed)
    editor = view.indexWidget(view.currentIndex())
    assert editor.text() == "Đ"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert view.grid_model.text(1, 13) == "22-6"


def test_tab_commits_and_goes_right(qtbot, view):
    go(view, 1, 14)
    type_text(qtbot, view, "19h30-23h", Qt.Key.Key_Tab)
    assert (view.grid_model.text(1, 13), at(view)) == ("19h30-23h", (1, 15))


def test_escape_leaves_the_cell_as_it_was(qtbot, view):
    go(view, 1, 2)
    type_text(qtbot, view, "8-11", Qt.Key.Key_Escape)
    assert (view.grid_model.text(1, 1), view.sent, at(view)) == ("22-6", [], (1, 2))


def test_f2_edits_what_stands_there(qtbot, view):
    go(view, 1, 2)
    qtbot.keyClick(view.viewport(), Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit, "duty_cell_editor")
    assert editor.text() == "22-6"


def test_what_is_not_understood_stays_red_and_goes_when_mended(qtbot, view):
    go(view, 1, 24)
    type_text(qtbot, view, "N")
    wrong = view.grid_model.wrong(1, 23)
    assert (wrong.text, wrong.problems[0].code, view.sent) == ("N", "duty.text_not_understood", [])
    go(view, 1, 24)
    type_text(qtbot, view, "22-6")
    assert (view.grid_model.wrong(1, 23), view.grid_model.text(1, 23)) == (None, "22-6")


def test_red_text_survives_a_reading_of_the_month(view):
    view.grid_model.enter({(1, 23): "N"})
    view.show_grid(grid(), TODAY)
    assert view.grid_model.text(1, 23) == "N"


def test_delete_clears_the_block(qtbot, view):
    view.select_block((1, 0, 2, 4))
    qtbot.keyClick(view.viewport(), Qt.Key.Key_Delete)
    assert view.grid_model.text(1, 1) == ""
    assert [c.intervals for c in view.sent[0]] == [()]


def test_a_block_from_a_spreadsheet_passes_over_team_headings(qtbot, view):
    QGuiApplication.clipboard().setText("22-6\t19-23\n\t8-11\nN\t22-6\n")
    go(view, 1, 14)
    qtbot.keyClick(view.viewport(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    texts = [[view.grid_model.text(r, c) for c in (13, 14)] for r in (1, 2, 4)]
    assert texts == [["22-6", "19-23"], ["", "8-11"], ["N", "22-6"]]
    assert len(view.sent) == 1, "one block is one change"


def test_one_value_fills_the_whole_selection(qtbot, view):
    QGuiApplication.clipboard().setText("22-6")
    view.select_block((1, 13, 2, 14))
    qtbot.keyClick(view.viewport(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert {view.grid_model.text(r, c) for r in (1, 2) for c in (13, 14)} == {"22-6"}


def test_copy_gives_tabs_and_lines_without_headings(qtbot, view):
    view.select_block((1, 0, 4, 1))
    qtbot.keyClick(view.viewport(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t22-6\n\t\n\t\n"


def test_fill_down_and_right(qtbot, view):
    view.select_block((1, 1, 2, 1))
    qtbot.keyClick(view.viewport(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    view.select_block((2, 1, 2, 3))
    qtbot.keyClick(view.viewport(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert [view.grid_model.text(2, c) for c in (1, 2, 3)] == ["22-6"] * 3


def test_days_outside_the_membership_take_nothing(qtbot, view):
    go(view, 4, 3)
    qtbot.keyClicks(view.viewport(), "2")
    assert view.findChild(QLineEdit, "duty_cell_editor") is None
    view.grid_model.enter({(4, 2): "22-6"})
    assert view.sent == []


def test_a_closed_month_takes_nothing(qtbot, view):
    view.show_grid(grid(MonthState.CLOSED), TODAY)
    go(view, 1, 2)
    qtbot.keyClick(view.viewport(), Qt.Key.Key_Delete)
    QGuiApplication.clipboard().setText("8-11")
    qtbot.keyClick(view.viewport(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (view.grid_model.text(1, 1), view.sent) == ("22-6", [])


def test_all_days_and_totals_fit_the_sketch(view):
    assert view.horizontalScrollBar().maximum() == 0
    assert view.grid_model.columnCount() == 31 + 4


def test_holidays_have_a_word_beside_their_tint(view):
    assert view.grid_model.mark_word(HOLIDAY.day - 1) == "lễ"
    assert view.grid_model.headerData(2, Qt.Orientation.Horizontal) == "3\nT7"


def test_a_screen_reader_hears_whose_cell_it_is(view):
    index = view.grid_model.index(1, 1)
    spoken = view.grid_model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Nguyễn Văn An, thứ Sáu 2/10: 22-6"


def test_the_totals_stay_in_sight_beside_the_names_where_days_leave_no_room(view):
    days = len(view.grid_model.days)
    assert view.names_header.total_width == 0
    view.setCurrentIndex(view.grid_model.index(1, days))
    view.resize(800, 600)
    QApplication.processEvents()
    totals = range(days, view.grid_model.columnCount())
    assert all(view.isColumnHidden(at) for at in totals)
    assert view.names_header.total_width * len(totals) < view.names_header.width()
    assert view.currentIndex().column() == days - 1
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert all(heading.isVisible() for heading in view._total_words)
    view.resize(1400, 600)
    QApplication.processEvents()
    assert not any(view.isColumnHidden(at) for at in totals)
    assert view.names_header.width() == view.names_header.names_width()
