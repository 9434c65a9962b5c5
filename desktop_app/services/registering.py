"""Give papers their numbers, say why some are missing, to whom papers went. No number is taken back silently."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId, EntryId, GapId, RecruitmentId
from desktop_app.model.paper_numbers import ordinal, same_number, two_digits
from desktop_app.model.problems import Place, Problem, Refused, Severity, refuse_errors
from desktop_app.model.recruitment import PaperMark, Recruitment
from desktop_app.model.register import (
    ARTICLE,
    Distribution,
    GapReason,
    IssuingBody,
    Missing,
    NumberGap,
    PaperKind,
    Registered,
    RegisterEntry,
    Series,
    check_entry,
    check_number,
    explanation,
    next_number,
)
from desktop_app.services import marking_rounds, numbering, recruiting
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import registered
from desktop_app.services.typed_text import as_kept, carried, uncarried
from desktop_app.services.working_days import working_day_after
from desktop_app.wording import citing, paper


@dataclass(frozen=True, slots=True)
class Giving:
    """A number about to be given, with all that the register says of the paper."""

    kind: PaperKind
    body: IssuingBody
    number: str
    symbol: str
    signed_on: date
    subject: str
    signer: str
    form: str = ""
    """The form it prints on; empty for a paper that the program does not make."""
    of: PaperOf = field(default_factory=PaperOf)
    part: str = ""
    recipients: tuple[str, ...] = ()
    copies: int | None = None
    note: str = ""
    printed_at: str = ""
    """Moment of its newest print, ISO 8601; empty while it was never printed."""

    @property
    def series(self) -> Series:
        """Return the numbers it would belong to."""
        return Series(self.body, self.symbol.strip(), self.signed_on.year)


@dataclass(frozen=True, slots=True)
class Why:
    """Why numbers are missing."""

    reason: GapReason
    words: str = ""


def suggest_number(office: Office, series: Series) -> str:
    """Return the number that comes next in the series; empty where the office's general register gives them."""
    papers, gaps = registered(office), office.book.number_gaps()
    following = next_number(papers, series, gaps)
    why = explanation(gaps, series, int(following))
    return "" if why is not None and why.reason is GapReason.GENERAL else following


def as_written(office: Office, giving: Giving) -> Giving:
    """Return it with number and symbol as paper writes them: ``003`` is ``03``, ``cax`` is ``CAX``."""
    symbol = numbering.spelled_symbol(office, giving.symbol, giving.signed_on)
    return replace(giving, number=two_digits(giving.number.strip()), symbol=symbol)


def weigh(office: Office, giving: Giving) -> list[Problem]:
    """Return what stands against a number, and what is odd about it."""
    typed, giving = giving.symbol.strip(), as_written(office, giving)
    found = check_entry(_entry(office, giving))
    if giving.symbol != typed:
        values = {"typed": typed, "symbol": giving.symbol}
        found.append(Problem("register.symbol_spelled", Place(field="symbol"), values, Severity.WARNING))
    if giving.signed_on > office.clock.today():
        found.append(Problem("register.not_signed_yet", Place(field="signed_on"), {"day": giving.signed_on}))
    if numbering.is_decision(giving.form):
        found.append(Problem("register.decision_elsewhere"))
    elif already := _already(office, giving):
        found.append(Problem("register.number_already", values={"reference": already.reference}))
    else:
        found += _of_a_round_or_draft(office, giving)
    found += check_number(giving.series, giving.number, giving.signed_on, registered(office), office.book.number_gaps())
    return [*found, *_late(office, giving.signed_on)]


