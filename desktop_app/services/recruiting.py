"""Carry a round of recruitment from its plan to the drafts of its decisions, one verb for each deed of the clerk.

Every verb reads the round, changes its own part, refuses what is wrong with that part and returns what is odd about it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from desktop_app.model.decision import Decision
from desktop_app.model.ids import MemberId, RecruitmentId
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.problems import Place, Problem, Refused, Severity, refuse_errors
from desktop_app.model.recruitment import (
    Applicant,
    CouncilMeeting,
    CouncilMember,
    PaperMark,
    PostedPaper,
    Posting,
    Recruitment,
    RecruitmentPapers,
    RecruitmentPlan,
    Vacancy,
)
from desktop_app.model.recruitment_check import (
    RecruitmentKnown,
    before_receipt,
    check_applicant,
    check_council,
    check_plan,
)
from desktop_app.model.recruitment_others import is_over
from desktop_app.model.recruitment_path import out_of_order
from desktop_app.model.recruitment_vote_check import check_meeting
from desktop_app.model.text import same_spelling
from desktop_app.model.unit import on_day as profile_of
from desktop_app.services.marking_rounds import given_to, marking, recited
from desktop_app.services.office import Office
from desktop_app.services.typed_text import as_kept, uncarried
from desktop_app.services.working_days import works
from desktop_app.wording import recruitment_words


def new_recruitment_id() -> RecruitmentId:
    """Return an identifier nobody has."""
    return RecruitmentId(str(uuid4()))


def known(office: Office, on: date) -> RecruitmentKnown:
    """Return what a round is held against on a day."""
    profile = profile_of(tuple(office.book.profiles()), on)
    decisions, rounds = office.book.decisions(), tuple(office.book.recruitments())
    serving = on_day(memberships(decisions), on)
    issued = {decision.id for decision in decisions if decision.issued}
    return RecruitmentKnown(
        members={member.id: member for member in office.book.members()},
        teams={team.id: team for team in office.book.teams()},
        serving={member: membership.team for member, membership in serving.items()},
        traits=profile.traits if profile else frozenset(),
        rounds=rounds,
        over=frozenset(one.id for one in rounds if is_over(one, issued)),
    )


def found(office: Office, recruitment: RecruitmentId) -> Recruitment:
    """Return a round; Refused if there is none of that identity."""
    if (one := office.book.recruitment(recruitment)) is None:
        raise Refused(Problem("recruit.unknown"))
    return one


def start(
    office: Office, name: str, vacancies: Iterable[Vacancy] = (), plan: RecruitmentPlan | None = None
) -> Recruitment:
    """Begin a round; return it. Raises Refused where its name is empty or a vacancy is wrong."""
    office.require_commune()
    today = office.clock.today()
    one = as_kept(Recruitment(new_recruitment_id(), name, today, tuple(vacancies), plan or RecruitmentPlan()))
    _keep(office, one, "recruit.started", check_plan(one, known(office, one.started_on)))
    return one


def free_name(office: Office, name: str) -> str:
    """Return the name, numbered where another round bears it: ``…, đợt 2``."""
    taken = {same_spelling(one.name) for one in office.book.recruitments()}
    names = (name, *(recruitment_words.numbered(name, at) for at in range(2, len(taken) + 2)))
    return next(free for free in names if same_spelling(free) not in taken)


def odd_about_plan(office: Office, one: Recruitment) -> list[Problem]:
    """Return what is odd about the plan of a round that is kept."""
    return check_plan(one, known(office, office.clock.today()))


def change_plan(
    office: Office, recruitment: RecruitmentId, name: str, vacancies: Iterable[Vacancy], plan: RecruitmentPlan
) -> list[Problem]:
    """Say what the plan says; return what is odd about it."""
    one = replace(_open(office, recruitment), name=name.strip(), vacancies=tuple(vacancies), plan=plan)
    odd = [*check_plan(one, known(office, office.clock.today())), *_idle_days(office, plan)]
    return _keep(office, one, "recruit.planned", odd)


def _idle_days(office: Office, plan: RecruitmentPlan) -> Iterator[Problem]:
    """Tell the days of a plan on which offices are closed: nobody could hand anything in."""
    profile = profile_of(tuple(office.book.profiles()), office.clock.today())
    for name in ("receive_from", "receive_to", "meeting_planned"):
        day = getattr(plan, name)
        if profile is not None and day is not None and not works(office, profile, day):
            yield Problem("recruit.idle_day", Place(field=name), {"day": day, "weekday": day}, Severity.WARNING)


def mark_paper(office: Office, recruitment: RecruitmentId, name: str, mark: PaperMark) -> list[Problem]:
    """Record number and day of one of :class:`RecruitmentPapers`, by its field's name; return what is odd.

    The plan's is its approval by the committee, the list's its approval, the council's the chairman's decision.
    """
    nouns, odd = with_mark(office, recruitment, name, mark)
    newly = _is_numbered(office, found(office, recruitment), nouns[0], name)
    with office.book.change("recruit.numbered" if newly else "recruit.paper_marked", by=office.clerk) as change:
        change.put_all(nouns)
    return odd


def weigh_mark(office: Office, recruitment: RecruitmentId, name: str, mark: PaperMark) -> list[Problem]:
    """Return what stands against a number or day before it is given, and what is odd about it."""
    return marking(office, found(office, recruitment), name, mark)[1]


def with_mark(
    office: Office, recruitment: RecruitmentId, name: str, mark: PaperMark
) -> tuple[tuple[Recruitment, *tuple[Decision, ...]], list[Problem]]:
    """Return what is to be written: the round with the mark, then its drafts, which cite it; and what is odd about it.

    Raises Refused where the number or the day is wrong.
    """
    one = _open(office, recruitment)
    marked, problems = marking(office, one, name, mark)
    kept = as_kept(marked)
    return (kept, *recited(office, one, kept)), _odd(office, kept, problems)


def _is_numbered(office: Office, before: Recruitment, after: Recruitment, name: str) -> bool:
    """Return whether a paper gets its number: that is not undone, but taken back in the register with a reason."""
    return given_to(office, before, name) is None and given_to(office, after, name) is not None


def post(office: Office, recruitment: RecruitmentId, postings: Iterable[Posting]) -> list[Problem]:
    """Record where papers were hung up, besides what is recorded; a posting in the same place is replaced."""
    one = _open(office, recruitment)
    given = tuple(postings)
    same = {(p.paper, p.place, p.where.casefold()) for p in given}
    kept = tuple(p for p in one.postings if (p.paper, p.place, p.where.casefold()) not in same)
    wrong = [*_posted_before(office, one, given)]
    wrong += [
        Problem(
            "recruit.posting_backwards", Place(field="until"), {"where": p.where, "first": p.first, "last": p.until}
        )
        for p in given
        if p.until is not None and p.until < p.first
    ]
    return _keep(office, replace(one, postings=(*kept, *given)), "recruit.posted", wrong)


def day_of_posted(office: Office, one: Recruitment, paper: PostedPaper) -> date | None:
    """Return the day that a posted paper bears: none hangs before it. None while it is not known."""
    if paper is PostedPaper.PLAN:
        return one.papers.plan.day
    if paper is PostedPaper.APPLICANTS:
        return one.papers.applicants.day
    decisions = [d for d in map(office.book.decision, one.decisions) if d is not None]
    return max((d.signed_on for d in decisions if d.signed_on), default=None)


def _posted_before(office: Office, one: Recruitment, postings: Iterable[Posting]) -> Iterator[Problem]:
    days = {(posting.paper, posting.first) for posting in postings}
    for paper, first in sorted(days):
        day = day_of_posted(office, one, paper)
        if day is not None and first < day:
            values = {"first": first, "day": day, "paper": paper}
            yield Problem("recruit.posted_before_paper", Place(field="first"), values)


def take_down(office: Office, recruitment: RecruitmentId, posting: Posting) -> None:
    """Strike a posting that was recorded wrongly."""
    one = _open(office, recruitment)
    _keep(office, replace(one, postings=tuple(p for p in one.postings if p != posting)), "recruit.posting_struck", ())


def receive(office: Office, recruitment: RecruitmentId, applicant: Applicant) -> list[Problem]:
    """Take an application; return what it lacks. Refused for somebody who has one in this round that still stands."""
    one = _open(office, recruitment)
    former = next((a for a in one.standing if a.member == applicant.member), None)
    if former is not None:
        against = known(office, office.clock.today())
        person, team = against.members.get(former.member), against.teams.get(former.team)
        values = {
            "name": person.full_name if person else "",
            "team": team.name if team else "",
            "day": former.received_on,
        }
        raise Refused(Problem("recruit.applied_already", Place(field="applicants"), values))
    rest = tuple(a for a in one.applicants if a.member != applicant.member)
    return _keep_application(office, replace(one, applicants=(*rest, applicant)), applicant)


def change_application(office: Office, recruitment: RecruitmentId, applicant: Applicant) -> list[Problem]:
    """Change the application that the person has in this round; return what it lacks. Refused where there is none."""
    one = _open(office, recruitment)
    applicant_of(one, applicant.member)
    applicants = tuple(applicant if a.member == applicant.member else a for a in one.applicants)
    return _keep_application(office, replace(one, applicants=applicants), applicant)


def _keep_application(office: Office, changed: Recruitment, applicant: Applicant) -> list[Problem]:
    against = known(office, office.clock.today())
    problems = check_applicant(changed, applicant, against) if applicant.standing else []
    if (person := against.members.get(applicant.member)) is not None:
        problems += before_receipt(applicant, person.full_name)
    # Whether the law's conditions are met is judged by council and chairman; an application is taken all the same.
    return _keep(office, changed, "recruit.received", _taken(problems))


def _taken(problems: Iterable[Problem]) -> list[Problem]:
    of_the_person = "member."
    return [replace(p, severity=Severity.WARNING) if p.code.startswith(of_the_person) else p for p in problems]


def tell_missing(office: Office, recruitment: RecruitmentId, member: MemberId, day: date) -> list[Problem]:
    """Record that the applicant was told which papers are missing; Refused where none is."""
    applicant = applicant_of(_open(office, recruitment), member)
    if not applicant.missing:
        raise Refused(Problem("recruit.nothing_missing", Place(field="applicants")))
    return change_application(office, recruitment, replace(applicant, told_on=day))


def withdraw(office: Office, recruitment: RecruitmentId, member: MemberId, day: date, why: str) -> list[Problem]:
    """Record that somebody withdrew the application; it stays in the round with its reason."""
    applicant = applicant_of(_open(office, recruitment), member)
    return change_application(office, recruitment, replace(applicant, withdrawn_on=day, withdrawn_why=why.strip()))


def applicant_of(recruitment: Recruitment, member: MemberId) -> Applicant:
    """Return somebody's application; Refused where there is none."""
    for applicant in recruitment.applicants:
        if applicant.member == member:
            return applicant
    raise Refused(Problem("recruit.no_such_applicant", Place(field="applicants")))


