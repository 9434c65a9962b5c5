"""The commune's own scheme with one line more, as a clerk would write it into the book."""

from desktop_app.model.law import RuleKind
from desktop_app.model.periods import Month
from desktop_app.services.closing_months import profile_for
from desktop_app.services.keeping_rules import a_rule_text, text_in_force
from desktop_app.services.office import Office

EITHER_DAY = 'per = "day", work = "duty", day = "either_day", minimum_minutes = 240'
"""Days of four hours, a morning's with those of its own day or of the evening before."""


def pay_more(office: Office, month: Month, code: str, count: str) -> None:
    """Pay 100,000 đồng for each of what is counted under a line's code, beside what the scheme applied pays."""
    scheme = profile_for(office, month).scheme_id
    head, line, tail = text_in_force(office, RuleKind.SCHEME, scheme).partition("[[line]]")
    more = f'code = "{code}"\nid = "more"\namount = {{ kind = "fixed", dong = 100_000 }}\ncount = {{ {count} }}\n\n'
    with office.book.change("t.rules", by="t") as change:
        change.put(a_rule_text(office, RuleKind.SCHEME, scheme, f"{head}{line}\n{more}{line}{tail}"))
    assert office.rulebook.scheme(scheme).rule("more")
