"""Forms in a province's or commune's own wording: what there is, keep a change, have it attested, give it up.

A kept form stands for the program's own from that line of history on; papers printed before keep their bytes.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.model.law import Attestation, RuleKind, RuleOrigin, RuleText
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty
from desktop_app.model.text import clean
from desktop_app.services.checking_forms import FormJudge, form_judge, located
from desktop_app.services.editing_forms import Data, text_of, with_value
from desktop_app.services.keeping_rules import a_rule_text, own_text, text_in_force, whole_text
from desktop_app.services.keeping_schemes import check_attestation
from desktop_app.services.office import Office

if TYPE_CHECKING:
    from desktop_app.printing.definition import FormDefinition


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form as the list shows it."""

    code: str
    title: str
    edition: str
    origin: RuleOrigin | None
    """Whose it is; None for the program's own."""
    checked: bool
    """Whether somebody held it against the gazette; papers of others say that they are for reference."""
    certainty: Certainty
    valid_from: date
    kept_at: str
    """Moment since which the book's own is used; empty for the program's."""
    kept_by: str
    attestation: Attestation | None
    renewed: bool
    """Whether the program's own says something else than when this was made of it."""
    problems: tuple[Problem, ...]
    """Why what the book keeps is not used; the program's own is, in its place."""


def list_forms(office: Office) -> tuple[FormRow, ...]:
    """Return every form in force here, by code, and the kept ones that cannot be used."""
    kept = {text.name: text for text in office.book.rule_texts(RuleKind.FORM)}
    return tuple(_row(office, form, kept.get(form.code)) for form in office.forms)


def _row(office: Office, form: "FormDefinition", kept: RuleText | None) -> FormRow:
    files = (f"{form.code}/", f"{form.code}.")
    problems = tuple(one for one in office.forms.problems if one.at.source.startswith(files)) if kept else ()
    used = kept if kept is not None and form.code not in office.forms.left_out else None
    return FormRow(
        code=form.code,
        title=form.title,
        edition=form.edition,
        origin=used.origin if used else None,
        checked=form.text.gazette.checked,
        certainty=form.text.source.certainty,
        valid_from=form.text.valid_from,
        kept_at=used.kept_at if used else "",
        kept_by=used.kept_by if used else "",
        attestation=used.attestation if used else None,
        renewed=used is not None and used.laid_over not in {None, _own_digest(office, form.code)},
        problems=problems,
    )


def form_text(office: Office, code: str) -> str:
    """Return the text of the form in force; Refused for a code that nobody knows."""
    if code in office.forms.left_out and (own := own_text(office, RuleKind.FORM, code)) is not None:
        return own
    return text_in_force(office, RuleKind.FORM, code)


def begun(office: Office, code: str) -> str:
    """Return the text that editing begins with: the one in force, nobody's word for it yet."""
    return unattested(form_text(office, code))


def unattested(text: str) -> str:
    """Return a form's text that no longer says it was held against the gazette: changed words nobody has held."""
    data = tomllib.loads(text)
    if not (data.get("gazette") or {}).get("checked"):
        return whole_text(text)
    changed = with_value(with_value(data, "gazette.checked", value=False), "gazette.print_number", value=False)
    return text_of(changed)


def keep_form(office: Office, code: str, text: str, why: str = "", stop: Callable[[], bool] = bool) -> "FormDefinition":
    """Read a form's text, draw it once and keep it; return the form now in force. Raises as :func:`keep_proved`."""
    judge = form_judge(office)
    form = judge.read(code, whole_text(text))
    if (context := judge.sample(form)) is not None:
        judge.draw(form, context, stop)
    return keep_proved(office, code, text, why, judge)


def keep_proved(office: Office, code: str, text: str, why: str, judge: FormJudge) -> "FormDefinition":
    """Keep a form's text, which was drawn before, as a new version of the book's own; return the form now in force.

    Raises Refused, each fault with line and key, for what cannot be used; for one that says somebody held it against
    the gazette, which is said by :func:`attest_form` alone; and for one that changes nothing.
    """
    text = whole_text(text)
    form = judge.read(code, text)
    refuse_unattested(form, code, text)
    if _same(office, code, text):
        raise Refused(Problem("form_edit.unchanged", values={"title": form.title}))
    kept = _kept(office, code, numbered(office, code, text))
    with office.book.change("form.kept", by=office.clerk, why=clean(why) or form.title) as change:
        change.put(kept)
    return office.forms[code]


def refuse_unattested(form: "FormDefinition", code: str, text: str) -> None:
    """Refuse a text that says itself that somebody held it against the gazette: :func:`attest_form` alone says so."""
    if form.text.gazette.checked:
        at = Place(source=f"{code}/form.toml", column="gazette.checked")
        raise Refused(located(text, [Problem("form_edit.checked_unattested", at)]))


def _kept(office: Office, code: str, text: str, attestation: Attestation | None = None) -> RuleText:
    """Return a new version that remembers what the program's own said then."""
    rule = a_rule_text(office, RuleKind.FORM, code, text, attestation=attestation)
    return replace(rule, laid_over=_own_digest(office, code))


def _own_digest(office: Office, code: str) -> str:
    own = office.own_forms.forms.get(code)
    return own.digest if own is not None else ""


def _same(office: Office, code: str, text: str) -> bool:
    """Return whether a text says nothing that the one in force does not say already."""
    return code in office.forms.forms and _said(text) == _said(begun(office, code))


def _said(text: str) -> Data:
    return {key: value for key, value in tomllib.loads(text).items() if key != "local"}


def numbered(office: Office, code: str, text: str) -> str:
    """Return the text with the number of the next local version: higher than any kept, taken in or printed here.

    The program's version stays as it is, so that a reprint and a comparison know what the change was made of.
    """
    kept = [*(one.text for one in office.book.rule_versions(RuleKind.FORM, code)), text]
    printed = [one.form_version for one in office.book.documents() if one.form == code]
    highest = max([*map(_local, kept), *map(_local_printed, printed)])
    return text_of(with_value(tomllib.loads(text), "local", highest + 1))


def _local_printed(edition: str) -> int:
    _, _, local = edition.partition("-")
    return int(local) if local.isdecimal() else 0


def _local(text: str) -> int:
    try:
        found: Any = tomllib.loads(text).get("local", 0)
    except tomllib.TOMLDecodeError:
        return 0
    return found if type(found) is int and found > 0 else 0


def attest_form(
    office: Office, code: str, attestation: Attestation, *, number: bool = False, judge: FormJudge | None = None
) -> "FormDefinition":
    """Say that the form in force stands as the gazette has it; return it, no longer marked as for reference.

    ``number`` lets its papers bear the number that the circular gives the form. Raises Refused where name, day or
    document is missing, the day is still to come, or a number is wanted of a form that has none.
    """
    said = replace(attestation, name=clean(attestation.name), document=clean(attestation.document))
    problems = check_attestation(said, office.clock.today())
    data = tomllib.loads(form_text(office, code))
    gazette = dict(data.get("gazette", {}))
    if number and not gazette.get("number"):
        problems.append(Problem("form_edit.no_number", Place(field="number")))
    if problems:
        raise Refused(problems)
    data["gazette"] = {**gazette, "print_number": number, "checked": True}
    text = numbered(office, code, text_of(data))
    (judge or form_judge(office)).read(code, text)
    kept = _kept(office, code, text, said)
    with office.book.change("form.attested", by=office.clerk, why=said.document) as change:
        change.put(kept)
    return office.forms[code]
