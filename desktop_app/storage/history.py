"""Change lines, their chain, and the images of rows before and after.

Each line's digest is ``sha256(canonical JSON of the line)``, where the line names the digest before it; nothing can be
altered, taken out or put in between without breaking every line after. The chain proves nothing about a book whose
last digest nobody else holds: sealed bundles carry it to the receiving office.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.model.change import Change, JsonValue, RowChange
from desktop_app.model.problems import Problem
from desktop_app.storage.faults import marked, told
from desktop_app.storage.values import canonical

NOTHING_BEFORE = "0" * 64
_LINES = "SELECT seq, at, by, name, why, previous, digest, rows FROM history"


class Head(NamedTuple):
    """The last line: its number, 0 in an empty book, and its digest."""

    seq: int
    digest: str


class RowText(NamedTuple):
    """One row's images as canonical JSON text, ready for the table and for the digest."""

    table: str
    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LineText:
    """A line about to be written or just read, its images still text."""

    seq: int
    at: str
    by: str
    name: str
    why: str
    previous: str
    rows: Sequence[RowText]

    @property
    def digest(self) -> str:
        """Return SHA-256 of the line's canonical JSON, in hexadecimal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @property
    def canonical(self) -> str:
        """Return ``{at, by, name, previous, rows: [{after, before, key, table}], seq, why}`` as canonical JSON.

        Put together from the images' own texts, so that a month of duty is not parsed to be hashed.
        """
        rows = ",".join(
            f'{{"after":{row.after or "null"},"before":{row.before or "null"},'
            f'"key":{canonical(row.key)},"table":{canonical(row.table)}}}'
            for row in self.rows
        )
        return (
            f'{{"at":{canonical(self.at)},"by":{canonical(self.by)},"name":{canonical(self.name)},'
            f'"previous":{canonical(self.previous)},"rows":[{rows}],"seq":{self.seq},"why":{canonical(self.why)}}}'
        )


@dataclass(frozen=True, slots=True)
class History:
    """Reading the lines; :mod:`desktop_app.storage.writing` alone writes them."""

    connection: sqlite3.Connection
    path: Path | None = None

    def head(self) -> Head:
        """Return the last line's number and digest; ``(0, 64 noughts)`` before the first."""
        rows = self._ask("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 1")
        return Head(*rows[0]) if rows else Head(0, NOTHING_BEFORE)

    def changes(self, limit: int = 200, offset: int = 0) -> list[Change]:
        """Return lines, the newest first, without their rows: those are read by :meth:`change`."""
        lines = self._ask(f"{_LINES} ORDER BY seq DESC LIMIT ? OFFSET ?", limit, offset)
        return [_change(line, ()) for line in lines]

    def change(self, seq: int) -> Change | None:
        """Return one whole line with its images, or None if there is none of that number."""
        lines = self._ask(f"{_LINES} WHERE seq = ?", seq)
        return _change(lines[0], self._rows(seq)) if lines else None

    def walk(self, after: int = 0) -> Iterator[Change]:
        """Yield the whole lines later than ``after``, the oldest first."""
        for line in self._ask(f"{_LINES} WHERE seq > ? ORDER BY seq", after):
            yield _change(line, self._rows(line[0]))

    def touched_after(self, seq: int) -> bool:
        """Return whether a later line touched any row that the line touched."""
        sql = (
            "SELECT EXISTS (SELECT 1 FROM history_rows own JOIN history_rows later "
            "ON later.table_name = own.table_name AND later.row_key = own.row_key AND later.seq > own.seq "
            "WHERE own.seq = ?)"
        )
        return bool(self._ask(sql, seq)[0][0])

    def verify_chain(self) -> list[Problem]:
        """Return where the chain does not hold: a gap, a broken link, an altered line. Empty when all is well."""
        with told(self.path), marked(self.connection):
            return list(self._faults())

    def _faults(self) -> Iterator[Problem]:
        expected = Head(0, NOTHING_BEFORE)
        for line, digest, rows in self._texts():
            if line.seq != expected.seq + 1:
                yield _fault("history.gap", line.seq, missing=expected.seq + 1)
            elif line.previous != expected.digest:
                yield _fault("history.broken_link", line.seq)
            if line.digest != digest or len(line.rows) != rows:
                yield _fault("history.line_altered", line.seq)
            expected = Head(line.seq, digest)

    def last_images(self) -> Iterator[RowText]:
        """Yield what the newest line says of each row that was ever touched."""
        # SQLite takes the other columns of a bare max() from the row that holds it (lang_select.html §2.5).
        sql = "SELECT table_name, row_key, before, after, max(seq) FROM history_rows GROUP BY table_name, row_key"
        for row in self.connection.execute(sql):
            yield RowText(*row[:4])

    def _texts(self) -> Iterator[tuple[LineText, str, int]]:
        images = self.connection.execute(
            "SELECT seq, table_name, row_key, before, after FROM history_rows ORDER BY seq, position",
        )
        grouped = groupby(images, key=lambda row: row[0])
        waiting = next(grouped, None)
        for seq, at, by, name, why, previous, digest, count in self.connection.execute(f"{_LINES} ORDER BY seq"):
            while waiting is not None and waiting[0] < seq:
                waiting = next(grouped, None)
            rows = [RowText(*row[1:]) for row in waiting[1]] if waiting is not None and waiting[0] == seq else []
            yield LineText(seq, at, by, name, why, previous, rows), digest, count

    def _rows(self, seq: int) -> tuple[RowChange, ...]:
        rows = self._ask(
            "SELECT table_name, row_key, before, after FROM history_rows WHERE seq = ? ORDER BY position",
            seq,
        )
        return tuple(RowChange(table, key, _image(before), _image(after)) for table, key, before, after in rows)

    def _ask(self, sql: str, *values: int) -> list[Any]:
        with told(self.path):
            return self.connection.execute(sql, values).fetchall()


def append(connection: sqlite3.Connection, line: LineText) -> Head:
    """Write one line inside the caller's transaction and return the new head; the images first, the line seals them."""
    connection.executemany(
        "INSERT INTO history_rows (seq, position, table_name, row_key, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        ((line.seq, position, *row) for position, row in enumerate(line.rows, start=1)),
    )
    digest = line.digest
    connection.execute(
        "INSERT INTO history (seq, at, by, name, why, rows, previous, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (line.seq, line.at, line.by, line.name, line.why, len(line.rows), line.previous, digest),
    )
    return Head(line.seq, digest)


def _change(line: tuple[int, str, str, str, str, str, str, int], rows: tuple[RowChange, ...]) -> Change:
    seq, at, by, name, why, previous, digest, _count = line
    return Change(seq, at, by, name, why, rows, previous, digest)


def _image(text: str | None) -> dict[str, JsonValue] | None:
    return json.loads(text) if text is not None else None


def _fault(code: str, seq: int, **values: object) -> Problem:
    return Problem(code, values={"seq": seq, **values})
