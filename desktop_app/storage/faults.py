"""What SQLite says when the disk, the file or another program is at fault, as a problem with its own sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.model.problems import Problem, Refused

_CODES = {
    "SQLITE_FULL": "book.disk_full",
    "SQLITE_READONLY": "book.read_only",
    "SQLITE_PERM": "book.read_only",
    "SQLITE_BUSY": "book.in_use",
    "SQLITE_LOCKED": "book.in_use",
    "SQLITE_CORRUPT": "book.damaged",
    "SQLITE_NOTADB": "book.not_ours",
    "SQLITE_IOERR": "book.disk_fault",
    "SQLITE_CANTOPEN": "book.cannot_open",
}
"""Primary result codes (https://www.sqlite.org/rescode.html) that are no fault of the program."""


def problem(code: str, path: Path | None, **values: object) -> Problem:
    """Return a problem of the book's file; its sentences may name ``{path}``."""
    return Problem(code, values={"path": str(path) if path else "", **values})


@contextmanager
def told(path: Path | None, source: Path | None = None) -> Iterator[None]:
    """Raise :class:`Refused` for a fault of disk, file or lock; let a fault of the program through as it is.

    ``source`` is the file that is read where ``path`` is a copy being written: damage is the source's.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        # SQLite quoted a damaged page in its message.
        raise Refused(problem("book.damaged", source or path, detail=str(error))) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        code = next((code for start, code in _CODES.items() if name == start or name.startswith(f"{start}_")), None)
        if code is None and "Could not decode to UTF-8" in str(error):
            code = "book.damaged"
        if code is None:
            raise
        raise Refused(problem(code, (source or path) if code == "book.damaged" else path, detail=str(error))) from error


@contextmanager
def readable(table: str, path: Path | None) -> Iterator[None]:
    """Raise :class:`Refused` where a row no longer is what its table holds; checking the book then names the row."""
    try:
        yield
    except (ValueError, TypeError, KeyError, ExceptionGroup) as error:
        raise Refused(problem("book.row_unreadable", path, table=table)) from error


@contextmanager
def marked(connection: sqlite3.Connection) -> Iterator[None]:
    """Let text that is no UTF-8 any more be read with a mark in place of what is broken, so that it can be named."""
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.text_factory = str
