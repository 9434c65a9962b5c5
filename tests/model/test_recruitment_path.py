from dataclasses import replace
from datetime import date

from desktop_app.model.ids import DecisionId
from desktop_app.model.recruitment import (
    ApplicationPaper,
    PaperMark,
    PostedPaper,
    Recruitment,
    RecruitmentPlan,
)
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.model.recruitment_path import StepFacts, path
from tests.building import a_decision, issued
from tests.recruiting import COUNCIL, PAPERS, a_round, an_applicant, posted_everywhere, voted

TODAY = date(2026, 11, 21)
DRAFT = a_decision(id=DecisionId("d"))


def at(recruitment: Recruitment, step: Step, decision=DRAFT, today: date = TODAY) -> StepFacts:
    return path(recruitment, {decision.id: decision}, today)[tuple(Step).index(step)]


def codes(recruitment: Recruitment, step: Step, **more: object) -> list[str]:
    return [problem.code for problem in at(recruitment, step, **more).missing]


def whole() -> Recruitment:
    decided = voted([("an", 7)])
    return replace(
        decided,
        papers=replace(PAPERS, proposal=PaperMark("31", "TTr-CAX", date(2026, 11, 24))),
        postings=(
            *posted_everywhere(PostedPaper.PLAN, date(2026, 11, 3)),
            *posted_everywhere(PostedPaper.APPLICANTS, date(2026, 11, 16)),
            *posted_everywhere(PostedPaper.DECISION, date(2026, 12, 2)),
        ),
        proposal_received_on=date(2026, 11, 25),
        decisions=(DecisionId("d"),),
    )


def test_a_round_just_begun_lacks_its_plan_first():
    begun = a_round(vacancies=(), plan=RecruitmentPlan())
    assert codes(begun, Step.PLAN) == ["recruit.no_vacancy", *["recruit.plan_empty"] * 4]
    assert codes(a_round(), Step.PLAN) == []
    assert codes(a_round(), Step.APPROVE) == ["recruit.plan_not_approved"]


def test_a_whole_round_has_every_step_done_on_its_day():
    decision = issued(id=DecisionId("d"), on=date(2026, 12, 1))
    days = {one.step: one.done_on for one in path(whole(), {decision.id: decision}, TODAY)}
    assert None not in days.values()
    assert days[Step.POST_PLAN] == date(2026, 11, 3)
    assert days[Step.DECISION] == date(2026, 12, 1)
    assert days[Step.POST_DECISION] == date(2026, 12, 2)


def test_receiving_lasts_until_its_last_day():
    receiving = a_round(applicants=(an_applicant("an"),))
    assert codes(receiving, Step.RECEIVE, today=date(2026, 11, 13)) == ["recruit.still_receiving"]
    assert codes(receiving, Step.RECEIVE, today=date(2026, 11, 14)) == []
    lacking = an_applicant("an", papers=frozenset({ApplicationPaper.REQUEST}))
    assert codes(a_round(applicants=(lacking,)), Step.RECEIVE) == ["recruit.untold"]
    assert codes(a_round(), Step.RECEIVE) == ["recruit.no_applicant"]
    approved = replace(a_round(applicants=(lacking,)), papers=PAPERS)
    assert codes(approved, Step.RECEIVE) == ["recruit.untold"]
    assert at(approved, Step.RECEIVE).deadline is None


def test_no_draft_is_counted_before_there_is_one():
    none = replace(whole(), decisions=(), proposal_received_on=None)
    assert codes(none, Step.DECISION) == ["recruit.proposal_not_received", "recruit.no_draft"]


def test_five_working_days_from_the_minutes_and_from_receipt():
    minutes = at(whole(), Step.PROPOSAL).deadline
    assert (minutes.after, minutes.working_days, minutes.article[:14]) == (date(2026, 11, 20), 5, "Điều 4 khoản 1")
    decided = at(whole(), Step.DECISION).deadline
    assert (decided.after, decided.working_days, decided.article[:14]) == (date(2026, 11, 25), 5, "Điều 4 khoản 3")
    unreceived = replace(whole(), proposal_received_on=None)
    assert at(unreceived, Step.DECISION).deadline.after == date(2026, 11, 24)
    assert codes(unreceived, Step.DECISION) == ["recruit.proposal_not_received", "recruit.not_decided"]


def test_at_once_is_said_to_be_our_reading():
    assert at(whole(), Step.POST_PLAN).deadline.assumed
    assert not at(a_round(), Step.RECEIVE).deadline.article
    assert at(a_round(), Step.PROPOSAL).deadline is None


def test_the_minutes_wait_for_a_tie_to_be_settled():
    tie = voted([("an", 5), ("binh", 5)], places=1)
    assert codes(tie, Step.MINUTES) == ["recruit.tie_unsettled"]


def test_a_vote_that_chose_nobody_makes_no_proposal():
    assert codes(voted([("an", 4)]), Step.PROPOSAL) == ["recruit.nobody_chosen", "recruit.no_proposal"]


def test_a_council_is_complete_with_its_decision():
    assert codes(a_round(council=COUNCIL), Step.COUNCIL) == ["recruit.council_not_decided"]
    assert codes(a_round(council=COUNCIL, papers=PAPERS), Step.COUNCIL) == []
    assert codes(a_round(), Step.MEETING) == ["recruit.no_meeting"]
