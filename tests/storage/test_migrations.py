import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop_app.model.member import Member
from desktop_app.storage import database
from desktop_app.storage.book import Book
from desktop_app.storage.copies import check_file
from desktop_app.storage.migrations import MIGRATIONS
from desktop_app.storage.tables import TABLES

AN = Member("an", "Lê An")


@pytest.fixture
def old(path: Path, clock, local) -> Path:
    with Book.create(path, clock, local) as book, book.change("member.added", by="Lan") as change:
        change.put(AN)
    return path


@pytest.fixture
def later_program(monkeypatch: pytest.MonkeyPatch):
    """Let this program be one that knows a further step."""

    def add(step) -> None:
        monkeypatch.setattr(MIGRATIONS, "_migrations", [*MIGRATIONS._migrations])
        MIGRATIONS()(step)
        monkeypatch.setattr(database, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1)

    return add


def test_the_version_counts_the_steps():
    assert len(MIGRATIONS._migrations) == database.SCHEMA_VERSION


def test_every_noun_has_its_columns_and_no_others(book: Book):
    for table in TABLES:
        found = [row[1] for row in book._connection.execute(f"PRAGMA table_info({table.name})")]
        assert sorted(found) == sorted([*table.columns, *table.lifted, "retired"])


def test_every_table_of_nouns_refuses_to_delete(book: Book):
    names = {row[0] for row in book._connection.execute("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'")}
    assert names == {table.name for table in TABLES} | {"history", "history_rows", "pdfs"}


def test_an_older_book_is_copied_and_brought_up_to_date(old: Path, clock, local, later_program):
    def add_a_table(db: Database) -> None:
        db.execute("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT")

    later_program(add_a_table)
    with Book.open(old, clock, local) as book:
        assert book.members() == (AN,)
        assert database.pragma(book._connection, "user_version") == 2
        assert book._rows("SELECT * FROM later") == []
    backup = old.with_name("so-antt.v1.db")
    assert check_file(backup) == []
    connection = sqlite3.connect(backup)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_a_step_that_fails_leaves_the_older_book_whole(old: Path, clock, local, later_program):
    def fail_half_way(db: Database) -> None:
        db.execute("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT")
        db.execute("DROP TABLE nowhere")

    later_program(fail_half_way)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Book.open(old, clock, local)
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)
    connection.close()


def test_opening_without_migration_does_not_load_sqlite_utils(old: Path):
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from desktop_app.clock import Clock; "
        "from desktop_app.storage.book import Book; Book.open(Path(sys.argv[1]), Clock()).close(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code, str(old)], cwd=root, check=True)
