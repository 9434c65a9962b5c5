"""What stands on the paper by which somebody shows to be, or to have been, a member."""

from collections.abc import Callable
from datetime import date, timedelta

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId, MemberId
from desktop_app.model.member import Membership
from desktop_app.model.membership import memberships
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.unit import Body, Signer
from desktop_app.printing.letter_contexts import MembershipCertificate, ServiceStretch
from desktop_app.printing.paper_parts import Signer as PaperSigner
from desktop_app.services.composing_headings import own_heading
from desktop_app.services.composing_parts import cited_decision, for_committee, paper_birth, profile_on, signed_by
from desktop_app.services.numbering import Given, of_register
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import of_entry
from desktop_app.services.repeated_papers import CERTIFICATE, part_to_print
from desktop_app.wording import letters, paper


def certificate_signers(office: Office) -> tuple[Signer, ...]:
    """Return who may sign today: the heads of both bodies and those who sign for them."""
    return tuple(office.book.signers_on(office.clock.today()))


def compose_certificate(office: Office, member_id: MemberId, purpose: str, signer: Signer) -> MembershipCertificate:
    """Return the certificate of one person for a purpose.

    Raises Refused for somebody who never was a member by today, and where its number is of the other body's series.
    """
    today = office.clock.today()
    member = office.book.member(member_id)
    if member is None:
        raise Refused(Problem("member.unknown"))
    decisions = {decision.id: decision for decision in office.book.decisions()}
    own = [m for m in memberships(decisions.values()) if m.member == member_id and m.span.start <= today]
    problems = [] if own else [Problem("letter.never_member", values={"name": member.full_name})]
    if not purpose.strip():
        problems.append(Problem("letter.no_purpose", Place(field="purpose")))
    if problems:
        raise Refused(problems)
    profile = profile_on(office, today)
    teams = {team.id: team.name for team in office.book.teams()}

    def cite(decision: DecisionId) -> str:
        return cited_decision(office, decisions[decision], profile)

    words = letters.purpose(purpose)
    given = _given(office, PaperOf(member=member_id), words, signer.body)
    serving = next((m for m in own if today in m.span), None)
    return MembershipCertificate(
        heading=own_heading(office, CERTIFICATE, given, signer.body, today),
        issuer=paper.police(profile) if signer.body is Body.POLICE else letters.committee(profile),
        commune=paper.commune(profile),
        honorific=paper.honorific(member.sex),
        name=member.full_name,
        birth=paper_birth(member),
        identity=letters.identity(member.cccd, letters.whole_address(member.address, profile)),
        state=letters.member_state(serving.role if serving else None, teams[serving.team] if serving else ""),
        stretches=tuple(_stretch(m, teams[m.team], cite, today) for m in own),
        purpose=words,
        recipients=letters.certificate_recipients(member, profile),
        signer=_signing(signer),
    )


def _given(office: Office, of: PaperOf, words: str, body: Body) -> Given | None:
    """Return the number that waits for the print; Refused to put the one that a body gave on the other's paper."""
    part = part_to_print(office, CERTIFICATE, of, words)
    for entry in office.book.register_entries(form=CERTIFICATE, of=of):
        if entry.part == part and entry.body.value != body.value:
            values = {"reference": of_entry(entry).reference, "body": entry.body}
            raise Refused(Problem("letter.numbered_by_another", Place(field="signer"), values))
    return of_register(office, CERTIFICATE, of, part)


def _signing(signer: Signer) -> PaperSigner:
    """Return the block: the committee's certificate is signed on its behalf, the police's by its own."""
    block = signed_by(signer)
    return for_committee(block) if signer.body is Body.COMMITTEE else block


def _stretch(membership: Membership, team: str, cite: Callable[[DecisionId], str], today: date) -> ServiceStretch:
    end = membership.span.end
    over = end is not None and end <= today
    closed = cite(membership.closed_by) if membership.closed_by and over else ""
    return ServiceStretch(
        role=paper.role(membership.role),
        team=paper.team(team),
        since=membership.span.start,
        until=letters.until(end - timedelta(days=1) if over and end else None),
        decisions=letters.by_decisions(cite(membership.opened_by), closed),
    )
