"""Every noun's table: its name, its key, and the columns lifted out for questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.model.decision import Decision
from desktop_app.model.document import PrintedDocument
from desktop_app.model.duty import DutyEntry
from desktop_app.model.exchange import IssuedReceipt, ReceivedBundle, SentBundle
from desktop_app.model.law import RuleText
from desktop_app.model.member import Member
from desktop_app.model.payroll import ClosedMonth, ReviewedTeam
from desktop_app.model.place import Village
from desktop_app.model.team import Team
from desktop_app.model.text import fold, stored_name_key
from desktop_app.model.unit import Profile, Signer
from desktop_app.storage.rows import Table


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the book knows of itself, for instance whether it is a commune's or a receiving office's."""

    key: str
    value: str


PROFILES = Table("profiles", Profile, order="valid_from")
SIGNERS = Table("signers", Signer)
VILLAGES = Table("villages", Village)
TEAMS = Table("teams", Team)
MEMBERS = Table(
    "members",
    Member,
    lifted={"sort_key": lambda m: stored_name_key(m.full_name), "search_key": lambda m: fold(m.full_name)},
    order="sort_key",
)
DECISIONS = Table("decisions", Decision, order="effective_on, signed_on, number")
DUTY = Table("duty_entries", DutyEntry, lifted={"day": lambda entry: entry.day.isoformat()}, order="begins, member")
CLOSED_MONTHS = Table("closed_months", ClosedMonth, key=("month",))
REVIEWED_TEAMS = Table("reviewed_teams", ReviewedTeam, key=("team", "month"))
DOCUMENTS = Table("documents", PrintedDocument, order="printed_at")
SENT_BUNDLES = Table("sent_bundles", SentBundle, order="unit, seq")
RECEIVED_BUNDLES = Table("received_bundles", ReceivedBundle, order="unit, seq, received_at")
ISSUED_RECEIPTS = Table("issued_receipts", IssuedReceipt, order="seq")
RULE_TEXTS = Table(
    "rule_texts",
    RuleText,
    # The order of history, not of the clock: a machine whose battery is flat falls back years.
    order="(SELECT min(seq) FROM history_rows WHERE table_name = 'rule_texts' AND row_key = rule_texts.id)",
)
FACTS = Table("facts", Fact, key=("key",))

TABLES: tuple[Table[Any], ...] = (
    PROFILES,
    SIGNERS,
    VILLAGES,
    TEAMS,
    MEMBERS,
    DECISIONS,
    DUTY,
    CLOSED_MONTHS,
    REVIEWED_TEAMS,
    DOCUMENTS,
    SENT_BUNDLES,
    RECEIVED_BUNDLES,
    ISSUED_RECEIPTS,
    RULE_TEXTS,
    FACTS,
)
BY_NOUN: Mapping[type, Table[Any]] = {table.noun: table for table in TABLES}
BY_NAME: Mapping[str, Table[Any]] = {table.name: table for table in TABLES}
