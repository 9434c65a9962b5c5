"""Where a figure or a wording rests, and how sure we are of it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How a value was confirmed. What is not VERIFIED is marked on screen and on paper."""

    VERIFIED = "verified"
    """Read in the official text."""
    REPORTED = "reported"
    """Read in the press or another secondary source."""
    DRAFT = "draft"
    """From a draft that may not be what was adopted."""
    ASSUMED = "assumed"
    """Our reading where no text settles it."""

    @property
    def doubtful(self) -> bool:
        """Return whether the clerk must be told that nobody has held it against the gazette."""
        return self is not Certainty.VERIFIED


@dataclass(frozen=True, slots=True)
class Source:
    """The document and article that a value rests on."""

    document: str
    """As it is cited, for instance ``Nghị định 293/2025/NĐ-CP``."""
    article: str = ""
    """For instance ``Điều 3 khoản 1``."""
    certainty: Certainty = Certainty.REPORTED
    note: str = ""
    """What is open about it, in the clerk's language; empty if nothing."""
    dated: date | None = None
    """The day of the document, where it is known."""
    attested_by: str = ""
    """Who said that it stands as the adopted document has it; empty if nobody did."""
    attested_on: date | None = None

    @property
    def doubtful(self) -> bool:
        """Return whether the clerk must be told that nobody has held it against the official text."""
        return self.certainty.doubtful and not self.attested_by

    def assumed(self) -> "Source":
        """Return it as something that no text settles, whoever attested the rest of the document."""
        return replace(self, certainty=Certainty.ASSUMED, attested_by="", attested_on=None)
