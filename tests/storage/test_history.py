"""The chain: what it refuses while it stands, and what it tells once somebody has broken in."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, replace

import pytest

from desktop_app.model.member import Member
from desktop_app.storage.book import Book
from desktop_app.storage.history import Head

AN, BINH, CUC = (Member(key, name) for key, name in (("an", "Lê An"), ("binh", "Lê Bình"), ("cuc", 'Lê "Cúc"')))


@pytest.fixture
def written(book: Book) -> Book:
    for name, member in (("member.added", AN), ("member.added", BINH), ("member.added", CUC)):
        with book.change(name, by="Lan", why="danh sách «gốc»\n") as change:
            change.put(member)
    with book.change("member.corrected", by="Lan") as change:
        change.put(replace(AN, phone="0912"))
        change.retire(BINH)
    return book


@pytest.fixture
def broken_into(written: Book) -> Callable[..., Book]:
    """Let somebody with a SQLite tool do what the triggers forbid."""

    def tamper(*statements: str) -> Book:
        connection = written._connection
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount == 1
        for _name, sql in guards:
            connection.execute(sql)
        return written

    return tamper


def test_each_digest_is_that_of_the_whole_lines_canonical_json(written: Book):
    previous = "0" * 64
    for seq, change in enumerate(written.history.walk(), start=1):
        body = {key: value for key, value in asdict(change).items() if key != "digest"}
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert change.digest == hashlib.sha256(text.encode()).hexdigest()
        assert (change.seq, change.previous) == (seq, previous)
        previous = change.digest
    assert written.history.head() == Head(4, previous)
    assert written.history.verify_chain() == []
    assert written.check() == []


def test_a_list_of_changes_is_newest_first_and_reads_no_images(written: Book):
    assert [change.seq for change in written.history.changes()] == [4, 3, 2, 1]
    assert [change.seq for change in written.history.changes(limit=2, offset=1)] == [3, 2]
    assert all(change.rows == () for change in written.history.changes())


def test_a_line_holds_how_rows_looked_before_and_after(written: Book):
    change = written.history.change(4)
    assert change is not None
    corrected, retired = change.rows
    assert (corrected.table, corrected.key) == ("members", "an")
    assert corrected.before is not None
    assert corrected.after == {**corrected.before, "phone": "0912"}
    assert retired.before is not None
    assert (retired.key, retired.before["full_name"], retired.after) == ("binh", "Lê Bình", None)
    assert written.history.change(5) is None


def test_later_lines_on_the_same_rows_are_known(written: Book):
    assert [written.history.touched_after(seq) for seq in (1, 2, 3, 4)] == [True, True, False, False]


def test_a_walk_can_begin_after_a_line(written: Book):
    assert [change.seq for change in written.history.walk(after=2)] == [3, 4]


LINE = "INSERT INTO history (seq, at, by, name, why, rows, previous, digest) VALUES"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE history SET by = 'Mai' WHERE seq = 2", "append_only"),
        ("DELETE FROM history WHERE seq = 4", "append_only"),
        ("UPDATE history_rows SET after = NULL", "append_only"),
        ("DELETE FROM history_rows", "append_only"),
        (  # a number left out
            LINE + " (6, '', 'x', 'x', '', 1, (SELECT digest FROM history WHERE seq = 4), hex(randomblob(32)))",  # noqa: S608
            "sequence",
        ),
        (LINE + " (5, '', 'x', 'x', '', 1, hex(randomblob(32)), hex(randomblob(32)))", "sequence"),
        (
            LINE.replace("INSERT", "REPLACE") + " (4, '', 'x', 'x', '', 1, hex(randomblob(32)), hex(randomblob(32)))",
            "append_only|sequence",
        ),
        ("INSERT INTO history_rows (seq, position, table_name, row_key) VALUES (4, 9, 'members', 'an')", "sequence"),
        ("INSERT INTO history_rows (seq, position, table_name, row_key) VALUES (5, 1, 'members', 'an')", "FOREIGN KEY"),
    ],
)
def test_history_takes_nothing_but_the_next_line(written: Book, statement: str, why: str):
    head = written.history.head()
    written._connection.execute("PRAGMA query_only = OFF")
    with pytest.raises(sqlite3.IntegrityError, match=why):
        written._connection.execute(statement)
    assert written.history.head() == head
    assert written.check() == []


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE history SET by = 'Mai' WHERE seq = 2"], [("history.line_altered", 2)]),
        (["UPDATE history SET rows = 7 WHERE seq = 2"], [("history.line_altered", 2)]),
        (["UPDATE history_rows SET after = '{}' WHERE seq = 3"], [("history.line_altered", 3)]),
        (["DELETE FROM history_rows WHERE seq = 3"], [("history.line_altered", 3)]),
        (
            ["INSERT INTO history_rows (seq, position, table_name, row_key) VALUES (1, 2, 'members', 'x')"],
            [("history.line_altered", 1)],
        ),
        (["UPDATE history SET digest = lower(hex(zeroblob(32))) WHERE seq = 4"], [("history.line_altered", 4)]),
        (["DELETE FROM history WHERE seq = 2"], [("history.gap", 3)]),
        (
            ["UPDATE history SET previous = digest WHERE seq = 3"],
            [("history.broken_link", 3), ("history.line_altered", 3)],
        ),
    ],
)
def test_a_chain_that_was_broken_into_tells_where(broken_into, statements: list[str], found: list[tuple[str, int]]):
    problems = broken_into(*statements).history.verify_chain()
    assert [(problem.code, problem.values["seq"]) for problem in problems] == found


def test_a_line_rewritten_with_its_own_digest_breaks_the_next(broken_into):
    lines = broken_into().history._texts()
    line = next(replace(line, why="") for line, _digest, _rows in lines if line.seq == 2)
    book = broken_into(f"UPDATE history SET why = '', digest = '{line.digest}' WHERE seq = 2")  # noqa: S608
    assert [(p.code, p.values["seq"]) for p in book.history.verify_chain()] == [("history.broken_link", 3)]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE members SET cccd = '001' WHERE id = 'an'", [("book.row_altered", "an")]),
        ("UPDATE members SET retired = 0 WHERE id = 'binh'", [("book.row_altered", "binh")]),
        ("UPDATE members SET retired = 1 WHERE id = 'cuc'", [("book.row_altered", "cuc")]),
        ("UPDATE members SET note = 'x' WHERE id = 'binh'", [("book.row_altered", "binh")]),
        ("UPDATE members SET search_key = 'x' WHERE id = 'an'", [("book.row_altered", "an")]),
        ("DELETE FROM members WHERE id = 'cuc'", [("book.row_missing", "cuc")]),
        ("INSERT INTO facts (key, value) VALUES ('office', 'x')", [("book.row_altered", "office")]),
    ],
)
def test_a_row_altered_behind_historys_back_is_found(broken_into, statement: str, found: list[tuple[str, str]]):
    assert [(problem.code, problem.values["key"]) for problem in broken_into(statement).check()] == found


def test_the_end_cut_off_is_known_only_by_the_head_that_others_hold(broken_into, written: Book):
    held = written.history.head()
    book = broken_into(
        "DELETE FROM history WHERE seq = 4",
        "DELETE FROM history_rows WHERE seq = 4 AND position = 1",
        "DELETE FROM history_rows WHERE seq = 4 AND position = 2",
    )
    assert book.history.verify_chain() == []
    assert book.history.head() != held


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP TRIGGER history_no_delete", ["trigger history_no_delete"]),
        ("DROP INDEX duty_by_day", ["index duty_by_day"]),
        ("UPDATE _sqlite_migrations SET name = 'v9' WHERE id = 2", ["_sqlite_migrations"]),
        ("ALTER TABLE members RENAME COLUMN cccd TO number", ["index members_by_cccd", "table members"]),
        ("CREATE TABLE more (id TEXT)", ["table more"]),
    ],
)
def test_an_altered_schema_is_found(written: Book, statement: str, found: list[str]):
    written._connection.execute("PRAGMA query_only = OFF")
    written._connection.execute(statement)
    assert [problem.values.get("name") for problem in written.check()] == found


def test_a_paper_without_its_owner_is_found(broken_into):
    book = broken_into(
        "INSERT INTO documents (id, form, form_version, title, printed_at, printed_by, content_digest, sha256, pages) "
        "VALUES ('d', '', '', '', '', '', '', 'none', 1)",
    )
    assert [problem.code for problem in book.check()] == ["book.reference_broken", "book.row_altered"]
