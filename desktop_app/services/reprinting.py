"""Which kept print is the record of a paper, what went out again, and which prints no longer stand.

A paper that has its number and day and was printed bearing them is the record: printed again it is those very bytes,
whatever the form has become, unless the clerk asks for a new print. Bytes are never altered: that a print no longer
stands is said beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import uuid4

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId, ReprintId
from desktop_app.model.membership import revocations
from desktop_app.model.paper_numbers import same_reference, two_digits
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.register import Reprint
from desktop_app.printing.paper_parts import Heading
from desktop_app.services.numbering import MARKED, is_decision, number_of, of_register
from desktop_app.services.office import Office
from desktop_app.wording import register_words

MINUTES = MARKED["minutes"]


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper about to be printed is: enough to find it among those that were."""

    form: str
    form_version: str
    of: PaperOf
    part: str
    content_digest: str
    """SHA-256 of the form's definition and all that stands on the paper."""
    context_digest: str
    """SHA-256 of what stands on it whatever the form."""
    number: str | None
    """Number and symbol that it bears, ``05/TTr-CAX``; None unless number and day are both on it."""
    signed_on: date | None


class Ending(StrEnum):
    """Why a print no longer stands."""

    PRINTED_AGAIN = "printed_again"
    REVOKED = "revoked"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Superseded:
    """That a print no longer stands, and by what."""

    why: Ending
    reference: str
    """The number of the decision or of the later print; empty where that has none."""
    on: str
    """The decision's day, or the moment of the later print; ISO 8601."""
    document: DocumentId | None = None
    """The later print."""

    @property
    def words(self) -> str:
        """Return the sentence for the screen and for the line drawn in the bottom margin."""
        if self.why is Ending.PRINTED_AGAIN:
            return register_words.printed_again(self.reference, datetime.fromisoformat(self.on))
        return register_words.decided_again(
            self.reference, date.fromisoformat(self.on), replaced=self.why is Ending.REPLACED
        )


def borne_by(context: object) -> tuple[str | None, date | None]:
    """Return the number with its symbol, and the day, that stand in a paper's head; None for both unless both do."""
    first = context[0] if isinstance(context, tuple) and context else context
    heading = getattr(first, "heading", None)
    if not isinstance(heading, Heading) or not heading.number:
        return None, None
    dated = heading.dated
    if dated.month is None or dated.day is None:
        return None, None
    return f"{two_digits(heading.number)}/{heading.symbol}", date(dated.year, dated.month, dated.day)


def record_of(office: Office, content: Content) -> PrintedDocument | None:
    """Return the kept print that goes out when this paper is printed; None where a new one is to be made."""
    kept = [one for one in office.book.documents(of=content.of) if _same_paper(one, content)]
    ended = superseded_among(kept, office.book.decisions())
    standing = [one for one in kept if one.id not in ended or ended[one.id].why is not Ending.PRINTED_AGAIN]
    if content.number is not None:
        wanted = same_reference(content.number), content.signed_on
        borne = [one for one in standing if _shown(*_bore(office, one)) == wanted]
        final = _is_final(office, content)
        if records := [one for one in borne if final or one.context_digest in {None, content.context_digest}]:
            return records[-1]
    same = (content.form, content.form_version, content.content_digest)
    return next((one for one in standing if same == (one.form, one.form_version, one.content_digest)), None)


def differs(kept: PrintedDocument, content: Content) -> bool:
    """Return whether what the book says by now is other than what stands on the kept print."""
    return kept.context_digest is not None and kept.context_digest != content.context_digest


def print_again(office: Office, document_id: DocumentId) -> bytes:
    """Return the very bytes that were printed, and remember that they went out once more; Refused if there are none."""
    if office.book.document(document_id) is None:
        raise Refused(Problem("document.unknown"))
    pdf = office.book.pdf(document_id)
    again = Reprint(ReprintId(str(uuid4())), document_id, office.now(), office.clerk)
    with office.book.change("document.reprinted", by=office.clerk) as change:
        change.put(again)
    return pdf


