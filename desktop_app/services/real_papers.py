"""The papers of this book that a form would print: what a changed form is looked at with, besides its sample."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from desktop_app.model.decision import Decision
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.services import printing_forms
from desktop_app.services.numbering import RELEASE_REPORT
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed
from desktop_app.services.printing_letters import (
    ROSTER,
    TRANSFERS,
    compose_release_report_paper,
    compose_roster_paper,
    compose_transfers_paper,
)
from desktop_app.services.printing_recruitment import OF_A_ROUND, RoundPaper, compose_round_paper

MOST = 5
_LOOKED_AT = 40
"""Decisions looked through, the newest first: finding one must not be felt."""
_MONTHLY: dict[str, Callable[[Office, Month], Composed]] = {
    printing_forms.ATTENDANCE: printing_forms.compose_attendance_paper,
    printing_forms.PAYMENT: printing_forms.compose_payment_paper,
    printing_forms.CALCULATION: printing_forms.compose_calculations_paper,
    TRANSFERS: compose_transfers_paper,
    ROSTER: compose_roster_paper,
}


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
    if code in _MONTHLY:
        return tuple(_of_months(office, _MONTHLY[code], month))
    found = _of_rounds if code in OF_A_ROUND else _of_decisions
    return tuple(islice(found(office, code), MOST))


def _of_months(office: Office, make: Callable[[Office, Month], Composed], month: Month) -> Iterator[RealPaper]:
    for one in (month, month.previous):
        if office.book.profile_on(one.last) is not None:
            yield RealPaper(str(one), lambda one=one: make(office, one).context)  # type: ignore[misc]


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
    leaders = code == printing_forms.LIST_LEADERS
    try:
        if code == printing_forms.SUBMISSION:
            return printing_forms.compose_submission_paper(office, decision)
        if code in {printing_forms.LIST_LEADERS, printing_forms.LIST_MEMBERS}:
            return printing_forms.compose_list_paper(office, decision, leaders=leaders)
        if code == RELEASE_REPORT:
            return compose_release_report_paper(office, decision) if decision.endings else None
        return printing_forms.compose_decision_paper(office, decision)
    except Refused:
        return None
