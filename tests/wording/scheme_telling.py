"""Schemes told in sentences, as the golden texts keep them: kind, line, text, source."""

from desktop_app.rules.parsing import parsed, toml_data
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.scheme_parsing import parse_scheme
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import SentenceKind, scheme_sentences, spoken


def told(scheme: str, rulebook: Rulebook, messages: Messages) -> str:
    """One scheme's sentences, one a line."""
    found = []
    for one in scheme_sentences(rulebook.schemes[scheme], rulebook.parameters, messages):
        source = f"  [{words}]" if (words := spoken(one, messages)) else ""
        found.append(f"{one.kind}{f' {one.line}' if one.line else ''}: {one.text}{source}\n")
    return "".join(found)


HEAD = """
language = 2
id = "x"
name = "X"
territory = "X"
province = "X"
status = "adopted"
valid_from = 2024-07-01
[source]
document = "Nghị quyết X"
certainty = "verified"
[readings]
holiday_on_rest_day = { value = "both", article = "Điều 9" }
day_served = { value = "daytime" }
duty_day = { value = "eve" }
compensatory_day_rests = { value = "no" }
swapped_day_rests = { value = "no" }
part_month = { value = "days_30" }
rounding_stage = { value = "rate" }
rounding_unit = { value = "1000" }
[[line]]
code = "monthly"
amount = { kind = "fixed", dong = 1_000_000 }
"""


def scheme_of(more: str) -> Scheme:
    return parsed("x.toml", toml_data("x.toml", HEAD + more), parse_scheme)


def said(more: str, rulebook: Rulebook, messages: Messages) -> list[str]:
    """The sentences that a text adds to the head's own, readings left out."""
    found = scheme_sentences(scheme_of(more), rulebook.parameters, messages)
    own = {one.text for one in scheme_sentences(scheme_of(""), rulebook.parameters, messages)}
    return [one.text for one in found if one.text not in own and one.kind is not SentenceKind.READING]


def line(amount: str, more: str = "", code: str = "area") -> str:
    return f'\n[[line]]\ncode = "{code}"\namount = {amount}\n{more}\n'
