from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.law import RuleKind
from desktop_app.model.membership import memberships
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, keeping_rules, keeping_teams, recording_duty
from desktop_app.services.listing import Summary, TaskCode, TaskRow, TaskState
from desktop_app.services.listing_month import tasks
from desktop_app.services.office import Office
from desktop_app.ui import board_words as words
from desktop_app.ui.window import MainWindow
from tests.services.recruiting_round import begin


def texts(window: MainWindow) -> list[str]:
    return [label.text() for label in window.frame.pages["board"].findChildren(QLabel)]


def test_the_month_s_tasks_stand_in_order_with_state_and_deadline(window: MainWindow) -> None:
    shown = texts(window)
    titles = [text for text in shown if text in words.TITLES.values()]
    assert titles[:6] == list(words.TITLES.values())
    assert "15 tổ, 47 thành viên; chưa đủ định mức: Tổ khu phố 2, Tổ thôn Đông" in shown
    assert "31/10 · còn 3 ngày làm việc" in shown
    assert "47 / 49" in shown


def test_enter_goes_on_with_the_first_task_that_is_not_done(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[str] = []
    window.frame.session.asked.connect(lambda page, _key: asked.append(page))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert asked == ["duty"]
    assert window.frame.current == "duty"


def test_arrows_walk_and_enter_opens_the_task_one_stands_on(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.frame.current == "payroll"


def test_an_empty_book_is_not_ready_to_close_and_a_closed_month_is_ready_to_sign(
    window: MainWindow, empty_office: Office
) -> None:
    session = window.frame.session
    keeping_teams.save_profile(empty_office, session.office.book.profiles()[0])
    empty = {row.code: words.detail(row, session.messages) for row in tasks(empty_office, session.month)}
    assert empty[TaskCode.CLOSE] == "Chưa có Tổ nào trong tháng"
    assert "Ký gói sau khi khóa tháng" in texts(window)
    session.do(lambda: closing_months.close_month(session.office, session.month))
    assert "Tháng đã khóa, ký gói được" in texts(window)


def test_another_month_is_read_anew_and_one_outside_the_book_says_so(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.frame.session.month == Month(2026, 11)
    assert "Việc của tháng 11" in texts(window)
    window.frame.session.turn_to(Month(2024, 1))
    board = window.frame.pages["board"]
    assert "chưa có thông tin đơn vị" in board.trouble.sentences[0]
    assert board.trouble.isVisible()
    window.frame.session.turn_to(Month(2026, 10))
    assert not board.trouble.isVisible()


def test_rules_of_the_book_that_are_not_applied_are_told(window: MainWindow) -> None:
    session = window.frame.session
    office, board = session.office, window.frame.pages["board"]

    def keep(name: str, text: str) -> None:
        with office.book.change("rule.kept", by="t") as change:
            change.put(keeping_rules.a_rule_text(office, RuleKind.SCHEME, name, text))

    assert not board.trouble.isVisible()
    session.do(lambda: keep("ha-noi-2024", "hỏng"))
    assert ["đang dùng bản của chương trình" in sentence for sentence in board.trouble.sentences] == [True]
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    session.do(lambda: keep("rieng", text.replace('id = "ha-noi-2024"', 'id = "rieng"').replace("adopted", "draft")))
    [profile] = office.book.profiles()
    session.do(lambda: keeping_teams.save_profile(office, replace(profile, scheme_id="rieng")))
    assert len(board.trouble.sentences) == 1
    session.do(lambda: keep("rieng", "hỏng"))
    assert [sentence for sentence in board.trouble.sentences if "Không có chế độ nào mã «rieng»" in sentence]
    assert [sentence for sentence in board.trouble.sentences if "chương trình không có bản riêng" in sentence]


def row(
    code: TaskCode, days: int | None, state: TaskState = TaskState.WAITING, working_days: int | None = None
) -> TaskRow:
    return TaskRow(code, state, {}, date(2026, 10, 30) if days is not None else None, working_days, days)


@pytest.mark.parametrize(
    ("days", "working_days", "said"),
    [
        (5, 3, "30/10 · còn 3 ngày làm việc"),
        (1, 0, "30/10 · không còn ngày làm việc nào"),
        (0, 0, "30/10 · hạn hôm nay"),
        (-2, 0, "quá hạn, chưa qua ngày làm việc nào"),
        (-16, -12, "quá 12 ngày làm việc"),
        (None, None, ""),
    ],
)
def test_the_deadline_in_words(days: int | None, working_days: int | None, said: str) -> None:
    assert words.deadline(row(TaskCode.DUTY, days, working_days=working_days)) == said


def test_figures_compare_with_the_month_before() -> None:
    figures = Summary(47, 48, 15, 45, 2, 3, 67_680, 2400, 141_870_000, 139_412_000)
    assert words.strength_card(figures) == ("47 / 48", "15 tổ · 45 nam, 2 nữ · 3 người từ 65 tuổi")
    assert words.night_card(figures) == ("1.128 giờ", "bình quân 24/40 giờ mỗi người")
    assert words.money_card(figures, "tháng 9") == ("141.870.000 đ", "tháng 9: 139.412.000 đ (+1,8 %)")


def test_nothing_left_to_do() -> None:
    done = tuple(row(code, None, TaskState.DONE) for code in TaskCode)
    assert words.next_open(done) is None
    assert words.due_card(done) == ("–", "không còn việc nào có hạn")
    assert words.state_line(done) == "6 việc · 6 đã xong"


def test_long_lists_of_names_are_counted(messages: object) -> None:
    values = {"teams": 9, "entered": 4, "reviewed": 0, "missing": ("A", "B", "C", "D", "E")}
    line = words.detail(TaskRow(TaskCode.DUTY, TaskState.DOING, values), messages)
    assert line == "9 tổ, 4 có ca trực, 0 đã rà; chưa nhập, chưa rà: A, B, C và 2 tổ khác"


def test_a_trial_is_called_a_trial_and_a_closed_month_is_not_expected(window: MainWindow) -> None:
    session = window.frame.session
    assert not closing_months.compute_month(session.office, session.month).payable
    assert "TÍNH THỬ tháng 10" in texts(window)
    assert "không dùng để chi" in texts(window)
    session.do(lambda: closing_months.close_month(session.office, session.month))
    assert "TÍNH THỬ tháng 10, đã khóa" in texts(window)
    assert not any("Dự kiến" in text for text in texts(window))
    figures = Summary(47, 48, 15, 45, 2, 3, 67_680, 2400, 141_870_000, None)
    assert words.money_title(figures, 10) == "Dự kiến chi tháng 10"
    assert words.money_title(replace(figures, closed=True), 10) == "Chi tháng 10, đã khóa"
    assert words.money_title(replace(figures, payable=False, expected=None), 10) == "Dự kiến chi tháng 10"


def test_board_and_duty_page_count_the_same_teams(window: MainWindow) -> None:
    session = window.frame.session
    team = session.office.book.teams()[0]
    for entry in session.office.book.duty(session.month):
        if entry.member in {m.member for m in memberships(session.office.book.decisions()) if m.team == team.id}:
            place = recording_duty.Cell(entry.member, entry.day, ())
            session.do(partial(recording_duty.record_cells, session.office, [place]))
    session.do(lambda: recording_duty.review_team(session.office, team.id, session.month))
    line = next(text for text in texts(window) if "có ca trực" in text)
    window.frame.open("duty")
    state = window.frame.pages["duty"].head.state.text()
    assert state == "15 tổ · 14 có ca trực · 1 đã rà"
    assert line.startswith("15 tổ, 14 có ca trực, 1 đã rà")


def test_a_scheme_that_ended_is_told_by_its_name_without_codes(window: MainWindow) -> None:
    session = window.frame.session
    [profile] = session.office.book.profiles()
    session.do(lambda: keeping_teams.save_profile(session.office, replace(profile, scheme_id="binh-duong-2024")))
    [told, *_] = window.frame.pages["board"].trouble.sentences
    assert told.startswith("Chế độ «Bình Dương (cũ), nghị quyết năm 2024» hết hiệu lực")
    assert "binh-duong" not in told


def test_an_open_round_of_recruitment_stands_under_the_tasks_with_its_day(qtbot: QtBot, window: MainWindow) -> None:
    board = window.frame.pages["board"]
    assert not board._round.isVisible()
    made = begin(window.frame.session.office)
    made.approve()
    window.frame.session.changed.emit()
    assert board._round.isVisible()
    assert f"{made.now.name}: tiếp nhận hồ sơ" in texts(window)
    assert "13/11 · còn 13 ngày làm việc" in texts(window)
    board._round.setFocus()
    qtbot.keyClick(board._round, Qt.Key.Key_Return)
    assert window.frame.current == "recruitment"
    assert window.frame.pages["recruitment"]._view.recruitment.id == made.id
