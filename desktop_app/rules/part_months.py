"""What is left of a month's amount when somebody served a part of it, or changed role within it."""

from dataclasses import replace
from fractions import Fraction

from desktop_app.model.payroll import Step
from desktop_app.model.unit import SUNDAY
from desktop_app.rules.facts import Asked, MemberFacts, missing
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.scheme_readings import PartMonth

HALF_OF_A_MONTH = 15


def ratio(reading: PartMonth, facts: MemberFacts, days: MonthDays) -> Fraction:
    """Return the part of the month's amount that is due, 1 for the whole.

    Raises Refused with ``rules.fact_missing`` where working days are asked and only their number is not known.
    """
    served, length = served_days(facts), len(days.dates)
    if served is None or served >= length or reading is PartMonth.FULL_MONTH:
        return Fraction(1)
    of = {
        PartMonth.CALENDAR_DAYS: lambda: Fraction(served, length),
        PartMonth.DAYS_30: lambda: Fraction(served, 30),
        PartMonth.WORKDAYS_26: lambda: Fraction(served_workdays(facts, days), 26),
        PartMonth.DAYS_BUT_SUNDAYS_26: lambda: Fraction(served_but_sundays(facts, days), 26),
        PartMonth.FROM_15_DAYS_FULL_ELSE_HALF: lambda: Fraction(1, 1 if served >= HALF_OF_A_MONTH else 2),
        PartMonth.FROM_15_DAYS_FULL_ELSE_NONE: lambda: Fraction(int(served >= HALF_OF_A_MONTH)),
    }
    return min(Fraction(1), of[reading]())


def served_days(facts: MemberFacts) -> int | None:
    """Return the days of membership in the month; None for the whole month."""
    return facts.served_days if facts.served_mask is None else facts.served_mask.bit_count()


def served_workdays(facts: MemberFacts, days: MonthDays) -> int:
    """Return the days of membership that are no rest days; a holiday among them is a paid working day."""
    if facts.served_mask is None:
        raise missing(Asked.SERVED)
    return (facts.served_mask & ~days.rest).bit_count()


def served_but_sundays(facts: MemberFacts, days: MonthDays) -> int:
    """Return the days of membership that are no Sundays."""
    if facts.served_mask is None:
        raise missing(Asked.SERVED)
    return sum(facts.served_mask >> index & 1 for index, day in enumerate(days.dates) if day.weekday() != SUNDAY)


def part_step(reading: PartMonth, facts: MemberFacts, days: MonthDays, amount: int) -> Step:
    """Return the step that says how much of the month is paid; its source is the reading's."""
    served, length = served_days(facts) or 0, len(days.dates)
    values: dict[str, object] = {"served": served, "length": length, "amount": amount}
    if reading is PartMonth.FULL_MONTH:
        return Step("part_month_full", {"served": served, "length": length})
    if reading is PartMonth.WORKDAYS_26:
        return Step("part_month_workdays", {**values, "workdays": served_workdays(facts, days)})
    if reading is PartMonth.DAYS_BUT_SUNDAYS_26:
        return Step("part_month_workdays", {**values, "workdays": served_but_sundays(facts, days)})
    codes = {
        PartMonth.CALENDAR_DAYS: "part_month",
        PartMonth.DAYS_30: "part_month_30",
        PartMonth.FROM_15_DAYS_FULL_ELSE_HALF: "part_month_half",
        PartMonth.FROM_15_DAYS_FULL_ELSE_NONE: "part_month_none",
    }
    code = codes[reading]
    if served >= HALF_OF_A_MONTH and code in {"part_month_half", "part_month_none"}:
        code = "part_month_from_15"
    return Step(code, values)


def in_role(facts: MemberFacts, index: int) -> MemberFacts:
    """Return the member as he was in one of the month's stretches."""
    return replace(facts, role=facts.stretches[index][0])
