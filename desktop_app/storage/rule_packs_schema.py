"""The tables of rule packs, as the step of the schema that brings them creates them."""

from desktop_app.storage.first_schema import RETIRED

TABLES = ("issued_rule_packs", "received_rule_packs")
STATEMENTS = (
    f"""
    CREATE TABLE issued_rule_packs (
      id TEXT PRIMARY KEY,
      pack TEXT NOT NULL,
      unit TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq > 0),
      previous TEXT,
      file_name TEXT NOT NULL,
      manifest TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      issued_by TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX issued_rule_packs_in_sequence ON issued_rule_packs (unit, seq) WHERE retired = 0",
    f"""
    CREATE TABLE received_rule_packs (
      id TEXT PRIMARY KEY,
      pack TEXT NOT NULL,
      unit TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq > 0),
      previous TEXT,
      file_sha256 TEXT NOT NULL,
      manifest TEXT NOT NULL,
      received_at TEXT NOT NULL,
      received_by TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX received_rule_packs_in_sequence ON received_rule_packs (unit, seq) WHERE retired = 0",
)
