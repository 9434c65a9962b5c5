"""The way from plan to decision: which step is done, what it still lacks, and from when its days are counted.

Working days themselves are counted where the holidays are known.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from desktop_app.model.decision import Decision
from desktop_app.model.ids import DecisionId
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import CouncilRole, PostedPaper, Recruitment, head_of, unposted
from desktop_app.model.recruitment_vote import VoteOutcome, chosen, result

PROPOSE_WITHIN = 5
"""Working days from the minutes (Điều 4 khoản 1)."""
DECIDE_WITHIN = 5
"""Working days from receipt of the proposal (Điều 4 khoản 3)."""


class RecruitmentStep(StrEnum):
    """The steps in the order they are taken."""

    PLAN = "ke_hoach"
    APPROVE = "phe_duyet"
    POST_PLAN = "niem_yet_ke_hoach"
    RECEIVE = "tiep_nhan"
    LIST = "danh_sach"
    POST_LIST = "niem_yet_danh_sach"
    COUNCIL = "hoi_dong"
    MEETING = "hop_xet_tuyen"
    MINUTES = "bien_ban"
    PROPOSAL = "de_nghi"
    DECISION = "quyet_dinh"
    POST_DECISION = "niem_yet_quyet_dinh"


class PlanItem(StrEnum):
    """What a plan must say, by the name of its field in :class:`RecruitmentPlan`."""

    RECEIVE_FROM = "receive_from"
    RECEIVE_TO = "receive_to"
    RECEIVE_AT = "receive_at"
    MEETING_PLANNED = "meeting_planned"


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a step is due: on a day, or some working days after one."""

    after: date
    working_days: int
    """Nought: the day itself."""
    article: str = ""
    """Where it stands, as printed; empty for the round's own plan."""
    assumed: bool = False
    """Whether the text says no number and this one is our reading."""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """How one step stands."""

    step: RecruitmentStep
    done_on: date | None
    """None while it is not done."""
    missing: tuple[Problem, ...]
    deadline: Deadline | None


def path(recruitment: Recruitment, decisions: Mapping[DecisionId, Decision], today: date) -> tuple[StepFacts, ...]:
    """Return every step of a round, in order."""
    own = [decisions[one] for one in recruitment.decisions if one in decisions]
    found = []
    for step in RecruitmentStep:
        missing = tuple(_MISSING[step](recruitment, own, today))
        done_on = None if missing else _done_on(step, recruitment, own)
        found.append(StepFacts(step, done_on, missing, _deadline(step, recruitment, own)))
    return tuple(found)


def _done_on(step: RecruitmentStep, recruitment: Recruitment, decisions: list[Decision]) -> date | None:
    """Return the day of a step that lacks nothing."""
    papers, plan, meeting = recruitment.papers, recruitment.plan, recruitment.meeting
    days: dict[RecruitmentStep, date | None] = {
        RecruitmentStep.PLAN: papers.plan.day or recruitment.started_on,
        RecruitmentStep.APPROVE: papers.plan.day,
        RecruitmentStep.POST_PLAN: _last_posted(recruitment, PostedPaper.PLAN),
        RecruitmentStep.RECEIVE: papers.applicants.day or plan.receive_to,
        RecruitmentStep.LIST: papers.applicants.day,
        RecruitmentStep.POST_LIST: _last_posted(recruitment, PostedPaper.APPLICANTS),
        RecruitmentStep.COUNCIL: papers.council.day,
        RecruitmentStep.MEETING: meeting.day if meeting else None,
        RecruitmentStep.MINUTES: papers.minutes.day,
        RecruitmentStep.PROPOSAL: papers.proposal.day,
        RecruitmentStep.DECISION: max((d.signed_on for d in decisions if d.signed_on), default=None),
        RecruitmentStep.POST_DECISION: _last_posted(recruitment, PostedPaper.DECISION),
    }
    return days[step]


def _last_posted(recruitment: Recruitment, paper: PostedPaper) -> date | None:
    return max((one.first for one in recruitment.posted(paper)), default=None)


