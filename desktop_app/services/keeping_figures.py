"""Add a value to a national figure, and a year's holidays: what a new decree or notice says, without a new program."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.holidays import YearCalendar
from desktop_app.rules.parameters import SCALAR, DatedValue, Parameter
from desktop_app.services.keeping_rules import a_rule_text, keep_texts, text_in_force, toml_text
from desktop_app.services.office import Office


def keep_parameter_value(office: Office, code: str, value: DatedValue, why: str = "") -> Parameter:
    """Add a dated value to a national figure; return the figure with all its values.

    The value that was open-ended until then ends the day before; one that began on the same day is replaced. Raises
    Refused for an unknown figure, a missing document, a value out of range or a span that overlaps another.
    """
    figure = figure_of(office, code)
    if not value.source.document.strip():
        raise Refused(Problem("rule.document_empty", Place(field="document")))
    if missing := tuple(key for key in figure.keys or (SCALAR,) if key not in value.by):
        raise Refused([Problem("rule.value_missing", Place(field=f"by.{key}"), {"key": key}) for key in missing])
    data = tomllib.loads(text_in_force(office, RuleKind.PARAMETER, code))
    rows = [_ended(row, value.span.start) for row in data.get("value", []) if row["from"] != value.span.start]
    data["value"] = sorted([*rows, _row(value, figure)], key=_begins)
    keep_texts(office, [a_rule_text(office, RuleKind.PARAMETER, code, toml_text(data))], why)
    return office.rulebook.parameters[code]


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


def begun_calendar(office: Office, year: int) -> YearCalendar:
    """Return the calendar of a year as it stands; of one without any, what falls on the same day in every year known.

    That is only assumed: the notice of that year says what holds.
    """
    known = office.rulebook.calendars.years
    if year in known or not known:
        return known.get(year, YearCalendar(year, ()))
    newest = known[max(known)]
    shared = frozenset.intersection(*(_same_days(calendar) for calendar in known.values()))
    return YearCalendar(
        year,
        tuple(
            replace(
                one, day=one.day.replace(year=year), source=replace(one.source, certainty=Certainty.ASSUMED, note="")
            )
            for one in newest.holidays
            if (one.day.month, one.day.day) in shared
        ),
    )


def _same_days(calendar: YearCalendar) -> frozenset[tuple[int, int]]:
    return frozenset((one.day.month, one.day.day) for one in calendar.holidays)


def keep_calendar(office: Office, calendar: YearCalendar, why: str = "") -> YearCalendar:
    """Keep a year's holidays, days off in their place and swaps; return the calendar now in force.

    It stands for the whole year: what the former calendar said and this does not is gone. Raises Refused for a day of
    another year or one that stands twice, and where a document is missing.
    """
    sources = [
        *(holiday.source for holiday in calendar.holidays),
        *(given.source for given in calendar.compensatory),
        *(swap.source for swap in calendar.swaps),
    ]
    if not all(source.document.strip() for source in sources):
        raise Refused(Problem("rule.document_empty", Place(field="document")))
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
