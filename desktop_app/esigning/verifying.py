"""What signatures a PDF bears, as separate facts; whom to trust is not decided here."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, TypeVar

from desktop_app.clock import in_vietnam
from desktop_app.esigning.tokens import name_part
from desktop_app.model.esigning import FoundSignature
from desktop_app.model.problems import Problem, Refused

T = TypeVar("T")
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What pyHanko raises, besides its own, on bytes that only look like a paper or a signature."""


def signatures(pdf: bytes) -> tuple[FoundSignature, ...]:
    """Return the signatures of a PDF, the earliest first; Refused for bytes that are no PDF.

    One that cannot be read is among them, and of an unknown kind last: not intact, with as many facts as are left.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    with _quiet():
        try:
            reader = PdfFileReader(BytesIO(pdf))
            found = reader.embedded_signatures
            filled = [str(name) for name, _, _ in enumerate_sig_fields(reader, filled_status=True)]
        except (PdfError, *_BROKEN) as error:
            raise Refused(Problem("esigning.no_pdf", values={"fault": str(error)})) from error
        told = tuple(_facts(one, last=one is found[-1]) for one in found)
    read = {one.field for one in told}
    return (*told, *(_unknown(name) for name in filled if name not in read))


def _unknown(field: str) -> FoundSignature:
    """Return a signature of a kind that pyHanko passes over."""
    return FoundSignature(field, "", "", None, intact=False, whole=False, fingerprint="")


@contextmanager
def _quiet() -> Iterator[None]:
    """What pyHanko logs of a paper that was altered is told here as facts; its traces are no clerk's."""
    logger = logging.getLogger("pyhanko")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _facts(signature: Any, *, last: bool) -> FoundSignature:
    held = _read(lambda: signature.signer_cert, None)
    names: dict[str, Any] = _read(lambda: held.subject.native, {})
    when = _read(lambda: signature.self_reported_timestamp, None)
    return FoundSignature(
        field=_read(lambda: signature.field_name, "") or "",
        holder=name_part(names, "common_name"),
        organisation=name_part(names, "organization_name"),
        signed_at=in_vietnam(when) if when else None,
        intact=held is not None and _read(lambda: _intact(signature, held), False),
        whole=_read(lambda: _whole(signature, last=last), False),
        fingerprint=held.sha256.hex() if held is not None else "",
    )


def _read(fact: Callable[[], T], unreadable: T) -> T:
    """Return a fact, or what is told in its place where the signature is too broken to say it."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        return fact()
    except (SignatureValidationError, PdfError, *_BROKEN):
        return unreadable


def _intact(signature: Any, held: Any) -> bool:
    """Return whether the signed bytes have the digest that was signed, and that key signed it."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    same, valid = validate_sig_integrity(signature.signer_info, held, "data", signature.compute_digest())
    return bool(same and valid)


def _whole(signature: Any, *, last: bool) -> bool:
    """Return whether all up to the signature is signed, and nothing but further signatures was put behind it.

    Behind the last one nothing stands at all, not even bytes that no reader shows.
    """
    from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    signature.compute_integrity_info()
    found = signature.diff_result
    all_of_it = signature.coverage is SignatureCoverageLevel.ENTIRE_FILE
    covered = all_of_it or (not last and signature.coverage is SignatureCoverageLevel.ENTIRE_REVISION)
    if not covered or found is None or isinstance(found, SuspiciousModification):
        return False
    allowed = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}
    return found.modification_level in allowed
