from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.model.ids import MemberId
from desktop_app.model.member import Birth, Member, Role
from desktop_app.model.periods import Month
from desktop_app.model.text import name_key
from desktop_app.services import closing_months, keeping_teams, recording_duty
from desktop_app.services.listing_people import list_members, list_teams, member_life, search, write_birth
from desktop_app.services.office import Office

ON, OCTOBER = date(2026, 10, 15), Month(2026, 10)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_teams_with_their_strength(office: Office, serving) -> None:
    rows = list_teams(office, ON)
    assert [row.id for row in rows] == [team.id for team in office.book.teams()]
    for row in rows:
        own = [m for m in serving if m.team == row.id]
        assert row.strength == len(own)
        assert row.established == "41/QĐ-UBND"
        led = [m for m in own if m.role is Role.LEADER]
        assert bool(row.leader) == bool(led)
        codes = {problem.code for problem in row.problems}
        assert ("team.under_quota" in codes) == (len(own) < row.quota)
        assert ("decision.over_quota" in codes) == (len(own) > row.quota)
        assert ("team.no_leader" in codes) == (not led)
    assert sum(row.strength for row in list_teams(office, date(2026, 9, 30))) == 0


def test_people_in_name_order_with_their_place(office: Office, serving, newcomer: Member) -> None:
    rows = list_members(office, ON)
    assert [row.name for row in rows] == sorted((row.name for row in rows), key=name_key)
    by_id = {row.id: row for row in rows}
    assert by_id[newcomer.id].team is None
    for membership in serving:
        row = by_id[membership.member]
        assert (row.team, row.role, row.since) == (membership.team, membership.role, date(2026, 10, 1))
    team = serving[0].team
    assert {row.id for row in list_members(office, ON, team)} == {m.member for m in serving if m.team == team}


def test_conditions_stand_beside_the_name(office: Office, someone: Member) -> None:
    keeping_teams.save_member(office, replace(someone, health=None))
    [row] = [row for row in list_members(office, ON) if row.id == someone.id]
    assert [problem.code for problem in row.problems] == ["member.health_missing"]


def test_one_persons_life(office: Office, someone: Member, refused: Refused) -> None:
    for entry in office.book.all_duty_of(someone.id):
        recording_duty.record_text(office, someone.id, entry.day, "")
    recording_duty.record_text(office, someone.id, date(2026, 10, 6), "22-6")
    recording_duty.record_text(office, someone.id, date(2026, 10, 31), "22-6")
    closed = closing_months.close_month(office, OCTOBER)
    life = member_life(office, someone.id, OCTOBER)
    assert life.night_minutes == 480 + 120
    assert member_life(office, someone.id, OCTOBER.next).night_minutes == 360
    [stretch] = life.memberships
    assert (stretch.opened_by, stretch.closed_by, stretch.span.end) == ("42/QĐ-UBND", "", None)
    [paid] = life.pay
    [pay] = [pay for pay in closed.sheet.members if pay.member == someone.id]
    assert (paid.month, paid.cash, paid.insurance) == (OCTOBER, pay.cash, pay.insurance)
    assert refused(office, lambda: member_life(office, MemberId("x"), OCTOBER)) == ["member.unknown"]


def test_as_much_of_a_birth_as_is_known() -> None:
    births = [None, Birth(1990), Birth(1990, 11), Birth(1990, 11, 5)]
    assert [write_birth(birth) for birth in births] == ["", "1990", "11/1990", "05/11/1990"]


def test_everything_is_found_without_marks(office: Office, someone: Member) -> None:
    from desktop_app.model.text import fold

    hits = search(office, fold(someone.full_name).upper())
    assert someone.id in {hit.id for hit in hits}
    assert {hit.kind for hit in search(office, "thon dong")} >= {"team"}
    assert [hit.kind for hit in search(office, "42/qd")] == ["decision"]
    assert someone.id in {hit.id for hit in search(office, someone.cccd)}
    assert search(office, "  ") == ()
    assert len(search(office, "n", limit=3)) == 3
