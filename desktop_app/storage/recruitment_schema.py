"""The table of rounds of recruitment: never edited once released."""

TABLE = "recruitments"
STATEMENTS = (
    """
    CREATE TABLE recruitments (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      started_on TEXT NOT NULL CHECK (started_on IS date(started_on)),
      vacancies TEXT NOT NULL CHECK (vacancies GLOB '[[]*'),
      plan TEXT NOT NULL CHECK (plan GLOB '{*'),
      papers TEXT NOT NULL CHECK (papers GLOB '{*'),
      postings TEXT NOT NULL CHECK (postings GLOB '[[]*'),
      applicants TEXT NOT NULL CHECK (applicants GLOB '[[]*'),
      council TEXT NOT NULL CHECK (council GLOB '[[]*'),
      meeting TEXT CHECK (meeting GLOB '{*'),
      proposal_received_on TEXT CHECK (proposal_received_on IS date(proposal_received_on)),
      decisions TEXT NOT NULL CHECK (decisions GLOB '[[]*'),
      stopped_on TEXT CHECK (stopped_on IS date(stopped_on)),
      stopped_why TEXT NOT NULL,
      retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
    ) STRICT
    """,
)
