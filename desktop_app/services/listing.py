"""What screens show: flat frozen rows. Reading only; each function asks the book once and computes the rest.

Rows hold codes and values, not sentences: the screen writes those.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.model.change import Change
from desktop_app.model.decision import DecisionKind
from desktop_app.model.duty import DutyEntry
from desktop_app.model.esigning import SignedPaper
from desktop_app.model.exchange import SentBundle
from desktop_app.model.ids import BundleId, DecisionId, DocumentId, MemberId, TeamId
from desktop_app.model.member import Member, Role
from desktop_app.model.payroll import ClosedMonth, LineCode, PayrollSheet
from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Problem


class MonthState(StrEnum):
    """Whether a month still takes changes."""

    OPEN = "open"
    CLOSED = "closed"
    REOPENED = "reopened"


class TaskState(StrEnum):
    """How far one of the month's tasks is."""

    DONE = "done"
    DOING = "doing"
    WAITING = "waiting"
    ATTENTION = "attention"


class TaskCode(StrEnum):
    """The month's tasks, in the order they are done."""

    STRENGTH = "strength"
    DECISIONS = "decisions"
    DUTY = "duty"
    CLOSE = "close"
    PRINT = "print"
    BUNDLE = "bundle"


class DecisionState(StrEnum):
    """Where a decision stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    REVOKED = "revoked"


class DayMark(StrEnum):
    """What a day of the grid is, for tint and mark."""

    WORKING = "working"
    REST = "rest"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Head:
    """The top bar: which commune, which month, whether it is open, under which scheme."""

    police_name: str
    committee_name: str
    month: Month
    state: MonthState
    scheme_id: str
    scheme_name: str
    scheme_doubtful: bool
    payable: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of the month."""

    code: TaskCode
    state: TaskState
    values: Mapping[str, object] = field(default_factory=dict)
    due: date | None = None
    working_days_left: int | None = None
    """Negative when overdue."""
    days_left: int | None = None
    """Days of the calendar, negative when overdue."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures under the tasks. Money in đồng, night in minutes."""

    strength: int
    quota: int
    teams: int
    men: int
    women: int
    from_65: int
    night_minutes: int
    night_limit_minutes: int | None
    expected: int | None
    """None where the sheet cannot be computed yet."""
    previous: int | None
    payable: bool = True
    """Whether the amount may be paid on; else it is a trial's."""
    closed: bool = False
    """Whether the amount is the closed month's."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team with its strength against the quota."""

    id: TeamId
    name: str
    villages: tuple[str, ...]
    strength: int
    quota: int
    leader: str
    established: str
    """Reference of the establishing decision; empty if none."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One person in the list, in Vietnamese name order."""

    id: MemberId
    name: str
    birth: str
    """dd/mm/yyyy, mm/yyyy or yyyy."""
    cccd: str
    phone: str
    team: TeamId | None
    team_name: str
    role: Role | None
    since: date | None
    problems: tuple[Problem, ...] = ()
    listed_team: str = ""
    """The team that the clerk's old list names; no decision proves it."""
    listed_role: Role | None = None


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One stretch of somebody's time here."""

    team_name: str
    role: Role
    span: Span
    opened_by: str
    closed_by: str


@dataclass(frozen=True, slots=True)
class PayRow:
    """What somebody was due in one closed month, in đồng."""

    month: Month
    cash: int
    insurance: int


@dataclass(frozen=True, slots=True)
class Life:
    """One person's life here."""

    member: Member
    memberships: tuple[MembershipRow, ...]
    pay: tuple[PayRow, ...]
    night_minutes: int
    """In the month shown."""
    documents: tuple["DocumentRow", ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in the list, newest first, drafts on top."""

    id: DecisionId
    reference: str
    kind: DecisionKind
    subject: str
    signed_on: date | None
    effective_on: date
    state: DecisionState
    people: int


@dataclass(frozen=True, slots=True)
class GridDay:
    """One column of the duty grid."""

    day: date
    mark: DayMark
    name: str
    """The holiday's name, or why the day is off or worked; empty otherwise."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One person's month. Minutes are those that lie in this month."""

    member: MemberId
    name: str
    role: Role
    span: Span
    """When the person serves in this team in this month; other days take no duty."""
    cells: Mapping[date, tuple[DutyEntry, ...]]
    night_minutes: int
    rest_days: int
    holidays: int
    night_left: int | None
    """Minutes left of the month's night cap; None where the scheme has none."""


@dataclass(frozen=True, slots=True)
class GridGroup:
    """One team in the grid."""

    team: TeamId
    name: str
    reviewed: bool
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class DutyGrid:
    """The month's duty, people by days."""

    month: Month
    state: MonthState
    days: tuple[GridDay, ...]
    groups: tuple[GridGroup, ...]
    symbols: Mapping[str, str]
    night_cap: int | None = None
    """The scheme's limit of night minutes a month; None where it has none."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """The month's sheet: the frozen one of a closed month, else computed now."""

    sheet: PayrollSheet
    closed: ClosedMonth | None
    state: MonthState
    gaps: tuple[str, ...]
    """What the scheme leaves open, in the clerk's language."""
    scheme_doubtful: bool
    """Whether nobody has held the scheme against its text."""
    previous_total: int | None
    missing: frozenset[tuple[MemberId, LineCode]] = frozenset()
    """Cells for which the clerk has still to enter a figure; none in a closed month."""
    late_days: int = 0
    """How many of somebody's days of the month were corrected since it was closed."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One paper that was printed."""

    id: DocumentId
    form: str
    title: str
    printed_at: str
    printed_by: str
    pages: int
    sha256: str
    superseded: str = ""
    """That the print no longer stands, and by what, in words; empty while it stands."""
    signed: tuple[SignedPaper, ...] = ()
    """Its electronic signatures, the earliest first."""


@dataclass(frozen=True, slots=True)
class PrintableRow:
    """One paper that can be printed now, or what it still waits for."""

    form: str
    title: str
    month: Month | None
    decision: DecisionId | None
    team: TeamId | None
    subject: str
    waits_for: Problem | None
    printed: int
    """How many times it was printed already."""
    due: date | None = None
    """The last day on which it should go out, where the law sets one and it is known."""
    bundle: BundleId | None = None
    notice: Problem | None = None
    """What is to be known of it though it can be printed, as a warning."""
    told: Problem | None = None
    """What is good to know of it: nothing is to be mended."""


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One bundle this commune sealed."""

    bundle: SentBundle
    has_receipt: bool
    working_days_waiting: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing judged about a bundle or a receipt; its words stand under ``[label.fact…]``."""

    name: str
    holds: bool | None
    """None where it could not be judged."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of history with the names of what it touched."""

    change: Change
    tables: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found by the search for everything."""

    kind: str
    """member, team, decision, recruitment, document."""
    id: str
    title: str
    detail: str
