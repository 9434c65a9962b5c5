"""Bundles that went up, and those an office took in: enough to see a gap, a repeat or a fork."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.model.ids import BundleId
from desktop_app.model.periods import Month


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A bundle that this commune sealed."""

    id: BundleId
    """SHA-256 of its tag manifest."""
    unit: str
    seq: int
    previous: BundleId | None
    period: Month
    revision: int
    supersedes: BundleId | None
    file_name: str
    sealed_at: str
    sealed_by: str
    receipt: str = ""
    """Canonical JSON of the receipt that came back; empty while none has."""
    receipt_at: str = ""


class Reception(StrEnum):
    """What became of a bundle at the receiving office."""

    TAKEN = "taken"
    HELD = "held"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ReceivedBundle:
    """A bundle that reached this office, taken in or kept as evidence."""

    id: BundleId
    unit: str
    seq: int
    previous: BundleId | None
    period: Month
    revision: int
    supersedes: BundleId | None
    reception: Reception
    received_at: str
    received_by: str
    file_sha256: str
    envelope: str
    """Canonical JSON."""
    records: str
    """NDJSON of the period's records, as signed."""
    reason: str = ""
    """Codes of what was found, for one held or rejected."""


@dataclass(frozen=True, slots=True)
class IssuedReceipt:
    """A receipt that this office wrote: the last of the office and of the unit decide what follows."""

    seq: int
    """The office's own count of receipts."""
    id: str
    bundle: BundleId
    unit: str
    written_at: str
    file_name: str
