"""Every file that is not a book to be written in is refused by its own name, and left as it was."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.model.member import Member
from desktop_app.storage.book import Book
from desktop_app.storage.database import APPLICATION_ID, SCHEMA_VERSION

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from desktop_app.clock import Clock
from desktop_app.storage.book import Book
from desktop_app.storage.drives import Drive
book = Book.open(Path(sys.argv[1]), Clock(), lambda path: Drive.LOCAL)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def closed(path: Path, clock, local) -> Path:
    with Book.create(path, clock, local) as book, book.change("member.added", by="Lan") as change:
        change.put_all(Member(f"m{number}", f"Lê Văn {number}") for number in range(200))
    return path


def test_a_new_book_is_marked_as_ours(closed: Path):
    connection = sqlite3.connect(closed)
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "journal_mode")
    }
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'")
    assert tables.fetchall() == []
    connection.close()
    assert settings == {"application_id": APPLICATION_ID, "user_version": SCHEMA_VERSION, "journal_mode": "delete"}


def test_an_open_book_has_the_settings_found_safe(on_disk: Book):
    expected = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "busy_timeout": 5000,
        "query_only": 1,
    }
    assert {name: on_disk._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected


def test_making_leaves_nothing_half_made_beside(closed: Path):
    assert {file.name for file in closed.parent.iterdir()} == {
        f"{closed.name}{end}" for end in ("", ".lock", "-journal")
    }


def test_a_book_is_not_made_over_another_file(closed: Path, clock, local, codes):
    before = closed.read_bytes()
    assert codes(lambda: Book.create(closed, clock, local)) == ["book.exists"]
    assert closed.read_bytes() == before


def test_a_book_or_folder_that_is_not_there(path: Path, clock, local, codes):
    assert codes(lambda: Book.open(path, clock, local)) == ["book.missing"]
    assert codes(lambda: Book.open(path / "xa" / "so.db", clock, local)) == ["book.folder_missing"]
    assert codes(lambda: Book.create(path / "xa" / "so.db", clock, local)) == ["book.folder_missing"]
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + bytes(84), b"x" * 5000])
def test_a_file_that_is_not_ours(path: Path, clock, local, codes, content: bytes):
    path.write_bytes(content)
    assert codes(lambda: Book.open(path, clock, local)) == ["book.not_ours"]
    assert path.read_bytes() == content


def test_another_programs_database(path: Path, clock, local, codes):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE members (id)")
    connection.close()
    before = path.read_bytes()
    assert codes(lambda: Book.open(path, clock, local)) == ["book.not_ours"]
    assert path.read_bytes() == before


def test_a_book_of_a_newer_program(closed: Path, clock, local, codes):
    connection = sqlite3.connect(closed)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = closed.read_bytes()
    assert codes(lambda: Book.open(closed, clock, local)) == ["book.newer"]
    assert closed.read_bytes() == before


def test_a_book_whose_pages_are_damaged(closed: Path, clock, local, codes):
    content = bytearray(closed.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    closed.write_bytes(content)
    assert codes(lambda: Book.open(closed, clock, local)) == ["book.damaged"]


def test_a_book_open_in_another_window(on_disk: Book, path: Path, clock, local, codes):
    assert codes(lambda: Book.open(path, clock, local)) == ["book.in_use"]
    on_disk.close()
    on_disk.close()
    Book.open(path, clock, local).close()


def test_a_book_open_in_another_process_until_that_one_dies(closed: Path, clock, local, codes):
    command = [sys.executable, "-c", HOLDER, str(closed)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        assert codes(lambda: Book.open(closed, clock, local)) == ["book.in_use"]
        holder.kill()
    Book.open(closed, clock, local).close()


def test_a_foreign_tool_that_is_writing_is_waited_for_and_then_named(on_disk: Book, path: Path, codes):
    on_disk._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def write() -> None:
        with on_disk.change("member.added", by="Lan") as change:
            change.put(Member("an", "Lê An"))

    assert codes(write) == ["book.in_use"]
    other.execute("ROLLBACK")
    other.close()
    write()
    assert len(on_disk.members()) == 1


@contextmanager
def powerless() -> Iterator[None]:
    """Be nobody for a while where the tests run as root, whom no mode forbids anything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX's")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_book_that_may_not_be_written(clock, local, codes, which: str):
    # Outside pytest's own folder, which nobody but its owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "so-antt.db"
        Book.create(path, clock, local).close()
        for file in folder.iterdir():
            file.chmod(0o666)
        path.chmod(0o444 if which == "file" else 0o666)
        (folder / f"{path.name}.lock").unlink()
        folder.chmod(0o777 if which == "file" else 0o555)
        try:
            with powerless():
                assert codes(lambda: Book.open(path, clock, local)) == ["book.read_only"]
        finally:
            folder.chmod(0o700)
