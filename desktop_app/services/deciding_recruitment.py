"""From the vote to the drafts: conclude the meeting, make the decisions of those chosen, send them to the chairman."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind, Recognition, SignatureBlock
from desktop_app.model.eligibility import check_eligibility
from desktop_app.model.ids import MemberId, RecruitmentId, TeamId
from desktop_app.model.membership import established, memberships, on_day
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.recruitment import PaperMark, Recruitment
from desktop_app.model.recruitment_check import grounds
from desktop_app.model.recruitment_vote import VoteOutcome, chosen, result
from desktop_app.model.unit import Body, Profile, signing_order
from desktop_app.services import recruiting
from desktop_app.services.composing_parts import profile_on
from desktop_app.services.judging_proposals import refuse_lacking
from desktop_app.services.listing_drafts import bases_of_kind
from desktop_app.services.marking_rounds import citations
from desktop_app.services.numbering import DECISION, symbol_of
from desktop_app.services.office import Office
from desktop_app.services.recognising_once import named_elsewhere
from desktop_app.services.recording_decisions import new_decision_id, signature_of
from desktop_app.wording import paper


def conclude(office: Office, recruitment: RecruitmentId, mark: PaperMark) -> list[Problem]:
    """Record the minutes of the result; return what is odd. Refused while a vote is missing or a tie is open."""
    one = recruiting.found(office, recruitment)
    _settled(one)
    return recruiting.mark_paper(office, recruitment, "minutes", mark)


def propose(office: Office, recruitment: RecruitmentId, mark: PaperMark) -> list[Problem]:
    """Record number and day of the police's proposal, and cite it in the drafts; return what is odd."""
    return recruiting.mark_paper(office, recruitment, "proposal", mark)


def _settled(one: Recruitment) -> None:
    outcomes = [standing.outcome for standing in result(one)]
    problems = []
    if one.meeting is None:
        problems.append(Problem("recruit.no_meeting", Place(field="meeting")))
    elif missing := outcomes.count(VoteOutcome.NOT_VOTED):
        problems.append(Problem("recruit.votes_missing", Place(field="votes"), {"count": missing}))
    if VoteOutcome.TIED in outcomes:
        problems.append(Problem("recruit.tie_unsettled", Place(field="ties")))
    if problems:
        raise Refused(problems)


def draft_decisions(
    office: Office, recruitment: RecruitmentId, effective_on: date, signature: SignatureBlock | None = None
) -> tuple[Decision, ...]:
    """Make the drafts of a result and return them: an establishment for teams that have none yet, and the recognition.

    Done once more, the drafts are made anew under their identities. Raises Refused where nobody was chosen, a tie is
    open, somebody chosen lacks something without a written ground or is recognised out of another round at once, or a
    draft already has its number.
    """
    one = recruiting.found(office, recruitment)
    _settled(one)
    winners = chosen(one)
    if not winners:
        raise Refused(Problem("recruit.nobody_chosen", Place(field="votes")))
    refuse_lacking(office, one, effective_on)
    profile = profile_on(office, effective_on)
    given = signature or _signature(office, effective_on)
    former = {d.kind: d for d in _drafts(office, one)}
    new = _new_teams(office, [standing.team for standing in winners], effective_on)
    drafts = []
    if new:
        draft = _draft(office, profile, DecisionKind.ESTABLISH, effective_on, given)
        drafts.append(replace(draft, teams=new))
    draft = _draft(office, profile, DecisionKind.RECOGNISE, effective_on, given)
    recognising = replace(draft, recognitions=_recognitions(office, one, effective_on, profile))
    refuse_errors(named_elsewhere(office, one, recognising))
    drafts.append(recognising)
    made = tuple(_citing(office, one, _subjected(office, profile, d), former.get(d.kind, d)) for d in drafts)
    gone = [d for kind, d in former.items() if kind not in {draft.kind for draft in made}]
    with office.book.change("recruit.drafted", by=office.clerk) as change:
        change.put_all(made)
        for draft in gone:
            change.retire(draft)
        change.put(replace(one, decisions=tuple(d.id for d in made)))
    return made


def _drafts(office: Office, one: Recruitment) -> list[Decision]:
    """Return the round's drafts; Refused where one of them has its number."""
    found = [d for d in (office.book.decision(known) for known in one.decisions) if d is not None]
    for decision in found:
        if decision.issued:
            raise Refused(Problem("recruit.already_decided", values={"reference": decision.reference}))
    return found


def _signature(office: Office, day: date) -> SignatureBlock:
    signed = min(day, office.clock.today())
    signers = [signer for signer in office.book.signers_on(signed) if signer.body is Body.COMMITTEE]
    if not signers:
        raise Refused(Problem("unit.no_signer", values={"body": Body.COMMITTEE, "day": day}))
    return signature_of(min(signers, key=signing_order))


def _new_teams(office: Office, teams: Iterable[TeamId], on: date) -> tuple[TeamId, ...]:
    """Return those that no decision of the book established, and in which nobody serves: an older team has people."""
    decisions = office.book.decisions()
    standing = {*established(decisions), *(m.team for m in on_day(memberships(decisions), on).values())}
    return tuple(dict.fromkeys(team for team in teams if team not in standing))


def _draft(
    office: Office, profile: Profile, kind: DecisionKind, effective_on: date, signature: SignatureBlock
) -> Decision:
    return Decision(
        id=new_decision_id(),
        kind=kind,
        subject="",
        symbol=symbol_of(profile, DECISION),
        effective_on=effective_on,
        signature=signature,
        legal_bases=bases_of_kind(office, effective_on, kind),
    )


def _subjected(office: Office, profile: Profile, draft: Decision) -> Decision:
    wanted = {*draft.teams, *(recognition.team for recognition in draft.recognitions)}
    names = [team.name for team in office.book.teams() if team.id in wanted]
    opening = paper.ESTABLISH_ALL if draft.kind is DecisionKind.ESTABLISH else paper.RECOGNISE_ALL
    return replace(draft, subject=f"{opening} {paper.teams_named(names, paper.commune(profile))}")


def _recognitions(office: Office, one: Recruitment, on: date, profile: Profile) -> tuple[Recognition, ...]:
    applicants = {applicant.member: applicant for applicant in one.standing}
    found = []
    for standing in chosen(one):
        applicant = applicants[standing.member]
        wanted = _unmet(office, applicant.member, on, profile)
        overrides = tuple(override for override in grounds(applicant) if override.code in wanted)
        found.append(Recognition(applicant.member, applicant.team, applicant.role, overrides))
    return tuple(found)


def _unmet(office: Office, member: MemberId, on: date, profile: Profile) -> set[str]:
    person = office.book.member(member)
    return {p.code for p in check_eligibility(person, on, profile.traits)} if person else set()


def _citing(office: Office, one: Recruitment, draft: Decision, former: Decision) -> Decision:
    """Return the draft under the former one's identity, citing the round's papers, or what that one cited besides."""
    proposal, minutes = citations(office, one)
    return replace(draft, id=former.id, proposal=proposal or former.proposal, minutes=minutes or former.minutes)
