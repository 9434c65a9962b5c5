"""The table of electronically signed papers, as the step of the schema that brings it creates it."""

from desktop_app.storage.first_schema import RETIRED

TABLE = "signed_papers"
STATEMENTS = (
    f"""
    CREATE TABLE signed_papers (
      id TEXT PRIMARY KEY,
      document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
      signed_at TEXT NOT NULL,
      signed_by TEXT NOT NULL,
      signing_as TEXT NOT NULL CHECK (signing_as IN ('person', 'body')),
      holder TEXT NOT NULL,
      organisation TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES pdfs (sha256) DEFERRABLE INITIALLY DEFERRED,
      previous TEXT REFERENCES signed_papers (id) DEFERRABLE INITIALLY DEFERRED,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX signed_papers_by_document ON signed_papers (document)",
)
