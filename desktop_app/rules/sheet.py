"""Members, duty and rulebook -> the month's sheet. It is a view until the month is closed."""

from collections.abc import Iterable, Sequence

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.rulebook import Rulebook


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
    (sheet,) = sheets_by([rules], ((facts,) for facts in members), digest)
    return sheet


def sheets_by(
    readings: Sequence[MonthRules], members: Iterable[Sequence[MemberFacts]], digest: str
) -> list[PayrollSheet]:
    """Return one sheet for each scheme made ready, member by member, each with the facts that each scheme is told.

    So what one has tallied of a member's duty the next need not. Raises Refused as :func:`compute`, a problem that
    several schemes have said once.
    """
    problems: list[Problem] = []
    pays: list[list[MemberPay]] = [[] for _ in readings]
    for told in members:
        own: list[Problem] = []
        for rules, facts, found in zip(readings, told, pays, strict=True):
            try:
                found.append(_pay(rules, facts))
            except Refused as refused:
                own += [named for problem in refused.problems if (named := _named(problem, facts.name)) not in own]
        problems += own
    if problems:
        raise Refused(problems)
    return [
        PayrollSheet(rules.days.month, rules.scheme.id, rules.scheme.name, rules.payable, digest, tuple(found))
        for rules, found in zip(readings, pays, strict=True)
    ]


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
