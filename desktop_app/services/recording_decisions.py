"""Draft a decision, give it its number, revoke or replace it. Memberships follow by themselves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from uuid import uuid4

from desktop_app.model.decision import Decision, DecisionKind, SignatureBlock
from desktop_app.model.decision_check import Known, check_decision
from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import DecisionId, MemberId
from desktop_app.model.member import Membership
from desktop_app.model.membership import memberships
from desktop_app.model.paper_numbers import plain_symbol, two_digits
from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Place, Problem, Refused, Severity, refuse_errors
from desktop_app.model.unit import Signer, on_day
from desktop_app.services.checking_bases import stale_bases
from desktop_app.services.office import Office
from desktop_app.services.recognising_once import recognised_twice
from desktop_app.services.registered_papers import stands_against


def new_decision_id() -> DecisionId:
    """Return an identifier nobody has."""
    return DecisionId(str(uuid4()))


def known(office: Office, on: date) -> Known:
    """Return everything that a decision of that day is held against."""
    profile = on_day(tuple(office.book.profiles()), on)
    return Known(
        members={member.id: member for member in office.book.members()},
        teams={team.id: team for team in office.book.teams()},
        decisions={decision.id: decision for decision in office.book.decisions()},
        traits=profile.traits if profile else frozenset(),
    )


def signature_of(signer: Signer) -> SignatureBlock:
    """Return the block that the signer puts under a paper, copied so that it never changes with the signer."""
    return SignatureBlock(signer.name, signer.title, signer.capacity, signer.on_behalf_of, signer.rank)


def check(office: Office, decision: Decision) -> list[Problem]:
    """Return all problems of a decision as it stands, for the screen while it is being filled."""
    found = check_decision(decision, known(office, decision.effective_on))
    return [*found, *recognised_twice(office, decision), *stale_bases(office, decision), *left_by_dissolution(decision)]


def left_by_dissolution(decision: Decision) -> list[Problem]:
    """Return a warning that a team's end is no case of leaving in what was read of Luật 30/2023 Điều 17 khoản 3."""
    if not decision.dissolves:
        return []
    return [Problem("decision.left_by_dissolution", Place(field="teams"), severity=Severity.WARNING)]


def record_draft(office: Office, decision: Decision) -> list[Problem]:
    """Keep a draft without number, whole or not yet; return what is still wrong with it.

    Raises Refused if the decision already has its number: it is then revoked or replaced, never edited.
    """
    office.require_commune()
    _refuse_if_issued(office, decision.id)
    if decision.issued or decision.number:
        raise Refused(Problem("decision.number_by_giving", Place(field="number")))
    with office.book.change("decision.drafted", by=office.clerk) as change:
        change.put(decision)
    return check(office, decision)


def give_number(office: Office, decision_id: DecisionId, number: str, signed_on: date, late_why: str = "") -> Decision:
    """Give a draft the number and day it got when signed; from now on it takes effect. Return it.

    With ``late_why`` it may reach back into closed months: they stay closed, and what is owed because of it is told by
    ``carrying_differences``. Raises Refused with every problem that stops it (conditions of Điều 13 without a written
    ground among them), and where it would change a month already closed and no reason is given.
    """
    draft = _refuse_if_issued(office, decision_id)
    if draft is None:
        raise Refused(Problem("decision.unknown"))
    number, symbol = two_digits(number.strip()), plain_symbol(draft.symbol)
    decision = replace(draft, number=number, symbol=symbol, signed_on=signed_on)
    _refuse(office, decision, late_why)
    with office.book.change("decision.issued", by=office.clerk, why=late_why.strip()) as change:
        change.put(decision)
    return decision


def record_issued(office: Office, decision: Decision, late_why: str = "") -> Decision:
    """Keep a decision that was signed before the book began, with its number and day; as :func:`give_number`."""
    office.require_commune()
    if not decision.issued:
        raise Refused(Problem("decision.number_without_day", Place(field="number")))
    _refuse_if_issued(office, decision.id)
    number, symbol = two_digits(decision.number.strip()), plain_symbol(decision.symbol)
    decision = replace(decision, number=number, symbol=symbol)
    _refuse(office, decision, late_why)
    why = "; ".join(words for words in (decision.recorded_from, late_why.strip()) if words)
    with office.book.change("decision.recorded", by=office.clerk, why=why) as change:
        change.put(decision)
    return decision


def _refuse(office: Office, decision: Decision, late_why: str) -> None:
    problems = _overridable_as_errors(check(office, decision))
    late = closed_months_touched(office, decision, late_why)
    refuse_errors([*problems, *stands_against(office, decision), *late, *duty_left_out(office, decision)])


