"""The read side of the month: top bar, tasks, figures, the sheet, papers and bundles."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.model.duty import in_month
from desktop_app.model.member import Sex, full_years
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.payroll import ClosedMonth
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.unit import Profile
from desktop_app.services.closing_months import closed_month, compute_month, open_figures, profile_for, sheet_of
from desktop_app.services.listing import (
    Head,
    MonthState,
    SheetView,
    Summary,
    TaskCode,
    TaskRow,
    TaskState,
)
from desktop_app.services.listing_duty import month_state, night_cap
from desktop_app.services.listing_people import standing_teams
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import ATTENDANCE, PAYMENT
from desktop_app.services.working_days import working_days_until
from desktop_app.wording import paper

OLDER = 65


def head(office: Office, month: Month) -> Head:
    """Return what the top bar shows; Refused where the book knows no commune by then."""
    profile = profile_for(office, month)
    scheme = office.rulebook.scheme(profile.scheme_id)
    return Head(
        police_name=paper.police(profile),
        committee_name=f"UBND {paper.commune(profile)}",
        month=month,
        state=month_state(office, month),
        scheme_id=scheme.id,
        scheme_name=scheme.name,
        scheme_doubtful=scheme.doubtful,
        payable=scheme.payable,
    )


def sheet_view(office: Office, month: Month) -> SheetView:
    """Return the month's sheet; Refused where it cannot be computed."""
    sheet, closed = sheet_of(office, month)
    still_open = closed is None or not closed.closed
    missing = open_figures(office, month) if still_open else ()
    scheme = office.rulebook.schemes.get(sheet.scheme_id)
    return SheetView(
        sheet=sheet,
        closed=closed,
        state=month_state(office, month),
        gaps=tuple(gap.note for gap in scheme.gaps) if scheme else (),
        scheme_doubtful=scheme is not None and scheme.doubtful,
        previous_total=_closed_total(office, month.previous),
        missing=frozenset((facts.member, code) for facts, code in missing),
        late_days=sum(one.day in month.span for one in office.book.late_duty(month)),
    )


def summary(office: Office, month: Month) -> Summary:
    """Return the figures under the tasks, as they stand on the month's last day."""
    serving = on_day(memberships(office.book.decisions()), month.last)
    members = [member for member in office.book.members() if member.id in serving]
    profile = profile_for(office, month)
    teams = standing_teams(office, month.last)
    rules = office.rulebook.month_rules(profile.scheme_id, month, profile.rest_days)
    try:
        sheet = sheet_of(office, month)[0]
    except Refused:
        sheet = None  # what is missing is told on the sheet's own page; the figures here stay without an amount
    births = [member.birth for member in members if member.birth]
    return Summary(
        strength=len(members),
        quota=sum(team.quota for team in teams),
        teams=len(teams),
        men=sum(member.sex is Sex.MALE for member in members),
        women=sum(member.sex is Sex.FEMALE for member in members),
        from_65=sum(full_years(birth.latest, month.last) >= OLDER for birth in births),
        night_minutes=sum(pay.count.night_minutes for pay in sheet.members) if sheet else 0,
        night_limit_minutes=night_cap(rules),
        expected=sheet.cash + sheet.insurance if sheet else None,
        previous=_closed_total(office, month.previous),
        payable=sheet is None or sheet.payable,
        closed=month_state(office, month) is MonthState.CLOSED,
    )


def _closed_total(office: Office, month: Month) -> int | None:
    closed = closed_month(office, month)
    return closed.sheet.cash + closed.sheet.insurance if closed and closed.closed else None


def tasks(office: Office, month: Month) -> tuple[TaskRow, ...]:
    """Return the month's tasks in order, each with its state and what its sentence speaks of."""
    profile = profile_for(office, month)
    closed = office.book.closed_month(month)
    rows = [_strength(office, month), _decisions(office, month), _duty(office, month, closed)]
    rows += [_close(office, month, closed), _print(office, month), _bundle(office, month, closed)]
    today = office.clock.today()
    return tuple(_dated(office, profile, row, month, today) for row in rows)


_DUE_OFFSETS = {TaskCode.DUTY: 0, TaskCode.CLOSE: 2, TaskCode.PRINT: 3, TaskCode.BUNDLE: 5}
"""Days after the month's last day by which a task is usually done; local habit, no text read sets them."""


