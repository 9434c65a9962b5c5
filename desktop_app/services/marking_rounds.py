"""Number and day that a round gives one of its papers: as paper writes them, held to the register, cited in drafts."""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.model.decision import Decision
from desktop_app.model.paper_numbers import check_symbol, ordinal, same_number, same_symbol, two_digits
from desktop_app.model.problems import Place, Problem, Severity, errors
from desktop_app.model.recruitment import PaperMark, Recruitment
from desktop_app.services.numbering import MARKED, Given, marks_of, spelled_symbol, symbol_of
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import mark_stands_against
from desktop_app.wording import citing, paper


def marking(office: Office, one: Recruitment, name: str, mark: PaperMark) -> tuple[Recruitment, list[Problem]]:
    """Return the round with the mark, by its field's name, and what forbids it or is odd about it."""
    written = as_written(office, name, mark)
    marked = replace(one, papers=replace(one.papers, **{name: written}))
    problems = [*_wrong(office, written, name), *_let_go(office, one, marked, name)]
    found = mark_stands_against(office, marked, name)
    # What was odd when the number was given was told then.
    newly = given_to(office, one, name) != given_to(office, marked, name)
    return marked, [*problems, *(found if newly else errors(found))]


def as_written(office: Office, name: str, mark: PaperMark) -> PaperMark:
    """Return a mark with number and symbol as paper writes them, the usual symbol where none was typed."""
    if not mark.number.strip() or mark.day is None:
        return mark
    symbol = spelled_symbol(office, mark.symbol, mark.day)
    profile = office.book.profile_on(mark.day)
    if not symbol and profile is not None:
        symbol = symbol_of(profile, MARKED.get(name, ""))
    return replace(mark, number=two_digits(mark.number.strip()), symbol=symbol)


def citations(office: Office, one: Recruitment) -> tuple[str, str]:
    """Return how a draft cites the round's proposal and minutes; each is empty while its number or day is not known."""
    proposal, minutes = (as_written(office, name, getattr(one.papers, name)) for name in ("proposal", "minutes"))
    cited = ""
    if proposal.number and proposal.day:
        cited = citing.citation(citing.SUBMISSION, paper.number(proposal.number), proposal.symbol, proposal.day)
    return cited, paper.minutes_cited(minutes.day, minutes.reference) if minutes.day else ""


def recited(office: Office, before: Recruitment, after: Recruitment) -> list[Decision]:
    """Return the round's drafts as they cite its papers once its marks are others; a numbered one stays as signed.

    What the clerk wrote there stays unless the round has something else to put in its place.
    """
    proposals, minutes = zip(citations(office, before), citations(office, after), strict=True)
    drafts = [d for d in map(office.book.decision, after.decisions) if d is not None and not d.issued]
    return [
        replace(d, proposal=_instead(d.proposal, *proposals), minutes=_instead(d.minutes, *minutes)) for d in drafts
    ]


def _instead(written: str, was: str, now: str) -> str:
    return now if now != was and (now or written == was) else written


def given_to(office: Office, one: Recruitment, name: str) -> Given | None:
    """Return number and day of one of the round's papers, by its mark's name; None while it has none."""
    return next((given for known, _form, given in marks_of(office, one) if known == name), None)


def _wrong(office: Office, mark: PaperMark, name: str) -> Iterator[Problem]:
    if mark.number and mark.day is None:
        yield Problem("recruit.number_without_day", Place(field=name))
    if mark.number and ordinal(mark.number) is None:
        yield Problem("register.number_no_number", Place(field="number"), {"number": mark.number})
    if mark.number and mark.symbol:
        yield from check_symbol(mark.symbol)
    today = office.clock.today()
    if mark.day is not None and mark.day > today:
        yield Problem("recruit.day_to_come", Place(field=name), {"day": mark.day, "today": today}, Severity.WARNING)


def _let_go(office: Office, before: Recruitment, after: Recruitment, name: str) -> Iterator[Problem]:
    """A number once given is taken back in the register, with the reason; it doesn't fall out of a retyped step."""
    old, new = given_to(office, before, name), given_to(office, after, name)
    if old is not None and (new is None or _shown(old) != _shown(new)):
        yield Problem("recruit.number_let_go", Place(field="number"), {"reference": old.reference})


def _shown(given: Given) -> tuple[str, str]:
    return same_number(given.number), same_symbol(given.symbol)
