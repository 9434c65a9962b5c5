"""Two schemes over the commune's own people and months: who would get what, which lines differ, and why.

Nothing is kept. A scheme is computed as if it were in force in the month: that is what a comparison asks. The book is
read by whoever calls; what was gathered can be computed with in any thread.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.model.ids import MemberId
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode, PayrollLine, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.lookup import Lookup
from desktop_app.rules.rule_facts import RuleFacts
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.scheme_conditions import holds_for
from desktop_app.rules.sheet import lines_by, sheet_by
from desktop_app.rules.tallies import MonthDuty
from desktop_app.services.closing_months import profile_for
from desktop_app.services.counting_years import YearSums
from desktop_app.services.gathering_facts import People, facts_of, people_of
from desktop_app.services.office import Office

Pair = tuple[Scheme, Scheme]


class LineReason(StrEnum):
    """Why a line differs between two schemes."""

    FIGURES = "figures"
    """Both have it; the steps of each say how."""
    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    """Only one scheme has such a line at all."""
    UNKNOWN_FIRST = "unknown_first"
    UNKNOWN_SECOND = "unknown_second"
    """The text has, or may have, the line; its figure was never found and nobody entered one."""


@dataclass(frozen=True)
class Gathered:
    """One month's people and duty, read once from the book."""

    month: Month
    facts: tuple[MemberFacts, ...]
    """With duty beside the month, whichever scheme asks: one that does not makes nothing of it."""
    rulebook: Rulebook
    applied: str
    """The scheme that the commune applies in the month; figures entered by hand belong to it."""
    rest_days: frozenset[int]
    duty: MonthDuty
    """As any scheme has tallied it: what one has counted the other need not."""


@dataclass(frozen=True, slots=True)
class LinePair:
    """One line of one person under both schemes, in đồng; None where a scheme gives nothing for it."""

    code: LineCode
    first: PayrollLine | None
    second: PayrollLine | None
    reason: LineReason

    @property
    def amounts(self) -> tuple[int, int]:
        """Return both amounts in đồng."""
        return self.first.amount if self.first else 0, self.second.amount if self.second else 0

    @property
    def difference(self) -> int:
        """Return what the second gives more, in đồng."""
        first, second = self.amounts
        return second - first


@dataclass(frozen=True, slots=True)
class PersonPair:
    """One person under both schemes."""

    member: MemberId
    name: str
    team_name: str
    role: Role
    lines: tuple[LinePair, ...]

    @property
    def amounts(self) -> tuple[int, int]:
        """Return what each scheme gives in all, insurance included, in đồng."""
        return sum(line.amounts[0] for line in self.lines), sum(line.amounts[1] for line in self.lines)

    @property
    def difference(self) -> int:
        """Return what the second gives more, in đồng."""
        return sum(line.difference for line in self.lines)

    @property
    def differing(self) -> tuple[LinePair, ...]:
        """Return the lines that differ."""
        return tuple(line for line in self.lines if line.difference)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One month under two schemes."""

    month: Month
    schemes: Pair
    people: tuple[PersonPair, ...]
    unknown: tuple[tuple[LineCode, ...], tuple[LineCode, ...]] = ((), ())
    """Of each scheme the lines whose rate is not known: its sums lack them."""

    def is_short(self, at: int, code: LineCode | None = None) -> bool:
        """Return whether a scheme's sum of one line, or of all, lacks what is not known."""
        return bool(self.unknown[at]) if code is None else code in self.unknown[at]

    def compares(self, code: LineCode | None = None) -> bool:
        """Return whether the sums of one line, or of all, can be held against each other."""
        return not (self.is_short(0, code) or self.is_short(1, code))

    @property
    def codes(self) -> tuple[LineCode, ...]:
        """Return the lines that anybody has under either, in printing order."""
        present = {line.code for person in self.people for line in person.lines}
        return tuple(code for code in LineCode if code in present)

    def total(self, code: LineCode | None = None) -> tuple[int, int]:
        """Return both sums of one line, or of all, in đồng."""
        pairs = [line.amounts for person in self.people for line in person.lines if code is None or line.code is code]
        return sum(first for first, _ in pairs), sum(second for _, second in pairs)

    @property
    def in_force(self) -> tuple[bool, bool]:
        """Return of each scheme whether it really was in force at the month's end."""
        first, second = (scheme.span is not None and self.month.last in scheme.span for scheme in self.schemes)
        return first, second


