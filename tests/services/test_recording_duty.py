from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.duty_text import Interval, parse_intervals
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, recording_duty
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, check_cells, record_cells, record_text, review_team

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
SIXTH = date(2026, 10, 6)
LAST = date(2026, 10, 31)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def cell(member: Member, day: date = SIXTH, text: str = "22-6", **fields: object) -> Cell:
    return Cell(member.id, day, parse_intervals(text, {}), **fields)  # type: ignore[arg-type]


def test_a_cell_is_written_read_changed_and_cleared(office: Office, someone: Member, duty_on) -> None:
    [entry] = record_text(office, someone.id, SIXTH, "Đ")
    assert duty_on(someone, 6) == ["22-6"]
    line = office.book.history.changes(1)[0]
    assert (line.name, line.by) == ("duty.recorded", "Lê Quang Đạo")
    record_text(office, someone.id, SIXTH, "22-6; 7h-11h")
    assert duty_on(someone, 6) == ["7-11", "22-6"]
    assert entry.id in {e.id for e in office.book.all_duty_of(someone.id)}
    record_text(office, someone.id, SIXTH, "")
    assert duty_on(someone, 6) == []
    assert office.book.check() == []


def test_writing_what_stands_writes_nothing(office: Office, someone: Member) -> None:
    record_text(office, someone.id, SIXTH, "22-6")
    head = office.book.history.head()
    record_text(office, someone.id, SIXTH, "22h-6h")
    assert office.book.history.head() == head


def test_a_stint_keeps_what_was_said_of_it(office: Office, someone: Member) -> None:
    [told] = record_cells(office, [cell(someone, kind=DutyKind.STANDING, plan="12/KH-CAX")])
    [kept] = record_cells(office, [cell(someone)])
    assert kept == told
    [changed] = record_cells(office, [cell(someone, keeps=False)])
    assert changed == replace(told, kind=DutyKind.PATROL, plan="")


def test_what_is_refused(office: Office, someone: Member, newcomer: Member, refused: Refused) -> None:
    record_text(office, someone.id, SIXTH, "22-6")
    bad: dict[str, list[Cell]] = {
        "duty.overlap": [cell(someone, SIXTH, "22-6; 23-24")],
        "duty.not_serving": [cell(newcomer)],
        "duty.member_unknown": [Cell(MemberId("x"), SIXTH, (Interval(0, 60),))],
        "duty.cell_twice": [cell(someone), cell(someone, text="7-8")],
        "duty.heavy_not_graded": [cell(someone, text="7-8", kind=DutyKind.HEAVY_WORK)],
        "duty.longer_than_a_day": [Cell(someone.id, SIXTH, (Interval(0, 1441),))],
    }
    for code, cells in bad.items():
        assert refused(office, lambda cells=cells: record_cells(office, cells)) == [code], code
        assert [problem.code for problem in check_cells(office, cells)] == [code], code
    assert refused(office, lambda: record_text(office, someone.id, SIXTH, "x")) == ["duty.text_not_understood"]
    assert refused(office, lambda: record_cells(office, [cell(someone, date(2026, 9, 30), "7-8")])) == [
        "duty.not_serving"
    ]


def test_the_next_day_counts_as_a_neighbour(office: Office, someone: Member, refused: Refused) -> None:
    record_text(office, someone.id, SIXTH, "22-6")
    seventh = date(2026, 10, 7)
    assert refused(office, lambda: record_text(office, someone.id, seventh, "5-7")) == ["duty.overlap"]
    record_text(office, someone.id, seventh, "6-8")


def test_a_stint_over_the_month_end_meets_what_stands_in_the_next_month(
    office: Office, someone: Member, refused: Refused
) -> None:
    record_text(office, someone.id, LAST, "")
    record_text(office, someone.id, date(2026, 11, 1), "2h-5h")
    assert refused(office, lambda: record_text(office, someone.id, LAST, "22-6")) == ["duty.overlap"]
    record_text(office, someone.id, LAST, "22-2")
    assert refused(office, lambda: record_text(office, someone.id, date(2026, 11, 1), "1-5")) == ["duty.overlap"]


def test_many_cells_go_in_together_or_not_at_all(office: Office, someone: Member, refused: Refused, duty_on) -> None:
    cells = [cell(someone, text="7-11"), Cell(MemberId("x"), SIXTH, (Interval(0, 60),))]
    assert refused(office, lambda: record_cells(office, cells)) == ["duty.member_unknown"]
    assert duty_on(someone, 6) == []


def test_a_closed_month_takes_nothing(office: Office, someone: Member, refused: Refused) -> None:
    record_text(office, someone.id, SIXTH, "22-6")
    team = office.book.teams()[0].id
    closing_months.close_month(office, OCTOBER)
    for verb in (
        lambda: record_text(office, someone.id, SIXTH, "7-11"),
        lambda: record_text(office, someone.id, SIXTH, ""),
        lambda: review_team(office, team, OCTOBER),
    ):
        assert refused(office, verb) == ["month.closed"]
    assert [p.code for p in check_cells(office, [cell(someone)])] == ["month.closed"]
    closing_months.reopen_month(office, OCTOBER, "ghi thiếu một ca")
    record_text(office, someone.id, SIXTH, "7-11")


def test_a_stint_may_not_reach_into_a_closed_month(office: Office, someone: Member, refused: Refused, duty_on) -> None:
    record_text(office, someone.id, LAST, "22-6")
    closing_months.close_month(office, NOVEMBER)
    assert refused(office, lambda: record_text(office, someone.id, LAST, "")) == ["month.closed"]
    assert refused(office, lambda: record_text(office, someone.id, LAST, "22-5")) == ["month.closed"]
    record_text(office, someone.id, LAST, "7-11; 22-6")
    assert duty_on(someone, 31) == ["7-11", "22-6"]
    record_text(office, someone.id, date(2026, 10, 30), "20-24")


def test_a_team_gone_through(office: Office) -> None:
    team = office.book.teams()[0].id
    reviewed = review_team(office, team, NOVEMBER)
    assert office.book.reviewed(NOVEMBER) == {team: reviewed}
    assert (reviewed.reviewed_by, reviewed.reviewed_at) == ("Lê Quang Đạo", "2026-11-02T09:00:00+07:00")


def test_symbols_are_those_of_the_day(office: Office) -> None:
    assert recording_duty.symbols_on(office, SIXTH)["Đ"] == "22h-6h"
    assert recording_duty.symbols_on(office, date(2020, 1, 1)) == {}


def test_heavy_work_is_kept_with_its_grade(office: Office, someone: Member) -> None:
    record_cells(office, [cell(someone, text="7-11", kind=DutyKind.HEAVY_WORK, heavy=Heavy.ESPECIALLY_HEAVY)])
    [entry] = [e for e in office.book.all_duty_of(someone.id) if e.day == SIXTH]
    assert (entry.kind, entry.heavy) == (DutyKind.HEAVY_WORK, Heavy.ESPECIALLY_HEAVY)


@pytest.mark.parametrize("text", ["0-24", "22h30-6h15"])
def test_odd_lengths(office: Office, someone: Member, duty_on, text: str) -> None:
    record_text(office, someone.id, SIXTH, text)
    assert duty_on(someone, 6) == [text]