def superseded(office: Office, document: PrintedDocument) -> Superseded | None:
    """Return by what a print was superseded; None while it stands."""
    of_the_same = [one for one in office.book.documents(of=document.of) if one.of == document.of]
    return superseded_among(of_the_same, office.book.decisions()).get(document.id)


def superseded_among(
    documents: Sequence[PrintedDocument], decisions: Iterable[Decision]
) -> Mapping[DocumentId, Superseded]:
    """Return which of the prints, given in the order in which they were made, no longer stand."""
    ending = revocations(decisions)
    latest: dict[object, PrintedDocument] = {}
    found: dict[DocumentId, Superseded] = {}
    for one in reversed(documents):
        if (ended := _ended(one, ending)) is not None:
            found[one.id] = ended
        if (paper := _paper(one)) is None:
            continue
        later = latest.setdefault(paper, one)
        if later.content_digest != one.content_digest and one.id not in found:
            reference = later.number or ""
            found[one.id] = Superseded(Ending.PRINTED_AGAIN, reference, later.printed_at, later.id)
    return found


def _ended(document: PrintedDocument, ending: Mapping[DecisionId, Decision]) -> Superseded | None:
    if document.decision is None or not is_decision(document.form) or document.decision not in ending:
        return None
    by = ending[document.decision]
    why = Ending.REVOKED if by.kind is DecisionKind.REVOKE else Ending.REPLACED
    return Superseded(why, f"{two_digits(by.number)}/{by.symbol}", (by.signed_on or by.effective_on).isoformat())


def _paper(document: PrintedDocument) -> object | None:
    """Return what two prints of one paper share; None where an older book does not know whose part a sheet was."""
    if document.part is None and document.month is not None:
        return None
    own = document.decision is not None and is_decision(document.form)
    return "decision" if own else document.form, document.of, document.part or ""


def _shown(number: str | None, signed_on: date | None) -> tuple[tuple[str, str] | None, date | None]:
    """Return number and day so that two are equal where a reader takes them for the same, whatever nought they have."""
    return same_reference(number) if number is not None else None, signed_on


def _bore(office: Office, document: PrintedDocument) -> tuple[str | None, date | None]:
    """Return number and day that a print bears; an older book kept neither, there its issued decision tells them."""
    of = document.decision
    decision = office.book.decision(of) if document.context_digest is None and of is not None else None
    if decision is None or not decision.issued:
        return document.number, document.signed_on
    then = office.book.decision_when_printed(document.id, decision.id)
    given = number_of(office, document.form, document.of)
    issued_then = bool(then.get("number") and then.get("signed_on"))
    cited_then = then.get("proposal") == decision.proposal
    if given is None or not (issued_then if is_decision(document.form) else cited_then):
        return None, None
    return given.reference, given.signed_on


def _same_paper(document: PrintedDocument, content: Content) -> bool:
    if document.of != content.of or (document.part is not None and document.part != content.part):
        return False
    own = content.of.decision is not None and is_decision(content.form)
    return is_decision(document.form) if own else document.form == content.form


def _is_final(office: Office, content: Content) -> bool:
    """Return whether the number is the paper's own for good: the register's, or stood by in a signed decision."""
    given = of_register(office, content.form, content.of, content.part)
    if given is None and _signed_over(office, content):
        given = number_of(office, content.form, content.of)
    return given is not None and (given.reference, given.signed_on) == (content.number, content.signed_on)


def _signed_over(office: Office, content: Content) -> bool:
    """Return whether a paper is an issued decision, or one that such a decision rests on and was signed before it."""
    of = content.of
    if of.decision is not None:
        own = [of.decision]
    else:
        one = office.book.recruitment(of.recruitment) if of.recruitment is not None else None
        own = list(one.decisions) if one is not None and content.form == MINUTES else []
    return any(decision.issued for decision in map(office.book.decision, own) if decision is not None)
