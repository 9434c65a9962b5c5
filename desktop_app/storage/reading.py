"""Reading nouns of any kind. The rooms' own questions stand in the modules named after the nouns."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar, cast

from desktop_app.storage.faults import readable, told
from desktop_app.storage.rows import SqlValue, Table
from desktop_app.storage.tables import BY_NOUN, FACTS

N = TypeVar("N")


class Reading:
    """A book that can be asked. Retired rows are in no answer."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self.path = path

    def get(self, kind: type[N], *key: str) -> N | None:
        """Return one noun by its key, or None if it is not in the book or retired."""
        table = self._table(kind)
        row = self._one(table.select_live, key)
        with readable(table.name, self.path):
            return table.noun_of(row) if row else None

    def all(self, kind: type[N]) -> tuple[N, ...]:
        """Return every noun of a kind, in the table's order."""
        return self._where(kind, "retired = 0")

    def fact(self, key: str) -> str | None:
        """Return one of the book's own facts, or None."""
        row = self._one(FACTS.select_live, (key,))
        return str(row[1]) if row else None

    def _where(self, kind: type[N], condition: str, values: Sequence[SqlValue] = ()) -> tuple[N, ...]:
        table = self._table(kind)
        sql = f"SELECT {table.selected} FROM {table.name} WHERE {condition} ORDER BY {table.ordered}"  # noqa: S608 - our own names
        rows = self._rows(sql, values)
        with readable(table.name, self.path):
            return tuple(map(table.noun_of, rows))

    def _rows(self, sql: str, values: Sequence[SqlValue] = ()) -> list[tuple[SqlValue, ...]]:
        with told(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, values: Sequence[SqlValue] = ()) -> tuple[SqlValue, ...] | None:
        with told(self.path):
            return cast("tuple[SqlValue, ...] | None", self._connection.execute(sql, values).fetchone())

    @staticmethod
    def _table(kind: type[N]) -> Table[N]:
        return BY_NOUN[kind]
