"""The office's rules: the program's own data with what the book keeps laid over it.

A kept scheme stands for the program's by its id, a parameter by its code, a calendar by its year. What can no longer
be read, after the program was renewed for instance, is left out and told: the program's own stays in force.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.model.law import RuleKind, RuleText
from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.rules.attesting import attested
from desktop_app.rules.holidays import Calendars, YearCalendar
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.parsing import parse_calendar, parse_parameter, parsed, toml_data
from desktop_app.rules.rulebook import Rulebook, canonical_digest, read_scheme
from desktop_app.rules.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The rules in force in one book, and what the clerk must be told of them."""

    rulebook: Rulebook
    problems: tuple[Problem, ...] = ()
    """Why a kept rule was left out, file and key; and, as warnings, where the program has come to know more."""
    left_out: tuple[RuleText, ...] = ()
    """The kept rules that are not applied."""


def rule_file(kind: RuleKind, name: str) -> str:
    """Return what a kept rule is called where a file's name would stand."""
    return f"{kind.value}/{name}.toml"


def overlay(own: Rulebook, texts: Iterable[RuleText]) -> Overlaid:
    """Return the program's own rules with the kept ones applied; never raises for what a text says.

    Figures come first, for schemes need them. Forms are no part of a rulebook and are passed over.
    """
    laying = _Laying(own, dict(own.parameters), dict(own.calendars.years), dict(own.schemes))
    kinds = (RuleKind.PARAMETER, RuleKind.CALENDAR, RuleKind.SCHEME)
    for text in sorted((text for text in texts if text.kind in kinds), key=lambda text: kinds.index(text.kind)):
        laying.lay(text)
    return laying.done()


@dataclass(slots=True)
class _Laying:
    own: Rulebook
    parameters: dict[str, Parameter]
    years: dict[int, YearCalendar]
    schemes: dict[str, Scheme]
    said: dict[str, object] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[RuleText] = field(default_factory=list)

    def lay(self, text: RuleText) -> None:
        file = rule_file(text.kind, text.name)
        try:
            data = toml_data(file, text.text)
            match text.kind:
                case RuleKind.PARAMETER:
                    self._parameter(file, text, data)
                case RuleKind.CALENDAR:
                    self._calendar(file, text, data)
                case _:
                    self._scheme(file, text, data)
        except Refused as refused:
            self.problems += refused.problems
            self.left_out.append(text)
            return
        self.said[file] = {"data": data, "attested": _attested(text)}

    def _parameter(self, file: str, text: RuleText, data: Mapping[str, object]) -> None:
        found = parsed(file, data, parse_parameter)
        _named(file, text, found.code)
        known = self.own.parameters.get(found.code)
        if known is not None and (known.unit is not found.unit or not set(known.keys) <= set(found.keys)):
            raise Refused(Problem("rules.parameter_reshaped", Place(source=file), {"parameter": known.name}))
        if known is not None and (newest := _newest(known)) > _newest(found):
            values = {"parameter": known.name, "since": newest}
            told = Problem("rules.program_knows_newer", Place(source=file), values, severity=Severity.WARNING)
            self.problems.append(told)
        self.parameters[found.code] = found

    def _calendar(self, file: str, text: RuleText, data: Mapping[str, object]) -> None:
        found = parsed(file, data, parse_calendar)
        _named(file, text, str(found.year))
        self.years[found.year] = found

    def _scheme(self, file: str, text: RuleText, data: Mapping[str, object]) -> None:
        found = read_scheme(file, data, self.parameters)
        _named(file, text, found.id)
        own = self.own.schemes.get(found.id)
        local = not _ends_alone(found, own)
        if local and own is not None and text.laid_over not in {None, own.digest}:
            values = {"scheme": found.name}
            told = Problem("rules.program_changed_its_own", Place(source=file), values, severity=Severity.WARNING)
            self.problems.append(told)
        self.schemes[found.id] = attested(replace(found, local=local), text.attestation)

    def done(self) -> Overlaid:
        if not self.said:
            return Overlaid(self.own, tuple(self.problems), tuple(self.left_out))
        digest = canonical_digest({"rulebook": self.own.digest, "kept": self.said})
        rulebook = replace(
            self.own,
            parameters=self.parameters,
            calendars=Calendars(self.years),
            schemes=dict(sorted(self.schemes.items())),
            digest=digest,
        )
        return Overlaid(rulebook, tuple(self.problems), tuple(self.left_out))


def _named(file: str, text: RuleText, name: str) -> None:
    if name != text.name:
        raise Refused(Problem("rules.kept_under_other_name", Place(source=file), {"name": name, "kept": text.name}))


def _newest(parameter: Parameter) -> date:
    return max((row.span.start for row in parameter.values), default=date.min)


def _ends_alone(found: Scheme, own: Scheme | None) -> bool:
    """Return whether a kept scheme is the program's own but for its last day: what it pays rests on the same texts."""
    if own is None or own.span is None or found.span is None or found.span.start != own.span.start:
        return False
    return replace(found, span=own.span, digest=own.digest) == own


def _attested(text: RuleText) -> object:
    one = text.attestation
    return None if one is None else {"name": one.name, "on": one.on, "document": one.document}
