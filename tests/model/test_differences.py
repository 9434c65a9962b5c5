from datetime import date

from desktop_app.model.differences import LateDuty, LineDifference, as_known
from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from tests.building import a_stint

OCTOBER = Month(2026, 10)
A, B = MemberId("a"), MemberId("b")


def late(day: date, *entries: DutyEntry, member: MemberId = A) -> LateDuty:
    return LateDuty(member, day, entries, "biên bản", "2026-11-02T09:00:00+07:00", "Lan")


def test_a_corrected_day_takes_the_place_of_that_persons_day_and_of_no_other() -> None:
    first = a_stint("2026-10-05T20:00", "2026-10-05T22:00", "a")
    second = a_stint("2026-10-06T20:00", "2026-10-06T22:00", "a")
    others = a_stint("2026-10-06T20:00", "2026-10-06T22:00", "b")
    truly = a_stint("2026-10-06T18:00", "2026-10-06T21:00", "a")
    standing = [first, second, others]
    assert as_known(standing, [], OCTOBER) == standing
    assert as_known(standing, [late(date(2026, 10, 6), truly)], OCTOBER) == [first, truly, others]
    assert as_known(standing, [late(date(2026, 10, 6))], OCTOBER) == [first, others]
    assert as_known(standing, [late(date(2026, 10, 6), member=B)], OCTOBER) == [first, second]


def test_a_correction_counts_where_its_minutes_lie() -> None:
    night = a_stint("2026-10-31T22:00", "2026-11-01T06:00", "a")
    evening = a_stint("2026-10-31T20:00", "2026-10-31T22:00", "a")
    assert as_known([], [late(date(2026, 10, 31), evening, night)], OCTOBER) == [evening, night]
    assert as_known([], [late(date(2026, 10, 31), evening, night)], OCTOBER.next) == [night]
    assert as_known([night], [late(date(2026, 10, 31), evening)], OCTOBER.next) == []


def test_what_is_left_is_what_is_due_less_what_was_paid_and_carried() -> None:
    difference = LineDifference(
        OCTOBER, A, "An", TeamId("t"), "Tổ", Role.MEMBER, LineCode.NIGHT, 500, 900, 100, 60, (), (), ()
    )
    assert difference.left == 300
