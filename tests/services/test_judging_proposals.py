from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Override
from desktop_app.model.ids import RuleId
from desktop_app.model.law import RuleKind, RuleOrigin, RuleText
from desktop_app.model.member import Birth, Education, HealthCertificate, HealthPart, Role
from desktop_app.model.problems import Refused
from desktop_app.model.recruitment import ApplicationPaper, PaperMark
from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.services import deciding_recruitment, keeping_teams, recruiting
from desktop_app.services.composing_proposals import compose_candidates, compose_submission
from desktop_app.services.judging_proposals import judge
from desktop_app.services.listing_recruitment import StepState
from desktop_app.services.printing_forms import LIST_MEMBERS, SUBMISSION, drawn
from desktop_app.services.printing_recruitment import RoundPaper, compose_round_paper
from tests.printing.paper import golden_text
from tests.services.recruiting_round import begin


@pytest.fixture
def round_(office):
    return begin(office)


def lacking(round_, **fields):
    """Take a round to its drafts; only then is its first applicant found to lack something."""
    round_.to_the_drafts()
    keeping_teams.save_member(round_.office, replace(round_.people[0], **fields))


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
    assert refused(round_) == ["recruit.proposal_untrue", "recruit.health_not_recorded"]
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


def test_the_step_the_list_and_the_refusal_say_the_same(round_):
    round_.to_the_drafts()
    deciding_recruitment.propose(round_.office, round_.id, PaperMark("31", "TTr-CAX", date(2026, 11, 24)))

    def proposal():
        return next(row for row in round_.view.steps if row.step is RecruitmentStep.PROPOSAL)

    assert proposal().state is StepState.DONE
    members = RoundPaper(LIST_MEMBERS)
    assert compose_round_paper(round_.office, round_.id, members).gaps == ()
    issuer = HealthCertificate(date(2026, 10, 1), "")
    keeping_teams.save_member(round_.office, replace(round_.people[0], health=issuer))
    assert proposal().state is not StepState.DONE
    assert [problem.code for problem in proposal().missing] == ["recruit.proposal_waits"]
    told = compose_round_paper(round_.office, round_.id, members)
    assert [problem.code for problem in told.gaps] == ["recruit.list_untrue", "recruit.health_not_recorded"]
    assert told.gaps[1].values["parts"] == (HealthPart.ISSUER,)
    assert "Chưa ghi nơi cấp giấy chứng nhận sức khỏe" in words_of(told)
    assert [problem.values["parts"] for problem in round_.view.chosen_lacking] == [(HealthPart.ISSUER,)]


OLD = Override("member.too_old", "Công an xã đề nghị, còn khỏe", "Văn bản số 12/CAX.")


def grounded(round_, *overrides, **fields):
    """Keep the first applicant with these fields and grounds, and make the drafts."""
    keeping_teams.save_member(round_.office, replace(round_.people[0], **fields))
    round_.approve()
    round_.apply()
    applicant = round_.now.applicants[0]
    recruiting.change_application(round_.office, round_.id, replace(applicant, overrides=overrides))
    round_.list()
    round_.vote(8, 7, 3)
    deciding_recruitment.conclude(round_.office, round_.id, PaperMark(day=date(2026, 11, 20)))
    [draft] = deciding_recruitment.draft_decisions(round_.office, round_.id, date(2026, 12, 1))
    return draft


def words_of(composed):
    return " ".join(golden_text(drawn(composed).printed.pdf).split())


def test_no_draft_names_somebody_who_lacks_something_without_a_ground(round_):
    keeping_teams.save_member(round_.office, replace(round_.people[0], health=None))
    with pytest.raises(Refused) as told:
        round_.to_the_drafts()
    assert [p.code for p in told.value.problems] == ["recruit.draft_lacking", "recruit.health_not_recorded"]
    assert round_.now.decisions == ()
    ground = Override("member.health_missing", "Đã xem bản giấy", "Giấy số 12")
    applicant = round_.now.applicants[0]
    recruiting.change_application(round_.office, round_.id, replace(applicant, overrides=(ground,)))
    [draft] = deciding_recruitment.draft_decisions(round_.office, round_.id, date(2026, 12, 1))
    assert ground in draft.recognitions[0].overrides


