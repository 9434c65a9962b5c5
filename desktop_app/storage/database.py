"""Connections to the file: their settings, what is refused of a file, and how its schema comes up to date.

Journal and sync are those found to survive power cuts on a simulated disk: a truncated rollback journal, committed by
a synced file write on Windows too, where deleting a journal is not synced (SQLite os_win.c).
"""

import errno
import sqlite3
from pathlib import Path

from desktop_app.model.problems import Refused, fault_name
from desktop_app.storage.faults import problem, told

APPLICATION_ID = 0x53414E54
"""``SANT``, so that ``file`` and we know the book from any other SQLite file."""
SCHEMA_VERSION = 13
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
    "PRAGMA journal_mode = TRUNCATE",
)


def connect(path: Path | None, *, new: bool = False) -> sqlite3.Connection:
    """Return a connection in autocommit, to memory where no path is given; only ``new`` may make a file."""
    target = f"{path.resolve().as_uri()}?mode={'rwc' if new else 'rw'}" if path else ":memory:"
    connection = sqlite3.connect(target, uri=True, isolation_level=None, cached_statements=256)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a book or a copy only to be read, from whichever thread asks; Refused if it is not one, or newer.

    The file is asked by SQLite alone: opening and closing it otherwise would drop the locks of a book in use here.
    """
    if not path.is_file():
        raise Refused(problem("book.missing", path))
    with told(path):
        connection = connect(path)
        try:
            connection.execute("PRAGMA query_only = ON")
            _refuse_unmarked(connection, path)
            refuse_newer(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def refuse_foreign(path: Path) -> None:
    """Refuse a file that is no book of this program, or may not be written, before SQLite touches it or its journal.

    Only for a book whose lock is held: see :func:`open_to_read`.
    """
    try:
        # For writing too: SQLite would open a read-only file without a word and fail at the first save.
        with path.open("r+b") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise Refused(problem("book.missing", path)) from error
    except OSError as error:
        code = "book.read_only" if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS} else "book.cannot_open"
        raise Refused(problem(code, path, detail=fault_name(error))) from error
    mark = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if not head.startswith(_MAGIC) or mark != APPLICATION_ID:
        raise Refused(problem("book.not_ours", path))


def _refuse_unmarked(connection: sqlite3.Connection, path: Path) -> None:
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise Refused(problem("book.not_ours", path))


def refuse_newer(connection: sqlite3.Connection, path: Path | None) -> None:
    """Refuse a book that a later program wrote: it may mean what we do not understand."""
    version = pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise Refused(problem("book.newer", path, version=version, known=SCHEMA_VERSION))


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a setting of the file that is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date in one transaction: all of it or nothing."""
    # sqlite-utils is needed only here: a start without migration is spared its import.
    from desktop_app.storage import migrations

    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.migrate(connection, SCHEMA_VERSION)
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: sqlite3.Connection) -> None:
    """Undo the open transaction, if a full disk has not undone it already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
