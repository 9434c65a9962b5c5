"""What is wrong, where, and by which article: values, never sentences.

Wrong data is a list of :class:`Problem`. A verb that cannot go on raises :class:`Refused` with all of them at once.
The Vietnamese sentence of each code stands in ``resources/messages/*.vi.toml``.
"""

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How far a problem stops the work."""

    ERROR = "error"
    """Nothing can go on until it is mended."""
    OVERRIDABLE = "overridable"
    """Goes on only with a written ground, which becomes part of the record."""
    WARNING = "warning"
    """Worth a look; nothing is stopped."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the problem is: as much of it as is known. Rows and columns are those the clerk sees."""

    source: str = ""
    """A file's or sheet's name."""
    row: int | None = None
    """1-based row of a workbook or line of a file."""
    column: str = ""
    """The heading or letter of a column, or a key of a data file."""
    field: str = ""
    """The name of a model field, for a form on screen."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a stable code, its place, and the values its sentence speaks of."""

    code: str
    """``room.what``, for instance ``member.birth_impossible``; each code has a sentence."""
    at: Place = field(default_factory=Place)
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    article: str = ""
    """The legal source, as it is printed; empty where the matter is technical."""


class Refused(Exception):  # noqa: N818 - the field's word; it is not an error of the program
    """A verb could not be done; nothing was written. Carries every problem found."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code} {dict(p.values)}" for p in self.problems))


def fault_name(fault: OSError) -> str:
    """Return the system's short name of a fault, ``ENOENT``, for a sentence to word; its kind where it has none."""
    return errno.errorcode.get(fault.errno or 0, type(fault).__name__)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop the work, in their order."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def refuse_errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that do not stop the work; raise :class:`Refused` with all of them if any does."""
    found = list(problems)
    if errors(found):
        raise Refused(found)
    return found
