"""Who is chosen by the council's vote (Thông tư 14/2024/TT-BCA Điều 3 khoản 6).

Chosen needs the votes of more than half of the council's members present; where more passed than there are places,
from the highest number down until they are full. What the circular says of equal numbers for the last place was not
read: those concerned are shown, and the council's own choice with its reason is recorded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.recruitment import Recruitment, TieChoice, Vote


class VoteOutcome(StrEnum):
    """What a vote came to for one applicant."""

    CHOSEN = "trung_tuyen"
    TIED = "bang_phieu"
    """Passed, but with as many votes as others for too few places; the council has not chosen yet."""
    NO_PLACE = "het_cho"
    """Passed, but the places are full."""
    NOT_PASSED = "khong_dat"
    NOT_VOTED = "chua_bieu_quyet"


@dataclass(frozen=True, slots=True)
class Standing:
    """One applicant's place in the result of a team."""

    member: MemberId
    team: TeamId
    ayes: int
    """Nought where no vote is recorded."""
    rank: int
    """From 1; equal votes have equal rank."""
    outcome: VoteOutcome


def votes_needed(present: int) -> int:
    """Return the fewest votes that are more than half of those present."""
    return present // 2 + 1


def result(recruitment: Recruitment) -> tuple[Standing, ...]:
    """Return how everybody stands whose application was not withdrawn, team by team, the highest first."""
    meeting = recruitment.meeting
    votes = {vote.member: vote.ayes for vote in meeting.votes} if meeting else {}
    needed = votes_needed(recruitment.present)
    ties = {tie.team: tie for tie in meeting.ties} if meeting else {}
    found: list[Standing] = []
    for team in dict.fromkeys(one.team for one in recruitment.standing):
        members = [one.member for one in recruitment.standing if one.team == team]
        counted = [Vote(member, votes[member]) for member in members if member in votes]
        found += _of_team(team, counted, recruitment.places(team), needed, ties.get(team))
        found += [
            Standing(member, team, 0, len(counted) + 1, VoteOutcome.NOT_VOTED)
            for member in members
            if member not in votes
        ]
    return tuple(found)


def shared_rank(rank: int, sharing: int) -> str:
    """Return ``1``, or ``2-3`` where several share a place."""
    return f"{rank}-{rank + sharing - 1}" if sharing > 1 else str(rank)


def chosen(recruitment: Recruitment) -> tuple[Standing, ...]:
    """Return those chosen, team by team."""
    return tuple(one for one in result(recruitment) if one.outcome is VoteOutcome.CHOSEN)


def tied(recruitment: Recruitment, team: TeamId) -> tuple[tuple[MemberId, ...], int]:
    """Return those with equal votes for a team's last places whatever the council chose, and how many places those are.

    Nobody and nought where no such case arises.
    """
    meeting = recruitment.meeting
    members = {one.member for one in recruitment.standing if one.team == team}
    votes = [vote for vote in meeting.votes if vote.member in members] if meeting else []
    return _at_the_edge(_passed(votes, votes_needed(recruitment.present)), recruitment.places(team))


def _of_team(team: TeamId, votes: Iterable[Vote], places: int, needed: int, choice: TieChoice | None) -> list[Standing]:
    ordered = sorted(votes, key=lambda vote: -vote.ayes)
    passed = _passed(ordered, needed)
    edge, seats = _at_the_edge(passed, places)
    taken = _taken(choice, edge, seats)
    full = {vote.member for vote in passed[:places]} - set(edge)
    standings = []
    for vote in ordered:
        rank = 1 + sum(other.ayes > vote.ayes for other in ordered)
        outcome = _outcome(vote, needed, full | set(taken), set(edge) if not taken else set())
        standings.append(Standing(vote.member, team, vote.ayes, rank, outcome))
    return standings


def _outcome(vote: Vote, needed: int, winners: set[MemberId], open_tie: set[MemberId]) -> VoteOutcome:
    if vote.ayes < needed:
        return VoteOutcome.NOT_PASSED
    if vote.member in winners:
        return VoteOutcome.CHOSEN
    return VoteOutcome.TIED if vote.member in open_tie else VoteOutcome.NO_PLACE


def _passed(votes: Iterable[Vote], needed: int) -> list[Vote]:
    return sorted((vote for vote in votes if vote.ayes >= needed), key=lambda vote: -vote.ayes)


def _at_the_edge(passed: Sequence[Vote], places: int) -> tuple[tuple[MemberId, ...], int]:
    """Return the group of equal votes that the last place falls into, if the group is larger than what is left."""
    left = places
    for _ayes, group in groupby(passed, key=lambda vote: vote.ayes):
        members = tuple(vote.member for vote in group)
        if 0 < left < len(members):
            return members, left
        left -= len(members)
    return (), 0


def _taken(choice: TieChoice | None, edge: Sequence[MemberId], seats: int) -> tuple[MemberId, ...]:
    """Return whom the council took; nobody where its choice does not fit the votes, or has no reason."""
    if choice is None or not choice.reason.strip():
        return ()
    fits = len(set(choice.chosen)) == len(choice.chosen) == seats and set(choice.chosen) <= set(edge)
    return choice.chosen if fits else ()
