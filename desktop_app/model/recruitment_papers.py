"""What a paper of a round lacks before it is signed: some of it the law asks for, the rest a pen may fill in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import CouncilRole, Recruitment, TellerPart
from desktop_app.model.recruitment_check import COUNCIL, check_council
from desktop_app.model.recruitment_path import RecruitmentStep, path
from desktop_app.model.recruitment_vote import VoteOutcome, result
from desktop_app.model.recruitment_vote_check import MEETING

_COUNCIL, _SECRETARY = Place(field="council"), "recruit.council_secretary"


def gaps_of(form: str, one: Recruitment) -> list[Problem]:
    """Return what a round's paper lacks: errors without which it is no such paper, warnings for what is left blank.

    ``form`` is the form's code; nothing for papers that need no more than they cannot be composed without.
    """
    return list(_GAPS[form](one)) if form in _GAPS else []


def _plan(one: Recruitment) -> Iterator[Problem]:
    steps = {facts.step: facts.missing for facts in path(one, {}, one.started_on)}
    yield from (replace(problem, severity=Severity.WARNING) for problem in steps[RecruitmentStep.PLAN])


def _council(one: Recruitment) -> Iterator[Problem]:
    """A council is led and has somebody who writes (Điều 3 khoản 5); who else is in it, and their words, may wait."""
    if not one.council:
        return
    for problem in check_council(one):
        yield replace(problem, severity=Severity.ERROR) if problem.code == _SECRETARY else problem
    bare = tuple(member.name for member in one.council if not member.office.strip())
    if bare:
        yield Problem("recruit.council_no_office", _COUNCIL, {"names": bare}, Severity.WARNING)


def _minutes(one: Recruitment) -> Iterator[Problem]:
    """Minutes are signed by who was in the chair and by the secretary, and say who was chosen (Điều 3 khoản 6)."""
    there = [member for member in one.council if member.present]
    if one.council and all(member.role is CouncilRole.MEMBER for member in there):
        yield Problem("recruit.nobody_in_the_chair", _COUNCIL, article=MEETING)
    if (writers := sum(member.secretary for member in one.council)) != 1:
        yield Problem(_SECRETARY, _COUNCIL, {"count": writers}, article=COUNCIL)
    elif not any(member.secretary for member in there):
        yield Problem("recruit.secretary_absent", _COUNCIL, article=MEETING)
    yield from _blank(one)
    if any(standing.outcome is VoteOutcome.TIED for standing in result(one)):
        yield Problem("recruit.tie_unsettled", Place(field="ties"), article=MEETING)


def _counting(one: Recruitment) -> Iterator[Problem]:
    yield from _blank(one)
    if one.meeting is None:
        return
    parts = {teller.part for teller in one.meeting.tellers}
    if not {TellerPart.HEAD, TellerPart.SECRETARY} <= parts:
        yield Problem("recruit.tellers_unsigned", Place(field="tellers"), {}, Severity.WARNING, MEETING)
    if not one.meeting.ballots_out:
        yield Problem("recruit.ballots_empty", Place(field="ballots"), {}, Severity.WARNING)


def _blank(one: Recruitment) -> Iterator[Problem]:
    """Tell what a pen would have to fill in."""
    meeting = one.meeting
    if meeting is None:
        yield Problem("recruit.no_meeting", Place(field="meeting"), {}, Severity.WARNING)
        return
    if meeting.begun is None or meeting.ended is None:
        yield Problem("recruit.meeting_hours_empty", Place(field="attendance"), {}, Severity.WARNING)
    if unvoted := sum(standing.outcome is VoteOutcome.NOT_VOTED for standing in result(one)):
        yield Problem("recruit.votes_missing", Place(field="votes"), {"count": unvoted}, Severity.WARNING)


_GAPS: Mapping[str, Callable[[Recruitment], Iterator[Problem]]] = {
    "ke_hoach_tuyen_chon": _plan,
    "quyet_dinh_hoi_dong_xet_tuyen": _council,
    "mau_03": _counting,
    "mau_04": _minutes,
}