def establish_council(
    office: Office, recruitment: RecruitmentId, members: Sequence[CouncilMember], mark: PaperMark | None = None
) -> list[Problem]:
    """Name the council, with the decision's number and day where they are given; return what is odd about it."""
    one = _open(office, recruitment)
    marked, problems = marking(office, one, "council", mark) if mark is not None else (one, [])
    changed = replace(marked, council=tuple(members))
    problems = [*problems, *check_council(changed), *_meeting_problems(office, changed)]
    newly = _is_numbered(office, one, marked, "council")
    return _keep(office, changed, "recruit.numbered" if newly else "recruit.council_named", problems)


def hold_meeting(
    office: Office, recruitment: RecruitmentId, meeting: CouncilMeeting, council: Sequence[CouncilMember] | None = None
) -> list[Problem]:
    """Record the meeting with its votes, and who of the council was there; return what is odd or still missing."""
    one = _open(office, recruitment)
    changed = replace(one, meeting=meeting, council=one.council if council is None else tuple(council))
    if not changed.council:
        raise Refused(Problem("recruit.no_council", Place(field="council")))
    return _keep(office, changed, "recruit.voted", _meeting_problems(office, changed))


def _meeting_problems(office: Office, recruitment: Recruitment) -> list[Problem]:
    against = known(office, office.clock.today())
    return check_meeting(recruitment, against.members, against.teams)


