from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services import closing_months as closing
from desktop_app.services import undoing
from desktop_app.services.carrying_differences import compute_differences
from desktop_app.services.composing_attendance import compose_attendance
from desktop_app.services.correcting_late import correct_late, known_duty, known_duty_of
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, record_cells, record_text
from tests.own_line import pay_more

OCTOBER = Month(2026, 10)
WHY = "Sổ trực của Tổ ghi thiếu, biên bản 02/11/2026"
Refused = Callable[[Office, Callable[[], object]], list[str]]


def cell(member: Member, day: int, text: str) -> Cell:
    return Cell(member.id, date(2026, 10, day), parse_intervals(text, {}))


def hours(office: Office, member: Member, month: Month = OCTOBER) -> list[tuple[str, str]]:
    own = known_duty_of(office, member.id, month)
    return [(f"{e.begins:%d %H:%M}", f"{e.ends:%d %H:%M}") for e in own if e.day == date(2026, 10, 6)]


def test_nobody_has_served_on_a_day_to_come(office: Office, someone: Member, refused: Refused) -> None:
    today = office.clock.today()
    month, ahead = Month.of(today), today + timedelta(days=1)
    record_text(office, someone.id, today, "8-12")
    closing.close_month(office, month)
    late = Cell(someone.id, ahead, parse_intervals("8-12", {}))
    assert refused(office, lambda: correct_late(office, month, [late], WHY)) == ["late.not_yet"]


def test_a_correction_leaves_the_month_closed_and_all_its_papers_as_they_are(office: Office, someone: Member) -> None:
    closed, grid = closing.close_month(office, OCTOBER), compose_attendance(office, OCTOBER)
    stood = office.book.duty(OCTOBER)
    [late] = correct_late(office, OCTOBER, [cell(someone, 6, "22-6")], f" {WHY} ")
    assert (late.member, late.day, late.why, late.recorded_by) == (someone.id, date(2026, 10, 6), WHY, office.clerk)
    assert hours(office, someone) == [("06 22:00", "07 06:00")]
    assert closing.sheet_of(office, OCTOBER) == (closed.sheet, closed)
    assert compose_attendance(office, OCTOBER) == grid
    assert office.book.duty(OCTOBER) == stood
    line = office.book.history.changes(1)[0]
    assert (line.name, line.why) == ("duty.corrected_late", WHY)
    assert office.book.check() == []
    now = closing.compute_own(office, OCTOBER)
    before, after = (next(p for p in s.members if p.member == someone.id) for s in (closed.sheet, now))
    assert after.count.night_minutes == before.count.night_minutes + 480


def test_what_is_corrected_again_counts_alone_and_what_was_closed_takes_it_back(
    office: Office, someone: Member
) -> None:
    record_text(office, someone.id, date(2026, 10, 6), "18-20")
    closing.close_month(office, OCTOBER)
    stood = known_duty(office, OCTOBER)
    correct_late(office, OCTOBER, [cell(someone, 6, "18-22")], WHY)
    correct_late(office, OCTOBER, [cell(someone, 6, "18-20; 21-23")], WHY)
    assert hours(office, someone) == [("06 18:00", "06 20:00"), ("06 21:00", "06 23:00")]
    assert len(office.book.late_duty(OCTOBER)) == 1
    assert correct_late(office, OCTOBER, [cell(someone, 6, "18-20")], WHY) == []
    assert office.book.late_duty(OCTOBER) == ()
    assert known_duty(office, OCTOBER) == stood
    correct_late(office, OCTOBER, [cell(someone, 6, "")], WHY)
    assert hours(office, someone) == []
    undoing.undo(office)
    assert known_duty(office, OCTOBER) == stood


