"""A paper that was printed: its very bytes, so that a reprint is the same paper."""

from dataclasses import dataclass

from desktop_app.model.ids import DecisionId, DocumentId
from desktop_app.model.periods import Month


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
