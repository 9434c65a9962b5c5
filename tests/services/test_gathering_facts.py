"""What the rules are told of a month that somebody did not serve whole, or not in one role."""

from dataclasses import replace
from datetime import date

from desktop_app.model.decision import DecisionKind
from desktop_app.model.member import Education, Member, Qualification, Role
from desktop_app.model.membership import memberships
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.rules.facts import MemberFacts, YearToDate
from desktop_app.services.closing_months import profile_for
from desktop_app.services.counting_years import record_openings
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.office import Office
from tests.building import ended, issued, recognised

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def facts_of(office: Office, member: Member, month: Month) -> MemberFacts | None:
    found = member_facts(office, month, profile_for(office, month))
    return next((facts for facts in found if facts.member == member.id), None)


def decided(office: Office, *decisions: object) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put_all(decisions)


def test_a_whole_month_in_one_role_has_no_mask_and_no_stretches(office: Office, someone: Member) -> None:
    facts = facts_of(office, someone, OCTOBER)
    assert facts is not None
    assert (facts.served_days, facts.served_mask, facts.stretches, facts.role_changed, facts.leaving) == (
        *(None, None, ()),
        *(False, False),
    )
    assert facts.place.territory == profile_for(office, OCTOBER).scheme_territory
    assert facts.year == YearToDate()


def test_somebody_who_leaves_serves_up_to_the_day_before(office: Office, someone: Member) -> None:
    decided(office, issued(DecisionKind.END, date(2026, 11, 11), endings=(ended(someone.id),)))
    facts = facts_of(office, someone, NOVEMBER)
    assert facts is not None
    assert (facts.served_days, facts.served_mask, facts.leaving) == (10, (1 << 10) - 1, True)
    before = facts_of(office, someone, OCTOBER)
    assert before is not None
    assert not before.leaving
    assert facts_of(office, someone, NOVEMBER.next) is None


def test_leaving_on_the_last_day_of_a_month_is_leaving_in_it(office: Office, someone: Member) -> None:
    decided(office, issued(DecisionKind.END, date(2026, 12, 1), endings=(ended(someone.id),)))
    facts = facts_of(office, someone, NOVEMBER)
    assert facts is not None
    assert (facts.served_mask, facts.leaving) == (None, True)


def test_a_change_of_role_is_told_by_days_and_the_last_role_counts(office: Office, someone: Member) -> None:
    team = facts_of(office, someone, OCTOBER)
    assert team is not None
    decided(office, issued(on=date(2026, 11, 21), recognitions=(recognised(someone.id, team.team, Role.DEPUTY),)))
    facts = facts_of(office, someone, NOVEMBER)
    assert facts is not None
    assert facts.stretches == ((Role.MEMBER, 20), (Role.DEPUTY, 10))
    assert (facts.role, facts.role_changed, facts.served_mask) == (Role.DEPUTY, True, None)
    later = facts_of(office, someone, NOVEMBER.next)
    assert later is not None
    assert (later.stretches, later.role_changed) == ((), False)


def test_months_of_service_leave_a_gap_out(office: Office, someone: Member) -> None:
    first = facts_of(office, someone, OCTOBER)
    assert first is not None
    assert first.service_months is not None
    decided(
        office,
        issued(DecisionKind.END, date(2026, 11, 1), endings=(ended(someone.id),)),
        issued(on=date(2027, 1, 16), recognitions=(recognised(someone.id, first.team),)),
    )
    assert facts_of(office, someone, NOVEMBER) is None
    january, february = (facts_of(office, someone, Month(2027, number)) for number in (1, 2))
    assert january is not None
    assert february is not None
    assert january.served_mask == ((1 << 31) - 1) & ~((1 << 15) - 1)
    assert january.service_months == first.service_months
    assert february.service_months == first.service_months + 1
    assert not january.leaving


def test_the_year_is_told_where_the_scheme_limits_by_it(office: Office, someone: Member) -> None:
    record_openings(office, [OpeningBalance(someone.id, 2026, Month(2026, 6), (PaidLine(LineCode.NIGHT, 600, 9),), 7)])
    without = facts_of(office, someone, OCTOBER)
    assert without is not None
    assert without.year == YearToDate()
    [profile] = office.book.profiles()
    save_profile(office, replace(profile, scheme_id="ha-giang-2024"))
    facts = facts_of(office, someone, OCTOBER)
    assert facts is not None
    assert facts.year == YearToDate({LineCode.NIGHT: 600}, {LineCode.NIGHT: 9}, 7)


def test_qualification_and_the_month_of_joining_are_told(office: Office, someone: Member) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put(replace(someone, education=Education.COLLEGE))
    facts = facts_of(office, someone, OCTOBER)
    assert facts is not None
    assert facts.qualification is Qualification.COLLEGE
    assert facts.place.villages >= 1
    begun = min(m.span.start for m in memberships(office.book.decisions()) if m.member == someone.id)
    first = facts_of(office, someone, Month.of(begun))
    assert first is not None
    assert first.joining
    later = facts_of(office, someone, Month.of(begun).next)
    assert later is not None
    assert not later.joining
