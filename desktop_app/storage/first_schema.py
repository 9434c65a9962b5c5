"""The tables of the first released book. Never edited: an older book is brought up to date by later steps alone."""

CHAIN = (
    """
    CREATE TABLE history (
      seq INTEGER PRIMARY KEY CHECK (seq > 0),
      at TEXT NOT NULL,
      by TEXT NOT NULL CHECK (by <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      why TEXT NOT NULL,
      rows INTEGER NOT NULL CHECK (rows > 0),
      previous TEXT NOT NULL CHECK (length(previous) = 64),
      digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64)
    ) STRICT
    """,
    # The images lie apart: a list of what was done reads none of them.
    """
    CREATE TABLE history_rows (
      seq INTEGER NOT NULL REFERENCES history (seq) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      table_name TEXT NOT NULL,
      row_key TEXT NOT NULL,
      before TEXT CHECK (before IS NULL OR before GLOB '{*}'),
      after TEXT CHECK (after IS NULL OR after GLOB '{*}'),
      PRIMARY KEY (seq, position)
    ) STRICT
    """,
    "CREATE INDEX history_rows_of_row ON history_rows (table_name, row_key, seq)",
    """
    CREATE TRIGGER history_in_sequence BEFORE INSERT ON history
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM history)
      OR NEW.previous <> coalesce(
        (SELECT digest FROM history ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'history.out_of_sequence'); END
    """,
    """
    CREATE TRIGGER history_rows_in_sequence BEFORE INSERT ON history_rows
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM history)
    BEGIN SELECT RAISE(ABORT, 'history.out_of_sequence'); END
    """,
    *(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'history.append_only'); END"
        for table in ("history", "history_rows")
        for verb in ("UPDATE", "DELETE")
    ),
)

RETIRED = "retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))"