def give_number(office: Office, giving: Giving, skipped: Why | None = None) -> Registered:
    """Give a paper the number and day it got when signed; return it as the register has it.

    A proposal or report goes into the draft that follows it, a round's paper into the round; no fact is kept twice.
    With ``skipped`` the numbers left out before it are explained at once. Raises Refused with all that forbids it.
    """
    office.require_commune()
    giving = as_kept(as_written(office, giving))
    odd = refuse_errors(weigh(office, giving))
    skipped = as_kept(skipped)
    refuse_errors([*uncarried(office, giving), *uncarried(office, skipped)])
    gaps = [_gap(office, giving.series, p, skipped) for p in odd if p.code == "register.numbers_skipped" and skipped]
    kept = _kept(office, giving)
    with office.book.change("register.given", by=office.clerk) as change:
        change.put_all([*kept, *gaps])
    return _found(office, giving)


def withdraw_number(office: Office, entry_id: EntryId, why: str) -> None:
    """Take a number off a paper: it was typed wrongly, or the paper was cancelled. Its place is then to be explained.

    Raises Refused without a reason; what was printed with the number stays as it was printed.
    """
    entry = office.book.register_entry(entry_id)
    if entry is None:
        raise Refused(Problem("register.unknown"))
    with office.book.change("register.withdrawn", by=office.clerk, why=_reason_given(office, why)) as change:
        change.retire(entry)


def withdrawable(office: Office, one: Registered) -> bool:
    """Return whether a number may be taken back: the register keeps it itself, or a round of recruitment does."""
    return one.entry is not None or _kept_by_round(office, one) is not None


def withdraw_paper(office: Office, one: Registered, why: str) -> None:
    """Take a number off a paper as :func:`withdraw_number`, also one that a round of recruitment keeps.

    The round keeps the paper's day, and its drafts cite the paper no more. Raises Refused for a number that stands in a
    decision, where it is never taken back.
    """
    if one.entry is not None:
        withdraw_number(office, one.entry, why)
        return
    if (kept := _kept_by_round(office, one)) is None:
        raise Refused(Problem("register.not_withdrawn", values={"reference": one.reference}))
    round_, name = kept
    marks = replace(round_.papers, **{name: PaperMark(day=getattr(round_.papers, name).day)})
    after = replace(round_, papers=marks)
    with office.book.change("register.withdrawn", by=office.clerk, why=_reason_given(office, why)) as change:
        change.put_all([after, *marking_rounds.recited(office, round_, after)])


def _reason_given(office: Office, why: str) -> str:
    """Return why a number is taken back; Refused where nothing is written."""
    if not why.strip():
        raise Refused(Problem("register.reason_needed", Place(field="why")))
    return carried(office, "why", why)


def _kept_by_round(office: Office, one: Registered) -> tuple[Recruitment, str] | None:
    """Return the round that keeps the paper's number, and the name of its mark."""
    for round_ in office.book.recruitments():
        for name, form, given in numbering.marks_of(office, round_):
            if (form, given.reference, given.signed_on) == (one.form, one.reference, one.signed_on):
                return round_, name
    return None


def describe_paper(office: Office, one: Registered, recipients: tuple[str, ...], copies: int | None, note: str) -> None:
    """Say to whom a paper went, how many copies were made, and what is to be noted.

    Raises Refused for no copies at all, and for letters that no paper can carry: the register is printed.
    """
    if copies is not None and copies < 1:
        raise Refused(Problem("register.no_copies", Place(field="copies"), {"copies": copies}))
    typed = as_kept(Distribution(DecisionId(""), one.kind, recipients, copies, note))
    refuse_errors(uncarried(office, typed))
    noun: object
    if one.entry is not None and (entry := office.book.register_entry(one.entry)) is not None:
        noun = replace(entry, recipients=typed.recipients, copies=copies, note=typed.note)
    elif one.of.decision is not None:
        noun = replace(typed, decision=one.of.decision)
    else:
        raise Refused(Problem("register.kept_elsewhere"))
    with office.book.change("register.described", by=office.clerk) as change:
        change.put(noun)


