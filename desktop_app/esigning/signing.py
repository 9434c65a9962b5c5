"""Put a signature behind a finished paper: PAdES baseline B-B, with an appearance at a place of a page."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from desktop_app.esigning.tokens import session
from desktop_app.model.esigning import SigningAs, SigningPlace, TokenCertificate
from desktop_app.model.problems import Problem, Refused

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner

DIGEST = "sha256"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be signed how. The PIN is not here: it is given once, and kept nowhere."""

    pdf: bytes
    certificate: TokenCertificate
    signing_as: SigningAs
    place: SigningPlace
    """Where the appearance stands, in whole points."""
    appearance: bytes
    """A PDF of one page, as large as the place."""
    at: datetime
    """With offset."""
    reason: str = ""


def sign(library: str, request: Request, pin: str) -> bytes:
    """Return the paper with one more signature; its former bytes are the beginning of it.

    Refused where the token refuses, the certificate is not valid at that moment, or the paper cannot take a signature.
    """
    chosen = request.certificate
    refuse_expired(chosen, request.at)
    with session(library, chosen, pin) as opened, TemporaryDirectory(prefix="so-antt-ky-") as folder:
        look = Path(folder) / "appearance.pdf"
        look.write_bytes(request.appearance)
        return _signed(request, opened, look)


def refuse_expired(certificate: TokenCertificate, at: datetime) -> None:
    """Raise Refused for a certificate that is not valid at a moment."""
    if not certificate.valid_from <= at <= certificate.valid_to:
        since, until = certificate.valid_from.date(), certificate.valid_to.date()
        values = {"holder": certificate.holder, "since": since, "until": until}
        raise Refused(Problem("esigning.certificate_not_valid", values=values))


def _signed(request: Request, opened: Any, look: Path) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.pkcs11 import PKCS11Signer

    key_id = bytes.fromhex(request.certificate.key_id)
    signer = PKCS11Signer(opened, cert_id=key_id, key_id=key_id)
    out = BytesIO()
    try:
        writer = IncrementalPdfFileWriter(BytesIO(request.pdf))
        _pdf_signer(request, signer, look).sign_pdf(writer, output=out)
    except (SigningError, PdfError) as error:
        raise Refused(Problem("esigning.not_signed", values={"fault": str(error)})) from error
    if signer.signing_cert.sha256.hex() != request.certificate.fingerprint:
        raise Refused(Problem("esigning.token_gone", values={"token": request.certificate.token}))
    return out.getvalue()


def _pdf_signer(request: Request, signer: Any, look: Path) -> "PdfSigner":
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    class AtOurMoment(PdfSigner):
        """Says the moment that the appearance says, and not a second reading of the clock."""

        def init_signing_session(self, *arguments: Any, **named: Any) -> Any:
            begun = super().init_signing_session(*arguments, **named)
            begun.system_time = request.at
            return begun

    place, name = request.place, field_name(request)
    edges = (round(place.left), round(place.bottom), round(place.right), round(place.top))
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(), InnerScaling.NO_SCALING)
    return AtOurMoment(
        PdfSignatureMetadata(
            field_name=name,
            md_algorithm=DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            name=request.certificate.holder or None,
            reason=request.reason or None,
            signer_key_usage=set(),
        ),
        signer,
        stamp_style=StaticStampStyle.from_pdf_file(str(look), border_width=0, background_layout=whole),
        new_field_spec=SigFieldSpec(name, on_page=place.page - 1, box=edges),
    )


def field_name(request: Request) -> str:
    """Return a field's name that no earlier signature of the paper has: ``person-1``, ``body-2``."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    before = len(PdfFileReader(BytesIO(request.pdf)).embedded_signatures)
    return f"{request.signing_as.value}-{before + 1}"
