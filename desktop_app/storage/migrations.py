"""The schema, as steps that are never edited once released. Every table is STRICT and written by hand.

No json_valid() in a CHECK: SQLite 3.40 calls it unsafe in an untrusted schema, and a schema here is not trusted.

Adding a step: a new decorated function at the end, and ``SCHEMA_VERSION`` in database.py goes up by one.
"""

import json
import sqlite3

from sqlite_utils import Database, Migrations

from desktop_app.storage import (
    corrections_schema,
    esigning_schema,
    recruitment_schema,
    register_schema,
    rule_packs_schema,
)
from desktop_app.storage.first_schema import CHAIN, EXCHANGE, KEPT, MONTHS, PEOPLE, RETIRED, UNIT

MIGRATIONS = Migrations("book")

_RULES = (
    # Whole versions: the newest of a kind and name is in force, in the order in which history took them in.
    f"""
    CREATE TABLE rule_texts (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('scheme', 'parameter', 'calendar', 'form')),
      name TEXT NOT NULL,
      text TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('local', 'pack')),
      kept_at TEXT NOT NULL,
      kept_by TEXT NOT NULL,
      pack TEXT NOT NULL,
      attestation TEXT CHECK (attestation GLOB '[[{{]*'),
      laid_over TEXT,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX rule_texts_by_name ON rule_texts (kind, name)",
)

_YEAR = (
    "ALTER TABLE closed_months ADD COLUMN paid TEXT NOT NULL DEFAULT '{}' CHECK (paid GLOB '{*}')",
    f"""
    CREATE TABLE opening_balances (
      member TEXT NOT NULL REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED,
      year INTEGER NOT NULL,
      until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
      lines TEXT NOT NULL CHECK (lines GLOB '[[{{]*'),
      bonus INTEGER NOT NULL,
      document TEXT NOT NULL,
      {RETIRED},
      PRIMARY KEY (member, year)
    ) STRICT
    """,
)


@MIGRATIONS()
def v1_the_book(db: Database) -> None:
    """Create every table of the first book."""
    for statement in (*CHAIN, *UNIT, *PEOPLE, *MONTHS, *EXCHANGE):
        db.execute(statement)
    for table in KEPT:
        _forbid_delete(db, table)


@MIGRATIONS()
def v2_rules_of_the_book(db: Database) -> None:
    """Let a book keep rules of its own: schemes completed here, new figures and calendars, what a pack handed down."""
    for statement in _RULES:
        db.execute(statement)
    _forbid_delete(db, "rule_texts")


@MIGRATIONS()
def v3_paid_in_the_year(db: Database) -> None:
    """Keep what each closed month paid of each line, and what was paid in the year before the book began."""
    for statement in _YEAR:
        db.execute(statement)
    _forbid_delete(db, "opening_balances")
    for month, sheet in db.execute("SELECT month, sheet FROM closed_months").fetchall():
        paid: dict[str, dict[str, list[int]]] = {}
        for pay in json.loads(sheet)["members"]:
            for line in pay["lines"]:
                sums = paid.setdefault(line["code"], {}).setdefault(pay["member"], [0, 0])
                sums[0] += line.get("ticks", 0)
                sums[1] += line["amount"]
        text = json.dumps(paid, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        db.execute("UPDATE closed_months SET paid = ? WHERE month = ?", (text, month))


@MIGRATIONS()
def v4_corrections(db: Database) -> None:
    """Keep figures entered by hand, late corrections of closed months, and differences carried into later ones."""
    for statement in corrections_schema.STATEMENTS:
        db.execute(statement)
    for table in corrections_schema.TABLES:
        _forbid_delete(db, table)


@MIGRATIONS()
def v5_rule_packs(db: Database) -> None:
    """Keep the rule packs that an office handed down, and those that a commune took in."""
    for statement in rule_packs_schema.STATEMENTS:
        db.execute(statement)
    for table in rule_packs_schema.TABLES:
        _forbid_delete(db, table)


@MIGRATIONS()
def v6_duty_by_stint(db: Database) -> None:
    """Let a month's stints be read in the order in which they are put together, without sorting 12,400 rows."""
    db.execute(
        "CREATE INDEX duty_by_stint ON duty_entries (begins, ends, kind, heavy, plan, member) WHERE retired = 0",
    )


@MIGRATIONS()
def v7_papers_of_more_than_decisions(db: Database) -> None:
    """Let a printed paper speak of a recruitment, of one person or of a bundle as well as of a month or decision."""
    for column in ("recruitment TEXT", "member TEXT REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED"):
        db.execute(f"ALTER TABLE documents ADD COLUMN {column}")
    db.execute("ALTER TABLE documents ADD COLUMN bundle TEXT")


@MIGRATIONS()
def v8_numbers_as_the_office_reads_them(db: Database) -> None:
    """Let a commune say how its papers read amounts aloud."""
    db.execute("ALTER TABLE profiles ADD COLUMN number_words TEXT CHECK (number_words GLOB '{*}')")


@MIGRATIONS()
def v9_register(db: Database) -> None:
    """Keep the numbers given to papers, why some are missing, and what number and day a printed paper bore."""
    for statement in register_schema.STATEMENTS:
        db.execute(statement)
    for table in register_schema.TABLES:
        _forbid_delete(db, table)


@MIGRATIONS()
def v10_recruitments(db: Database) -> None:
    """Keep rounds of recruitment, each a row with its applicants, council and votes in it."""
    for statement in recruitment_schema.STATEMENTS:
        db.execute(statement)
    _forbid_delete(db, recruitment_schema.TABLE)


@MIGRATIONS()
def v11_teams_are_dissolved(db: Database) -> None:
    """Let a decision dissolve a team: the table's own check lists the kinds, and SQLite alters none in place.

    The way is that of sqlite.org/lang_altertable.html for changes that touch no content on disk; other tables refer to
    this one, so that it cannot be made anew within the transaction.
    """
    version = int(db.execute("PRAGMA schema_version").fetchone()[0])
    db.execute("PRAGMA writable_schema = ON")
    try:
        db.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'decisions'",
            ("'end', 'revoke'", "'end', 'dissolve', 'revoke'"),
        )
        db.execute(f"PRAGMA schema_version = {version + 1}")
    finally:
        db.execute("PRAGMA writable_schema = OFF")


@MIGRATIONS()
def v12_register_of_parts(db: Database) -> None:
    """Let papers of one form and one subject have each its own number: the notices of a round, for instance."""
    db.execute(register_schema.PART)


@MIGRATIONS()
def v13_signed_papers(db: Database) -> None:
    """Keep papers that a token signed beside the prints that they grew from."""
    for statement in esigning_schema.STATEMENTS:
        db.execute(statement)
    _forbid_delete(db, esigning_schema.TABLE)


def _forbid_delete(db: Database, table: str) -> None:
    db.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'book.rows_are_retired'); END",
    )


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Apply what is missing and set ``user_version``, inside the transaction that the caller has begun."""
    db = Database(connection, strict=True, execute_plugins=False)
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA user_version = {version}")