def _deadline(step: RecruitmentStep, recruitment: Recruitment, decisions: list[Decision]) -> Deadline | None:
    """Return when a step is due. "Ngay sau khi" is read as the next working day, which no text says."""
    papers, plan = recruitment.papers, recruitment.plan
    decided = _done_on(RecruitmentStep.DECISION, recruitment, decisions)
    proposed = recruitment.proposal_received_on or papers.proposal.day
    minutes, chair = "Điều 4 khoản 1 Thông tư 14/2024/TT-BCA", "Điều 4 khoản 3 Thông tư 14/2024/TT-BCA"
    at_once = "Điều 3 Thông tư 14/2024/TT-BCA"
    counted: dict[RecruitmentStep, tuple[date | None, int, str, bool]] = {
        RecruitmentStep.POST_PLAN: (papers.plan.day, 1, at_once, True),
        # Once the list is approved nothing is received any more: what a notice still lacks has no day of the plan.
        RecruitmentStep.RECEIVE: (None if papers.applicants.day else plan.receive_to, 0, "", False),
        RecruitmentStep.MEETING: (plan.meeting_planned, 0, "", False),
        RecruitmentStep.PROPOSAL: (papers.minutes.day, PROPOSE_WITHIN, minutes, False),
        RecruitmentStep.DECISION: (proposed, DECIDE_WITHIN, chair, False),
        RecruitmentStep.POST_DECISION: (decided, 1, chair, True),
    }
    after, days, article, assumed = counted.get(step, (None, 0, "", False))
    return Deadline(after, days, article, assumed) if after else None


Missing = Callable[[Recruitment, list[Decision], date], Iterator[Problem]]


