"""The duty page over the sample commune, driven by the keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.text import fold
from desktop_app.services import closing_months
from desktop_app.services.counting_years import record_openings
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.listing_duty import duty_grid
from desktop_app.services.listing_limits import DutyLimits
from desktop_app.ui.dialogs.refusal import RefusalDialog
from desktop_app.wording.written import hours
from tests.ui.commune import MONTH

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    window.frame.open("duty")
    return window.frame.pages["duty"]


def go(page, row, day):
    page.grid.setCurrentIndex(page.grid.grid_model.index(row, day - 1))


def stored(page, row, day):
    member = page.grid.grid_model.line(row).member
    found = duty_grid(page.session.office, MONTH)
    return next(r.cells.get(date(2026, 10, day), ()) for g in found.groups for r in g.rows if r.member == member)


def type_text(qtbot, page, text):
    qtbot.keyClicks(page.grid.viewport(), text[0])
    editor = page.grid.indexWidget(page.grid.currentIndex())
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def empty_day(page, row=1):
    """A day on which the person stands nowhere near another stint."""
    days = page.grid.grid_model.line(row).cells
    return next(d for d in range(2, 30) if not any(date(2026, 10, n) in days for n in (d - 1, d, d + 1)))


def chips(page):
    return [chip.text() for chip in page.strip.limits.chips if not chip.isHidden()]


def tones(page):
    return [chip.property("chip") for chip in page.strip.limits.chips if not chip.isHidden()]


def test_a_stint_typed_is_in_the_book_and_explained_in_the_strip(qtbot, page):
    day = empty_day(page)
    go(page, 1, day)
    before = page.grid.grid_model.line(1).night_minutes
    type_text(qtbot, page, "22-6")
    assert [e.minutes for e in stored(page, 1, day)] == [480]
    assert page.grid.grid_model.line(1).night_minutes == before + 480
    go(page, 1, day)
    assert "<b>22-6</b>" in page.strip.who.text()
    assert page.strip.meaning.text() == f"8 giờ đêm (2 giờ ngày {day}, 6 giờ ngày {day + 1})"
    assert chips(page)[0].endswith("/40 giờ đêm")


def test_totals_are_those_of_the_book_once_typing_pauses(qtbot, page):
    day = empty_day(page)
    go(page, 1, day)
    type_text(qtbot, page, "22-6")
    assert page._settling.isActive()
    page.reload()
    member = page.grid.grid_model.line(1).member
    rows = {r.member: r for g in duty_grid(page.session.office, MONTH).groups for r in g.rows}
    assert page.grid.grid_model.line(1) == rows[member]


def test_what_is_being_typed_stays_when_the_month_is_read_again_meanwhile(qtbot, page):
    """The clerk types the next cell while the totals of the one before settle."""
    day = empty_day(page)
    go(page, 1, day)
    qtbot.keyClicks(page.grid.viewport(), "2")
    editor = page.grid.indexWidget(page.grid.currentIndex())
    for letter in "2-6":
        page._settling.timeout.emit()
        qtbot.keyClicks(editor, letter)
    page._settling.timeout.emit()
    assert editor.text() == "22-6"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [e.minutes for e in stored(page, 1, day)] == [480]


def test_an_overlap_is_refused_and_stays_red_with_the_reason(qtbot, page):
    day = empty_day(page)
    go(page, 1, day)
    type_text(qtbot, page, "22-6")
    go(page, 1, day + 1)
    type_text(qtbot, page, "5-9")
    go(page, 1, day + 1)
    assert page.grid.grid_model.wrong(1, day).text == "5-9"
    assert "chồng lên" in page.strip.problem.text()
    assert stored(page, 1, day + 1) == ()


def test_a_month_with_red_cells_is_not_closed(qtbot, window, page, answer):
    day = empty_day(page)
    go(page, 1, day)
    type_text(qtbot, page, "25-30")
    told = []
    page.session.refused.connect(lambda refusal: told.extend(one.code for one in refusal.problems))
    window.frame.open("payroll")
    answer(RefusalDialog, lambda dialog: dialog.accept())
    window.frame.pages["payroll"].close_month()
    assert told == ["month.cells_unclear"]
    assert page.session.office.book.closed_month(MONTH) is None
    window.frame.open("duty")
    go(page, 1, day)
    page.grid.clear_block()
    assert page.session.unclear[MONTH] == 0


def test_a_red_cell_elsewhere_is_told_with_its_name_and_day(qtbot, page):
    day = empty_day(page)
    go(page, 1, day)
    type_text(qtbot, page, "zz")
    name = page.grid.grid_model.line(1).name
    assert page.strip.problem.text().startswith(f"{name}, ngày {day}: «zz» chưa rõ.")


def test_a_pasted_block_is_one_change_that_ctrl_z_takes_back(qtbot, window, page):
    day = empty_day(page)
    QGuiApplication.clipboard().setText("22-2")
    page.grid.select_block((1, day - 1, 1, day - 1))
    go(page, 1, day)
    qtbot.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    assert len(stored(page, 1, day)) == 1
    window.frame.undo()
    assert stored(page, 1, day) == ()


def test_f8_reviews_the_team_and_goes_on_to_the_next(qtbot, page):
    go(page, 1, 1)
    team = page.grid.current_team()
    qtbot.keyClick(page.grid, Qt.Key.Key_F8)
    assert team in page.session.office.book.reviewed(MONTH)
    assert page.grid.current_team() != team
    assert page.head.state.text().endswith("1 đã rà")


def test_f8_stops_at_a_red_cell_of_the_team(qtbot, page):
    day = empty_day(page)
    go(page, 1, day)
    type_text(qtbot, page, "zz")
    go(page, 1, 1)
    qtbot.keyClick(page.grid, Qt.Key.Key_F8)
    assert page.session.office.book.reviewed(MONTH) == {}
    assert page.grid.currentIndex().column() == day - 1


def test_f4_gives_kind_degree_and_plan_and_can_take_them_back(qtbot, page):
    day = empty_day(page)
    go(page, 1, day)
    type_text(qtbot, page, "22-6")
    go(page, 1, day)
    qtbot.keyClick(page.grid, Qt.Key.Key_F4)
    assert page.details.isVisible()
    page.details.kind.setCurrentIndex(page.details.kind.findData(DutyKind.HEAVY_WORK))
    page.details.plan.setText("Kế hoạch số 12")
    qtbot.keyClick(page.details.plan, Qt.Key.Key_Return)
    [entry] = stored(page, 1, day)
    assert (entry.kind, entry.heavy, entry.plan) == (DutyKind.HEAVY_WORK, Heavy.HEAVY, "Kế hoạch số 12")
    assert not page.details.isVisible()
    qtbot.keyClick(page.grid, Qt.Key.Key_F4)
    page.details.kind.setCurrentIndex(page.details.kind.findData(DutyKind.PATROL))
    page.details.heavy.setCurrentIndex(page.details.heavy.findData(Heavy.NONE))
    page.details.plan.clear()
    qtbot.keyClick(page.details.plan, Qt.Key.Key_Return)
    [entry] = stored(page, 1, day)
    assert (entry.kind, entry.heavy, entry.plan) == (DutyKind.PATROL, Heavy.NONE, "")


def test_a_closed_month_is_read_only_and_says_why(page):
    page.session.do(lambda: closing_months.close_month(page.session.office, MONTH))
    page.reload()
    assert not page.grid.grid_model.open
    assert page._closed.isVisible()
    assert "«Sửa muộn ca trực» ở trang Bảng tính (Ctrl+Shift+D)" in page._why_closed.text()
    assert page._why_closed.text().endswith("hoặc mở lại tháng và ghi lý do.")
    assert not page._review.isEnabled()


def test_ctrl_f_finds_a_person_without_tone_marks(qtbot, page):
    name = page.grid.grid_model.line(3).name
    qtbot.keyClick(page.grid, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page._find, fold(name))
    qtbot.keyClick(page._find, Qt.Key.Key_Return)
    assert page.grid.grid_model.line(page.grid.currentIndex().row()).name == name
    assert not page._find.isVisible()


def test_the_search_for_everything_brings_a_person_in_sight(page):
    member = page.grid.grid_model.line(3).member
    page.show_key(member)
    assert page.grid.currentIndex().row() == 3


def test_every_day_and_total_fits_at_1366(page):
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_keeping_a_cell_reads_one_persons_duty_and_not_the_month(page, monkeypatch):
    """What may take long in a large commune is left until typing pauses."""
    book = type(page.session.office.book)
    read = []

    def heard(name):
        real = getattr(book, name)
        return lambda *asked: (read.append(name), real(*asked))[1]

    for name in ("duty_of", "duty", "stints"):
        monkeypatch.setattr(book, name, heard(name))
    day = empty_day(page)
    go(page, 1, day)
    read.clear()
    page.grid.grid_model.enter({(1, day - 1): "22-6"})
    assert set(read) == {"duty_of"}
    page.reload()
    assert "duty" in read


def begin_typing(qtbot, page, text):
    """Type into the current cell and stay in it."""
    qtbot.keyClicks(page.grid.viewport(), text[0])
    editor = page.grid.indexWidget(page.grid.currentIndex())
    qtbot.keyClicks(editor, text[1:])
    return editor


def idle_row(page, row=1):
    """Somebody whose month is emptied first."""
    page.grid.select_block((row, 0, row, 30))
    page.grid.clear_block()
    return row


def test_what_is_left_follows_the_text_before_it_is_kept(qtbot, page):
    row = idle_row(page)
    go(page, row, 10)
    assert chips(page) == ["còn 40/40 giờ đêm", "còn 4/4 ngày nghỉ"]
    editor = begin_typing(qtbot, page, "22-")
    assert chips(page)[0] == "còn 40/40 giờ đêm", "half a text says nothing yet"
    qtbot.keyClicks(editor, "4h30")
    assert chips(page)[0] == "còn 33,5/40 giờ đêm"
    assert stored(page, row, 10) == ()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert chips(page)[0] == "còn 40/40 giờ đêm"
    editor = begin_typing(qtbot, page, "8-11")
    assert chips(page) == ["còn 40/40 giờ đêm", "còn 3/4 ngày nghỉ"], "10 October is a Saturday"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    go(page, row, 10)
    assert chips(page)[1] == "còn 3/4 ngày nghỉ"


def test_what_is_used_up_is_marked_by_word_and_colour_and_its_article_is_at_hand(qtbot, page):
    row = idle_row(page)
    for day in (5, 7, 9, 12, 14):
        go(page, row, day)
        type_text(qtbot, page, "22-6")
    go(page, row, 20)
    assert (chips(page)[0], tones(page)[0]) == ("▾ hết 40/40 giờ đêm", "warning")
    begin_typing(qtbot, page, "22-0")
    assert (chips(page)[0], tones(page)[0]) == ("▾ vượt 2 giờ đêm, tối đa 40", "error")
    qtbot.keyClick(page.grid.indexWidget(page.grid.currentIndex()), Qt.Key.Key_Return)
    go(page, row, 20)
    assert page.strip.limits.articles.isHidden()
    qtbot.keyClick(page.grid, Qt.Key.Key_I, CONTROL)
    said = page.strip.limits.articles.text().splitlines()
    assert said[0].startswith("Giờ đêm: đã có 42; tối đa 40 trong tháng, 2 không được tính tiền. Căn cứ: ")
    assert "dự thảo" in said[0].lower()
    qtbot.keyClick(page.grid, Qt.Key.Key_I, CONTROL)
    assert page.strip.limits.articles.isHidden()


def test_limits_are_those_of_the_person_one_stands_on(page):
    busy = next(r for r in range(1, 9) if (line := page.grid.grid_model.line(r)) and line.night_minutes)
    go(page, busy, 3)
    line = page.grid.grid_model.line(busy)
    assert chips(page)[0].startswith(f"còn {hours(line.night_left)}/40" if line.night_left else "▾ ")
    go(page, idle_row(page, busy + 1), 3)
    assert chips(page)[0] == "còn 40/40 giờ đêm"


def test_a_day_that_no_notice_settles_is_told_while_it_is_typed(qtbot, page, monkeypatch):
    go(page, idle_row(page), 10)

    def unsettled(*_asked):
        raise Refused(Problem("rules.day_unsettled", values={"days": (date(2026, 10, 10),), "year": 2026}))

    monkeypatch.setattr(DutyLimits, "remaining", unsettled)
    begin_typing(qtbot, page, "8-11")
    assert chips(page) == []
    assert "10/10/2026" in page.strip.problem.text()


def test_a_year_limit_counts_what_was_paid_before_and_says_what_is_not_known(qtbot, page):
    office = page.session.office
    row = idle_row(page)
    member = page.grid.grid_model.line(row).member
    record_openings(office, [OpeningBalance(member, 2026, Month(2026, 6), (PaidLine(LineCode.NIGHT, 17_700, 1),))])
    [profile] = office.book.profiles()
    page.session.do(lambda: save_profile(office, replace(profile, scheme_id="ha-giang-2024")))
    go(page, row, 20)
    assert chips(page) == ["còn 5/300 giờ (trực đêm) trong năm"]
    assert page.strip.limits.doubt.isHidden()
    begin_typing(qtbot, page, "22-6")
    assert chips(page) == ["▾ vượt 3 giờ (trực đêm), tối đa 300 trong năm"]
    qtbot.keyClick(page.grid.indexWidget(page.grid.currentIndex()), Qt.Key.Key_Return)
    page.session.turn_to(MONTH.next)
    go(page, row, 20)
    assert not page.strip.limits.doubt.isHidden()
    qtbot.keyClick(page.grid, Qt.Key.Key_I, CONTROL)
    assert "10/2026" in page.strip.limits.articles.text().splitlines()[-1]
