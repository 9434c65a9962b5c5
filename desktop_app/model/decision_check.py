"""What stops a decision from being kept or numbered, with the article where the law says so."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind, EndGround, Ending, issued
from desktop_app.model.eligibility import check_eligibility, let_pass
from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.member import Member, Membership, Role
from desktop_app.model.membership import dissolved, established, memberships, on_day, revocations
from desktop_app.model.paper_numbers import same_number, same_symbol
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.team import Team
from desktop_app.model.unit import Trait, for_whom

SINGLE_ROLES = (Role.LEADER, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class Known:
    """What a decision is held against: everything recorded before it."""

    members: Mapping[MemberId, Member]
    teams: Mapping[TeamId, Team]
    decisions: Mapping[DecisionId, Decision]
    traits: frozenset[Trait]


def check_decision(decision: Decision, known: Known) -> list[Problem]:
    """Return every problem of the decision as it stands, drafts included."""
    others = [other for other in known.decisions.values() if other.id != decision.id]
    return [
        *_words(decision),
        *_number(decision, others),
        *_contents(decision),
        *_revocation(decision, known),
        *_people(decision, known),
        *_teams(decision, known, others),
    ]


def _words(decision: Decision) -> list[Problem]:
    empty = [name for name in ("subject", "symbol") if not getattr(decision, name).strip()]
    problems = [Problem("decision.empty", Place(field=name), {"field": name}) for name in empty]
    if not decision.signature.name.strip() or not decision.signature.title.strip():
        problems.append(Problem("decision.no_signer", Place(field="signature")))
    block = decision.signature
    told = for_whom(block.capacity, block.on_behalf_of, block.title, block.name)
    problems += [replace(problem, at=Place(field="signature")) for problem in told]
    if not decision.legal_bases:
        problems.append(Problem("decision.no_basis", Place(field="legal_bases"), severity=Severity.WARNING))
    return problems


def _number(decision: Decision, others: Iterable[Decision]) -> list[Problem]:
    if bool(decision.number) != (decision.signed_on is not None):
        return [
            Problem("decision.number_without_day", Place(field="number"), article="Điều 15 Nghị định 30/2020/NĐ-CP")
        ]
    if decision.signed_on is None:
        return []
    problems = [
        Problem("decision.number_twice", Place(field="number"), {"reference": decision.reference})
        for other in issued(others)
        if same_number(other.number) == same_number(decision.number)
        and same_symbol(other.symbol) == same_symbol(decision.symbol)
        and other.signed_on is not None
        and other.signed_on.year == decision.signed_on.year
    ]
    if decision.effective_on < decision.signed_on:
        values = {"signed": decision.signed_on, "effective": decision.effective_on}
        problems.append(
            Problem("decision.effective_before_signed", Place(field="effective_on"), values, Severity.WARNING)
        )
    return problems


def _contents(decision: Decision) -> list[Problem]:
    wanted = {
        DecisionKind.ESTABLISH: decision.teams,
        DecisionKind.RECOGNISE: decision.recognitions,
        DecisionKind.END: decision.endings,
        DecisionKind.DISSOLVE: decision.teams,
        DecisionKind.REVOKE: decision.revokes,
    }[decision.kind]
    problems = [] if wanted else [Problem("decision.nothing_decided", Place(field="kind"))]
    named = [r.member for r in decision.recognitions] + [e.member for e in decision.endings]
    problems += [Problem("decision.person_twice", values={"member": m}) for m, n in Counter(named).items() if n > 1]
    problems += [
        Problem(
            "decision.ground_not_in_law",
            Place(field="endings"),
            {},
            Severity.WARNING,
            "Điều 17 khoản 3 Luật 30/2023/QH15",
        )
        for ending in decision.endings
        if ending.ground is EndGround.OTHER
    ]
    problems += [
        Problem("decision.ground_unsaid", Place(field="endings"))
        for ending in decision.endings
        if ending.ground is EndGround.OTHER and not ending.evidence.strip()
    ]
    return problems


def _revocation(decision: Decision, known: Known) -> list[Problem]:
    if decision.revokes is None:
        return []
    target = known.decisions.get(decision.revokes)
    if target is None or not target.issued:
        return [Problem("decision.revokes_no_issued", Place(field="revokes"))]
    already = any(d.revokes == target.id and d.issued and d.id != decision.id for d in known.decisions.values())
    if already or (target.kind is DecisionKind.REVOKE):
        return [Problem("decision.cannot_revoke", Place(field="revokes"), {"reference": target.reference})]
    return []


def _people(decision: Decision, known: Known) -> list[Problem]:
    problems: list[Problem] = []
    for recognition in decision.recognitions:
        if (member := known.members.get(recognition.member)) is None:
            problems.append(
                Problem("decision.member_unknown", Place(field="recognitions"), {"member": recognition.member})
            )
            continue
        found = check_eligibility(member, decision.effective_on, known.traits)
        problems += let_pass(found, recognition.overrides)
    serving = on_day(memberships(_without(decision, known)), decision.effective_on)
    for ending in decision.endings:
        name = known.members[ending.member].full_name if ending.member in known.members else ending.member
        problems += _evidence(ending, name)
        if ending.member not in serving:
            values = {"name": name, "day": decision.effective_on}
            problems.append(Problem("decision.not_a_member", Place(field="endings"), values))
    return problems


def _evidence(ending: Ending, name: str) -> list[Problem]:
    """Return a warning where nothing is written that the ground rests on: the request, certificate or reminders."""
    if ending.evidence.strip() or ending.ground is EndGround.OTHER:
        return []
    code = "decision.reminders_missing" if ending.ground is EndGround.DUTY else "decision.evidence_missing"
    values = {"name": name, "ground": ending.ground}
    article = "Điều 17 khoản 3 Luật 30/2023/QH15"
    return [Problem(code, Place(field="endings"), values, Severity.WARNING, article)]


def _teams(decision: Decision, known: Known, others: list[Decision]) -> list[Problem]:
    named = [*decision.teams, *(r.team for r in decision.recognitions)]
    problems = [Problem("decision.team_unknown", values={"team": team}) for team in named if team not in known.teams]
    if problems:
        return problems
    problems += _standing(decision, known, others)
    after = memberships([*others, _as_issued(decision)])
    longer = _longer(memberships(others), after)
    for team_id in dict.fromkeys([*(r.team for r in decision.recognitions), *(m.team for m in longer)]):
        if team_id in known.teams:
            problems += _strength_since(known.teams[team_id], after, decision.effective_on)
    return problems


def _standing(decision: Decision, known: Known, others: list[Decision]) -> list[Problem]:
    """Return what is wrong with the teams themselves: nobody joins one that is no more, and none ends twice."""
    founded = established(others, decision.effective_on)
    gone = dissolved(others, decision.effective_on)
    joined = () if decision.kind is DecisionKind.ESTABLISH else tuple(r.team for r in decision.recognitions)
    problems: list[Problem] = []
    for team in dict.fromkeys([*joined, *decision.dissolves]):
        values: dict[str, object] = {"team": known.teams[team].name}
        if (ended := gone.get(team)) is not None:
            values |= {"reference": ended.reference, "day": ended.effective_on}
            problems.append(Problem("decision.team_dissolved", Place(field="teams"), values))
        elif team not in founded:
            problems.append(Problem("decision.team_not_established", values=values, severity=Severity.WARNING))
    return [*problems, *_joined_later(decision, known, others)]


def _joined_later(decision: Decision, known: Known, others: list[Decision]) -> list[Problem]:
    """Return a problem for each later decision that recognises somebody in a team dissolved by then."""
    revoked = revocations(others)
    return [
        Problem(
            "decision.recognised_after_end",
            Place(field="teams"),
            {"team": known.teams[team].name, "reference": other.reference, "day": other.effective_on},
        )
        for team in decision.dissolves
        for other in issued(others)
        if other.effective_on >= decision.effective_on and any(r.team == team for r in other.recognitions)
        if other.id not in revoked
    ]


def _longer(before: Iterable[Membership], after: Iterable[Membership]) -> list[Membership]:
    """Return the memberships that are new or last longer: what a revocation brings back is among them."""
    ends = {(m.member, m.team, m.role, m.span.start): m.span.end or date.max for m in before}
    return [m for m in after if (m.span.end or date.max) > ends.get((m.member, m.team, m.role, m.span.start), date.min)]


def _strength_since(team: Team, after: Iterable[Membership], first: date) -> list[Problem]:
    """Return what is wrong with a team on the day and on each later day on which somebody joins it."""
    own = [m for m in after if m.team == team.id]
    days = sorted({first, *(m.span.start for m in own if m.span.start > first)})
    found = [p for day in days for p in _strength(team, Counter(m.role for m in own if day in m.span))]
    return list({(p.code, p.values.get("role")): p for p in reversed(found)}.values())[::-1]


def _strength(team: Team, roles: Counter[Role]) -> list[Problem]:
    problems = [
        Problem("decision.role_taken", values={"team": team.name, "role": role})
        for role in SINGLE_ROLES
        if roles[role] > 1
    ]
    if (strength := roles.total()) > team.quota:
        values = {"team": team.name, "strength": strength, "quota": team.quota}
        problems.append(
            Problem(
                "decision.over_quota",
                values=values,
                severity=Severity.WARNING,
                article="Điều 14 khoản 4 Luật 30/2023/QH15",
            ),
        )
    return problems


def _without(decision: Decision, known: Known) -> list[Decision]:
    return [other for other in known.decisions.values() if other.id != decision.id]


def _as_issued(decision: Decision) -> Decision:
    """Return the decision as if it had its number: a draft is checked for what it will do."""
    return replace(decision, number=decision.number or "0", signed_on=decision.signed_on or decision.effective_on)
