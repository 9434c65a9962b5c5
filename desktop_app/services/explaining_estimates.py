"""What a yearly estimate rests on: each heading's lines, figures of the state, months averaged; how sure each is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.model.periods import Span
from desktop_app.model.sources import Source
from desktop_app.rules.parameters import DatedValue, Parameter
from desktop_app.rules.scheme import LineRule
from desktop_app.rules.scheme_amounts import parameters_of
from desktop_app.services.estimating_years import Heading, YearEstimate, heading_of
from desktop_app.services.office import Office
from desktop_app.wording import estimate_words as words
from desktop_app.wording.certainty_words import how_sure
from desktop_app.wording.scheme_sentences import SentenceKind, line_sentences


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that an estimate rests on, in words."""

    heading: str
    line: str
    how: str
    cited: str
    """Article and document; empty where there are none."""
    certainty: str
    total: int | None
    """The heading's sum of the year in đồng, on its first row."""


def estimate_grounds(office: Office, estimate: YearEstimate) -> tuple[Ground, ...]:
    """Return a row for each line of each heading, then one for each figure of the state during the year."""
    found: list[Ground] = []
    for row in estimate.rows:
        own = [*_lines(office, estimate, row.heading)] or [_ground(_without(row.heading))]
        name = office.messages.label("heading", row.heading)
        found += [
            Ground(name, one.line, one.how, one.cited, one.certainty, None if at else row.total)
            for at, one in enumerate(own)
        ]
    for figure, value in figures_used(office, estimate):
        said = words.figure_words(office.messages, figure, value)
        found.append(_sourced(office, words.FIGURE_OF_STATE, figure.name, said, value.source))
    found += [
        Ground(words.FIGURE_OF_STATE, office.rulebook.parameters[code].name, words.NOT_KNOWN, "", "", None)
        for code in _codes(estimate)
        if code in office.rulebook.parameters and not office.rulebook.parameters[code].values
    ]
    return tuple(found)


def grounds_notes(office: Office, estimate: YearEstimate) -> tuple[str, ...]:
    """Return, in words, how sure the scheme and its figures are, and what the months averaged were."""
    scheme = estimate.scheme
    label = office.messages.label
    named: list[tuple[str, Source]] = [(scheme.name, scheme.source)]
    named += [(label("line_code", rule.code), rule.source) for rule in scheme.lines]
    named += [
        (f"{figure.name} {words.figure_words(office.messages, figure, row)}", row.source)
        for figure, row in figures_used(office, estimate)
    ]
    closed = {month: office.book.closed_month(month) for month in estimate.references}
    trial = [month for month, one in closed.items() if one is not None and one.closed and not one.sheet.payable]
    still_open = [month for month, one in closed.items() if one is None or not one.closed]
    return (
        *words.attested(scheme),
        *words.doubts(office.messages, named),
        *words.months_averaged(trial, still_open),
    )


def figures_used(office: Office, estimate: YearEstimate) -> Iterator[tuple[Parameter, DatedValue]]:
    """Give each figure of the state that the scheme's lines name, with every value it has during the year."""
    year = Span(date(estimate.year, 1, 1), date(estimate.year + 1, 1, 1))
    known = office.rulebook.parameters
    for code in _codes(estimate):
        for row in known[code].values if code in known else ():
            if row.span.overlaps(year):
                yield known[code], row


def _codes(estimate: YearEstimate) -> dict[str, None]:
    """Return the codes of the figures that the scheme's lines name, each once, in the lines' order."""
    rules = estimate.scheme.lines
    return dict.fromkeys(code for rule in rules for code in (*sorted(parameters_of(rule.amount)), *rule.floor))


def _lines(office: Office, estimate: YearEstimate, heading: Heading) -> Iterator[Ground]:
    for rule in estimate.scheme.lines:
        if heading_of(rule.code) is heading and heading is not Heading.LEAVING:
            yield _line(office, estimate, rule)
    for code in estimate.unknown:
        if heading_of(code) is heading:
            yield _ground(words.NOT_KNOWN, office.messages.label("line_code", code))


def _line(office: Office, estimate: YearEstimate, rule: LineRule) -> Ground:
    said = line_sentences(rule, estimate.scheme, office.rulebook.parameters, office.messages)
    texts = [one.text for one in said if one.kind is not SentenceKind.LINE]
    basis = words.EVERY_MONTH if rule.count is None else words.BY_DUTY
    name = next(one.text for one in said if one.kind is SentenceKind.LINE)
    return _sourced(office, "", name, " ".join([basis, *texts]), rule.source)


def _without(heading: Heading) -> str:
    return words.NOT_FORESEEN if heading is Heading.LEAVING else words.ENTERED_ALONE


def _sourced(office: Office, heading: str, line: str, how: str, source: Source) -> Ground:
    certainty = how_sure(source, office.messages)
    return Ground(heading, line, how, words.cited(source), certainty, None)


def _ground(how: str, line: str = "") -> Ground:
    return Ground("", line, how, "", "", None)
