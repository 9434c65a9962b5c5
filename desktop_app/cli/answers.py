"""What a command says and how it ends: results on standard output, sentences for people on standard error.

Exit status: 0 done; 1 refused; 2 wrong usage; 3 did not verify; 70 a fault of ours.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import click

from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem
from desktop_app.wording.messages import Messages

DONE, REFUSED, USAGE, NOT_VERIFIED, FAULT = 0, 1, 2, 3, 70


def say(sentence: str) -> None:
    """Write one line for people."""
    click.echo(sentence, err=True)


def say_problems(messages: Messages, problems: Iterable[Problem]) -> None:
    """Write the sentence of each problem."""
    for problem in problems:
        say(messages.problem(problem))


def tell_warnings(messages: Messages, warnings: Iterable[Problem]) -> dict[str, object]:
    """Write the sentence of each warning, and return what a result in JSON says of them besides."""
    told = list(warnings)
    say_problems(messages, told)
    return {"warnings": [problem_json(messages, one) for one in told]}


def answer(value: Mapping[str, Any] | list[Any], *, as_json: bool, text: str) -> None:
    """Write the result: one JSON document, or the text for people."""
    if as_json:
        json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=plain)
        sys.stdout.write("\n")
    elif text:
        click.echo(text)


def plain(value: object) -> object:
    """Return a value of ours as JSON has it: days and months in ISO form, exact numbers as text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (Month, Decimal)):
        return str(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def problem_json(messages: Messages, problem: Problem) -> dict[str, object]:
    """Return a problem with its place, code and sentence."""
    return {
        "row": problem.at.row,
        "column": problem.at.column or problem.at.field or None,
        "code": problem.code,
        "severity": problem.severity.value,
        "article": problem.article or None,
        "message": messages.problem(problem),
    }
