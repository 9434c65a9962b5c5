"""Print: compose what stands on a paper, draw it, keep its very bytes. A reprint is the kept paper."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DocumentId, MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.office import Office
from desktop_app.wording import paper
from desktop_app.wording.written import short_month

if TYPE_CHECKING:
    from desktop_app.printing.definition import FormDefinition
    from desktop_app.printing.fonts import Fonts
    from desktop_app.printing.render import Printed

ATTENDANCE, PAYMENT, CALCULATION = "bang_cham_cong", "bang_thanh_toan", "phieu_tinh"
SUBMISSION, LIST_MEMBERS, LIST_LEADERS = "to_trinh_de_nghi_cong_nhan", "mau_05", "mau_06"


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper ready to be drawn: immutable, so that drawing may happen on another thread."""

    id: DocumentId
    form: "FormDefinition"
    context: object
    """One, or several in a tuple for a paper that many share."""
    title: str
    author: str
    fonts: "Fonts"
    of: PaperOf


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper drawn, not yet kept."""

    composed: Composed
    printed: "Printed"


def compose_decision_paper(office: Office, decision: Decision) -> Composed:
    """Return a decision, draft or issued, ready to be drawn."""
    from desktop_app.services.composing_decisions import compose_decision

    code, context = compose_decision(office, decision)
    return _composed(office, code, context, decision=decision)


def compose_submission_paper(office: Office, decision: Decision) -> Composed:
    """Return the police's proposal for a decision, ready to be drawn."""
    from desktop_app.services.composing_proposals import compose_submission

    return _composed(office, SUBMISSION, compose_submission(office, decision), decision=decision)


def compose_list_paper(office: Office, decision: Decision, *, leaders: bool) -> Composed:
    """Return list 06 (leaders and deputies) or 05 (members) for a decision, ready to be drawn."""
    from desktop_app.services.composing_proposals import compose_candidates

    code = LIST_LEADERS if leaders else LIST_MEMBERS
    roles = (Role.LEADER, Role.DEPUTY) if leaders else (Role.MEMBER,)
    return _composed(office, code, compose_candidates(office, decision, roles), decision=decision)


def compose_attendance_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return the month's duty grid, ready to be drawn."""
    from desktop_app.services.composing_attendance import compose_attendance

    return _composed(office, ATTENDANCE, compose_attendance(office, month, team), month=month)


def compose_payment_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return the month's payment list, ready to be drawn."""
    from desktop_app.services.composing_payment import compose_payment

    return _composed(office, PAYMENT, compose_payment(office, month, team), month=month)


def compose_calculation_paper(office: Office, month: Month, member: MemberId) -> Composed:
    """Return one person's calculation of the month, ready to be drawn."""
    from desktop_app.services.composing_calculation import compose_calculation

    return _composed(office, CALCULATION, compose_calculation(office, month, member), month=month)


def compose_calculations_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return everybody's calculation of the month as one paper, of one team or of all, ready to be drawn."""
    from desktop_app.services.composing_calculation import compose_calculations

    return _composed(office, CALCULATION, compose_calculations(office, month, team), month=month)


def draw(composed: Composed) -> bytes:
    """Return the PDF. Touches nothing but its argument, so any thread may call it."""
    return drawn(composed).printed.pdf


def drawn(composed: Composed) -> Drawn:
    """Return the paper drawn, for :func:`print_paper` to keep. Any thread may call it."""
    from desktop_app.printing.render import DocumentIdentity, render

    identity = DocumentIdentity(composed.id, composed.title, composed.author)
    return Drawn(composed, render(composed.form, composed.context, identity, composed.fonts))


def print_paper(office: Office, made: Composed | Drawn) -> tuple[PrintedDocument, bytes]:
    """Draw the paper unless it is drawn already, keep its bytes in the book, and return both.

    A paper with the very same content that the book already holds is returned as it was printed, with a title that
    says so: two copies of one paper bear one id, and are the same to the byte.
    """
    composed = made.composed if isinstance(made, Drawn) else made
    if (kept := _printed_before(office, composed)) is not None:
        return replace(kept, title=paper.reprinted(kept.title)), reprint(office, kept.id)
    printed = made.printed if isinstance(made, Drawn) else drawn(composed).printed
    document = PrintedDocument(
        id=composed.id,
        form=composed.form.code,
        form_version=str(composed.form.version),
        title=composed.title,
        printed_at=office.now(),
        printed_by=office.clerk,
        content_digest=printed.digest,
        sha256=sha256(printed.pdf).hexdigest(),
        pages=printed.pages,
        month=composed.of.month,
        decision=composed.of.decision,
        recruitment=composed.of.recruitment,
        member=composed.of.member,
        bundle=composed.of.bundle,
    )
    with office.book.change("document.printed", by=office.clerk) as change:
        change.keep_document(document, printed.pdf)
    return document, printed.pdf


def _printed_before(office: Office, composed: Composed) -> PrintedDocument | None:
    """The digest covers the form's definition and all that stands on the paper."""
    from desktop_app.printing.render import content_digest

    form, digest = composed.form, content_digest(composed.form, composed.context)
    wanted = (form.code, str(form.version), digest, composed.of)
    kept = office.book.documents(of=composed.of)
    return next((one for one in kept if wanted == _sameness(one)), None)


def _sameness(document: PrintedDocument) -> tuple[object, ...]:
    return (document.form, document.form_version, document.content_digest, document.of)


def reprint(office: Office, document: DocumentId) -> bytes:
    """Return the very bytes that were printed; Refused if the book does not hold that paper."""
    if office.book.document(document) is None:
        raise Refused(Problem("document.unknown"))
    return office.book.pdf(document)


def _composed(
    office: Office,
    code: str,
    context: object,
    *,
    month: Month | None = None,
    decision: Decision | None = None,
) -> Composed:
    about = decision.subject if decision else short_month(month) if month else ""
    return paper_for(office, code, context, PaperOf(month, decision.id if decision else None), about)


def paper_for(office: Office, code: str, context: object, of: PaperOf, about: str) -> Composed:
    """Return a paper of a form ready to be drawn; ``about`` is what its title says besides the form's own."""
    form = office.forms[code]
    profile = office.book.profiles()[-1]
    title = f"{form.title}: {about}" if about else form.title
    return Composed(DocumentId(str(uuid4())), form, context, title, profile.police.issuer[-1], office.fonts, of)
