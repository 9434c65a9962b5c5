"""What the decisions say together: who was in which team, in which role, from which day to which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from desktop_app.model.decision import Decision, DecisionKind, Recognition, issued
from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.member import Membership
from desktop_app.model.periods import Month, Span


@dataclass(frozen=True, slots=True)
class _Event:
    """One change to one person's membership on one day."""

    on: date
    order: tuple[int, int]
    member: MemberId
    decision: DecisionId
    recognition: Recognition | None
    """None where the membership ends."""
    undoes: DecisionId | None = None
    """Set where a revocation takes back what that decision did to this person."""
    leaves: TeamId | None = None
    """Set where that team is dissolved: whoever is elsewhere by then stays there."""


def memberships(decisions: Iterable[Decision]) -> tuple[Membership, ...]:
    """Return every membership that the issued decisions make, in order of member and start.

    A decision revoked on or before its effective day never had effect. One revoked later loses it from the revoking
    decision's effective day: a recognition closes, an ending is taken back from that day on.
    """
    by_member: dict[MemberId, list[_Event]] = {}
    for event in _events(issued(decisions)):
        by_member.setdefault(event.member, []).append(event)
    found = [membership for events in by_member.values() for membership in _fold(events)]
    return tuple(sorted(found, key=lambda m: (m.member, m.span.start)))


def _events(decisions: list[Decision]) -> list[_Event]:
    revoked = {d.revokes: d for d in decisions if d.revokes is not None}
    void = {d.id for d in decisions if _void(d, revoked)}
    known = {d.id: d for d in decisions}
    people = _recognised_in(decision for decision in decisions if decision.id not in void)
    events: list[_Event] = []
    for order, decision in enumerate(decisions):
        if decision.id in void:
            continue
        earlier = known.get(decision.revokes) if decision.revokes else None
        if earlier is not None and earlier.id not in void:
            events += [
                _Event(decision.effective_on, (order, 0), member, decision.id, None, undoes=earlier.id)
                for member in _touched(earlier, people)
            ]
        events += _own_events(decision, order, people)
    return sorted(events, key=lambda event: (event.on, event.order))


def _own_events(decision: Decision, order: int, people: Mapping[TeamId, Iterable[MemberId]]) -> Iterator[_Event]:
    """Yield what the decision does to each person, besides what it takes back."""
    on = decision.effective_on
    for team in decision.dissolves:
        for member in people.get(team, ()):
            yield _Event(on, (order, 1), member, decision.id, None, leaves=team)
    for ending in decision.endings:
        yield _Event(on, (order, 1), ending.member, decision.id, None)
    for recognition in decision.recognitions:
        yield _Event(on, (order, 2), recognition.member, decision.id, recognition)


def _recognised_in(decisions: Iterable[Decision]) -> dict[TeamId, dict[MemberId, None]]:
    """Return everybody who was ever recognised in a team: those whom its end may concern."""
    people: dict[TeamId, dict[MemberId, None]] = {}
    for decision in decisions:
        for recognition in decision.recognitions:
            people.setdefault(recognition.team, {})[recognition.member] = None
    return people


def _touched(decision: Decision, people: Mapping[TeamId, Iterable[MemberId]]) -> list[MemberId]:
    """Return those whom a decision names, or whose team it dissolves."""
    named = [r.member for r in decision.recognitions] + [e.member for e in decision.endings]
    return [*named, *(member for team in decision.dissolves for member in people.get(team, ()))]


def _void(decision: Decision, revoked: dict[DecisionId, Decision]) -> bool:
    """Return whether it never had effect. A revoking decision that is itself void takes nothing away."""
    seen = {decision.id}
    chain = [decision]
    while (by := revoked.get(chain[-1].id)) is not None and by.id not in seen:
        seen.add(by.id)
        chain.append(by)
    void = False
    for earlier, by in reversed(list(pairwise(chain))):
        void = not void and by.effective_on <= earlier.effective_on
    return void


def revocations(decisions: Iterable[Decision]) -> dict[DecisionId, Decision]:
    """Return by which decision each one was revoked or replaced; one that never had effect itself revokes nothing."""
    revoked = {d.revokes: d for d in issued(decisions) if d.revokes is not None}
    return {target: by for target, by in revoked.items() if not _void(by, revoked)}


def _fold(events: list[_Event]) -> list[Membership]:
    closed: list[Membership] = []
    current: Membership | None = None
    for event in events:
        current = _undo(event, closed, current) if event.undoes is not None else _apply(event, closed, current)
    return [m for m in [*closed, *([current] if current else [])] if not m.span.empty]


def _apply(event: _Event, closed: list[Membership], current: Membership | None) -> Membership | None:
    if event.leaves is not None and (current is None or current.team != event.leaves):
        return current
    if current is not None:
        closed.append(replace(current, span=Span(current.span.start, event.on), closed_by=event.decision))
    if event.recognition is None:
        return None
    recognition = event.recognition
    return Membership(event.member, recognition.team, recognition.role, Span(event.on), event.decision)


def _undo(event: _Event, closed: list[Membership], current: Membership | None) -> Membership | None:
    if current is not None and current.opened_by == event.undoes:
        closed.append(replace(current, span=Span(current.span.start, event.on), closed_by=event.decision))
        current = None
    if current is None and (ended := _ended_by(closed, event.undoes)) is not None:
        return Membership(ended.member, ended.team, ended.role, Span(event.on), event.decision)
    return current


def _ended_by(closed: list[Membership], decision: DecisionId | None) -> Membership | None:
    """Return the last membership that the decision closed: what comes back when that decision is revoked."""
    return next((m for m in reversed(closed) if m.closed_by == decision), None)


def on_day(all_memberships: Iterable[Membership], day: date) -> dict[MemberId, Membership]:
    """Return each person's membership on the day."""
    return {m.member: m for m in all_memberships if day in m.span}


def in_month(all_memberships: Iterable[Membership], month: Month) -> list[Membership]:
    """Return those that share a day with the month, cut to it."""
    cut = [(m, m.span.within(month.span)) for m in all_memberships]
    return [replace(m, span=span) for m, span in cut if span is not None]


def established(decisions: Iterable[Decision], on: date | None = None) -> dict[TeamId, Decision]:
    """Return each team's establishing decision in force: the newest that was not revoked, nor the team dissolved.

    With a day only what has effect by then counts.
    """
    return {team: d for team, d in _last_word(decisions, on).items() if d.kind is DecisionKind.ESTABLISH}


def dissolved(decisions: Iterable[Decision], on: date | None = None) -> dict[TeamId, Decision]:
    """Return the decision by which each team that is no more was dissolved; with a day, by that day.

    A team that no decision of the book ever established may be among them, but none established again since.
    """
    return {team: d for team, d in _last_word(decisions, on).items() if d.kind is DecisionKind.DISSOLVE}


def _last_word(decisions: Iterable[Decision], on: date | None) -> dict[TeamId, Decision]:
    """Return what was decided last of each team itself: that it be established, or dissolved."""
    valid = [d for d in issued(decisions) if on is None or d.effective_on <= on]
    revoked = revocations(valid)
    standing = [d for d in valid if d.id not in revoked]
    of_teams = [d for d in standing if d.kind in {DecisionKind.ESTABLISH, DecisionKind.DISSOLVE}]
    return {team: d for d in of_teams for team in d.teams}
