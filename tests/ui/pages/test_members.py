from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.decision import DecisionKind
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Birth, Education, Listed, Member, Role
from desktop_app.model.text import name_key
from desktop_app.services import keeping_teams
from desktop_app.services.office import Office
from desktop_app.settings import Settings
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.member_form import MemberForm
from desktop_app.ui.models.painting import ROUNDING
from desktop_app.ui.pages.members import MembersPage
from desktop_app.ui.session import Session
from desktop_app.ui.team_form import TeamForm
from desktop_app.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_ENTER = (Qt.Key.Key_Return, CTRL)


def opened(window: MainWindow) -> MembersPage:
    window.frame.open("members")
    page = window.frame.pages["members"]
    assert isinstance(page, MembersPage)
    return page


def person_form(page: MembersPage) -> MemberForm:
    form = page._form
    assert isinstance(form, MemberForm)
    return form


def told(page: MembersPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in (page.life if page.life.isVisible() else page.editor).findChildren(QLabel)]


def test_people_stand_in_vietnamese_order_and_the_panel_tells_the_first_one_s_life(window: MainWindow) -> None:
    page = opened(window)
    names = [row.name for row in page.people.rows]
    assert len(names) == 47
    assert names == sorted(names, key=name_key)
    assert names[0] in told(page)
    assert "Quyết định" in told(page)
    assert page.head.state.text().startswith("15 tổ · 47 thành viên")


def test_what_is_wrong_with_somebody_can_be_read_without_scrolling_sideways(window: MainWindow) -> None:
    page = opened(window)
    session = window.frame.session
    fresh = Member(id=MemberId("moi"), full_name="Phan Văn Lợi", birth=Birth(1988, 11, 20), education=Education.PRIMARY)
    session.do(lambda: keeping_teams.save_member(session.office, fresh))
    QApplication.processEvents()
    line = page.people.line_of(lambda row: row.id == fresh.id)
    last = page.people.columnCount() - 1
    assert page.people.index(line, last).data() == "trình độ chưa đủ +2"
    assert page.table.horizontalScrollBar().maximum() == 0
    chip = QFontMetrics(session.look.font(12, bold=True)).horizontalAdvance("trình độ chưa đủ +2")
    assert page.table.columnWidth(last) >= chip + 3 * session.look.px(8) + ROUNDING
    page.table.go_to(fresh.id)


def test_a_team_shows_its_people_and_its_own_facts(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    page.team_table.setFocus()
    qtbot.keyClick(page.team_table, Qt.Key.Key_Down)
    qtbot.keyClick(page.team_table, Qt.Key.Key_Down)
    assert {row.team_name for row in page.people.rows} == {"Tổ khu phố 2"}
    assert "3 / 4" in told(page)
    assert any("Khu phố 2" in text for text in told(page))


def test_a_person_is_added_by_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_N, CTRL)
    form = person_form(page)
    qtbot.keyClicks(window.focusWidget(), "le van moi")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(window.focusWidget(), "1/7/90")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is form.sex
    qtbot.keyClick(form.sex, *CTRL_ENTER)
    saved = next(m for m in window.frame.session.office.book.members() if m.full_name == "Le Van Moi")
    assert saved.birth == Birth(1990, 7, 1)
    assert page.table.current_row.id == saved.id
    assert page.life.isVisible()
    assert not page.editor.isVisible()
    assert any("chưa có thông tin cư trú" in text for text in told(page))


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    before = window.frame.session.office.book.members()
    page.add()
    form = person_form(page)
    form.lines["full_name"].setText("Lê Văn Mới")
    form.lines["cccd"].setText("27")
    qtbot.keyClick(form.lines["cccd"], *CTRL_ENTER)
    assert "đúng 12 chữ số" in form.fault_of("cccd")
    assert window.focusWidget() is form.lines["cccd"]
    form.lines["cccd"].clear()
    form.resident_since.setText("31/2/2020")
    qtbot.keyClick(form.lines["cccd"], *CTRL_ENTER)
    assert not form.fault_of("cccd")
    assert "«31/2/2020» chưa rõ là ngày nào" in form.fault_of("resident_since")
    assert window.frame.session.office.book.members() == before


