from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.model.ids import RecruitmentId
from desktop_app.model.member import Role
from desktop_app.model.recruitment import (
    Applicant,
    ApplicationPaper,
    CouncilMeeting,
    PaperMark,
    PostedPaper,
    Posting,
    PostingPlace,
    Vacancy,
)
from desktop_app.services import keeping_teams, recruiting, undoing
from tests.recruiting import COUNCIL
from tests.services.recruiting_round import PLAN, Round, begin


@pytest.fixture
def round_(office) -> Round:
    return begin(office)


def test_a_round_is_begun_and_its_plan_changed(round_: Round, refusal):
    odd = recruiting.change_plan(round_.office, round_.id, " Đợt hai ", [Vacancy(round_.team.id, 9)], PLAN)
    assert [problem.code for problem in odd] == ["recruit.over_quota"]
    assert (round_.now.name, round_.now.places(round_.team.id)) == ("Đợt hai", 9)
    assert refusal(lambda: recruiting.start(round_.office, " ")) == ["recruit.name_empty"]
    assert refusal(lambda: recruiting.found(round_.office, RecruitmentId("?"))) == ["recruit.unknown"]


def test_a_refused_change_writes_nothing(round_: Round, refusal):
    before = round_.now
    backwards = replace(PLAN, receive_to=date(2026, 11, 1))
    wrong = [Vacancy(round_.team.id, 0)]
    assert refusal(lambda: recruiting.change_plan(round_.office, round_.id, "x", wrong, backwards)) == [
        "recruit.receive_backwards",
        "recruit.places_wrong",
        "recruit.idle_day",
    ]
    assert round_.now == before


def test_each_deed_is_a_line_of_history_that_can_be_undone(round_: Round):
    round_.approve()
    names = [line.name for line in round_.office.book.history.changes(3)]
    assert names == ["recruit.posted", "recruit.numbered", "recruit.started"]
    undoing.undo(round_.office)
    assert round_.now.postings == ()
    assert round_.now.papers.plan.number == "15"


def test_a_number_comes_with_its_day(round_: Round, refusal):
    assert refusal(lambda: recruiting.mark_paper(round_.office, round_.id, "plan", PaperMark("15", "KH-UBND"))) == [
        "recruit.number_without_day"
    ]


def test_a_place_is_posted_in_once_and_may_be_struck(round_: Round, refusal):
    office, first = round_.office, date(2026, 11, 3)
    posting = Posting(PostedPaper.PLAN, PostingPlace.POLICE, "Trụ sở Công an xã", first)
    recruiting.post(office, round_.id, [posting])
    recruiting.post(office, round_.id, [replace(posting, until=date(2026, 11, 30))])
    [kept] = round_.now.postings
    assert kept.until == date(2026, 11, 30)
    wrong = replace(posting, until=date(2026, 11, 1))
    assert refusal(lambda: recruiting.post(office, round_.id, [wrong])) == ["recruit.posting_backwards"]
    recruiting.take_down(office, round_.id, kept)
    assert round_.now.postings == ()


def test_missing_papers_are_told_at_once_and_told_of(round_: Round, refusal):
    office, person = round_.office, round_.people[0]
    only_request = frozenset({ApplicationPaper.REQUEST})
    application = Applicant(person.id, round_.team.id, Role.MEMBER, date(2026, 11, 5), only_request)
    odd = recruiting.receive(office, round_.id, application)
    assert [problem.code for problem in odd] == ["recruit.papers_missing", "recruit.not_told"]
    [missing] = recruiting.tell_missing(office, round_.id, person.id, date(2026, 11, 5))
    assert missing.code == "recruit.papers_missing"
    recruiting.change_application(office, round_.id, replace(application, papers=frozenset(ApplicationPaper)))
    assert len(round_.now.applicants) == 1
    assert refusal(lambda: recruiting.tell_missing(office, round_.id, person.id, date(2026, 11, 5))) == [
        "recruit.nothing_missing"
    ]
    stranger = round_.people[1].id
    assert refusal(lambda: recruiting.tell_missing(office, round_.id, stranger, date(2026, 11, 5))) == [
        "recruit.no_such_applicant"
    ]


def test_an_application_is_taken_though_a_condition_is_not_met(round_: Round):
    young = replace(round_.people[0], birth=type(round_.people[0].birth)(2010, 1, 1))
    keeping_teams.save_member(round_.office, young)
    round_.apply()
    [row] = [row for row in round_.view.applicants if row.applicant.member == young.id]
    assert [problem.code for problem in row.problems] == ["member.too_young"]


def test_who_withdraws_stays_in_the_round(round_: Round):
    round_.apply()
    recruiting.withdraw(round_.office, round_.id, round_.people[0].id, date(2026, 11, 9), " Chuyển nơi ở ")
    assert [a.standing for a in round_.now.applicants] == [False, True, True]
    assert round_.now.applicants[0].withdrawn_why == "Chuyển nơi ở"


def test_what_was_done_about_an_application_before_it_was_handed_in_is_told(round_: Round):
    office, person = round_.office, round_.people[0]
    recruiting.receive(office, round_.id, Applicant(person.id, round_.team.id, Role.MEMBER, date(2026, 11, 5)))
    before, after = date(2026, 11, 4), date(2026, 11, 5)

    def odd(problems) -> list[str]:
        return [problem.code for problem in problems if problem.code.endswith("_before_receipt")]

    assert odd(recruiting.tell_missing(office, round_.id, person.id, after)) == []
    assert odd(recruiting.tell_missing(office, round_.id, person.id, before)) == ["recruit.told_before_receipt"]
    recruiting.tell_missing(office, round_.id, person.id, after)
    assert odd(recruiting.withdraw(office, round_.id, person.id, before, "ốm")) == ["recruit.withdrawn_before_receipt"]