def test_what_no_ground_answers_is_drafted_only_without_the_person(round_):
    keeping_teams.save_member(round_.office, replace(round_.people[0], education=Education.PRIMARY))
    with pytest.raises(Refused):
        round_.to_the_drafts()
    first = round_.people[0].id
    recruiting.withdraw(round_.office, round_.id, first, date(2026, 11, 20), "Chưa tốt nghiệp THCS")
    [draft] = deciding_recruitment.draft_decisions(round_.office, round_.id, date(2026, 12, 1))
    assert first not in {recognition.member for recognition in draft.recognitions}


def test_a_condition_met_by_now_but_not_on_application_wants_its_ground_too(round_):
    keeping_teams.save_member(round_.office, replace(round_.people[0], resident_since=date(2025, 11, 20)))
    with pytest.raises(Refused) as told:
        round_.to_the_drafts()
    assert [p.code for p in told.value.problems][1:] == ["member.residence_short"]


def test_the_proposal_says_who_is_proposed_on_which_ground(round_):
    draft = grounded(round_, OLD, birth=Birth(1950, 1, 1))
    [said] = compose_submission(round_.office, draft).exceptions
    assert said == "Ông Đỗ Thị Mới: quá 70 tuổi; căn cứ: Công an xã đề nghị, còn khỏe, Văn bản số 12/CAX"
    composed = compose_round_paper(round_.office, round_.id, RoundPaper(SUBMISSION))
    assert composed.doubts == ()
    words = words_of(composed)
    assert "ở cơ sở, trừ các nội dung sau đây, kính trình xem xét theo căn cứ ghi kèm. - Ông Đỗ Thị Mới: quá" in words


def test_a_proposal_of_people_who_meet_all_is_what_it_was(round_):
    [draft] = round_.to_the_drafts()
    made = compose_submission(round_.office, draft)
    assert (made.except_for, made.exceptions) == ("", ())
    composed = compose_round_paper(round_.office, round_.id, RoundPaper(SUBMISSION))
    assert "trật tự ở cơ sở. Hồ sơ kèm theo gồm" in words_of(composed)
    rows = [row for team in compose_candidates(round_.office, draft, Role).teams for row in team.people]
    assert {row.note for row in rows} == {""}


def test_the_list_remarks_what_is_passed_over_and_what_is_missing(round_):
    draft = grounded(round_, OLD, birth=Birth(1950, 1, 1))
    second = round_.now.applicants[1]
    two = frozenset({ApplicationPaper.REQUEST, ApplicationPaper.BIOGRAPHY})
    recruiting.change_application(round_.office, round_.id, replace(second, papers=two))
    keeping_teams.save_member(round_.office, replace(round_.people[1], health=None))
    [team] = compose_candidates(round_.office, draft, [Role.MEMBER]).teams
    assert {row.name: row.note for row in team.people} == {
        "Đỗ Thị Mới": "Quá 70 tuổi (căn cứ: Công an xã đề nghị, còn khỏe, Văn bản số 12/CAX)",
        "Lê Văn Năm": "Hồ sơ thiếu giấy chứng nhận sức khỏe, bằng tốt nghiệp hoặc xác nhận học vấn",
    }
    assert "Quá 70 tuổi" in words_of(compose_round_paper(round_.office, round_.id, RoundPaper(LIST_MEMBERS)))


def test_what_was_signed_lacks_nothing_any_more(round_):
    draft = grounded(round_, OLD, birth=Birth(1950, 1, 1))
    keeping_teams.save_member(round_.office, replace(round_.people[1], health=None))
    signed = replace(draft, number="7", signed_on=date(2026, 11, 30))
    judged = judge(round_.office, signed)
    assert [len(one.passed) for one in judged.values()] == [1, 0]
    assert all(one.lacks == () for one in judged.values())


def test_a_form_reworded_here_that_hides_the_grounds_is_told_of(round_):
    grounded(round_, OLD, birth=Birth(1950, 1, 1))
    office = round_.office
    text = (office.paths.forms / SUBMISSION / "form.toml").read_text(encoding="utf-8")
    start = text.index('[[block]]\nkind = "items"\nrows = "exceptions"')
    end = text.index("[[block]]", start + 1)
    changed = text[:start] + text[end:]
    with office.book.change("t.t", by="t") as change:
        rule = RuleText(RuleId("own"), RuleKind.FORM, SUBMISSION, changed, RuleOrigin.LOCAL, "2026-10-01", "Lan")
        change.put(rule)
    composed = compose_round_paper(office, round_.id, RoundPaper(SUBMISSION))
    assert [problem.code for problem in composed.doubts] == ["form.hides_exceptions"]
