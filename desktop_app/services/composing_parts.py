"""What papers of every kind are composed of: heads, signers, legal bases, people and places as they are named."""

from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind, Recognition, SignatureBlock
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member, Role
from desktop_app.model.place import Village
from desktop_app.model.problems import Problem, Refused, refuse_errors
from desktop_app.model.team import Team
from desktop_app.model.text import collation_key, name_key
from desktop_app.model.unit import Body, Profile, Signer, for_whom, signing_order
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.contexts import PaperDate
from desktop_app.services.offering_bases import in_force, offered_bases
from desktop_app.services.office import Office
from desktop_app.services.recording_decisions import check
from desktop_app.wording import letters, paper, paper_dates

HOLLOW = {"decision.nothing_decided", "decision.ground_unsaid", "decision.member_unknown", "decision.team_unknown"}


def profile_on(office: Office, day: date) -> Profile:
    """Return the commune on a day; Refused where the book knows none by then."""
    if (profile := office.book.profile_on(day)) is None:
        raise Refused(Problem("unit.no_profile", values={"day": day}))
    return profile


def signer_of(block: SignatureBlock) -> paper_of.Signer:
    """Return a signature's lines as they are printed."""
    return paper_of.Signer(paper.signing_lines(block), paper.signer_name(block))


def signed_by(signer: Signer) -> paper_of.Signer:
    """Return the block of somebody kept; Refused where its first line would be a bare ``KT.`` (an older book's)."""
    refuse_errors(for_whom(signer.capacity, signer.on_behalf_of, signer.title, signer.name))
    return signer_of(SignatureBlock(signer.name, signer.title, signer.capacity, signer.on_behalf_of, signer.rank))


def head_signer(office: Office, body: Body, day: date) -> paper_of.Signer:
    """Return the block of the body's head on the day, else of its first signer; Refused where nobody is kept."""
    signers = [signer for signer in office.book.signers_on(day) if signer.body is body]
    if not signers:
        raise Refused(Problem("unit.no_signer", values={"body": body, "day": day}))
    return signed_by(min(signers, key=signing_order))


def for_committee(signer: paper_of.Signer) -> paper_of.Signer:
    """Return the block under a paper that is the committee's, not its chairman's own; by order signs whom he names.

    Vouchers of the accounts are the head's of the unit, and its decisions the chairman's: neither is signed so.
    """
    if signer.capacity[0].startswith(letters.SIGNS_ALONE):
        return signer
    return paper_of.Signer((letters.FOR_COMMITTEE, *signer.capacity), signer.name)


def heading_of(profile: Profile, body: Body, dated: PaperDate) -> paper_of.Heading:
    """Return the head of a paper that has no number of its own."""
    letterhead = profile.committee if body is Body.COMMITTEE else profile.police
    return paper_of.Heading(letterhead.issuer, paper.place(profile), dated, letterhead.superior)


def members_by_id(office: Office) -> dict[MemberId, Member]:
    """Return everybody kept, by id."""
    return {member.id: member for member in office.book.members()}


def teams_by_name(office: Office, ids: Iterable[TeamId]) -> list[Team]:
    """Return the teams of those ids, in the order of their names."""
    wanted = dict.fromkeys(ids)
    teams = [team for team in office.book.teams() if team.id in wanted]
    return sorted(teams, key=lambda team: collation_key(team.name))


def villages_of(office: Office, team: Team) -> list[Village]:
    """Return the places that a team covers."""
    known = {village.id: village for village in office.book.villages()}
    return [known[village] for village in team.villages if village in known]


def by_role_and_name(recognitions: Iterable[Recognition], members: dict[MemberId, Member]) -> list[Recognition]:
    """Return those recognised as a list shows them: leaders first, then by name."""
    return sorted(recognitions, key=lambda r: (tuple(Role).index(r.role), name_key(members[r.member].full_name)))


def born_on(birth: PaperDate) -> str:
    """Return what stands after ``sinh`` in a sentence."""
    return paper_dates.born(birth.year, birth.month, birth.day)


