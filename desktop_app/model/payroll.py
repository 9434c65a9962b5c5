"""The month's sheet: what each member is due, line by line, and every step that led there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.periods import Month
from desktop_app.model.sources import Source


class LineCode(StrEnum):
    """The lines that law and resolutions know (Luật 30/2023 Điều 23), in the order they are printed."""

    MONTHLY = "monthly"
    NIGHT = "night"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    DUTY = "duty"
    """One rate for all duty."""
    HEAVY = "heavy"
    AREA = "area"
    TRAINING = "training"
    SOCIAL_INSURANCE = "social_insurance"
    HEALTH_INSURANCE = "health_insurance"
    LEAVING = "leaving"

    @property
    def insurance(self) -> bool:
        """Return whether it is paid to the insurance fund and not into the member's hand."""
        return self in {self.SOCIAL_INSURANCE, self.HEALTH_INSURANCE}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was multiplied, limited or looked up, with the article it rests on."""

    code: str
    """Its sentence stands in ``resources/messages``."""
    values: Mapping[str, object] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PayrollLine:
    """One amount of one member, in đồng, rounded once."""

    code: LineCode
    amount: int
    steps: tuple[Step, ...]
    ticks: int = 0
    """What was paid for: minutes where hours are paid, else days, nights or stints; 0 where nothing is counted."""

    @property
    def cuts(self) -> tuple[Step, ...]:
        """Return the steps in which a limit took something away."""
        return tuple(step for step in self.steps if step.code.endswith("_cut"))

    @property
    def doubtful(self) -> bool:
        """Return whether any step rests on something not held against the official text."""
        return any(step.source is not None and step.source.doubtful for step in self.steps)


@dataclass(frozen=True, slots=True)
class DutyCount:
    """What was counted of one member's duty in the month, before any limit."""

    night_minutes: int = 0
    rest_days: int = 0
    holidays: int = 0
    duty_days: int = 0
    heavy_days: int = 0
    training_days: int = 0

    def of(self, code: LineCode) -> int | None:
        """Return what was counted for a line, in minutes or days; None for one that is not paid by duty."""
        return {
            LineCode.NIGHT: self.night_minutes,
            LineCode.REST_DAY: self.rest_days,
            LineCode.HOLIDAY: self.holidays,
            LineCode.DUTY: self.duty_days,
            LineCode.HEAVY: self.heavy_days,
            LineCode.TRAINING: self.training_days,
        }.get(code)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What an earlier, closed month was paid too little (truy lĩnh) or too much (truy thu), made good in this one."""

    from_month: Month
    code: LineCode
    amount: int
    """Đồng, negative where money is paid back."""
    steps: tuple[Step, ...]
    """What was paid, how it is reckoned now, what changed, what is left, and why."""


@dataclass(frozen=True, slots=True)
class MemberPay:
    """All lines of one member for the month."""

    member: MemberId
    name: str
    team: TeamId
    team_name: str
    role: Role
    lines: tuple[PayrollLine, ...]
    count: DutyCount = DutyCount()
    adjustments: tuple[Adjustment, ...] = ()
    """Differences of closed months; their cells stand apart from this month's lines."""
    unpaid: tuple[PayrollLine, ...] = ()
    """Of a closed month: lines for which there was duty and nothing is paid, kept for the steps that say why."""

    @property
    def cash(self) -> int:
        """Return the sum of what is paid into the member's hand, differences of other months included, in đồng."""
        return sum(line.amount for line in self.lines if not line.code.insurance) + self.adjusted(insurance=False)

    @property
    def insurance(self) -> int:
        """Return the sum of what is paid towards insurance, differences of other months included, in đồng."""
        return sum(line.amount for line in self.lines if line.code.insurance) + self.adjusted(insurance=True)

    @property
    def parts(self) -> tuple[PayrollLine | Adjustment, ...]:
        """Return everything that is added up: the month's own lines, then the differences of other months."""
        return (*self.lines, *self.adjustments)

    def adjusted(self, *, insurance: bool) -> int:
        """Return the sum of other months' differences, of those paid into the hand or towards insurance, in đồng."""
        return sum(one.amount for one in self.adjustments if one.code.insurance is insurance)

    def amount(self, code: LineCode) -> int:
        """Return the amount of one line in đồng, 0 where the member has none."""
        return sum(line.amount for line in self.lines if line.code is code)

    def line(self, code: LineCode) -> PayrollLine | None:
        """Return one line, or None."""
        return next((line for line in self.lines if line.code is code), None)


@dataclass(frozen=True, slots=True)
class PayrollSheet:
    """The whole commune's month. Totals are sums of the cells shown, never computed beside them."""

    month: Month
    scheme_id: str
    scheme_name: str
    payable: bool
    """False for a draft or incomplete scheme: the sheet is a trial and says so."""
    rulebook_digest: str
    members: tuple[MemberPay, ...]

    @property
    def codes(self) -> tuple[LineCode, ...]:
        """Return the lines that anybody has, in printing order."""
        present = {line.code for pay in self.members for line in pay.lines}
        return tuple(code for code in LineCode if code in present)

    def total(self, code: LineCode) -> int:
        """Return one column's sum in đồng."""
        return sum(pay.amount(code) for pay in self.members)

    def adjusted(self, *, insurance: bool) -> int:
        """Return one column of differences' sum in đồng."""
        return sum(pay.adjusted(insurance=insurance) for pay in self.members)

    def has_adjustments(self, *, insurance: bool) -> bool:
        """Return whether any difference of another month stands in the column."""
        return any(one.code.insurance is insurance for pay in self.members for one in pay.adjustments)

    @property
    def cash(self) -> int:
        """Return the sum paid into members' hands, in đồng."""
        return sum(pay.cash for pay in self.members)

    @property
    def insurance(self) -> int:
        """Return the sum paid towards insurance, in đồng."""
        return sum(pay.insurance for pay in self.members)


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A month closed for good: its numbers, steps and the digest of the rules, frozen."""

    month: Month
    sheet: PayrollSheet
    closed_at: str
    """Moment with offset, ISO 8601."""
    closed_by: str
    sheet_digest: str
    """SHA-256 of the sheet in canonical form."""
    reopened_why: str = ""
    """Set when it was opened again; a reopened month is computed afresh."""

    @property
    def closed(self) -> bool:
        """Return whether the month still refuses changes."""
        return not self.reopened_why


@dataclass(frozen=True, slots=True)
class ReviewedTeam:
    """A team's month that somebody went through: nought duty is then a fact, not a gap."""

    team: TeamId
    month: Month
    reviewed_at: str
    reviewed_by: str
