"""The one way to write. Everything put inside a change is compared with what is stored and remembered for history."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from desktop_app.model.change import JsonValue
from desktop_app.model.document import PrintedDocument
from desktop_app.model.esigning import SignedPaper
from desktop_app.storage.history import Head, History, LineText, RowText, append
from desktop_app.storage.rows import Image, SqlValue, Table
from desktop_app.storage.tables import BY_NAME, BY_NOUN, FACTS, Fact
from desktop_app.storage.values import canonical, revive


class ChangeMisusedError(RuntimeError):
    """A change inside a change, or a put after its end: a fault of the program, never of the clerk."""


class Changing:
    """What may be done inside ``with book.change(...)``; outside of it every call raises."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._images: dict[tuple[str, str], tuple[Image | None, Image | None]] = {}
        self._open = True
        self.recorded: Head | None = None
        """The history line written on commit; None if nothing differed from what was stored."""

    def put(self, noun: object) -> None:
        """Write one noun as it now is: new, altered, or back from retirement."""
        self.put_all((noun,))

    def put_all(self, nouns: Iterable[object]) -> None:
        """Write many nouns, of one type or several; those that stand so already are left alone."""
        self._refuse_if_closed()
        for noun_type, same in groupby(nouns, key=type):
            self._store(BY_NOUN[noun_type], same)

    def retire(self, noun: object) -> None:
        """Take a noun out of every reading; its row stays. KeyError if it is not in the book.

        :class:`ChangeMisusedError` if this very change put it there: then it should not have been put.
        """
        self._refuse_if_closed()
        table = BY_NOUN[type(noun)]
        self._retire(table, table.image(noun))

    def put_image(self, table: str, key: str, image: Mapping[str, JsonValue] | None) -> None:
        """Put a row as an image of history shows it, None being no row; ValueError if the image has another key."""
        self._refuse_if_closed()
        into = BY_NAME[table]
        if image is not None:
            if into.key_of(image) != key:
                raise ValueError(f"{table}: {key}")
            self._store(into, (revive(into.noun, image),))
        elif (stored := self._live(into, into.key_parts(key))) is not None:
            self._retire(into, stored)

    def image(self, table: str, key: str) -> Mapping[str, JsonValue] | None:
        """Return a row as history would show it now; None where no live row stands."""
        return self._live(BY_NAME[table], list(key.split("|")))

    def set_fact(self, key: str, value: str | None) -> None:
        """Write one of the book's own facts; None takes it out."""
        if value is not None:
            self.put(Fact(key, value))
        else:
            self.put_image(FACTS.name, key, None)

    def keep_document(self, document: PrintedDocument | SignedPaper, pdf: bytes) -> None:
        """Keep a paper with its very bytes; ValueError if they are not those that its digest names."""
        self._refuse_if_closed()
        if hashlib.sha256(pdf).hexdigest() != document.sha256:
            raise ValueError(document.id)
        self._connection.execute(
            "INSERT INTO pdfs (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", (document.sha256, pdf)
        )
        self.put(document)

    def finish(self, *, at: str, by: str, name: str, why: str) -> None:
        """Write the history line of all that differs; for :meth:`Book.change` alone."""
        self._refuse_if_closed()
        rows = [
            RowText(table, key, _text(before), _text(after))
            for (table, key), (before, after) in self._images.items()
            if before != after
        ]
        if rows:
            head = History(self._connection).head()
            line = LineText(head.seq + 1, at, by, name, why, head.digest, rows)
            self.recorded = append(self._connection, line)

    def close(self) -> None:
        """Let nothing more be put; for :meth:`Book.change` alone."""
        self._open = False

    def _store(self, table: Table[Any], nouns: Iterable[object]) -> None:
        rows: dict[str, tuple[SqlValue, ...]] = {}
        for noun in nouns:
            image = table.image(noun)
            key = table.key_of(image)
            if key in rows:
                self._write(table, rows)
            before = self._live(table, [image[name] for name in table.key])
            if before != image:
                rows[key] = table.row(noun, image)
                self._remember(table, key, before, image)
        self._write(table, rows)

    def _write(self, table: Table[Any], rows: dict[str, tuple[SqlValue, ...]]) -> None:
        self._connection.executemany(table.upsert, rows.values())
        rows.clear()

    def _retire(self, table: Table[Any], image: Image) -> None:
        key, values = table.key_of(image), [image[name] for name in table.key]
        stored = self._live(table, values)
        if stored is None:
            raise KeyError(key)
        before, _last = self._images.get((table.name, key), (stored, None))
        if before is None:
            raise ChangeMisusedError(key)
        if before != stored:
            # A retired row stands as its line says it stood before.
            self._store(table, (revive(table.noun, before),))
        self._connection.execute(f"UPDATE {table.name} SET retired = 1 WHERE {table.where_key}", values)  # noqa: S608 - our own names
        self._remember(table, key, before, None)

    def _live(self, table: Table[Any], key: list[Any]) -> Image | None:
        row = self._connection.execute(table.select_live, key).fetchone()
        return table.stored_image(row) if row else None

    def _remember(self, table: Table[Any], key: str, before: Image | None, after: Image | None) -> None:
        first, _last = self._images.get((table.name, key), (before, None))
        self._images[table.name, key] = (first, after)

    def _refuse_if_closed(self) -> None:
        if not self._open:
            raise ChangeMisusedError


def _text(image: Image | None) -> str | None:
    return None if image is None else canonical(image)
