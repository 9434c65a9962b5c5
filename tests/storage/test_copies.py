"""A copy is the same book, or there is none; and the way back keeps what it replaces."""

import errno
import hashlib
import os
import random
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.model.member import Member
from desktop_app.storage import fresh
from desktop_app.storage.book import Book
from desktop_app.storage.copies import check_file, copy_book, restore
from desktop_app.storage.tables import TABLES

MOMENT = datetime.fromisoformat("2026-11-03T08:15:00")
AN, BINH = Member("an", "Lê An"), Member("binh", "Lê Bình")


def fingerprints(path: Path) -> dict[str, str]:
    """Return a digest of every table's rows."""
    connection = sqlite3.connect(path)
    names = [table.name for table in TABLES] + ["history", "history_rows", "pdfs"]
    rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in names}  # noqa: S608
    # When a step was taken nobody asks; which were taken decides what a later program does.
    steps = connection.execute("SELECT migration_set, name FROM _sqlite_migrations")
    rows["_sqlite_migrations"] = sorted(map(repr, steps))
    connection.close()
    return {name: hashlib.sha256("\n".join(lines).encode()).hexdigest() for name, lines in rows.items()}


@pytest.fixture
def written(on_disk: Book) -> Book:
    with on_disk.change("member.added", by="Lan") as change:
        change.put_all([AN, BINH, *(Member(f"m{number}", f"Lê Văn {number}") for number in range(100))])
    with on_disk.change("member.retired", by="Lan") as change:
        change.retire(BINH)
    return on_disk


@pytest.fixture
def backup(written: Book, path: Path, tmp_path: Path) -> Path:
    assert written.path == path
    return copy_book(path, tmp_path / "bản sao.db").path


def test_a_copy_of_an_open_book_has_every_row_of_every_table(written: Book, path: Path, backup: Path):
    copied = copy_book(path, backup)
    assert fingerprints(backup) == fingerprints(path)
    assert copied.head == written.history.head()
    assert copied.size == backup.stat().st_size
    assert copied.sha256 == hashlib.sha256(backup.read_bytes()).hexdigest()
    assert check_file(backup) == []
    assert not list(backup.parent.glob("*.new*"))


def test_a_copy_in_the_midst_of_a_change_has_what_was_committed(written: Book, path: Path, tmp_path: Path):
    before = written.history.head()
    with written.change("member.added", by="Lan") as change:
        change.put(Member("cuc", "Lê Cúc"))
        copied = copy_book(path, tmp_path / "copy.db")
    assert copied.head == before
    assert written.history.head().seq == before.seq + 1
    assert written.check() == []


def test_a_copy_opens_as_a_book(backup: Path, written: Book, clock, local):
    with Book.open(backup, clock, local) as copy:
        assert copy.members() == written.members()
        assert copy.check() == []


@pytest.mark.parametrize("where", ["nowhere/copy.db", "so-antt.db"])
def test_a_copy_to_no_folder_or_over_the_book_itself_is_refused(written: Book, path: Path, codes, where: str):
    target = path.parent / where
    expected = "book.exists" if target == path else "book.folder_missing"
    assert codes(lambda: copy_book(path, target)) == [expected]
    assert written.check() == []


def test_a_copy_of_a_book_that_was_broken_into_is_refused_and_the_old_copy_stays(
    written: Book, path: Path, backup: Path, codes
):
    old = backup.read_bytes()
    written._connection.execute("PRAGMA query_only = OFF")
    written._connection.execute("UPDATE members SET cccd = '001' WHERE id = 'an'")
    assert codes(lambda: copy_book(path, backup)) == ["book.row_altered"]
    assert backup.read_bytes() == old
    assert not list(backup.parent.glob("*.new*"))


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "book.disk_full"),
        (errno.EROFS, "book.read_only"),
        (errno.EACCES, "book.read_only"),
        (errno.EIO, "book.disk_fault"),
    ],
)
def test_a_disk_that_fails_at_the_last_step_leaves_the_old_copy(backup: Path, codes, monkeypatch, number, code):
    old = backup.read_bytes()

    def fail(_handle: int) -> None:
        raise OSError(number, "")

    monkeypatch.setattr(fresh.os, "fsync", fail)
    assert codes(lambda: copy_book(backup.with_name("so-antt.db"), backup)) == [code]
    assert backup.read_bytes() == old
    assert not list(backup.parent.glob("*.new*"))


