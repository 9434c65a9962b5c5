"""What stands on the papers of recognition: the commune's facts turned into the words of a form."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind, Ending, Recognition, SignatureBlock
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Birth, Education, Member, Role
from desktop_app.model.membership import memberships
from desktop_app.model.membership import on_day as serving_on
from desktop_app.model.place import Village
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.team import Team
from desktop_app.model.text import collation_key, name_key
from desktop_app.model.unit import Body, Profile, signing_order
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.contexts import PaperDate
from desktop_app.services.office import Office
from desktop_app.services.recording_decisions import check
from desktop_app.wording import paper

MANY = 6
"""From this many people on, or for several teams, names stand in an annexed list and not in the articles."""


def profile_on(office: Office, day: date) -> Profile:
    """Return the commune on a day; Refused where the book knows none by then."""
    if (profile := office.book.profile_on(day)) is None:
        raise Refused(Problem("unit.no_profile", values={"day": day}))
    return profile


def compose_decision(office: Office, decision: Decision) -> tuple[str, object]:
    """Return the code of the form that a decision prints on, and what stands on it."""
    _refuse_hollow(office, decision)
    profile = profile_on(office, decision.signed_on or decision.effective_on)
    match decision.kind:
        case DecisionKind.ESTABLISH if len(decision.teams) > 1:
            return "mau_08_thanh_lap_nhieu_to", _listed_establishment(office, decision, profile)
        case DecisionKind.ESTABLISH:
            return "mau_08_thanh_lap", _establishment(office, decision, profile)
        case DecisionKind.RECOGNISE if _listed(decision):
            return "mau_08_cong_nhan_kem_danh_sach", _listed_recognition(office, decision, profile)
        case DecisionKind.RECOGNISE:
            return "mau_08_cong_nhan", _recognition(office, decision, profile)
        case DecisionKind.END:
            return "mau_08_cho_thoi", _release(office, decision, profile)
        case DecisionKind.REVOKE:
            return "quyet_dinh_bai_bo", _revocation(office, decision, profile)


def compose_submission(office: Office, decision: Decision) -> paper_of.Submission:
    """Return the police's proposal for a decision of recognition."""
    _refuse_hollow(office, decision)
    profile = profile_on(office, decision.effective_on)
    roles = [recognition.role for recognition in decision.recognitions]
    teams = [team.name for team in _teams(office, (r.team for r in decision.recognitions))]
    return paper_of.Submission(
        heading=_proposal_heading(office, decision, profile),
        proposer=paper.police(profile),
        commune=paper.commune(profile),
        addressees=(paper.chair(profile),),
        bases=_bases(office, decision, "proposal"),
        minutes=decision.minutes or paper.minutes_blank(_proposed_around(office, decision)),
        teams=paper.teams_named(teams, paper.commune(profile)),
        leaders=roles.count(Role.LEADER),
        deputies=roles.count(Role.DEPUTY),
        members=roles.count(Role.MEMBER),
        attachments=paper.recognition_attachments(leaders=any(role is not Role.MEMBER for role in roles)),
        recipients=profile.recipients.get("proposal", ()),
        signer=head_signer(office, Body.POLICE, decision.effective_on),
    )


def compose_candidates(office: Office, decision: Decision, roles: Iterable[Role]) -> paper_of.CandidateList:
    """Return the list of those proposed in the given roles, by team: lists 05 and 06 of Thông tư 14/2024/TT-BCA."""
    _refuse_hollow(office, decision)
    wanted = set(roles)
    profile = profile_on(office, decision.effective_on)
    chosen = [r for r in decision.recognitions if r.role in wanted]
    return paper_of.CandidateList(
        heading=replace(_proposal_heading(office, decision, profile), number="", symbol=""),
        proposer=paper.police(profile),
        commune=paper.commune(profile),
        attached_to=paper.attached_to(decision.proposal, paper.police(profile), profile.symbols.get("proposal", "")),
        teams=_candidate_teams(office, chosen),
        count=len(chosen),
        signers=(
            paper_of.Signer((paper.LIST_MAKER,)),
            head_signer(office, Body.POLICE, decision.effective_on),
        ),
    )


