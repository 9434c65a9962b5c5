"""The register of papers sent (sổ văn bản đi): who gave which number to what, and why a number is missing.

A number is given after signing, at the latest on the next working day, and is one's own in its series and year (Nghị
định 30/2020/NĐ-CP Điều 15). A decision keeps its own number, so the register holds no second copy of it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import BundleId, DecisionId, DocumentId, EntryId, GapId, MemberId, RecruitmentId, ReprintId
from desktop_app.model.paper_numbers import check_symbol, ordinal, same_number, same_symbol, two_digits
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Severity

ARTICLE = "Điều 15 Nghị định 30/2020/NĐ-CP"


class PaperKind(StrEnum):
    """What kind of paper a number is given to; a value is also the key of its symbol in the commune's profile."""

    DECISION = "decision"
    PROPOSAL = "proposal"
    PLAN = "plan"
    NOTICE = "notice"
    MINUTES = "minutes"
    REPORT = "report"
    LETTER = "letter"
    """Công văn, the one kind whose symbol names no kind."""
    CONFIRMATION = "confirmation"


class IssuingBody(StrEnum):
    """Who sends a paper. A council numbers its own papers though it uses the committee's seal."""

    COMMITTEE = "committee"
    POLICE = "police"
    COUNCIL = "council"


class GapReason(StrEnum):
    """Why a number belongs to no paper of this book."""

    CANCELLED = "cancelled"
    RESERVED = "reserved"
    GENERAL = "general"
    """Numbers come from the office's one register for all its papers, so most of them lie elsewhere."""
    BEFORE = "before"
    """Given before this book began."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """Numbers that run from 1 on 1 January to 31 December."""

    body: IssuingBody
    symbol: str
    year: int


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """The number that a paper other than a decision got when it was signed."""

    id: EntryId
    form: str
    """The form it prints on; empty for a paper that the program does not make."""
    kind: PaperKind
    body: IssuingBody
    number: str
    """Text, for ``05`` keeps its nought."""
    symbol: str
    signed_on: date
    subject: str
    """Trích yếu, as the register shows it."""
    signer: str
    given_at: str
    """Moment with offset, ISO 8601."""
    given_by: str
    recipients: tuple[str, ...] = ()
    copies: int | None = None
    """How many were made; None while nobody said."""
    note: str = ""
    month: Month | None = None
    decision: DecisionId | None = None
    recruitment: RecruitmentId | None = None
    member: MemberId | None = None
    bundle: BundleId | None = None
    part: str = ""
    """Of what it speaks of, whose or which part it is, as a print has it; empty for the whole."""

    @property
    def of(self) -> PaperOf:
        """Return what of the book the paper speaks of."""
        return PaperOf(self.month, self.decision, self.recruitment, self.member, self.bundle)

    @property
    def series(self) -> Series:
        """Return the numbers it belongs to."""
        return Series(self.body, self.symbol, self.signed_on.year)


@dataclass(frozen=True, slots=True)
class Distribution:
    """To whom a decision, or the proposal it cites, was sent; its number stands in the decision itself."""

    decision: DecisionId
    kind: PaperKind
    recipients: tuple[str, ...] = ()
    copies: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Why numbers of a series are missing."""

    id: GapId
    body: IssuingBody
    symbol: str
    year: int
    first: int
    last: int | None
    """The last of them; None for all from the first on, in later years too: numbers of a general register."""
    reason: GapReason
    words: str
    explained_at: str
    explained_by: str

    @property
    def series(self) -> Series:
        """Return the numbers that it speaks of; with no last one, also those of later years."""
        return Series(self.body, self.symbol, self.year)

    def covers(self, series: Series, number: int) -> bool:
        """Return whether it explains the number."""
        if (self.body, self.symbol) != (series.body, series.symbol):
            return False
        if self.last is None:
            return (self.year, self.first) <= (series.year, number)
        return self.year == series.year and self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class Reprint:
    """A kept paper went out once more, the same to the byte."""

    id: ReprintId
    document: DocumentId
    printed_at: str
    printed_by: str


@dataclass(frozen=True, slots=True)
class Registered:
    """One paper as the register has it, wherever its number is kept."""

    kind: PaperKind
    series: Series
    number: str
    signed_on: date
    subject: str
    signer: str
    form: str
    of: PaperOf
    recipients: tuple[str, ...] = ()
    copies: int | None = None
    note: str = ""
    entry: EntryId | None = None
    """The entry that keeps it; None where a decision or a recruitment does."""
    part: str = ""

    @property
    def reference(self) -> str:
        """Return ``05/TTr-CAX``: below ten with its nought."""
        return f"{two_digits(self.number)}/{self.series.symbol}"


@dataclass(frozen=True, slots=True)
class Missing:
    """Consecutive numbers that no paper has: below the highest given, or above it explained or taken back."""

    series: Series
    first: int
    last: int
    explained: NumberGap | None = None

    @property
    def count(self) -> int:
        """Return how many numbers are missing."""
        return self.last - self.first + 1


def in_order(papers: Iterable[Registered]) -> list[Registered]:
    """Return papers by series and number."""
    return sorted(papers, key=lambda p: (p.series, ordinal(p.number) or (10**6, p.number), p.signed_on))


def next_number(papers: Iterable[Registered], series: Series, gaps: Sequence[NumberGap] = ()) -> str:
    """Return the first number after the highest of the series that nothing is said of, with a nought below ten.

    A cancelled or reserved number is passed over; one taken back is not, and of a general register none is.
    """
    number = _highest(papers, series) + 1
    while (why := explanation(gaps, series, number)) is not None:
        if why.last is None or why.reason is GapReason.GENERAL:
            break
        number = why.last + 1
    return two_digits(str(number))


