"""What the rules are told of a month that somebody did not serve whole, or not in one role."""

from dataclasses import replace
from datetime import date, datetime

from desktop_app.model.decision import DecisionKind
from desktop_app.model.duty import DutyEntry
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import DutyId
from desktop_app.model.law import RuleKind
from desktop_app.model.member import Education, Member, Qualification, Role
from desktop_app.model.membership import memberships
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.rules.facts import MemberFacts, YearToDate
from desktop_app.services.closing_months import close_month, profile_for
from desktop_app.services.correcting_late import correct_late
from desktop_app.services.counting_years import record_openings
from desktop_app.services.gathering_facts import duty_of, last_night, member_facts
from desktop_app.services.keeping_rules import a_rule_text, text_in_force
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_text
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


EVE = """
[[line]]
code = "duty"
id = "nights"
amount = { kind = "fixed", dong = 100_000 }
count = { of = "nights", minimum_minutes = 240 }
"""


def test_the_first_morning_of_the_next_month_comes_with_a_scheme_that_counts_nights(
    office: Office, someone: Member
) -> None:
    after = DutyEntry(
        DutyId("1"), someone.id, datetime.fromisoformat("2026-11-01T00:00"), datetime.fromisoformat("2026-11-01T05:00")
    )
    decided(office, after)
    plain = facts_of(office, someone, OCTOBER)
    assert plain is not None
    assert not [one for one in plain.duty if one.begins == after.begins]
    scheme = profile_for(office, OCTOBER).scheme_id
    head, _, tail = text_in_force(office, RuleKind.SCHEME, scheme).partition("[[line]]")
    text = f"{head}{EVE.lstrip()}\n[[line]]{tail}"
    with office.book.change("t.rules", by="t") as change:
        change.put(a_rule_text(office, RuleKind.SCHEME, scheme, text))
    facts = facts_of(office, someone, OCTOBER)
    assert facts is not None
    assert [one.begins for one in facts.duty if one.begins == after.begins] == [after.begins]


def test_one_persons_duty_is_what_the_rules_are_given_of_everybody(office: Office, someone: Member) -> None:
    for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 2)):
        record_text(office, someone.id, day, "22-4")
    for scheme_id in ("bac-ninh-2024-draft", "ha-noi-2024", "khanh-hoa-2024"):
        profile = replace(profile_for(office, OCTOBER), scheme_id=scheme_id)
        scheme = office.rulebook.scheme(scheme_id)
        [given] = [facts.duty for facts in member_facts(office, OCTOBER, profile) if facts.member == someone.id]
        alone = duty_of(office, someone.id, OCTOBER, by_eve=scheme.by_eve)
        assert sorted((one.begins, one.ends) for one in alone) == sorted((one.begins, one.ends) for one in given)
        assert (date(2026, 11, 1) in {one.begins.date() for one in given}) == scheme.by_eve


def test_the_morning_after_the_month_is_as_late_corrections_have_it(office: Office, someone: Member) -> None:
    first = NOVEMBER.first

    def hours() -> list[tuple[int, int]]:
        return [(one.begins.hour, one.ends.hour) for one in last_night(office, OCTOBER).get(someone.id, ())]

    record_text(office, someone.id, first, "0-2")
    close_month(office, OCTOBER)
    close_month(office, NOVEMBER)
    assert hours() == [(0, 2)]
    more = [Cell(someone.id, day, parse_intervals("0-5", {})) for day in (first, date(2026, 11, 2))]
    correct_late(office, NOVEMBER, more, "Sổ trực của Tổ ghi thiếu")
    assert hours() == [(0, 5)]
    correct_late(office, NOVEMBER, [Cell(someone.id, first, ())], "Chép nhầm người")
    assert hours() == []
