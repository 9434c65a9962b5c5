"""Hold the legal bases that a decision cites against those in force on its day."""

from desktop_app.model.decision import Decision
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.services.office import Office
from desktop_app.services.starting import read_bases
from desktop_app.wording.letters import bare_basis


def stale_bases(office: Office, decision: Decision) -> list[Problem]:
    """Return a warning for each basis that is known and not in force on the day the decision is signed.

    A draft is held against today, or its effective day where that is past. What the clerk cites besides the texts that
    the program knows is the clerk's own matter.
    """
    day = decision.signed_about(office.clock.today())
    known = read_bases(office.paths)
    problems = []
    for cited in map(bare_basis, decision.legal_bases):
        same = [basis for basis in known if bare_basis(basis.text) == cited]
        if same and not any(day in basis.span for basis in same):
            values = {"text": cited, "day": day}
            place = Place(field="legal_bases")
            problems.append(Problem("decision.basis_not_in_force", place, values, Severity.WARNING))
    return problems
