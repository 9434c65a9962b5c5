import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop_app.clock import Clock
from desktop_app.model.decision import DecisionKind
from desktop_app.model.member import InsuranceWish, Member, Role
from desktop_app.model.payroll import Adjustment, LineCode, PayrollSheet
from desktop_app.model.periods import Month, Span
from desktop_app.model.place import VillageCount
from desktop_app.model.sources import Source
from desktop_app.model.unit import Trait, WageRegion
from desktop_app.rules.parameters import DatedValue
from desktop_app.services import closing_months as closing
from desktop_app.services import (
    composing_payment,
    exchanging_months,
    exporting_workbooks,
    keeping_teams,
    listing_month,
    listing_people,
    recording_decisions,
    recording_duty,
)
from desktop_app.services.keeping_figures import keep_parameter_value
from desktop_app.services.office import Office
from desktop_app.storage.values import canonical, plain, revive
from tests.building import ended, issued, recognised

OCTOBER = Month(2026, 10)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_the_sheet_has_everyone_who_served_team_by_team(office: Office, serving) -> None:
    sheet = closing.compute_month(office, OCTOBER)
    assert {pay.member for pay in sheet.members} == {m.member for m in serving}
    assert len(sheet.members) == 47
    teams = [pay.team for pay in sheet.members]
    assert [t for n, t in enumerate(teams) if n == 0 or teams[n - 1] != t] == [t.id for t in office.book.teams()]
    roles = [list(Role).index(pay.role) for pay in sheet.members if pay.team == teams[0]]
    assert roles == sorted(roles)
    assert sheet.cash == sum(sheet.total(code) for code in sheet.codes if not code.insurance)
    assert sheet.rulebook_digest == office.rulebook.digest


def test_closing_freezes_numbers_steps_and_rules(office: Office, someone: Member) -> None:
    before = closing.compute_month(office, OCTOBER)
    closed = closing.close_month(office, OCTOBER)
    assert closed.sheet == before
    assert closed.sheet_digest == closing.sheet_digest(before)
    # Facts and rules move on: a wage region, an insurance wish, a place's class, the rulebook itself.
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, wage_region=WageRegion.I, traits=frozenset({Trait.BORDER})))
    keeping_teams.save_member(
        office, replace(someone, full_name="Tên Khác", social_insurance=InsuranceWish(joins=True))
    )
    doubled = replace(office.rulebook, digest="f" * 64)
    office.__dict__["own_rulebook"] = doubled
    frozen, standing = closing.sheet_of(office, OCTOBER)
    assert frozen == before
    assert standing == closed
    assert closing.compute_month(office, OCTOBER) != before
    assert closing.compute_month(office, OCTOBER).rulebook_digest == "f" * 64


def test_who_closed_and_when(office: Office) -> None:
    closed = closing.close_month(office, OCTOBER)
    assert (closed.closed_by, closed.closed_at) == ("Lê Quang Đạo", "2026-11-02T09:00:00+07:00")
    assert office.book.closed_month(OCTOBER) == closed
    assert office.book.history.changes(1)[0].name == "month.closed"


def test_what_cannot_be_closed(office: Office, refused: Refused) -> None:
    closing.close_month(office, OCTOBER)
    assert refused(office, lambda: closing.close_month(office, OCTOBER)) == ["month.closed"]
    assert refused(office, lambda: closing.close_month(office, Month(2026, 9))) == ["month.nobody"]
    assert refused(office, lambda: closing.close_month(office, Month(2020, 1))) == ["unit.no_profile"]


def test_a_month_without_a_figure_in_force_is_refused_and_never_nought(office: Office, refused: Refused) -> None:
    codes = refused(office, lambda: closing.compute_month(office, Month(2040, 1)))
    assert codes
    assert all(code.startswith("rules.") for code in codes)


def test_reopening_needs_a_reason_and_a_closed_month(office: Office, refused: Refused) -> None:
    assert refused(office, lambda: closing.reopen_month(office, OCTOBER, "x")) == ["month.not_closed"]
    closing.close_month(office, OCTOBER)
    assert refused(office, lambda: closing.reopen_month(office, OCTOBER, "  ")) == ["month.reason_needed"]
    reopened = closing.reopen_month(office, OCTOBER, " ghi thiếu ca ")
    assert reopened.reopened_why == "ghi thiếu ca"
    line = office.book.history.changes(1)[0]
    assert (line.name, line.why) == ("month.reopened", "ghi thiếu ca")
    assert refused(office, lambda: closing.reopen_month(office, OCTOBER, "x")) == ["month.not_closed"]


