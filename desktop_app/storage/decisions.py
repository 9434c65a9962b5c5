"""Questions about decisions and about the papers that were printed."""

import hashlib
from dataclasses import fields
from typing import cast

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.storage.faults import problem
from desktop_app.storage.reading import Reading


class DecisionQuestions(Reading):
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
        row = self._one(
            "SELECT p.bytes, p.sha256 FROM documents d JOIN pdfs p ON p.sha256 = d.sha256 WHERE d.id = ?",
            (document,),
        )
        if row is None:
            raise KeyError(document)
        pdf = cast("bytes", row[0])
        if hashlib.sha256(pdf).hexdigest() != row[1]:
            raise Refused(problem("book.paper_altered", self.path, document=document))
        return pdf


def speaking_of(of: PaperOf) -> tuple[list[str], list[str]]:
    """Return the conditions, and their values, of live rows that speak of what is named."""
    named = [(name, value) for name in OF if (value := getattr(of, name)) is not None]
    return ["retired = 0", *(f"{name} = ?" for name, _ in named)], [str(value) for _, value in named]


OF = tuple(field.name for field in fields(PaperOf))
