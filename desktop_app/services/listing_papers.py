"""The read side of papers: decisions, what can be printed, what was, bundles, history."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PrintedDocument
from desktop_app.model.esigning import SignedPaper
from desktop_app.model.ids import DecisionId, DocumentId
from desktop_app.model.member import Role
from desktop_app.model.membership import memberships, revocations
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem
from desktop_app.services.closing_months import profile_for
from desktop_app.services.composing_reports import report_due
from desktop_app.services.composing_transfers import all_by_transfer, transfer_notice
from desktop_app.services.exchanging_months import sealed_as_it_stands
from desktop_app.services.listing import (
    BundleRow,
    DecisionRow,
    DecisionState,
    DocumentRow,
    HistoryRow,
    MonthState,
    PrintableRow,
)
from desktop_app.services.listing_duty import month_state
from desktop_app.services.numbering import RELEASE_REPORT
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import ATTENDANCE, CALCULATION, LIST_LEADERS, LIST_MEMBERS, PAYMENT, SUBMISSION
from desktop_app.services.printing_letters import BUNDLE_LETTER, ROSTER, TRANSFERS
from desktop_app.services.reprinting import Superseded, superseded_among
from desktop_app.services.working_days import working_days_until


def list_decisions(office: Office) -> tuple[DecisionRow, ...]:
    """Return all decisions, drafts on top, then the newest first."""
    decisions = office.book.decisions()
    revoked = revocations(decisions)
    left = Counter(m.closed_by for m in memberships(decisions)) if any(d.dissolves for d in decisions) else Counter()
    rows = [_decision_row(decision, revoked, left) for decision in decisions]
    return tuple(
        sorted(rows, key=lambda r: (r.state is not DecisionState.DRAFT, -(r.signed_on or date.max).toordinal())),
    )


def _decision_row(
    decision: Decision, revoked: Container[DecisionId], left: Mapping[DecisionId | None, int]
) -> DecisionRow:
    """Nobody is named by a decision that dissolves teams: its people are those who left by it."""
    state = DecisionState.ISSUED if decision.issued else DecisionState.DRAFT
    return DecisionRow(
        id=decision.id,
        reference=decision.reference,
        kind=decision.kind,
        subject=decision.subject,
        signed_on=decision.signed_on,
        effective_on=decision.effective_on,
        state=DecisionState.REVOKED if decision.id in revoked else state,
        people=left.get(decision.id, 0) if decision.dissolves else len(decision.recognitions) + len(decision.endings),
    )


def list_documents(office: Office, month: Month | None = None) -> tuple[DocumentRow, ...]:
    """Return printed papers, the newest first; of one month's sheets if it is named."""
    documents = office.book.documents(month=month)
    ended = superseded_among(documents, office.book.decisions())
    signed = _signed_papers(office)
    return tuple(_document_row(d, ended.get(d.id), signed.get(d.id, ())) for d in reversed(documents))


def _signed_papers(office: Office) -> Mapping[DocumentId, tuple[SignedPaper, ...]]:
    found: dict[DocumentId, tuple[SignedPaper, ...]] = {}
    for paper in office.book.signed_papers():
        found[paper.document] = (*found.get(paper.document, ()), paper)
    return found


def _document_row(d: PrintedDocument, ended: Superseded | None, signed: tuple[SignedPaper, ...]) -> DocumentRow:
    words = ended.words if ended else ""
    return DocumentRow(d.id, d.form, d.title, d.printed_at, d.printed_by, d.pages, d.sha256, words, signed)


def list_printable(office: Office, month: Month) -> tuple[PrintableRow, ...]:
    """Return every paper that the month can print now, and what a paper still waits for."""
    documents = office.book.documents()
    printed = [(d.form, d.month, d.decision) for d in documents]
    rows = [*_month_papers(office, month, printed), *_bundle_papers(office, month, documents)]
    for decision in office.book.decisions():
        if Month.of(decision.effective_on) >= month.previous:
            rows += _decision_papers(office, decision, printed)
    return tuple(rows)


_Printed = tuple[str, Month | None, DecisionId | None]