def explain_gap(office: Office, series: Series, first: int, last: int | None, why: Why) -> NumberGap:
    """Say why numbers are missing; without ``last`` for all from the first on, later years too. Return it.

    An explanation of numbers among these is replaced. Raises Refused where a number was given, unless the reason is the
    office's general register or the time before this book; only numbers of the general register have no last one.
    """
    office.require_commune()
    why = as_kept(why)
    refuse_errors([*_against_gap(office, series, first, last, why), *uncarried(office, why)])
    made = _new_gap(office, series, (first, last), why)
    with office.book.change("register.explained", by=office.clerk) as change:
        for gap in office.book.number_gaps():
            if _within(gap, made):
                change.retire(gap)
        change.put(made)
    return made


def _already(office: Office, giving: Giving) -> numbering.Given | None:
    if not giving.form or giving.of == PaperOf():
        return None
    return numbering.number_of(office, giving.form, giving.of, giving.part)


def _of_a_round_or_draft(office: Office, giving: Giving) -> Iterator[Problem]:
    """Tell what a round or a draft cannot keep with the number: another sender than usual, copies, a note."""
    in_round, draft = _round_keeping(office, giving), _draft_citing(office, giving)
    kind = numbering.kind_of(giving.form)
    if kind is not None and giving.body is not kind[1] and (in_round or draft):
        yield Problem("register.sender_fixed", Place(field="body"), {"body": kind[1]})
    if in_round and draft is None and (giving.copies or giving.note.strip()):
        yield Problem("register.kept_elsewhere", Place(field="copies"), severity=Severity.WARNING)


def _late(office: Office, signed_on: date) -> Iterator[Problem]:
    """A paper's number is given at the latest on the working day after its signing (NĐ 30/2020 Điều 15)."""
    profile, today = office.book.profile_on(signed_on), office.clock.today()
    if profile is None or signed_on >= today:
        return
    due = working_day_after(office, profile, signed_on, 1)
    if today > due:
        values = {"signed": signed_on, "due": due}
        yield Problem("register.given_late", Place(field="signed_on"), values, Severity.WARNING, ARTICLE)


def _entry(office: Office, giving: Giving) -> RegisterEntry:
    return RegisterEntry(
        EntryId(str(uuid4())),
        giving.form,
        giving.kind,
        giving.body,
        giving.number,
        giving.symbol,
        giving.signed_on,
        giving.subject,
        giving.signer.strip(),
        office.now(),
        office.clerk,
        tuple(line.strip() for line in giving.recipients if line.strip()),
        giving.copies,
        giving.note.strip(),
        giving.of.month,
        giving.of.decision,
        giving.of.recruitment,
        giving.of.member,
        giving.of.bundle,
        giving.part,
    )


def _kept(office: Office, giving: Giving) -> list[object]:
    """Return what is to be written: the round or the draft that keeps the number, where there is one, else an entry."""
    draft = _draft_citing(office, giving)
    nouns: list[object] = []
    if (kept := _round_keeping(office, giving)) is not None:
        mark = PaperMark(giving.number, giving.symbol, giving.signed_on)
        changed, _odd = recruiting.with_mark(office, *kept, mark)
        nouns += changed
    elif draft is None:
        return [_entry(office, giving)]
    else:
        nouns.append(replace(draft, proposal=_citation(giving)))
    if draft is not None and (giving.recipients or giving.copies or giving.note):
        sent = _entry(office, giving)
        nouns.append(Distribution(draft.id, giving.kind, sent.recipients, sent.copies, sent.note))
    return nouns


def _draft_citing(office: Office, giving: Giving) -> Decision | None:
    """Return the draft that cites the paper once it has its number; None where none does."""
    draft = office.book.decision(giving.of.decision) if giving.of.decision and _citation(giving) else None
    return None if draft is None or draft.issued else draft


def _round_keeping(office: Office, giving: Giving) -> tuple[RecruitmentId, str] | None:
    """Return the round that keeps the number, and its mark's name; also of the proposal for one of its drafts."""
    name = next((name for name, form in numbering.MARKED.items() if form == giving.form), None)
    if name is None:
        return None
    if giving.of.recruitment is not None:
        return giving.of.recruitment, name
    draft = _draft_citing(office, giving)
    rounds = (one for one in office.book.recruitments() if draft is not None and draft.id in one.decisions)
    return next(((one.id, name) for one in rounds if one.stopped_on is None), None)


