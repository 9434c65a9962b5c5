"""Compute a month's sheet, freeze it, open it again with a reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import cast

from desktop_app.model.duty import DutyEntry, Served
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import InsuranceWish, Membership, Payee, Role
from desktop_app.model.membership import in_month as serving_in_month
from desktop_app.model.membership import memberships
from desktop_app.model.payroll import ClosedMonth, LineCode, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.place import Village
from desktop_app.model.problems import Problem, Refused, Severity, refuse_errors
from desktop_app.model.team import Team
from desktop_app.model.unit import Profile
from desktop_app.rules.facts import MemberFacts, PlaceFacts
from desktop_app.rules.sheet import compute, open_lines
from desktop_app.services.completing_sheets import with_carried, with_documents
from desktop_app.services.correcting_late import fold_into_duty, known_duty_of
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
    """Return what the month itself comes to, nothing carried into it. Raises Refused as :func:`compute_month`."""
    profile = profile_for(office, month)
    facts = member_facts(office, month, profile)
    sheet = compute(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)
    return with_documents(sheet, office.book.entered_figures(month))


def open_figures(office: Office, month: Month) -> tuple[tuple[MemberFacts, LineCode], ...]:
    """Return each member and line for which a figure is still to be entered; Refused as :func:`compute_month`."""
    profile = profile_for(office, month)
    facts = member_facts(office, month, profile)
    return open_lines(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)


def member_facts(office: Office, month: Month, profile: Profile) -> list[MemberFacts]:
    """Return what the rules are told of everyone who served in the month, by team and then by role and name."""
    by_member: dict[MemberId, list[Membership]] = {}
    for membership in serving_in_month(memberships(office.book.decisions()), month):
        by_member.setdefault(membership.member, []).append(membership)
    teams = {team.id: team for team in office.book.teams()}
    places = _places(profile, teams, office.book.villages(), month)
    stints = _stints(office, month)
    figures: dict[MemberId, dict[LineCode, int]] = {}
    for figure in office.book.entered_figures(month):
        figures.setdefault(figure.member, {})[figure.code] = figure.amount
    # People come by name: sorted by team and role alone, they stay so within both.
    facts = [
        replace(
            _facts(payee, by_member[payee.id], teams, places, stints.get(payee.id, []), month),
            manual=figures.get(payee.id, {}),
        )
        for payee in office.book.payees()
        if payee.id in by_member
    ]
    order = {team: number for number, team in enumerate(teams)}
    return sorted(facts, key=lambda f: (order[f.team], _rank(f)))


def _stints(office: Office, month: Month) -> dict[MemberId, Sequence[Served]]:
    """Return what everybody served, as it is known: late corrections of closed days in place of what was closed."""
    stints: dict[MemberId, Sequence[Served]] = {**office.book.stints(month)}
    for member in {one.member for one in office.book.late_duty(month)}:
        stints[member] = known_duty_of(office, member, month)
    return stints


def close_month(office: Office, month: Month) -> ClosedMonth:
    """Freeze the month's numbers, steps and the digest of the rules; return what was frozen.

    Raises Refused where the month is closed already or has not begun, nobody served in it, or its sheet cannot be
    computed. What :func:`closing_warnings` says stops nothing.
    """
    refuse_errors([*closed_problems(office, month), *closing_warnings(office, month)])
    sheet = compute_month(office, month)
    if not sheet.members:
        raise Refused(Problem("month.nobody", values={"month": month}))
    closed = ClosedMonth(month, sheet, office.now(), office.clerk, sheet_digest(sheet))
    with office.book.change("month.closed", by=office.clerk) as change:
        change.put(closed)
    return closed


def closing_warnings(office: Office, month: Month) -> list[Problem]:
    """Return what speaks against closing the month today: an error before it begins, else warnings.

    Warned of are its end not yet come, figures not yet entered, and people who would have to pay back more than they
    get. Raises Refused where the sheet cannot be computed.
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
    if owing := [pay.name for pay in compute_month(office, month).members if pay.cash < 0 or pay.insurance < 0]:
        warnings.append(Problem("month.pays_back", values={"month": month, "names": owing}))
    return [replace(warning, severity=Severity.WARNING) for warning in warnings]


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


def _facts(  # noqa: PLR0913, PLR0917 - one row of many tables
    member: Payee,
    stretches: list[Membership],
    teams: Mapping[TeamId, Team],
    places: Mapping[TeamId, PlaceFacts],
    duty: Sequence[Served],
    month: Month,
) -> MemberFacts:
    last = max(stretches, key=lambda m: m.span.start)
    served = sum(((m.span.end or month.next.first) - m.span.start).days for m in stretches)
    whole = served == (month.next.first - month.first).days
    return MemberFacts(
        member=member.id,
        name=member.full_name,
        team=last.team,
        team_name=teams[last.team].name,
        role=last.role,
        place=places[last.team],
        duty=cast("tuple[DutyEntry, ...]", tuple(duty)),  # of an entry the rules read what a stint holds
        social_insurance=_joined(member.social_insurance, month),
        health_insurance=_joined(member.health_insurance, month),
        state_group=member.state_group,
        served_days=None if whole else served,
        role_changed=len({m.role for m in stretches}) > 1,
    )


def _joined(wish: InsuranceWish, month: Month) -> bool:
    return wish.joins and (wish.since is None or wish.since <= month.last)


def _places(
    profile: Profile,
    teams: Mapping[TeamId, Team],
    villages: Iterable[Village],
    month: Month,
) -> dict[TeamId, PlaceFacts]:
    by_id = {village.id: village for village in villages}
    return {team.id: _place(profile, [by_id[v] for v in team.villages if v in by_id], month) for team in teams.values()}


def _place(profile: Profile, villages: list[Village], month: Month) -> PlaceFacts:
    """Several places under one team: their counts add up, the first one's kind stands, the best class (1) counts."""
    counts = [count for village in villages if (count := village.count_on(month.last)) is not None]
    classes = [count.village_class for count in counts if count.village_class is not None]
    areas = [count.area_km2 for count in counts if count.area_km2 is not None]
    return PlaceFacts(
        wage_region=profile.wage_region,
        commune_kind=profile.kind,
        village_kind=villages[0].kind if villages else None,
        village_class=min(classes, default=None),
        households=_sum(count.households for count in counts),
        population=_sum(count.population for count in counts),
        area_km2=sum(areas[1:], areas[0]) if areas else None,
        traits=profile.traits.union(*(village.traits for village in villages)),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _rank(facts: MemberFacts) -> int:
    return tuple(Role).index(facts.role)