def paper_birth(member: Member) -> PaperDate:
    """Return somebody's birth as paper writes it; Refused, with the name, where nothing is known."""
    if (birth := member.birth) is None:
        raise Refused(Problem("printing.birth_missing", values={"name": member.full_name}))
    return PaperDate(birth.year, birth.month, birth.day)


def candidate_teams(
    office: Office, recognitions: Iterable[Recognition], notes: Mapping[MemberId, str] | None = None
) -> tuple[paper_of.CandidateTeam, ...]:
    """Return those recognised as rows of a list, by team, each with what is noted of them."""
    members = members_by_id(office)
    by_team: dict[TeamId, list[Recognition]] = {}
    for recognition in by_role_and_name(recognitions, members):
        by_team.setdefault(recognition.team, []).append(recognition)
    return tuple(
        paper_of.CandidateTeam(
            team.name,
            tuple(
                _candidate(office, members[r.member], r.role, (notes or {}).get(r.member, "")) for r in by_team[team.id]
            ),
        )
        for team in teams_by_name(office, by_team)
    )


def _candidate(office: Office, member: Member, role: Role, note: str) -> paper_of.Candidate:
    return paper_of.Candidate(
        name=member.full_name,
        birth=paper_birth(member),
        gender=office.messages.label("sex", member.sex) if member.sex else "",
        id_number=member.cccd,
        residence=member.address,
        education=schooling(office, member),
        role=paper.role(role),
        note=note,
    )


def schooling(office: Office, member: Member) -> str:
    """Return somebody's schooling as a list shows it; what the person was trained in where the book knows no more."""
    return office.messages.label("education_short", member.education) if member.education else member.qualification


def area_of(villages: Iterable[Village]) -> str:
    """Return the places as a sentence joins them: ``thôn Đông và thôn Đoài``."""
    return paper.joined([paper.lower_first(village.name) for village in villages] or [""])


def bases_of(office: Office, decision: Decision) -> tuple[str, ...]:
    """Return the legal bases of a decision as they are printed; they end with who proposed it."""
    profile = profile_on(office, decision.signed_about(office.clock.today()))
    return (
        *map(paper.basis, decision.legal_bases),
        paper.proposed_by(paper.head_of_police(profile), decision.proposal),
    )


def bases_of_proposal(office: Office, decision: Decision, form: str, day: date) -> tuple[str, ...]:
    """Return the legal bases of a paper of the day that proposes a decision, by its form.

    They are the decision's own; where one of these is not in force on the day, those that are.
    """
    cited = in_force(office, decision.legal_bases, day, "proposal")
    return tuple(map(paper.basis, offered_bases(office, day, "proposal", (form,), cited)))


def refuse_hollow(office: Office, decision: Decision) -> None:
    """Refuse a draft that decides nothing yet, or names somebody who is no longer kept: it makes no paper."""
    members = members_by_id(office)
    problems = [problem for problem in check(office, decision) if problem.code in HOLLOW]
    if not problems and any(ending.member not in members for ending in decision.endings):
        problems = [Problem("decision.member_unknown")]
    if problems:
        raise Refused(problems)


def about_of(office: Office, decision: Decision) -> str:
    """Return the "về việc" as the clerk wrote it, else as it is usually worded."""
    if decision.subject.strip():
        return paper.about(decision.subject)
    if decision.kind is DecisionKind.REVOKE and decision.revokes:
        revoked = office.book.decision(decision.revokes)
        return paper.revoking(revoked.reference, revoked.signed_on) if revoked else paper.subject(decision.kind, ())
    ids = {*decision.teams, *(recognition.team for recognition in decision.recognitions)}
    return paper.subject(decision.kind, [team.name for team in teams_by_name(office, ids)])


def cited_decision(office: Office, decision: Decision, profile: Profile) -> str:
    """An older decision names the commune as it was called then."""
    return paper.decision_cited(
        decision, office.book.profile_on(decision.signed_on or decision.effective_on) or profile
    )
