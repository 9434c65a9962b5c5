"""Everyone's duty of one month, added up by kind of stint: once, whichever rule or scheme asks."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from desktop_app.model.duty import DutyKind, Heavy, NightWindow, Served, Stint
from desktop_app.model.periods import Month
from desktop_app.rules.counting import Cut, Cutter, Kind, PartOfDay, Tally, joined
from desktop_app.rules.day_groups import Minutes
from desktop_app.rules.facts import Change, FirstMorning
from desktop_app.rules.lanes import Lanes
from desktop_app.rules.scheme_counts import Count, Per, Work
from desktop_app.rules.scheme_readings import DutyDay


class Cells(NamedTuple):
    """Which days' night and daytime a count looks at: masks, bit 0 for the first of the month."""

    night: int
    daytime: int
    after_night: bool
    after_daytime: bool
    """Whether the day after the month is looked at, for stints that reach into it."""


class Stints(NamedTuple):
    """Which stints a count is about."""

    work: Work
    planned: bool = False
    """Those under a plan alone."""
    minutes: int = 1
    """Those of this length alone, made one with those that touch."""


class OnCalendar(NamedTuple):
    """A month's duty by the calendar's days, before any rule of a scheme."""

    night_minutes: int
    daytime: int
    """Mask of the days with duty in the daytime."""
    duty_days: int
    heavy_days: int
    training_days: int


ALL_DUTY, HEAVY, TRAINING = Stints(Work.DUTY), Stints(Work.HEAVY), Stints(Work.TRAINING)


class Look(NamedTuple):
    """What a count looks at under a scheme's readings in one month, whoever served: found once."""

    of: Count
    """Kept, so that no other takes its place in memory."""
    stints: Stints
    cells: Cells
    day: DutyDay
    """To which day the hours after midnight belong."""


_WORKS: Mapping[Work, Callable[[DutyKind, Heavy], bool]] = {
    Work.DUTY: lambda kind, _heavy: kind is not DutyKind.TRAINING,
    Work.PATROL: lambda kind, _heavy: kind is DutyKind.PATROL,
    Work.STANDING: lambda kind, _heavy: kind is DutyKind.STANDING,
    Work.LIGHT: lambda kind, heavy: kind is not DutyKind.TRAINING and heavy is Heavy.NONE,
    Work.HEAVY: lambda kind, heavy: kind is not DutyKind.TRAINING and heavy is not Heavy.NONE,
    Work.ORDINARY_HEAVY: lambda kind, heavy: kind is not DutyKind.TRAINING and heavy is Heavy.HEAVY,
    Work.ESPECIALLY_HEAVY: lambda kind, heavy: kind is not DutyKind.TRAINING and heavy is Heavy.ESPECIALLY_HEAVY,
    Work.NOT_ESPECIALLY_HEAVY: lambda kind, heavy: (
        kind is not DutyKind.TRAINING and heavy is not Heavy.ESPECIALLY_HEAVY
    ),
    Work.TRAINING: lambda kind, _heavy: kind is DutyKind.TRAINING,
}


_BESIDES = frozenset({Work.HEAVY, Work.ORDINARY_HEAVY, Work.ESPECIALLY_HEAVY, Work.TRAINING})


def _wanted(kind: Kind, stints: Stints) -> bool:
    return (kind.planned or not stints.planned) and _WORKS[stints.work](kind.duty, kind.heavy)


