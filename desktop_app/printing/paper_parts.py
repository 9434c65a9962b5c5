"""What papers of every family speak of: days known in part, the head of a paper, who signs it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

Value = int | str | None
"""A cell of a sheet: int is đồng, str is a quantity already written, None (or 0) is nothing."""


LATER: Final = {"later": True}
"""Metadata of a field that came after papers were first printed: it is left out of a paper's digest at its default."""


@dataclass(frozen=True, slots=True)
class PaperDate:
    """A day known in part: a paper not yet issued has no day, an old birth has only a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> "PaperDate":
        """Return a day that is wholly known."""
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Heading:
    """Boxes 1 to 4 of NĐ 30/2020: who issues, under what number, where and when."""

    issuer: tuple[str, ...]
    """Lines printed bold, as written: ``ỦY BAN NHÂN DÂN``, ``XÃ TÂN THÀNH``."""
    place: str
    """``Tân Thành``: the commune's own name."""
    dated: PaperDate
    superior: tuple[str, ...] = ()
    """Lines above, not bold: ``CÔNG AN TỈNH BẮC NINH``; none for a people's committee."""
    number: str = ""
    """``05``; empty until it is given, and then room is left."""
    symbol: str = ""
    """``QĐ-UBND``; no slash."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Box 7: the lines of authority and office, and the name (a rank may stand before it)."""

    capacity: tuple[str, ...]
    """``KT. CHỦ TỊCH``, ``PHÓ CHỦ TỊCH``; or one line."""
    name: str = ""
    """Empty leaves the place for writing by hand."""
