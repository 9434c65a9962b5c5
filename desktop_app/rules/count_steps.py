"""The steps that say what was counted, under which reading, and what was left out."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from desktop_app.model.payroll import LineCode, Step
from desktop_app.model.periods import Month
from desktop_app.rules.holidays import CompensatoryDay, Swap
from desktop_app.rules.limits import Paid, cut_steps
from desktop_app.rules.quantities import Counted, Counter, OverEnd
from desktop_app.rules.scheme import LineRule
from desktop_app.rules.scheme_counts import Count, CountOf, Per
from desktop_app.rules.scheme_readings import DutyDay, Switches

_PER_DAY = {Per.DAY: "days", Per.NIGHT: "nights", Per.STINT: "stints"}
_WORDED = {
    CountOf.REST_DAYS,
    CountOf.HOLIDAYS,
    CountOf.DUTY_DAYS,
    CountOf.NIGHTS,
    CountOf.NIGHTS_OR_OFF_DAYS,
    CountOf.HEAVY_DAYS,
    CountOf.ESPECIALLY_HEAVY_DAYS,
    CountOf.TRAINING_DAYS,
}
_BY_DUTY_DAY = {CountOf.DUTY_DAYS, CountOf.NIGHTS_OR_OFF_DAYS, CountOf.CHOSEN}


class CountSteps:
    """Makes the steps of one scheme in one month."""

    def __init__(self, switches: Switches, counter: Counter, codes: Mapping[str, LineCode]) -> None:
        self._switches = switches
        self._counter = counter
        self._codes = codes
        self._ends = _ends_of(counter.days.month)

    def steps(self, rule: LineRule, count: Count, paid: Paid) -> list[Step]:
        """Return what was counted for the rule, and all that was taken from it."""
        counted = paid.counted
        steps = [self._counted(rule, count, counted), *self._tiers(rule, count, counted)]
        steps += self._readings(count, counted)
        if counted.over:
            steps += self._over_ends(rule, count, counted)
        days = self._counter.days.days
        if counted.short:
            least = count.tiers[0].start if count.tiers else count.minimum_minutes
            short: dict[str, object] = {"days": days(counted.short), "minutes": least}
            steps.append(Step("duty_day_short", short, self._switches.duty_day.source))
        if counted.unplanned:
            hours = count.per is Per.HOUR
            code = "night_without_plan_cut" if hours else "day_without_plan_cut"
            steps.append(Step(code, {"cut_minutes" if hours else "cut": counted.unplanned}, rule.source))
        for met in counted.stacked:
            meeting: dict[str, object] = {"days": days(met.days), "line": self._codes[met.rule]}
            steps.append(Step("stacked_more" if met.more else "stacked_first", meeting, rule.source))
        if counted.before_rounding is not None:
            steps.append(self._whole(rule, count, counted, counted.before_rounding))
        return [*steps, *cut_steps(rule, paid.cuts)]

    def _counted(self, rule: LineRule, count: Count, counted: Counted) -> Step:
        if count.per is Per.SERVICE_YEAR:
            months = counted.ticks if counted.before_rounding is None else counted.before_rounding
            return Step("service_months", {"months": months}, rule.source)
        days = self._counter.days.days(counted.days)
        if count.per is Per.HOUR:
            minutes = counted.ticks if counted.before_rounding is None else counted.before_rounding
            values: dict[str, object] = {"minutes": minutes}
            if days:
                values |= {"first": days[0], "last": days[-1]}
            if count.of is CountOf.NIGHT_HOURS and days:
                return Step("night_hours", {**values, "stints": counted.stints}, rule.source)
            if not days:
                return Step("no_hours", {}, rule.source)
            return self._chosen("hours", count, values, rule)
        number = counted.ticks if count.per is Per.STINT else len(days)
        values = {"count": number, "days": days}
        if count.of in _WORDED:
            return Step(count.of.value, values, rule.source)
        return self._chosen(_PER_DAY[count.per], count, values, rule)

    def _tiers(self, rule: LineRule, count: Count, counted: Counted) -> list[Step]:
        """Which of the days are worth another number than one, by their hours: what is paid is not the days' number."""
        steps = []
        for tier in count.tiers:
            ticks = int(tier.units * count.ticks_per_unit)
            alike = sum(1 << day for day, worth in enumerate(counted.units) if worth == ticks) & counted.days
            if alike and tier.units != 1:
                dates = self._counter.days.days(alike)
                steps.append(Step("day_tier", {"minutes": tier.start, "units": tier.units, "days": dates}, rule.source))
        return steps

    @staticmethod
    def _chosen(unit: str, count: Count, values: dict[str, object], rule: LineRule) -> Step:
        values |= {"work": count.work}
        if not count.during:
            return Step(f"all_{unit}", values, rule.source)
        return Step(f"counted_{unit}", {**values, "during": count.during}, rule.source)

    def _whole(self, rule: LineRule, count: Count, counted: Counted, before: int) -> Step:
        if count.per is Per.HOUR:
            return Step("whole_hours", {"minutes": counted.ticks, "from_minutes": before}, rule.source)
        return Step(
            "whole_years", {"months": before, "years": Fraction(counted.ticks, count.ticks_per_unit)}, rule.source
        )

    def _readings(self, count: Count, counted: Counted) -> list[Step]:
        if count.of not in {CountOf.REST_DAYS, CountOf.HOLIDAYS}:
            return self._night_reading(count, counted)
        steps: list[Step] = []
        days = self._counter.days
        if count.of is CountOf.REST_DAYS and (both := counted.days & self._counter.holiday_as_rest):
            values: dict[str, object] = {"days": days.days(both)}
            steps.append(Step("holiday_as_rest_day", values, self._switches.holiday_on_rest_day.source))
        if count.of is CountOf.REST_DAYS:
            steps += [self._given(notice) for index, notice in days.given.items() if counted.days >> index & 1]
        if count.of is CountOf.HOLIDAYS:
            free = (notice for index, notice in days.free.items() if counted.days >> index & 1)
            steps += [Step("compensatory_holiday", {"day": notice.day}, notice.source) for notice in free]
        for index, holiday in days.holidays.items():
            if counted.days >> index & 1:
                steps.append(Step("holiday_named", {"day": holiday.day, "name": holiday.name}, holiday.source))
        if not self._counter.whole_day:
            steps.append(Step("day_served_daytime", {}, self._switches.day_served.source))
        return steps

    def _night_reading(self, count: Count, counted: Counted) -> list[Step]:
        """The reading that says to which day a night belongs, where the count heeds it."""
        switch = self._switches.duty_day
        if count.of not in _BY_DUTY_DAY or count.per is not Per.DAY or count.day is not None or not counted.crossed:
            return []
        return [Step("night_of_eve" if switch.value == DutyDay.EVE else "night_of_either", {}, switch.source)]

    def _over_ends(self, rule: LineRule, count: Count, counted: Counted) -> list[Step]:
        """Hours that stand in the month's grid and are paid in another month, and the other way round."""
        source = rule.source if count.day or count.per is Per.NIGHT else self._switches.duty_day.source
        of_change = {OverEnd.CUT_BEFORE, OverEnd.GONE}  # that the commune changed its scheme is no matter of the text
        return [Step(*self._ends[one], None if one in of_change else source) for one in counted.over]

    def _given(self, notice: CompensatoryDay | Swap) -> Step:
        """A day off by notice: the notice says it is off, and a reading of the scheme that it is a rest day."""
        if isinstance(notice, Swap):
            reading, code, day = self._switches.swapped_day_rests.source, "swapped_day", notice.off
        else:
            reading, code, day = self._switches.compensatory_day_rests.source, "compensatory_day", notice.day
        source = replace(notice.source, certainty=reading.certainty, note=reading.note)
        return Step(code, {"day": day}, source)


def _ends_of(month: Month) -> dict[OverEnd, tuple[str, dict[str, object]]]:
    """What is said of a morning beside the month's ends."""
    before, after = month.previous, month.next
    return {
        OverEnd.FIRST_MORNING: (
            "first_morning_paid_before",
            {"day": month.first, "counts_for": before.last, "month": before},
        ),
        OverEnd.MORNING_AFTER: ("morning_after_counted", {"day": after.first, "counts_for": month.last}),
        OverEnd.CUT_BEFORE: ("shift_cut_between_schemes", {"day": month.first, "month": before}),
        OverEnd.GONE: ("first_morning_of_other_scheme", {"day": month.first, "month": before}),
    }
