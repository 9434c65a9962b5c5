"""A disk that fills, a program that is killed: nothing lost that was acknowledged, nothing half done."""

import os
import random
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.clock import Clock
from desktop_app.model.document import PrintedDocument
from desktop_app.model.ids import DocumentId
from desktop_app.model.member import Member
from desktop_app.storage.book import Book

CROWD = [Member(f"m{number}", f"Lê Văn {number}", note="x" * 400) for number in range(400)]


def enrol(book: Book, note: str = "") -> None:
    with book.change("member.added", by="Lan") as change:
        change.put_all(replace(member, note=member.note + note) for member in CROWD)


def fill(book: Book) -> None:
    """Let the disk be full in three pages from now."""
    pages = book._connection.execute("PRAGMA page_count").fetchone()[0]
    book._connection.execute(f"PRAGMA max_page_count = {pages + 3}")


def test_a_full_disk_refuses_the_change_and_the_book_goes_on(on_disk: Book, path: Path, clock, local, codes):
    enrol(on_disk)
    head = on_disk.history.head()
    fill(on_disk)
    assert codes(lambda: enrol(on_disk, "y" * 400)) == ["book.disk_full"]
    assert on_disk.members()[0].note == "x" * 400
    assert on_disk.history.head() == head
    assert on_disk.check() == []
    on_disk._connection.execute("PRAGMA max_page_count = 100000")
    enrol(on_disk, "z")
    on_disk.close()
    with Book.open(path, clock, local) as again:
        assert again.history.head().seq == head.seq + 1
        assert again.check() == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("SQLITE_IOERR_WRITE", "book.disk_fault"),
        ("SQLITE_CORRUPT", "book.damaged"),
        ("SQLITE_READONLY_DBMOVED", "book.read_only"),
        ("SQLITE_CANTOPEN", "book.cannot_open"),
        ("SQLITE_FULL", "book.disk_full"),
    ],
)
def test_each_fault_of_the_disk_has_its_code(book: Book, codes, error: str, code: str):
    def faulty() -> None:
        with book.change("member.added", by="Lan") as change:
            change.put(CROWD[0])
            fault = sqlite3.OperationalError(error)
            fault.sqlite_errorname = error
            raise fault

    assert codes(faulty) == [code]
    assert book.members() == ()


def test_a_fault_of_the_program_is_not_dressed_up(book: Book):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), book.change("a.b", by="Lan"):
        book._connection.execute("SELECT * FROM nowhere")


def paper(pdf: bytes, sha256: str) -> PrintedDocument:
    return PrintedDocument(DocumentId("d"), "f", "1", "T", "2026-11-03T08:15:00+07:00", "Lan", "", sha256, len(pdf))


def test_a_paper_is_kept_with_its_bytes(book: Book):
    pdf = b"%PDF-1.4 \x00\xff"
    document = paper(pdf, "1ec2213aa8ad59ea9f0b76ae47fd0ac76c36a9e4ad6ee1bbb4e22a9d8b4dc0b6")
    with pytest.raises(ValueError, match="d"), book.change("form.printed", by="Lan") as change:
        change.keep_document(document, pdf)
    assert book.documents() == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is POSIX's")
def test_a_program_killed_while_writing_loses_and_tears_nothing(on_disk: Book, path: Path, local):
    enrol(on_disk)
    on_disk.close()
    chance = random.Random(20261103)
    interrupted = 0
    for attempt in range(400):
        if attempt >= 20 and interrupted:
            break
        acknowledged = _killed_writer(path, local, chance.uniform(0.005, 0.15))
        journal = path.with_name(f"{path.name}-journal")
        interrupted += journal.exists() and journal.stat().st_size > 0
        with Book.open(path, Clock(), local) as book:
            assert book.history.head().seq - acknowledged in {0, 1}
            assert book.check() == []
    assert interrupted, "no kill fell into a transaction: the test proved nothing"


def _killed_writer(path: Path, local, after: float) -> int:
    """Write in a process of its own, kill that, and return the last line it said was committed."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            with Book.open(path, Clock(), local) as book:
                os.write(writing, f"{book.history.head().seq}\n".encode())
                for _ in range(100_000):
                    enrol(book, str(book.history.head().seq))
                    os.write(writing, f"{book.history.head().seq}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        first = said.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        lines = (first + said.read()).split()
    return int(lines[-1])
