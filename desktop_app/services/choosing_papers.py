"""From a line of the list of papers to the paper itself: one table of who composes what, for window and command."""

from collections.abc import Callable, Mapping
from functools import partial

from desktop_app.model.decision import Decision
from desktop_app.model.ids import TeamId
from desktop_app.model.periods import Month
from desktop_app.services import printing_forms as printing
from desktop_app.services import printing_letters as letters
from desktop_app.services.listing import PrintableRow
from desktop_app.services.listing_drafts import decision_of
from desktop_app.services.numbering import RELEASE_REPORT
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed

OF_DECISION: Mapping[str, Callable[[Office, Decision], Composed]] = {
    printing.SUBMISSION: printing.compose_submission_paper,
    printing.LIST_MEMBERS: partial(printing.compose_list_paper, leaders=False),
    printing.LIST_LEADERS: partial(printing.compose_list_paper, leaders=True),
    RELEASE_REPORT: letters.compose_release_report_paper,
}
"""The papers that go with a decision, by form; any other form is the decision's own."""
OF_MONTH: Mapping[str, Callable[[Office, Month, TeamId | None], Composed]] = {
    printing.ATTENDANCE: printing.compose_attendance_paper,
    printing.PAYMENT: printing.compose_payment_paper,
    printing.CALCULATION: printing.compose_calculations_paper,
    letters.TRANSFERS: letters.compose_transfers_paper,
    letters.ROSTER: letters.compose_roster_paper,
}
"""The month's sheets, of one team or of all, by form."""


def compose_of_decision(office: Office, form: str, decision: Decision) -> Composed:
    """Return a paper of a decision: one that goes with it, else the decision itself."""
    return OF_DECISION.get(form, printing.compose_decision_paper)(office, decision)


def compose_row(office: Office, row: PrintableRow, month: Month) -> Composed:
    """Return the paper of a line of :func:`listing_papers.list_printable`; ``month`` is the one in front."""
    if row.decision is not None:
        return compose_of_decision(office, row.form, decision_of(office, row.decision))
    if row.bundle is not None:
        return letters.compose_bundle_letter_paper(office, row.bundle)
    return OF_MONTH[row.form](office, row.month or month, row.team)
