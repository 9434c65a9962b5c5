from dataclasses import replace
from datetime import date

from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.rules.scheme_counts import Per
from desktop_app.services import recording_duty
from desktop_app.services.listing_limits import DutyLimits
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell

OCTOBER = Month(2026, 10)


def cell(member: Member, day: int, text: str) -> Cell:
    return Cell(member.id, date(2026, 10, day), parse_intervals(text, {}))


def test_each_limit_of_the_scheme_with_what_is_left(office: Office, someone: Member) -> None:
    limits = DutyLimits.of(office, OCTOBER)
    before = limits.remaining(someone.id)
    assert [(row.lines, row.per, row.yearly, row.limit) for row in before] == [
        ((LineCode.NIGHT,), Per.HOUR, False, 2_400),
        ((LineCode.REST_DAY,), Per.DAY, False, 4),
    ]
    assert all(row.source.article for row in before)
    typed = limits.remaining(someone.id, [cell(someone, 6, "22-6")])
    assert typed[0].used == before[0].used + 480
    recording_duty.record_cells(office, [cell(someone, 6, "22-6")])
    assert limits.remaining(someone.id) == typed
    assert limits.remaining(someone.id, [cell(someone, 6, "")]) == before
    assert limits.remaining(MemberId("nobody")) == ()


def test_more_than_the_limit_is_said(office: Office, someone: Member) -> None:
    limits = DutyLimits.of(office, OCTOBER)
    [night, _rest] = limits.remaining(someone.id, [cell(someone, day, "22-6") for day in range(1, 31, 2)])
    assert (night.left, night.over) == (0, night.used - 2_400)
    assert replace(night, used=2_400).over == 0


def test_only_the_minutes_of_the_month_are_counted(office: Office, someone: Member) -> None:
    limits = DutyLimits.of(office, OCTOBER)
    idle = [cell(someone, day, "") for day in range(1, 31)]
    [night, _rest] = limits.remaining(someone.id, [*idle, cell(someone, 31, "22-6")])
    assert night.used == 120
