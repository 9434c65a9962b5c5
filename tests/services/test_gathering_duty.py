"""What the rules are told of the days beside a month, where its hours may count for a day they do not lie in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.model.duty import Heavy
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.rules.facts import MemberFacts
from desktop_app.services.carrying_differences import compute_differences, reckoned_now
from desktop_app.services.closing_months import close_month, compute_month, profile_for, sheet_of, unpaid_lines
from desktop_app.services.composing_calculation import compose_calculation
from desktop_app.services.correcting_late import correct_late
from desktop_app.services.gathering_duty import all_duty_of, duty_after, duty_before
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells, record_text
from tests.own_line import EITHER_DAY, pay_more

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
LAST, FIRST = OCTOBER.last, NOVEMBER.first
WHY = "Sổ trực của Tổ ghi thiếu"


def given(office: Office, member: Member, month: Month, scheme_id: str = "") -> MemberFacts:
    profile = profile_for(office, month)
    found = member_facts(office, month, replace(profile, scheme_id=scheme_id or profile.scheme_id))
    [facts] = [one for one in found if one.member == member.id]
    return facts


def days_begun(facts: MemberFacts) -> set[date]:
    return {one.begins.date() for one in facts.duty}


def nightly(office: Office, member: Member, first: date, nights: int, hours: str = "22-2") -> None:
    for day in range(nights):
        record_text(office, member.id, first + timedelta(days=day), hours)


EVE = 'of = "nights", minimum_minutes = 240'


def paid_days(office: Office, member: Member, month: Month) -> int:
    [pay] = [one for one in compute_month(office, month).members if one.member == member.id]
    return sum(line.ticks for line in pay.lines if line.code is LineCode.DUTY)


@pytest.fixture
def free(office: Office, someone: Member) -> Member:
    """Somebody with nothing in the book: a member of the sample whose October was taken back."""
    for entry in office.book.all_duty_of(someone.id):
        record_text(office, someone.id, entry.day, "")
    return someone


@pytest.mark.parametrize("count", [EVE, EITHER_DAY])
def test_the_first_morning_of_the_next_month_comes_with_a_scheme_that_asks_for_it(
    office: Office, free: Member, count: str
) -> None:
    record_text(office, free.id, FIRST, "0-5")
    assert days_begun(given(office, free, OCTOBER)) == set()
    pay_more(office, OCTOBER, "duty", count)
    assert days_begun(given(office, free, OCTOBER)) == {FIRST}


def test_the_days_before_come_back_to_one_of_which_the_morning_was_free(office: Office, free: Member) -> None:
    pay_more(office, OCTOBER, "duty", EITHER_DAY)
    nightly(office, free, date(2026, 10, 20), 12)
    record_text(office, free.id, date(2026, 10, 10), "8-12")
    begun = days_begun(given(office, free, NOVEMBER))
    assert {date(2026, 10, day) for day in range(20, 32)} <= begun
    assert date(2026, 10, 10) not in begun


def test_nothing_before_is_read_of_whom_no_first_morning_is_known(office: Office, free: Member) -> None:
    pay_more(office, OCTOBER, "duty", EITHER_DAY)
    record_text(office, free.id, LAST, "18-22")
    record_text(office, free.id, FIRST, "13-17")
    assert days_begun(given(office, free, NOVEMBER)) == {FIRST}


@pytest.mark.parametrize(("first", "nights", "days"), [(20, 12, (12, 0)), (20, 20, (12, 8)), (1, 40, (31, 9))])
def test_night_after_night_is_as_many_days_as_nights(
    office: Office, free: Member, first: int, nights: int, days: tuple[int, int]
) -> None:
    """Of each night two hours lie in each day: every day counts by what the night before or the night after gives."""
    pay_more(office, OCTOBER, "duty", EITHER_DAY)
    nightly(office, free, date(2026, 10, first), nights)
    assert (paid_days(office, free, OCTOBER), paid_days(office, free, NOVEMBER)) == days


def test_one_persons_duty_pays_as_what_the_rules_are_given_of_everybody(office: Office, free: Member) -> None:
    after = NOVEMBER.next.first
    for day in (LAST, FIRST, NOVEMBER.last, after):
        record_text(office, free.id, day, "22-4")
    alone = tuple(all_duty_of(office, free.id, NOVEMBER))
    assert {one.begins.date() for one in alone} == {LAST, FIRST, NOVEMBER.last, after}
    for scheme_id in ("ha-noi-2024", "khanh-hoa-2026"):
        profile = profile_for(office, NOVEMBER)
        rules = office.rulebook.month_rules(scheme_id, NOVEMBER, profile.rest_days)
        facts = given(office, free, NOVEMBER, scheme_id)
        assert LAST in days_begun(facts)
        assert rules.lines(replace(facts, duty=alone)) == rules.lines(facts)


def test_the_days_beside_are_as_late_corrections_have_them(office: Office, free: Member) -> None:
    def hours(member: Member) -> list[tuple[int, int]]:
        after = duty_after(office, OCTOBER).get(member.id, ())
        before = duty_before(office, NOVEMBER, [member.id])[member.id]
        return [(one.begins.hour, one.ends.hour) for one in (*before, *after)]

    record_text(office, free.id, FIRST, "0-2")
    record_text(office, free.id, LAST, "20-21")
    close_month(office, OCTOBER)
    close_month(office, NOVEMBER)
    assert hours(free) == [(20, 21), (0, 2)]
    more = [Cell(free.id, day, parse_intervals("0-5", {})) for day in (FIRST, date(2026, 11, 2))]
    correct_late(office, NOVEMBER, more, WHY)
    correct_late(office, OCTOBER, [Cell(free.id, LAST, parse_intervals("20-24", {}))], WHY)
    assert hours(free) == [(20, 0), (0, 5)]
    correct_late(office, NOVEMBER, [Cell(free.id, FIRST, ())], "Chép nhầm người")
    correct_late(office, OCTOBER, [Cell(free.id, LAST, ())], "Chép nhầm người")
    assert hours(free) == []


def test_what_is_found_out_of_a_months_last_evening_moves_the_morning_after_it(office: Office, free: Member) -> None:
    """Five hours after midnight are November's day; with the evening before they are October's."""
    pay_more(office, OCTOBER, "duty", EITHER_DAY)
    record_text(office, free.id, FIRST, "0-5")
    for month, days in ((OCTOBER, 0), (NOVEMBER, 1)):
        assert paid_days(office, free, month) == days
        close_month(office, month)
    correct_late(office, OCTOBER, [Cell(free.id, LAST, parse_intervals("22-24", {}))], WHY)
    for month, left in ((OCTOBER, 100_000), (NOVEMBER, -100_000)):
        [found] = [one for one in compute_differences(office, month) if one.code is LineCode.DUTY]
        assert (found.member, found.left) == (free.id, left)
        [step] = found.causes
        assert office.messages.step(step.code, step.values) == f"Sửa muộn ca trực ngày 31/10/2026: {WHY}"


@pytest.mark.parametrize("count", [EVE, EITHER_DAY])
def test_both_months_say_whose_the_morning_is_open_closed_and_printed(office: Office, free: Member, count: str) -> None:
    """In November nothing is paid for it, and the line stands there for the reason alone."""
    pay_more(office, OCTOBER, "duty", count)
    record_text(office, free.id, LAST, "22-2")
    told = {OCTOBER: "cũng tính cho ngày 31/10/2026", NOVEMBER: "tính cho ngày 31/10/2026, ở bảng chi tháng 10/2026"}
    for month, words in told.items():
        for _ in ("open", "closed"):
            printed = compose_calculation(office, month, free.id)
            [line] = [one for one in printed.lines if one.title == office.messages.label("line_code", LineCode.DUTY)]
            assert any(words in step.text for step in line.steps)
            if office.book.closed_month(month) is None:
                close_month(office, month)
        [pay] = [one for one in sheet_of(office, month)[0].members if one.member == free.id]
        assert (LineCode.DUTY in {one.code for one in pay.unpaid}) == (month == NOVEMBER)


@pytest.fixture
def changed(office: Office) -> Office:
    """The sample commune, whose scheme and rest days change on 1 November: until then every night of a plan is paid."""
    profile = profile_for(office, OCTOBER)
    save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    after = replace(profile, id="p2", valid_from=FIRST, scheme_id="khanh-hoa-2026", rest_days=frozenset({6}))
    save_profile(office, after)
    return office


@pytest.mark.parametrize(
    ("last", "first", "paid"),
    [
        ("", "0-4", (0, 1)),
        ("22-4", "", (1, 0)),
        ("22-24", "0-4", (1, 0)),
        ("20-6", "", (1, 1)),
        ("20-24", "0-6", (1, 1)),
    ],
)
def test_where_the_scheme_changes_a_morning_is_paid_by_one(
    changed: Office, free: Member, last: str, first: str, paid: tuple[int, int]
) -> None:
    """By the one under which the month before needs it for a day, and then by that alone."""
    record_text(changed, free.id, LAST, last)
    record_text(changed, free.id, FIRST, first)
    assert (paid_days(changed, free, OCTOBER), paid_days(changed, free, NOVEMBER)) == paid
    closed = close_month(changed, OCTOBER).sheet
    assert reckoned_now(changed, OCTOBER).members == tuple(replace(pay, unpaid=()) for pay in closed.members)


@pytest.mark.parametrize(("hours", "night_hours"), [("22-1", 60), ("22-2", 0)])
def test_a_night_too_short_for_the_former_scheme_leaves_its_morning_to_the_new_one(
    office: Office, free: Member, hours: str, night_hours: int
) -> None:
    """22:00 to 01:00 is no day of four hours; the hour after midnight is November's, by the hour."""
    profile = profile_for(office, OCTOBER)
    save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    save_profile(office, replace(profile, id="p2", valid_from=FIRST))
    record_text(office, free.id, LAST, hours)
    [pay] = [one for one in compute_month(office, NOVEMBER).members if one.member == free.id]
    assert pay.count.night_minutes == night_hours


