"""Duty: an interval with begin and end, never a date and a count of hours.

Moments are Vietnam's local time without offset. Intervals are half-open minutes: 22:00–06:00 is 480 minutes, and the
minute 06:00 itself belongs to nobody's night.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from desktop_app.model.ids import DutyId, MemberId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Severity

MINUTES_A_DAY = 24 * 60
LONGEST = timedelta(hours=24)
"""One entry is one stint; a longer one is almost surely a slip of the pen."""


class DutyKind(StrEnum):
    """What was done."""

    PATROL = "patrol"
    STANDING = "standing"
    TRAINING = "training"
    HEAVY_WORK = "heavy_work"


class Heavy(StrEnum):
    """Whether the work counts as heavy under labour law (Luật 30/2023 Điều 23 khoản 2 điểm b)."""

    NONE = "none"
    HEAVY = "heavy"
    ESPECIALLY_HEAVY = "especially_heavy"


@dataclass(frozen=True, slots=True)
class DutyEntry:
    """One person's stint, from ``begins`` up to, not including, ``ends``."""

    id: DutyId
    member: MemberId
    begins: datetime
    ends: datetime
    kind: DutyKind = DutyKind.PATROL
    heavy: Heavy = Heavy.NONE
    plan: str = ""
    """The approved plan it was done under, as cited."""

    @property
    def minutes(self) -> int:
        """Return its length in minutes."""
        return int((self.ends - self.begins).total_seconds()) // 60

    @property
    def day(self) -> date:
        """Return the day it began: where it stands in the grid."""
        return self.begins.date()


@dataclass(frozen=True, slots=True, eq=False)
class Stint:
    """What pay is counted from: from when to when and how somebody served, whoever it was.

    One object may stand for all who served so, and is the same only as itself: what is counted of it is counted once.
    """

    begins: datetime
    ends: datetime
    kind: DutyKind = DutyKind.PATROL
    heavy: Heavy = Heavy.NONE
    plan: str = ""


Served = DutyEntry | Stint
"""What the rules count."""


@dataclass(frozen=True, slots=True)
class NightWindow:
    """The hours that count as night, from ``begins`` to ``ends`` the next morning, in minutes of the day."""

    begins: int = 22 * 60
    ends: int = 6 * 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a stint that lies in one calendar day and wholly inside or outside the night."""

    day: date
    begins: int
    """Minute of the day, 0 to 1439."""
    ends: int
    """Minute of the day, 1 to 1440."""
    night: bool

    @property
    def minutes(self) -> int:
        """Return its length in minutes."""
        return self.ends - self.begins


LAW_NIGHT = NightWindow()
"""22:00 to 06:00: Luật 30/2023 Điều 23 khoản 2 điểm b; Bộ luật Lao động 2019 Điều 106."""


def pieces(begins: datetime, ends: datetime, night: NightWindow = LAW_NIGHT) -> Iterator[Piece]:
    """Yield the parts of an interval, cut at midnight and at both ends of the night, in order."""
    day = begins.date()
    while datetime.combine(day, datetime.min.time()) < ends:
        midnight = datetime.combine(day, datetime.min.time())
        start = max(0, _minutes(begins - midnight))
        stop = min(MINUTES_A_DAY, _minutes(ends - midnight))
        cuts = sorted({start, stop, *(cut for cut in (night.ends, night.begins) if start < cut < stop)})
        for left, right in pairwise(cuts):
            yield Piece(day, left, right, night=left < night.ends or left >= night.begins)
        day += timedelta(days=1)


def night_minutes(entries: Iterable[DutyEntry], night: NightWindow = LAW_NIGHT) -> int:
    """Return the minutes of the entries that lie in the night."""
    return sum(piece.minutes for e in entries for piece in pieces(e.begins, e.ends, night) if piece.night)


def month_of(entry: DutyEntry) -> Month:
    """Return the month in whose grid the entry stands: that of its first day.

    What it earns is counted piece by piece in the month each piece lies in, so nothing is paid twice or lost.
    """
    return Month.of(entry.day)


def in_month(entries: Iterable[DutyEntry], month: Month) -> list[DutyEntry]:
    """Return the entries that share a minute with the month, whole."""
    first = datetime.combine(month.first, datetime.min.time())
    after = datetime.combine(month.next.first, datetime.min.time())
    return [entry for entry in entries if entry.begins < after and entry.ends > first]


def check_entry(entry: DutyEntry) -> list[Problem]:
    """Return what is wrong with one entry by itself."""
    values = {"begins": entry.begins, "ends": entry.ends}
    if entry.ends <= entry.begins:
        return [Problem("duty.ends_before_begin", Place(field="ends"), values)]
    if entry.ends - entry.begins > LONGEST:
        return [Problem("duty.longer_than_a_day", Place(field="ends"), values)]
    problems = []
    if any(moment.second or moment.microsecond for moment in (entry.begins, entry.ends)):
        problems.append(Problem("duty.not_whole_minutes", Place(field="begins"), values))
    if entry.kind is DutyKind.HEAVY_WORK and entry.heavy is Heavy.NONE:
        problems.append(Problem("duty.heavy_not_graded", Place(field="heavy"), severity=Severity.ERROR))
    return problems


def clashes(entries: Iterable[DutyEntry]) -> list[tuple[DutyEntry, DutyEntry]]:
    """Return each pair of one person's entries that overlap, the earlier first; touching ends do not overlap."""
    by_member: dict[MemberId, list[DutyEntry]] = {}
    for entry in entries:
        by_member.setdefault(entry.member, []).append(entry)
    return [pair for own in by_member.values() for pair in _overlapping(own)]


def _overlapping(own: Sequence[DutyEntry]) -> Iterator[tuple[DutyEntry, DutyEntry]]:
    ordered = sorted(own, key=lambda e: (e.begins, e.ends, e.id))
    reaching: DutyEntry | None = None
    for entry in ordered:
        if reaching is not None and entry.begins < reaching.ends:
            yield reaching, entry
        if reaching is None or entry.ends > reaching.ends:
            reaching = entry


def _minutes(delta: timedelta) -> int:
    return delta.days * MINUTES_A_DAY + delta.seconds // 60
