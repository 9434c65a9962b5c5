"""Copies of the book: made whole, examined, and only then given their name; and the way back from one."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.model.problems import Problem, Refused
from desktop_app.storage import database
from desktop_app.storage.checking import check
from desktop_app.storage.drives import DriveOf, drive_of, refuse_place
from desktop_app.storage.faults import problem, told
from desktop_app.storage.fresh import fresh
from desktop_app.storage.history import Head, History
from desktop_app.storage.lock import Lock
from desktop_app.storage.owning import Owner, owner_of, replaceable


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

    May run in a thread of its own: it reads by its own connection. An older copy of this very book is replaced; any
    other file of that name stays, and the copy is Refused.
    """
    if not target.parent.is_dir():
        raise Refused(problem("book.folder_missing", target, folder=str(target.parent)))
    if target.resolve() == book.resolve():
        raise Refused(problem("book.exists", target))
    with replaceable(target, book), fresh(target, source=book) as making:
        connection = database.open_to_read(book)
        try:
            connection.execute("PRAGMA query_only = OFF")  # VACUUM INTO counts as writing, though only to the copy
            connection.execute("VACUUM INTO ?", (str(making),))
        finally:
            connection.close()
        return _examined(making, target)


def check_file(path: Path) -> list[Problem]:
    """Return everything wrong with a book or a copy that is not open; what it is not is a problem too."""
    try:
        connection = database.open_to_read(path)
    except Refused as refused:
        return list(refused.problems)
    try:
        with told(path):
            return check(connection, path)
    except Refused as refused:
        return list(refused.problems)
    finally:
        connection.close()


def restore(
    copy: Path, book: Path, moment: datetime, drive: DriveOf = drive_of, *, other_unit: bool = False
) -> Path | None:
    """Put a copy in the book's place and return where the replaced book now lies, None if there was none.

    The copy is examined first; nothing is touched unless it is whole. Refused while any program has the book open, and
    for a copy of another unit's book, or of a receiving office's in place of a commune's, unless ``other_unit``.
    """
    if problems := check_file(copy):
        raise Refused(problems)
    refuse_place(book, drive)
    if not other_unit:
        _refuse_other_unit(copy, book)
    with Lock.held(book), fresh(book) as making:
        shutil.copyfile(copy, making)
        _examined(making, book)
        return _set_aside(book, moment)


def _refuse_other_unit(copy: Path, book: Path) -> None:
    """A book too damaged to say whose it is may be replaced: that is what copies are for, and it is set aside."""
    standing = owner_of(book) if book.is_file() else None
    coming = owner_of(copy)
    if standing is None or coming is None or not standing.begun or standing.is_same(coming):
        return
    named = {"unit": _named(coming), "own": _named(standing)}
    raise Refused(problem("book.copy_of_other_unit", copy, **named))


def _named(owner: Owner) -> str:
    return owner.office or ", ".join(sorted(owner.units)) or "?"


def _set_aside(book: Path, moment: datetime) -> Path | None:
    """Keep the book that is about to be replaced, and a journal left by a crash, under the moment's name.

    The book keeps its own name too until the copy takes it, so that a power cut leaves one or the other there. The
    journal must go: SQLite would play it into the copy.
    """
    if not book.exists():
        return None
    aside = book.with_name(f"{book.stem}.replaced-{moment:%Y%m%d-%H%M%S}{book.suffix}")
    if aside.exists():
        raise Refused(problem("book.exists", aside))
    journal = book.with_name(f"{book.name}-journal")
    if journal.exists() and journal.stat().st_size:
        shutil.copyfile(journal, aside.with_name(f"{aside.name}-journal"))
    shutil.copyfile(book, aside)
    with aside.open("r+b") as file:
        os.fsync(file.fileno())
    journal.unlink(missing_ok=True)
    return aside


def _examined(making: Path, target: Path) -> BookCopy:
    """Return a new file as the copy it will be, found whole; else Refused."""
    with making.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    connection = database.open_to_read(making)
    try:
        if problems := check(connection, target):
            raise Refused(problems)
        return BookCopy(target, making.stat().st_size, sha256, History(connection).head())
    finally:
        connection.close()
