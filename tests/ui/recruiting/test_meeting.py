from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.model.recruitment import CouncilMember, CouncilRole, CouncilSeat, VoteMode
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.services import keeping_teams, recruiting
from desktop_app.services.listing_recruitment import StepState
from desktop_app.ui.recruiting.withdrawing import NewPersonDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESC, DOWN, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F8


NOT_WRITTEN = "giấy sức khỏe: chưa ghi nơi cấp, ngày cấp"


def state(page, step):
    return next(row.state for row in page.steps.rows if row.step is step)


def go_to(page, step):
    page.table.go_to(step)
    assert page.panel.step.step is step
    return page.panel


def test_the_count_follows_who_is_there(recruitment, round_, keys):
    page = recruitment
    round_.approve()
    round_.apply()
    round_.list()
    page.session.changed.emit()
    panel = go_to(page, Step.MEETING)
    panel.settle()
    keys("4")
    assert next(iter(panel.outcomes.values())).text() == "Không quá nửa"
    panel.there.setFocus()
    keys(SPACE)
    assert "7/8" in panel.threshold.text()
    assert next(iter(panel.outcomes.values())).text() == "Trúng tuyển"


def test_a_secret_ballot_asks_for_ballots_and_tellers(recruitment, round_):
    page = recruitment
    round_.approve()
    round_.apply()
    round_.list()
    page.session.changed.emit()
    panel = go_to(page, Step.MEETING)
    assert panel.ballots["ballots_out"].isHidden()
    panel.mode.set_value(VoteMode.BALLOT)
    assert not panel.ballots["ballots_out"].isHidden()
    for edit, ayes in zip(panel.votes.values(), (9, 3, 1), strict=True):
        edit.set_value(ayes)
    for edit, count in zip(panel.ballots.values(), (8, 8, 1), strict=True):
        edit.set_value(count)
    assert not panel.save()
    assert any("không thể" in sentence for sentence in panel.trouble.sentences)
    next(iter(panel.votes.values())).set_value(7)
    assert panel.save()
    assert round_.now.meeting.mode is VoteMode.BALLOT
    assert not panel.touched


def test_what_was_refused_and_then_mended_is_told_no_more(recruitment, round_):
    page = recruitment
    round_.approve()
    round_.apply()
    round_.list()
    page.session.changed.emit()
    panel = go_to(page, Step.MEETING)
    panel.mode.set_value(VoteMode.BALLOT)
    for edit in panel.votes.values():
        edit.set_value(6)
    assert not panel.save()
    assert "số phiếu phát ra" in panel.form.fault_of("ballots_out")
    assert "chưa ghi Tổ kiểm phiếu" in panel.form.fault_of("teller:to_truong")
    for edit, count in zip(panel.ballots.values(), (8, 8, 0), strict=True):
        edit.set_value(count)
    for box, one in zip(panel.tellers.values(), round_.now.council, strict=False):
        box.set_value(one.name)
    assert panel.save()
    assert not any(panel.form.fault_of(name) for name in ("ballots_out", "teller:to_truong"))


def test_what_is_odd_about_a_meeting_stays_told(recruitment, round_):
    page = recruitment
    round_.approve()
    round_.apply()
    round_.list()
    round_.vote(8, 7, 3)
    absent = tuple(replace(one, present=at > 0) for at, one in enumerate(round_.now.council))
    votes = tuple(replace(vote, ayes=min(vote.ayes, 7)) for vote in round_.now.meeting.votes)
    meeting = replace(round_.now.meeting, votes=votes)
    page.session.do(lambda: recruiting.hold_meeting(page.session.office, round_.id, meeting, absent))
    for step in (Step.MEETING, Step.MINUTES):
        panel = go_to(page, step)
        assert any("tối thiểu để họp chưa đọc được" in sentence for sentence in panel.trouble.sentences)


def test_what_somebody_lacks_stands_beside_the_votes_and_in_the_steps_after(recruitment, round_):
    page = recruitment
    round_.to_the_drafts()
    keeping_teams.save_member(page.session.office, replace(round_.people[0], health=None))
    page.session.changed.emit()
    panel = go_to(page, Step.MEETING)
    remarks = [one.text() for one in panel.vote_area.findChildren(QLabel) if one.text().startswith("Chú ý")]
    assert remarks == ["Chú ý: giấy sức khỏe: chưa ghi nơi cấp, ngày cấp"]
    for step in (Step.MINUTES, Step.PROPOSAL):
        panel = go_to(page, step)
        lacks = panel.votes.rows.columns[-1]
        assert [lacks.text(row) for row in panel.votes.rows.rows if row.lacks] == [NOT_WRITTEN]
        assert any("giấy chứng nhận sức khỏe" in sentence for sentence in panel.trouble.sentences), step


def test_f2_beside_the_result_opens_the_person_at_what_is_missing(recruitment, round_, keys, answer):
    page = recruitment
    round_.to_the_drafts()
    keeping_teams.save_member(page.session.office, replace(round_.people[0], health=None))
    page.session.changed.emit()
    assert state(page, Step.PROPOSAL) is not StepState.DONE
    panel = go_to(page, Step.MINUTES)
    panel.votes.go_to(round_.people[0].id)

    def write(dialog):
        assert dialog.form.issuer.hasFocus()
        keys("Trung tâm Y tế", ENTER, "1/10/26")
        keys(ENTER, modifier=CONTROL)

    answer(NewPersonDialog, write)
    panel.votes.setFocus()
    keys(Qt.Key.Key_F2)
    assert page.session.office.book.member(round_.people[0].id).health.issuer == "Trung tâm Y tế"
    assert round_.view.chosen_lacking == ()


def test_a_council_changed_meanwhile_is_asked_for_and_no_meeting_is_held_for_it(recruitment, round_):
    page, office = recruitment, recruitment.session.office
    round_.approve()
    round_.apply()
    round_.list()
    page.session.changed.emit()
    go_to(page, Step.MEETING)
    go_to(page, Step.COUNCIL)
    ninth = CouncilMember("Đinh Thị Chín", "Công chức xã", CouncilRole.MEMBER, CouncilSeat.OTHER)
    members = (*round_.now.council, ninth)
    page.session.do(lambda: recruiting.establish_council(office, round_.id, members))
    panel = go_to(page, Step.MEETING)
    assert not panel.touched
    assert panel.there.item(8).text() == "Đinh Thị Chín, Công chức xã"
    go_to(page, Step.COUNCIL)
    assert round_.now.meeting is None
    assert all(member.present for member in round_.now.council)


def test_who_came_into_the_council_while_something_is_typed_is_not_written_absent(recruitment, round_):
    page, office = recruitment, recruitment.session.office
    round_.approve()
    round_.apply()
    round_.list()
    page.session.changed.emit()
    panel = go_to(page, Step.MEETING)
    panel.there.tick(1, on=False)
    first = CouncilMember("Đinh Thị Chín", "Công chức xã", CouncilRole.MEMBER, CouncilSeat.OTHER)
    members = (first, *round_.now.council)
    page.session.do(lambda: recruiting.establish_council(office, round_.id, members))
    panel.save()
    assert [member.present for member in round_.now.council] == [True, True, False, *[True] * 6]
