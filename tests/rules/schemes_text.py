"""Small scheme texts, and what the reader says of them: for tests of the scheme language."""

from pathlib import Path

import pytest

from desktop_app.model.problems import Refused
from desktop_app.rules.parsing import parsed, toml_data
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.scheme_parsing import parse_scheme
from desktop_app.wording.messages import Messages

FOLDER = Path(__file__).resolve().parent / "schemes"
MESSAGES = Messages.load(FOLDER.parents[2] / "resources" / "messages")
HEAD = """
language = 2
id = "made-up"
name = "Made up"
territory = "T"
province = "P"
status = "adopted"
valid_from = 2024-07-01
source = { document = "D", certainty = "reported" }
[readings]
holiday_on_rest_day = { value = "rest_day" }
day_served = { value = "daytime" }
duty_day = { value = "calendar_day" }
compensatory_day_rests = { value = "yes" }
swapped_day_rests = { value = "yes" }
part_month = { value = "full_month" }
rounding_stage = { value = "line" }
rounding_unit = { value = "1" }
"""
MONTHLY = '[[line]]\ncode = "monthly"\namount = { kind = "fixed", dong = 1_300_000 }\n'
BASE = HEAD + MONTHLY


def line(code: str = "night", amount: str = 'kind = "fixed", dong = 1', count: str = "", more: str = "") -> str:
    """One line of a scheme."""
    counted = f"count = {{ {count} }}\n" if count else ""
    return f'[[line]]\ncode = "{code}"\namount = {{ {amount} }}\n{counted}{more}\n'


def scheme_of(text: str) -> Scheme:
    """The scheme of a text."""
    return parsed("f.toml", toml_data("f.toml", text), parse_scheme)


def faults(text: str) -> list[tuple[str, str]]:
    """Code and key of each problem of a text; each problem has a sentence."""
    with pytest.raises(Refused) as refused:
        scheme_of(text)
    assert all(MESSAGES.problem(problem) for problem in refused.value.problems)
    return [(problem.code, problem.at.column) for problem in refused.value.problems]
