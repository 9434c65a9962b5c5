"""Plain data of TOML files -> parameters and calendars. Every wrong key, word or value at once, with its place."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from desktop_app.model.duty import MINUTES_A_DAY
from desktop_app.model.money import MOST_DONG
from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.holidays import CompensatoryDay, Holiday, Swap, YearCalendar
from desktop_app.rules.parameters import SCALAR, DatedValue, Parameter, ParameterUnit
from desktop_app.rules.reading import Table, Wanted

Noun = TypeVar("Noun")
SOURCE_KEYS = ("document", "article", "dated", "certainty", "note")
"""What every table of a data file may say about where its values rest."""


def toml_data(file: str, text: str) -> dict[str, object]:
    """Return the plain data of a TOML text; Refused with ``rules.not_toml`` if it is none."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))  # Notepad marks its UTF-8
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(Problem("rules.not_toml", Place(source=file), {"detail": str(error)})) from error


def parsed(file: str, data: Mapping[str, object], parse: Callable[[Table], Noun]) -> Noun:
    """Return what the parser makes of the data; Refused with every problem found."""
    problems: list[Problem] = []
    noun = parse(Table(data, file, "", problems))
    if problems:
        raise Refused(problems)
    return noun


def source(table: Table, document: str = "", certainty: Certainty | None = None) -> Source:
    """Return where a value of this table rests; its document and certainty default to those of the whole file."""
    return Source(
        document=table.text("document", document or None),
        article=table.text("article", ""),
        certainty=table.word("certainty", Certainty, certainty),
        note=table.text("note", ""),
        dated=table.optional_day("dated"),
    )


def own_source(table: Table, base: Source) -> Source | None:
    """Return where the values of this table rest, or None where it says nothing of its own about that."""
    said = any(table.has(key) for key in SOURCE_KEYS)
    return source(table, base.document, base.certainty) if said else None


def span(table: Table, start_key: str = "from", end_key: str = "to") -> Span:
    """Return a span whose end, as decrees are cited, is its last day."""
    start, last = table.day(start_key), table.optional_day(end_key)
    if table.unread(start_key, end_key):
        return Span(start)
    if last is not None and last < start:
        table.wrong(end_key, "rules.ends_before_start", start=start, end=last)
        return Span(start)
    return Span(start, None if last is None else last + timedelta(days=1))


def parse_parameter(table: Table) -> Parameter:
    """Return one parameter with its values in order of time."""
    code, unit, keys = table.text("code"), table.word("unit", ParameterUnit), table.texts("keys")
    rows = sorted((_dated(row, unit, keys) for row in table.tables("value")), key=lambda row: row.span.start)
    # What could not be read is told already: nothing is said of what stands in its place.
    for earlier, later in pairwise(rows if not table.problems else ()):
        if earlier.span.overlaps(later.span):
            table.wrong("value", "rules.spans_overlap", first=earlier.span.start, second=later.span.start)
    parameter = Parameter(code, table.text("name"), unit, keys, tuple(rows), table.text("note", ""))
    table.done()
    return parameter


def _dated(table: Table, unit: ParameterUnit, keys: tuple[str, ...]) -> DatedValue:
    known = len(table.problems)
    if keys:
        inner = table.table("by")
        by = {key: inner.exact(key) for key in keys}
        inner.done()
    else:
        by = {SCALAR: table.exact("value")}
    row = DatedValue(span(table), by, source(table))
    table.done()
    if len(table.problems) == known:  # what could not be read is told already
        for key, value in by.items():
            _in_range(table, f"by.{key}" if key else "value", value, unit)
    return row


_MOST = {ParameterUnit.DONG: MOST_DONG, ParameterUnit.MINUTE: MINUTES_A_DAY}


def _in_range(table: Table, key: str, value: Decimal, unit: ParameterUnit) -> None:
    """Note a figure that its unit cannot have: a share above the whole, no đồng at all, parts of a đồng."""
    if unit is ParameterUnit.SHARE:
        if value > 1:
            table.wrong(key, "rules.value_wrong", value=value, wanted=Wanted.SHARE)
        return
    table.at_most(key, value, _MOST[unit])
    if value > _MOST[unit]:
        return
    if value % 1:
        table.wrong(key, "rules.value_wrong", value=value, wanted=Wanted.WHOLE)
    if unit is ParameterUnit.DONG and not value:
        table.wrong(key, "rules.value_too_small", value=value, least=1)


def parse_calendar(table: Table) -> YearCalendar:
    """Return one year's calendar."""
    read = table.integer("year", least=1900)
    year = None if table.unread("year") else read
    holidays = tuple(_holiday(row, year) for row in table.tables("holiday"))
    given = tuple(_compensatory(row, year) for row in table.tables("compensatory"))
    swaps = tuple(_swap(row, year) for row in table.tables("swap"))
    unsettled = table.days("unsettled")
    if not holidays:
        table.missing("holiday")
    calendar = YearCalendar(read, holidays, given, swaps, frozenset(unsettled), table.text("note", ""))
    table.done()
    if not table.problems:
        _each_day_once(table, calendar, unsettled)
    return calendar


def _each_day_once(table: Table, calendar: YearCalendar, unsettled: tuple[date, ...]) -> None:
    """Note a day that is said to be two things: a holiday, given off, swapped off, not settled yet."""
    said = [
        *(("holiday", holiday.day) for holiday in calendar.holidays),
        *(("compensatory", given.day) for given in calendar.compensatory),
        *(("swap", swap.off) for swap in calendar.swaps),
        *(("unsettled", day) for day in unsettled),
    ]
    seen: set[date] = set()
    for key, day in said:
        if day in seen:
            table.wrong(key, "rules.day_twice", day=day)
        seen.add(day)


def _holiday(table: Table, year: int | None) -> Holiday:
    day = _day_of(table, "day", year)
    holiday = Holiday(day, table.text("name"), source(table), table.flag("compensable", default=True))
    table.done()
    return holiday


def _compensatory(table: Table, year: int | None) -> CompensatoryDay:
    given = CompensatoryDay(_day_of(table, "day", year), source(table))
    table.done()
    return given


def _swap(table: Table, year: int | None) -> Swap:
    swap = Swap(_day_of(table, "off", year), table.day("worked"), source(table))
    if swap.off == swap.worked and not table.unread("off", "worked"):
        table.wrong("worked", "rules.swap_of_one_day", day=swap.off)
    table.done()
    return swap


def _day_of(table: Table, key: str, year: int | None) -> date:
    """Return a day, which must be of the year; None where that could not be read."""
    day = table.day(key)
    if year not in {None, day.year}:
        table.wrong(key, "rules.day_of_other_year", day=day, year=year)
    return day


def share(table: Table, key: str) -> Decimal:
    """Return a share between 0 and 1; more is a problem."""
    value = table.exact(key)
    if value > 1:
        table.wrong(key, "rules.value_wrong", value=value, wanted=Wanted.SHARE)
    return value
