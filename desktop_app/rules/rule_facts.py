"""What of a scheme's rules is known once and for all: which are open, what they rest on, what they ask of people."""

from collections import Counter
from functools import cached_property
from graphlib import TopologicalSorter

from desktop_app.model.payroll import LineCode
from desktop_app.rules.facts import MemberFacts, PlaceFacts
from desktop_app.rules.lookup import Lookup
from desktop_app.rules.scheme import LineRule, Scheme
from desktop_app.rules.scheme_amounts import (
    BySteps,
    Manual,
    Measure,
    OfLines,
    OfMonthly,
    conditions,
    everything,
    parameters_of,
)
from desktop_app.rules.scheme_conditions import holds_for, on_first
from desktop_app.rules.scheme_counts import Per


class RuleFacts:
    """One scheme's rules with one month's parameters."""

    def __init__(self, scheme: Scheme, lookup: Lookup) -> None:
        self._scheme = scheme
        self._open = {rule.id for rule in scheme.lines if _stands_in_no_text(rule, lookup)}
        self._of_monthly = {rule.id for rule in scheme.lines if _rests_on_monthly(rule)}
        self._whos: dict[tuple[object, ...], int] = {}
        self._places: dict[int, tuple[PlaceFacts, int]] = {}
        self._equal_places: dict[PlaceFacts, int] = {}
        self._open_monthly = [rule for rule in scheme.lines if rule.code is LineCode.MONTHLY and self.is_open(rule)]
        self.any_is_open = bool(self._open)
        """Whether the clerk enters any figure."""
        self.monthly_is_open = bool(self._open_monthly)
        """Whether the clerk enters the monthly support of anybody."""
        self.dependent = frozenset(rule.id for rule in scheme.lines if isinstance(rule.amount, OfLines))
        """Rules that rest on other lines."""
        self.limited = frozenset(rule.id for rule in scheme.lines if rule.limit is not None)
        """Rules with a limit of their own in đồng."""
        codes = Counter(rule.code for rule in scheme.lines)
        self.of_one_rule = frozenset(code for code, rules in codes.items() if rules == 1)
        """Lines that one rule alone makes."""
        in_dong = [limit for limit in scheme.limits if limit.units is None]
        self.limits_of_plain = [limit for limit in in_dong if self.dependent.isdisjoint(limit.lines)]
        """Limits in đồng over lines that rest on no other line."""
        self.limits_of_all = [limit for limit in in_dong if limit not in self.limits_of_plain]
        """Those that hold for a line made of others, too."""

    def is_open(self, rule: LineRule) -> bool:
        """Return whether its figure stands in no text read: the clerk enters it."""
        return rule.id in self._open

    def waits_for_monthly(self, rule: LineRule, facts: MemberFacts) -> bool:
        """Return whether it is a part of a monthly support that nobody has entered yet."""
        if rule.id not in self._of_monthly or LineCode.MONTHLY in facts.manual:
            return False
        return any(holds_for(monthly.when, facts) for monthly in self._open_monthly)

    @cached_property
    def in_order(self) -> tuple[tuple[LineRule, OfLines], ...]:
        """Return the rules that rest on other lines, with their amounts, each after those it rests on."""
        made = {rule.id: (rule, rule.amount) for rule in self._scheme.lines if isinstance(rule.amount, OfLines)}
        before = {rule_id: self.dependent.intersection(amount.lines) for rule_id, (_, amount) in made.items()}
        return tuple(made[one] for one in TopologicalSorter(before).static_order())

    @cached_property
    def _asked(self) -> frozenset[str]:
        """What amounts and conditions ask of a member besides role, group and place."""
        asked: set[str] = set()
        for rule in self._scheme.lines:
            for condition in (rule.when, *conditions(rule.amount)):
                asked |= condition.asked
            asked |= {one.measure.value for one in everything(rule.amount) if isinstance(one, BySteps)}
            if rule.count is not None and rule.count.per is Per.SERVICE_YEAR:
                asked.add(Measure.SERVICE_MONTHS.value)
        return frozenset(asked)

    def who(self, facts: MemberFacts) -> int:
        """Return one number for all members between whom the scheme cannot tell."""
        entered = facts.manual.get(LineCode.MONTHLY) if facts.manual else None
        key = (
            facts.role,
            facts.state_group,
            self._place(facts.place),
            facts.qualification,
            facts.leaving,
            on_first(facts) if "member_on_first" in self._asked else None,
            facts.role_changed,
            facts.service_months if "service_months" in self._asked else None,
            facts.former_months if "former_months" in self._asked else None,
            entered,
        )
        return self._whos.setdefault(key, len(self._whos))

    def _place(self, place: PlaceFacts) -> int:
        """Return one number for equal places; a team's place is one object, which is kept and so weighed once."""
        found = self._places.get(id(place))
        if found is None:
            number = self._equal_places.setdefault(place, len(self._equal_places))
            found = self._places[id(place)] = (place, number)
        return found[1]


def _stands_in_no_text(rule: LineRule, lookup: Lookup) -> bool:
    if any(isinstance(one, Manual) for one in everything(rule.amount)):
        return True
    return any(lookup.never_known(code) for code in parameters_of(rule.amount))


def _rests_on_monthly(rule: LineRule) -> bool:
    return any(isinstance(one, OfMonthly) for one in everything(rule.amount))
