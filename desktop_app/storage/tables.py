"""Every noun's table: its name, its key, and the columns lifted out for questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from desktop_app.model.change import JsonValue
from desktop_app.model.decision import Decision
from desktop_app.model.differences import CarriedDifference, LateDuty
from desktop_app.model.document import PrintedDocument
from desktop_app.model.duty import DutyEntry
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.esigning import SignedPaper
from desktop_app.model.exchange import IssuedReceipt, ReceivedBundle, SentBundle
from desktop_app.model.law import RuleText
from desktop_app.model.member import Member
from desktop_app.model.opening import OpeningBalance
from desktop_app.model.paper_numbers import same_number
from desktop_app.model.payroll import ClosedMonth, ReviewedTeam
from desktop_app.model.place import Village
from desktop_app.model.recruitment import Recruitment
from desktop_app.model.register import Distribution, NumberGap, RegisterEntry, Reprint
from desktop_app.model.rule_packs import IssuedRulePack, ReceivedRulePack
from desktop_app.model.team import Team
from desktop_app.model.text import fold, stored_name_key
from desktop_app.model.unit import Profile, Signer
from desktop_app.storage.rows import Table
from desktop_app.storage.values import canonical


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the book knows of itself, for instance whether it is a commune's or a receiving office's."""

    key: str
    value: str


def paid_lines(closed: ClosedMonth) -> str:
    """Return what a month paid, ``{line: {member: [ticks, amount]}}``: a year is added up without reading sheets."""
    paid: dict[str, dict[str, list[int]]] = {}
    for pay in closed.sheet.members:
        for line in pay.lines:
            sums = paid.setdefault(line.code.value, {}).setdefault(pay.member, [0, 0])
            sums[0] += line.ticks
            sums[1] += line.amount
    return canonical(cast("JsonValue", paid))


PROFILES = Table("profiles", Profile, order="valid_from", later=frozenset({"number_words"}))
SIGNERS = Table("signers", Signer)
VILLAGES = Table("villages", Village, remembers=512)
TEAMS = Table("teams", Team, remembers=512)
MEMBERS = Table(
    "members",
    Member,
    lifted={"sort_key": lambda m: stored_name_key(m.full_name), "search_key": lambda m: fold(m.full_name)},
    order="sort_key",
)
DECISIONS = Table("decisions", Decision, order="effective_on, signed_on, number", remembers=1_024)
DUTY = Table("duty_entries", DutyEntry, lifted={"day": lambda entry: entry.day.isoformat()}, order="begins, member")
CLOSED_MONTHS = Table("closed_months", ClosedMonth, key=("month",), lifted={"paid": paid_lines})
OPENING_BALANCES = Table("opening_balances", OpeningBalance, key=("member", "year"))
REVIEWED_TEAMS = Table("reviewed_teams", ReviewedTeam, key=("team", "month"))
LATER_OF_DOCUMENTS = frozenset({"recruitment", "member", "bundle", "number", "signed_on", "context_digest", "part"})
# By the order in which they were printed: the clock of a machine whose battery is flat falls back years.
DOCUMENTS = Table("documents", PrintedDocument, order="rowid", later=LATER_OF_DOCUMENTS, remembers=4_096)
SIGNED_PAPERS = Table(
    "signed_papers",
    SignedPaper,
    # The order of history: each signature is put upon the one before, whatever the clock said.
    order="(SELECT min(seq) FROM history_rows WHERE table_name = 'signed_papers' AND row_key = signed_papers.id)",
)
SENT_BUNDLES = Table("sent_bundles", SentBundle, order="unit, seq")
RECEIVED_BUNDLES = Table("received_bundles", ReceivedBundle, order="unit, seq, received_at")
ISSUED_RECEIPTS = Table("issued_receipts", IssuedReceipt, order="seq")
RULE_TEXTS = Table(
    "rule_texts",
    RuleText,
    # The order of history, not of the clock: a machine whose battery is flat falls back years.
    order="(SELECT min(seq) FROM history_rows WHERE table_name = 'rule_texts' AND row_key = rule_texts.id)",
)
ENTERED_FIGURES = Table("entered_figures", EnteredFigure, key=("month", "member", "code"))
LATE_DUTY = Table("late_duty", LateDuty, key=("member", "day"), order="day, member")
CARRIED_DIFFERENCES = Table(
    "carried_differences", CarriedDifference, order="into_month, from_month, member, code, carried_at"
)
ISSUED_RULE_PACKS = Table("issued_rule_packs", IssuedRulePack, order="unit, seq")
RECEIVED_RULE_PACKS = Table("received_rule_packs", ReceivedRulePack, order="unit, seq")
REGISTER_ENTRIES = Table(
    "register_entries",
    RegisterEntry,
    lifted={"year": lambda entry: entry.signed_on.year, "ordinal": lambda entry: same_number(entry.number)},
    order="body, symbol, year, length(ordinal), ordinal",
    remembers=1_024,
)
DISTRIBUTIONS = Table("distributions", Distribution, key=("decision", "kind"))
NUMBER_GAPS = Table(
    "number_gaps",
    NumberGap,
    # Two may be explained within one second, and the clock may fall back.
    order="(SELECT min(seq) FROM history_rows WHERE table_name = 'number_gaps' AND row_key = number_gaps.id)",
)
REPRINTS = Table("reprints", Reprint, order="rowid")
RECRUITMENTS = Table("recruitments", Recruitment, order="started_on", remembers=64)
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
    OPENING_BALANCES,
    REVIEWED_TEAMS,
    DOCUMENTS,
    SIGNED_PAPERS,
    SENT_BUNDLES,
    RECEIVED_BUNDLES,
    ISSUED_RECEIPTS,
    RULE_TEXTS,
    ENTERED_FIGURES,
    LATE_DUTY,
    CARRIED_DIFFERENCES,
    ISSUED_RULE_PACKS,
    RECEIVED_RULE_PACKS,
    REGISTER_ENTRIES,
    DISTRIBUTIONS,
    NUMBER_GAPS,
    REPRINTS,
    RECRUITMENTS,
    FACTS,
)
BY_NOUN: Mapping[type, Table[Any]] = {table.noun: table for table in TABLES}
BY_NAME: Mapping[str, Table[Any]] = {table.name: table for table in TABLES}
