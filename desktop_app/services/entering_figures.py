"""Enter what stands in no text the program has read: somebody's figure for a line, with its document."""

from dataclasses import replace

from desktop_app.model.entered import EnteredFigure, check_figure
from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.text import clean
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.sheet import compute
from desktop_app.services.closing_months import profile_for
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import closed_problems


def enter_figure(office: Office, figure: EnteredFigure, late_why: str = "") -> EnteredFigure:
    """Keep a figure, in place of one entered before for the same member, line and month; return it as kept.

    In a closed month only with a reason: the frozen sheet stays, and the difference can be carried into an open month.
    Raises Refused for a closed month without a reason, for somebody who did not serve in it, for a line that the rules
    compute themselves or that a whole scheme does not have, without a document, or for an amount out of range;
    nothing is kept then.
    """
    kept = replace(figure, document=clean(figure.document), note=clean(figure.note))
    refuse_errors([*_closed(office, kept.month, late_why), *check_figure(kept)])
    _refuse_where_computed(office, kept)
    with office.book.change("figure.entered", by=office.clerk, why=late_why.strip()) as change:
        change.put(kept)
    return kept


def withdraw_figure(
    office: Office, month: Month, member: MemberId, code: LineCode, late_why: str = ""
) -> EnteredFigure:
    """Take a figure back; the line is open again. Return what was taken back.

    Raises Refused where none was entered, and for a closed month without a reason.
    """
    refuse_errors(_closed(office, month, late_why))
    figure = office.book.entered_figure(month, member, code)
    if figure is None:
        raise Refused(Problem("figure.unknown", values={"month": month, "line": code}))
    with office.book.change("figure.withdrawn", by=office.clerk, why=late_why.strip()) as change:
        change.retire(figure)
    return figure


def _closed(office: Office, month: Month, late_why: str) -> list[Problem]:
    return [] if late_why.strip() else closed_problems(office, month)


def _refuse_where_computed(office: Office, figure: EnteredFigure) -> None:
    """Let the rules say whether the line takes a figure: what they refuse only with it, they refuse because of it."""
    profile = profile_for(office, figure.month)
    served = [one for one in member_facts(office, figure.month, profile) if one.member == figure.member]
    if not served:
        member = office.book.member(figure.member)
        values = {"name": member.full_name if member else figure.member, "month": figure.month}
        raise Refused(Problem("figure.not_serving", Place(field="member"), values))
    scheme = office.rulebook.scheme(profile.scheme_id)
    if scheme.complete and all(rule.code is not figure.code for rule in scheme.lines):
        values = {"line": figure.code, "scheme": scheme.name}
        raise Refused(Problem("figure.no_such_line", Place(field="code"), values))
    without = [replace(one, manual={c: d for c, d in one.manual.items() if c != figure.code}) for one in served]
    given = [replace(one, manual={**one.manual, figure.code: figure.amount}) for one in served]

    def refusals(facts: list[MemberFacts]) -> list[Problem]:
        try:
            compute(figure.month, facts, office.rulebook, profile.scheme_id, profile.rest_days)
        except Refused as refused:
            return list(refused.problems)
        return []

    before = refusals(without)
    refuse_errors([problem for problem in refusals(given) if problem not in before])
