"""A paper that was printed: its very bytes, so that a reprint is the same paper."""

from dataclasses import dataclass
from datetime import date

from desktop_app.model.ids import BundleId, DecisionId, DocumentId, MemberId, RecruitmentId
from desktop_app.model.periods import Month


@dataclass(frozen=True, slots=True)
class PaperOf:
    """What of the book a paper speaks of: at most one is named; none for a paper of the whole commune."""

    month: Month | None = None
    decision: DecisionId | None = None
    recruitment: RecruitmentId | None = None
    member: MemberId | None = None
    bundle: BundleId | None = None


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """One PDF as it left the program."""

    id: DocumentId
    form: str
    form_version: str
    title: str
    printed_at: str
    """Moment with offset, ISO 8601."""
    printed_by: str
    content_digest: str
    """SHA-256 of what was put on the paper, as its mark shows."""
    sha256: str
    """SHA-256 of the PDF's bytes."""
    pages: int
    month: Month | None = None
    decision: DecisionId | None = None
    recruitment: RecruitmentId | None = None
    member: MemberId | None = None
    bundle: BundleId | None = None
    number: str | None = None
    """Number and symbol that it bore, ``05/TTr-CAX``; None where it bore none, or for a paper of an older book."""
    signed_on: date | None = None
    """The day it bore, where number and day were both on it."""
    context_digest: str | None = None
    """SHA-256 of what stood on it whatever the form; None for a paper of an older book."""
    part: str | None = None
    """Of what it speaks of, the team or person whose part it is; empty for the whole; None in an older book."""

    @property
    def of(self) -> PaperOf:
        """Return what of the book it speaks of."""
        return PaperOf(self.month, self.decision, self.recruitment, self.member, self.bundle)
