"""Add a value to a national figure, and a year's holidays: what a new decree or notice says, without a new program."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.model.sources import Certainty, Source
from desktop_app.model.text import clean
from desktop_app.rules.holidays import Holiday, YearCalendar
from desktop_app.rules.parameters import SCALAR, DatedValue, Parameter, ParameterUnit
from desktop_app.services.keeping_rules import a_rule_text, keep_texts, text_in_force, toml_text
from desktop_app.services.office import Office
from desktop_app.wording.written import number, percent

FAR = 2
"""A value more than so many times the newest one, or less than that part of it, is asked about."""


def keep_parameter_value(office: Office, code: str, value: DatedValue, why: str = "") -> Parameter:
    """Add a dated value to a national figure; return the figure with all its values.

    The value that was open-ended until then ends the day before. One that began on the same day is replaced only where
    ``why`` says the reason, which is history. Raises Refused for an unknown figure, a missing document, a value out of
    range, a span that overlaps another, and where no reason is given a day from which another value stands, or a value
    :data:`FAR` from the newest known.
    """
    figure = figure_of(office, code)
    if not value.source.document.strip():
        raise Refused(Problem("rule.document_empty", Place(field="document")))
    if (stands := value_from(figure, value.span.start)) is not None and not clean(why):
        raise Refused(_stands(figure, stands))
    if missing := tuple(key for key in figure.keys or (SCALAR,) if key not in value.by):
        raise Refused([Problem("rule.value_missing", Place(field=f"by.{key}"), {"key": key}) for key in missing])
    if (far := far_keys(figure, value.by)) and not clean(why):
        raise Refused(_far(figure, key, value.by[key]) for key in far)
    data = tomllib.loads(text_in_force(office, RuleKind.PARAMETER, code))
    rows = [_ended(row, value.span.start) for row in data.get("value", []) if row["from"] != value.span.start]
    data["value"] = sorted([*rows, _row(value, figure)], key=_begins)
    keep_texts(office, [a_rule_text(office, RuleKind.PARAMETER, code, toml_text(data))], clean(why))
    return office.rulebook.parameters[code]


def far_keys(figure: Parameter, by: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the keys whose value is so far from the newest known that it is more likely a slip of the hand."""
    if not figure.values:
        return ()
    newest = figure.values[-1].by
    # What is out of all range is refused by the reader of figures.
    share = figure.unit is ParameterUnit.SHARE
    possible = {key: new for key, new in by.items() if new > 0 and (new <= 1 if share else not new % 1)}
    return tuple(
        key for key, new in possible.items() if key in newest and not newest[key] / FAR <= new <= newest[key] * FAR
    )


def _far(figure: Parameter, key: str, new: Decimal) -> Problem:
    written = percent if figure.unit is ParameterUnit.SHARE else number
    values = {"figure": figure.name, "new": written(new), "newest": written(figure.values[-1].by[key])}
    return Problem("rule.value_far", Place(field=f"by.{key}"), values)


def value_from(figure: Parameter, day: date) -> DatedValue | None:
    """Return the value that begins on exactly that day, or None."""
    return next((row for row in figure.values if row.span.start == day), None)


def _stands(figure: Parameter, row: DatedValue) -> Problem:
    """Return what stands from the day already, so that nothing is written over unseen."""
    share = figure.unit is ParameterUnit.SHARE
    amounts = tuple(percent(one) if share else number(one) for one in row.by.values())
    values = {"figure": figure.name, "day": row.span.start, "amounts": amounts, "document": row.source.document}
    return Problem("rule.value_stands", Place(field="since"), values)


def figure_of(office: Office, code: str) -> Parameter:
    """Return a national figure by its code; Refused where there is none."""
    if code not in office.rulebook.parameters:
        raise Refused(Problem("rules.parameter_missing", Place(column=code), {"parameter": code}))
    return office.rulebook.parameters[code]


def _begins(row: Mapping[str, object]) -> date:
    return cast("date", row["from"])  # the text in force was parsed before


def _ended(row: Mapping[str, object], start: date) -> Mapping[str, object]:
    if "to" in row or _begins(row) > start:
        return row
    return {**row, "to": start - timedelta(days=1)}


def _row(value: DatedValue, figure: Parameter) -> dict[str, object]:
    row: dict[str, object] = {"from": value.span.start}
    if value.span.end is not None:
        row["to"] = value.span.end - timedelta(days=1)
    if figure.keys:
        row["by"] = {key: _number(value.by[key]) for key in figure.keys}
    else:
        row["value"] = _number(value.by[SCALAR])
    return row | _source(value.source)


def _number(value: Decimal) -> int | str:
    """Return a number as files have it: whole ones bare, others as text so that they stay exact."""
    return int(value) if value == value.to_integral_value() else str(value.normalize())


def _source(source: Source) -> dict[str, str]:
    """Return where a value rests, without what is empty."""
    said = {"document": source.document, "article": source.article, "note": source.note}
    return {key: text for key, text in said.items() if text} | {"certainty": source.certainty.value}


@dataclass(frozen=True, slots=True)
class OpenHoliday:
    """A public holiday whose day the calendar of a year does not say."""

    name: str
    source: Source
    """What gives the holiday, not its day."""
    compensable: bool
    about: tuple[int, int]
    """Month and day on which it was last known to fall: only for the order in which it is shown."""


