"""All parameters, calendars and schemes at once, and the digest that a closed month and a bundle carry."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.allowance import NIGHT_WINDOW, MonthRules
from desktop_app.rules.amounts import STATE_SHARE
from desktop_app.rules.holidays import Calendars, MonthDays, YearCalendar
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.parsing import parse_calendar, parse_parameter, parsed, toml_data
from desktop_app.rules.reading import Table
from desktop_app.rules.scheme import Scheme, Status
from desktop_app.rules.scheme_checks import missing_parameters, misused_parameters
from desktop_app.rules.scheme_parsing import parse_scheme
from desktop_app.rules.scheme_readings import CompensatoryDayReading, YesNo
from desktop_app.rules.tallies import MonthDuty

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The law as data. ``digest`` is the SHA-256 of all of it in canonical form."""

    parameters: Mapping[str, Parameter]
    calendars: Calendars
    schemes: Mapping[str, Scheme]
    digest: str

    def scheme(self, scheme_id: str) -> Scheme:
        """Return a scheme by its id; Refused with ``rules.scheme_unknown``."""
        if scheme_id not in self.schemes:
            known = tuple(sorted(self.schemes))
            raise Refused(
                Problem("rules.scheme_unknown", Place(column="scheme"), {"scheme": scheme_id, "known": known})
            )
        return self.schemes[scheme_id]

    def with_scheme(self, file: str, text: str) -> "tuple[Rulebook, Scheme]":
        """Return a rulebook that also knows the scheme of a file outside, and that scheme; Refused if it is wrong."""
        data = toml_data(file, text)
        scheme = read_scheme(file, data, self.parameters)
        digest = canonical_digest({"rulebook": self.digest, "scheme": data})
        return Rulebook(self.parameters, self.calendars, {**self.schemes, scheme.id: scheme}, digest), scheme

    def month_rules(
        self, scheme_id: str, month: Month, rest_weekdays: frozenset[int], duty: MonthDuty | None = None
    ) -> MonthRules:
        """Return the scheme made ready for one month, over duty that another scheme may have tallied already.

        Raises Refused: unknown scheme, month outside its validity, year without calendar, figure not in force.
        """
        scheme = self.scheme(scheme_id)
        if scheme.span is not None and month.last not in scheme.span:
            raise Refused(_not_in_force(scheme, scheme.span, month))
        return MonthRules(scheme, self.parameters, self.month_days(scheme, month, rest_weekdays), duty=duty)

    def month_days(self, scheme: Scheme, month: Month, rest_weekdays: frozenset[int]) -> MonthDays:
        """Return the month's days as the scheme reads the calendar; Refused for a year without one."""
        switches = scheme.switches
        return self.calendars.month_days(
            month,
            rest_weekdays,
            compensatory_rests=switches.compensatory_day_rests.value == CompensatoryDayReading.YES,
            swapped_rests=switches.swapped_day_rests.value == YesNo.YES,
            compensatory_holidays=switches.compensatory_day_rests.value == CompensatoryDayReading.HOLIDAY,
            worked_rests=switches.swapped_worked_rests.value == YesNo.YES,
        )


def read_scheme(file: str, data: Mapping[str, object], parameters: Mapping[str, Parameter]) -> Scheme:
    """Return the scheme of a file's data with its digest; Refused where it or a figure it needs is wrong."""
    scheme = replace(parsed(file, data, parse_scheme), digest=canonical_digest(data))
    if problems := _parameter_problems(file, scheme, parameters):
        raise Refused(problems)
    return scheme


def _parameter_problems(file: str, scheme: Scheme, parameters: Mapping[str, Parameter]) -> list[Problem]:
    return [
        *missing_parameters(file, scheme, frozenset(parameters)),
        *misused_parameters(file, scheme, parameters),
    ]


def overlaps(file: str, scheme: Scheme, others: Iterable[Scheme]) -> list[Problem]:
    """Return where another adopted scheme of the same territory is in force on days of this one's."""
    if scheme.status is not Status.ADOPTED or scheme.span is None:
        return []
    return [
        Problem(
            "rules.schemes_overlap",
            Place(source=file, column="valid_from"),
            {
                "scheme": scheme.name,
                "id": scheme.id,
                "other": other.name,
                "other_id": other.id,
                "from": other.span.start,
                "until": _last(other),
            },
        )
        for other in others
        if other.id != scheme.id
        and (other.territory, other.status) == (scheme.territory, Status.ADOPTED)
        and other.span is not None
        and other.span.overlaps(scheme.span)
    ]


def _not_in_force(scheme: Scheme, span: Span, month: Month) -> Problem:
    at = Place(column="month")
    if span.end is not None and span.end <= month.last:
        return Problem("rules.scheme_ended", at, {"scheme": scheme.id, "month": month, "until": _last(scheme)})
    return Problem("rules.scheme_not_in_force", at, {"scheme": scheme.id, "month": month, "from": span.start})


def _last(scheme: Scheme) -> date | str:
    return scheme.span.end - timedelta(days=1) if scheme.span and scheme.span.end else "…"


def build_rulebook(parameters: Mapping[str, str], calendars: Mapping[str, str], schemes: Mapping[str, str]) -> Rulebook:
    """Return the rulebook of TOML texts by file name; Refused with the problems of all files at once."""
    problems: list[Problem] = []
    found = _parsed_all(parameters, parse_parameter, problems)
    years = _parsed_all(calendars, parse_calendar, problems)
    laws = _parsed_all(schemes, parse_scheme, problems)
    known = {p.code: p for _, p, _ in found}
    problems += [
        Problem("rules.parameter_missing", Place(column=needed), {"parameter": needed})
        for needed in sorted({NIGHT_WINDOW, STATE_SHARE} - known.keys())
    ]
    for file, scheme, _ in laws:
        problems += _parameter_problems(file, scheme, known)
    problems += _twice((file, p.code) for file, p, _ in found)
    problems += _twice((file, str(y.year)) for file, y, _ in years)
    problems += _twice((file, s.id) for file, s, _ in laws)
    for (file, one, _), (_, other, _) in combinations(laws, 2):
        problems += overlaps(file, one, [other])
    if problems:
        raise Refused(problems)
    by_year: dict[int, YearCalendar] = {y.year: y for _, y, _ in years}
    digest = canonical_digest(
        {
            "parameters": {p.code: data for _, p, data in found},
            "holidays": {str(y.year): data for _, y, data in years},
            "schemes": {s.id: data for _, s, data in laws},
        },
    )
    by_id = {s.id: replace(s, digest=canonical_digest(data)) for _, s, data in laws}
    return Rulebook(known, Calendars(by_year), dict(sorted(by_id.items())), digest)


def _parsed_all(
    files: Mapping[str, str],
    parse: Callable[[Table], Noun],
    problems: list[Problem],
) -> list[tuple[str, Noun, Mapping[str, object]]]:
    found: list[tuple[str, Noun, Mapping[str, object]]] = []
    for file, text in sorted(files.items()):
        try:
            data = toml_data(file, text)
            found.append((file, parsed(file, data, parse), data))
        except Refused as refused:
            problems += refused.problems
    return found


def _twice(named: Iterable[tuple[str, str]]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for file, name in named:
        if name in seen:
            problems.append(Problem("rules.name_twice", Place(source=file), {"name": name, "other": seen[name]}))
        seen[name] = file
    return problems


def canonical_digest(data: Mapping[str, object]) -> str:
    """Canonical form: JSON with sorted keys, no blanks, UTF-8; days as ISO text. TOML comments do not count."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain_day)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
