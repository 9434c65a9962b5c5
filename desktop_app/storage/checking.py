"""The whole examination of a book: pages, schema, references, chain, rows against history, papers."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Problem
from desktop_app.storage import database
from desktop_app.storage.database import connect, migrate, pragma
from desktop_app.storage.faults import marked, problem
from desktop_app.storage.history import History
from desktop_app.storage.rows import Table
from desktop_app.storage.tables import TABLES
from desktop_app.storage.values import canonical, revive


def check(connection: sqlite3.Connection, path: Path | None) -> list[Problem]:
    """Return everything wrong with a book; empty when all is well. Reads it all: seconds for a large one."""
    pages = [problem("book.damaged", path, detail=row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    if [found.values["detail"] for found in pages] != ["ok"]:
        # What is read from broken pages proves nothing further.
        return pages
    today = pragma(connection, "user_version") == database.SCHEMA_VERSION
    # The tables and columns of an older book are not those of today's nouns.
    altered = list(_schema(connection, path)) if today else []
    if any(not str(found.values["name"]).startswith("trigger ") for found in altered):
        return altered
    found = [*_references(connection, path), *History(connection, path).verify_chain(), *_papers(connection, path)]
    if today:
        with marked(connection):
            found += _rows(connection, path)
    return altered + found


def _schema(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    """Hold the tables, indexes and guards against those of a new book."""
    new = connect(None)
    try:
        migrate(new)
        expected, found = _statements(new), _statements(connection)
    finally:
        new.close()
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield problem("book.schema_altered", path, name=name)


def _statements(connection: sqlite3.Connection) -> dict[str, str]:
    # What sqlite-utils and SQLite make for themselves may differ from one release to the next.
    sql = (
        "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations'"
    )
    with marked(connection):
        found = dict(connection.execute(sql).fetchall())
        # By these names a later program knows which steps are still to be taken.
        steps = connection.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY name")
        return {**found, "_sqlite_migrations": repr(steps.fetchall())}


def _references(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    for table, _rowid, parent, _index in connection.execute("PRAGMA foreign_key_check"):
        yield problem("book.reference_broken", path, table=table, parent=parent)


def _rows(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    """Hold every row against its last image: what was altered behind the program's back shows here.

    A retired row still stands as it was before it was retired.
    """
    expected = {
        (row.table, row.key): (row.after is None, hashlib.sha256((row.after or row.before or "").encode()).digest())
        for row in History(connection, path).last_images()
    }
    for table in TABLES:
        columns = ", ".join([*table.columns, *table.lifted])
        for retired, *row in connection.execute(f"SELECT retired, {columns} FROM {table.name}"):  # noqa: S608 - our own names
            key = table.key_of(dict(zip(table.columns, row, strict=False)))
            if expected.pop((table.name, key), None) != (bool(retired), _digest(table, row)):
                yield problem("book.row_altered", path, table=table.name, key=key)
    for name, key in expected:
        yield problem("book.row_missing", path, table=name, key=key)


def _digest(table: Table[Any], row: list[Any]) -> bytes | None:
    """Return the digest of a row's image as history has it, None where the row is no longer that of its noun."""
    width = len(table.columns)
    try:
        image = table.stored_image(row[:width])
        if table.lifted and table.row(revive(table.noun, image), image)[width:] != tuple(row[width:]):
            return None
    except (ValueError, TypeError, ExceptionGroup):
        return None
    return hashlib.sha256(canonical(image).encode()).digest()


def _papers(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    for digest, pdf in connection.execute("SELECT sha256, bytes FROM pdfs"):
        if hashlib.sha256(pdf).hexdigest() != digest:
            yield problem("book.paper_altered", path, document=digest)
