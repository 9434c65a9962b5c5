import json
from datetime import date

import pytest

from desktop_app.model.periods import Month
from desktop_app.model.recruitment import PaperMark, PostingPlace
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.model.recruitment_vote import VoteOutcome
from desktop_app.services import deciding_recruitment, listing_recruitment, recording_decisions, recruiting
from desktop_app.services.closing_months import close_month
from desktop_app.services.listing_people import search
from desktop_app.services.listing_recruitment import PaperSigner, StepState
from desktop_app.services.sealing_records import records_of
from tests.services.recruiting_round import Round, begin


@pytest.fixture
def round_(office) -> Round:
    return begin(office)


def step(round_: Round, wanted: Step):
    return next(row for row in round_.view.steps if row.step is wanted)


def test_the_first_step_not_done_is_next_and_the_others_wait(round_: Round):
    states = {row.step: row.state for row in round_.view.steps}
    assert states[Step.PLAN] is StepState.DONE
    assert states[Step.APPROVE] is StepState.NEXT
    assert states[Step.POST_PLAN] is StepState.WAITING
    assert round_.view.next_step.step is Step.APPROVE


def test_five_working_days_step_over_the_holiday_of_24_november(round_: Round):
    round_.to_the_drafts()
    row = step(round_, Step.PROPOSAL)
    assert (row.due, row.working_days_left, row.state) == (date(2026, 11, 30), 19, StepState.NEXT)
    assert row.article == "Điều 4 khoản 1 Thông tư 14/2024/TT-BCA"
    assert not row.assumed
    deciding_recruitment.propose(round_.office, round_.id, PaperMark("31", "TTr-CAX", date(2026, 11, 25)))
    recruiting.receive_proposal(round_.office, round_.id, date(2026, 11, 26))
    assert step(round_, Step.DECISION).due == date(2026, 12, 3)


def test_a_step_past_its_day_is_overdue(round_: Round):
    recruiting.mark_paper(round_.office, round_.id, "plan", PaperMark("15", "KH-UBND", date(2026, 10, 28)))
    row = step(round_, Step.POST_PLAN)
    assert (row.due, row.working_days_left, row.state) == (date(2026, 10, 29), -2, StepState.OVERDUE)
    assert row.assumed
    assert [p.code for p in row.missing] == ["recruit.not_posted"]


def test_a_decision_with_its_number_leaves_only_its_posting(round_: Round):
    [draft] = round_.to_the_drafts()
    deciding_recruitment.propose(round_.office, round_.id, PaperMark("31", "TTr-CAX", date(2026, 11, 25)))
    recruiting.receive_proposal(round_.office, round_.id, date(2026, 11, 26))
    assert round_.view.next_step.step is Step.DECISION
    recording_decisions.give_number(round_.office, draft.id, "260", date(2026, 11, 30))
    assert step(round_, Step.DECISION).done_on == date(2026, 11, 30)
    assert step(round_, Step.POST_DECISION).due == date(2026, 12, 1)
    assert [row.id for row in round_.view.decisions] == [draft.id]


def test_every_step_has_its_papers_and_who_signs(round_: Round):
    signers = {row.step: {paper.signer for paper in row.papers} for row in round_.view.steps}
    assert all(signers.values())  # before the vote: afterwards a show of hands needs no ballots
    assert signers[Step.MINUTES] == {PaperSigner.COUNCIL}
    assert signers[Step.PROPOSAL] == {PaperSigner.POLICE}
    assert signers[Step.DECISION] == {PaperSigner.CHAIRMAN}


def test_the_count_shows_rank_and_outcome(round_: Round):
    round_.to_the_drafts(8, 5, 4)
    view = round_.view
    assert [(row.name, row.ayes, row.rank, row.outcome) for row in view.votes] == [
        ("Đỗ Thị Mới", 8, "1", VoteOutcome.CHOSEN),
        ("Lê Văn Năm", 5, "2", VoteOutcome.CHOSEN),
        ("Trần Văn Sáu", 4, "3", VoteOutcome.NOT_PASSED),
    ]
    assert (view.present, view.needed) == (8, 5)


def test_equal_votes_are_named(round_: Round):
    round_.approve()
    round_.apply()
    round_.list()
    round_.vote(8, 6, 6)
    [tie] = round_.view.ties
    assert ([name for _member, name in tie.members], tie.seats) == (["Lê Văn Năm", "Trần Văn Sáu"], 1)


def test_the_places_of_posting_are_those_of_the_teams(round_: Round):
    places = listing_recruitment.posting_places(round_.office, round_.now)
    assert {place for place, _where in places} == set(PostingPlace)
    assert places[2][1] == "Trụ sở Công an xã Tân Thành"


def test_rounds_are_listed_with_their_next_step(round_: Round):
    round_.approve()
    round_.apply()
    [row] = listing_recruitment.list_rounds(round_.office)
    assert (row.wanted, row.applied, row.chosen, row.step) == (2, 3, 0, Step.RECEIVE)
    assert (row.due, row.state) == (date(2026, 11, 13), StepState.NEXT)
    assert listing_recruitment.open_rounds(round_.office) == (row,)
    recruiting.stop(round_.office, round_.id, date(2026, 11, 9), "Chờ sắp xếp lại thôn")
    [stopped] = listing_recruitment.list_rounds(round_.office)
    assert (stopped.stopped, stopped.step) == (True, None)
    assert listing_recruitment.open_rounds(round_.office) == ()


def test_a_draft_that_no_longer_says_what_was_voted_is_told_of(round_: Round):
    round_.to_the_drafts(8, 7, 3)
    assert "recruit.drafts_differ" not in [problem.code for problem in round_.view.problems]
    round_.vote(3, 7, 8)
    assert "recruit.drafts_differ" in [problem.code for problem in round_.view.problems]


def test_somebody_who_only_applied_does_not_go_up_in_the_bundle(round_: Round):
    round_.to_the_drafts()
    month = Month(2026, 10)
    records = records_of(round_.office, month, close_month(round_.office, month))
    told = json.dumps(records, ensure_ascii=False, default=str)
    assert not any(person.full_name in told or person.cccd in told for person in round_.people)


def test_a_round_is_found_by_its_name(round_: Round):
    [hit] = [hit for hit in search(round_.office, "tuyen chon to vien") if hit.kind == "recruitment"]
    assert (hit.id, hit.detail) == (round_.id, "02/11/2026")


def test_a_paper_that_the_round_has_no_use_for_is_not_offered(round_: Round):
    round_.approve()
    round_.apply()
    round_.list()

    def offered(wanted: Step) -> list[str]:
        return [paper.form for paper in step(round_, wanted).papers]

    assert offered(Step.MEETING) == ["mau_02", "mau_03"]
    assert "mau_06" in offered(Step.PROPOSAL)
    round_.vote(8, 7, 3)
    assert offered(Step.MEETING) == []
    deciding_recruitment.draft_decisions(round_.office, round_.id, date(2026, 12, 1))
    assert offered(Step.PROPOSAL) == ["to_trinh_de_nghi_cong_nhan", "mau_05"]
