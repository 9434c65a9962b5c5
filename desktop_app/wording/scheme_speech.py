"""What sentences of schemes have in common: names of figures and lines, lists, ranges, the words of sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop_app.model.sources import Source
from desktop_app.rules.parameters import Parameter, ParameterUnit
from desktop_app.rules.scheme import LineRule, Scheme
from desktop_app.wording import written
from desktop_app.wording.certainty_words import with_certainty
from desktop_app.wording.messages import Messages

PLACES = 8
"""Decimals of a coefficient at most; a text's own are never cut."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The words that a scheme's sentences are made with."""

    messages: Messages
    parameters: Mapping[str, Parameter]

    def label(self, kind: str, value: str | Enum, **slots: str) -> str:
        """Return the words of one value, its slots filled."""
        words = self.messages.label(kind, value)
        return words.format(**slots) if "{" in words else words

    def labels(self, kind: str, values: Iterable[Enum]) -> str:
        """Return several values as a list, in the order of their own closed list."""
        chosen = list(values)
        ordered = [one for one in type(chosen[0]) if one in chosen]
        return any_of([self.label(kind, one) for one in ordered])

    def figure(self, code: str) -> str:
        """Return a national figure's name as it stands within a sentence."""
        return small(self.parameters[code].name) if code in self.parameters else f"«{code}»"

    def product(self, codes: Iterable[str]) -> str:
        """Return figures multiplied: ``tỷ lệ đóng BHYT × lương cơ sở``."""
        return " × ".join(self.figure(code) for code in codes)

    def keyed(self, code: str) -> bool:
        """Return whether a figure differs by region or group."""
        return code in self.parameters and bool(self.parameters[code].keys)

    def in_dong(self, code: str) -> bool:
        """Return whether a figure is in đồng."""
        return code not in self.parameters or self.parameters[code].unit is ParameterUnit.DONG

    @property
    def night(self) -> str:
        """Return the newest night window: ``từ 22 giờ đến 06 giờ``."""
        window = self.parameters["night_window"].values[-1].by
        return f"từ {_clock(window['begins'])} đến {_clock(window['ends'])}"

    def title(self, rule: LineRule) -> str:
        """Return what a line is called: the text's own name, or the usual one."""
        return rule.name or self.label("line_code", rule.code)

    def titles(self, scheme: Scheme, ids: Iterable[str]) -> list[str]:
        """Return what lines are called that are named by id; the id itself where there is no such line."""
        found = [(one, scheme.rule(one)) for one in ids]
        return [self.title(rule) if rule else f"«{one}»" for one, rule in found]


def source_words(source: Source, messages: Messages) -> str:
    """Return article, document, its day, and how sure it is where the text itself was not read."""
    line = ", ".join(part for part in (source.article, _dated(source)) if part)
    return with_certainty(line, source, messages)


def _dated(source: Source) -> str:
    """The document with its day, unless its own name says the day."""
    day = source.dated
    if day is None or f"{day.day:02d}/{day.month}/{day.year}" in source.document:
        return source.document
    return f"{source.document} ngày {written.short_date(day)}"


def money(amount: int) -> str:
    """Return ``2.340.000 đ``."""
    return f"{written.money(amount)} đ"


def number(value: Decimal | int) -> str:
    """Return a number with all its decimals."""
    return written.number(value, PLACES)


def all_of(parts: Iterable[str]) -> str:
    """Return ``a, b và c``."""
    return _joined(list(parts), "và")


def any_of(parts: Iterable[str]) -> str:
    """Return ``a, b hoặc c``."""
    return _joined(list(parts), "hoặc")


def _joined(parts: list[str], last: str) -> str:
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def big(text: str) -> str:
    """Return a text with its first letter large, as a sentence begins."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return a name as it stands within a sentence: abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return a whole sentence: large first letter, one full stop."""
    return big(text) if text.endswith((".", "?", "!")) else f"{big(text)}."


def _clock(minute: Decimal) -> str:
    hour, rest = divmod(int(minute), 60)
    return f"{hour:02d} giờ {rest:02d}" if rest else f"{hour:02d} giờ"
