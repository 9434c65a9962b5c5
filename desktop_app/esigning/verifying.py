"""What signatures a PDF bears, as separate facts; whom to trust is not decided here."""

from io import BytesIO
from typing import Any

from desktop_app.esigning.tokens import name_part
from desktop_app.model.esigning import FoundSignature
from desktop_app.model.problems import Problem, Refused


def signatures(pdf: bytes) -> tuple[FoundSignature, ...]:
    """Return the signatures of a PDF, the earliest first; Refused for bytes that are no PDF."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        found = PdfFileReader(BytesIO(pdf)).embedded_signatures
    except (PdfError, ValueError) as error:
        raise Refused(Problem("esigning.no_pdf", values={"fault": str(error)})) from error
    return tuple(_facts(one) for one in found)


def _facts(signature: Any) -> FoundSignature:
    from pyhanko.sign.validation.errors import SignatureValidationError

    held = signature.signer_cert
    try:
        intact, whole = _intact(signature, held), _whole(signature)
    except (SignatureValidationError, ValueError):
        intact = whole = False
    return FoundSignature(
        field=signature.field_name,
        holder=name_part(held.subject.native, "common_name"),
        organisation=name_part(held.subject.native, "organization_name"),
        signed_at=signature.self_reported_timestamp,
        intact=intact,
        whole=whole,
        fingerprint=held.sha256.hex(),
    )


def _intact(signature: Any, held: Any) -> bool:
    """Return whether the signed bytes have the digest that was signed, and that key signed it."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    same, valid = validate_sig_integrity(signature.signer_info, held, "data", signature.compute_digest())
    return bool(same and valid)


def _whole(signature: Any) -> bool:
    """Return whether all up to the signature is signed, and nothing but further signatures was put behind it."""
    from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    signature.compute_integrity_info()
    found = signature.diff_result
    covered = signature.coverage in {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}
    if not covered or found is None or isinstance(found, SuspiciousModification):
        return False
    allowed = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
    return found.modification_level in allowed
