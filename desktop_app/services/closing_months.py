"""Compute a month's sheet, freeze it, open it again with a reason."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import ClosedMonth, LineCode, PayrollLine, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused, Severity, refuse_errors
from desktop_app.model.unit import Profile
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.lookup import CHANGES
from desktop_app.rules.sheet import compute, unpaid
from desktop_app.services.asking_figures import figures_to_enter
from desktop_app.services.completing_sheets import paid_origins, with_carried, with_documents
from desktop_app.services.correcting_late import fold_into_duty
from desktop_app.services.counting_years import year_warnings
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import closed_problems
from desktop_app.storage.values import canonical, plain


def profile_for(office: Office, month: Month) -> Profile:
    """Return the commune as it stands at the month's end; Refused if the book knows none by then."""
    office.require_commune()
    profile = office.book.profile_on(month.last)
    if profile is None:
        raise Refused(Problem("unit.no_profile", values={"day": month.last}))
    return profile


def compute_month(office: Office, month: Month) -> PayrollSheet:
    """Return the month's sheet as facts and rules now stand, with the differences that were carried into it.

    Raises Refused where a rule or parameter is missing.
    """
    return with_carried(office, compute_own(office, month))


def compute_own(office: Office, month: Month) -> PayrollSheet:
    """Return what the month itself comes to, nothing carried into it. Raises Refused as :func:`compute_month`.

    A commune that takes another scheme in the middle of the month gets a trial: no text says how such a month is paid.
    """
    profile = profile_for(office, month)
    facts = member_facts(office, month, profile)
    sheet = compute(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)
    began = office.book.profile_on(month.first)
    if began is not None and began.scheme_id != profile.scheme_id:
        sheet = replace(sheet, payable=False)
    return with_documents(sheet, office.book.entered_figures(month))


def open_figures(office: Office, month: Month) -> tuple[tuple[MemberFacts, LineCode], ...]:
    """Return each member and line for which a figure is still to be entered; Refused as :func:`compute_month`."""
    return figures_to_enter(office, month, profile_for(office, month))


def close_month(office: Office, month: Month) -> ClosedMonth:
    """Freeze the month's numbers, steps and the digest of the rules; return what was frozen.

    Raises Refused where the month is closed already or has not begun, nobody served in it, or its sheet cannot be
    computed. What :func:`closing_warnings` says stops nothing.
    """
    refuse_errors([*closed_problems(office, month), *closing_warnings(office, month)])
    sheet = compute_month(office, month)
    if not sheet.members:
        raise Refused(Problem("month.nobody", values={"month": month}))
    sheet = _with_unpaid(office, sheet)
    closed = ClosedMonth(month, sheet, office.now(), office.clerk, sheet_digest(sheet))
    with office.book.change("month.closed", by=office.clerk) as change:
        change.put(closed)
    return closed


def unpaid_lines(
    office: Office, month: Month, members: Collection[MemberId]
) -> Mapping[MemberId, tuple[PayrollLine, ...]]:
    """Return which of some members did duty that nothing is paid for as facts and rules now stand: lines, with why."""
    profile = profile_for(office, month)
    facts = (one for one in member_facts(office, month, profile) if one.member in members)
    return unpaid(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)


def _with_unpaid(office: Office, sheet: PayrollSheet) -> PayrollSheet:
    """Return the sheet with the lines for which there was duty and nothing is paid: later nobody could tell why."""
    found = unpaid_lines(office, sheet.month, {pay.member for pay in sheet.members})
    members = tuple(replace(pay, unpaid=found[pay.member]) if found.get(pay.member) else pay for pay in sheet.members)
    return replace(sheet, members=members)


