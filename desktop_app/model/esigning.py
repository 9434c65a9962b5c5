"""Electronic signatures on finished papers (NĐ 30/2020/NĐ-CP Điều 13 khoản 7, Phụ lục I): made by a token, optional."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.model.ids import DocumentId, SignedPaperId


class SigningAs(StrEnum):
    """Whose signature it is: the person who signs, in blue; or the body whose seal it is, in red."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class TokenCertificate:
    """A certificate found on a token, with enough to show it to the clerk and to find its key again."""

    token: str
    """The token's label."""
    token_serial: str
    """In hex."""
    key_id: str
    """The identifier that certificate and key share on the token, in hex."""
    holder: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    """In Vietnam's zone, as is the end: the day on which it ends is told by our clock."""
    valid_to: datetime
    fingerprint: str
    """SHA-256 of the certificate, in hex."""


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where somebody signs, as a finished paper tells it; points from the page's lower left corner."""

    page: int
    """From 1."""
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature in a PDF, as separate facts; whether its issuer is to be trusted is not among them."""

    field: str
    holder: str
    """Empty, as the organisation is, where its certificate cannot be read."""
    organisation: str
    signed_at: datetime | None
    """In Vietnam's zone. As the signature says; nobody else vouches for the moment."""
    intact: bool
    """The signed bytes are as they were, and the signature is that key's."""
    whole: bool
    """Nothing was put behind it but later signatures."""
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A kept paper with one more signature: new bytes behind those that were printed, which stay as they were."""

    id: SignedPaperId
    document: DocumentId
    signed_at: str
    """Moment with offset, ISO 8601."""
    signed_by: str
    """The clerk at whose desk it was signed."""
    signing_as: SigningAs
    holder: str
    organisation: str
    fingerprint: str
    """SHA-256 of the certificate, in hex."""
    sha256: str
    """SHA-256 of the PDF's bytes."""
    previous: SignedPaperId | None = None
    """The signature that it was put upon, if any."""
