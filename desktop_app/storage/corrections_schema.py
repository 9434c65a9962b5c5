"""The tables of figures entered by hand and of what closed months turned out to be: never edited once released."""

_MONTH = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'"
_RETIRED = "retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))"
_OF_MEMBER = "member TEXT NOT NULL REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED"

TABLES = ("entered_figures", "late_duty", "carried_differences")
STATEMENTS = (
    f"""
    CREATE TABLE entered_figures (
      month TEXT NOT NULL CHECK (month {_MONTH}),
      {_OF_MEMBER},
      code TEXT NOT NULL,
      amount INTEGER NOT NULL,
      document TEXT NOT NULL,
      note TEXT NOT NULL,
      {_RETIRED},
      PRIMARY KEY (month, member, code)
    ) STRICT
    """,
    f"""
    CREATE TABLE late_duty (
      {_OF_MEMBER},
      day TEXT NOT NULL CHECK (day IS date(day)),
      entries TEXT NOT NULL CHECK (entries GLOB '[[]*'),
      why TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      {_RETIRED},
      PRIMARY KEY (member, day)
    ) STRICT
    """,
    "CREATE INDEX late_duty_by_day ON late_duty (day)",
    f"""
    CREATE TABLE carried_differences (
      id TEXT PRIMARY KEY,
      {_OF_MEMBER},
      team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
      role TEXT NOT NULL,
      from_month TEXT NOT NULL CHECK (from_month {_MONTH}),
      into_month TEXT NOT NULL CHECK (into_month {_MONTH}),
      code TEXT NOT NULL,
      amount INTEGER NOT NULL,
      ticks INTEGER NOT NULL,
      steps TEXT NOT NULL CHECK (steps GLOB '[[]*'),
      why TEXT NOT NULL,
      carried_at TEXT NOT NULL,
      carried_by TEXT NOT NULL,
      {_RETIRED}
    ) STRICT
    """,
    "CREATE INDEX carried_differences_by_month ON carried_differences (from_month, into_month)",
    "CREATE INDEX carried_differences_by_target ON carried_differences (into_month)",
)