def _dated(office: Office, profile: Profile, row: TaskRow, month: Month, today: date) -> TaskRow:
    if row.code not in _DUE_OFFSETS or row.state is TaskState.DONE:
        return row
    due = month.last + timedelta(days=_DUE_OFFSETS[row.code])
    left = working_days_until(office, profile, today, due)
    state = TaskState.ATTENTION if due < today else row.state
    return replace(row, due=due, working_days_left=left, days_left=(due - today).days, state=state)


def _strength(office: Office, month: Month) -> TaskRow:
    serving = on_day(memberships(office.book.decisions()), month.last)
    teams = standing_teams(office, month.last)
    strength = {team.id: sum(m.team == team.id for m in serving.values()) for team in teams}
    short = tuple(team.name for team in teams if strength[team.id] < team.quota)
    values = {"teams": len(teams), "members": len(serving), "short": short, "short_count": len(short)}
    if not serving:
        return TaskRow(TaskCode.STRENGTH, TaskState.WAITING, values)
    over = any(strength[team.id] > team.quota for team in teams)
    return TaskRow(TaskCode.STRENGTH, TaskState.ATTENTION if over else TaskState.DONE, values)


def _decisions(office: Office, month: Month) -> TaskRow:
    decisions = office.book.decisions()
    drafts = [d for d in decisions if not d.issued]
    issued = [d for d in decisions if d.signed_on is not None and Month.of(d.signed_on) == month]
    values = {"drafts": len(drafts), "issued": tuple(d.reference for d in issued)}
    return TaskRow(TaskCode.DECISIONS, TaskState.DOING if drafts else TaskState.DONE, values)


def _duty(office: Office, month: Month, closed: ClosedMonth | None) -> TaskRow:
    serving = [m for m in memberships(office.book.decisions()) if m.span.overlaps(month.span)]
    teams = {m.team for m in serving}
    on_duty = {entry.member for entry in in_month(office.book.duty(month), month)}
    entered = {m.team for m in serving if m.member in on_duty}
    reviewed = set(office.book.reviewed(month)) & teams
    names = tuple(team.name for team in office.book.teams() if team.id in teams - entered - reviewed)
    values = {"teams": len(teams), "entered": len(entered), "reviewed": len(reviewed), "missing": names}
    if (closed is not None and closed.closed) or (teams and reviewed == teams):
        return TaskRow(TaskCode.DUTY, TaskState.DONE, values)
    return TaskRow(TaskCode.DUTY, TaskState.DOING if entered else TaskState.WAITING, values)


def _close(office: Office, month: Month, closed: ClosedMonth | None) -> TaskRow:
    if closed is not None and closed.closed:
        values = {"by": closed.closed_by, "at": datetime.fromisoformat(closed.closed_at)}
        return TaskRow(TaskCode.CLOSE, TaskState.DONE, values)
    reviewed, teams = len(office.book.reviewed(month)), len(standing_teams(office, month.first))
    return TaskRow(TaskCode.CLOSE, TaskState.WAITING, {"unreviewed": max(0, teams - reviewed), "teams": teams})


def _print(office: Office, month: Month) -> TaskRow:
    printed = {document.form for document in office.book.documents(month=month)}
    done = {ATTENDANCE, PAYMENT} <= printed
    state = TaskState.DONE if done else TaskState.DOING if printed else TaskState.WAITING
    return TaskRow(TaskCode.PRINT, state, {"printed": len(printed)})


def _bundle(office: Office, month: Month, closed: ClosedMonth | None) -> TaskRow:
    sent = [bundle for bundle in office.book.sent_bundles() if bundle.period == month]
    shut = closed is not None and closed.closed
    if not sent or not shut:
        return TaskRow(TaskCode.BUNDLE, TaskState.WAITING, {"sealed": len(sent), "closed": shut})
    last = sent[-1]
    values = {"file": last.file_name, "at": datetime.fromisoformat(last.sealed_at), "sealed": len(sent)}
    return TaskRow(TaskCode.BUNDLE, TaskState.DONE if last.receipt else TaskState.DOING, values)


def preview_total(office: Office, month: Month) -> int:
    """Return what closing the month would fix, in đồng; Refused where the sheet cannot be computed."""
    sheet = compute_month(office, month)
    return sheet.cash + sheet.insurance