def test_editing_changes_only_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    book = window.frame.session.office.book
    before = book.member(page.table.current_row.id)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    form = person_form(page)
    assert not form.touched
    form.lines["phone"].setText("0911222333")
    form.health_on.set_value(date(2026, 9, 1))
    page.save()
    after = book.member(before.id)
    assert (after.phone, after.health.issued_on) == ("0911222333", date(2026, 9, 1))
    assert (after.bank, after.listed, after.full_name) == (before.bank, before.listed, before.full_name)


def test_what_is_half_typed_can_be_saved_where_it_would_be_let_go(qtbot: QtBot, window: MainWindow, answer) -> None:
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    member = page.table.current_row.id
    form = person_form(page)
    form.lines["phone"].setText("0911222333")
    answer(DiscardDialog, lambda question: qtbot.keyClick(question, *CTRL_ENTER))
    qtbot.keyClick(form.lines["phone"], Qt.Key.Key_Escape)
    assert page._form is None
    assert window.frame.session.office.book.member(member).phone == "0911222333"


def test_half_typed_work_is_not_lost_unasked(qtbot: QtBot, window: MainWindow, answer) -> None:
    page = opened(window)
    page.add()
    form = person_form(page)
    form.lines["full_name"].setText("Lê")
    answer(DiscardDialog, lambda dialog: dialog.reject())
    window.frame.open("board")
    assert window.frame.current == "members"
    assert page._form is form
    window.activateWindow()  # no window manager gives the focus back here
    qtbot.waitUntil(window.isActiveWindow)
    answer(DiscardDialog, lambda dialog: dialog.accept())
    qtbot.keyClick(form.lines["full_name"], Qt.Key.Key_Escape)
    assert page._form is None


def test_a_person_added_while_a_team_is_chosen_is_in_sight_and_said_where(
    qtbot: QtBot, window: MainWindow, keys: Callable[..., None]
) -> None:
    page = opened(window)
    page.team_table.setFocus()
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert len(page.people.rows) == 3
    page.find_field.setText("khong co ai")
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    keys("Phan Van Loi")
    keys(Qt.Key.Key_Return, modifier=CTRL)
    assert page.table.hasFocus()
    assert page.table.current_row is not None
    assert page.table.current_row.name == "Phan Van Loi"
    line = page.team_table.current_row
    assert (line is not None and line.id, page.find_field.text()) == (None, "")
    told_below = window.frame.status.text
    assert "Đã lưu Phan Van Loi: đang ở danh sách «Cả xã», vào Tổ khi có quyết định công nhận" in told_below


