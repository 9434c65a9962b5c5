from datetime import date, datetime

import pytest

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy
from desktop_app.model.duty_text import Interval
from desktop_app.model.problems import Refused
from desktop_app.ui.widgets import duty_grid_text as words
from desktop_app.ui.widgets.duty_grid_text import CellPlace

DAY = date(2026, 10, 14)


def stint(begins: str, ends: str, **more: object) -> DutyEntry:
    return DutyEntry("d", "m", datetime.fromisoformat(begins), datetime.fromisoformat(ends), **more)


NIGHT = stint("2026-10-14T22:00", "2026-10-15T06:00")
EVENING = stint("2026-10-14T19:30", "2026-10-14T23:00")


def test_a_night_is_explained_day_by_day():
    assert words.explain([NIGHT]) == "8 giờ đêm (2 giờ ngày 14, 6 giờ ngày 15)"


def test_a_night_over_the_end_of_the_month_names_the_months():
    across = stint("2026-10-31T22:00", "2026-11-01T06:00")
    assert words.explain([across]) == "8 giờ đêm (2 giờ ngày 31/10, 6 giờ ngày 1/11)"


def test_hours_outside_the_night_are_told_apart():
    assert words.explain([EVENING]) == "1 giờ đêm, 2,5 giờ ngoài giờ đêm"


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        ([NIGHT], ("22", "6")),
        ([EVENING], ("19³⁰", "23")),
        ([stint("2026-10-14T18:00", "2026-10-15T00:00")], ("18", "24")),
        ([stint("2026-10-14T00:00", "2026-10-14T04:30")], ("0", "4³⁰")),
        ([EVENING, stint("2026-10-14T23:00", "2026-10-15T03:00")], ("2 ca", "7,5h")),
        ([], ("", "")),
    ],
)
def test_begin_stands_above_end(entries, lines):
    assert words.two_lines(entries) == lines


def test_text_typed_again_keeps_kind_degree_and_plan():
    heavy = stint("2026-10-14T22:00", "2026-10-15T06:00", kind=DutyKind.HEAVY_WORK, heavy=Heavy.HEAVY, plan="KH 12")
    cell = words.typed(CellPlace("m", DAY), "21-5", {}, [heavy])
    assert (cell.intervals, cell.kind, cell.plan) == ((Interval(1260, 1740),), DutyKind.HEAVY_WORK, "KH 12")


def test_the_communes_symbols_are_understood_and_nonsense_is_refused():
    assert words.typed(CellPlace("m", DAY), "đ", {"Đ": "22h-6h"}, []).intervals == (Interval(1320, 1800),)
    with pytest.raises(Refused) as refused:
        words.typed(CellPlace("m", DAY), "N", {}, [])
    assert refused.value.problems[0].code == "duty.text_not_understood"


def test_filling_moves_the_same_stint_to_another_day():
    cell = words.filled(CellPlace("n", date(2026, 10, 20)), [NIGHT])
    assert (cell.member, cell.day, cell.intervals) == ("n", date(2026, 10, 20), (Interval(1320, 1800),))


def test_a_block_goes_to_a_spreadsheet_and_comes_back():
    block = [["22-6", ""], ["19h30-23h", "8-11; 14-17"]]
    assert words.read_block(words.write_block(block)) == block


def test_a_block_with_a_line_end_inside_a_cell_and_windows_line_ends_is_read():
    assert words.read_block('"8-11\r\n14-17"\t22-6\r\n\r\n') == [["8-11\n14-17", "22-6"]]


def test_night_is_counted_only_within_the_month():
    across = stint("2026-10-31T22:00", "2026-11-01T06:00")
    assert words.night_within([across], date(2026, 10, 1), date(2026, 10, 31)) == 120
