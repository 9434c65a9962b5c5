"""How often a line's rate is due: counts of duty under a scheme's readings and limits, with the steps that say so."""

from dataclasses import dataclass, replace

from desktop_app.model.payroll import Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.counting import Tally, at_least
from desktop_app.rules.holidays import CompensatoryDay, MonthDays, Swap
from desktop_app.rules.scheme import Count, CountOf, DayServed, DutyDay, HolidayOnRestDay, LineRule, Switches

_CUTS = {
    CountOf.NIGHT_HOURS: "night_cut",
    CountOf.REST_DAYS: "rest_day_cut",
    CountOf.HOLIDAYS: "holiday_cut",
    CountOf.DUTY_DAYS: "duty_day_cut",
    CountOf.HEAVY_DAYS: "heavy_day_cut",
    CountOf.TRAINING_DAYS: "training_day_cut",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for one line, before its limit. Hashable: equal counts give equal lines."""

    of: CountOf
    minutes: int = 0
    """Of night; 0 where days are counted."""
    stints: int = 0
    days: int = 0
    """Mask of the days counted, or with night duty."""
    short: int = 0
    """Mask of days with too few minutes."""
    unplanned: int = 0
    """Minutes or days left out for want of a plan."""

    @property
    def ticks(self) -> int:
        """Return minutes of night, or days."""
        return self.minutes if self.of is CountOf.NIGHT_HOURS else self.days.bit_count()


class Counter:
    """Counts one month's duty under one scheme's readings; made once a month."""

    def __init__(self, switches: Switches, days: MonthDays) -> None:
        self._days = days
        self._switches = switches
        self._whole_day = switches.day_served.value == DayServed.ANY_MINUTE
        self._by_stint = switches.duty_day.value == DutyDay.STINT_DAY
        precedence = switches.holiday_on_rest_day.value
        self.rest = days.rest & ~days.holiday if precedence == HolidayOnRestDay.HOLIDAY else days.rest
        self.holiday = days.holiday & ~days.rest if precedence == HolidayOnRestDay.REST_DAY else days.holiday
        self._holiday_as_rest = days.holiday & days.rest if precedence == HolidayOnRestDay.REST_DAY else 0

    def count(self, rule: Count, tally: Tally, taken: dict[CountOf, int]) -> Counted:
        """Return what the rule counts of the tally; days in ``taken`` under an excluded count are left out."""
        if rule.of is CountOf.NIGHT_HOURS:
            return Counted(rule.of, tally.night_minutes, tally.night_stints, tally.night_days)
        days, short = self._days_of(rule, tally)
        for other in rule.excludes:
            days &= ~taken.get(other, 0)
        taken[rule.of] = days
        return Counted(rule.of, days=days, short=short)

    def _days_of(self, rule: Count, tally: Tally) -> tuple[int, int]:
        if rule.of is CountOf.HEAVY_DAYS:
            return tally.heavy, 0
        if rule.of is CountOf.TRAINING_DAYS:
            return tally.training, 0
        if rule.of is CountOf.DUTY_DAYS:
            minutes = tally.stint_minutes if self._by_stint else tally.minutes
            within = ~0
        else:
            minutes = tally.minutes if self._whole_day else tally.daytime
            within = self.rest if rule.of is CountOf.REST_DAYS else self.holiday
        days = at_least(minutes, rule.minimum_minutes) & within
        short = at_least(minutes, 1) & within & ~days if rule.minimum_minutes > 1 else 0
        return days, short

    def settled(self, tally: Tally) -> None:
        """Raise Refused with ``rules.day_unsettled`` if duty lies on a day that no notice settles yet."""
        if self._days.unsettled and (met := at_least(tally.minutes, 1) & self._days.unsettled):
            days = self._days.days(met)
            raise Refused(Problem("rules.day_unsettled", Place(), {"days": days, "year": self._days.month.year}))

    def steps(self, rule: LineRule, count: Count, counted: Counted) -> tuple[int, list[Step]]:
        """Return what is paid, in minutes of night or in days, and the steps that led to it."""
        steps = [self._counted_step(rule, counted)]
        steps += self._reading_steps(counted)
        if counted.short:
            values: dict[str, object] = {"days": self._days.days(counted.short), "minutes": count.minimum_minutes}
            steps.append(Step("duty_day_short", values, self._switches.duty_day.source))
        if counted.unplanned:
            steps.append(_without_plan(rule, counted))
        ticks = counted.ticks
        limit = limit_ticks(count)
        if limit is not None and ticks > limit:
            steps.append(_cut(rule, counted.of, limit, ticks - limit))
            ticks = limit
        return ticks, steps

    def _reading_steps(self, counted: Counted) -> list[Step]:
        if counted.of not in {CountOf.REST_DAYS, CountOf.HOLIDAYS}:
            return []
        steps = []
        if counted.of is CountOf.REST_DAYS and (both := counted.days & self._holiday_as_rest):
            values: dict[str, object] = {"days": self._days.days(both)}
            steps.append(Step("holiday_as_rest_day", values, self._switches.holiday_on_rest_day.source))
        if counted.of is CountOf.REST_DAYS:
            steps += [self._given_step(notice) for n, notice in self._days.given.items() if counted.days >> n & 1]
        for index, holiday in self._days.holidays.items():
            if counted.days >> index & 1:
                steps.append(Step("holiday_named", {"day": holiday.day, "name": holiday.name}, holiday.source))
        if not self._whole_day:
            steps.append(Step("day_served_daytime", {}, self._switches.day_served.source))
        return steps

    def _given_step(self, notice: CompensatoryDay | Swap) -> Step:
        """A day off by notice: the notice says it is off, and a reading of the scheme that it is a rest day."""
        if isinstance(notice, Swap):
            reading, code, day = self._switches.swapped_day_rests.source, "swapped_day", notice.off
        else:
            reading, code, day = self._switches.compensatory_day_rests.source, "compensatory_day", notice.day
        source = replace(notice.source, certainty=reading.certainty, note=reading.note)
        return Step(code, {"day": day}, source)

    def _counted_step(self, rule: LineRule, counted: Counted) -> Step:
        days = self._days.days(counted.days)
        if counted.of is not CountOf.NIGHT_HOURS:
            return Step(counted.of.value, {"count": len(days), "days": days}, rule.source)
        values: dict[str, object] = {"minutes": counted.minutes, "stints": counted.stints}
        return Step("night_hours", {**values, "first": days[0], "last": days[-1]}, rule.source)


def ticks_per_unit(of: CountOf) -> int:
    """Return 60 where minutes are counted and hours paid, else 1."""
    return 60 if of is CountOf.NIGHT_HOURS else 1


def limit_ticks(count: Count) -> int | None:
    """Return the month's limit in minutes of night or in days, None where there is none."""
    return None if count.per_month is None else int(count.per_month * ticks_per_unit(count.of))


def _cut(rule: LineRule, of: CountOf, limit: int, cut: int) -> Step:
    if of is CountOf.NIGHT_HOURS:
        return Step(_CUTS[of], {"limit_minutes": limit, "cut_minutes": cut}, rule.source)
    return Step(_CUTS[of], {"limit": limit, "cut": cut}, rule.source)


def _without_plan(rule: LineRule, counted: Counted) -> Step:
    if counted.of is CountOf.NIGHT_HOURS:
        return Step("night_without_plan_cut", {"cut_minutes": counted.unplanned}, rule.source)
    return Step("day_without_plan_cut", {"cut": counted.unplanned}, rule.source)