def test_the_same_is_forbidden_as_in_an_open_month_and_more(
    office: Office, someone: Member, newcomer: Member, refused: Refused
) -> None:
    def codes(*cells: Cell, why: str = WHY) -> list[str]:
        return refused(office, lambda: correct_late(office, OCTOBER, cells, why))

    assert codes(cell(someone, 6, "22-6")) == ["late.month_open"]
    closing.close_month(office, OCTOBER)
    assert codes(cell(someone, 6, "22-6"), why="  ") == ["late.reason_needed"]
    assert codes(replace(cell(someone, 6, "22-6"), day=date(2026, 11, 6))) == ["late.other_month"]
    assert codes(cell(newcomer, 6, "22-6")) == ["duty.not_serving"]
    assert codes(cell(someone, 6, "18-23; 22-6")) == ["duty.overlap"]
    assert codes(cell(someone, 6, "22-6"), cell(someone, 6, "20-21")) == ["duty.cell_twice"]
    correct_late(office, OCTOBER, [cell(someone, 6, "22-6")], WHY)
    assert codes(cell(someone, 7, "5-9")) == ["duty.overlap"]


def test_a_last_night_reaches_into_the_next_month_and_is_in_the_way_there(
    office: Office, someone: Member, refused: Refused
) -> None:
    november = OCTOBER.next
    early = Cell(someone.id, november.first, parse_intervals("5-7", {}))
    record_text(office, someone.id, OCTOBER.last, "")
    closing.close_month(office, OCTOBER)

    def night() -> int:
        [pay] = [p for p in closing.compute_own(office, november).members if p.member == someone.id]
        return pay.count.night_minutes

    before = night()
    correct_late(office, OCTOBER, [cell(someone, 31, "22-6")], WHY)
    assert night() == before + 360
    assert refused(office, lambda: record_cells(office, [early])) == ["duty.overlap"]
    correct_late(office, OCTOBER, [cell(someone, 31, "")], WHY)
    record_cells(office, [early])
    assert refused(office, lambda: correct_late(office, OCTOBER, [cell(someone, 31, "22-6")], WHY)) == ["duty.overlap"]


@pytest.mark.parametrize("text", ["22-6", ""])
def test_a_month_opened_again_has_its_corrections_in_its_grid(office: Office, someone: Member, text: str) -> None:
    record_text(office, someone.id, date(2026, 10, 6), "18-20")
    closing.close_month(office, OCTOBER)
    correct_late(office, OCTOBER, [cell(someone, 6, text)], WHY)
    known = known_duty(office, OCTOBER)
    closing.reopen_month(office, OCTOBER, "ghi lại cho đủ")
    assert office.book.late_duty(OCTOBER) == ()
    assert list(office.book.duty(OCTOBER)) == known
    assert office.book.check() == []


def test_what_is_corrected_of_the_last_night_on_the_day_after_is_named(office: Office, someone: Member) -> None:
    pay_more(office, OCTOBER, "night", 'of = "nights"')
    after = OCTOBER.next.first
    record_cells(office, [Cell(someone.id, date(2026, 10, 31), ()), Cell(someone.id, after, ())])
    closing.close_month(office, OCTOBER)
    closing.close_month(office, OCTOBER.next)
    correct_late(office, OCTOBER.next, [Cell(someone.id, after, parse_intervals("8-10", {}))], "ca ngày")
    assert compute_differences(office, OCTOBER) == ()
    correct_late(office, OCTOBER.next, [Cell(someone.id, after, parse_intervals("0-6", {}))], WHY)
    [found] = compute_differences(office, OCTOBER)
    assert (found.member, found.left) == (someone.id, 100_000)
    [step] = found.causes
    assert office.messages.step(step.code, step.values) == f"Sửa muộn ca trực ngày 01/11/2026: {WHY}"


def test_a_shift_found_out_over_the_months_end_is_named_in_both(office: Office, someone: Member) -> None:
    """Where every hour counts in its own day, the next month's hours are that shift's, too."""
    record_cells(office, [Cell(someone.id, entry.day, ()) for entry in office.book.all_duty_of(someone.id)])
    closing.close_month(office, OCTOBER)
    closing.close_month(office, OCTOBER.next)
    correct_late(office, OCTOBER, [cell(someone, 31, "22-6")], WHY)
    for month in (OCTOBER, OCTOBER.next):
        [found] = [one for one in compute_differences(office, month) if one.code is LineCode.NIGHT]
        told = [office.messages.step(step.code, step.values) for step in found.causes]
        assert told == [f"Sửa muộn ca trực ngày 31/10/2026: {WHY}"]
