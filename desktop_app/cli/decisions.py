"""Giving a decision of membership its number by command: what the page of decisions does, with the same conditions."""

from collections.abc import Mapping
from datetime import date

import click

from desktop_app.cli.answers import answer, tell_warnings
from desktop_app.cli.forms import decision_named
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.register import PaperKind
from desktop_app.services import listing_drafts, numbering, recording_decisions
from desktop_app.services.choosing_papers import compose_of_decision
from desktop_app.services.office import Office
from desktop_app.wording import written

LATE = click.option("--late-why", default="", help="Quyết định có hiệu lực trong tháng đã khóa: vì sao đến nay mới có.")
_OWN = ("decision", "late_why")
"""What besides number and day is said of a decision; all else stands in its draft."""


def is_meant(code: str, options: Mapping[str, object]) -> bool:
    """Return whether a number is asked for a decision that the book has."""
    return bool(options["decision"]) and (code == PaperKind.DECISION.value or numbering.is_decision(code))


def give(office: Office, code: str, number: str, day: date, options: Mapping[str, object], *, as_json: bool) -> None:
    """Give a draft its number and day, by which it takes effect.

    Raises Refused with all that stands against it, and UsageError for what is the draft's to say.
    """
    if foreign := [name for name, said in options.items() if said and name not in _OWN]:
        raise click.UsageError(f"Quyết định chỉ nhận số và ngày ký; bỏ {', '.join(map(_option, foreign))}.")
    draft, late = decision_named(office, str(options["decision"])), str(options["late_why"])
    if code != PaperKind.DECISION.value and (form := compose_of_decision(office, code, draft).form.code) != code:
        raise Refused(Problem("cli.form_not_of_decision", values={"code": code, "form": form}))
    odd = listing_drafts.issue_plan(office, draft, number, day, late).problems
    given = recording_decisions.give_number(office, draft.id, number, day, late)
    warnings = tell_warnings(office.messages, (one for one in odd if one.severity is Severity.WARNING))
    said = f"Đã cấp số {given.reference} ngày {written.short_date(day)}: {given.subject}"
    told = {"id": given.id, "reference": given.reference, "signed_on": day, "effective_on": given.effective_on}
    answer({**told, "subject": given.subject, **warnings}, as_json=as_json, text=said)


def _option(name: str) -> str:
    return f"--{'recipient' if name == 'recipients' else name}"
