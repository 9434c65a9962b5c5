"""When a closed month turns out otherwise: the month stays, what is owed either way is carried into an open one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.model.duty import DutyEntry, in_month
from desktop_app.model.ids import DifferenceId, MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode, Step
from desktop_app.model.periods import Month


class Cause(StrEnum):
    """What of a line's reckoning is no longer what it was when the month was closed."""

    SCHEME = "scheme"
    """Another resolution applies."""
    PARAMETER = "parameter"
    """A national figure."""
    RULE = "rule"
    """The resolution's own figure, limit or condition."""
    ROLE = "role"
    MEMBERSHIP = "membership"
    """Who served, or for how much of the month."""
    DUTY = "duty"
    FIGURE = "figure"
    """What the clerk entered by a document."""
    INSURANCE = "insurance"
    """Whether somebody joined an insurance."""


@dataclass(frozen=True, slots=True)
class LateDuty:
    """What one person's duty of one day of a closed month really was; the month's own grid stays as it was closed."""

    member: MemberId
    day: date
    entries: tuple[DutyEntry, ...]
    """All stints of the day; none says that nothing was served."""
    why: str
    """Reason and document."""
    recorded_at: str
    """Moment with offset, ISO 8601."""
    recorded_by: str


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One line of one person in a closed month: what was paid, what is due as facts and rules now stand. Đồng."""

    month: Month
    member: MemberId
    name: str
    team: TeamId
    team_name: str
    role: Role
    code: LineCode
    then: int
    now: int
    carried: int
    """What was carried into other months already."""
    ticks: int
    """What more, or less, is paid for than the frozen sheet and what was carried say: as :class:`PayrollLine`'s."""
    then_steps: tuple[Step, ...]
    now_steps: tuple[Step, ...]
    causes: tuple[Step, ...]
    """What changed, a step each."""

    @property
    def left(self) -> int:
        """Return what is still to be paid, negative where it is to be paid back; in đồng."""
        return self.now - self.then - self.carried


@dataclass(frozen=True, slots=True)
class CarriedDifference:
    """A line's difference as it was carried into a later month (truy lĩnh, truy thu)."""

    id: DifferenceId
    member: MemberId
    team: TeamId
    role: Role
    """Team and role in the month it comes from."""
    from_month: Month
    into_month: Month
    code: LineCode
    amount: int
    """Đồng, negative where money is to be paid back."""
    ticks: int
    """What it is paid for, so that limits by the year count it in its own month: minutes where hours are paid, …"""
    steps: tuple[Step, ...]
    """What was paid, how it is reckoned now, what changed, what is left."""
    why: str
    """Reason and document, as the clerk gave them."""
    carried_at: str
    """Moment with offset, ISO 8601."""
    carried_by: str


def as_known(entries: Iterable[DutyEntry], late: Iterable[LateDuty], month: Month) -> list[DutyEntry]:
    """Return duty with late corrections taken in: what shares a minute with the month, by beginning and member."""
    corrections = {(one.member, one.day): one for one in late}
    kept = [entry for entry in entries if (entry.member, entry.day) not in corrections]
    corrected = [entry for one in corrections.values() for entry in one.entries]
    return sorted([*kept, *in_month(corrected, month)], key=_by_beginning)


def _by_beginning(entry: DutyEntry) -> tuple[datetime, str, str]:
    return entry.begins, entry.member, entry.id
