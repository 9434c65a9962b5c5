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
from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.services.choosing_forms import day_of, form_on
from desktop_app.services.office import Office
from desktop_app.services.preceding_papers import odd_before
from desktop_app.services.reprinting import Content, borne_by, print_again, record_of
from desktop_app.wording import register_words
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
    part: str = ""
    """Of what it speaks of, the team or person whose part it is; empty for the whole."""
    doubts: tuple[Problem, ...] = ()
    """What is to be known before it is signed: that it is older than its form, for one."""
    gaps: tuple[Problem, ...] = ()
    """What is left blank on it, to be asked about before it is kept."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper drawn, not yet kept."""

    composed: Composed
    printed: "Printed"
    content: Content


def compose_decision_paper(office: Office, decision: Decision) -> Composed:
    """Return a decision, draft or issued, ready to be drawn."""
    from desktop_app.services.composing_decisions import compose_decision

    code, context = compose_decision(office, decision)
    made = _of_decision(office, code, context, decision)
    return made if decision.issued else replace(made, doubts=(*made.doubts, *odd_before(office, decision)))


def compose_submission_paper(office: Office, decision: Decision) -> Composed:
    """Return the police's proposal for a decision, ready to be drawn."""
    from desktop_app.services.composing_proposals import compose_submission

    context = compose_submission(office, decision)
    made = _of_decision(office, SUBMISSION, context, decision)
    if not context.exceptions or made.form.speaks_of("exceptions"):
        return made
    # A form reworded here before the program's own named them may still say that all is met.
    hidden = Problem("form.hides_exceptions", Place(field="form"), {"title": made.form.title}, Severity.WARNING)
    return replace(made, doubts=(*made.doubts, hidden))


def compose_list_paper(office: Office, decision: Decision, *, leaders: bool) -> Composed:
    """Return list 06 (leaders and deputies) or 05 (members) for a decision, ready to be drawn."""
    from desktop_app.services.composing_proposals import compose_candidates
    from desktop_app.services.judging_proposals import untrue

    code = LIST_LEADERS if leaders else LIST_MEMBERS
    roles = (Role.LEADER, Role.DEPUTY) if leaders else (Role.MEMBER,)
    made = _of_decision(office, code, compose_candidates(office, decision, roles), decision)
    if record_kept(office, made) is not None:
        return made
    if decision.recognitions and not any(one.role in roles for one in decision.recognitions):
        raise Refused(Problem("recruit.list_of_nobody", values={"title": made.form.title}))
    if not (lacks := untrue(office, decision)):
        return made
    # The list goes with the proposal, which is refused for the very same.
    told = (replace(problem, severity=Severity.WARNING) for problem in lacks)
    return replace(made, gaps=(Problem("recruit.list_untrue", Place(), {}, Severity.WARNING), *told))


def compose_attendance_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return the month's duty grid, ready to be drawn."""
    from desktop_app.services.composing_attendance import compose_attendance

    return _monthly(office, ATTENDANCE, compose_attendance(office, month, team), month, team)


def compose_payment_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return the month's payment list, ready to be drawn."""
    from desktop_app.services.composing_payment import compose_payment

    return _monthly(office, PAYMENT, compose_payment(office, month, team), month, team)


def compose_calculation_paper(office: Office, month: Month, member: MemberId) -> Composed:
    """Return one person's calculation of the month, ready to be drawn."""
    from desktop_app.services.composing_calculation import compose_calculation

    return _monthly(office, CALCULATION, compose_calculation(office, month, member), month, member)


def compose_calculations_paper(office: Office, month: Month, team: TeamId | None = None) -> Composed:
    """Return everybody's calculation of the month as one paper, of one team or of all, ready to be drawn."""
    from desktop_app.services.composing_calculation import compose_calculations

    return _monthly(office, CALCULATION, compose_calculations(office, month, team), month, team)


def draw(composed: Composed) -> bytes:
    """Return the PDF. Touches nothing but its argument, so any thread may call it."""
    return drawn(composed).printed.pdf


def drawn(composed: Composed) -> Drawn:
    """Return the paper drawn, for :func:`print_paper` to keep. Any thread may call it."""
    from desktop_app.printing.render import DocumentIdentity, render

    identity = DocumentIdentity(composed.id, composed.title, composed.author)
    printed = render(composed.form, composed.context, identity, composed.fonts)
    return Drawn(composed, printed, content_of(composed))


def content_of(composed: Composed) -> Content:
    """Return what a paper is, for finding it among those printed before."""
    from desktop_app.printing.render import content_digest, context_digest

    number, signed_on = borne_by(composed.context)
    return Content(
        composed.form.code,
        composed.form.edition,
        composed.of,
        composed.part,
        content_digest(composed.form, composed.context),
        context_digest(composed.context),
        number,
        signed_on,
    )


def record_kept(office: Office, composed: Composed) -> PrintedDocument | None:
    """Return the kept print that goes out if this paper is printed; None where a new one would be made."""
    return record_of(office, content_of(composed))


def print_paper(office: Office, made: Composed | Drawn, *, anew: bool = False) -> tuple[PrintedDocument, bytes]:
    """Draw the paper unless it is drawn already, keep its bytes in the book, and return both.

    The record of a paper that has its number, or a paper with the very same content, goes out as it was printed, with
    a title that says so: two copies of one paper bear one id, and are the same to the byte. With ``anew`` a new print
    is made by the form as it now is, and supersedes the kept one.
    """
    composed = made.composed if isinstance(made, Drawn) else made
    content = made.content if isinstance(made, Drawn) else content_of(composed)
    if not anew and (kept := record_of(office, content)) is not None:
        return replace(kept, title=register_words.reprinted(kept.title)), print_again(office, kept.id)
    printed = made.printed if isinstance(made, Drawn) else drawn(composed).printed
    document = PrintedDocument(
        id=composed.id,
        form=content.form,
        form_version=content.form_version,
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
        number=content.number,
        signed_on=content.signed_on,
        context_digest=content.context_digest,
        part=composed.part,
    )
    with office.book.change("document.printed", by=office.clerk) as change:
        change.keep_document(document, printed.pdf)
    return document, printed.pdf


def reprint(office: Office, document: DocumentId) -> bytes:
    """Return the very bytes that were printed; Refused if the book does not hold that paper."""
    if office.book.document(document) is None:
        raise Refused(Problem("document.unknown"))
    return office.book.pdf(document)


def _of_decision(office: Office, code: str, context: object, decision: Decision) -> Composed:
    return paper_for(office, code, context, PaperOf(decision=decision.id), decision.subject)


def _monthly(office: Office, code: str, context: object, month: Month, part: str | None = None) -> Composed:
    return replace(paper_for(office, code, context, PaperOf(month), short_month(month)), part=part or "")


def paper_for(office: Office, code: str, context: object, of: PaperOf, about: str) -> Composed:
    """Return a paper of a form ready to be drawn; ``about`` is what its title says besides the form's own."""
    chosen = form_on(office, code, day_of(context, office.clock.today()))
    form = chosen.form
    profile = office.book.profiles()[-1]
    title = f"{form.title}: {about}" if about else form.title
    made = Composed(DocumentId(str(uuid4())), form, context, title, profile.police.issuer[-1], office.fonts, of)
    return replace(made, doubts=chosen.doubts)
