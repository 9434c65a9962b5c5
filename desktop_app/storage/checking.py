"""The whole examination of a book: pages, references, chain, rows against history, papers against their digests."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Problem
from desktop_app.storage.database import SCHEMA_VERSION, pragma
from desktop_app.storage.faults import marked, problem
from desktop_app.storage.history import History
from desktop_app.storage.rows import Table
from desktop_app.storage.tables import TABLES
from desktop_app.storage.values import canonical


def check(connection: sqlite3.Connection, path: Path | None) -> list[Problem]:
    """Return everything wrong with a book; empty when all is well. Reads it all: seconds for a large one."""
    pages = [problem("book.damaged", path, detail=row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    if [found.values["detail"] for found in pages] != ["ok"]:
        # What is read from broken pages proves nothing further.
        return pages
    found = [*_references(connection, path), *History(connection, path).verify_chain(), *_papers(connection, path)]
    # The columns of an older book are not those of today's nouns.
    if pragma(connection, "user_version") == SCHEMA_VERSION:
        with marked(connection):
            found += _rows(connection, path)
    return found


def _references(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    for table, _rowid, parent, _index in connection.execute("PRAGMA foreign_key_check"):
        yield problem("book.reference_broken", path, table=table, parent=parent)


def _rows(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    """Hold every live row against its last image: what was altered behind the program's back shows here."""
    expected = {
        (row.table, row.key): hashlib.sha256(row.after.encode()).digest()
        for row in History(connection, path).last_images()
        if row.after is not None
    }
    for table in TABLES:
        sql = f"SELECT {table.selected} FROM {table.name} WHERE retired = 0"  # noqa: S608 - our own names
        for row in connection.execute(sql):
            key = table.key_of(dict(zip(table.columns, row, strict=True)))
            if expected.pop((table.name, key), None) != _digest(table, row):
                yield problem("book.row_altered", path, table=table.name, key=key)
    for name, key in expected:
        yield problem("book.row_missing", path, table=name, key=key)


def _digest(table: Table[Any], row: tuple[Any, ...]) -> bytes | None:
    """Return the digest of a row's image as history has it, None where the row holds no image any more."""
    try:
        return hashlib.sha256(canonical(table.stored_image(row)).encode()).digest()
    except ValueError:
        return None


def _papers(connection: sqlite3.Connection, path: Path | None) -> Iterator[Problem]:
    for digest, pdf in connection.execute("SELECT sha256, bytes FROM pdfs"):
        if hashlib.sha256(pdf).hexdigest() != digest:
            yield problem("book.paper_altered", path, document=digest)
