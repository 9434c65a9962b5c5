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
READINGS = {
    "holiday_on_rest_day": "rest_day",
    "day_served": "daytime",
    "duty_day": "calendar_day",
    "compensatory_day_rests": "yes",
    "swapped_day_rests": "yes",
    "part_month": "full_month",
    "rounding_stage": "line",
    "rounding_unit": "1",
}


def head(**readings: str) -> str:
    """What stands above a scheme's lines: nothing special, but for the readings given."""
    said = "".join(f'{key} = {{ value = "{value}" }}\n' for key, value in (READINGS | readings).items())
    return f"""
language = 2
id = "made-up"
name = "Made up"
territory = "T"
province = "P"
status = "adopted"
valid_from = 2024-07-01
source = {{ document = "D", certainty = "reported" }}
[readings]
{said}"""


HEAD = head()
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
