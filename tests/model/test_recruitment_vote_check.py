from dataclasses import replace

import pytest

from desktop_app.model.ids import MemberId
from desktop_app.model.problems import errors
from desktop_app.model.recruitment import CouncilMeeting, Recruitment, Teller, TellerPart, TieChoice, Vote, VoteMode
from desktop_app.model.recruitment_vote_check import check_meeting, most_ayes
from tests.building import a_member, a_team
from tests.recruiting import COUNCIL, TEAM, a_round, voted

PEOPLE = {MemberId(name): a_member(name, id=MemberId(name)) for name in ("an", "binh", "cuc")}
TEAMS = {TEAM: a_team("Tổ thôn Đông", id=TEAM)}
TELLERS = (Teller("Ngô Thị Mai", TellerPart.HEAD),)


def codes(recruitment: Recruitment) -> list[str]:
    return [problem.code for problem in check_meeting(recruitment, PEOPLE, TEAMS)]


def meeting(recruitment: Recruitment, **fields: object) -> Recruitment:
    held: CouncilMeeting = recruitment.meeting
    return replace(recruitment, meeting=replace(held, **fields))


def test_a_meeting_with_everybody_and_every_vote():
    assert codes(voted([("an", 8), ("binh", 5)])) == []
    assert codes(a_round()) == []


def test_who_is_absent_is_a_warning_for_the_quorum_was_not_read():
    found = check_meeting(voted([("an", 5)], present=7), PEOPLE, TEAMS)
    assert [problem.code for problem in found] == ["recruit.quorum_unread"]
    assert not errors(found)


def test_somebody_is_in_the_chair_and_writes():
    council = tuple(replace(one, present=at > 1 and not one.secretary) for at, one in enumerate(COUNCIL))
    found = codes(replace(voted([("an", 5)]), council=council))
    assert found[1:] == ["recruit.nobody_in_the_chair", "recruit.secretary_absent"]


@pytest.mark.parametrize("ayes", [-1, 7])
def test_nobody_has_more_votes_than_are_present(ayes: int):
    assert codes(voted([("an", ayes)], present=6))[-1] == "recruit.ayes_wrong"


def test_a_secret_ballot_asks_for_its_counts_before_it_doubts_the_votes():
    uncounted = meeting(voted([("an", 6), ("binh", 2)]), mode=VoteMode.BALLOT, tellers=TELLERS)
    assert codes(uncounted) == ["recruit.ballots_empty"]
    assert codes(meeting(uncounted, votes=(Vote(MemberId("an"), 0), Vote(MemberId("binh"), 0)))) == []


def test_valid_ballots_are_the_most_votes():
    ballot = meeting(
        voted([("an", 6)]), mode=VoteMode.BALLOT, ballots_out=8, ballots_in=7, ballots_invalid=1, tellers=TELLERS
    )
    assert most_ayes(ballot) == 6
    assert codes(ballot) == []
    assert codes(meeting(ballot, ballots_invalid=2)) == ["recruit.ayes_wrong"]
    assert codes(meeting(ballot, tellers=())) == ["recruit.no_tellers"]


@pytest.mark.parametrize(("out", "back", "invalid"), [(9, 8, 0), (6, 7, 0), (8, 3, 4), (8, 8, -1)])
def test_ballots_that_do_not_add_up(out: int, back: int, invalid: int):
    ballot = meeting(
        voted([("an", 0)]),
        mode=VoteMode.BALLOT,
        ballots_out=out,
        ballots_in=back,
        ballots_invalid=invalid,
        tellers=TELLERS,
    )
    assert codes(ballot) == ["recruit.ballots_wrong"]


def test_a_vote_for_nobody_a_vote_twice_and_a_vote_missing():
    one = voted([("an", 5)])
    votes = one.meeting.votes
    assert codes(meeting(one, votes=(*votes, Vote(MemberId("cuc"), 5)))) == ["recruit.vote_of_nobody"]
    assert codes(meeting(one, votes=(*votes, *votes))) == ["recruit.vote_twice"]
    assert codes(meeting(one, votes=())) == ["recruit.vote_missing"]


def test_a_tie_asks_for_the_councils_choice_and_its_reason():
    tie = voted([("an", 5), ("binh", 5)], places=1)
    assert codes(tie) == ["recruit.tie_open"]
    an, binh = MemberId("an"), MemberId("binh")
    assert codes(meeting(tie, ties=(TieChoice(TEAM, (an, binh), "x"),))) == ["recruit.tie_choice_wrong"]
    assert codes(meeting(tie, ties=(TieChoice(TEAM, (an,), " "),))) == ["recruit.tie_without_reason"]
    assert codes(meeting(tie, ties=(TieChoice(TEAM, (an,), "Hội đồng biểu quyết lại"),))) == []
    untied = meeting(voted([("an", 5)], places=1), ties=(TieChoice(TEAM, (an,), "x"),))
    assert codes(untied) == ["recruit.tie_not_there"]


def test_a_teller_is_there():
    one = voted([("an", 5)], present=7)
    ballots = {"mode": VoteMode.BALLOT, "ballots_out": 7, "ballots_in": 7}
    absent = Teller(COUNCIL[7].name, TellerPart.HEAD)
    assert "recruit.teller_absent" in codes(meeting(one, **ballots, tellers=(absent,)))
    assert "recruit.teller_absent" not in codes(meeting(one, **ballots, tellers=TELLERS))


def test_the_hours_that_the_minutes_print_are_asked_for():
    assert codes(meeting(voted([("an", 8)]), ended=None)) == ["recruit.meeting_hours_empty"]
