"""Whose book a file is, so that no copy takes the place of somebody else's."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.model.problems import Refused
from desktop_app.storage import database
from desktop_app.storage.faults import problem
from desktop_app.storage.history import Head
from desktop_app.storage.lock import Lock


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose book it is."""

    office: str
    """The receiving office's unit code; empty for a commune's book."""
    units: frozenset[str]
    """Every unit code the commune has had; empty in a book just begun."""
    first: str
    """The digest of its first line of history, which no two books share; empty in a book just begun."""
    head: Head
    """Its last line."""

    @property
    def begun(self) -> bool:
        """Return whether the book already belongs to anybody."""
        return bool(self.office or self.units)

    def is_same(self, other: "Owner") -> bool:
        """Return whether both are one unit's, by their first line or by a unit code they share."""
        if self.first and self.first == other.first:
            return True
        return self.office == other.office and (bool(self.office) or bool(self.units & other.units))


def owner_of(book: Path) -> Owner | None:
    """Return whose book the file is, None where it cannot be read; leaves file, locks and journal as they are."""
    try:
        with _untouched(book) as connection:
            if database.pragma(connection, "application_id") != database.APPLICATION_ID:
                return None
            office = connection.execute("SELECT value FROM facts WHERE key = 'office_unit' AND retired = 0").fetchone()
            units = connection.execute("SELECT unit_code FROM profiles").fetchall()
            first = connection.execute("SELECT digest FROM history WHERE seq = 1").fetchone()
            last = connection.execute("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return Owner(
        office[0] if office else "",
        frozenset(unit for (unit,) in units),
        first[0] if first else "",
        Head(*last) if last else Head(0, ""),
    )


@contextmanager
def replaceable(target: Path, book: Path) -> Iterator[None]:
    """Let a copy of the book take a name that is free, or that an older copy of this very book has.

    Refused for any other file, for a copy that knows more than the book, and while a program has the target open.
    """
    if not target.exists():
        yield
        return
    if target.with_name(f"{target.name}.lock").exists():
        with Lock.held(target):
            _refuse_other(target, book)
            yield
        return
    _refuse_other(target, book)
    yield


def _refuse_other(target: Path, book: Path) -> None:
    theirs = owner_of(target) if target.is_file() else None
    if theirs is None:
        raise Refused(problem("book.exists", target))
    with _untouched(book) as connection:
        line = connection.execute("SELECT digest FROM history WHERE seq = ?", (theirs.head.seq,)).fetchone()
    if line is None or line[0] != theirs.head.digest:
        raise Refused(problem("book.copy_of_another", target))


@contextmanager
def _untouched(path: Path) -> Iterator[sqlite3.Connection]:
    # Without locks and journal: closing another handle of a book in use here would drop the locks SQLite holds on it.
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
