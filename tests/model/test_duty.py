from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.duty import (
    DutyEntry,
    DutyKind,
    Heavy,
    NightWindow,
    check_entry,
    clashes,
    in_month,
    month_of,
    night_minutes,
    pieces,
)
from desktop_app.model.ids import DutyId, MemberId
from desktop_app.model.periods import Month
from tests.building import a_stint

MINUTE = timedelta(minutes=1)
starts = st.datetimes(datetime(2026, 1, 30), datetime(2026, 3, 3)).map(lambda m: m.replace(second=0, microsecond=0))  # noqa: DTZ001 - local time
lengths = st.integers(1, 1440)
nights = st.builds(NightWindow, st.integers(18 * 60, 1439), st.integers(1, 8 * 60))


def is_night(moment: datetime, night: NightWindow) -> bool:
    minute = moment.hour * 60 + moment.minute
    return minute >= night.begins or minute < night.ends


@given(starts, lengths, nights)
def test_pieces_are_the_interval(begins: datetime, length: int, night: NightWindow) -> None:
    found = list(pieces(begins, begins + length * MINUTE, night))
    assert sum(piece.minutes for piece in found) == length
    midnight = datetime.min.time()
    edges = [
        (datetime.combine(p.day, midnight) + p.begins * MINUTE, datetime.combine(p.day, midnight) + p.ends * MINUTE)
        for p in found
    ]
    assert edges[0][0] == begins
    assert edges[-1][1] == begins + length * MINUTE
    assert all(before[1] == after[0] for before, after in pairwise(edges))
    assert all(piece.begins < piece.ends <= 1440 for piece in found)


@given(starts, lengths, nights)
def test_night_is_counted_as_minute_by_minute(begins: datetime, length: int, night: NightWindow) -> None:
    counted = sum(is_night(begins + n * MINUTE, night) for n in range(length))
    assert sum(piece.minutes for piece in pieces(begins, begins + length * MINUTE, night) if piece.night) == counted


@given(starts, lengths, st.data())
def test_a_stint_may_be_split_anywhere(begins: datetime, length: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, length))
    middle, ends = begins + cut * MINUTE, begins + length * MINUTE

    def by_day(*stints: tuple[datetime, datetime]) -> dict[tuple[date, bool], int]:
        found: dict[tuple[date, bool], int] = {}
        for start, stop in stints:
            for piece in pieces(start, stop):
                found[piece.day, piece.night] = found.get((piece.day, piece.night), 0) + piece.minutes
        return found

    assert by_day((begins, middle), (middle, ends)) == by_day((begins, ends))


def test_a_night_over_the_month_end() -> None:
    stint = a_stint("2026-10-31T21:30", "2026-11-01T06:30")
    found = [(p.day.isoformat(), p.begins, p.ends, p.night) for p in pieces(stint.begins, stint.ends)]
    assert found == [
        ("2026-10-31", 1290, 1320, False),
        ("2026-10-31", 1320, 1440, True),
        ("2026-11-01", 0, 360, True),
        ("2026-11-01", 360, 390, False),
    ]
    assert night_minutes([stint]) == 480
    assert stint.minutes == 540
    assert month_of(stint) == Month(2026, 10)
    assert stint.day == date(2026, 10, 31)


def test_a_whole_day() -> None:
    assert night_minutes([a_stint("2026-10-05T00:00", "2026-10-06T00:00")]) == 480
    assert night_minutes([a_stint("2026-10-05T08:00", "2026-10-06T08:00")]) == 480


def test_the_minute_of_six_is_day() -> None:
    assert night_minutes([a_stint("2026-10-05T06:00", "2026-10-05T22:00")]) == 0
    assert night_minutes([a_stint("2026-10-05T05:59", "2026-10-05T22:01")]) == 2


def test_which_month_a_stint_shares_a_minute_with() -> None:
    over = a_stint("2026-10-31T22:00", "2026-11-01T06:00")
    until = a_stint("2026-10-31T22:00", "2026-11-01T00:00")
    assert in_month([over, until], Month(2026, 11)) == [over]
    assert in_month([over, until], Month(2026, 10)) == [over, until]
    assert in_month([over, until], Month(2026, 9)) == []


@pytest.mark.parametrize(
    ("stint", "codes"),
    [
        (a_stint("2026-10-05T08:00", "2026-10-06T08:00"), []),
        (a_stint("2026-10-05T08:00", "2026-10-05T08:00"), ["duty.ends_before_begin"]),
        (a_stint("2026-10-05T08:00", "2026-10-05T07:00"), ["duty.ends_before_begin"]),
        (a_stint("2026-10-05T08:00", "2026-10-06T08:01"), ["duty.longer_than_a_day"]),
        (a_stint("2026-10-05T08:00:30", "2026-10-05T09:00"), ["duty.not_whole_minutes"]),
        (a_stint("2026-10-05T08:00", "2026-10-05T09:00", kind=DutyKind.HEAVY_WORK), ["duty.heavy_not_graded"]),
        (a_stint("2026-10-05T08:00", "2026-10-05T09:00", kind=DutyKind.HEAVY_WORK, heavy=Heavy.HEAVY), []),
    ],
)
def test_one_entry_by_itself(stint: DutyEntry, codes: list[str]) -> None:
    assert [problem.code for problem in check_entry(stint)] == codes


entries = st.lists(
    st.builds(
        lambda n, member, start, length: DutyEntry(
            DutyId(f"d{n}"),
            MemberId(member),
            datetime(2026, 10, 1) + start * MINUTE,  # noqa: DTZ001 - local time
            datetime(2026, 10, 1) + (start + length) * MINUTE,  # noqa: DTZ001 - local time
        ),
        st.integers(0, 10**6),
        st.sampled_from("ab"),
        st.integers(0, 300),
        st.integers(1, 60),
    ),
    max_size=8,
)


@given(entries)
def test_a_clash_is_found_if_and_only_if_there_is_one(stints: list[DutyEntry]) -> None:
    def overlap(one: DutyEntry, other: DutyEntry) -> bool:
        return one.member == other.member and one.begins < other.ends and other.begins < one.ends

    found = clashes(stints)
    assert all(overlap(one, other) and one.begins <= other.begins for one, other in found)
    really = {i for i, a in enumerate(stints) for j, b in enumerate(stints) if i != j and overlap(a, b)}
    assert bool(found) == bool(really)
    later = {id(other) for _one, other in found}
    left = [stint for stint in stints if id(stint) not in later]
    assert not [1 for a, b in pairwise(sorted(left, key=lambda e: e.begins)) if overlap(a, b)]


def test_touching_stints_and_other_people_do_not_clash() -> None:
    assert (
        clashes([a_stint("2026-10-05T08:00", "2026-10-05T10:00"), a_stint("2026-10-05T10:00", "2026-10-05T12:00")])
        == []
    )
    assert (
        clashes(
            [a_stint("2026-10-05T08:00", "2026-10-05T10:00", "a"), a_stint("2026-10-05T08:00", "2026-10-05T10:00", "b")]
        )
        == []
    )
