"""The roster: who serves together stands together, a day without duty is a free line, months meet without a gap."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.clock import Clock
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.periods import Month, Span
from desktop_app.printing.paper_parts import PaperDate
from desktop_app.services.composing_rosters import compose_roster, week_of, week_to_plan
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells

MONDAY = date(2026, 11, 30)


def of_team(office: Office) -> list[MemberId]:
    team = office.book.teams()[0].id
    return [m.member for m in on_day(memberships(office.book.decisions()), MONDAY).values() if m.team == team]


def test_the_week_of_a_day() -> None:
    assert week_of(date(2026, 12, 2)) == week_of(MONDAY) == Span(MONDAY, date(2026, 12, 7))
    assert week_of(date(2026, 12, 6)) == week_of(MONDAY)


def test_who_serves_together_stands_in_one_row(office: Office) -> None:
    first, second, *_ = of_team(office)
    night = parse_intervals("22-6", {})
    record_cells(office, [Cell(first, MONDAY, night), Cell(second, MONDAY, night, plan="Kế hoạch 15/KH-CAX")])
    record_cells(office, [Cell(second, date(2026, 12, 1), parse_intervals("19h30-24", {}))])
    made = compose_roster(office, week_of(MONDAY), office.book.teams()[0].id)
    rows = [row for row in made.rows if row.people]
    assert [row.hours for row in rows] == ["22 giờ - 6 giờ hôm sau"] * 2 + ["19 giờ 30 - 24 giờ"]
    assert {row.note for row in rows} == {"", "Kế hoạch 15/KH-CAX"}
    record_cells(office, [Cell(first, MONDAY, night, plan="Kế hoạch 15/KH-CAX")])
    together = next(row for row in compose_roster(office, week_of(MONDAY)).rows if row.people)
    assert together.people.count(",") == 1
    assert together.day == "30/11/2026"
    assert together.weekday == "Thứ Hai"


def test_a_month_without_duty_is_an_empty_grid(office: Office) -> None:
    team = office.book.teams()[0]
    made = compose_roster(office, Month(2026, 12).span, team.id)
    assert len(made.rows) == 31
    assert {(row.people, row.hours, row.team) for row in made.rows} == {("", "", team.name)}
    assert made.rows[5].weekday == "Chủ nhật (*)"
    assert made.remarks
    assert "từ ngày 01 tháng 12 năm 2026 đến ngày 31 tháng 12 năm 2026" in made.about


def test_a_week_of_all_teams_without_duty_has_lines_for_each_team(office: Office) -> None:
    made = compose_roster(office, week_of(MONDAY))
    serving = {m.team for m in on_day(memberships(office.book.decisions()), MONDAY).values()}
    names = {team.name for team in office.book.teams() if team.id in serving}
    assert len(made.rows) == 7 * len(names)
    assert {row.team for row in made.rows} == names
    assert len({row.team for row in made.rows[:7]}) == 1
    first = of_team(office)[0]
    record_cells(office, [Cell(first, MONDAY, parse_intervals("22-6", {}))])
    assert len(compose_roster(office, week_of(MONDAY)).rows) == 7


def test_the_next_week_is_planned_from_friday_on() -> None:
    assert week_to_plan(date(2026, 10, 29)) == date(2026, 10, 29)
    assert {week_to_plan(date(2026, 10, day)) for day in (30, 31)} == {date(2026, 11, 2)}
    assert week_to_plan(date(2026, 11, 1)) == date(2026, 11, 2)


def test_every_stint_of_the_month_stands_once(office: Office) -> None:
    october = Month(2026, 10)
    made = compose_roster(office, october.span)
    named = sum(len(row.people.split(", ")) for row in made.rows if row.people)
    assert named == len([entry for entry in office.book.duty(october) if entry.day in october.span])
    assert made.about.startswith("Từ ngày 01 tháng 10")


@pytest.mark.parametrize(
    ("today", "made"),
    [
        (date(2026, 10, 20), PaperDate(2026, 10)),
        (date(2026, 11, 22), PaperDate(2026, 11)),
        (date(2026, 11, 30), PaperDate(2026, 11)),
        (date(2026, 12, 9), PaperDate(2026, 10)),
    ],
)
def test_a_roster_bears_the_month_it_is_made_in(office: Office, today: date, made: PaperDate) -> None:
    then = replace(office, clock=Clock.fixed(datetime.combine(today, datetime.min.time())))
    assert compose_roster(then, Month(2026, 11).span).heading.dated == made


def test_the_decisions_are_read_once_for_all_days(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    book = type(office.book)
    decisions = book.decisions
    monkeypatch.setattr(book, "decisions", lambda own: read.append(1) or decisions(own))
    assert compose_roster(office, Month(2026, 10).span).rows
    assert compose_roster(office, week_of(MONDAY)).rows
    assert len(read) == 2
