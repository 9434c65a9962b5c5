"""The bytes of papers: kept once each, by their digest, and held against it whenever they are read."""

import hashlib
from typing import cast

from desktop_app.model.problems import Refused
from desktop_app.storage.faults import problem
from desktop_app.storage.reading import Reading


class KeptPdfs(Reading):
    """What tables of papers share: each row names its bytes by their SHA-256."""

    def kept_pdf(self, table: str, key: str) -> bytes:
        """Return the bytes that a row of the table names; KeyError if there is no such row.

        Refused if they are no longer those that the digest names.
        """
        row = self._one(
            f"SELECT p.bytes, p.sha256 FROM {table} d JOIN pdfs p ON p.sha256 = d.sha256 WHERE d.id = ?",  # noqa: S608 - our own names
            (key,),
        )
        if row is None:
            raise KeyError(key)
        pdf = cast("bytes", row[0])
        if hashlib.sha256(pdf).hexdigest() != row[1]:
            raise Refused(problem("book.paper_altered", self.path, document=key))
        return pdf
