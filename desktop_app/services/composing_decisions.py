"""What stands on the chairman's decisions: the commune's facts turned into the words of a form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.model.decision import Decision, DecisionKind, Ending
from desktop_app.model.ids import TeamId
from desktop_app.model.member import Member, Membership, Role
from desktop_app.model.membership import established, memberships
from desktop_app.model.membership import on_day as serving_on
from desktop_app.model.place import Village
from desktop_app.model.problems import Problem, Refused, refuse_errors
from desktop_app.model.unit import Body, Profile, for_whom
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.letter_contexts import Dissolution, DissolvedTeam
from desktop_app.printing.paper_parts import PaperDate
from desktop_app.services.composing_parts import (
    about_of,
    area_of,
    bases_of,
    born_on,
    by_role_and_name,
    candidate_teams,
    cited_decision,
    heading_of,
    members_by_id,
    paper_birth,
    profile_on,
    refuse_hollow,
    signer_of,
    teams_by_name,
    villages_of,
)
from desktop_app.services.office import Office
from desktop_app.wording import letters, paper, recipient_lines

MANY = 6
"""From this many people on, or for several teams, names stand in an annexed list and not in the articles."""


def compose_decision(office: Office, decision: Decision) -> tuple[str, object]:
    """Return the code of the form that a decision prints on, and what stands on it."""
    refuse_hollow(office, decision)
    if not decision.issued:
        block = decision.signature
        refuse_errors(for_whom(block.capacity, block.on_behalf_of, block.title, block.name))
    profile = profile_on(office, decision.signed_about(office.clock.today()))
    form, make = _FORMS[decision.kind] if not _many(decision) else _FORMS_FOR_MANY[decision.kind]
    return form, make(office, decision, profile)


def forms_of(kind: DecisionKind) -> tuple[str, ...]:
    """Return the codes of the forms that a decision of a kind may print on."""
    return tuple(forms[kind][0] for forms in (_FORMS, _FORMS_FOR_MANY) if kind in forms)


def _many(decision: Decision) -> bool:
    """Return whether its teams or people stand in a list and not in its articles."""
    if decision.kind is DecisionKind.ESTABLISH:
        return len(decision.teams) > 1
    several = len({recognition.team for recognition in decision.recognitions}) > 1
    return decision.kind is DecisionKind.RECOGNISE and (several or len(decision.recognitions) >= MANY)


def _recognition(office: Office, decision: Decision, profile: Profile) -> paper_of.Recognition:
    members = members_by_id(office)
    [team] = teams_by_name(office, (r.team for r in decision.recognitions))
    people = tuple(_person(members[r.member], r.role) for r in by_role_and_name(decision.recognitions, members))
    return paper_of.Recognition(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        team=paper.team(team.name),
        bases=bases_of(office, decision),
        people=people,
        count=len(people),
        whom=_who(people, f"{paper.team(team.name)}, {paper.commune(profile)}"),
        listed=people if len(people) > 1 else (),
        recognised=letters.leaver(people[0].honorific, people[0].name) if len(people) == 1 else letters.RECOGNISED,
        effective_on=decision.effective_on,
        executors=paper.executors(profile, villages_of(office, team)),
        recipients=recipient_lines.of_decision(profile, 3),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _who(people: Sequence[paper_of.Person], team: str) -> str:
    if len(people) != 1:
        return letters.recognised(len(people), team)
    [one] = people
    return letters.one_recognised(letters.leaver(one.honorific, one.name), born_on(one.birth), f"{one.role} {team}")


def _listed_recognition(office: Office, decision: Decision, profile: Profile) -> paper_of.ListedRecognition:
    return paper_of.ListedRecognition(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        teams_named=paper.all_teams(paper.commune(profile)),
        bases=bases_of(office, decision),
        teams=candidate_teams(office, decision.recognitions),
        count=len(decision.recognitions),
        issued_by=paper.chair(profile),
        effective_on=decision.effective_on,
        executors=paper.executors_many(profile, _concerned(office, decision)),
        recipients=recipient_lines.of_decision(profile, 3),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _establishment(office: Office, decision: Decision, profile: Profile) -> paper_of.Establishment:
    [team] = teams_by_name(office, decision.teams)
    villages = villages_of(office, team)
    return paper_of.Establishment(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        team=paper.team(team.name),
        area=area_of(villages),
        strength=team.quota,
        bases=bases_of(office, decision),
        effective_on=decision.effective_on,
        executors=_executors(profile, villages),
        recipients=recipient_lines.of_decision(profile, 4),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _listed_establishment(office: Office, decision: Decision, profile: Profile) -> paper_of.ListedEstablishment:
    teams = teams_by_name(office, decision.teams)
    places = [villages_of(office, team) for team in teams]
    return paper_of.ListedEstablishment(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        teams_named=paper.all_teams(paper.commune(profile)),
        teams=tuple(
            paper_of.EstablishedTeam(paper.team(team.name), area_of(villages), team.quota)
            for team, villages in zip(teams, places, strict=True)
        ),
        count=len(teams),
        strength=sum(team.quota for team in teams),
        bases=bases_of(office, decision),
        effective_on=decision.effective_on,
        executors=_executors(profile, [village for villages in places for village in villages]),
        recipients=recipient_lines.of_decision(profile, 4),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _dissolution(office: Office, decision: Decision, profile: Profile) -> Dissolution:
    others = [d for d in office.book.decisions() if d.id != decision.id]
    founding = established(others, decision.effective_on)
    serving = serving_on(memberships(others), decision.effective_on - timedelta(days=1))
    teams = teams_by_name(office, decision.teams)
    villages = [village for team in teams for village in villages_of(office, team)]
    ended = tuple(
        DissolvedTeam(
            paper.team(team.name),
            area_of(villages_of(office, team)),
            letters.founded(cited_decision(office, founding[team.id], profile) if team.id in founding else ""),
        )
        for team in teams
    )
    return Dissolution(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        bases=bases_of(office, decision),
        teams=ended,
        count=len(teams),
        what=_what(ended, paper.commune(profile), decision.effective_on),
        listed=ended if len(ended) > 1 else (),
        dissolved=ended[0].name if len(ended) == 1 else letters.DISSOLVED,
        strength=sum(membership.team in decision.teams for membership in serving.values()),
        effective_on=decision.effective_on,
        executors=_executors(profile, villages),
        recipients=recipient_lines.of_decision(profile, 4),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _what(ended: Sequence[DissolvedTeam], commune: str, on: date) -> str:
    if len(ended) != 1:
        return letters.dissolved(len(ended), commune, on)
    [team] = ended
    return letters.one_dissolved(team.name, commune, (letters.covers(team.area), team.founded), on)


def _revocation(office: Office, decision: Decision, profile: Profile) -> paper_of.Revocation:
    revoked = office.book.decision(decision.revokes) if decision.revokes else None
    if revoked is None:
        raise Refused(Problem("decision.unknown"))
    return paper_of.Revocation(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        revoked=f"{cited_decision(office, revoked, profile)} {paper.lower_first(about_of(office, revoked))}",
        reason=paper.reason_of(decision.subject),
        bases=bases_of(office, decision),
        effective_on=decision.effective_on,
        executors=paper.executors_concerned(profile),
        recipients=recipient_lines.of_decision(profile, 3),
        signer=signer_of(decision.signature),
    )


def _replaces(office: Office, decision: Decision, profile: Profile) -> str:
    """Return that the decision replaces an earlier one; empty where it does not."""
    earlier = office.book.decision(decision.revokes) if decision.revokes else None
    return paper.replaces(cited_decision(office, earlier, profile)) if earlier else ""


def _concerned(office: Office, decision: Decision) -> list[Village]:
    return [
        v for team in teams_by_name(office, (r.team for r in decision.recognitions)) for v in villages_of(office, team)
    ]


def _executors(profile: Profile, villages: list[Village]) -> str:
    return paper.executors(profile, villages) if len(villages) < MANY else paper.executors_many(profile, villages)


def _release(office: Office, decision: Decision, profile: Profile) -> paper_of.Release:
    members = members_by_id(office)
    others = [d for d in office.book.decisions() if d.id != decision.id]
    serving = serving_on(memberships(others), decision.effective_on)
    teams = teams_by_name(office, (serving[e.member].team for e in decision.endings if e.member in serving))
    named = paper.teams_named([team.name for team in teams], paper.commune(profile))
    whose = {team.id: paper.team(team.name) for team in teams} if len(teams) > 1 else {}
    people = tuple(_released(members[e.member], serving.get(e.member), e, whose) for e in decision.endings)
    return paper_of.Release(
        heading=_decision_heading(office, decision, profile),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=about_of(office, decision),
        team=named,
        bases=bases_of(office, decision),
        people=people,
        count=len(people),
        whom=_whom(people, "" if whose else f"{named}, {paper.commune(profile)}"),
        listed=people if len(people) > 1 else (),
        leavers=letters.leaver(people[0].honorific, people[0].name) if len(people) == 1 else letters.LEAVERS,
        effective_on=decision.effective_on,
        executors=_executors(profile, [v for team in teams for v in villages_of(office, team)]),
        recipients=recipient_lines.of_decision(profile, 3),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _whom(people: Sequence[paper_of.ReleasedPerson], team: str) -> str:
    """``team`` is empty where each line says whose the person is."""
    if len(people) != 1:
        return letters.leavers(len(people), team)
    [one] = people
    ground = letters.grounds(one.ground, one.point)
    return letters.one_leaver(letters.leaver(one.honorific, one.name), born_on(one.birth), f"{one.role} {team}", ground)


def _decision_heading(office: Office, decision: Decision, profile: Profile) -> paper_of.Heading:
    """Until it is signed, room is left in the month it is printed in: it takes effect later than it is signed."""
    day = decision.signed_about(office.clock.today())
    dated = PaperDate.of(day) if decision.signed_on else PaperDate(day.year, day.month)
    heading = heading_of(profile, Body.COMMITTEE, dated)
    return replace(heading, number=paper.number(decision.number), symbol=decision.symbol)


def _person(member: Member, role: Role) -> paper_of.Person:
    return paper_of.Person(
        paper.honorific(member.sex),
        member.full_name,
        paper_birth(member),
        paper.role(role),
        member.cccd,
        member.address,
    )


def _released(
    member: Member, membership: Membership | None, ending: Ending, whose: Mapping[TeamId, str]
) -> paper_of.ReleasedPerson:
    role = paper.role(membership.role if membership else Role.MEMBER)
    team = whose.get(membership.team, "") if membership else ""
    return paper_of.ReleasedPerson(
        paper.honorific(member.sex),
        member.full_name,
        paper_birth(member),
        f"{role} {team}".strip(),
        paper.end_ground(ending.ground, ending.evidence),
        paper.end_point(ending.ground),
    )


_Maker = Callable[[Office, Decision, Profile], object]
_FORMS: Mapping[DecisionKind, tuple[str, _Maker]] = {
    DecisionKind.ESTABLISH: ("mau_08_thanh_lap", _establishment),
    DecisionKind.RECOGNISE: ("mau_08_cong_nhan", _recognition),
    DecisionKind.END: ("mau_08_cho_thoi", _release),
    DecisionKind.DISSOLVE: ("mau_08_giai_the", _dissolution),
    DecisionKind.REVOKE: ("quyet_dinh_bai_bo", _revocation),
}
_FORMS_FOR_MANY: Mapping[DecisionKind, tuple[str, _Maker]] = {
    DecisionKind.ESTABLISH: ("mau_08_thanh_lap_nhieu_to", _listed_establishment),
    DecisionKind.RECOGNISE: ("mau_08_cong_nhan_kem_danh_sach", _listed_recognition),
}
