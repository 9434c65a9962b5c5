"""Figures that the clerk enters for one member where no text read gives them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from desktop_app.model.payroll import LineCode, PayrollLine, Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.scheme import LineRule, Scheme


def entered_step(rule: LineRule, dong: int) -> Step:
    """Return the step of a figure that the clerk entered."""
    return Step("entered_by_clerk", {"amount": dong}, rule.source)


def refuse_unwanted(entered: Mapping[LineCode, int], scheme: Scheme, wanted: AbstractSet[LineCode]) -> None:
    """Raise Refused for a figure of a line that is computed for this member: it would be dropped without a word."""
    known = {rule.code for rule in scheme.lines}
    if wrong := [code for code in entered if code in known - wanted]:
        raise Refused(Problem("rules.manual_not_open", Place(column="manual"), {"line": code}) for code in wrong)


def of_no_rule(entered: Mapping[LineCode, int], scheme: Scheme) -> list[PayrollLine]:
    """Return the figures entered for lines that the scheme's text, as far as it is known, does not settle."""
    if not entered:
        return []
    known = {rule.code for rule in scheme.lines}
    source = scheme.source.assumed()
    return [
        PayrollLine(code, dong, (Step("entered_by_clerk", {"amount": dong}, source),))
        for code, dong in entered.items()
        if code not in known
    ]