def missing(
    papers: Sequence[Registered], gaps: Sequence[NumberGap], series: Series, withdrawn: Collection[int] = ()
) -> list[Missing]:
    """Return the numbers of a series that no paper has, in runs that share one explanation.

    A number with a letter stands beside the bare one and does not take its place: ``08a`` leaves ``08`` missing. Above
    the highest given are those that an explanation names, and those ``withdrawn`` from their papers.
    """
    highest = _highest(papers, series)
    taken = {found[0] for p in papers if p.series == series and (found := ordinal(p.number)) and not found[1]}
    below = [(n, n, explanation(gaps, series, n)) for n in range(1, highest + 1) if n not in taken]
    runs: list[Missing] = []
    for first, last, why in (*below, *_above(highest, gaps, series, withdrawn)):
        if runs and runs[-1].last == first - 1 and runs[-1].explained == why:
            runs[-1] = Missing(series, runs[-1].first, last, why)
        else:
            runs.append(Missing(series, first, last, why))
    return runs


def _above(
    highest: int, gaps: Sequence[NumberGap], series: Series, withdrawn: Collection[int]
) -> Iterator[tuple[int, int, NumberGap | None]]:
    """Yield runs above the highest number that somebody explained or took back; whoever explains may name many."""
    named = [gap for gap in gaps if gap.last is not None and gap.covers(series, gap.first)]
    ends = [(gap.first, gap.last) for gap in named if gap.last is not None] + [(n, n) for n in withdrawn]
    edges = {highest + 1, *(first for first, _ in ends), *(last + 1 for _, last in ends)}
    for first, after in pairwise(sorted(edge for edge in edges if edge > highest)):
        why = explanation(gaps, series, first)
        if first in withdrawn or (why is not None and why.last is not None):
            yield first, after - 1, why


def explanation(gaps: Iterable[NumberGap], series: Series, number: int) -> NumberGap | None:
    """Return the newest explanation of a number; one of its own before one that runs on without end."""
    found = [gap for gap in gaps if gap.covers(series, number)]
    return max(found, key=lambda gap: (gap.last is not None, gap.explained_at), default=None)


_NEEDED = {
    "number": "register.no_number",
    "symbol": "register.no_symbol",
    "subject": "register.no_subject",
    "signer": "register.no_signer",
}


def check_entry(entry: RegisterEntry) -> list[Problem]:
    """Return what stops an entry by itself from being kept."""
    problems = [Problem(code, Place(field=name)) for name, code in _NEEDED.items() if not getattr(entry, name).strip()]
    if entry.number.strip() and ordinal(entry.number) is None:
        problems.append(Problem("register.number_no_number", Place(field="number"), {"number": entry.number}))
    if entry.symbol.strip():
        problems += check_symbol(entry.symbol)
    if entry.copies is not None and entry.copies < 1:
        problems.append(Problem("register.no_copies", Place(field="copies"), {"copies": entry.copies}))
    return problems


def check_number(
    series: Series, number: str, signed_on: date, papers: Sequence[Registered], gaps: Sequence[NumberGap]
) -> list[Problem]:
    """Return what stands against a number: taken, cancelled, out of the order of its series, or with others skipped.

    What paper shows is one's own in its year: number and symbol, whoever sends it.
    """
    others = [p for p in papers if p.series == series]
    for other in papers:
        if _reads_alike(other, series) and same_number(other.number) == same_number(number):
            values = {"reference": other.reference, "subject": other.subject, "day": other.signed_on}
            return [Problem("register.number_twice", Place(field="number"), values, article=ARTICLE)]
    if (wanted := ordinal(number)) is None:
        return []
    why = explanation(gaps, series, wanted[0])
    if why is not None and why.reason is GapReason.CANCELLED and not wanted[1]:
        values = {"number": number, "words": why.words}
        return [Problem("register.number_cancelled", Place(field="number"), values)]
    before = []
    if why is not None and why.reason is GapReason.BEFORE:
        before = [Problem("register.number_before", Place(field="number"), {"number": number}, Severity.WARNING)]
    return [*before, *_skipped(series, wanted, papers, gaps), *_out_of_order(wanted, signed_on, others)]


def _reads_alike(other: Registered, series: Series) -> bool:
    return other.series.year == series.year and same_symbol(other.series.symbol) == same_symbol(series.symbol)


def _skipped(
    series: Series, wanted: tuple[int, str], papers: Sequence[Registered], gaps: Sequence[NumberGap]
) -> Iterator[Problem]:
    number, letter = wanted
    first = _highest(papers, series) + 1
    last = number if letter else number - 1
    bare = [n for n in range(first, last + 1) if explanation(gaps, series, n) is None]
    if bare:
        values = {"first": bare[0], "last": bare[-1], "count": len(bare)}
        yield Problem("register.numbers_skipped", Place(field="number"), values, Severity.WARNING)


def _out_of_order(wanted: tuple[int, str], signed_on: date, others: Iterable[Registered]) -> Iterator[Problem]:
    """A higher number with an earlier day, or a lower one with a later, is odd but happens: it is told."""
    for other in others:
        theirs = ordinal(other.number)
        if theirs is not None and (theirs < wanted) != (other.signed_on < signed_on) and other.signed_on != signed_on:
            values = {"reference": other.reference, "day": other.signed_on, "own": signed_on}
            yield Problem("register.out_of_order", Place(field="signed_on"), values, Severity.WARNING)
            return


def _highest(papers: Iterable[Registered], series: Series) -> int:
    return max((found[0] for p in papers if p.series == series and (found := ordinal(p.number))), default=0)
