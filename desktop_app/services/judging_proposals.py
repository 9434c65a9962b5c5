"""Whether a proposal may say of its people that they meet every condition (Luật 30/2023/QH15 Điều 13)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind, Override, Recognition
from desktop_app.model.eligibility import check_eligibility, let_pass
from desktop_app.model.ids import MemberId
from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.model.recruitment import Applicant, Recruitment
from desktop_app.model.recruitment_check import (
    HEALTH,
    NOT_RECORDED,
    PAPERS_MISSING,
    as_handed_in,
    grounds,
    lacking,
    papers_missing,
)
from desktop_app.model.recruitment_path import RecruitmentStep, StepFacts
from desktop_app.model.recruitment_vote import chosen
from desktop_app.services import recruiting
from desktop_app.services.office import Office
from desktop_app.services.recording_decisions import check

OF_A_PERSON = "member."


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of somebody proposed, besides that the conditions are met."""

    passed: tuple[tuple[Problem, Override], ...] = ()
    """What is not met or not there, each with the written ground on which it is let pass."""
    lacks: tuple[Problem, ...] = ()
    """The same without any ground."""


def judge(office: Office, decision: Decision) -> Mapping[MemberId, Judged]:
    """Return what is to be said of each person whom a decision recognises.

    Of a decision with its number nothing is lacking any more, and its grounds are those that it was given with.
    """
    known = recruiting.known(office, decision.effective_on)
    applied = _applications(office, decision)
    found = {}
    for recognition in decision.recognitions:
        if (person := known.members.get(recognition.member)) is not None:
            unmet = check_eligibility(person, decision.effective_on, known.traits)
            applicant = applied.get(recognition.member)
            if applicant is not None and applicant.missing:
                unmet.append(papers_missing(applicant, person.full_name, Place(field="applicants")))
            judged = _judged(decision, recognition, applicant, unmet)
            found[recognition.member] = replace(judged, lacks=tuple(as_handed_in(judged.lacks, applicant, person)))
    return found


def _judged(decision: Decision, recognition: Recognition, applicant: Applicant | None, unmet: list[Problem]) -> Judged:
    given = {one.code: one for one in recognition.overrides if one.ground.strip()}
    papers = applicant.overrides if applicant is not None else ()
    given |= {one.code: one for one in papers if one.code == PAPERS_MISSING and one.ground.strip()}
    may_pass = [p.code in given and p.severity is not Severity.ERROR for p in unmet]
    passed = tuple((p, given[p.code]) for p, may in zip(unmet, may_pass, strict=True) if may)
    without = () if decision.issued else tuple(p for p, may in zip(unmet, may_pass, strict=True) if not may)
    return Judged(passed, without)


def refuse_untrue(office: Office, decision: Decision) -> None:
    """Refuse the proposal of a draft that names somebody of whom the book knows that something is lacking.

    A written ground, of the draft or of the application, lets pass what may be let pass. What is signed and numbered
    stays as it is.
    """
    if found := untrue(office, decision):
        raise Refused([Problem("recruit.proposal_untrue"), *found])


def untrue(office: Office, decision: Decision) -> list[Problem]:
    """Return what the book knows to be lacking, without a ground, with those whom a draft names; errors throughout."""
    if decision.issued:
        return []
    lacks = [problem for judged in judge(office, decision).values() for problem in judged.lacks]
    named = {problem.values.get("name") for problem in lacks if problem.code == NOT_RECORDED}
    found = [
        problem
        for problem in check(office, decision)
        if problem.code.startswith(OF_A_PERSON)
        and problem.severity is not Severity.WARNING
        and not (problem.code == HEALTH and problem.values.get("name") in named)
    ]
    found += [problem for problem in lacks if problem.code in {PAPERS_MISSING, NOT_RECORDED}]
    return [replace(problem, severity=Severity.ERROR) for problem in found]


def with_lacks(office: Office, facts: StepFacts, decisions: Iterable[Decision]) -> StepFacts:
    """Return how a step stands: a proposal that would be refused is not done, though it has number and day."""
    if facts.step is not RecruitmentStep.PROPOSAL:
        return facts
    lacks = [p for one in decisions if one.kind is DecisionKind.RECOGNISE for p in untrue(office, one)]
    if not lacks:
        return facts
    waits = Problem("recruit.proposal_waits", Place(field="decisions"), {"count": len(lacks)})
    return replace(facts, done_on=None, missing=(*facts.missing, waits))


def refuse_lacking(office: Office, one: Recruitment, effective_on: date) -> None:
    """Refuse the drafts of a result in which somebody chosen lacks something without a written ground."""
    found = [replace(problem, severity=Severity.ERROR) for problem in _of_chosen(office, one, effective_on)]
    if found:
        raise Refused([Problem("recruit.draft_lacking", Place(field="decisions")), *found])


def _of_chosen(office: Office, one: Recruitment, effective_on: date) -> Iterator[Problem]:
    """Yield what those chosen lacked when they applied, or would lack on the decision's day."""
    known = recruiting.known(office, effective_on)
    applicants = {applicant.member: applicant for applicant in one.standing}
    for standing in chosen(one):
        applicant, person = applicants.get(standing.member), known.members.get(standing.member)
        if applicant is not None and person is not None:
            then = lacking(applicant, person, known.traits)
            later = let_pass(check_eligibility(person, effective_on, known.traits), grounds(applicant))
            yield from {problem.code: problem for problem in (*as_handed_in(later, applicant, person), *then)}.values()


def _applications(office: Office, decision: Decision) -> Mapping[MemberId, Applicant]:
    """Return the applications that still stand in the round that the decision was made of."""
    rounds = (one for one in office.book.recruitments() if decision.id in one.decisions)
    return {applicant.member: applicant for one in rounds for applicant in one.standing}