def test_a_reopened_month_is_computed_afresh_and_closed_anew(office: Office, someone: Member) -> None:
    first = closing.close_month(office, OCTOBER)
    closing.reopen_month(office, OCTOBER, "ghi thiếu ca")
    recording_duty.record_text(office, someone.id, date(2026, 10, 6), "22-6")
    assert closing.sheet_of(office, OCTOBER)[0] != first.sheet
    second = closing.close_month(office, OCTOBER)
    assert second.closed
    assert second.sheet_digest != first.sheet_digest
    assert second.sheet.cash >= first.sheet.cash


def test_the_same_facts_freeze_to_the_same_digest(office: Office) -> None:
    first = closing.close_month(office, OCTOBER)
    closing.reopen_month(office, OCTOBER, "xem lại")
    assert closing.close_month(office, OCTOBER).sheet_digest == first.sheet_digest


def test_somebody_who_left_stands_in_the_month_with_the_days_served(office: Office, someone: Member) -> None:
    for entry in office.book.all_duty_of(someone.id):
        recording_duty.record_text(office, someone.id, entry.day, "")
    leaving = issued(DecisionKind.END, on=date(2026, 10, 11), endings=(ended(someone.id),))
    recording_decisions.record_issued(office, leaving)
    profile = closing.profile_for(office, OCTOBER)
    facts = {f.member: f for f in closing.member_facts(office, OCTOBER, profile)}
    assert facts[someone.id].served_days == 10
    assert {f.served_days for m, f in facts.items() if m != someone.id} == {None}
    assert someone.id not in {f.member for f in closing.member_facts(office, OCTOBER.next, profile)}


def test_a_move_within_the_month_counts_the_last_team_and_the_whole_time(
    office: Office, someone: Member, serving
) -> None:
    here = next(m.team for m in serving if m.member == someone.id)
    there = next(t.id for t in office.book.teams() if t.id != here)
    moving = issued(on=date(2026, 10, 15), recognitions=(recognised(someone.id, there),))
    recording_decisions.record_issued(office, moving)
    profile = closing.profile_for(office, OCTOBER)
    [facts] = [f for f in closing.member_facts(office, OCTOBER, profile) if f.member == someone.id]
    assert (facts.team, facts.served_days, facts.role_changed) == (there, None, False)


def test_insurance_counts_from_the_day_joined(office: Office, someone: Member) -> None:
    def amount(since: date | None, joins: bool = True) -> int:
        keeping_teams.save_member(office, replace(someone, health_insurance=InsuranceWish(joins, since)))
        sheet = closing.compute_month(office, OCTOBER)
        return next(pay for pay in sheet.members if pay.member == someone.id).amount(LineCode.HEALTH_INSURANCE)

    joined = amount(None)
    assert joined > 0
    assert amount(date(2026, 10, 31)) == joined
    assert amount(date(2026, 11, 1)) == 0
    assert amount(None, joins=False) == 0


@pytest.mark.parametrize("numbers", [(400, None), (None, 100), (None, None)])
def test_places_of_one_team_are_counted_together(office: Office, numbers: tuple[int | None, int | None]) -> None:
    team = office.book.teams()[0]
    first, second = office.book.villages()[:2]
    day = date(2026, 1, 1)
    for village, households, kind in ((first, numbers[0], 3), (second, numbers[1], 2)):
        count = VillageCount(day, households=households, area_km2=Decimal("1.5"), village_class=kind)
        keeping_teams.save_village(office, replace(village, counts=(count,)))
    keeping_teams.save_team(office, replace(team, villages=(first.id, second.id)))
    profile = closing.profile_for(office, OCTOBER)
    place = next(f.place for f in closing.member_facts(office, OCTOBER, profile) if f.team == team.id)
    known = [n for n in numbers if n is not None]
    assert place.households == (sum(known) if known else None)
    assert place.area_km2 == Decimal(3)
    assert place.village_class == 2
    assert place.village_kind == first.kind