@pytest.mark.parametrize(
    ("before", "after", "paid"),
    [({5, 6}, {6}, (1, 1)), ({6}, {5, 6}, (1, 0)), ({5, 6}, {5, 6}, (1, 1)), ({6}, {6}, (1, 0))],
)
def test_where_rest_days_change_the_month_before_is_asked_by_its_own(
    office: Office, free: Member, before: set[int], after: set[int], paid: tuple[int, int]
) -> None:
    """31 October is a Saturday: as a rest day it has four hours before the night, as a working day it has not."""
    profile = replace(profile_for(office, OCTOBER), scheme_id="khanh-hoa-2026", rest_days=frozenset(before))
    save_profile(office, profile)
    save_profile(office, replace(profile, id="p2", valid_from=FIRST, rest_days=frozenset(after)))
    record_text(office, free.id, LAST, "18-6")
    assert (paid_days(office, free, OCTOBER), paid_days(office, free, NOVEMBER)) == paid


def test_what_became_of_a_morning_between_two_schemes_is_said(changed: Office, free: Member) -> None:
    def said(month: Month) -> set[str]:
        [pay] = [one for one in compute_month(changed, month).members if one.member == free.id]
        nil = unpaid_lines(changed, month, {free.id}).get(free.id, ())
        return {step.code for line in (*pay.lines, *nil) if line.code is LineCode.DUTY for step in line.steps}

    record_text(changed, free.id, LAST, "22-4")
    assert "morning_after_counted" in said(OCTOBER)
    assert "first_morning_of_other_scheme" in said(NOVEMBER)
    record_text(changed, free.id, LAST, "20-6")
    assert "morning_after_counted" not in said(OCTOBER)
    assert "shift_cut_between_schemes" in said(NOVEMBER)


