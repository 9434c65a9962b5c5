"""The read side of the register: series with their papers and gaps, prints of each paper, papers without a number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DocumentId
from desktop_app.model.paper_numbers import ordinal, same_reference, two_digits
from desktop_app.model.recruitment import PostedPaper
from desktop_app.model.register import (
    GapReason,
    IssuingBody,
    Missing,
    PaperKind,
    Registered,
    Reprint,
    Series,
    explanation,
    missing,
    next_number,
)
from desktop_app.services import numbering
from desktop_app.services.office import Office
from desktop_app.services.printing_recruitment import NOTICE
from desktop_app.services.registered_papers import registered, usual_signer
from desktop_app.services.registering import Giving
from desktop_app.services.repeated_papers import CERTIFICATE, sender_in, split
from desktop_app.services.reprinting import superseded_among
from desktop_app.services.withdrawn_numbers import series_without_papers, withdrawn
from desktop_app.wording import recipient_lines, recruitment_words, register_words


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One print of a paper, and when it went out again."""

    document: DocumentId
    printed_at: str
    printed_by: str
    pages: int
    again: tuple[Reprint, ...]
    superseded: str
    """By what it was superseded, in words; empty while it stands."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register: a paper, or numbers that no paper has."""

    series: Series
    paper: Registered | None = None
    gap: Missing | None = None
    prints: tuple[PrintRow, ...] = ()

    @property
    def number(self) -> str:
        """Return the number as paper writes it; ``01–04`` for missing ones."""
        if self.paper is not None:
            return two_digits(self.paper.number)
        if self.gap is None:
            return ""
        numbers = dict.fromkeys(two_digits(str(number)) for number in (self.gap.first, self.gap.last))
        return "\N{EN DASH}".join(numbers)

    @property
    def times(self) -> int:
        """Return how many times the paper was printed, reprints counted."""
        return sum(1 + len(one.again) for one in self.prints)


@dataclass(frozen=True, slots=True)
class SeriesRows:
    """The numbers of one body and symbol in one year."""

    series: Series
    kind: PaperKind
    rows: tuple[RegisterRow, ...]
    following: str
    """The number that comes next: after the highest, cancelled and reserved ones passed over."""
    general: bool
    """Whether numbers come from the office's general register, so that missing ones are no matter."""

    @property
    def unexplained(self) -> int:
        """Return how many missing numbers wait for an explanation."""
        return sum(row.gap.count for row in self.rows if row.gap is not None and row.gap.explained is None)


def list_register(office: Office, year: int) -> tuple[SeriesRows, ...]:
    """Return the register of a year: by series, each in the order of its numbers, missing ones in their places."""
    papers, gaps = registered(office), office.book.number_gaps()
    prints = _Prints(office)
    back = withdrawn(office)
    kinds = {**series_without_papers(office), **{paper.series: paper.kind for paper in reversed(papers)}}
    found: list[SeriesRows] = []
    for series in sorted(one for one in kinds if one.year == year):
        own = [paper for paper in papers if paper.series == series]
        rows = [RegisterRow(series, paper, prints=prints.of(paper)) for paper in own]
        rows += [RegisterRow(series, gap=gap) for gap in missing(own, gaps, series, back.get(series, ()))]
        following = next_number(own, series, gaps)
        why = explanation(gaps, series, int(following))
        general = why is not None and why.reason is GapReason.GENERAL
        found.append(SeriesRows(series, kinds[series], tuple(sorted(rows, key=_place)), following, general))
    return tuple(one for one in found if one.rows)


def register_years(office: Office) -> tuple[int, ...]:
    """Return the years that have papers, and the present one, the newest first."""
    years = {series.year for series in (*series_without_papers(office), *(one.series for one in registered(office)))}
    return tuple(sorted({*years, office.clock.today().year}, reverse=True))


def list_unnumbered(office: Office) -> tuple[Giving, ...]:
    """Return what may get a number, ready but for that: what was printed without one, the newest print first.

    After these what drafts follow and was never printed.
    """
    found: dict[tuple[str, PaperOf, str], Giving] = {}
    for decision in office.book.decisions():
        if (form := _followed(decision)) and numbering.cited_by(decision) is None:
            of = PaperOf(decision=decision.id)
            kind, _body = numbering.kind_of(form) or (PaperKind.LETTER, IssuingBody.POLICE)
            about = register_words.cited_subject(kind, decision.subject)
            found[form, of, ""] = giving_for(office, form, of, about)
    for document in reversed(office.book.documents()):
        key = document.form, document.of, document.part or ""
        if numbering.is_decision(document.form) or numbering.kind_of(document.form) is None:
            continue
        if key not in found:
            found[key] = giving_for(office, *key[:2], subject_of(office, *key, document.title), key[2])
        if not found[key].printed_at:
            found[key] = replace(found[key], printed_at=document.printed_at)
    waiting = [one for key, one in found.items() if numbering.number_of(office, *key) is None]
    return tuple(sorted(waiting, key=lambda one: one.printed_at, reverse=True))


