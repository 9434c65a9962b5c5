from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.clock import Clock
from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import DutyId, MemberId
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.storage.book import Book
from desktop_app.storage.history import NOTHING_BEFORE
from desktop_app.storage.writing import ChangeMisusedError, Changing

AN = Member(MemberId("an"), "Nguyễn Văn An")
BINH = Member(MemberId("binh"), "Trần Thị Bình")


def test_a_change_is_read_back_and_makes_one_line(book: Book):
    with book.change("member.added", by="Lan", why="danh sách tháng 10") as change:
        change.put_all([AN, BINH])
    assert book.members() == (AN, BINH)
    (line,) = book.history.changes()
    assert (line.seq, line.by, line.name, line.why) == (1, "Lan", "member.added", "danh sách tháng 10")
    assert line.at == "2026-11-03T08:15:00+07:00"
    assert line.previous == NOTHING_BEFORE
    assert change.recorded == book.history.head() == (1, line.digest)


def test_putting_what_is_stored_already_writes_no_line(book: Book):
    for _ in range(2):
        with book.change("member.added", by="Lan") as change:
            change.put(AN)
    assert change.recorded is None
    assert book.history.head().seq == 1


def test_a_row_put_twice_in_a_change_has_its_first_before_and_last_after(book: Book):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    with book.change("member.corrected", by="Lan") as change:
        change.put_all([replace(AN, phone="1"), replace(AN, phone="2")])
        change.put(replace(AN, phone="3"))
    whole = book.history.change(2)
    assert whole is not None
    (row,) = whole.rows
    assert row.before is not None
    assert row.after is not None
    assert (row.before["phone"], row.after["phone"]) == ("", "3")


def test_altering_and_putting_back_in_one_change_is_no_change(book: Book):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    with book.change("member.corrected", by="Lan") as change:
        change.put(replace(AN, phone="1"))
        change.put(AN)
    assert change.recorded is None
    assert book.history.head().seq == 1


def test_an_exception_undoes_all(book: Book):
    with pytest.raises(TypeError), book.change("member.added", by="Lan") as change:
        change.put_all(member if member is AN else len(0) for member in (AN, BINH))
    assert book.members() == ()
    assert book.history.head().seq == 0
    assert change.recorded is None


def test_a_change_in_a_change_is_refused_and_undoes_both(book: Book):
    def nested() -> None:
        with book.change("a.b", by="Lan") as change:
            change.put(AN)
            with book.change("c.d", by="Lan"):
                raise AssertionError

    with pytest.raises(ChangeMisusedError):
        nested()
    assert book.members() == ()


@pytest.mark.parametrize(
    "use",
    [
        lambda change: change.put(BINH),
        lambda change: change.retire(AN),
        lambda change: change.put_image("members", "an", None),
        lambda change: change.set_fact("office", "commune"),
    ],
)
def test_nothing_is_put_after_a_change_has_ended(book: Book, use):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    with pytest.raises(ChangeMisusedError):
        use(change)
    assert book.members() == (AN,)


def test_nothing_is_written_past_the_one_way(book: Book):
    with pytest.raises(Exception, match="readonly"):
        Changing(book._connection).put(AN)
    assert book.members() == ()


def test_a_retired_row_is_in_no_answer_but_stays_and_comes_back(book: Book):
    with book.change("member.added", by="Lan") as change:
        change.put_all([AN, BINH])
    with book.change("member.retired", by="Lan") as change:
        change.retire(AN)
    assert book.members() == (BINH,)
    assert book.member(AN.id) is None
    assert book._connection.execute("SELECT count(*) FROM members").fetchone() == (2,)
    with book.change("undo:2", by="Lan") as change:
        change.put(AN)
    assert book.members() == (AN, BINH)


def test_retiring_what_is_not_there_is_a_fault_of_the_program(book: Book):
    with pytest.raises(KeyError), book.change("member.retired", by="Lan") as change:
        change.retire(AN)


def test_a_row_altered_and_retired_in_one_change_stands_as_it_was_before(book: Book):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    with book.change("member.retired", by="Lan") as change:
        change.put(replace(AN, phone="1"))
        change.retire(replace(AN, phone="1"))
    (row,) = book.history.change(2).rows
    assert (row.before["phone"], row.after) == ("", None)
    assert book.check() == []