def _plan(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if not recruitment.vacancies:
        yield Problem("recruit.no_vacancy", Place(field="vacancies"))
    for item in PlanItem:
        if not getattr(recruitment.plan, item.value):
            yield Problem("recruit.plan_empty", Place(field=item.value), {"field": item})


def _approve(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if recruitment.papers.plan.day is None:
        yield Problem("recruit.plan_not_approved", Place(field="plan"))


def _posting(paper: PostedPaper, recruitment: Recruitment) -> Iterator[Problem]:
    if places := unposted(recruitment, paper):
        yield Problem("recruit.not_posted", Place(field="postings"), {"paper": paper, "places": places})


def _post_plan(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    yield from _posting(PostedPaper.PLAN, recruitment)


def _receive(recruitment: Recruitment, _decisions: list[Decision], today: date) -> Iterator[Problem]:
    at, last = Place(field="applicants"), recruitment.plan.receive_to
    if not recruitment.standing:
        yield Problem("recruit.no_applicant", at)
    untold = sum(bool(one.missing) and one.told_on is None for one in recruitment.standing)
    if untold:
        yield Problem("recruit.untold", at, {"count": untold}, article="Điều 3 Thông tư 14/2024/TT-BCA")
    if recruitment.papers.applicants.day is None and (last is None or today <= last):
        yield Problem("recruit.still_receiving", at, {"last": last or "…"}, Severity.WARNING)


def _list(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if recruitment.papers.applicants.day is None:
        yield Problem("recruit.list_not_approved", Place(field="applicants_paper"))


def _post_list(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    yield from _posting(PostedPaper.APPLICANTS, recruitment)


def _council(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if head_of(recruitment.council, CouncilRole.CHAIR) is None:
        yield Problem("recruit.no_council", Place(field="council"))
    if recruitment.papers.council.day is None:
        yield Problem("recruit.council_not_decided", Place(field="council_paper"))


def _meeting(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if recruitment.meeting is None:
        yield Problem("recruit.no_meeting", Place(field="meeting"))
        return
    unvoted = sum(one.outcome is VoteOutcome.NOT_VOTED for one in result(recruitment))
    if unvoted or not recruitment.standing:
        yield Problem("recruit.votes_missing", Place(field="votes"), {"count": unvoted})


def _minutes(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if any(one.outcome is VoteOutcome.TIED for one in result(recruitment)):
        yield Problem("recruit.tie_unsettled", Place(field="ties"))
    if recruitment.papers.minutes.day is None:
        yield Problem("recruit.no_minutes", Place(field="minutes"))


def _proposal(recruitment: Recruitment, decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if recruitment.meeting is not None and not chosen(recruitment):
        yield Problem("recruit.nobody_chosen", Place(field="votes"))
    elif not decisions:
        yield Problem("recruit.no_draft", Place(field="decisions"))
    if recruitment.papers.proposal.day is None:
        yield Problem("recruit.no_proposal", Place(field="proposal"))


def _decision(recruitment: Recruitment, decisions: list[Decision], _today: date) -> Iterator[Problem]:
    if recruitment.proposal_received_on is None:
        yield Problem("recruit.proposal_not_received", Place(field="proposal_received_on"))
    if not decisions:
        yield Problem("recruit.no_draft", Place(field="decisions"))
    elif drafts := sum(not one.issued for one in decisions):
        yield Problem("recruit.not_decided", Place(field="decisions"), {"count": drafts})


def _post_decision(recruitment: Recruitment, _decisions: list[Decision], _today: date) -> Iterator[Problem]:
    yield from _posting(PostedPaper.DECISION, recruitment)


_MISSING: Mapping[RecruitmentStep, Missing] = {
    RecruitmentStep.PLAN: _plan,
    RecruitmentStep.APPROVE: _approve,
    RecruitmentStep.POST_PLAN: _post_plan,
    RecruitmentStep.RECEIVE: _receive,
    RecruitmentStep.LIST: _list,
    RecruitmentStep.POST_LIST: _post_list,
    RecruitmentStep.COUNCIL: _council,
    RecruitmentStep.MEETING: _meeting,
    RecruitmentStep.MINUTES: _minutes,
    RecruitmentStep.PROPOSAL: _proposal,
    RecruitmentStep.DECISION: _decision,
    RecruitmentStep.POST_DECISION: _post_decision,
}
_ORDERED = (
    RecruitmentStep.APPROVE,
    RecruitmentStep.POST_PLAN,
    RecruitmentStep.LIST,
    RecruitmentStep.POST_LIST,
    RecruitmentStep.MEETING,
    RecruitmentStep.MINUTES,
    RecruitmentStep.PROPOSAL,
)
"""The steps whose days must not run backwards; a council may be established at any time before its meeting."""


def out_of_order(recruitment: Recruitment) -> list[Problem]:
    """Return a warning for each step whose day lies before that of a step which comes first."""
    days = [(step, _done_on(step, recruitment, [])) for step in _ORDERED]
    known = [(step, day) for step, day in days if day is not None]
    council, meeting = recruitment.papers.council.day, recruitment.meeting
    pairs = list(pairwise(known))
    if council is not None and meeting is not None:
        pairs.append(((RecruitmentStep.COUNCIL, council), (RecruitmentStep.MEETING, meeting.day)))
    backwards = [
        Problem(
            "recruit.days_backwards",
            Place(field="papers"),
            {"earlier": earlier, "earlier_day": first, "later": later, "later_day": second},
            Severity.WARNING,
        )
        for (earlier, first), (later, second) in pairs
        if second < first
    ]
    return [*backwards, *_listed_too_soon(recruitment)]


def _listed_too_soon(recruitment: Recruitment) -> Iterator[Problem]:
    """The list is made when the time for applications is over (TT 14/2024 Điều 3)."""
    listed, until = recruitment.papers.applicants.day, recruitment.plan.receive_to
    if listed is not None and until is not None and listed < until:
        values = {"listed": listed, "until": until}
        article = "Điều 3 Thông tư 14/2024/TT-BCA"
        yield Problem("recruit.listed_too_soon", Place(field="papers"), values, Severity.WARNING, article)
