"""Which laws a paper of a given day rests on: dated data, for a paper keeps the legal bases of its own day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty

KNOWN_KEYS = {"text", "from", "to", "papers", "certainty", "note"}


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One text as it is cited, while it is in force."""

    text: str
    span: Span
    papers: frozenset[str]
    certainty: Certainty
    note: str = ""


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
    span = Span(row["from"], last + timedelta(days=1) if last else None)
    return LegalBasis(row["text"], span, frozenset(row["papers"]), Certainty(row["certainty"]), row.get("note", ""))


def bases_on(bases: Iterable[LegalBasis], day: date, paper: str) -> tuple[LegalBasis, ...]:
    """Return those in force on the day for a kind of paper, in the file's order."""
    return tuple(basis for basis in bases if day in basis.span and paper in basis.papers)
