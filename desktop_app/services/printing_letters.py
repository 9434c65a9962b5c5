"""Compose the papers about teams and members that are no decisions: reports, letters, certificates, rosters."""

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.services.numbering import RELEASE_REPORT
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed, paper_for

__all__ = ["RELEASE_REPORT", "compose_release_report_paper"]


def compose_release_report_paper(office: Office, decision: Decision) -> Composed:
    """Return the police's report for a decision of release, ready to be drawn."""
    from desktop_app.services.composing_reports import compose_release_report

    context = compose_release_report(office, decision)
    return paper_for(office, RELEASE_REPORT, context, PaperOf(decision=decision.id), decision.subject)