def test_what_heavy_work_pays_besides_is_not_taken_by_another_scheme(office: Office, free: Member) -> None:
    """The night over the month's end is a day of October's; the heavy work after midnight is November's."""
    profile = profile_for(office, OCTOBER)
    save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    save_profile(office, replace(profile, id="p2", valid_from=FIRST, scheme_id="khanh-hoa-2026"))
    record_cells(office, [Cell(free.id, LAST, parse_intervals("22-4", {}), heavy=Heavy.HEAVY)])
    [pay] = [one for one in compute_month(office, NOVEMBER).members if one.member == free.id]
    assert {line.code: line.ticks for line in pay.lines if line.ticks} == {LineCode.HEAVY: 1}
    assert (paid_days(office, free, OCTOBER), paid_days(office, free, NOVEMBER)) == (1, 0)


@pytest.mark.parametrize("other_scheme", [True, False])
def test_a_chain_of_nights_over_a_change_is_followed_from_there(
    office: Office, free: Member, other_scheme: bool
) -> None:
    """October has the first morning by 30 September, or not; so it has that of November by every night between."""
    profile = profile_for(office, OCTOBER)
    [own] = office.book.profiles()
    before, after = ("khanh-hoa-2026", "ha-noi-2024") if other_scheme else ("ha-noi-2024", "ha-noi-2024")
    save_profile(office, replace(own, scheme_id=before, rest_days=frozenset({5, 6})))
    rest = profile.rest_days if other_scheme else frozenset({6})
    save_profile(office, replace(own, id="p2", valid_from=FIRST, scheme_id=after, rest_days=rest))
    nightly(office, free, LAST, 31)
    record_text(office, free.id, NOVEMBER.next.first, "22-24")
    days = [paid_days(office, free, month) for month in (OCTOBER, NOVEMBER, NOVEMBER.next)]
    assert days == [1, 30, 0]
