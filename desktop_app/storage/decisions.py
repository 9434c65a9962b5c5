"""Questions about decisions and about the papers that were printed."""

from dataclasses import fields

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId
from desktop_app.model.periods import Month
from desktop_app.storage.kept_pdfs import KeptPdfs


class DecisionQuestions(KeptPdfs):
    """What was decided and what was put on paper."""

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision, drafts too, by effective day, day signed and number."""
        return self.all(Decision)

    def decision(self, decision: DecisionId) -> Decision | None:
        """Return one decision, or None."""
        return self.get(Decision, decision)

    def documents(
        self, *, month: Month | None = None, decision: DecisionId | None = None, of: PaperOf | None = None
    ) -> tuple[PrintedDocument, ...]:
        """Return what was printed, the earliest first: all, or of whatever is named."""
        conditions, values = speaking_of(of or PaperOf(month, decision))
        return self._where(PrintedDocument, " AND ".join(conditions), values)

    def document(self, document: DocumentId) -> PrintedDocument | None:
        """Return one printed paper, or None."""
        return self.get(PrintedDocument, document)

    def pdf(self, document: DocumentId) -> bytes:
        """Return the bytes as they left the printer's queue; KeyError if there is no such paper.

        Refused if they are no longer those that the digest names.
        """
        return self.kept_pdf("documents", document)


def speaking_of(of: PaperOf) -> tuple[list[str], list[str]]:
    """Return the conditions, and their values, of live rows that speak of what is named."""
    named = [(name, value) for name in OF if (value := getattr(of, name)) is not None]
    return ["retired = 0", *(f"{name} = ?" for name, _ in named)], [str(value) for _, value in named]


OF = tuple(field.name for field in fields(PaperOf))
