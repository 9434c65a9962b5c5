"""What is wrong or odd in the council's meeting and its count (Thông tư 14/2024/TT-BCA Điều 3 khoản 6)."""

from collections.abc import Iterator, Mapping

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import CouncilMeeting, CouncilRole, Recruitment, TieChoice, VoteMode
from desktop_app.model.recruitment_vote import tied
from desktop_app.model.team import Team

MEETING = "Điều 3 khoản 6 Thông tư 14/2024/TT-BCA"
Members = Mapping[MemberId, Member]
Teams = Mapping[TeamId, Team]


def check_meeting(recruitment: Recruitment, members: Members, teams: Teams) -> list[Problem]:
    """Return what is wrong with the meeting, nothing where none is recorded yet."""
    meeting = recruitment.meeting
    if meeting is None:
        return []
    return [
        *_attendance(recruitment),
        *_hours(meeting),
        *(_ballots(recruitment, meeting) if meeting.mode is VoteMode.BALLOT else ()),
        *_votes(recruitment, meeting, members),
        *_ties(recruitment, meeting, members, teams),
    ]


def _attendance(recruitment: Recruitment) -> Iterator[Problem]:
    at = Place(field="attendance")
    present, total = recruitment.present, len(recruitment.council)
    if present < total:
        # How many must be there was not read in the circular: the clerk holds it against the text.
        values = {"present": present, "total": total}
        yield Problem("recruit.quorum_unread", at, values, Severity.WARNING, MEETING)
    leads = [one for one in recruitment.council if one.role is not CouncilRole.MEMBER and one.present]
    if recruitment.council and not leads:
        yield Problem("recruit.nobody_in_the_chair", at, {}, Severity.WARNING, MEETING)
    if any(one.secretary and not one.present for one in recruitment.council):
        yield Problem("recruit.secretary_absent", at, {}, Severity.WARNING, MEETING)


def _hours(meeting: CouncilMeeting) -> Iterator[Problem]:
    if meeting.begun is None or meeting.ended is None:
        yield Problem("recruit.meeting_hours_empty", Place(field="attendance"), {}, Severity.WARNING)


def _ballots(recruitment: Recruitment, meeting: CouncilMeeting) -> Iterator[Problem]:
    out, back, invalid = meeting.ballots_out, meeting.ballots_in, meeting.ballots_invalid
    if not 0 <= invalid <= back <= out <= recruitment.present:
        values = {"out": out, "back": back, "invalid": invalid, "present": recruitment.present}
        yield Problem("recruit.ballots_wrong", Place(field="ballots"), values)
    present = {one.name.strip() for one in recruitment.council if one.present}
    for teller in meeting.tellers:
        if recruitment.council and teller.name.strip() not in present:
            yield Problem("recruit.teller_absent", Place(field="tellers"), {"name": teller.name}, Severity.WARNING)
    if not meeting.tellers:
        yield Problem("recruit.no_tellers", Place(field="tellers"), {}, Severity.WARNING, MEETING)


def most_ayes(recruitment: Recruitment) -> int:
    """Return the most votes that anybody can have: those present, or the valid ballots."""
    meeting = recruitment.meeting
    if meeting is None or meeting.mode is VoteMode.HANDS:
        return recruitment.present
    return min(recruitment.present, max(0, meeting.ballots_in - meeting.ballots_invalid))


def _uncounted(meeting: CouncilMeeting) -> bool:
    """Return whether a secret ballot's papers are not counted yet, so that no number of votes can be held to them."""
    return meeting.mode is VoteMode.BALLOT and not (meeting.ballots_out or meeting.ballots_in)


def _votes(recruitment: Recruitment, meeting: CouncilMeeting, members: Members) -> Iterator[Problem]:
    at = Place(field="votes")
    standing = {one.member for one in recruitment.standing}
    most = most_ayes(recruitment)
    if _uncounted(meeting) and any(vote.ayes for vote in meeting.votes):
        most = recruitment.present
        yield Problem("recruit.ballots_empty", Place(field="ballots"))
    for vote in meeting.votes:
        name = members[vote.member].full_name if vote.member in members else ""
        if vote.member not in standing:
            yield Problem("recruit.vote_of_nobody", at, {"name": name})
        elif not 0 <= vote.ayes <= most:
            yield Problem("recruit.ayes_wrong", at, {"name": name, "ayes": vote.ayes, "most": most})
    voted = [vote.member for vote in meeting.votes]
    if len(voted) > len(set(voted)):
        yield Problem("recruit.vote_twice", at)
    for member in (one.member for one in recruitment.standing if one.member not in voted):
        name = members[member].full_name if member in members else ""
        yield Problem("recruit.vote_missing", at, {"name": name}, Severity.WARNING)


def _ties(recruitment: Recruitment, meeting: CouncilMeeting, members: Members, teams: Teams) -> Iterator[Problem]:
    choices = {tie.team: tie for tie in meeting.ties}
    for vacancy in recruitment.vacancies:
        edge, seats = tied(recruitment, vacancy.team)
        team = teams[vacancy.team].name if vacancy.team in teams else ""
        names = tuple(members[member].full_name for member in edge if member in members)
        yield from _tie(choices.get(vacancy.team), edge, seats, {"team": team, "names": names, "seats": seats})


def _tie(
    choice: TieChoice | None, edge: tuple[MemberId, ...], seats: int, values: Mapping[str, object]
) -> Iterator[Problem]:
    at = Place(field="ties")
    if choice is None:
        if edge:
            # How the circular settles it was not read, so nothing is drawn by lot here.
            yield Problem("recruit.tie_open", at, {**values}, Severity.WARNING, MEETING)
        return
    if not edge:
        yield Problem("recruit.tie_not_there", at, {**values}, Severity.WARNING)
    elif set(choice.chosen) - set(edge) or len(set(choice.chosen)) != seats or len(choice.chosen) != seats:
        yield Problem("recruit.tie_choice_wrong", at, {**values})
    elif not choice.reason.strip():
        yield Problem("recruit.tie_without_reason", at, {**values})