def giving_for(office: Office, form: str, of: PaperOf, subject: str, part: str = "") -> Giving:
    """Return a number about to be given to a form's paper: all but the number as it usually is, signed today."""
    kind, body = numbering.kind_of(form) or (PaperKind.LETTER, IssuingBody.POLICE)
    body = sender_in(form, part) or body
    return usual(office, Giving(kind, body, "", "", office.clock.today(), subject, "", form, of, part))


def subject_of(office: Office, form: str, of: PaperOf, part: str, title: str) -> str:
    """Return the trích yếu of a paper from its title: a certificate's says whose it is and what for.

    A notice's says what it posts, as the notice itself does: a round posts three papers.
    """
    if form == NOTICE and of.recruitment is not None and (round_ := office.book.recruitment(of.recruitment)):
        return recruitment_words.notice_subject(PostedPaper(part), round_.name) if part else title
    member = office.book.member(of.member) if form == CERTIFICATE and of.member else None
    if member is None:
        return title
    named = title if member.full_name in title else f"{title}: {member.full_name}"
    return ", ".join(words for words in (named, split(part)[1]) if words)


def usual(office: Office, giving: Giving) -> Giving:
    """Return it with the symbol, signer and recipients that its kind and sender usually have on its day."""
    profile = office.book.profile_on(giving.signed_on)
    return replace(
        giving,
        symbol=numbering.symbol_for(profile, giving.kind, giving.body) if profile else "",
        signer=usual_signer(office, giving.body, giving.signed_on),
        recipients=recipient_lines.lines_of(profile, giving.kind) if profile else (),
    )


def _followed(decision: Decision) -> str:
    """Return the form of the paper that a draft is to follow; empty for an issued decision and for other kinds."""
    if decision.issued:
        return ""
    return {
        DecisionKind.RECOGNISE: numbering.SUBMISSION,
        DecisionKind.END: numbering.RELEASE_REPORT,
    }.get(decision.kind, "")


def _place(row: RegisterRow) -> tuple[int, str, date]:
    if row.gap is not None:
        return row.gap.first, "", date.min
    paper = row.paper
    number, letter = (ordinal(paper.number) if paper else None) or (10**6, "")
    return number, letter, paper.signed_on if paper else date.min


class _Prints:
    """All prints, found by the paper they are of: read once for a whole list."""

    def __init__(self, office: Office) -> None:
        documents = office.book.documents()
        self._ended = superseded_among(documents, office.book.decisions())
        self._by_paper: dict[object, list[PrintedDocument]] = {}
        for document in documents:
            self._by_paper.setdefault(_key(document.form, document.of, document.part or ""), []).append(document)
        self._again: Mapping[DocumentId, list[Reprint]] = _by_document(office.book.reprints())

    def of(self, paper: Registered) -> tuple[PrintRow, ...]:
        """Return a paper's prints, the earliest first; of several papers that share a subject, those of its number."""
        if not paper.form:
            return ()
        known = self._by_paper.get(_key(paper.form, paper.of, paper.part), [])
        own = same_reference(paper.reference)
        return tuple(self._row(one) for one in known if one.number is None or same_reference(one.number) == own)

    def _row(self, one: PrintedDocument) -> PrintRow:
        ended = self._ended.get(one.id)
        again = tuple(self._again.get(one.id, ()))
        return PrintRow(one.id, one.printed_at, one.printed_by, one.pages, again, ended.words if ended else "")


def _key(form: str, of: PaperOf, part: str) -> tuple[str, PaperOf, str]:
    own = of.decision is not None and numbering.is_decision(form)
    return numbering.DECISION if own else form, of, part


def _by_document(reprints: Iterable[Reprint]) -> dict[DocumentId, list[Reprint]]:
    found: dict[DocumentId, list[Reprint]] = {}
    for one in reprints:
        found.setdefault(one.document, []).append(one)
    return found
