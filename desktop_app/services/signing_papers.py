"""Sign a kept paper electronically: choose, draw the appearance, let the token sign, keep the signed bytes beside it.

NĐ 30/2020/NĐ-CP Điều 13 khoản 7 and Phụ lục I say how the signature looks; Luật 20/2023/QH15 who may use one. What is
kept as printed stays as it was: a signature is put behind those bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.model.document import PrintedDocument
from desktop_app.model.esigning import FoundSignature, SignedPaper, SigningPlace, TokenCertificate
from desktop_app.model.ids import DocumentId, SignedPaperId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.services.closing_months import sheet_of
from desktop_app.services.composing_sheets import is_closed, warning_of
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import ATTENDANCE, CALCULATION, PAYMENT
from desktop_app.services.printing_letters import TRANSFERS
from desktop_app.services.reprinting import superseded
from desktop_app.wording import paper

if TYPE_CHECKING:
    from desktop_app.esigning.signing import Request
    from desktop_app.printing.fonts import Fonts
    from desktop_app.services.composing_signatures import Wish

OF_MONEY = (PAYMENT, CALCULATION, TRANSFERS)
"""Sheets that say on every page where they must not be paid by."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the book has to say about a wish: immutable, so that the rest may happen on another thread."""

    wish: "Wish"
    printed: bytes
    pdf: bytes
    """What is to be signed: the print, with the signatures that it bears already."""
    previous: SignedPaperId | None
    at: datetime
    fonts: "Fonts"
    doubts: tuple[Problem, ...] = ()
    """What should keep somebody from signing this paper."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Ready for the token: immutable, so that signing may happen on another thread."""

    wish: "Wish"
    request: "Request"
    previous: SignedPaperId | None
    doubts: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """What the token made, held against what it should be; not yet kept."""

    prepared: Prepared
    pdf: bytes


def list_certificates(library: str) -> tuple[TokenCertificate, ...]:
    """Return the certificates of the tokens behind a PKCS #11 library; no PIN is asked. Refused where none is read."""
    from desktop_app.esigning.tokens import certificates

    return certificates(library)


def places_of(office: Office, document: DocumentId) -> tuple[SigningPlace, ...]:
    """Return where a kept paper says that people sign, from left to right; none in a paper of a former program."""
    return places_in(office.book.pdf(document))


def places_in(printed: bytes) -> tuple[SigningPlace, ...]:
    """Return where a print says that people sign, as :func:`places_of`. Any thread may call it."""
    from desktop_app.esigning.places import places_in as places

    return places(printed)


def gather(office: Office, wish: "Wish") -> Gathered:
    """Return what the book has to say about a wish, and the moment; Refused for a paper it does not hold."""
    document = office.book.document(wish.document)
    if document is None:
        raise Refused(Problem("document.unknown"))
    before = office.book.signed_papers(wish.document)
    chosen = wish.certificate
    if any((one.fingerprint, one.signing_as) == (chosen.fingerprint, wish.signing_as) for one in before):
        raise Refused(Problem("esigning.signed_already", values={"holder": chosen.holder}))
    previous = before[-1].id if before else None
    printed = office.book.pdf(wish.document)
    pdf = office.book.signed_pdf(previous) if previous else printed
    at = datetime.fromisoformat(office.now())
    return Gathered(wish, printed, pdf, previous, at, office.fonts, tuple(_doubts(office, document)))


def _doubts(office: Office, document: PrintedDocument) -> Iterator[Problem]:
    """Yield what should keep somebody from signing the paper: that it no longer stands, or is only a trial."""
    if ended := superseded(office, document):
        yield Problem("esigning.paper_ended", values={"why": ended.words}, severity=Severity.WARNING)
    if document.month is not None and (warning := _warning_on(office, document.form, document.month)):
        yield Problem("esigning.paper_is_trial", values={"warning": warning}, severity=Severity.WARNING)