def _month_papers(office: Office, month: Month, printed: list[_Printed]) -> list[PrintableRow]:
    """Return the month's sheets, which wait for its closing, and the roster, which comes before."""
    closed = month_state(office, month) is MonthState.CLOSED
    waiting = None if closed else Problem("printing.month_still_open", values={"month": month})
    apart = transfer_notice(office, month) if closed else None
    fine = all_by_transfer(office, month) if closed and apart is None else None
    return [
        PrintableRow(
            form=form,
            title=office.forms[form].title,
            month=month,
            decision=None,
            team=None,
            subject=str(month),
            waits_for=None if form == ROSTER else waiting,
            printed=printed.count((form, month, None)),
            notice=apart if form == TRANSFERS else None,
            told=fine if form == TRANSFERS else None,
        )
        for form in (ATTENDANCE, PAYMENT, TRANSFERS, CALCULATION, ROSTER)
    ]


def _bundle_papers(office: Office, month: Month, documents: Iterable[PrintedDocument]) -> list[PrintableRow]:
    """Return the letter of the month's bundle, while it holds the month as it was last closed."""
    bundle = sealed_as_it_stands(office, month)
    if bundle is None:
        return []
    count = sum(document.bundle == bundle.id for document in documents)
    title = office.forms[BUNDLE_LETTER].title
    return [PrintableRow(BUNDLE_LETTER, title, None, None, None, bundle.file_name, None, count, bundle=bundle.id)]


def _decision_papers(office: Office, decision: Decision, printed: list[_Printed]) -> list[PrintableRow]:
    codes = {
        DecisionKind.RECOGNISE: (SUBMISSION, LIST_MEMBERS, LIST_LEADERS, "decision"),
        DecisionKind.ESTABLISH: ("decision",),
        DecisionKind.END: (RELEASE_REPORT, "decision"),
        DecisionKind.DISSOLVE: ("decision",),
        DecisionKind.REVOKE: (),
    }[decision.kind]
    kind = office.messages.label("paper_kind", "decision")
    empty = lists_of_nobody(recognition.role for recognition in decision.recognitions)
    return [
        PrintableRow(
            form=code,
            title=kind if code == "decision" else office.forms[code].title,
            month=None,
            decision=decision.id,
            team=None,
            subject=decision.subject,
            waits_for=None if decision.issued else Problem("printing.no_number_yet"),
            printed=sum(
                d == decision.id and (f == code or (code == "decision" and f not in codes)) for f, _m, d in printed
            ),
            due=report_due(office, decision) if code == RELEASE_REPORT else None,
        )
        for code in codes
        if code not in empty
    ]


def lists_of_nobody(proposed: Iterable[Role]) -> frozenset[str]:
    """Return which of lists 05 and 06 would name nobody; neither while nobody at all is proposed."""
    roles = set(proposed)
    if not roles:
        return frozenset()
    idle = {LIST_MEMBERS: Role.MEMBER not in roles, LIST_LEADERS: roles == {Role.MEMBER}}
    return frozenset(form for form, is_idle in idle.items() if is_idle)


def list_bundles(office: Office) -> tuple[BundleRow, ...]:
    """Return the bundles this commune sealed, the newest first, with the working days a receipt is awaited."""
    today = office.clock.today()
    rows = []
    for bundle in reversed(office.book.sent_bundles()):
        sealed = datetime.fromisoformat(bundle.sealed_at).date()
        profile = profile_for(office, Month.of(sealed))
        waited = 0 if bundle.receipt else -working_days_until(office, profile, today, sealed)
        rows.append(BundleRow(bundle, bool(bundle.receipt), waited))
    return tuple(rows)


def list_history(office: Office, limit: int = 200, offset: int = 0) -> tuple[HistoryRow, ...]:
    """Return lines of history, the newest first."""
    rows = []
    for line in office.book.history.changes(limit, offset):
        whole = office.book.history.change(line.seq) or line
        tables = tuple(dict.fromkeys(row.table for row in whole.rows))
        rows.append(HistoryRow(whole, tables, len(whole.rows)))
    return tuple(rows)
