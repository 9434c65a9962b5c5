"""Which form a paper of a given day is drawn by: one that is not yet in force does not stand over an earlier one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.model.law import RuleKind
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.printing.paper_parts import Heading
from desktop_app.services.office import Office

if TYPE_CHECKING:
    from desktop_app.printing.definition import FormDefinition

LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class ChosenForm:
    """The form that a paper is drawn by, and what is to be known of it."""

    form: "FormDefinition"
    doubts: tuple[Problem, ...] = ()


def form_on(office: Office, code: str, day: date) -> ChosenForm:
    """Return the form of a code in force on a day; Refused for a code that nobody knows.

    The newest kept here is taken if it is in force by then, else the newest kept before it that is, else the program's
    own. Where none is, the newest draws the paper, and a warning says so.
    """
    newest = office.forms[code]
    if newest.text.valid_from <= day:
        return ChosenForm(newest, tuple(_of_profile(newest, day)))
    for form in _earlier(office, newest):
        if form.text.valid_from <= day:
            return ChosenForm(form, (_doubt("form.earlier_used", newest, used=form.edition), *_of_profile(form, day)))
    return ChosenForm(newest, (_doubt("form.not_yet_valid", newest), *_of_profile(newest, day)))


def not_yet_valid(form: "FormDefinition", today: date) -> tuple[Problem, ...]:
    """Return as a warning that a form being kept is for papers of a later day."""
    return (_doubt("form.kept_for_later", form),) if form.text.valid_from > today else ()


def day_of(context: object, today: date) -> date:
    """Return the day that stands in a paper's head: of a month the last one, where the head has none today."""
    first = context[0] if isinstance(context, tuple) and context else context
    heading = getattr(first, "heading", None)
    if not isinstance(heading, Heading):
        return today
    dated = heading.dated
    last = Month(dated.year, dated.month or LAST_MONTH).last
    return last if dated.month is None or dated.day is None else last.replace(day=dated.day)


def _earlier(office: Office, newest: "FormDefinition") -> Iterator["FormDefinition"]:
    """Yield what stood under a form's code before it, the newest first and the program's own last."""
    code = newest.code
    for kept in reversed(office.book.rule_versions(RuleKind.FORM, code)):
        try:
            form = office.own_forms.read(code, kept.text, f"{code}/form.toml")
        except Refused:  # the program was renewed since; told where the forms are listed
            continue
        if form.digest != newest.digest:
            yield form
    if (own := office.own_forms.forms.get(code)) is not None and newest.text.local:
        yield own


def _of_profile(form: "FormDefinition", day: date) -> Iterator[Problem]:
    profile = form.profile
    if profile.valid_from > day:
        values = {"decree": profile.source.document, "since": profile.valid_from}
        yield Problem("form.profile_not_yet_valid", Place(field="form"), values, Severity.WARNING)


def _doubt(code: str, form: "FormDefinition", used: str = "") -> Problem:
    values = {"title": form.title, "edition": form.edition, "since": form.text.valid_from, "used": used}
    return Problem(code, Place(field="form"), values, Severity.WARNING)
