"""Which figures the clerk has still to enter: lines left open in the scheme, and lines it is known to lack."""

from desktop_app.model.payroll import DutyCount, LineCode
from desktop_app.model.periods import Month
from desktop_app.model.unit import Profile
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.sheet import compute, open_lines
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.office import Office


def figures_to_enter(office: Office, month: Month, profile: Profile) -> tuple[tuple[MemberFacts, LineCode], ...]:
    """Return each member and line for which a figure is still to be entered, by member and line.

    A line that law or a source says there is, with a rate that nobody has found, is asked for from those who have
    something for it: duty of its kind, the insurance, for ``area`` a place with a trait. Raises Refused where the sheet
    cannot be computed.
    """
    facts = member_facts(office, month, profile)
    asked = open_lines(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)
    lacking = lines_lacking(office.rulebook.scheme(profile.scheme_id))
    if not lacking:
        return asked
    open_codes: dict[str, set[LineCode]] = {}
    for one, code in asked:
        open_codes.setdefault(one.member, set()).add(code)
    sheet = compute(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)
    counts = {pay.member: pay.count for pay in sheet.members}
    for one in facts:
        own = {code for code in lacking if code not in one.manual and _has_something(one, counts[one.member], code)}
        open_codes.setdefault(one.member, set()).update(own)
    return tuple((one, code) for one in facts for code in LineCode if code in open_codes[one.member])


def lines_lacking(scheme: Scheme) -> tuple[LineCode, ...]:
    """Return the lines of which the scheme's sources say that there are such, and its file has no rule."""
    ruled = {rule.code for rule in scheme.lines}
    named = {gap.line for gap in scheme.gaps}
    return tuple(code for code in LineCode if code in named and code not in ruled)


def _has_something(facts: MemberFacts, count: DutyCount, code: LineCode) -> bool:
    counted = count.of(code)
    if counted is not None:
        return counted > 0
    return {
        LineCode.MONTHLY: True,
        LineCode.SOCIAL_INSURANCE: facts.social_insurance,
        LineCode.HEALTH_INSURANCE: facts.health_insurance,
        LineCode.AREA: bool(facts.place.traits),
    }.get(code, False)
