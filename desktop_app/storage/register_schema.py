"""The tables of the register of papers sent, as the step of the schema that brings them creates them."""

from desktop_app.storage.first_schema import RETIRED

_DECISION = "REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED"
_SENT = """
      recipients TEXT NOT NULL CHECK (recipients GLOB '[[]*'),
      copies INTEGER CHECK (copies > 0),
      note TEXT NOT NULL,
"""

TABLES = ("register_entries", "distributions", "number_gaps", "reprints")
STATEMENTS = (
    f"""
    CREATE TABLE register_entries (
      id TEXT PRIMARY KEY,
      form TEXT NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL CHECK (body IN ('committee', 'police', 'council')),
      number TEXT NOT NULL,
      symbol TEXT NOT NULL,
      signed_on TEXT NOT NULL CHECK (signed_on IS date(signed_on)),
      subject TEXT NOT NULL,
      signer TEXT NOT NULL,
      given_at TEXT NOT NULL,
      given_by TEXT NOT NULL,
      {_SENT}
      month TEXT,
      decision TEXT {_DECISION},
      recruitment TEXT,
      member TEXT REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED,
      bundle TEXT,
      year INTEGER NOT NULL,
      ordinal TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX register_numbers ON register_entries (body, symbol, year, ordinal) WHERE retired = 0",
    f"""
    CREATE TABLE distributions (
      decision TEXT NOT NULL {_DECISION},
      kind TEXT NOT NULL,
      {_SENT}
      {RETIRED},
      PRIMARY KEY (decision, kind)
    ) STRICT
    """,
    f"""
    CREATE TABLE number_gaps (
      id TEXT PRIMARY KEY,
      body TEXT NOT NULL CHECK (body IN ('committee', 'police', 'council')),
      symbol TEXT NOT NULL,
      year INTEGER NOT NULL,
      first INTEGER NOT NULL CHECK (first > 0),
      last INTEGER CHECK (last > 0),
      reason TEXT NOT NULL,
      words TEXT NOT NULL,
      explained_at TEXT NOT NULL,
      explained_by TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    f"""
    CREATE TABLE reprints (
      id TEXT PRIMARY KEY,
      document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
      printed_at TEXT NOT NULL,
      printed_by TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX reprints_of_document ON reprints (document)",
    # What a paper bore, so that the record of an issued one is found whatever its form is by then.
    "ALTER TABLE documents ADD COLUMN number TEXT",
    "ALTER TABLE documents ADD COLUMN signed_on TEXT",
    "ALTER TABLE documents ADD COLUMN context_digest TEXT",
    "ALTER TABLE documents ADD COLUMN part TEXT",
)

PART = "ALTER TABLE register_entries ADD COLUMN part TEXT NOT NULL DEFAULT ''"
"""Of what a paper speaks of, whose part it is: the notices of one round are told apart by what they post."""
