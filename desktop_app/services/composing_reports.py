"""What stands on the police's report that proposes to release members, and until when it must go out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, EndGround, Ending
from desktop_app.model.document import PaperOf
from desktop_app.model.member import Member, Membership
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.register import PaperKind
from desktop_app.model.team import Team
from desktop_app.model.unit import Body, Profile
from desktop_app.printing.letter_contexts import Leaver, ReleaseReport
from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.services.composing_headings import own_heading
from desktop_app.services.composing_parts import (
    bases_of_proposal,
    born_on,
    head_signer,
    heading_of,
    members_by_id,
    paper_birth,
    profile_on,
    refuse_hollow,
    teams_by_name,
    villages_of,
)
from desktop_app.services.numbering import RELEASE_REPORT, number_of
from desktop_app.services.office import Office
from desktop_app.services.working_days import working_day_after
from desktop_app.wording import citing, letters, paper, recipient_lines

REPORT_WORKING_DAYS = 5
"""From the day a request is received until the report goes out (Thông tư 14/2024/TT-BCA Điều 5 khoản 3)."""


def compose_release_report(office: Office, decision: Decision) -> ReleaseReport:
    """Return the report that proposes what a decision of release decides: form 07 of Thông tư 14/2024/TT-BCA."""
    refuse_hollow(office, decision)
    if not decision.endings:
        raise Refused(Problem("letter.nobody_leaves"))
    profile = profile_on(office, decision.signed_about(office.clock.today()))
    members = members_by_id(office)
    serving = on_day(
        memberships(other for other in office.book.decisions() if other.id != decision.id), decision.effective_on
    )
    left = [serving[ending.member].team for ending in decision.endings if ending.member in serving]
    teams = teams_by_name(office, left)
    people = tuple(
        _leaver(members[ending.member], serving.get(ending.member), ending, teams) for ending in decision.endings
    )
    return ReleaseReport(
        heading=_heading(office, decision, profile),
        proposer=paper.police(profile),
        commune=paper.commune(profile),
        addressees=(paper.chair(profile),),
        bases=bases_of_proposal(office, decision, RELEASE_REPORT, _reported_around(office, decision)),
        people=people,
        count=len(people),
        whom=_whom(people),
        listed=people if len(people) > 1 else (),
        consulted=letters.consulted(village for team in teams for village in villages_of(office, team)),
        effective_on=decision.effective_on,
        recipients=recipient_lines.lines_of(profile, PaperKind.PROPOSAL),
        signer=head_signer(office, Body.POLICE, decision.effective_on),
    )


def _leaver(member: Member, membership: Membership | None, ending: Ending, teams: Iterable[Team]) -> Leaver:
    own = next((team.name for team in teams if membership is not None and team.id == membership.team), "")
    return Leaver(
        paper.honorific(member.sex),
        member.full_name,
        paper_birth(member),
        paper.role(membership.role) if membership else "",
        paper.team(own),
        paper.end_ground(ending.ground, ending.evidence),
        paper.end_point(ending.ground),
        "" if ending.ground is EndGround.OTHER else letters.evidence(ending.evidence),
    )


def _whom(people: Sequence[Leaver]) -> str:
    if len(people) != 1:
        return letters.leavers(len(people))
    [one] = people
    ground = f"{letters.grounds(one.ground, one.point)}{one.evidence}"
    return letters.one_leaver(
        letters.leaver(one.honorific, one.name), born_on(one.birth), f"{one.role} {one.team}".strip(), ground
    )


def _heading(office: Office, decision: Decision, profile: Profile) -> Heading:
    """The number and day that the decision cites the report by stand on it; room is left where it cites none."""
    if cited := citing.read_cited(citing.REPORT, decision.proposal):
        heading = heading_of(profile, Body.POLICE, PaperDate.of(cited.day))
        return replace(heading, number=paper.number(cited.number), symbol=cited.symbol)
    around = decision.signed_about(office.clock.today())
    given = number_of(office, RELEASE_REPORT, PaperOf(decision=decision.id))
    return own_heading(office, RELEASE_REPORT, given, Body.POLICE, around)


def _reported_around(office: Office, decision: Decision) -> date:
    """The day that the decision cites the report by, else of its number, else about when the decision is signed."""
    if cited := citing.read_cited(citing.REPORT, decision.proposal):
        return cited.day
    given = number_of(office, RELEASE_REPORT, PaperOf(decision=decision.id))
    return given.signed_on if given else decision.signed_about(office.clock.today())


def report_due(office: Office, decision: Decision) -> date | None:
    """Return the last day for the report on a draft: five working days from the earliest request.

    The request's day is read from what the clerk wrote as its evidence. None where nobody asked to leave, no day is
    written, or the decision is signed already.
    """
    if decision.issued:
        return None
    asked = [ending.evidence for ending in decision.endings if ending.ground is EndGround.REQUEST]
    received = min((day for day in map(letters.day_in, asked) if day is not None), default=None)
    profile = office.book.profile_on(received) if received else None
    if received is None or profile is None:
        return None
    return working_day_after(office, profile, received, REPORT_WORKING_DAYS)
