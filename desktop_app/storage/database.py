"""The file: how it is opened, what is refused, who holds it.

Journal and sync are those found to survive power cuts on a simulated disk: a truncated rollback journal, committed by
a synced file write on Windows too, where deleting a journal is not synced (SQLite os_win.c).
"""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.model.problems import Refused
from desktop_app.storage.drives import Drive, drive_of
from desktop_app.storage.faults import problem, told
from desktop_app.storage.lock import Lock

APPLICATION_ID = 0x53414E54
"""``SANT``, so that ``file`` and we know the book from any other SQLite file."""
SCHEMA_VERSION = 1
"""``user_version`` of a book of this program; one for each step in migrations.py."""

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # REPLACE fires delete triggers only so; without them it would pass the guards of history.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = MEMORY",
)

DriveOf = Callable[[Path], Drive]


@dataclass(frozen=True, slots=True)
class Database:
    """An open connection in autocommit, and the lock that keeps other programs out; both end by :meth:`close`."""

    connection: sqlite3.Connection
    path: Path | None
    lock: Lock | None

    def close(self) -> None:
        """Close the file and let others in."""
        self.connection.close()
        if self.lock:
            self.lock.release()


def in_memory() -> Database:
    """Return an empty book that lives as long as its connection."""
    connection = _connect(":memory:")
    _migrate(connection)
    connection.execute("PRAGMA query_only = ON")
    return Database(connection, None, None)


def create(path: Path, drive: DriveOf = drive_of) -> None:
    """Make an empty book; Refused where the folder, the drive or a file already there forbids it.

    It is made under another name and renamed when whole, so a half-made book never stands at the path.
    """
    refuse_place(path, drive)
    if path.exists():
        raise Refused(problem("book.exists", path))
    making = path.with_name(f"{path.name}.new")
    with Lock.held(path), told(path):
        making.unlink(missing_ok=True)
        connection = _connect(making)
        try:
            _migrate(connection)
        finally:
            connection.close()
        making.replace(path)
        sync_folder(path.parent)


def open_book(path: Path, drive: DriveOf = drive_of) -> Database:
    """Open a book for reading and writing; Refused, with its own code, for each thing that forbids it."""
    refuse_place(path, drive)
    if not path.is_file():
        raise Refused(problem("book.missing", path))
    lock = Lock.take(path)
    try:
        refuse_foreign(path)
        with told(path):
            connection = _connect(path)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        lock.release()
        raise
    return Database(connection, path, lock)


def open_copy(path: Path) -> sqlite3.Connection:
    """Open a book that is only to be read, from whichever thread asks; Refused if it is not one or newer."""
    refuse_foreign(path)
    with told(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA busy_timeout = 5000")
        refuse_newer(connection, path)
    return connection


def refuse_foreign(path: Path) -> None:
    """Refuse a file that is no book of this program, before SQLite may touch it or roll back its journal."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except PermissionError as error:
        raise Refused(problem("book.read_only", path)) from error
    except FileNotFoundError as error:
        raise Refused(problem("book.missing", path)) from error
    mark = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if not head.startswith(_MAGIC) or mark != APPLICATION_ID:
        raise Refused(problem("book.not_ours", path))


def refuse_newer(connection: sqlite3.Connection, path: Path | None) -> None:
    """Refuse a book that a later program wrote: it may mean what we do not understand."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise Refused(problem("book.newer", path, version=version, known=SCHEMA_VERSION))


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut; Windows has no such call and keeps its own log."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_place(path: Path, drive: DriveOf) -> None:
    """Refuse a folder that is not there, on another machine or on a stick."""
    if not path.parent.is_dir():
        raise Refused(problem("book.folder_missing", path, folder=str(path.parent)))
    refusals = {Drive.NETWORK: "book.on_network", Drive.REMOVABLE: "book.on_removable"}
    if code := refusals.get(drive(path)):
        raise Refused(problem(code, path))


def _connect(target: Path | str) -> sqlite3.Connection:
    """Return a connection in autocommit; a missing file is made only where ``create`` asks."""
    connection = sqlite3.connect(target, isolation_level=None, cached_statements=256)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    refuse_newer(connection, path)
    # Takes the write lock and lets it go: a book that cannot be written is refused now, not at the first save.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise Refused(problem("book.damaged", path, detail=str(found)))
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version < SCHEMA_VERSION:
        from desktop_app.storage.copies import copy_book

        copy_book(path, path.with_name(f"{path.stem}.v{version}{path.suffix}"))
        _migrate(connection)
    connection.execute("PRAGMA query_only = ON")


def _migrate(connection: sqlite3.Connection) -> None:
    # sqlite-utils is needed only here: a start without migration is spared its import.
    from desktop_app.storage.migrations import migrate

    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, SCHEMA_VERSION)
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: sqlite3.Connection) -> None:
    """Undo the open transaction, if a full disk has not undone it already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