class Tallies:
    """One member's month, tallied once for each kind of stint that is asked for."""

    def __init__(self, duty: tuple[Served, ...], everyones: "Tallied", change: Change | None = None) -> None:
        self.duty = duty
        self.change = change
        own = change if change is not None and change.month == everyones.month else None
        self.first_morning = own.first_morning if own else FirstMorning.ASKED
        self.taken = own.taken if own else None
        self.lanes = everyones.lanes
        self._everyones = everyones
        self._cuts = everyones.cutter.cuts(duty if self.first_morning is FirstMorning.ASKED else self._within())
        self._made: dict[Stints, Tally] = {}
        self._days: dict[Stints, int] = {}
        self._added: dict[Kind, int] = defaultdict(int)
        for cut in self._cuts:
            self._added[cut.kind] += cut.minutes_of_days

    @cached_property
    def _joined(self) -> list[Cut]:
        """Stints with those that touch made one: what is written in two cells was served at one go."""
        return self._everyones.cutter.cuts(joined(cut.stint for cut in self._cuts))

    def of(self, stints: Stints) -> Tally:
        """Return the tally of those stints."""
        found = self._made.get(stints)
        if found is None:
            found = self._made[stints] = self._tally(stints)
        return found

    def _tally(self, stints: Stints) -> Tally:
        if stints.minutes > 1:
            long = (cut for cut in self._joined if cut.minutes >= stints.minutes)
            return self._everyones.cutter.tally(sum(cut.minutes_of_days for cut in long if _wanted(cut.kind, stints)))
        return self._everyones.cutter.tally(sum(added for kind, added in self._added.items() if _wanted(kind, stints)))

    def days(self, stints: Stints) -> int:
        """Return the mask of the days with a minute of those stints, bit 0 for the first of the month."""
        found = self._days.get(stints)
        if found is None:
            found = self._days[stints] = self.lanes.at_least(self.of(stints).whole_days, 1)
        return found

    @cached_property
    def on_calendar(self) -> OnCalendar:
        """Return what stands on the sheet beside the money where no line has counted its days."""
        duty = self.of(ALL_DUTY)
        days = (self.days(stints).bit_count() for stints in (ALL_DUTY, HEAVY, TRAINING))
        return OnCalendar(duty.night_minutes, self.lanes.at_least(duty.daytime, 1), *days)

    def minutes(self, look: Look) -> Minutes:
        """Return the minutes that a count by hour or day looks at."""
        return _minutes(self.lanes, self.of(look.stints), look.cells)

    @cached_property
    def earlier(self) -> "Tallies | None":
        """Return the month before as its own sheet is told of it; None where nothing is known that was served in it."""
        begin = _midnight(self._everyones.month.first)
        if self.first_morning is not FirstMorning.ASKED or all(stint.begins >= begin for stint in self.duty):
            return None
        until = begin + timedelta(days=1)
        return self._everyones.earlier.of(tuple(stint for stint in self.duty if stint.begins < until), self.change)

    @cached_property
    def over_begin(self) -> bool:
        """Return whether a stint lies over the begin, where the month has its own of the first morning."""
        begin = _midnight(self._everyones.month.first)
        own = self.first_morning is FirstMorning.OWN
        return own and any(one.begins < begin < one.ends for one in self.duty)

    def gone(self, stints: Stints) -> bool:
        """Return whether hours of the first morning of such stints are left out, for another scheme paid for them.

        What is paid besides for heavy work and training, no other scheme has paid by a night or day of standing.
        """
        if self.first_morning is not FirstMorning.GONE or stints.work in _BESIDES:
            return False
        begin = _midnight(self._everyones.month.first)
        dawn = begin + timedelta(minutes=self._everyones.night.ends)
        over = (one for one in self.duty if one.begins < dawn and one.ends > begin)
        return any(_wanted(Kind(one.kind, one.heavy, bool(one.plan)), stints) for one in over)

    def told_of(self, stints: Stints) -> "Tallies":
        """Return what a count of such stints reads: with the first morning even where it is left out elsewhere."""
        return self._with_first if self.first_morning is FirstMorning.GONE and stints.work in _BESIDES else self

    @cached_property
    def _with_first(self) -> "Tallies":
        change = Change(self._everyones.month, FirstMorning.OWN)
        return Tallies(self.duty, self._everyones, change)

    def _within(self) -> Iterator[Served]:
        """Yield the stints from the month's begin on, or from the end of its first night where that is gone."""
        begin = _midnight(self._everyones.month.first)
        if self.first_morning is FirstMorning.GONE:
            begin += timedelta(minutes=self._everyones.night.ends)
        for one in self.duty:
            if one.begins >= begin:
                yield one
            elif one.ends > begin:
                yield Stint(begin, one.ends, one.kind, one.heavy, one.plan)

    def whole(self, look: Look) -> list[tuple[PartOfDay, ...]]:
        """Return the stints a count looks at that begin in the month, whole.

        Each as it was recorded where stints themselves are counted; else those that touch are one. A stint of which the
        month keeps what lies in it was counted as one by the month before.
        """
        as_recorded = look.of.per is Per.STINT and look.stints.minutes == 1
        begin = _midnight(self._everyones.month.first)
        cuts = (cut for cut in (self._cuts if as_recorded else self._joined) if cut.parts)
        return [
            cut.parts
            for cut in cuts
            if cut.minutes >= look.stints.minutes
            and _wanted(cut.kind, look.stints)
            and not (as_recorded and self.over_begin and cut.stint.begins == begin)
        ]


class Tallied:
    """Everyone's month under one night window: stints are cut once, and each person's are tallied once in a row."""

    def __init__(self, month: Month, night: NightWindow) -> None:
        self.month = month
        self.cutter = Cutter(month, night)
        self.lanes = Lanes(month.last.day)
        self.night = night
        self._last: Tallies | None = None

    @cached_property
    def earlier(self) -> "Tallied":
        """Return the month before, of whose days those know whose duty of it they are given."""
        return Tallied(self.month.previous, self.night)

    def of(self, duty: tuple[Served, ...], change: Change | None = None) -> Tallies:
        """Return what somebody's stints come to; the last one's are remembered, for another scheme to read at once."""
        found = self._last
        if found is None or found.duty is not duty or found.change is not change:
            found = self._last = Tallies(duty, self, change)
        return found


class MonthDuty:
    """Everyone's duty of one month, for all schemes that read it."""

    def __init__(self, month: Month) -> None:
        self._month = month
        self._under: dict[NightWindow, Tallied] = {}

    def under(self, night: NightWindow) -> Tallied:
        """Return it tallied under a night window: what a scheme in force by another figure reads stands apart."""
        if night not in self._under:
            self._under[night] = Tallied(self._month, night)
        return self._under[night]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _minutes(lanes: Lanes, duty: Tally, looked: Cells) -> Minutes:
    morning, evening = lanes.within(duty.morning, looked.night), lanes.within(duty.evening, looked.night)
    rest = evening + lanes.within(duty.daytime, looked.daytime)
    return Minutes(lanes, morning, rest, duty.after if looked.after_night else 0)