def test_what_a_change_put_it_does_not_retire(book: Book):
    def put_and_retire() -> None:
        with book.change("member.added", by="Lan") as change:
            change.put(AN)
            change.retire(AN)

    with pytest.raises(ChangeMisusedError):
        put_and_retire()
    assert book.members() == ()


def test_before_images_undo_a_change(book: Book):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    with book.change("member.corrected", by="Lan") as change:
        change.put_all([replace(AN, phone="0912"), BINH])
    whole = book.history.change(2)
    assert whole is not None
    with book.change("undo:2", by="Lan") as change:
        for row in whole.rows:
            change.put_image(row.table, row.key, row.before)
    assert book.members() == (AN,)
    assert book.check() == []


def test_an_image_under_another_key_is_refused(book: Book):
    with pytest.raises(ValueError, match="members: binh"), book.change("undo:1", by="Lan") as change:
        change.put_image("members", "binh", {"id": "an"})


def test_facts_of_the_book(book: Book):
    assert book.fact("office") is None
    with book.change("book.set", by="Lan") as change:
        change.set_fact("office", "commune")
    assert book.fact("office") == "commune"
    with book.change("book.set", by="Lan") as change:
        change.set_fact("office", None)
    assert book.fact("office") is None


def test_a_reference_to_nobody_undoes_the_change(book: Book):
    entry = DutyEntry(
        DutyId("d"), AN.id, datetime.fromisoformat("2026-10-01T22:00"), datetime.fromisoformat("2026-10-02T06:00")
    )
    with pytest.raises(Exception, match="FOREIGN KEY"), book.change("duty.recorded", by="Lan") as change:
        change.put(entry)
    assert book.duty(Month(2026, 10)) == ()
    with book.change("duty.recorded", by="Lan") as change:
        change.put(entry)
        change.put(AN)
    assert book.duty(Month(2026, 10)) == (entry,)


def test_a_row_can_be_deleted_by_nobody(book: Book):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    book._connection.execute("PRAGMA query_only = OFF")
    with pytest.raises(Exception, match="rows_are_retired"):
        book._connection.execute("DELETE FROM members")
    with pytest.raises(Exception, match="rows_are_retired"):
        book._connection.execute("REPLACE INTO facts (key, value) VALUES ('a', 'b'), ('a', 'c')")


def test_a_book_on_disk_remembers(on_disk: Book, path, clock: Clock):
    with on_disk.change("member.added", by="Lan") as change:
        change.put(AN)
    head = on_disk.history.head()
    on_disk.close()
    with Book.open(path, clock) as again:
        assert again.members() == (AN,)
        assert again.history.head() == head
        assert again.check() == []


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE members SET birth = '{'", "book.row_unreadable"),
        ("UPDATE members SET birth = '{}'", "book.row_unreadable"),
        ("UPDATE members SET education = 'x'", "book.row_unreadable"),
        ("UPDATE members SET full_name = CAST(X'4CC3' AS TEXT)", "book.damaged"),
    ],
)
def test_a_row_that_is_no_member_any_more_is_told_and_named(book: Book, codes, damage: str, code: str):
    with book.change("member.added", by="Lan") as change:
        change.put(AN)
    book._connection.execute("PRAGMA query_only = OFF")
    book._connection.execute("PRAGMA ignore_check_constraints = ON")
    book._connection.execute(damage)
    assert codes(book.members) == [code]
    assert [(problem.code, problem.values["key"]) for problem in book.check()] == [("book.row_altered", "an")]


def test_duty_that_cannot_be_read_any_more_is_told(book: Book, codes):
    entry = DutyEntry(
        DutyId("d"), AN.id, datetime.fromisoformat("2026-10-01T22:00"), datetime.fromisoformat("2026-10-02T06:00")
    )
    with book.change("duty.recorded", by="Lan") as change:
        change.put_all([AN, entry])
    book._connection.execute("PRAGMA query_only = OFF")
    book._connection.execute("PRAGMA ignore_check_constraints = ON")
    book._connection.execute("UPDATE duty_entries SET kind = 'sleeping'")
    assert codes(lambda: book.duty(Month(2026, 10))) == ["book.row_unreadable"]
