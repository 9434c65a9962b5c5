from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.model.recruitment import ApplicationPaper
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.services import keeping_teams, recruiting
from desktop_app.ui.recruiting.withdrawing import NewPersonDialog, ReasonDialog
from tests.services.recruiting_round import begin_another

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESC, DOWN, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F8


def go_to(page, step):
    page.table.go_to(step)
    assert page.panel.step.step is step
    return page.panel


def test_missing_papers_are_told_by_f8_and_a_withdrawal_by_del(recruitment, round_, keys, answer):
    page = recruitment
    round_.apply(papers=frozenset({ApplicationPaper.REQUEST}))
    page.session.changed.emit()
    panel = go_to(page, Step.RECEIVE)
    panel.table.setFocus()
    keys(F8)
    assert round_.now.applicants[0].told_on == page.session.office.clock.today()
    assert "báo thiếu" in panel.rows.columns[-1].text(panel.rows.rows[0])

    def give_a_reason(dialog):
        assert not dialog.go.isEnabled()
        keys("Chuyển nơi ở", ENTER)

    answer(ReasonDialog, give_a_reason)
    panel.table.setFocus()
    keys(Qt.Key.Key_Delete)
    assert round_.now.applicants[0].withdrawn_why == "Chuyển nơi ở"


def test_a_condition_not_met_asks_for_its_ground(recruitment, round_, keys):
    page = recruitment
    keeping_teams.save_member(page.session.office, replace(round_.people[0], health=None))
    round_.apply()
    page.session.changed.emit()
    panel = go_to(page, Step.RECEIVE)
    panel.form.go_to("ground:member.health_missing")
    keys("Đã xem giấy khám bản giấy", ENTER, "Giấy số 12")
    keys(ENTER, modifier=CONTROL)
    [override] = round_.now.applicants[0].overrides
    assert (override.code, override.document) == ("member.health_missing", "Giấy số 12")
    assert not any(problem.code == "member.health_missing" for problem in panel.rows.rows[0].problems)


def test_the_certificate_handed_in_is_written_with_the_person_by_f2(recruitment, round_, keys, answer):
    page = recruitment
    keeping_teams.save_member(page.session.office, replace(round_.people[0], health=None))
    round_.apply()
    page.session.changed.emit()
    panel = go_to(page, Step.RECEIVE)
    assert any("chưa ghi nơi cấp, ngày cấp" in label.text() for label in panel.form.findChildren(QLabel))

    def write(dialog):
        assert dialog.form.issuer.hasFocus()
        keys("Trung tâm Y tế", ENTER, "1/10/26")
        keys(ENTER, modifier=CONTROL)

    answer(NewPersonDialog, write)
    panel.table.setFocus()
    keys(Qt.Key.Key_F2)
    assert page.session.office.book.member(round_.people[0].id).health.issuer == "Trung tâm Y tế"
    assert panel.rows.rows[0].problems == ()


def test_a_withdrawal_keeps_what_was_half_typed_and_is_not_taken_back_by_it(recruitment, round_, keys, answer):
    page = recruitment
    round_.apply()
    page.session.changed.emit()
    panel = go_to(page, Step.RECEIVE)
    panel.form.priority.setText("Con thương binh")
    answer(ReasonDialog, lambda _dialog: keys("Chuyển nơi ở", ENTER))
    panel.table.setFocus()
    keys(Qt.Key.Key_Delete)
    assert panel.leave()
    one = round_.now.applicants[0]
    assert (one.priority, one.withdrawn_why) == ("Con thương binh", "Chuyển nơi ở")


def test_what_the_book_learned_meanwhile_is_not_lost_by_saving_the_fields(recruitment, round_):
    page, office = recruitment, recruitment.session.office
    round_.apply()
    page.session.changed.emit()
    panel = go_to(page, Step.RECEIVE)
    panel.form.priority.setText("Con thương binh")
    day = office.clock.today()
    member = panel.current_member
    page.session.do(lambda: recruiting.withdraw(office, round_.id, member, day, "Chuyển nơi ở"))
    assert panel.save()
    one = next(one for one in round_.now.applicants if one.member == member)
    assert (one.priority, one.withdrawn_why) == ("Con thương binh", "Chuyển nơi ở")


def test_an_application_in_another_round_is_told_as_long_as_it_stands(recruitment, round_):
    office = recruitment.session.office
    another = begin_another(round_)
    another.apply()
    round_.apply()
    recruitment.session.changed.emit()
    recruitment.show_key(round_.id)
    recruitment.table.go_to(Step.RECEIVE)

    def told():
        words = [one.text() for one in recruitment.panel.area.findChildren(QLabel)]
        return any("cũng có hồ sơ" in one and "«Tuyển chọn bổ sung năm 2026»" in one for one in words)

    assert told()
    who = recruitment.panel.current_member
    recruiting.withdraw(office, another.id, who, date(2026, 11, 2), "Dự tuyển đợt kia")
    recruitment.session.changed.emit()
    assert not told()
