"""The read side of limits: what is left to somebody of each limit of the scheme, asked as duty is typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from desktop_app.model.duty import Served, Stint
from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode, MemberPay, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem
from desktop_app.model.sources import Source
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.limits import LimitUse
from desktop_app.rules.scheme import LimitPer
from desktop_app.rules.scheme_counts import CountOf, Per
from desktop_app.services.closing_months import profile_for
from desktop_app.services.correcting_late import known_duty_of
from desktop_app.services.counting_years import year_warnings
from desktop_app.services.gathering_duty import all_duty_of
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell
from desktop_app.wording.limit_words import limited, year_so_far


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left to one person of one limit. Counts are ticks: minutes where hours are paid, else units or đồng."""

    lines: tuple[LineCode, ...]
    """What it limits; several where they share it."""
    per: Per | None
    """What one unit is; None where the limit is in đồng."""
    of: CountOf | None
    """The usual count it limits, None or ``chosen`` where no one word says it."""
    yearly: bool
    """Over the calendar year; else over the month."""
    used: int
    """All that was counted, more than the limit too, with what is carried."""
    limit: int
    carried: int
    """Of what is used, what earlier months of the year paid."""
    source: Source

    @property
    def left(self) -> int:
        """Return what may still be paid."""
        return max(0, self.limit - self.used)

    @property
    def over(self) -> int:
        """Return what is not paid because of it."""
        return max(0, self.used - self.limit)


@dataclass(frozen=True)
class DutyLimits:
    """The limits of one month and everybody's facts as they stood when it was made; duty is read when asked for."""

    office: Office
    month: Month
    rules: MonthRules
    facts: Mapping[MemberId, MemberFacts]
    warnings: tuple[Problem, ...] = ()
    """What makes a limit by the year uncertain: an earlier month that is still open."""

    @classmethod
    def of(cls, office: Office, month: Month, scheme: str = "") -> Self:
        """Return the limits of a month, by the commune's scheme where none is named.

        Refused as :func:`closing_months.profile_for` and ``month_rules``.
        """
        profile = profile_for(office, month)
        profile = replace(profile, scheme_id=scheme or profile.scheme_id)
        rules = office.rulebook.month_rules(profile.scheme_id, month, profile.rest_days)
        facts = {facts.member: facts for facts in member_facts(office, month, profile)}
        return cls(office, month, rules, facts, tuple(year_warnings(office, month, rules.scheme)))

    def remaining(self, member: MemberId, typed: Sequence[Cell] = ()) -> tuple[Remaining, ...]:
        """Return each limit with what is left of it, as if the cells typed for the person were kept already.

        Nothing for somebody who does not serve in the month. Raises Refused where the rules cannot count a day.
        """
        facts = self.facts.get(member)
        if facts is None:
            return ()
        days = {cell.day for cell in typed}
        beyond = self.rules.scheme.beyond_month
        known = (all_duty_of if beyond else known_duty_of)(self.office, member, self.month)
        standing = [entry for entry in known if entry.begins.date() not in days]
        duty: tuple[Served, ...] = (*standing, *(stint for cell in typed for stint in _stints(cell)))
        return tuple(map(_remaining, self.rules.limits(replace(facts, duty=duty))))


def _stints(cell: Cell) -> Iterable[Stint]:
    return (Stint(*interval.on(cell.day), cell.kind, cell.heavy, cell.plan) for interval in cell.intervals)


def _remaining(use: LimitUse) -> Remaining:
    yearly = use.over is LimitPer.YEAR
    return Remaining(use.lines, use.per, use.of, yearly, use.used + use.carried, use.limit, use.carried, use.source)


@dataclass(frozen=True)
class YearLimits:
    """The limits by the calendar year of one month's sheet, with what earlier months paid; none for most schemes."""

    office: Office
    sheet: PayrollSheet
    limits: DutyLimits | None

    @classmethod
    def of(cls, office: Office, sheet: PayrollSheet) -> Self:
        """Return the year's limits of the scheme that the sheet was computed by, as far as it is still known here."""
        scheme = office.rulebook.schemes.get(sheet.scheme_id)
        known = scheme is not None and scheme.by_year
        return cls(office, sheet, DutyLimits.of(office, sheet.month, sheet.scheme_id) if known else None)

    def of_person(self, pay: MemberPay) -> tuple[str, ...]:
        """Return, limit by limit, what the year has paid with the sheet's own month, in words."""
        rows = self.limits.remaining(pay.member) if self.limits else ()
        return tuple(self._said(pay, row) for row in rows if row.yearly)

    def _said(self, pay: MemberPay, row: Remaining) -> str:
        own = [line for line in pay.lines if line.code in row.lines]
        now = sum(line.amount if row.per is None else line.ticks for line in own)
        what = limited(row.lines, row.per, row.of, self.office.messages)
        return year_so_far(what, self.sheet.month.year, row.per, (row.carried, now, row.limit))
