"""Which laws a paper of a given day rests on: dated data, for a paper keeps the legal bases of its own day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty

KNOWN_KEYS = {"text", "dated", "from", "to", "papers", "certainty", "note", "remark"}


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One text as it is cited, while it is in force."""

    text: str
    span: Span
    papers: frozenset[str]
    certainty: Certainty
    note: str = ""
    dated: date | None = None
    """The day of the text itself, where it is said."""
    remark: str = ""
    """What whoever cites it has to settle by hand, as the screen says it."""


def parse_legal_bases(source: str, data: Mapping[str, Any]) -> tuple[LegalBasis, ...]:
    """Return the bases that a file's plain data names; raise Refused with file and key where it is wrong."""
    bases: list[LegalBasis] = []
    problems: list[Problem] = []
    for number, row in enumerate(data.get("basis", ()), start=1):
        try:
            bases.append(_basis(row))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            values = {"key": f"basis[{number}]", "detail": str(error)}
            problems.append(Problem("rules.basis_wrong", Place(source=source), values))
    if problems:
        raise Refused(problems)
    return tuple(bases)


def _basis(row: Mapping[str, Any]) -> LegalBasis:
    if unknown := row.keys() - KNOWN_KEYS:
        raise ValueError(", ".join(sorted(unknown)))
    last: date | None = row.get("to")
    dated: date | None = row.get("dated")
    if dated is not None and dated > row["from"]:
        raise ValueError(f"dated {dated} > from {row['from']}")
    span = Span(row["from"], last + timedelta(days=1) if last else None)
    papers, certainty = frozenset(row["papers"]), Certainty(row["certainty"])
    return LegalBasis(row["text"], span, papers, certainty, row.get("note", ""), dated, row.get("remark", ""))


def bases_on(bases: Iterable[LegalBasis], day: date, paper: str) -> tuple[LegalBasis, ...]:
    """Return those in force on the day for a kind of paper, in the file's order."""
    return tuple(basis for basis in bases if day in basis.span and paper in basis.papers)


def first_issued(bases: Iterable[LegalBasis], paper: str) -> date | None:
    """Return the day of the oldest text that a kind of paper rests on: none is older. None where no day is said."""
    return min((basis.dated for basis in bases if basis.dated is not None and paper in basis.papers), default=None)
