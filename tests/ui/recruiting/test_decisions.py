from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop_app.model.problems import Problem
from desktop_app.model.recruitment import Vacancy
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.services import keeping_teams, recruiting
from tests.building import a_team
from tests.services.recruiting_round import PLAN


@pytest.mark.usefixtures("sent")
def test_each_draft_of_a_round_is_printed_from_its_line(recruitment, round_):
    office = recruitment.session.office
    new = a_team("Tổ thôn Lập Thêm", villages=round_.team.villages)
    keeping_teams.save_team(office, new)
    recruiting.change_plan(office, round_.id, "Tuyển chọn", [Vacancy(new.id, 2)], PLAN)
    establish, recognise = replace(round_, team=new).to_the_drafts()
    recruitment.session.changed.emit()
    recruitment.table.go_to(Step.DECISION)
    prints = [b for b in recruitment.panel.findChildren(QPushButton) if b.accessibleName().startswith("In quyết định")]
    assert len(prints) == 2
    for made in prints:
        made.click()
    printed = {document.decision: document.form for document in office.book.documents()}
    assert printed[establish.id].startswith("mau_08_thanh_lap")
    assert printed[recognise.id].startswith("mau_08_cong_nhan")


def test_the_day_received_is_asked_for_as_a_day(recruitment, round_):
    round_.to_the_drafts()
    recruitment.session.changed.emit()
    recruitment.table.go_to(Step.DECISION)
    panel = recruitment.panel
    panel.day.setText("hôm qua")
    assert not panel.save()
    assert "hôm qua" in panel.form.fault_of("proposal_received_on")
    panel.day.set_value(date(2026, 11, 25))
    assert panel.save()
    assert round_.now.proposal_received_on == date(2026, 11, 25)


def test_a_symbol_typed_without_its_number_is_told_and_not_called_saved(recruitment, round_, keys):
    round_.to_the_drafts()
    recruitment.session.changed.emit()
    recruitment.table.go_to(Step.PROPOSAL)
    panel, said = recruitment.panel, []
    recruitment.session.said.connect(said.append)
    panel.form.go_to("symbol")
    keys("1")
    keys(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert said == []
    assert "Điền Số" in panel.form.fault_of("number")
    assert panel.form.number.hasFocus()


def test_a_day_of_effect_typed_without_a_draft_is_told(recruitment, round_, keys):
    round_.to_the_drafts()
    recruitment.session.changed.emit()
    recruitment.table.go_to(Step.PROPOSAL)
    panel = recruitment.panel
    panel.effective.setFocus()
    panel.effective.selectAll()
    keys("2/12/26")
    keys(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "F8" in panel.start.fault_of("effective_on")
    keys(Qt.Key.Key_F8)
    assert round_.view.decisions[0].effective_on == date(2026, 12, 2)
    assert not panel.touched


def test_the_day_of_effect_of_one_round_is_never_offered_to_another(recruitment, round_):
    page = recruitment
    round_.to_the_drafts()
    page.session.changed.emit()
    page.table.go_to(Step.PROPOSAL)
    assert page.panel.effective.value == date(2026, 12, 1)
    other = page.session.do(lambda: recruiting.start(page.session.office, "Đợt khác"))
    page.show_key(other.id)
    page.table.go_to(Step.PROPOSAL)
    assert page.panel.effective.text() == ""


def test_drafts_made_again_are_no_longer_said_to_differ_from_the_result(recruitment, round_):
    page = recruitment
    round_.to_the_drafts()
    round_.vote(8, 3, 7)
    page.session.changed.emit()
    page.table.go_to(Step.PROPOSAL)
    panel = page.panel
    differ = page.session.messages.problem(Problem("recruit.drafts_differ"))
    assert differ in " ".join(panel.trouble.sentences)
    panel.do()
    assert differ not in " ".join(panel.trouble.sentences)
