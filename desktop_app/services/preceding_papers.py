"""Which paper of the police comes before a decision, and whether it did (Thông tư 14/2024/TT-BCA Điều 4, 5)."""

from collections.abc import Iterator

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.services.numbering import RELEASE_REPORT, Given, cited_by, number_of
from desktop_app.services.office import Office

_MISSING = {
    DecisionKind.END: ("decision.release_report_missing", "Điều 5 khoản 3 Thông tư 14/2024/TT-BCA"),
    DecisionKind.DISSOLVE: ("decision.dissolve_report_missing", "Điều 5 Thông tư 14/2024/TT-BCA"),
}


def odd_before(office: Office, decision: Decision) -> Iterator[Problem]:
    """Yield a warning where the report that a release or dissolution follows is not there, or is later than it."""
    given = _reported(office, decision)
    at = Place(field="proposal")
    if given is not None and decision.signed_on is not None and given.signed_on > decision.signed_on:
        values = {"reference": given.reference, "day": given.signed_on, "signed": decision.signed_on}
        yield Problem("decision.proposed_afterwards", at, values, Severity.WARNING)
    if given is None and not decision.proposal.strip() and decision.kind in _MISSING:
        code, article = _MISSING[decision.kind]
        yield Problem(code, at, {}, Severity.WARNING, article)


def _reported(office: Office, decision: Decision) -> Given | None:
    """Return number and day of the police's paper: as the decision cites it, else as the register keeps its report."""
    if (cited := cited_by(decision)) is not None:
        return cited[2]
    if decision.kind is not DecisionKind.END:
        return None
    return number_of(office, RELEASE_REPORT, PaperOf(decision=decision.id))