def discard_draft(office: Office, decision_id: DecisionId) -> None:
    """Take a draft out of the list; its history stays. Raises Refused for a decision with a number."""
    draft = _refuse_if_issued(office, decision_id)
    if draft is None:
        raise Refused(Problem("decision.unknown"))
    with office.book.change("decision.discarded", by=office.clerk) as change:
        change.retire(draft)


def draft_revocation(office: Office, target: DecisionId, template: Decision) -> Decision:
    """Return a draft that revokes the target, with the template's words and signer; nothing is kept yet."""
    revoked = office.book.decision(target)
    if revoked is None:
        raise Refused(Problem("decision.unknown"))
    return replace(
        template, id=new_decision_id(), kind=DecisionKind.REVOKE, revokes=revoked.id, number="", signed_on=None
    )


def closed_months_touched(office: Office, decision: Decision, late_why: str = "") -> list[Problem]:
    """Return a problem for each closed month in which the decision would change who was a member.

    With a reason for coming late it is a warning: the month stays as it was closed.
    """
    severity = Severity.WARNING if late_why.strip() else Severity.ERROR
    before = office.book.decisions()
    others = [other for other in before if other.id != decision.id]
    spans = _changed_spans(memberships(others), memberships([*others, decision]))
    return [
        Problem(
            "decision.month_closed", Place(field="effective_on"), {"month": month, "by": closed.closed_by}, severity
        )
        for month in office.book.closed_months()
        if any(span.overlaps(month.span) for span in spans)
        if (closed := office.book.closed_month(month)) is not None
    ]


def duty_left_out(office: Office, decision: Decision) -> list[Problem]:
    """Return a problem for each person whose recorded duty would fall outside all membership by the decision.

    A warning where it is but the end of a last night, in a month whose sheet the person will not stand in.
    """
    others = [other for other in office.book.decisions() if other.id != decision.id]
    before, after = set(memberships(others)), set(memberships([*others, decision]))
    names = {member.id: member.full_name for member in office.book.members()}
    problems = []
    for member in sorted({m.member for m in before - after}):
        was, will = ([m.span for m in some if m.member == member] for some in (before, after))
        known = _known_duty(office, member)
        days = sorted(e.day for e in known if any(e.day in span for span in was))
        left = [day for day in days if not any(day in span for span in will)]
        if left:
            values = {"name": names.get(member, member), "day": left[0], "count": len(left)}
            problems.append(Problem("decision.duty_left_out", Place(field="effective_on"), values))
        for night in _nights_left_out(known, will):
            values = {"name": names.get(member, member), "ends": night.ends, "month": Month.of(night.ends.date())}
            place = Place(field="effective_on")
            problems.append(Problem("decision.night_left_out", place, values, Severity.WARNING))
    return problems


def _known_duty(office: Office, member: MemberId) -> list[DutyEntry]:
    late = {one.day: one.entries for one in office.book.late_duty_of(member)}
    stood = [entry for entry in office.book.all_duty_of(member) if entry.day not in late]
    return [*stood, *(entry for entries in late.values() for entry in entries)]


def _nights_left_out(duty: Iterable[DutyEntry], spans: Sequence[Span]) -> Iterator[DutyEntry]:
    """Yield duty over midnight into a month on no day of which the person is a member."""
    for entry in duty:
        month = Month.of(entry.ends.date())
        over = month != Month.of(entry.day) and entry.ends > datetime.combine(month.first, time())
        if over and any(entry.day in span for span in spans) and not any(span.overlaps(month.span) for span in spans):
            yield entry


def _changed_spans(before: Iterable[Membership], after: Iterable[Membership]) -> list[Span]:
    """Return the days on which somebody's team or role differs between the two."""
    old = {(m.member, m.team, m.role, m.span.start): m.span for m in before}
    new = {(m.member, m.team, m.role, m.span.start): m.span for m in after}
    spans = [span for key, span in [*old.items(), *new.items()] if (key in old) != (key in new)]
    for key in old.keys() & new.keys():
        ends = [end for end in (old[key].end, new[key].end) if end is not None]
        if old[key] != new[key] and ends:
            spans.append(Span(min(ends), max(ends) if len(ends) > 1 else None))
    return spans


def _overridable_as_errors(problems: list[Problem]) -> list[Problem]:
    return [replace(p, severity=Severity.ERROR) if p.severity is Severity.OVERRIDABLE else p for p in problems]


def _refuse_if_issued(office: Office, decision_id: DecisionId) -> Decision | None:
    existing = next((d for d in office.book.decisions() if d.id == decision_id), None)
    if existing is not None and existing.issued:
        raise Refused(Problem("decision.issued_never_edited", values={"reference": existing.reference}))
    return existing
