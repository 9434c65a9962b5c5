from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Override
from desktop_app.model.member import Education
from desktop_app.model.problems import Refused
from desktop_app.model.recruitment import ApplicationPaper
from desktop_app.services import deciding_recruitment, keeping_teams, recruiting
from desktop_app.services.printing_forms import SUBMISSION
from desktop_app.services.printing_recruitment import RoundPaper, compose_round_paper
from tests.services.recruiting_round import begin


@pytest.fixture
def round_(office):
    return begin(office)


def lacking(round_, **fields):
    """Take a round to its drafts, where its first applicant is kept with these fields."""
    keeping_teams.save_member(round_.office, replace(round_.people[0], **fields))
    round_.to_the_drafts()


def refused(round_):
    with pytest.raises(Refused) as told:
        compose_round_paper(round_.office, round_.id, RoundPaper(SUBMISSION))
    return [problem.code for problem in told.value.problems]


def test_a_proposal_of_people_who_lack_nothing_is_made(round_):
    round_.to_the_drafts()
    assert compose_round_paper(round_.office, round_.id, RoundPaper(SUBMISSION)).form.text.code == SUBMISSION


def test_who_has_too_little_schooling_is_not_said_to_meet_all_conditions(round_):
    lacking(round_, education=Education.PRIMARY)
    assert refused(round_) == ["recruit.proposal_untrue", "member.education_too_low"]
    assert [p.code for p in round_.view.chosen_lacking] == ["member.education_too_low"]


def test_a_missing_certificate_holds_the_proposal_until_a_ground_is_written(round_):
    lacking(round_, health=None)
    assert refused(round_) == ["recruit.proposal_untrue", "member.health_missing"]
    applicant = round_.now.applicants[0]
    ground = Override("member.health_missing", "Đã xem bản giấy", "Giấy số 12")
    recruiting.change_application(round_.office, round_.id, replace(applicant, overrides=(ground,)))
    deciding_recruitment.draft_decisions(round_.office, round_.id, date(2026, 12, 1))
    assert compose_round_paper(round_.office, round_.id, RoundPaper(SUBMISSION)).form.text.code == SUBMISSION
    assert round_.view.chosen_lacking == ()


def test_a_paper_not_handed_in_holds_the_proposal_until_a_ground_is_written(round_):
    round_.to_the_drafts()
    applicant = round_.now.applicants[0]
    three = applicant.papers - {ApplicationPaper.SCHOOLING}
    recruiting.change_application(round_.office, round_.id, replace(applicant, papers=three))
    assert refused(round_) == ["recruit.proposal_untrue", "recruit.papers_missing"]
    ground = Override("recruit.papers_missing", "Trường xác nhận qua điện thoại", "Biên bản số 3")
    recruiting.change_application(round_.office, round_.id, replace(applicant, papers=three, overrides=(ground,)))
    assert compose_round_paper(round_.office, round_.id, RoundPaper(SUBMISSION)).form.text.code == SUBMISSION
    [draft] = deciding_recruitment.draft_decisions(round_.office, round_.id, date(2026, 12, 1))
    assert all(recognition.overrides == () for recognition in draft.recognitions)


def test_a_certificate_handed_in_but_not_kept_with_the_person_is_told(round_):
    lacking(round_, health=None)
    codes = [problem.code for problem in round_.view.applicants[0].problems]
    assert "recruit.health_not_recorded" in codes
