"""What the register of papers sent may speak of when it is printed, for instance to be bound at the year's end."""

from dataclasses import dataclass

from desktop_app.printing.paper_parts import Heading, Signer


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line: a paper, or numbers that no paper has."""

    reference: str
    """``05/TTr-CAX``; ``01–04`` for numbers that no paper has."""
    day: str
    """``05/10/2026``; empty for missing numbers."""
    about: str
    """Kind and trích yếu; for missing numbers why they are missing."""
    signer: str
    recipients: str
    """Those it was sent to, in one line."""
    kept: str
    """Who keeps the file copy, ``VT, CAX``."""
    copies: str
    """How many were made; empty where nobody said."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSeries:
    """The lines of one body and symbol."""

    title: str
    """``QĐ-UBND (Ủy ban nhân dân)``."""
    lines: tuple[RegisterLine, ...]


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """The register of a year."""

    heading: Heading
    year: int
    series: tuple[RegisterSeries, ...]
    count: int
    """How many papers."""
    remark: str
    """What is to be known of the whole, for instance how many numbers wait for an explanation; empty for nothing."""
    signers: tuple[Signer, ...]


REGISTER = (RegisterBook,)
"""The contexts of this module that a form may name."""
