"""A decision from its first keystroke to its number, over the sample commune."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from desktop_app.clock import Clock
from desktop_app.model.decision import DecisionKind, EndGround
from desktop_app.model.member import Role
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.periods import Month
from desktop_app.services import keeping_teams, printing_forms
from desktop_app.services.closing_months import close_month
from desktop_app.services.listing import DecisionState
from desktop_app.services.listing_people import list_teams
from desktop_app.services.recording_decisions import check
from desktop_app.ui.dialogs.decision_issue import IssueDialog
from desktop_app.ui.dialogs.frame import DiscardDialog
from tests.services.test_offering_bases import OWN, add
from tests.services.test_reprinting import renewed
from tests.ui.commune import NOW

TODAY = NOW.date()
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    window.frame.open("decisions")
    return window.frame.pages["decisions"]


def choose(page, text):
    """Find somebody by typing and take the first by Enter."""
    page.form.people.finder.line.setText(text)
    page.form.people.finder._take(page.form.people.finder.found.currentItem())


def draft_ending(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    page.form.kind.setCurrentIndex(page.form.kind.findData(DecisionKind.END))
    choose(page, "nguyen")
    return page.form.people.lines[0].row


def test_the_list_shows_what_stands_and_the_paper_of_the_current_one(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    assert [row.state for row in page.rows.rows] == [DecisionState.ISSUED, DecisionState.ISSUED]


def test_bases_are_those_of_day_and_kind_and_what_is_to_settle_stands_below(qtbot, page):
    add(page.session.office, "mau_08_cho_thoi", OWN)
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    form = page.form
    assert OWN not in form.bases.toPlainText()
    form.kind.setCurrentIndex(form.kind.findData(DecisionKind.END))
    assert form.bases.toPlainText().endswith(OWN)
    assert form.remarks.isVisible()
    assert "118/2025/QH15" in form.remarks.text()
    form.bases.appendPlainText("Luật khác")
    form.kind.setCurrentIndex(form.kind.findData(DecisionKind.RECOGNISE))
    assert form.bases.toPlainText().endswith(f"{OWN}\nLuật khác"), "what was typed stays"
    form.effective.set_value(date(2026, 6, 30))
    assert form.remarks.isHidden()


def test_the_paper_follows_the_fields(qtbot, page):
    draft_ending(qtbot, page)
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    first = page.paper.view.data
    page.form.proposal.setText("Tờ trình số 07/TTr-CAX ngày 20 tháng 10 năm 2026")
    qtbot.waitUntil(lambda: page.paper.view.data != first)


def test_people_are_found_without_tone_marks_and_taken_by_enter(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    line = page.form.people.finder.line
    qtbot.keyClicks(line, "nguyen")
    assert page.form.people.finder.found.count() > 1
    qtbot.keyClick(line, Qt.Key.Key_Down)
    wanted = page.form.people.finder.found.currentItem().text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted.startswith(page.form.people.lines[0].row.name)
    assert line.text() == ""


def test_a_draft_is_kept_without_effect_and_taken_up_again(qtbot, page):
    row = draft_ending(qtbot, page)
    page.form.people.lines[0].evidence.setText("Đơn ngày 20/10/2026")
    qtbot.keyClick(page.form.subject, Qt.Key.Key_Return, CONTROL)
    assert not page.editing
    top = page.rows.rows[0]
    assert (top.state, top.people, top.reference) == (DecisionState.DRAFT, 1, "/QĐ-UBND")
    serving = on_day(memberships(page.session.office.book.decisions()), date(2026, 12, 1))
    assert row.id in serving
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    [line] = page.form.people.lines
    assert (line.row.id, line.evidence.text()) == (row.id, "Đơn ngày 20/10/2026")
    assert EndGround(line.choice.currentData()) is EndGround.REQUEST


def test_tab_comes_from_the_name_to_the_row_of_the_person_just_taken(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    page.form.kind.setCurrentIndex(page.form.kind.findData(DecisionKind.END))
    finder = page.form.people.finder.line
    for _ in range(2):
        finder.setFocus()
        qtbot.keyClicks(finder, "nguyen")
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    first, second = page.form.people.lines
    qtbot.waitUntil(second.choice.isVisible)
    walked = []
    for _ in range(7):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        walked.append(page.window().focusWidget())
    assert walked == [*first.fields, *second.fields, page.form.revokes]


def test_giving_the_number_says_what_it_ends_and_ends_it(qtbot, page, monkeypatch):
    row = draft_ending(qtbot, page)
    seen = []

    def fill_and_accept(dialog):
        seen.append(dialog.go.isEnabled())
        dialog.number.setText("45")
        seen.extend([dialog.go.isEnabled(), dialog.effect.text()])
        return 1

    monkeypatch.setattr(IssueDialog, "exec", fill_and_accept)
    qtbot.keyClick(page.form.subject, Qt.Key.Key_F8)
    assert seen[:2] == [False, True]
    assert seen[2].startswith(f"Kết thúc 1 thời gian tham gia: {row.name}")
    serving = on_day(memberships(page.session.office.book.decisions()), TODAY)
    assert row.id not in serving
    issued = next(r for r in page.rows.rows if r.reference == "45/QĐ-UBND")
    assert issued.state is DecisionState.ISSUED
    page.table.go_to(issued.id)
    assert not page._edit_action.isEnabled()
    assert page._revoke.isEnabled()


def test_a_number_already_given_is_refused_in_the_dialog(qtbot, page):
    draft_ending(qtbot, page)
    draft = page.form.draft
    dialog = IssueDialog(page, page.session, draft)
    qtbot.addWidget(dialog)
    [other] = [r for r in page.rows.rows if r.kind is DecisionKind.RECOGNISE]
    dialog.number.setText(other.reference.partition("/")[0])
    dialog.day.set_value(other.signed_on)
    assert not dialog.go.isEnabled()
    assert any("đã cấp cho quyết định khác" in sentence for sentence in dialog.problems.sentences)


def test_conditions_stand_beside_the_person_and_a_written_ground_lets_them_pass(qtbot, page):
    office = page.session.office
    someone = office.book.members()[0]
    page.session.do(lambda: keeping_teams.save_member(office, replace(someone, health=None)))
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    choose(page, someone.cccd)
    [line] = page.form.people.lines
    [(ground, document)] = line._grounds.values()
    assert "member.health_missing" in line._grounds
    ground.setText("Đã xem giấy khám sức khỏe bản giấy")
    document.setText("Giấy số 12 ngày 01/10/2026")
    [recognition] = page.form.draft.recognitions
    assert [o.code for o in recognition.overrides] == ["member.health_missing"]
    assert not any(p.code.startswith("member.") for p in check(office, page.form.draft))


def test_the_first_is_leader_the_next_deputy_the_others_members(qtbot, page):
    people = page.form.people
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    rows = [replace(row, role=None) for row in page.form._choices.members[:3]]
    for row in rows:
        people.add(row)
    assert [r.role for r in page.form.draft.recognitions] == [Role.LEADER, Role.DEPUTY, Role.MEMBER]


def test_a_revocation_names_the_decision_and_shows_its_paper_or_says_there_is_no_form(qtbot, page):
    [recognising] = [r for r in page.rows.rows if r.kind is DecisionKind.RECOGNISE]
    page.table.go_to(recognising.id)
    page._begin_revocation()
    assert page.form.draft.revokes == recognising.id
    assert recognising.reference in page.form.subject.text()
    page.paper.say("")
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0 or "Chưa có mẫu in" in page.paper.words.text())


def test_leaving_the_page_keeps_what_was_typed_as_a_draft(qtbot, window, page):
    draft_ending(qtbot, page)
    window.frame.open("duty")
    assert page.session.office.book.decisions()[-1].number == ""
    assert any(row.state is DecisionState.DRAFT for row in page.rows.rows)


def test_esc_asks_before_it_drops_what_was_typed(qtbot, page, monkeypatch):
    draft_ending(qtbot, page)
    answers = [0, 1]
    monkeypatch.setattr(DiscardDialog, "exec", lambda _dialog: answers.pop(0))
    qtbot.keyClick(page.form.subject, Qt.Key.Key_Escape)
    assert page.editing
    qtbot.keyClick(page.form.subject, Qt.Key.Key_Escape)
    assert not page.editing
    assert all(row.state is not DecisionState.DRAFT for row in page.rows.rows)


def test_esc_in_the_finder_empties_it_first(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    line = page.form.people.finder.line
    line.setFocus()
    qtbot.keyClicks(line, "nguyen")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert page.editing
    assert line.text() == ""


def test_a_draft_is_taken_out_by_del_and_comes_back_by_undo(qtbot, window, page):
    draft_ending(qtbot, page)
    qtbot.keyClick(page.form.subject, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert all(row.state is not DecisionState.DRAFT for row in page.rows.rows)
    window.frame.undo()
    assert page.rows.rows[0].state is DecisionState.DRAFT


def test_printing_keeps_the_very_bytes_and_sends_them(qtbot, page, monkeypatch):
    sent = []
    monkeypatch.setattr(page.paper, "send_to_printer", lambda data, **_asked: sent.append(data))
    [establishing] = [r for r in page.rows.rows if r.kind is DecisionKind.ESTABLISH]
    page.table.go_to(establishing.id)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    [document] = page.session.office.book.documents()
    assert page.session.office.book.pdf(document.id) == sent[0] == page.paper.view.data


def test_a_decision_that_was_printed_shows_its_record_though_its_form_has_changed(qtbot, page, monkeypatch):
    monkeypatch.setattr(page.paper, "send_to_printer", lambda _data, **_asked: None)
    [establishing] = [r for r in page.rows.rows if r.kind is DecisionKind.ESTABLISH]
    page.table.go_to(establishing.id)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    office = page.session.office
    [document] = office.book.documents()
    renewed(office, document.form)
    composed = printing_forms.compose_decision_paper(office, office.book.decision(establishing.id))
    assert printing_forms.draw(composed) != office.book.pdf(document.id)
    page.table.go_first()
    page.table.go_to(establishing.id)
    page._draw()
    assert page.paper.view.data == office.book.pdf(document.id)
    assert page.told.isVisible()
    assert page.told.text().startswith("Đây là bản lưu, in lại vẫn đúng bản này; mẫu nay đã khác.")
    assert "ở trang Văn bản" in page.told.text()


def test_a_draft_that_waits_for_its_number_offers_that(qtbot, page, monkeypatch):
    monkeypatch.setattr(IssueDialog, "exec", lambda _dialog: asked.append(1) or 0)
    asked = []
    give = page._head_issue
    draft_ending(qtbot, page)
    assert not give.isVisible(), "the form has its own"
    qtbot.keyClick(page.form.subject, Qt.Key.Key_Return, CONTROL)
    page.table.go_first()
    assert (give.isVisible(), give.isEnabled(), page._head_revoke.isVisible()) == (True, True, False)
    assert give.text().replace("&", "") == "Cấp số…   F8"
    give.click()
    assert asked
    page.table.go_to(page.rows.rows[-1].id)
    assert (give.isVisible(), page._head_revoke.isVisible()) == (False, True)


def test_a_decision_reaching_into_a_closed_month_is_given_its_number_with_a_reason(qtbot, page, monkeypatch):
    office = page.session.office
    november = Month(2026, 11)
    later = replace(office, clock=Clock.fixed(datetime(2026, 12, 1, 9)))  # noqa: DTZ001 - Clock.fixed gives the offset
    frozen = close_month(later, november)
    row = draft_ending(qtbot, page)
    page.form.effective.set_value(date(2026, 11, 15))
    seen = []

    def fill_and_accept(dialog):
        dialog.number.setText("46")
        seen.extend([dialog.late.isVisibleTo(dialog), dialog.go.isEnabled()])
        dialog.late.setText("nơi ký gửi về muộn")
        seen.extend([dialog.late.isVisibleTo(dialog), dialog.go.isEnabled()])
        assert any("Truy lĩnh, truy thu" in sentence for sentence in dialog.problems.sentences)
        return 1

    monkeypatch.setattr(IssueDialog, "exec", fill_and_accept)
    qtbot.keyClick(page.form.subject, Qt.Key.Key_F8)
    assert seen == [True, False, True, True]
    assert row.id not in on_day(memberships(office.book.decisions()), date(2026, 11, 20))
    assert office.book.closed_month(november) == frozen
    assert office.book.history.changes(1)[0].why == "nơi ký gửi về muộn"


def test_a_team_is_dissolved_by_keys_and_leaves_the_list(qtbot, page, monkeypatch):
    office = page.session.office
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    page.form.kind.setCurrentIndex(page.form.kind.findData(DecisionKind.DISSOLVE))
    assert not page.form.ended_teams.isHidden()
    assert page.form.team.isHidden()
    page.form.effective.set_value(date(2026, 11, 1))
    qtbot.keyClick(page.form.ended_teams, Qt.Key.Key_Space)
    team = page.form.draft.teams[0]
    name = next(one.name for one in office.book.teams() if one.id == team)
    assert page.form.subject.text().endswith(name.removeprefix("Tổ "))
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    seen = []

    def fill_and_accept(dialog):
        dialog.number.setText("45")
        seen.append(dialog.effect.text())
        return 1

    monkeypatch.setattr(IssueDialog, "exec", fill_and_accept)
    qtbot.keyClick(page.form.subject, Qt.Key.Key_F8)
    assert seen[0].startswith("Kết thúc ")
    assert not any(m.team == team for m in on_day(memberships(office.book.decisions()), date(2026, 11, 1)).values())
    row = next(r for r in page.rows.rows if r.reference == "45/QĐ-UBND")
    assert row.people == int(seen[0].split()[2])
    assert name not in [row.name for row in list_teams(office, date(2026, 11, 1))]
    assert name in [row.name for row in list_teams(office, date(2026, 10, 31))]


def test_the_row_stays_where_the_clerk_ticked_when_the_day_changes(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    page.form.kind.setCurrentIndex(page.form.kind.findData(DecisionKind.DISSOLVE))
    teams = page.form.ended_teams
    teams.setFocus()
    for _ in range(2):
        qtbot.keyClick(teams, Qt.Key.Key_Down)
    qtbot.keyClick(teams, Qt.Key.Key_Space)
    [ticked] = teams.value
    page.form.effective.set_value(date(2026, 12, 1))
    assert teams.currentItem().data(Qt.ItemDataRole.UserRole) == ticked


def test_a_draft_that_dissolves_teams_is_taken_up_again(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    page.form.kind.setCurrentIndex(page.form.kind.findData(DecisionKind.DISSOLVE))
    for _ in range(2):
        qtbot.keyClick(page.form.ended_teams, Qt.Key.Key_Space)
        qtbot.keyClick(page.form.ended_teams, Qt.Key.Key_Down)
    teams = page.form.draft.teams
    qtbot.keyClick(page.form.subject, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert len(teams) == 2
    assert page.form.draft.teams == teams


def test_the_print_is_drawn_away_from_the_window(qtbot, page, monkeypatch):
    sent, ran = [], []
    monkeypatch.setattr(page.paper, "send_to_printer", lambda data, **_asked: sent.append(data))
    page.session.tasks.began.connect(lambda words, _stops: ran.append(words))
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    ran.clear()
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert ran == ["Đang dựng bản in…"]
    [document] = page.session.office.book.documents()
    assert sent == [page.session.office.book.pdf(document.id)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_day_typed_over_the_prefilled_one_takes_its_place(qtbot, page, key):
    draft_ending(qtbot, page)
    dialog = IssueDialog(page, page.session, page.form.draft)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.number.hasFocus)
    qtbot.keyClicks(dialog.number, "45")
    qtbot.keyClick(dialog.number, key)
    assert dialog.focusWidget() is dialog.day
    qtbot.keyClicks(dialog.day, "19/11/26")
    assert dialog.day.text() == "19/11/26"