HOLLOW = {"decision.nothing_decided", "decision.member_unknown", "decision.team_unknown"}


def _refuse_hollow(office: Office, decision: Decision) -> None:
    """Refuse a draft that decides nothing yet, or names somebody who is no longer kept: it makes no paper."""
    members = _members(office)
    problems = [problem for problem in check(office, decision) if problem.code in HOLLOW]
    if not problems and any(ending.member not in members for ending in decision.endings):
        problems = [Problem("decision.member_unknown")]
    if problems:
        raise Refused(problems)


def _recognition(office: Office, decision: Decision, profile: Profile) -> paper_of.Recognition:
    members = _members(office)
    [team] = _teams(office, (r.team for r in decision.recognitions))
    return paper_of.Recognition(
        heading=_decision_heading(profile, decision),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=_about(office, decision),
        team=paper.team(team.name),
        bases=_bases(office, decision, "decision"),
        people=tuple(_person(members[r.member], r.role) for r in _ordered(decision.recognitions, members)),
        count=len(decision.recognitions),
        effective_on=decision.effective_on,
        executors=paper.executors(profile, _villages(office, team)),
        recipients=paper.recipients(profile.recipients.get("decision", ()), 3),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _listed_recognition(office: Office, decision: Decision, profile: Profile) -> paper_of.ListedRecognition:
    return paper_of.ListedRecognition(
        heading=_decision_heading(profile, decision),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=_about(office, decision),
        teams_named=paper.all_teams(paper.commune(profile)),
        bases=_bases(office, decision, "decision"),
        teams=_candidate_teams(office, decision.recognitions),
        count=len(decision.recognitions),
        issued_by=paper.chair(profile),
        effective_on=decision.effective_on,
        executors=paper.executors_many(profile, _concerned(office, decision)),
        recipients=paper.recipients(profile.recipients.get("decision", ()), 3),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _establishment(office: Office, decision: Decision, profile: Profile) -> paper_of.Establishment:
    [team] = _teams(office, decision.teams)
    villages = _villages(office, team)
    return paper_of.Establishment(
        heading=_decision_heading(profile, decision),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=_about(office, decision),
        team=paper.team(team.name),
        area=_area(villages),
        strength=team.quota,
        bases=_bases(office, decision, "decision"),
        effective_on=decision.effective_on,
        executors=_executors(profile, villages),
        recipients=paper.recipients(profile.recipients.get("decision", ()), 4),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _listed_establishment(office: Office, decision: Decision, profile: Profile) -> paper_of.ListedEstablishment:
    teams = _teams(office, decision.teams)
    places = [_villages(office, team) for team in teams]
    return paper_of.ListedEstablishment(
        heading=_decision_heading(profile, decision),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=_about(office, decision),
        teams_named=paper.all_teams(paper.commune(profile)),
        teams=tuple(
            paper_of.EstablishedTeam(paper.team(team.name), _area(villages), team.quota)
            for team, villages in zip(teams, places, strict=True)
        ),
        count=len(teams),
        strength=sum(team.quota for team in teams),
        bases=_bases(office, decision, "decision"),
        effective_on=decision.effective_on,
        executors=_executors(profile, [village for villages in places for village in villages]),
        recipients=paper.recipients(profile.recipients.get("decision", ()), 4),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def _revocation(office: Office, decision: Decision, profile: Profile) -> paper_of.Revocation:
    revoked = office.book.decision(decision.revokes) if decision.revokes else None
    if revoked is None:
        raise Refused(Problem("decision.unknown"))
    return paper_of.Revocation(
        heading=_decision_heading(profile, decision),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=_about(office, decision),
        revoked=f"{_cited(office, revoked, profile)} {paper.lower_first(_about(office, revoked))}",
        reason=paper.reason_of(decision.subject),
        bases=_bases(office, decision, "decision"),
        effective_on=decision.effective_on,
        executors=paper.executors_concerned(profile),
        recipients=paper.recipients(profile.recipients.get("decision", ()), 3),
        signer=signer_of(decision.signature),
    )


def _about(office: Office, decision: Decision) -> str:
    """Return the "về việc" as the clerk wrote it, else as it is usually worded."""
    if decision.subject.strip():
        return paper.about(decision.subject)
    ids = {*decision.teams, *(recognition.team for recognition in decision.recognitions)}
    return paper.subject(decision.kind, [team.name for team in _teams(office, ids)])


def _replaces(office: Office, decision: Decision, profile: Profile) -> str:
    """Return that the decision replaces an earlier one; empty where it does not."""
    earlier = office.book.decision(decision.revokes) if decision.revokes else None
    return paper.replaces(_cited(office, earlier, profile)) if earlier else ""


def _cited(office: Office, decision: Decision, profile: Profile) -> str:
    """An older decision names the commune as it was called then."""
    return paper.decision_cited(
        decision, office.book.profile_on(decision.signed_on or decision.effective_on) or profile
    )


def _area(villages: Iterable[Village]) -> str:
    return paper.joined([paper.lower_first(village.name) for village in villages] or [""])


def _concerned(office: Office, decision: Decision) -> list[Village]:
    return [v for team in _teams(office, (r.team for r in decision.recognitions)) for v in _villages(office, team)]


def _executors(profile: Profile, villages: list[Village]) -> str:
    return paper.executors(profile, villages) if len(villages) < MANY else paper.executors_many(profile, villages)


def _release(office: Office, decision: Decision, profile: Profile) -> paper_of.Release:
    members = _members(office)
    others = [d for d in office.book.decisions() if d.id != decision.id]
    serving = serving_on(memberships(others), decision.effective_on)
    teams = _teams(office, (serving[e.member].team for e in decision.endings if e.member in serving))
    return paper_of.Release(
        heading=_decision_heading(profile, decision),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=_about(office, decision),
        team=paper.teams_named([team.name for team in teams], paper.commune(profile)),
        bases=_bases(office, decision, "decision"),
        people=tuple(
            _released(members[e.member], serving[e.member].role if e.member in serving else Role.MEMBER, e)
            for e in decision.endings
        ),
        count=len(decision.endings),
        effective_on=decision.effective_on,
        executors=_executors(profile, [v for team in teams for v in _villages(office, team)]),
        recipients=paper.recipients(profile.recipients.get("decision", ()), 3),
        signer=signer_of(decision.signature),
        replaces=_replaces(office, decision, profile),
    )


def signer_of(block: SignatureBlock) -> paper_of.Signer:
    """Return a signature's lines as they are printed."""
    return paper_of.Signer(paper.signing_lines(block), paper.signer_name(block))


def heading_of(profile: Profile, body: Body, dated: PaperDate) -> paper_of.Heading:
    """Return the head of a paper that has no number of its own."""
    letterhead = profile.committee if body is Body.COMMITTEE else profile.police
    return paper_of.Heading(letterhead.issuer, profile.place or profile.name, dated, letterhead.superior)


def _proposal_heading(office: Office, decision: Decision, profile: Profile) -> paper_of.Heading:
    """The number and day that the decision cites its tờ trình by stand on it; room is left where it cites none."""
    if cited := paper.read_submission(decision.proposal):
        heading = heading_of(profile, Body.POLICE, PaperDate.of(cited.day))
        return replace(heading, number=paper.number(cited.number), symbol=cited.symbol)
    around = _proposed_around(office, decision)
    heading = heading_of(profile, Body.POLICE, PaperDate(around.year, around.month))
    return replace(heading, symbol=profile.symbols.get("proposal", ""))


def _proposed_around(office: Office, decision: Decision) -> date:
    """What is proposed today takes effect later; what was proposed for a signed decision came before it."""
    if cited := paper.read_submission(decision.proposal):
        return cited.day
    return decision.signed_on or min(decision.effective_on, office.clock.today())


def _decision_heading(profile: Profile, decision: Decision) -> paper_of.Heading:
    day, around = decision.signed_on, decision.effective_on
    heading = heading_of(profile, Body.COMMITTEE, PaperDate.of(day) if day else PaperDate(around.year, around.month))
    return replace(heading, number=paper.number(decision.number), symbol=decision.symbol)


def _listed(decision: Decision) -> bool:
    return len(decision.recognitions) >= MANY or len({r.team for r in decision.recognitions}) > 1


def _bases(office: Office, decision: Decision, kind: str) -> tuple[str, ...]:
    profile = profile_on(office, decision.signed_on or decision.effective_on)
    laws = tuple(paper.basis(text) for text in decision.legal_bases)
    if kind == "proposal":
        return laws
    return (*laws, paper.proposed_by(paper.head_of_police(profile), decision.proposal))


def _members(office: Office) -> dict[MemberId, Member]:
    return {member.id: member for member in office.book.members()}


def _teams(office: Office, ids: Iterable[TeamId]) -> list[Team]:
    wanted = dict.fromkeys(ids)
    teams = [team for team in office.book.teams() if team.id in wanted]
    return sorted(teams, key=lambda team: collation_key(team.name))


def _villages(office: Office, team: Team) -> list[Village]:
    known = {village.id: village for village in office.book.villages()}
    return [known[village] for village in team.villages if village in known]


def _ordered(recognitions: Iterable[Recognition], members: dict[MemberId, Member]) -> list[Recognition]:
    return sorted(recognitions, key=lambda r: (tuple(Role).index(r.role), name_key(members[r.member].full_name)))


def paper_birth(birth: Birth | None) -> PaperDate:
    """Return a birth as paper writes it; Refused where nothing is known."""
    if birth is None:
        raise Refused(Problem("printing.birth_missing"))
    return PaperDate(birth.year, birth.month, birth.day)


def _person(member: Member, role: Role) -> paper_of.Person:
    return paper_of.Person(
        paper.honorific(member.sex),
        member.full_name,
        paper_birth(member.birth),
        paper.role(role),
        member.cccd,
        member.address,
    )


def _released(member: Member, role: Role, ending: Ending) -> paper_of.ReleasedPerson:
    return paper_of.ReleasedPerson(
        paper.honorific(member.sex),
        member.full_name,
        paper_birth(member.birth),
        paper.role(role),
        paper.end_ground(ending.ground, ending.evidence),
        paper.end_point(ending.ground),
    )


def _candidate_teams(office: Office, recognitions: Iterable[Recognition]) -> tuple[paper_of.CandidateTeam, ...]:
    members = _members(office)
    by_team: dict[TeamId, list[Recognition]] = {}
    for recognition in _ordered(recognitions, members):
        by_team.setdefault(recognition.team, []).append(recognition)
    return tuple(
        paper_of.CandidateTeam(
            team.name, tuple(_candidate(office, members[r.member], r.role) for r in by_team[team.id])
        )
        for team in _teams(office, by_team)
    )


def _candidate(office: Office, member: Member, role: Role) -> paper_of.Candidate:
    return paper_of.Candidate(
        name=member.full_name,
        birth=paper_birth(member.birth),
        gender=office.messages.label("sex", member.sex) if member.sex else "",
        id_number=member.cccd,
        residence=member.address,
        education=_education(office, member.education) or member.qualification,
        role=paper.role(role),
    )


def _education(office: Office, education: Education | None) -> str:
    return office.messages.label("education_short", education) if education else ""


def head_signer(office: Office, body: Body, day: date) -> paper_of.Signer:
    """Return the block of the body's head on the day, else of its first signer; Refused where nobody is kept."""
    signers = [signer for signer in office.book.signers_on(day) if signer.body is body]
    if not signers:
        raise Refused(Problem("unit.no_signer", values={"body": body, "day": day}))
    chosen = min(signers, key=signing_order)
    block = SignatureBlock(chosen.name, chosen.title, chosen.capacity, chosen.on_behalf_of, chosen.rank)
    return signer_of(block)