def gathered(office: Office, month: Month, people: People | None = None) -> Gathered:
    """Return the month as the book has it; Refused where the book knows no commune by then."""
    profile = profile_for(office, month)
    facts = facts_of(office, month, profile, people or people_of(office), beyond=True)
    return Gathered(
        month,
        tuple(facts),
        office.rulebook,
        profile.scheme_id,
        profile.rest_days,
        MonthDuty(month),
    )


def compare(month: Gathered, schemes: Pair) -> Comparison:
    """Return the comparison of one month; Refused as :func:`sheet_under` for either scheme."""
    paid = paid_under(month, schemes)
    unknown = _without_figure(month, schemes[0]), _without_figure(month, schemes[1])
    people = tuple(_person(facts, own, schemes, unknown) for facts, own in paid)
    return Comparison(month.month, schemes, people, lacking(month, schemes))


def paid_under(
    month: Gathered, schemes: Pair, years: tuple[YearSums, YearSums] | None = None
) -> Iterator[tuple[MemberFacts, Sequence[tuple[PayrollLine, ...]]]]:
    """Yield everybody of the month with the lines under either scheme; Refused as :func:`sheet_under`.

    ``years`` is what each scheme would have paid in the year so far, where months before were computed under both; else
    it is what was really paid, as far as the scheme applied counts by the year.
    """
    facts = [facts_under(month, scheme) for scheme in schemes]
    if years is not None:
        facts = [_in_year(*one) for one in zip(facts, schemes, years, strict=True)]
    readings = [rules_under(month, scheme) for scheme in schemes]
    return zip(month.facts, lines_by(readings, zip(*facts, strict=True)), strict=True)


def lacking(month: Gathered, schemes: Pair) -> tuple[tuple[LineCode, ...], tuple[LineCode, ...]]:
    """Return of each scheme the lines whose figure is missing, in printing order."""
    first, second = (unknown_codes(month, scheme) for scheme in schemes)
    return tuple(one for one in LineCode if one in first), tuple(one for one in LineCode if one in second)


def _in_year(facts: tuple[MemberFacts, ...], scheme: Scheme, year: YearSums) -> tuple[MemberFacts, ...]:
    if scheme.by_year:
        facts = tuple(replace(one, year=year.of(one.member)) for one in facts)
    return tuple(map(_always_in_force, facts))


def _always_in_force(facts: MemberFacts) -> MemberFacts:
    """Return the facts for a scheme that is looked at as if the month before had been paid by it, too."""
    return facts if facts.change is None else replace(facts, change=None)


def compare_month(office: Office, first_id: str, second_id: str, month: Month) -> Comparison:
    """Return the comparison of two schemes of the rulebook; Refused for an unknown id too."""
    return compare(gathered(office, month), pair(office, first_id, second_id))


def pair(office: Office, first_id: str, second_id: str) -> Pair:
    """Return two schemes of the rulebook; Refused for an unknown id."""
    return office.rulebook.scheme(first_id), office.rulebook.scheme(second_id)


def sheet_under(month: Gathered, scheme: Scheme) -> PayrollSheet:
    """Return the month's sheet as it would be under a scheme, whether in force or not; nothing carried into it.

    Raises Refused where a figure, a calendar or a fact that decides is missing.
    """
    return sheet_by(rules_under(month, scheme), facts_under(month, scheme), month.rulebook.digest)


