"""What stands on the police's papers that propose a recognition: the tờ trình, lists 05 and 06."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.member import Role
from desktop_app.model.register import PaperKind
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.contexts import PaperDate
from desktop_app.services.composing_parts import (
    about_of,
    bases_of_proposal,
    by_role_and_name,
    candidate_teams,
    head_signer,
    heading_of,
    members_by_id,
    profile_on,
    refuse_hollow,
    teams_by_name,
)
from desktop_app.services.judging_proposals import judge, refuse_untrue
from desktop_app.services.numbering import SUBMISSION, numbered, of_register, symbol_of
from desktop_app.services.office import Office
from desktop_app.wording import citing, ground_words, letters, paper, recipient_lines, register_words


def compose_submission(office: Office, decision: Decision) -> paper_of.Submission:
    """Return the police's proposal for a decision of recognition; Refused for people who lack something."""
    refuse_hollow(office, decision)
    refuse_untrue(office, decision)
    profile = profile_on(office, decision.signed_about(office.clock.today()))
    roles = [recognition.role for recognition in decision.recognitions]
    teams = [team.name for team in teams_by_name(office, (r.team for r in decision.recognitions))]
    exceptions = _exceptions(office, decision)
    return paper_of.Submission(
        heading=_proposal_heading(office, decision, profile),
        proposer=paper.police(profile),
        commune=paper.commune(profile),
        about=register_words.proposal_subject(about_of(office, decision)),
        addressees=(paper.chair(profile),),
        bases=bases_of_proposal(office, decision, SUBMISSION, _proposed_around(office, decision)),
        minutes=decision.minutes or paper.minutes_blank(_proposed_around(office, decision)),
        teams=paper.teams_named(teams, paper.commune(profile)),
        leaders=roles.count(Role.LEADER),
        deputies=roles.count(Role.DEPUTY),
        members=roles.count(Role.MEMBER),
        proposed=letters.by_role({role: roles.count(role) for role in Role}),
        attachments=paper.recognition_attachments(leaders=any(role is not Role.MEMBER for role in roles)),
        recipients=recipient_lines.lines_of(profile, PaperKind.PROPOSAL),
        signer=head_signer(office, Body.POLICE, decision.effective_on),
        except_for=ground_words.EXCEPT_FOR if exceptions else "",
        exceptions=exceptions,
    )


def _exceptions(office: Office, decision: Decision) -> tuple[str, ...]:
    """Return who is proposed on a written ground, what is not met, and the ground."""
    members, judged = members_by_id(office), judge(office, decision)
    return tuple(
        ground_words.exception(f"{paper.honorific(person.sex)} {person.full_name}", problem, ground)
        for recognition in by_role_and_name(decision.recognitions, members)
        for person in (members[recognition.member],)
        for problem, ground in judged[recognition.member].passed
    )


def compose_candidates(office: Office, decision: Decision, roles: Iterable[Role]) -> paper_of.CandidateList:
    """Return the list of those proposed in the given roles, by team: lists 05 and 06 of Thông tư 14/2024/TT-BCA.

    What somebody lacks, or is let pass on, stands in the column of remarks.
    """
    refuse_hollow(office, decision)
    wanted = set(roles)
    profile = profile_on(office, decision.signed_about(office.clock.today()))
    chosen = [r for r in decision.recognitions if r.role in wanted]
    notes = {who: ground_words.remark(one.passed, one.lacks) for who, one in judge(office, decision).items()}
    return paper_of.CandidateList(
        heading=replace(_proposal_heading(office, decision, profile), number="", symbol=""),
        proposer=paper.police(profile),
        commune=paper.commune(profile),
        attached_to=paper.attached_to(decision.proposal, paper.police(profile), symbol_of(profile, SUBMISSION)),
        teams=candidate_teams(office, chosen, notes),
        count=len(chosen),
        signers=(
            paper_of.Signer((paper.LIST_MAKER,)),
            head_signer(office, Body.POLICE, decision.effective_on),
        ),
    )


def _proposal_heading(office: Office, decision: Decision, profile: Profile) -> paper_of.Heading:
    """The number and day that the decision cites its tờ trình by stand on it, else those that the register keeps.

    Room is left where there are neither.
    """
    if cited := citing.read_cited(citing.SUBMISSION, decision.proposal):
        heading = heading_of(profile, Body.POLICE, PaperDate.of(cited.day))
        return replace(heading, number=paper.number(cited.number), symbol=cited.symbol)
    around = _proposed_around(office, decision)
    heading = heading_of(profile, Body.POLICE, PaperDate(around.year, around.month))
    blank = replace(heading, symbol=symbol_of(profile, SUBMISSION))
    return numbered(blank, of_register(office, SUBMISSION, PaperOf(decision=decision.id)))


def _proposed_around(office: Office, decision: Decision) -> date:
    """What is proposed today takes effect later; what was proposed for a signed decision came before it."""
    if cited := citing.read_cited(citing.SUBMISSION, decision.proposal):
        return cited.day
    given = of_register(office, SUBMISSION, PaperOf(decision=decision.id))
    return given.signed_on if given else decision.signed_about(office.clock.today())