def receive_proposal(office: Office, recruitment: RecruitmentId, day: date) -> list[Problem]:
    """Record when the chairman received the proposal: the days of the decision run from it."""
    one = _open(office, recruitment)
    sent = one.papers.proposal.day
    wrong = []
    if sent is not None and day < sent:
        values = {"sent": sent, "received": day}
        wrong.append(Problem("recruit.received_before_sent", Place(field="proposal_received_on"), values))
    return _keep(office, replace(one, proposal_received_on=day), "recruit.proposal_received", wrong)


def stop(office: Office, recruitment: RecruitmentId, day: date, why: str) -> None:
    """End a round before its decision, with the reason; it stays in the list."""
    if not why.strip():
        raise Refused(Problem("recruit.stop_without_reason", Place(field="stopped_why")))
    _keep(office, replace(_open(office, recruitment), stopped_on=day, stopped_why=why.strip()), "recruit.stopped", ())


def resume(office: Office, recruitment: RecruitmentId) -> None:
    """Go on with a round that was stopped."""
    _keep(office, replace(found(office, recruitment), stopped_on=None, stopped_why=""), "recruit.resumed", ())


def discard(office: Office, recruitment: RecruitmentId) -> None:
    """Take a round begun by mistake out of the list; Refused once its plan was approved or somebody applied."""
    one = found(office, recruitment)
    if one.papers != RecruitmentPapers() or one.applicants or one.decisions:
        raise Refused(Problem("recruit.has_begun", values={"name": one.name}))
    with office.book.change("recruit.discarded", by=office.clerk) as change:
        change.retire(one)


def _open(office: Office, recruitment: RecruitmentId) -> Recruitment:
    office.require_commune()
    one = found(office, recruitment)
    if one.stopped_on is not None:
        raise Refused(Problem("recruit.is_stopped", values={"name": one.name, "day": one.stopped_on}))
    return one


def _keep(office: Office, recruitment: Recruitment, name: str, problems: Iterable[Problem]) -> list[Problem]:
    recruitment = as_kept(recruitment)
    odd = _odd(office, recruitment, problems)
    with office.book.change(name, by=office.clerk) as change:
        change.put(recruitment)
    return odd


def _odd(office: Office, recruitment: Recruitment, problems: Iterable[Problem]) -> list[Problem]:
    return refuse_errors([*problems, *uncarried(office, recruitment), *out_of_order(recruitment)])