UNIT = (
    f"""
    CREATE TABLE facts (
      key TEXT PRIMARY KEY CHECK (key <> ''),
      value TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    f"""
    CREATE TABLE profiles (
      id TEXT PRIMARY KEY,
      valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
      unit_code TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('xa', 'phuong', 'dac_khu', 'thi_tran')),
      name TEXT NOT NULL,
      province TEXT NOT NULL,
      scheme_territory TEXT NOT NULL,
      scheme_id TEXT NOT NULL,
      wage_region TEXT NOT NULL CHECK (wage_region IN ('I', 'II', 'III', 'IV')),
      committee TEXT NOT NULL CHECK (committee GLOB '[[{{]*'),
      police TEXT NOT NULL CHECK (police GLOB '[[{{]*'),
      receiving_office TEXT NOT NULL,
      receiving_office_code TEXT NOT NULL,
      place TEXT NOT NULL,
      traits TEXT NOT NULL CHECK (traits GLOB '[[{{]*'),
      rest_days TEXT NOT NULL CHECK (rest_days GLOB '[[{{]*'),
      symbols TEXT NOT NULL CHECK (symbols GLOB '[[{{]*'),
      shift_symbols TEXT NOT NULL CHECK (shift_symbols GLOB '[[{{]*'),
      recipients TEXT NOT NULL CHECK (recipients GLOB '[[{{]*'),
      {RETIRED}
    ) STRICT
    """,
    f"""
    CREATE TABLE signers (
      id TEXT PRIMARY KEY,
      body TEXT NOT NULL CHECK (body IN ('committee', 'police')),
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      capacity TEXT NOT NULL CHECK (capacity IN ('head', 'TM', 'KT', 'Q', 'TL', 'TUQ')),
      span TEXT NOT NULL CHECK (span GLOB '[[{{]*'),
      on_behalf_of TEXT NOT NULL,
      rank TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    f"""
    CREATE TABLE villages (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      span TEXT NOT NULL CHECK (span GLOB '[[{{]*'),
      counts TEXT NOT NULL CHECK (counts GLOB '[[{{]*'),
      traits TEXT NOT NULL CHECK (traits GLOB '[[{{]*'),
      {RETIRED}
    ) STRICT
    """,
    f"""
    CREATE TABLE teams (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      villages TEXT NOT NULL CHECK (villages GLOB '[[{{]*'),
      quota INTEGER NOT NULL CHECK (quota >= 0),
      quota_document TEXT NOT NULL,
      workplace TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
)

PEOPLE = (
    f"""
    CREATE TABLE members (
      id TEXT PRIMARY KEY,
      full_name TEXT NOT NULL,
      birth TEXT CHECK (birth GLOB '[[{{]*'),
      sex TEXT CHECK (sex IN ('nam', 'nu')),
      cccd TEXT NOT NULL,
      education TEXT,
      qualification TEXT NOT NULL,
      ethnicity TEXT NOT NULL,
      religion TEXT NOT NULL,
      address TEXT NOT NULL,
      residence TEXT CHECK (residence IN ('thuong_tru', 'tam_tru')),
      resident_since TEXT CHECK (resident_since IS NULL OR resident_since IS date(resident_since)),
      phone TEXT NOT NULL,
      health TEXT CHECK (health GLOB '[[{{]*'),
      social_insurance TEXT NOT NULL CHECK (social_insurance GLOB '[[{{]*'),
      health_insurance TEXT NOT NULL CHECK (health_insurance GLOB '[[{{]*'),
      state_group TEXT NOT NULL,
      bank TEXT CHECK (bank GLOB '[[{{]*'),
      tool_certificate TEXT NOT NULL,
      awards TEXT NOT NULL,
      rating TEXT NOT NULL,
      rating_decision TEXT NOT NULL,
      note TEXT NOT NULL,
      listed TEXT NOT NULL CHECK (listed GLOB '[[{{]*'),
      sort_key TEXT NOT NULL,
      search_key TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX members_by_name ON members (sort_key, id)",
    "CREATE INDEX members_by_cccd ON members (cccd)",
    f"""
    CREATE TABLE decisions (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('establish', 'recognise', 'end', 'revoke')),
      subject TEXT NOT NULL,
      symbol TEXT NOT NULL,
      effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on)),
      signature TEXT NOT NULL CHECK (signature GLOB '[[{{]*'),
      legal_bases TEXT NOT NULL CHECK (legal_bases GLOB '[[{{]*'),
      number TEXT NOT NULL,
      signed_on TEXT CHECK (signed_on IS NULL OR signed_on IS date(signed_on)),
      proposal TEXT NOT NULL,
      minutes TEXT NOT NULL,
      teams TEXT NOT NULL CHECK (teams GLOB '[[{{]*'),
      recognitions TEXT NOT NULL CHECK (recognitions GLOB '[[{{]*'),
      endings TEXT NOT NULL CHECK (endings GLOB '[[{{]*'),
      revokes TEXT REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED,
      recorded_from TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX decisions_by_day ON decisions (effective_on)",
)

MONTHS = (
    f"""
    CREATE TABLE duty_entries (
      id TEXT PRIMARY KEY,
      member TEXT NOT NULL REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED,
      begins TEXT NOT NULL,
      ends TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('patrol', 'standing', 'training', 'heavy_work')),
      heavy TEXT NOT NULL CHECK (heavy IN ('none', 'heavy', 'especially_heavy')),
      plan TEXT NOT NULL,
      day TEXT NOT NULL CHECK (day IS date(begins)),
      {RETIRED},
      CHECK (ends > begins AND ends <= strftime('%Y-%m-%dT%H:%M:%S', begins, '+1 day'))
    ) STRICT
    """,
    "CREATE INDEX duty_by_day ON duty_entries (day, member)",
    "CREATE INDEX duty_by_member ON duty_entries (member, day)",
    f"""
    CREATE TABLE closed_months (
      month TEXT PRIMARY KEY CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
      sheet TEXT NOT NULL CHECK (sheet GLOB '[[{{]*'),
      closed_at TEXT NOT NULL,
      closed_by TEXT NOT NULL,
      sheet_digest TEXT NOT NULL,
      reopened_why TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    f"""
    CREATE TABLE reviewed_teams (
      team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
      month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
      reviewed_at TEXT NOT NULL,
      reviewed_by TEXT NOT NULL,
      {RETIRED},
      PRIMARY KEY (team, month)
    ) STRICT
    """,
    """
    CREATE TABLE pdfs (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      bytes BLOB NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE documents (
      id TEXT PRIMARY KEY,
      form TEXT NOT NULL,
      form_version TEXT NOT NULL,
      title TEXT NOT NULL,
      printed_at TEXT NOT NULL,
      printed_by TEXT NOT NULL,
      content_digest TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES pdfs (sha256) DEFERRABLE INITIALLY DEFERRED,
      pages INTEGER NOT NULL CHECK (pages > 0),
      month TEXT,
      decision TEXT REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX documents_by_month ON documents (month)",
    "CREATE INDEX documents_by_decision ON documents (decision)",
)

EXCHANGE = (
    f"""
    CREATE TABLE sent_bundles (
      id TEXT PRIMARY KEY,
      unit TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq > 0),
      previous TEXT,
      period TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 0),
      supersedes TEXT,
      file_name TEXT NOT NULL,
      sealed_at TEXT NOT NULL,
      sealed_by TEXT NOT NULL,
      receipt TEXT NOT NULL,
      receipt_at TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX sent_bundles_in_sequence ON sent_bundles (unit, seq) WHERE retired = 0",
    f"""
    CREATE TABLE received_bundles (
      id TEXT PRIMARY KEY,
      unit TEXT NOT NULL,
      seq INTEGER NOT NULL,
      previous TEXT,
      period TEXT NOT NULL,
      revision INTEGER NOT NULL,
      supersedes TEXT,
      reception TEXT NOT NULL CHECK (reception IN ('taken', 'held', 'rejected')),
      received_at TEXT NOT NULL,
      received_by TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      envelope TEXT NOT NULL,
      records TEXT NOT NULL,
      reason TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE INDEX received_bundles_of_unit ON received_bundles (unit, seq)",
    f"""
    CREATE TABLE issued_receipts (
      seq INTEGER NOT NULL CHECK (seq > 0),
      id TEXT PRIMARY KEY,
      bundle TEXT NOT NULL,
      unit TEXT NOT NULL,
      written_at TEXT NOT NULL,
      file_name TEXT NOT NULL,
      {RETIRED}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX issued_receipts_in_sequence ON issued_receipts (seq) WHERE retired = 0",
)

KEPT = (
    "facts",
    "profiles",
    "signers",
    "villages",
    "teams",
    "members",
    "decisions",
    "duty_entries",
    "closed_months",
    "reviewed_teams",
    "pdfs",
    "documents",
    "sent_bundles",
    "received_bundles",
    "issued_receipts",
)
