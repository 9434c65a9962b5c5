"""The read side of drafting a decision: what there is to choose from, and what a number would change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.eligibility import check_eligibility
from desktop_app.model.ids import DecisionId, MemberId
from desktop_app.model.member import Membership, Role
from desktop_app.model.membership import memberships
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body, Signer, signing_order
from desktop_app.services.listing import DecisionRow, DecisionState, MemberRow, TeamRow
from desktop_app.services.listing_papers import list_decisions
from desktop_app.services.listing_people import list_members, list_teams
from desktop_app.services.offering_bases import offered_bases, remarks_on
from desktop_app.services.office import Office
from desktop_app.services.preceding_papers import odd_before
from desktop_app.services.recording_decisions import check, closed_months_touched, duty_left_out
from desktop_app.services.registered_papers import odd_about, stands_against


@dataclass(frozen=True, slots=True)
class Choices:
    """What a decision of a day is made of."""

    members: tuple[MemberRow, ...]
    """Everyone, with the place held on the day and the conditions not met."""
    teams: tuple[TeamRow, ...]
    signers: tuple[Signer, ...]
    """Those who may sign for the committee on the day."""
    bases: tuple[str, ...]
    remarks: tuple[str, ...]
    """What is to be settled by hand of those bases."""
    symbol: str
    revocable: tuple[DecisionRow, ...]
    """Issued decisions that still stand."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A membership that begins or ends by a decision; ``on`` is its first day, or the first day it no longer holds."""

    name: str
    team: str
    role: Role
    on: date


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """What giving the number would do."""

    opened: tuple[Stretch, ...]
    closed: tuple[Stretch, ...]
    problems: tuple[Problem, ...]


def choices(office: Office, on: date, kind: DecisionKind = DecisionKind.RECOGNISE) -> Choices:
    """Return everything that a decision of a kind taking effect on the day can be made of."""
    profile = office.book.profile_on(on)
    standing = (row for row in list_decisions(office) if row.state is DecisionState.ISSUED)
    signed = min(on, office.clock.today())
    signers = [one for one in office.book.signers_on(signed) if one.body is Body.COMMITTEE]
    return Choices(
        members=list_members(office, on),
        teams=list_teams(office, on),
        signers=tuple(sorted(signers, key=signing_order)),
        bases=bases_of_kind(office, on, kind),
        remarks=remarks_on(office, signed, "decision"),
        symbol=profile.symbols.get("decision", "") if profile else "",
        revocable=tuple(row for row in standing if row.kind.value != "revoke"),
    )


def bases_of_kind(office: Office, day: date, kind: DecisionKind) -> tuple[str, ...]:
    """Return what a decision of a kind rests on that takes effect on the day and is signed by then, today at latest."""
    from desktop_app.services.composing_decisions import forms_of

    return offered_bases(office, min(day, office.clock.today()), "decision", forms_of(kind))


def decision_of(office: Office, decision: DecisionId) -> Decision:
    """Return one decision; Refused if there is none of that identity."""
    if (found := office.book.decision(decision)) is None:
        raise Refused(Problem("decision.unknown"))
    return found


def conditions(office: Office, member: MemberId, on: date) -> list[Problem]:
    """Return the conditions of Điều 13 that the person does not meet on the day."""
    profile = office.book.profile_on(on)
    found = office.book.member(member)
    return check_eligibility(found, on, profile.traits if profile else frozenset()) if found else []


def issue_plan(
    office: Office, decision: Decision, number: str, signed_on: date | None, late_why: str = ""
) -> IssuePlan:
    """Return whose membership would begin and end if the draft got this number, and what stops it."""
    day = signed_on or decision.effective_on
    numbered = replace(decision, number=number or "0", signed_on=day)
    others = [other for other in office.book.decisions() if other.id != decision.id]
    before, after = set(memberships(others)), set(memberships([*others, numbered]))
    asked = replace(decision, number=number, signed_on=signed_on)
    problems = [
        *check(office, asked),
        *stands_against(office, asked),
        *odd_about(office, asked),
        *odd_before(office, asked),
    ]
    return IssuePlan(
        opened=_stretches(office, after - before, before, ends=False),
        closed=_stretches(office, after - before, before, ends=True),
        problems=(*problems, *closed_months_touched(office, numbered, late_why), *duty_left_out(office, numbered)),
    )


def _stretches(
    office: Office, found: Iterable[Membership], before: Iterable[Membership], *, ends: bool
) -> tuple[Stretch, ...]:
    """Return the new stretches that begin, or those that existed and now end."""
    names = {member.id: member.full_name for member in office.book.members()}
    teams = {team.id: team.name for team in office.book.teams()}
    begun = {(m.member, m.team, m.role, m.span.start) for m in before}
    rows = []
    for m in found:
        existed = (m.member, m.team, m.role, m.span.start) in begun
        if ends and m.span.end is not None and existed:
            rows.append(Stretch(names[m.member], teams[m.team], m.role, m.span.end))
        elif not ends and not existed:
            rows.append(Stretch(names[m.member], teams[m.team], m.role, m.span.start))
    return tuple(sorted(rows, key=lambda row: (row.team, row.name)))
