from datetime import datetime

import pytest

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy, Stint, in_month
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.storage.book import Book

OCTOBER = Month(2026, 10)
AN, BINH = Member("an", "Lê An"), Member("binh", "Lê Bình")


def entry(key: str, begins: str, ends: str, member: str = "an") -> DutyEntry:
    return DutyEntry(key, member, datetime.fromisoformat(begins), datetime.fromisoformat(ends))


ENTRIES = (
    entry("ends-at-the-first-minute", "2026-09-30T22:00", "2026-10-01T00:00"),
    entry("one-minute-in", "2026-09-30T00:01", "2026-10-01T00:01", "binh"),
    entry("first-minute", "2026-10-01T00:00", "2026-10-01T00:01"),
    entry("last-night", "2026-10-31T22:00", "2026-11-01T06:00"),
    entry("last-minute", "2026-10-31T23:59", "2026-11-01T00:00", "binh"),
    entry("next-month", "2026-11-01T00:00", "2026-11-01T04:30", "binh"),
)


@pytest.fixture
def kept(book: Book) -> Book:
    with book.change("duty.recorded", by="Lan") as change:
        change.put_all([*ENTRIES, AN, BINH])
    return book


@pytest.mark.parametrize("month", [Month(2026, 9), OCTOBER, Month(2026, 11), Month(2026, 12)])
def test_a_month_has_the_entries_that_share_a_minute_with_it(kept: Book, month: Month):
    assert set(kept.duty(month)) == set(in_month(ENTRIES, month))


def test_duty_comes_by_beginning(kept: Book):
    keys = ["one-minute-in", "first-minute", "last-night", "last-minute"]
    assert [duty.id for duty in kept.duty(OCTOBER)] == keys
    assert [duty.id for duty in kept.duty_of("binh", OCTOBER)] == ["one-minute-in", "last-minute"]
    assert [duty.id for duty in kept.all_duty_of("binh")] == ["one-minute-in", "last-minute", "next-month"]
    assert kept.duty_of("nobody", OCTOBER) == ()


def test_retired_duty_is_left_out(kept: Book):
    with kept.change("duty.removed", by="Lan") as change:
        change.retire(ENTRIES[2])
        change.retire(ENTRIES[5])
    assert ENTRIES[2] not in kept.duty(OCTOBER)
    assert kept.months_with_duty() == (Month(2026, 9), OCTOBER)


def test_every_field_of_an_entry_is_read(book: Book):
    moment = datetime.fromisoformat
    heavy = DutyEntry(
        "d",
        "an",
        moment("2026-10-05T19:30"),
        moment("2026-10-05T23:00"),
        DutyKind.HEAVY_WORK,
        Heavy.ESPECIALLY_HEAVY,
        "KH 12",
    )
    with book.change("duty.recorded", by="Lan") as change:
        change.put_all([heavy, AN])
    assert book.duty(OCTOBER) == (heavy,) == (book.get(DutyEntry, "d"),)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("2026-10-01T22:00", "2026-10-01T22:00"), ("2026-10-01T22:00", "2026-10-02T22:01")],
)
def test_a_stint_of_no_time_or_longer_than_a_day_never_reaches_the_table(book: Book, begins: str, ends: str):
    with pytest.raises(Exception, match="CHECK"), book.change("duty.recorded", by="Lan") as change:
        change.put_all([AN, entry("d", begins, ends)])
    assert book.members() == ()


def test_a_month_is_found_by_its_index(kept: Book):
    plan = kept._connection.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM duty_entries WHERE day >= ? AND day < ? AND ends > ? AND retired = 0",
        ("2026-09-30", "2026-11-01", "2026-10-01T00:00:00"),
    ).fetchall()
    assert "USING INDEX duty_by_day" in str(plan)


def test_stints_are_put_together_without_sorting(kept: Book, monkeypatch: pytest.MonkeyPatch):
    asked = []
    rows = Book._rows
    monkeypatch.setattr(
        Book, "_rows", lambda book, sql, values=(): asked.append((sql, values)) or rows(book, sql, values)
    )
    kept.stints(OCTOBER)
    ((sql, values),) = asked
    plan = str(rows(kept, f"EXPLAIN QUERY PLAN {sql}", values))
    assert "USING INDEX duty_by_stint" in plan
    assert "TEMP B-TREE" not in plan


def counted(entry: DutyEntry | Stint) -> tuple[object, ...]:
    return entry.begins, entry.ends, entry.kind, entry.heavy, entry.plan


@pytest.mark.parametrize("month", [Month(2026, 9), OCTOBER, Month(2026, 11), Month(2026, 12)])
def test_stints_are_what_the_entries_of_the_month_say(kept: Book, month: Month):
    found = {member: sorted(map(counted, own)) for member, own in kept.stints(month).items()}
    wanted = {
        member: sorted(counted(entry) for entry in kept.duty(month) if entry.member == member)
        for member in {entry.member for entry in kept.duty(month)}
    }
    assert found == wanted


def test_those_who_served_the_same_share_a_stint_and_nobody_else(book: Book):
    night = [entry(name, "2026-10-05T22:00", "2026-10-06T06:00", name) for name in ("an", "binh")]
    heavy = DutyEntry(
        "h", "an", night[0].ends, night[0].ends.replace(hour=9), DutyKind.HEAVY_WORK, Heavy.HEAVY, "12/KH|'\"\\"
    )
    with book.change("duty.recorded", by="Lan") as change:
        change.put_all([*night, heavy, AN, BINH])
    found = book.stints(OCTOBER)
    [of_binh] = found["binh"]
    assert of_binh in found["an"]
    [other] = [stint for stint in found["an"] if stint is not of_binh]
    assert counted(other) == counted(heavy)
    with book.change("duty.removed", by="Lan") as change:
        change.retire(night[1])
    assert "binh" not in book.stints(OCTOBER)


def test_a_damaged_stint_is_told(book: Book):
    with book.change("duty.recorded", by="Lan") as change:
        change.put_all([ENTRIES[2], AN])
    book._connection.execute("PRAGMA query_only = OFF")
    book._connection.execute("PRAGMA ignore_check_constraints = ON")
    book._connection.execute("UPDATE duty_entries SET kind = 'sleep'")
    with pytest.raises(Refused) as refused:
        book.stints(OCTOBER)
    assert refused.value.problems[0].code == "book.row_unreadable"