def _warning_on(office: Office, form: str, month: Month) -> str:
    """Return the warning that a month's sheet bears as things stand; other papers of a month have none."""
    if form not in {ATTENDANCE, *OF_MONEY}:
        return ""
    try:
        sheet, closed = sheet_of(office, month)
    except Refused:  # a closed month is read as it was closed: this one is open, and cannot be computed by now
        return paper.OPEN_WARNING
    if form in OF_MONEY:
        return warning_of(sheet, closed)
    return "" if is_closed(closed) else paper.OPEN_WARNING


def compose(gathered: Gathered) -> Prepared:
    """Return what the token is to sign, the appearance drawn. Any thread may call it.

    Refused for a paper without such a place, or a picture that cannot be used.
    """
    from desktop_app.esigning.signing import Request, refuse_expired
    from desktop_app.printing.signature_look import draw_look
    from desktop_app.services.composing_signatures import compose_appearance

    wish, places = gathered.wish, places_in(gathered.printed)
    refuse_expired(wish.certificate, gathered.at)
    if not 1 <= wish.place <= len(places):
        raise Refused(Problem("esigning.no_place", Place(field="place"), {"place": wish.place, "places": len(places)}))
    made = compose_appearance(wish, places[wish.place - 1], gathered.at, gathered.fonts)
    drawn = draw_look(made.look, gathered.fonts)
    request = Request(gathered.pdf, wish.certificate, wish.signing_as, made.box, drawn, gathered.at)
    return Prepared(wish, request, gathered.previous, (*gathered.doubts, *made.doubts))


def prepare(office: Office, wish: "Wish") -> Prepared:
    """Return what the token is to sign, gathered and composed at once; Refused as those refuse."""
    return compose(gather(office, wish))


def sign(prepared: Prepared, pin: str) -> Signed:
    """Let the token sign, once, and hold what came back against the paper. Any thread may call it.

    Refused as the token refuses, or where what came back is not the paper with a sound signature more.
    """
    from desktop_app.esigning.signing import sign as put_signature
    from desktop_app.esigning.verifying import signatures

    made = put_signature(prepared.wish.library, prepared.request, pin)
    found = signatures(made)
    ours = found[-1] if found else None
    if ours is None or not made.startswith(prepared.request.pdf) or not all(one.intact and one.whole for one in found):
        raise Refused(Problem("esigning.not_signed", values={"fault": "verify"}))
    if ours.fingerprint != prepared.wish.certificate.fingerprint:
        raise Refused(Problem("esigning.token_gone", values={"token": prepared.wish.certificate.token}))
    return Signed(prepared, made)


def keep_signed(office: Office, signed: Signed) -> SignedPaper:
    """Keep the signed bytes beside the print that they grew from, in one line of history."""
    wish = signed.prepared.wish
    paper = SignedPaper(
        id=SignedPaperId(str(uuid4())),
        document=wish.document,
        signed_at=signed.prepared.request.at.isoformat(),
        signed_by=office.clerk,
        signing_as=wish.signing_as,
        holder=wish.certificate.holder,
        organisation=wish.certificate.organisation,
        fingerprint=wish.certificate.fingerprint,
        sha256=sha256(signed.pdf).hexdigest(),
        previous=signed.prepared.previous,
    )
    with office.book.change("document.signed", by=office.clerk) as change:
        change.keep_document(paper, signed.pdf)
    return paper


def signed_bytes(office: Office, document: DocumentId) -> bytes | None:
    """Return a kept paper with all its signatures; None where nobody signed it electronically."""
    papers = office.book.signed_papers(document)
    return office.book.signed_pdf(papers[-1].id) if papers else None


def signatures_of(pdf: bytes) -> tuple[FoundSignature, ...]:
    """Return the signatures that a PDF bears, the earliest first; Refused for bytes that are no PDF."""
    from desktop_app.esigning.verifying import signatures

    return signatures(pdf)
