"""How a book is made and opened, what is refused, and who holds it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from desktop_app.model.problems import Refused
from desktop_app.storage import database
from desktop_app.storage.copies import copy_book
from desktop_app.storage.drives import DriveOf, drive_of, refuse_place
from desktop_app.storage.faults import problem, told
from desktop_app.storage.fresh import fresh
from desktop_app.storage.lock import Lock


@dataclass(frozen=True, slots=True)
class Opened:
    """An open connection in autocommit, and the lock that keeps other programs out; both end by :meth:`close`."""

    connection: sqlite3.Connection
    path: Path | None
    lock: Lock | None

    def close(self) -> None:
        """Close the file and let others in."""
        self.connection.close()
        if self.lock:
            self.lock.release()


def in_memory() -> Opened:
    """Return an empty book that lives as long as its connection."""
    connection = database.connect(None)
    database.migrate(connection)
    connection.execute("PRAGMA query_only = ON")
    return Opened(connection, None, None)


def create(path: Path, drive: DriveOf = drive_of) -> None:
    """Make an empty book; Refused where the folder, the drive or a file already there forbids it.

    It is made under another name and renamed when whole, so a half-made book never stands at the path.
    """
    refuse_place(path, drive)
    if path.exists():
        raise Refused(problem("book.exists", path))
    with Lock.held(path), fresh(path) as making:
        connection = database.connect(making, new=True)
        try:
            database.migrate(connection)
        finally:
            connection.close()


def open_book(path: Path, drive: DriveOf = drive_of) -> Opened:
    """Open a book for reading and writing; Refused, with its own code, for each thing that forbids it."""
    refuse_place(path, drive)
    if not path.is_file():
        # Asked before the lock, which would leave its file beside nothing.
        raise Refused(problem("book.missing", path))
    lock = Lock.take(path)
    try:
        database.refuse_foreign(path)
        with told(path):
            connection = database.connect(path)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        lock.release()
        raise
    return Opened(connection, path, lock)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    database.refuse_newer(connection, path)
    # Takes the write lock, which plays back the journal of a crash, and lets it go.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise Refused(problem("book.damaged", path, detail=str(found)))
    version = database.pragma(connection, "user_version")
    if version < database.SCHEMA_VERSION:
        copy_book(path, path.with_name(f"{path.stem}.v{version}{path.suffix}"))
        database.migrate(connection)
    connection.execute("PRAGMA query_only = ON")
