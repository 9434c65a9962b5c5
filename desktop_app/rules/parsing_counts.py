"""Plain data of a scheme file -> :class:`Count`: what of the duty a line counts, and how far."""

from decimal import Decimal
from itertools import pairwise

from desktop_app.model.duty import MINUTES_A_DAY
from desktop_app.model.sources import Source
from desktop_app.rules.parsing import own_source
from desktop_app.rules.reading import Table, Wanted
from desktop_app.rules.scheme_counts import (
    ON_CALENDAR_DAYS,
    USUAL,
    Count,
    CountOf,
    During,
    Per,
    Tier,
    WholeUnits,
    Work,
)
from desktop_app.rules.scheme_readings import DutyDay

MOST_UNITS = {
    "per_month": {Per.HOUR: 744, Per.STINT: 744, Per.SERVICE_YEAR: 60, Per.DAY: 31},
    "per_year": {Per.HOUR: 8_784, Per.STINT: 8_784, Per.SERVICE_YEAR: 60, Per.DAY: 366},
}
"""A month or year has no more; a limit above it is a slip of the keyboard."""
_PARTIAL = frozenset({Per.HOUR, Per.SERVICE_YEAR})
"""Units that come in parts; of the others a limit is a whole number."""
_MEANS_SOMETHING = {
    "whole": _PARTIAL,
    "minimum_minutes": frozenset({Per.DAY, Per.NIGHT, Per.STINT}),
}
"""Keys that speak of some units alone: at others they would be passed over without a word."""


def count(table: Table, base: Source) -> Count:
    """Return a count; ``base`` is where its line rests."""
    of, (per, during, work) = _what(table)
    if table.unread("of", "per"):
        table.given_up()
        return Count(of, per)
    found = Count(
        of=of,
        per=per,
        during=during,
        work=work,
        minimum_minutes=_minutes_of_a_day(table, "minimum_minutes"),
        whole=table.optional_word("whole", WholeUnits),
        per_month=_limit(table, "per_month", per),
        per_year=_limit(table, "per_year", per),
        plan_required=table.flag("plan_required", default=False),
        excludes=table.texts("excludes"),
        day=_day(table, of, per),
        stint_minutes=_minutes_of_a_day(table, "stint_minutes"),
        tiers=_tiers(table, per),
        source=own_source(table, base),
    )
    for key, units in _MEANS_SOMETHING.items():
        if table.has(key) and per not in units:
            table.wrong(key, "rules.key_without_effect", per=per)
    table.done()
    return found


def _what(table: Table) -> tuple[CountOf, tuple[Per, tuple[During, ...], Work]]:
    of = table.word("of", CountOf, CountOf.CHOSEN)
    if of is CountOf.CHOSEN:
        table.not_empty("during")
        return of, (table.word("per", Per), table.words("during", During), table.word("work", Work, Work.DUTY))
    for key, said in (("per", Per), ("work", Work)):
        if table.optional_word(key, said) is not None:
            table.wrong(key, "rules.count_said_twice", of=of)
    if table.words("during", During):
        table.wrong("during", "rules.count_said_twice", of=of)
    return of, USUAL[of]


def _day(table: Table, of: CountOf, per: Per) -> DutyDay | None:
    """To which day hours belong; a night is always the day's on which it begins, a stint its begin's."""
    day = table.optional_word("day", DutyDay)
    if day is None:
        return DutyDay.CALENDAR_DAY if of in ON_CALENDAR_DAYS else None
    allowed = {Per.DAY: frozenset(DutyDay), Per.HOUR: frozenset(DutyDay) - {DutyDay.EITHER_DAY}}.get(per, frozenset())
    if day not in allowed:
        table.wrong("day", "rules.count_day_wrong", value=day)
    return day


def _tiers(table: Table, per: Per) -> tuple[Tier, ...]:
    tiers = []
    for row in table.tables("tiers"):
        tiers.append(Tier(start := row.integer("from", least=1), row.exact("units")))
        row.at_most("from", start, MINUTES_A_DAY)
        row.done()
    table.not_empty("tiers")
    found = tuple(sorted(tiers, key=lambda tier: tier.start))
    if found and (per is not Per.DAY or table.has("minimum_minutes")):
        table.wrong("tiers", "rules.tiers_of_days")
    if table.clean and any(more.units <= less.units for less, more in pairwise(found)):
        table.wrong("tiers", "rules.tiers_must_rise")
    return found


def _minutes_of_a_day(table: Table, key: str) -> int:
    """Return minutes, 1 where the key is missing; no day, night or stint has more than a day's."""
    minutes = table.integer(key, 1, least=1)
    table.at_most(key, minutes, MINUTES_A_DAY)
    return minutes


def _limit(table: Table, key: str, per: Per) -> Decimal | None:
    limit = table.optional_exact(key)
    if limit == 0:
        table.wrong(key, "rules.limit_of_nothing")
    if limit is not None:
        table.at_most(key, limit, MOST_UNITS[key].get(per, MOST_UNITS[key][Per.DAY]))
    if limit is not None and per not in _PARTIAL and not table.has("tiers") and limit % 1:
        table.wrong(key, "rules.value_wrong", value=limit, wanted=Wanted.WHOLE)
    return limit