def test_restoring_brings_the_copys_rows_and_keeps_the_replaced_book(written: Book, path: Path, backup: Path, local):
    with written.change("member.corrected", by="Lan") as change:
        change.retire(AN)
    written.close()
    replaced = fingerprints(path)
    aside = restore(backup, path, MOMENT, local)
    assert aside == path.with_name("so-antt.replaced-20261103-081500.db")
    assert fingerprints(path) == fingerprints(backup)
    assert fingerprints(aside) == replaced


def test_restoring_where_there_is_no_book(backup: Path, path: Path, written: Book, clock, local):
    written.close()
    path.unlink()
    assert restore(backup, path, MOMENT, local) is None
    with Book.open(path, clock, local) as book:
        assert book.member("an") == AN


def test_nothing_is_restored_over_an_open_book(written: Book, backup: Path, path: Path, codes, local):
    assert codes(lambda: restore(backup, path, MOMENT, local)) == ["book.in_use"]
    assert written.check() == []


def test_a_damaged_copy_replaces_nothing(written: Book, backup: Path, path: Path, codes, local):
    written.close()
    before = path.read_bytes()
    content = bytearray(backup.read_bytes())
    content[8192:12288] = os.urandom(4096)
    backup.write_bytes(content)
    assert set(codes(lambda: restore(backup, path, MOMENT, local))) == {"book.damaged"}
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.replaced*"))


def test_a_book_replaced_in_the_same_second_is_not_overwritten(written: Book, backup: Path, path: Path, codes, local):
    written.close()
    restore(backup, path, MOMENT, local)
    assert codes(lambda: restore(backup, path, MOMENT, local)) == ["book.exists"]
    assert check_file(path) == []


def test_the_journal_of_a_crash_goes_aside_with_its_book(written: Book, backup: Path, path: Path, local):
    written.close()
    path.with_name(f"{path.name}-journal").write_bytes(b"left by a crash")
    aside = restore(backup, path, MOMENT, local)
    assert aside is not None
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"left by a crash"
    assert not path.with_name(f"{path.name}-journal").exists()


@pytest.mark.parametrize(
    ("content", "code"), [(None, "book.missing"), (b"", "book.not_ours"), (b"x" * 999, "book.not_ours")]
)
def test_a_file_that_is_no_copy(tmp_path: Path, content: bytes | None, code: str):
    path = tmp_path / "copy.db"
    if content is not None:
        path.write_bytes(content)
    assert [problem.code for problem in check_file(path)] == [code]


def test_one_flipped_bit_is_found_or_changes_nothing(backup: Path):
    chance, whole, expected = random.Random(11), backup.read_bytes(), fingerprints(backup)
    found = 0
    for _ in range(60):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        backup.write_bytes(content)
        if check_file(backup):
            found += 1
        else:
            assert fingerprints(backup) == expected
    assert found > 5


@pytest.mark.usefixtures("written")
def test_a_place_that_cannot_be_cleared_hides_no_refusal(path: Path, tmp_path: Path, codes, monkeypatch):
    def read_only(*_: object, **_named: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", read_only)
    assert codes(lambda: copy_book(path, tmp_path / "copy.db")) == ["book.read_only"]


def test_another_units_copy_is_put_back_only_when_it_is_said(path: Path, tmp_path: Path, clock, local, codes):
    for book, unit in ((path, "ca-bac-ninh"), (tmp_path / "other.db", "ca-tinh-khac")):
        with Book.create(book, clock, local) as made, made.change("book.started", by="Lan") as change:
            change.set_fact("office_unit", unit)
    other = tmp_path / "other.db"
    before = path.read_bytes()
    assert codes(lambda: restore(other, path, MOMENT, local)) == ["book.copy_of_other_unit"]
    assert path.read_bytes() == before
    aside = restore(other, path, MOMENT, local, other_unit=True)
    assert aside is not None
    assert aside.read_bytes() == before
