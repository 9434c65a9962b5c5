"""Who is chosen, held against the rule said in other words for every applicant by himself."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.ids import MemberId
from desktop_app.model.recruitment import CouncilMeeting, Recruitment, TieChoice
from desktop_app.model.recruitment_vote import VoteOutcome, chosen, result, tied, votes_needed
from tests.recruiting import TEAM, voted

COUNTS = st.lists(st.integers(0, 8), max_size=9)
PRESENT, PLACES = st.integers(0, 8), st.integers(1, 5)


def a_vote(counts: list[int], present: int, places: int) -> Recruitment:
    return voted([(f"m{at}", min(count, present)) for at, count in enumerate(counts)], present, places)


def outcomes(recruitment: Recruitment) -> dict[str, VoteOutcome]:
    return {one.member: one.outcome for one in result(recruitment)}


def with_choice(recruitment: Recruitment, members: tuple[MemberId, ...], reason: str = "Hội đồng biểu quyết lại"):
    meeting: CouncilMeeting = recruitment.meeting
    return replace(recruitment, meeting=replace(meeting, ties=(TieChoice(TEAM, members, reason),)))


@given(st.integers(0, 40))
def test_more_than_half_of_those_present(present: int):
    needed = votes_needed(present)
    assert 2 * needed > present
    assert 2 * (needed - 1) <= present


@given(COUNTS, PRESENT, PLACES)
def test_each_applicant_by_himself(counts: list[int], present: int, places: int):
    recruitment = a_vote(counts, present, places)
    ayes = {vote.member: vote.ayes for vote in recruitment.meeting.votes}
    passed = {member: n for member, n in ayes.items() if 2 * n > present}
    for member, outcome in outcomes(recruitment).items():
        if member not in passed:
            assert outcome is VoteOutcome.NOT_PASSED
            continue
        better = sum(n > ayes[member] for n in passed.values())
        as_good = sum(n == ayes[member] for n in passed.values())
        if better + as_good <= places:
            assert outcome is VoteOutcome.CHOSEN
        elif better >= places:
            assert outcome is VoteOutcome.NO_PLACE
        else:
            assert outcome is VoteOutcome.TIED


@given(COUNTS, PRESENT, PLACES, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(counts: list[int], present: int, places: int, chance: random.Random):
    recruitment = a_vote(counts, present, places)
    applicants, votes = list(recruitment.applicants), list(recruitment.meeting.votes)
    chance.shuffle(applicants)
    chance.shuffle(votes)
    meeting = replace(recruitment.meeting, votes=tuple(votes))
    shuffled = replace(recruitment, applicants=tuple(applicants), meeting=meeting)
    assert outcomes(shuffled) == outcomes(recruitment)
    ranks = {one.member: one.rank for one in result(recruitment)}
    assert {one.member: one.rank for one in result(shuffled)} == ranks


@given(COUNTS, PRESENT, PLACES)
def test_a_choice_with_its_reason_fills_every_place(counts: list[int], present: int, places: int):
    recruitment = a_vote(counts, present, places)
    edge, seats = tied(recruitment, TEAM)
    settled = with_choice(recruitment, edge[:seats])
    passed = sum(2 * vote.ayes > present for vote in recruitment.meeting.votes)
    assert len(chosen(settled)) == min(passed, places)
    assert VoteOutcome.TIED not in outcomes(settled).values()
    assert set(edge[:seats]) <= {one.member for one in chosen(settled)}


def test_half_is_not_more_than_half():
    assert outcomes(voted([("an", 4), ("binh", 5)])) == {"binh": VoteOutcome.CHOSEN, "an": VoteOutcome.NOT_PASSED}
    assert outcomes(voted([("an", 4)], present=7)) == {"an": VoteOutcome.CHOSEN}


def test_a_tie_at_the_last_place_is_shown_and_left_to_the_council():
    open_tie = voted([("an", 8), ("binh", 6), ("cuc", 6), ("dung", 5)])
    assert outcomes(open_tie) == {
        "an": VoteOutcome.CHOSEN,
        "binh": VoteOutcome.TIED,
        "cuc": VoteOutcome.TIED,
        "dung": VoteOutcome.NO_PLACE,
    }
    assert [one.rank for one in result(open_tie)] == [1, 2, 2, 4]
    settled = outcomes(with_choice(open_tie, (MemberId("cuc"),)))
    assert (settled["binh"], settled["cuc"]) == (VoteOutcome.NO_PLACE, VoteOutcome.CHOSEN)


def test_a_choice_that_does_not_fit_or_has_no_reason_counts_for_nothing():
    open_tie = voted([("an", 8), ("binh", 6), ("cuc", 6), ("dung", 5)])
    for members, reason in ((("dung",), "x"), (("binh", "cuc"), "x"), (("binh",), " "), ((), "x")):
        choice = tuple(MemberId(member) for member in members)
        assert outcomes(with_choice(open_tie, choice, reason)) == outcomes(open_tie)


def test_a_tie_that_fits_into_the_places_is_no_tie():
    assert set(outcomes(voted([("an", 6), ("binh", 6)])).values()) == {VoteOutcome.CHOSEN}
    assert tied(voted([("an", 6), ("binh", 6)]), TEAM) == ((), 0)


def test_who_has_no_vote_yet_stands_last():
    recruitment = voted([("an", 6), ("binh", 5)])
    meeting = replace(recruitment.meeting, votes=recruitment.meeting.votes[1:])
    assert [(one.member, one.outcome) for one in result(replace(recruitment, meeting=meeting))] == [
        ("binh", VoteOutcome.CHOSEN),
        ("an", VoteOutcome.NOT_VOTED),
    ]
    assert {one.outcome for one in result(replace(recruitment, meeting=None))} == {VoteOutcome.NOT_VOTED}