def closing_warnings(office: Office, month: Month) -> list[Problem]:
    """Return what speaks against closing the month today: an error where it cannot be closed so, else warnings.

    It cannot before it begins, nor as a trial while a month to pay by is owed in it: no sheet would pay that. Warned of
    are its end not yet come, figures not yet entered, figures of the state that change within it, earlier months still
    open that count towards a limit by the year, a trial where the scheme itself may be paid on, and people who would
    have to pay back more than they get. Raises Refused where the sheet cannot be computed.
    """
    today = office.clock.today()
    if today < month.first:
        return [Problem("month.not_begun", values={"month": month, "day": month.first})]
    warnings = []
    if today < month.last:
        warnings.append(Problem("month.not_ended", values={"month": month, "day": month.last}))
    if missing := open_figures(office, month):
        people = {facts.member for facts, _line in missing}
        values = {"month": month, "count": len(missing), "people": len(people)}
        warnings.append(Problem("month.figures_missing", values=values))
    scheme, sheet = office.rulebook.scheme(profile_for(office, month).scheme_id), compute_month(office, month)
    warnings += year_warnings(office, month, scheme)
    warnings += _warnings_of(sheet, payable=scheme.payable)
    stopping = []
    if not sheet.payable and (paid := paid_origins(office, month)):
        stopping.append(Problem("month.payable_carried", values={"month": month, "from": paid}))
    return [*stopping, *(replace(warning, severity=Severity.WARNING) for warning in warnings)]


def _warnings_of(sheet: PayrollSheet, *, payable: bool) -> list[Problem]:
    """What the sheet itself has to be told of; ``payable`` is whether its scheme may be paid on."""
    month, found = sheet.month, []
    if changing := _changing_figures(sheet):
        found.append(Problem("month.figure_changes", values={"month": month, "figures": changing}))
    if payable and not sheet.payable:
        found.append(Problem("month.not_payable", values={"month": month}))
    if owing := [pay.name for pay in sheet.members if pay.cash < 0 or pay.insurance < 0]:
        found.append(Problem("month.pays_back", values={"month": month, "names": owing}))
    return found


def _changing_figures(sheet: PayrollSheet) -> tuple[str, ...]:
    """Return the names of the state's figures that change within the month and that somebody is paid by."""
    steps = (step for pay in sheet.members for line in pay.lines for step in line.steps)
    return tuple(dict.fromkeys(str(step.values["parameter"]) for step in steps if step.code in CHANGES))


def closed_month(office: Office, month: Month) -> ClosedMonth | None:
    """Return the month as it was last closed, reopened or not; None if it never was.

    Raises Refused where its amounts are no longer those that were frozen: the file was altered behind our back.
    """
    closed = office.book.closed_month(month)
    if closed is not None and sheet_digest(closed.sheet) != closed.sheet_digest:
        raise Refused(Problem("month.sheet_altered", values={"month": month}))
    return closed


def reopen_month(office: Office, month: Month, why: str) -> ClosedMonth:
    """Let a closed month take changes again; the reason is history. Its late corrections become its duty.

    Raises Refused without a reason, if it is open, or where differences of it were carried into another month.
    """
    if not why.strip():
        raise Refused(Problem("month.reason_needed"))
    closed = closed_month(office, month)
    if closed is None or not closed.closed:
        raise Refused(Problem("month.not_closed", values={"month": month}))
    if carried := office.book.carried_from(month):
        into = sorted({one.into_month for one in carried})
        raise Refused(Problem("month.carried_from", values={"month": month, "into": into}))
    reopened = replace(closed, reopened_why=why.strip())
    with office.book.change("month.reopened", by=office.clerk, why=why.strip()) as change:
        change.put(reopened)
        fold_into_duty(office, month, change)
    return reopened


def sheet_of(office: Office, month: Month) -> tuple[PayrollSheet, ClosedMonth | None]:
    """Return the frozen sheet of a closed month, else the sheet computed now; and the closing if there is one.

    Raises Refused where the frozen amounts were altered outside the program, or cannot be computed.
    """
    closed = closed_month(office, month)
    if closed is not None and closed.closed:
        return closed.sheet, closed
    return compute_month(office, month), closed


def sheet_digest(sheet: PayrollSheet) -> str:
    """Return the SHA-256 of the sheet in canonical form, lower-case hexadecimal."""
    return sha256(canonical(plain(sheet)).encode()).hexdigest()