def rules_under(month: Gathered, scheme: Scheme) -> MonthRules:
    """Return a scheme made ready for the month, whether in force or not."""
    rulebook = as_if_in_force(month.rulebook, scheme)
    return rulebook.month_rules(scheme.id, month.month, month.rest_days, month.duty)


def as_if_in_force(rulebook: Rulebook, scheme: Scheme) -> Rulebook:
    """Return the rulebook with this scheme alone, in force at any time."""
    return replace(rulebook, schemes={scheme.id: replace(scheme, span=None)})


def facts_under(month: Gathered, scheme: Scheme) -> tuple[MemberFacts, ...]:
    """Return everyone's facts with the figures entered by hand that stand under the scheme.

    They were entered for the scheme applied: another one has its own text. What it now computes itself is left out.
    """
    facts = month.facts
    if scheme.id != month.applied:
        return tuple(_always_in_force(replace(one, manual={}) if one.manual else one) for one in facts)
    known = {rule.code for rule in scheme.lines}
    asked = RuleFacts(scheme, Lookup(month.rulebook.parameters, month.month.first))
    opened = [rule for rule in scheme.lines if asked.is_open(rule)]

    def standing(one: MemberFacts) -> dict[LineCode, int]:
        taken = {rule.code for rule in opened if rule.code in one.manual and holds_for(rule.when, one)}
        return {code: dong for code, dong in one.manual.items() if code not in known or code in taken}

    return tuple(replace(one, manual=standing(one)) if one.manual else one for one in facts)


def _without_figure(month: Gathered, scheme: Scheme) -> frozenset[LineCode]:
    """Lines of which no text read gives a figure: gaps, and what the clerk enters."""
    asked = RuleFacts(scheme, Lookup(month.rulebook.parameters, month.month.first))
    gaps = {gap.line for gap in scheme.gaps if gap.line is not None}
    return frozenset(gaps | {rule.code for rule in scheme.lines if asked.is_open(rule)})


def unknown_codes(month: Gathered, scheme: Scheme) -> frozenset[LineCode]:
    """Return the lines whose figure is missing: gaps of the scheme, and figures nobody entered."""
    gaps = {gap.line for gap in scheme.gaps if gap.line is not None}
    asked = RuleFacts(scheme, Lookup(month.rulebook.parameters, month.month.first))
    wanted = {rule.code for rule in scheme.lines if asked.is_open(rule)} - gaps
    found: set[LineCode] = set()
    if wanted:
        rules = rules_under(month, scheme)
        for facts in facts_under(month, scheme):
            found.update(rules.open_lines(facts))
            if wanted <= found:  # one person who asks for a figure is enough to know that it is missing
                break
    return frozenset(gaps | found)


def _person(
    facts: MemberFacts,
    paid: Sequence[tuple[PayrollLine, ...]],
    schemes: Pair,
    unknown: tuple[frozenset[LineCode], frozenset[LineCode]],
) -> PersonPair:
    first, second = paid
    own = {line.code: line for line in first}, {line.code: line for line in second}
    lines = tuple(
        LinePair(code, own[0].get(code), own[1].get(code), _reason(code, own, schemes, unknown))
        for code in LineCode
        if code in own[0] or code in own[1]
    )
    return PersonPair(facts.member, facts.name, facts.team_name, facts.role, lines)


def _reason(
    code: LineCode,
    own: tuple[Mapping[LineCode, PayrollLine], Mapping[LineCode, PayrollLine]],
    schemes: Pair,
    unknown: tuple[frozenset[LineCode], frozenset[LineCode]],
) -> LineReason:
    missing = code not in own[0], code not in own[1]
    if missing == (False, False):
        return LineReason.FIGURES
    for at, (not_known, only) in enumerate(
        ((LineReason.UNKNOWN_FIRST, LineReason.ONLY_SECOND), (LineReason.UNKNOWN_SECOND, LineReason.ONLY_FIRST))
    ):
        if missing[at] and code in unknown[at]:
            return not_known
        if missing[at] and all(rule.code is not code for rule in schemes[at].lines):
            return only
    return LineReason.FIGURES
