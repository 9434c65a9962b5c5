"""Questions about electronically signed papers."""

from desktop_app.model.esigning import SignedPaper
from desktop_app.model.ids import DocumentId, SignedPaperId
from desktop_app.storage.kept_pdfs import KeptPdfs


class SignedPaperQuestions(KeptPdfs):
    """Which kept papers were signed by a token, and their bytes."""

    def signed_papers(self, document: DocumentId | None = None) -> tuple[SignedPaper, ...]:
        """Return the signed papers, all or those of one printed paper, the earliest first."""
        return self._where(SignedPaper, "retired = 0 AND (? IS NULL OR document = ?)", (document, document))

    def signed_pdf(self, paper: SignedPaperId) -> bytes:
        """Return the bytes with the signature; KeyError if there is no such paper.

        Refused if they are no longer those that the digest names.
        """
        return self.kept_pdf("signed_papers", paper)
