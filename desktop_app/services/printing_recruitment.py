"""Print the papers of a round of recruitment: each form's composing by its code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId, MemberId, RecruitmentId
from desktop_app.model.problems import Problem, Refused, refuse_errors
from desktop_app.model.recruitment import PostedPaper, Recruitment
from desktop_app.model.recruitment_papers import gaps_of
from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.services import recruiting
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import (
    LIST_LEADERS,
    LIST_MEMBERS,
    SUBMISSION,
    Composed,
    compose_decision_paper,
    compose_list_paper,
    compose_submission_paper,
    paper_for,
    record_kept,
)
from desktop_app.wording import recruitment_words

APPLICATION, BALLOT, COUNTING, MINUTES = "mau_01", "mau_02", "mau_03", "mau_04"
PLAN, APPLICANTS, COUNCIL = "ke_hoach_tuyen_chon", "danh_sach_du_tuyen", "quyet_dinh_hoi_dong_xet_tuyen"
NOTICE, POSTING_LOG = "thong_bao_niem_yet", "nhat_ky_niem_yet"
DECISION = "decision"
"""Whichever form a draft's kind prints on."""
OF_A_DRAFT = (SUBMISSION, LIST_MEMBERS, LIST_LEADERS, DECISION)
OF_A_ROUND = (APPLICATION, BALLOT, COUNTING, MINUTES, PLAN, APPLICANTS, COUNCIL, NOTICE, POSTING_LOG)
POSTED_AT: Mapping[RecruitmentStep, PostedPaper] = {
    RecruitmentStep.POST_PLAN: PostedPaper.PLAN,
    RecruitmentStep.POST_LIST: PostedPaper.APPLICANTS,
    RecruitmentStep.POST_DECISION: PostedPaper.DECISION,
}


@dataclass(frozen=True, slots=True)
class RoundPaper:
    """Which paper of a round."""

    code: str
    member: MemberId | None = None
    """Whose application it is; None for the blank form."""
    posted: PostedPaper = PostedPaper.PLAN
    """What a notice or a posting log is about."""
    decision: DecisionId | None = None
    """Which of the round's drafts; None for that of recognition."""


def compose_round_paper(office: Office, recruitment: RecruitmentId, wanted: RoundPaper) -> Composed:
    """Return a paper of a round ready to be drawn, with what is left blank on it; Refused without what it must have."""
    one = recruiting.found(office, recruitment)
    if wanted.code in OF_A_DRAFT:
        return _of_draft(office, one, wanted)
    about = one.name
    if wanted.code == APPLICATION and wanted.member is not None:
        person = office.book.member(wanted.member)
        about = person.full_name if person else about
    if wanted.code in {NOTICE, POSTING_LOG}:
        about = recruitment_words.posting_of(wanted.posted, one.name)
    made = paper_for(office, wanted.code, _context(office, one, wanted), PaperOf(recruitment=one.id), about)
    return _asking(office, one, replace(made, part=_part(wanted)))


def _asking(office: Office, one: Recruitment, made: Composed) -> Composed:
    """Return the paper with what it lacks; Refused without what it must have, unless its kept record goes out."""
    gaps = gaps_of(made.form.code, one)
    if not gaps or record_kept(office, made) is not None:
        return made
    return replace(made, gaps=tuple(refuse_errors(gaps)))


def compose_blank_application_paper(office: Office) -> Composed:
    """Return the request to join that anybody may take home, ready to be drawn."""
    from desktop_app.services.composing_recruitment import compose_blank_application

    return paper_for(office, APPLICATION, compose_blank_application(office), PaperOf(), "")


def _part(wanted: RoundPaper) -> str:
    """Return what tells one applicant's paper from another's, and one notice of the round from the next."""
    if wanted.code in {NOTICE, POSTING_LOG}:
        return wanted.posted.value
    return wanted.member or ""


def _context(office: Office, one: Recruitment, wanted: RoundPaper) -> object:
    from desktop_app.services import composing_recruitment as before
    from desktop_app.services import composing_votes as votes

    composers: Mapping[str, Callable[[], object]] = {
        APPLICATION: lambda: before.compose_application(office, one, wanted.member),
        BALLOT: lambda: votes.compose_ballot(office, one),
        COUNTING: lambda: votes.compose_counting(office, one),
        MINUTES: lambda: votes.compose_minutes(office, one),
        PLAN: lambda: before.compose_plan(office, one),
        APPLICANTS: lambda: before.compose_applicants(office, one),
        COUNCIL: lambda: before.compose_council(office, one),
        NOTICE: lambda: before.compose_notice(office, one, wanted.posted),
        POSTING_LOG: lambda: before.compose_posting_log(office, one, wanted.posted),
    }
    return composers[wanted.code]()


def _of_draft(office: Office, one: Recruitment, wanted: RoundPaper) -> Composed:
    decision = _draft(office, one, wanted.decision)
    if wanted.code == SUBMISSION:
        return compose_submission_paper(office, decision)
    if wanted.code == DECISION:
        return compose_decision_paper(office, decision)
    return compose_list_paper(office, decision, leaders=wanted.code == LIST_LEADERS)


def _draft(office: Office, one: Recruitment, wanted: DecisionId | None) -> Decision:
    found = [d for d in map(office.book.decision, one.decisions) if d is not None]
    named = [d for d in found if d.id == wanted] or [d for d in found if d.kind is DecisionKind.RECOGNISE]
    if not named:
        raise Refused(Problem("recruit.no_draft"))
    return named[0]