def test_a_team_is_added_with_a_place_that_was_not_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(window)
    qtbot.keyClick(page.table, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    form = page._form
    assert isinstance(form, TeamForm)
    form.name.setText("Tổ thôn Lẻ")
    form.quota.set_value(3)
    form.village_name.setText("Thôn Lẻ")
    form.households.set_value(120)
    page.save()
    book = window.frame.session.office.book
    team = next(team for team in book.teams() if team.name == "Tổ thôn Lẻ")
    village = book.village(team.villages[0])
    assert (team.quota, village.name, village.counts[0].households) == (3, "Thôn Lẻ", 120)
    assert page.team_table.current_row.id == team.id


def test_search_goes_to_a_person_without_tone_marks(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    search = window.frame.topbar.search
    assert window.focusWidget() is search
    qtbot.keyClicks(search, "dang the y")
    search.look_up()
    assert len(search.results) == 1
    qtbot.keyClick(search, Qt.Key.Key_Return)
    page = window.frame.pages["members"]
    assert window.frame.current == "members"
    assert page.table.current_row.name == "Đặng Thế Ỷ"


def test_an_empty_book_offers_the_first_step(qtbot: QtBot, empty_office: Office, look, tasks, paths) -> None:
    from desktop_app.services.starting import parse_start, read_toml

    profile, *_ = parse_start("x", read_toml(paths.resources / "sample" / "commune.toml"))
    keeping_teams.save_profile(empty_office, profile)
    window = MainWindow()
    qtbot.addWidget(window)
    window.use(Session(empty_office, look, tasks, Settings()), "members")
    window.show()
    page = window.frame.pages["members"]
    assert page.empty.isVisible()
    assert not page._people_card.isVisible()


def test_after_a_list_was_brought_in_the_next_step_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    session = window.frame.session
    office = session.office
    window.frame.open("members")
    page = window.frame.pages["members"]
    assert not page.next_step.isVisible()
    known = office.book.members()[0]
    for number in range(3):
        listed = Listed(role=Role.MEMBER if number else Role.LEADER, team="Tổ thôn Ngoài Đê")
        one = replace(known, id=keeping_teams.new_member_id(), full_name=f"Trần Văn {number}", cccd="", listed=listed)
        session.do(partial(keeping_teams.save_member, office, one))
    assert page.next_step.isVisible()
    assert "3 người ở các Tổ mà sổ chưa có: Tổ thôn Ngoài Đê" in page.next_step.text.text()
    assert page.go_on.text().replace("&", "") == "Lập 1 Tổ này"
    page.go_on.click()
    assert "Tổ thôn Ngoài Đê" in {team.name for team in office.book.teams()}
    founded = next(line for line in page.teams.rows if line.name == "Tổ thôn Ngoài Đê")
    assert page.teams.columns[1].text(founded) == "0, chưa định mức"
    assert "quyết định công nhận" in page.next_step.text.text()
    page.go_on.click()
    assert window.frame.current == "decisions"
    form = window.frame.pages["decisions"].form
    qtbot.keyClick(window.frame.pages["decisions"].table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form.kind.setCurrentIndex(form.kind.findData(DecisionKind.RECOGNISE))
    assert form.people.listed.isHidden()
    form.team.setCurrentIndex(form.team.findText("Tổ thôn Ngoài Đê"))
    assert "Thêm 3 người danh sách ghi ở Tổ thôn Ngoài Đê" in form.people.listed.text().replace("&", "")
    form.people.listed.click()
    assert form.people.lines[0].row.name == "Trần Văn 0"
    assert form.people.lines[0].choice.currentData() == Role.LEADER
    assert len(form.people.lines) == 3
    assert form.people.listed.isHidden()


def test_the_search_stands_on_whom_it_finds_and_goes_back_to_whom_one_stood_on(
    window: MainWindow, keys: Callable[..., None]
) -> None:
    page = opened(window)
    stood = page.people.rows[5]
    page.table.go_to(stood.id)
    page.table.setFocus()
    keys(Qt.Key.Key_F, modifier=CTRL)
    found = next(row for row in page.people.rows if row.name == "Đặng Thế Ỷ")
    assert stood.name != found.name
    keys("dang the y")
    assert page.table.current_row == found
    assert found.name in told(page)
    assert page.edit_action.isEnabled()
    keys(" zzz")
    assert page.table.current_row is None
    assert stood.name not in told(page)
    assert not page.certify_action.isEnabled()
    keys(Qt.Key.Key_Escape)
    assert page.table.current_row is not None
    assert page.table.current_row.id == stood.id
    assert stood.name in told(page)


def test_enter_goes_from_the_search_to_whom_it_found(window: MainWindow, keys: Callable[..., None]) -> None:
    page = opened(window)
    keys(Qt.Key.Key_F, modifier=CTRL)
    keys("dang the y", Qt.Key.Key_Return)
    assert page.table.hasFocus()
    keys(Qt.Key.Key_F2)
    assert person_form(page).lines["full_name"].text() == "Đặng Thế Ỷ"
    keys(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert page.find_field.text() == ""
    assert page.table.current_row is not None
    assert page.table.current_row.name == "Đặng Thế Ỷ", "one stays on whom one went to"
