"""Members, duty and rulebook -> the month's sheet. It is a view until the month is closed."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.rulebook import Rulebook

T = TypeVar("T")


def compute(
    month: Month,
    members: Iterable[MemberFacts],
    rulebook: Rulebook,
    scheme_id: str,
    rest_days: frozenset[int],
) -> PayrollSheet:
    """Return the sheet, members in the order given, amounts in đồng; weekdays count from Monday = 0.

    Raises Refused with every member's problems at once, each named; nothing is computed half.
    """
    return sheet_by(rulebook.month_rules(scheme_id, month, rest_days), members, rulebook.digest)


def sheet_by(rules: MonthRules, members: Iterable[MemberFacts], digest: str) -> PayrollSheet:
    """Return the sheet by rules made ready, those of the rulebook of this digest; Refused as :func:`compute`."""
    pays = tuple(pay for (pay,) in _by_each([rules], ((facts,) for facts in members), _pay))
    return PayrollSheet(rules.days.month, rules.scheme.id, rules.scheme.name, rules.payable, digest, pays)


def lines_by(
    readings: Sequence[MonthRules], members: Iterable[Sequence[MemberFacts]]
) -> list[list[tuple[PayrollLine, ...]]]:
    """Return member by member the lines by each scheme made ready, with the facts that each scheme is told.

    So what one has tallied of a member's duty the next need not. Raises Refused as :func:`compute`, a problem that
    several schemes have said once.
    """
    return _by_each(readings, members, MonthRules.lines_alone)


def _by_each(
    readings: Sequence[MonthRules],
    members: Iterable[Sequence[MemberFacts]],
    made: Callable[[MonthRules, MemberFacts], T],
) -> list[list[T]]:
    problems: list[Problem] = []
    found: list[list[T]] = []
    for told in members:
        own: list[Problem] = []
        row: list[T] = []
        for rules, facts in zip(readings, told, strict=True):
            try:
                row.append(made(rules, facts))
            except Refused as refused:
                own += [named for problem in refused.problems if (named := _named(problem, facts.name)) not in own]
        problems += own
        found.append(row)
    if problems:
        raise Refused(problems)
    return found


def open_lines(
    month: Month,
    members: Iterable[MemberFacts],
    rulebook: Rulebook,
    scheme_id: str,
    rest_days: frozenset[int],
) -> tuple[tuple[MemberFacts, LineCode], ...]:
    """Return each member and line for which the clerk has yet to enter a figure that stands in no text read."""
    rules = rulebook.month_rules(scheme_id, month, rest_days)
    return tuple((facts, code) for facts in members for code in rules.open_lines(facts))


def unpaid(
    month: Month, members: Iterable[MemberFacts], rulebook: Rulebook, scheme_id: str, rest_days: frozenset[int]
) -> dict[MemberId, tuple[PayrollLine, ...]]:
    """Return, by member, the lines for which there was duty and nothing is paid, with the steps that say why."""
    rules = rulebook.month_rules(scheme_id, month, rest_days)
    return {facts.member: found for facts in members if (found := rules.unpaid(facts))}


def _pay(rules: MonthRules, facts: MemberFacts) -> MemberPay:
    lines, count = rules.lines(facts)
    return MemberPay(facts.member, facts.name, facts.team, facts.team_name, facts.role, lines, count)


def _named(problem: Problem, name: str) -> Problem:
    at = Place(source=name, row=problem.at.row, column=problem.at.column, field=problem.at.field)
    return Problem(problem.code, at, problem.values, problem.severity, problem.article)
