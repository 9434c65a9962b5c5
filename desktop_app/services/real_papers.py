"""The papers of this book that a form would print: what a changed form is looked at with, besides its sample."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from desktop_app.model.decision import Decision
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.services.choosing_papers import OF_MONTH, compose_of_decision
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed
from desktop_app.services.printing_recruitment import OF_A_ROUND, RoundPaper, compose_round_paper

MOST = 5
_LOOKED_AT = 40
"""Decisions looked through, the newest first: finding one must not be felt."""


@dataclass(frozen=True, slots=True)
class RealPaper:
    """One paper of the book, by what it is about, and what would stand on it."""

    about: str
    compose: Callable[[], object]
    """Reads the book, so only the window's thread may call it; Refused where the book lacks something."""


def real_papers(office: Office, code: str, month: Month) -> tuple[RealPaper, ...]:
    """Return a few papers that the book can make of a form: of the month in front, or its newest decisions."""
    if office.book.fact("office_unit") is not None:
        return ()
    if code in OF_MONTH:
        return tuple(_of_months(office, code, month))
    found = _of_rounds if code in OF_A_ROUND else _of_decisions
    return tuple(islice(found(office, code), MOST))


def _of_months(office: Office, code: str, month: Month) -> Iterator[RealPaper]:
    for one in (month, month.previous):
        if office.book.profile_on(one.last) is not None:
            yield RealPaper(str(one), lambda one=one: OF_MONTH[code](office, one, None).context)  # type: ignore[misc]


def _of_rounds(office: Office, code: str) -> Iterator[RealPaper]:
    for one in reversed(office.book.recruitments()):
        with suppress(Refused):  # what the paper needs is not known yet
            composed = compose_round_paper(office, one.id, RoundPaper(code))
            yield RealPaper(one.name, lambda composed=composed: composed.context)  # type: ignore[misc]


def _of_decisions(office: Office, code: str) -> Iterator[RealPaper]:
    newest = sorted(office.book.decisions(), key=lambda one: one.effective_on, reverse=True)
    for decision in newest[:_LOOKED_AT]:
        composed = _composed(office, code, decision)
        if composed is not None and composed.form.code == code:
            yield RealPaper(decision.subject, lambda composed=composed: composed.context)  # type: ignore[misc]


def _composed(office: Office, code: str, decision: Decision) -> Composed | None:
    """Return what a decision prints with a form; None where it prints another, or the book lacks something for it."""
    try:
        return compose_of_decision(office, code, decision)
    except Refused:
        return None
