"""Whether a proposal may say of its people that they meet every condition (Luật 30/2023/QH15 Điều 13)."""

from dataclasses import replace

from desktop_app.model.decision import Decision
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.recruitment_check import PAPERS_MISSING, lacking
from desktop_app.services import recruiting
from desktop_app.services.office import Office
from desktop_app.services.recording_decisions import check

OF_A_PERSON = "member."


def refuse_untrue(office: Office, decision: Decision) -> None:
    """Refuse the proposal of a draft that names somebody of whom the book knows that something is lacking.

    A written ground, of the draft or of the application, lets pass what may be let pass. What is signed and numbered
    stays as it is.
    """
    if decision.issued:
        return
    found = [
        problem
        for problem in check(office, decision)
        if problem.code.startswith(OF_A_PERSON) and problem.severity is not Severity.WARNING
    ]
    found += [replace(problem, severity=Severity.ERROR) for problem in _papers(office, decision)]
    if found:
        raise Refused([Problem("recruit.proposal_untrue"), *found])


def _papers(office: Office, decision: Decision) -> list[Problem]:
    """Return the papers that those proposed did not hand in, by the round that the draft was made of."""
    named = {recognition.member for recognition in decision.recognitions}
    known = recruiting.known(office, decision.effective_on)
    return [
        problem
        for one in office.book.recruitments()
        if decision.id in one.decisions
        for applicant in one.standing
        if applicant.member in named and applicant.member in known.members
        for problem in lacking(applicant, known.members[applicant.member], known.traits)
        if problem.code == PAPERS_MISSING
    ]