def test_a_list_made_before_the_time_for_applications_is_over_is_told(round_: Round):
    until = round_.now.plan.receive_to
    assert until is not None
    odd = recruiting.mark_paper(round_.office, round_.id, "applicants", PaperMark(day=until - timedelta(days=1)))
    assert "recruit.listed_too_soon" in [problem.code for problem in odd]
    odd = recruiting.mark_paper(round_.office, round_.id, "applicants", PaperMark(day=until))
    assert "recruit.listed_too_soon" not in [problem.code for problem in odd]


def test_an_applicant_is_not_taken_out_of_the_list_of_people(round_: Round, refusal):
    round_.apply()
    assert refusal(lambda: keeping_teams.retire_member(round_.office, round_.people[0].id, "nhầm")) == [
        "member.in_recruitment"
    ]


def test_a_meeting_needs_a_council_and_possible_votes(round_: Round, refusal):
    round_.apply()
    empty = CouncilMeeting(date(2026, 11, 20))
    assert refusal(lambda: recruiting.hold_meeting(round_.office, round_.id, empty)) == ["recruit.no_council"]
    recruiting.establish_council(round_.office, round_.id, COUNCIL)
    assert refusal(lambda: round_.vote(9, 1, 1)) == ["recruit.ayes_wrong"]
    assert round_.now.meeting is None
    absent = [replace(one, present=at > 3) for at, one in enumerate(COUNCIL)]
    odd = recruiting.hold_meeting(round_.office, round_.id, empty, absent)
    assert [p.code for p in odd] == [
        "recruit.quorum_unread",
        "recruit.nobody_in_the_chair",
        "recruit.meeting_hours_empty",
        *["recruit.vote_missing"] * 3,
    ]
    assert round_.now.present == 4


def test_a_council_of_two_chairmen_is_refused(round_: Round, refusal):
    two = (*COUNCIL, replace(COUNCIL[0], name="Người khác"))
    assert refusal(lambda: recruiting.establish_council(round_.office, round_.id, two)) == ["recruit.council_chair"]


def test_the_proposal_is_not_received_before_it_is_sent(round_: Round, refusal):
    recruiting.mark_paper(round_.office, round_.id, "proposal", PaperMark("31", "TTr-CAX", date(2026, 11, 24)))
    assert refusal(lambda: recruiting.receive_proposal(round_.office, round_.id, date(2026, 11, 23))) == [
        "recruit.received_before_sent"
    ]
    recruiting.receive_proposal(round_.office, round_.id, date(2026, 11, 25))
    assert round_.now.proposal_received_on == date(2026, 11, 25)


def test_a_round_is_stopped_with_a_reason_and_gone_on_with(round_: Round, refusal):
    office = round_.office
    assert refusal(lambda: recruiting.stop(office, round_.id, date(2026, 11, 10), " ")) == [
        "recruit.stop_without_reason"
    ]
    recruiting.stop(office, round_.id, date(2026, 11, 10), "Chờ sắp xếp lại thôn")
    assert refusal(round_.apply) == ["recruit.is_stopped"]
    recruiting.resume(office, round_.id)
    round_.apply()
    assert len(round_.now.applicants) == 3


def test_only_a_round_just_begun_is_discarded(round_: Round, refusal):
    other = recruiting.start(round_.office, "Nhầm")
    recruiting.discard(round_.office, other.id)
    assert [one.id for one in round_.office.book.recruitments()] == [round_.id]
    round_.approve()
    assert refusal(lambda: recruiting.discard(round_.office, round_.id)) == ["recruit.has_begun"]


def test_a_second_application_does_not_take_the_place_of_the_first(round_: Round, refusal):
    round_.apply()
    first = round_.now.applicants[0]
    again = replace(first, received_on=date(2026, 11, 6), papers=frozenset())
    assert refusal(lambda: recruiting.receive(round_.office, round_.id, again)) == ["recruit.applied_already"]
    assert round_.now.applicants[0] == first
    recruiting.withdraw(round_.office, round_.id, first.member, date(2026, 11, 7), "Nộp lại")
    recruiting.receive(round_.office, round_.id, again)
    assert again in round_.now.applicants
    assert len(round_.now.applicants) == 3


def test_a_change_needs_an_application(round_: Round, refusal):
    nobody = Applicant(round_.people[0].id, round_.team.id, Role.MEMBER, date(2026, 11, 6))
    assert refusal(lambda: recruiting.change_application(round_.office, round_.id, nobody)) == [
        "recruit.no_such_applicant"
    ]


def test_a_day_of_rest_and_a_day_to_come_are_told(round_: Round):
    sunday = replace(PLAN, receive_from=date(2026, 11, 1))
    odd = recruiting.change_plan(round_.office, round_.id, "Đợt hai", [Vacancy(round_.team.id, 1)], sunday)
    assert [(problem.code, problem.at.field) for problem in odd] == [("recruit.idle_day", "receive_from")]
    later = round_.office.clock.today() + timedelta(days=1)
    odd = recruiting.mark_paper(round_.office, round_.id, "plan", PaperMark("15", "KH-UBND", later))
    assert "recruit.day_to_come" in [problem.code for problem in odd]
