"""Compose the papers about teams and members that are no decisions: reports, letters, certificates, rosters."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import BundleId, MemberId, TeamId
from desktop_app.model.periods import Month, Span
from desktop_app.model.register import PaperKind
from desktop_app.model.unit import Body, Signer
from desktop_app.services.numbering import RELEASE_REPORT
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed, paper_for
from desktop_app.services.repeated_papers import CERTIFICATE, STRENGTHS, part_to_print
from desktop_app.wording import register_words
from desktop_app.wording.written import short_month

if TYPE_CHECKING:
    from desktop_app.services.composing_strengths import Strength

BUNDLE_LETTER = "cong_van_gui_goi"
ROSTER, TRANSFERS = "lich_truc", "danh_sach_chuyen_khoan"


def compose_release_report_paper(office: Office, decision: Decision) -> Composed:
    """Return the police's report for a decision of release, ready to be drawn."""
    from desktop_app.services.composing_reports import compose_release_report

    context = compose_release_report(office, decision)
    return paper_for(office, RELEASE_REPORT, context, PaperOf(decision=decision.id), decision.subject)


def compose_transfers_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return the month's list of transfers, of one team or of all, ready to be drawn."""
    from desktop_app.services.composing_transfers import compose_transfers

    context = compose_transfers(office, month, team)
    return replace(paper_for(office, TRANSFERS, context, PaperOf(month), short_month(month)), part=team or "")


def compose_roster_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return a month's duty roster, of one team or of all, ready to be drawn."""
    return compose_days_paper(office, month.span, team)


def compose_days_paper(office: Office, span: Span, team: TeamId | None = None) -> Composed:
    """Return the duty roster of some days, of one team or of all, ready to be drawn."""
    from desktop_app.services.composing_rosters import compose_roster

    context = compose_roster(office, span, team)
    made = paper_for(office, ROSTER, context, PaperOf(Month.of(span.start)), context.about)
    return replace(made, part=f"{span.start} {span.end} {team or ''}".strip())


def compose_certificate_paper(office: Office, member: MemberId, purpose: str, signer: Signer) -> Composed:
    """Return the certificate of somebody's membership, ready to be drawn.

    Each purpose and day makes a paper of its own: none takes the place of another. The print that follows a number
    given to one of them bears that.
    """
    from desktop_app.services.composing_certificates import compose_certificate

    context = compose_certificate(office, member, purpose, signer)
    made = paper_for(office, CERTIFICATE, context, PaperOf(member=member), context.name)
    return replace(made, part=part_to_print(office, CERTIFICATE, PaperOf(member=member), context.purpose))


def compose_strengths_paper(office: Office, asked: "Iterable[Strength]", *, to_province: bool) -> Composed:
    """Return the request for another number of members, ready to be drawn."""
    from desktop_app.services.composing_strengths import compose_strengths

    context = compose_strengths(office, asked, to_province=to_province)
    part = part_to_print(office, STRENGTHS, PaperOf(), Body.COMMITTEE if to_province else Body.POLICE)
    titled = register_words.named(office.messages.label("paper_kind", PaperKind.PROPOSAL), context.about)
    return replace(paper_for(office, STRENGTHS, context, PaperOf(), ""), title=titled, part=part)


def compose_bundle_letter_paper(office: Office, bundle: BundleId, content: bytes | None = None) -> Composed:
    """Return the letter that goes with a sealed bundle, ready to be drawn; ``content`` is its file where known."""
    from desktop_app.services.composing_bundle_letters import compose_bundle_letter

    context = compose_bundle_letter(office, bundle, content)
    return paper_for(office, BUNDLE_LETTER, context, PaperOf(bundle=bundle), short_month(context.month))