def _citation(giving: Giving) -> str:
    number = paper.number(giving.number)
    if giving.form == numbering.SUBMISSION:
        return citing.citation(citing.SUBMISSION, number, giving.symbol, giving.signed_on)
    if giving.form == numbering.RELEASE_REPORT:
        return citing.citation(citing.REPORT, number, giving.symbol, giving.signed_on)
    return ""


def _found(office: Office, giving: Giving) -> Registered:
    number = same_number(giving.number)
    same = (one for one in registered(office) if one.series == giving.series and same_number(one.number) == number)
    return next(same)


def _gap(office: Office, series: Series, problem: Problem, why: Why) -> NumberGap:
    first, last = int(str(problem.values["first"])), int(str(problem.values["last"]))
    general = why.reason is GapReason.GENERAL
    refuse_errors([*_words_missing(why), *_not_before(office, series, first, why)])
    return _new_gap(office, series, (first, None if general else last), why)


def _new_gap(office: Office, series: Series, numbers: tuple[int, int | None], why: Why) -> NumberGap:
    first, last = numbers
    return NumberGap(
        GapId(str(uuid4())),
        series.body,
        series.symbol,
        series.year,
        first,
        last,
        why.reason,
        why.words.strip(),
        office.now(),
        office.clerk,
    )


def reasons_for(office: Office, gap: Missing) -> tuple[GapReason, ...]:
    """Return why these numbers may be missing, the likeliest first.

    Only numbers below all that the book has may be older than the book.
    """
    before = () if _lower_number(office, gap.series, gap.first) else (GapReason.BEFORE,)
    return (GapReason.CANCELLED, GapReason.RESERVED, *before, GapReason.OTHER, GapReason.GENERAL)


def _lower_number(office: Office, series: Series, first: int) -> Registered | None:
    """Return a number of the body and symbol that the book has from before the numbers that begin with ``first``."""
    for one in registered(office):
        found = ordinal(one.number)
        same = (one.series.body, one.series.symbol) == (series.body, series.symbol)
        if same and found is not None and (one.series.year, found[0]) < (series.year, first):
            return one
    return None


def _not_before(office: Office, series: Series, first: int, why: Why) -> Iterator[Problem]:
    if why.reason is GapReason.BEFORE and (lower := _lower_number(office, series, first)) is not None:
        values = {"reference": lower.reference, "day": lower.signed_on}
        yield Problem("register.not_before_the_book", Place(field="reason"), values)


def _against_gap(office: Office, series: Series, first: int, last: int | None, why: Why) -> Iterator[Problem]:
    yield from _words_missing(why)
    yield from _not_before(office, series, first, why)
    if first < 1 or (last is not None and last < first):
        yield Problem("register.range_wrong", Place(field="first"), {"first": first, "last": last or first})
    if last is None and why.reason is not GapReason.GENERAL:
        yield Problem("register.last_needed", Place(field="last"))
    if why.reason in {GapReason.GENERAL, GapReason.BEFORE}:
        return
    for one in registered(office):
        found = ordinal(one.number)
        if one.series == series and found is not None and not found[1] and first <= found[0] <= (last or found[0]):
            values = {"reference": one.reference, "subject": one.subject}
            yield Problem("register.number_given", Place(field="first"), values)
            return


def _words_missing(why: Why) -> Iterator[Problem]:
    if why.reason not in {GapReason.GENERAL, GapReason.BEFORE} and not why.words.strip():
        yield Problem("register.reason_needed", Place(field="words"))


def _within(gap: NumberGap, made: NumberGap) -> bool:
    """Return whether the new explanation takes the place of an earlier one."""
    if (gap.body, gap.symbol) != (made.body, made.symbol):
        return False
    if made.last is None:
        return gap.last is None and (gap.year, gap.first) >= (made.year, made.first)
    return gap.year == made.year and gap.last is not None and made.first <= gap.first and gap.last <= made.last