def begun_calendar(office: Office, year: int) -> YearCalendar:
    """Return the calendar of a year as it stands; of one without any, what falls on the same day in every year known.

    A holiday that is younger than the oldest year known counts from its own first year on. That is only assumed: the
    notice of that year says what holds, and what :func:`open_holidays` returns is still to be said.
    """
    known = office.rulebook.calendars.years
    if year in known or not known:
        return known.get(year, YearCalendar(year, ()))
    return YearCalendar(
        year,
        tuple(
            replace(one, day=one.day.replace(year=year), source=_assumed(one.source))
            for one in known[max(known)].holidays
            if all(one.day.replace(year=other) in days for other, days in _days_of(known, one.name).items())
        ),
    )


def open_holidays(office: Office, calendar: YearCalendar) -> tuple[OpenHoliday, ...]:
    """Return a row for each day of a yearly holiday that a calendar lacks: lunar ones, and those a notice chooses.

    Which holidays come every year, and for how many days, is read from the other years known (Bộ luật Lao động 2019
    Điều 112): a name that two of them have, and each since the first.
    """
    return _lacking(office.rulebook.calendars.years, calendar)


def holidays_warning(years: Mapping[int, YearCalendar], calendar: YearCalendar) -> Problem | None:
    """Return what a calendar in force lacks of yearly holidays beyond its unsettled days, as a warning; or None.

    It is for calendars that come whole, in a file or a pack: who types one is asked before it is kept.
    """
    values = _too_few(years, calendar)
    return Problem("rule.holidays_lacking", values=values, severity=Severity.WARNING) if values else None


def _too_few(years: Mapping[int, YearCalendar], calendar: YearCalendar) -> dict[str, object]:
    """Return which yearly holidays a calendar lacks, where it has not as many unsettled days for them; else nothing."""
    lacking = _lacking(years, calendar)
    if len(lacking) <= len(calendar.unsettled):
        return {}
    return {
        "year": calendar.year,
        "days": len(lacking),
        "names": tuple(dict.fromkeys(one.name for one in lacking)),
        "unsettled": len(calendar.unsettled),
    }


def _lacking(years: Mapping[int, YearCalendar], calendar: YearCalendar) -> tuple[OpenHoliday, ...]:
    known = {year: one for year, one in years.items() if year != calendar.year}
    lacking: list[OpenHoliday] = []
    for name in dict.fromkeys(one.name for year in known.values() for one in year.holidays):
        days = _days_of(known, name)
        if len(days) > 1 and all(days.values()) and calendar.year >= min(days):
            # A year with days that no notice settles may have fewer of them than the law gives.
            counts = [len(own) for year, own in days.items() if not known[year].unsettled]
            missing = min(counts, default=1) - sum(one.name == name for one in calendar.holidays)
            last = max((one for year in known.values() for one in year.holidays if one.name == name), key=_falls)
            about = (last.day.month, last.day.day)
            lacking += max(0, missing) * [OpenHoliday(name, _assumed(last.source), last.compensable, about)]
    return tuple(lacking)


def _days_of(known: Mapping[int, YearCalendar], name: str) -> dict[int, frozenset[date]]:
    """Return the days of a holiday by year, from the first year on that has it."""
    days = {year: frozenset(one.day for one in known[year].holidays if one.name == name) for year in sorted(known)}
    first = min((year for year, own in days.items() if own), default=0)
    return {year: own for year, own in days.items() if year >= first}


def _falls(holiday: Holiday) -> date:
    return holiday.day


def _assumed(source: Source) -> Source:
    return replace(source, certainty=Certainty.ASSUMED, note="")


def keep_calendar(office: Office, calendar: YearCalendar, why: str = "", *, fewer: bool = False) -> YearCalendar:
    """Keep a year's holidays, days off in their place and swaps; return the calendar now in force.

    It stands for the whole year: what the former calendar said and this does not is gone. Raises Refused for a day of
    another year or one that stands twice, where a document is missing, and where a yearly holiday is left out without
    as many unsettled days for it, unless the notice gives ``fewer`` days than other years.
    """
    sources = [
        *(holiday.source for holiday in calendar.holidays),
        *(given.source for given in calendar.compensatory),
        *(swap.source for swap in calendar.swaps),
    ]
    if not all(source.document.strip() for source in sources):
        raise Refused(Problem("rule.document_empty", Place(field="document")))
    lacking = _too_few(office.rulebook.calendars.years, calendar)
    if lacking and calendar.holidays and not fewer:
        raise Refused(Problem("rule.holidays_open", Place(field="unsettled"), lacking))
    name = str(calendar.year)
    keep_texts(office, [a_rule_text(office, RuleKind.CALENDAR, name, calendar_text(calendar))], why)
    return office.rulebook.calendars.year(calendar.year)


def calendar_text(calendar: YearCalendar) -> str:
    """Return a year's calendar as the text of its file."""
    data: dict[str, object] = {"year": calendar.year}
    if calendar.note:
        data["note"] = calendar.note
    if calendar.unsettled:
        data["unsettled"] = sorted(calendar.unsettled)
    data["holiday"] = [
        {"day": one.day, "name": one.name} | ({} if one.compensable else {"compensable": False}) | _source(one.source)
        for one in sorted(calendar.holidays, key=lambda one: one.day)
    ]
    given = [{"day": one.day} | _source(one.source) for one in sorted(calendar.compensatory, key=lambda one: one.day)]
    swaps = [{"off": one.off, "worked": one.worked} | _source(one.source) for one in calendar.swaps]
    data |= {key: rows for key, rows in (("compensatory", given), ("swap", swaps)) if rows}
    return toml_text(data)
