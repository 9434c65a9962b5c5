"""Copies of the book: made whole, examined, and only then given their name; and the way back from one."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.model.problems import Problem, Refused
from desktop_app.storage import database
from desktop_app.storage.checking import check
from desktop_app.storage.drives import drive_of
from desktop_app.storage.faults import problem, told
from desktop_app.storage.history import Head, History
from desktop_app.storage.lock import Lock


@dataclass(frozen=True, slots=True)
class BookCopy:
    """A copy that was examined and found whole."""

    path: Path
    size: int
    """Bytes."""
    sha256: str
    head: Head
    """The last line of history in it."""


def copy_book(book: Path, target: Path) -> BookCopy:
    """Write a whole copy of a book, open or not, and return it examined; Refused if any part of that fails.

    May run in a thread of its own: it reads by its own connection. An older copy of that name is replaced.
    """
    if not target.parent.is_dir():
        raise Refused(problem("book.folder_missing", target, folder=str(target.parent)))
    making = target.with_name(f"{target.name}.new")
    with _made(making, target):
        connection = database.open_copy(book)
        try:
            connection.execute("VACUUM INTO ?", (str(making),))
        finally:
            connection.close()
        copied = _examined(making, target)
        making.replace(target)
    database.sync_folder(target.parent)
    return copied


def check_file(path: Path) -> list[Problem]:
    """Return everything wrong with a book or a copy that is not open; what it is not is a problem too."""
    try:
        connection = database.open_copy(path)
    except Refused as refused:
        return list(refused.problems)
    try:
        with told(path):
            return check(connection, path)
    except Refused as refused:
        return list(refused.problems)
    finally:
        connection.close()


def restore(copy: Path, book: Path, moment: datetime, drive: database.DriveOf = drive_of) -> Path | None:
    """Put a copy in the book's place and return where the replaced book now lies, None if there was none.

    The copy is examined first; nothing is touched unless it is whole. Refused while any program has the book open.
    """
    if problems := check_file(copy):
        raise Refused(problems)
    database.refuse_place(book, drive)
    making = book.with_name(f"{book.name}.new")
    with Lock.held(book), _made(making, book):
        shutil.copyfile(copy, making)
        _examined(making, book)
        aside = _set_aside(book, moment)
        making.replace(book)
        database.sync_folder(book.parent)
    return aside


def _set_aside(book: Path, moment: datetime) -> Path | None:
    """Keep the book that is replaced, with its journal, under the moment's name."""
    if not book.exists():
        return None
    aside = book.with_name(f"{book.stem}.replaced-{moment:%Y%m%d-%H%M%S}{book.suffix}")
    if aside.exists():
        raise Refused(problem("book.exists", aside))
    journal = book.with_name(f"{book.name}-journal")
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    book.replace(aside)
    return aside


def _examined(making: Path, target: Path) -> BookCopy:
    """Return a new file as the copy it will be, written through to the disk and found whole; else Refused."""
    with making.open("r+b") as file:
        os.fsync(file.fileno())
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    connection = database.open_copy(making)
    try:
        if problems := check(connection, target):
            raise Refused(problems)
        return BookCopy(target, making.stat().st_size, sha256, History(connection).head())
    finally:
        connection.close()


@contextmanager
def _made(making: Path, target: Path) -> Iterator[None]:
    """Leave no half-made file behind, and tell a full or forbidden disk from a fault of ours."""
    try:
        making.unlink(missing_ok=True)
        with told(target):
            yield
    except OSError as error:
        code = {errno.ENOSPC: "book.disk_full", errno.EDQUOT: "book.disk_full", errno.EROFS: "book.read_only"}.get(
            error.errno or 0,
            "book.read_only" if isinstance(error, PermissionError) else "book.disk_fault",
        )
        raise Refused(problem(code, target, detail=str(error))) from error
    finally:
        making.unlink(missing_ok=True)