@pytest.mark.parametrize(
    ("today", "codes"),
    [("2026-09-30", ["month.not_begun"]), ("2026-10-01", []), ("2026-10-30", []), ("2026-10-31", [])],
)
def test_a_month_is_closed_from_its_first_day_and_warns_until_its_last(
    office: Office, refused: Refused, today: str, codes: list[str]
) -> None:
    then = replace(office, clock=Clock.fixed(datetime.fromisoformat(f"{today}T09:00")))
    warned = [problem.code for problem in closing.closing_warnings(then, OCTOBER)]
    if codes:
        assert refused(then, lambda: closing.close_month(then, OCTOBER)) == codes == warned
        assert office.book.closed_months() == ()
    else:
        assert warned == ([] if today == "2026-10-31" else ["month.not_ended"])
        assert closing.close_month(then, OCTOBER).closed


def test_amounts_altered_behind_our_back_are_never_shown(office: Office, someone: Member, refused: Refused) -> None:
    closed = closing.close_month(office, OCTOBER)
    cash = closed.sheet.members[0].lines[0].amount
    connection = office.book._connection
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("UPDATE closed_months SET sheet = replace(sheet, ?, '9999999')", (str(cash),))
    for read in (
        lambda: closing.sheet_of(office, OCTOBER),
        lambda: closing.reopen_month(office, OCTOBER, "xem lại"),
        lambda: listing_people.member_life(office, someone.id, OCTOBER),
        lambda: listing_month.summary(office, OCTOBER.next),
        lambda: composing_payment.compose_payment(office, OCTOBER),
        lambda: exporting_workbooks.export_sheet(office, OCTOBER),
        lambda: exchanging_months.export_month(office, OCTOBER, ""),
    ):
        assert refused(office, read) == ["month.sheet_altered"]


def test_a_sheet_frozen_by_the_first_program_keeps_its_digest(office: Office) -> None:
    """The file and its digest were made by the program before differences, sources' days and paid ticks were known."""
    text = (office.paths.resources.parent / "tests" / "old_files" / "sheet-schema-1.json").read_text(encoding="utf-8")
    sheet = revive(PayrollSheet, json.loads(text))
    assert canonical(plain(sheet)) == text
    assert closing.sheet_digest(sheet) == "0606cd08b08acd406407340a8dd779f1864cbdc338a4da29452b4590be609f58"
    assert sheet.members[0].adjustments == ()
    [pay] = sheet.members
    one = Adjustment(Month(2026, 8), LineCode.NIGHT, -5, ())
    adjusted = replace(sheet, members=(replace(pay, adjustments=(one,)),))
    assert closing.sheet_digest(adjusted) != closing.sheet_digest(sheet)
    assert revive(PayrollSheet, json.loads(canonical(plain(adjusted)))) == adjusted


@pytest.mark.usefixtures("ha_noi_attested")
def test_a_month_in_which_the_commune_takes_another_scheme_is_a_trial(office: Office) -> None:
    [profile] = office.book.profiles()
    later = replace(profile, id=keeping_teams.new_profile_id(), scheme_id="ha-noi-2024", valid_from=date(2026, 10, 20))
    keeping_teams.save_profile(office, later)
    assert office.rulebook.schemes["ha-noi-2024"].payable
    assert not closing.compute_month(office, OCTOBER).payable
    assert "month.not_payable" in [problem.code for problem in closing.closing_warnings(office, OCTOBER)]
    assert closing.compute_month(office, OCTOBER.next).payable


def test_a_figure_of_the_state_that_changes_within_the_month_is_warned_of(office: Office) -> None:
    assert "month.figure_changes" not in [one.code for one in closing.closing_warnings(office, OCTOBER)]
    by = {key: Decimal(6_000_000) for key in ("I", "II", "III", "IV")}
    value = DatedValue(Span(date(2026, 10, 15)), by, Source("Nghị định 1/2026/NĐ-CP"))
    before = closing.compute_month(office, OCTOBER).cash
    keep_parameter_value(office, "regional_minimum_wage_month", value)
    assert closing.compute_month(office, OCTOBER).cash == before
    [told] = [one for one in closing.closing_warnings(office, OCTOBER) if one.code == "month.figure_changes"]
    named = office.rulebook.parameters["regional_minimum_wage_month"].name
    assert named in office.messages.problem(told)
    assert "month.figure_changes" not in [one.code for one in closing.closing_warnings(office, OCTOBER.next)]
