"""The few ways a value may be written on paper; the words themselves come from ``wording``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import NoneType

from desktop_app.model.number_words import FORMAL, NumberStyle
from desktop_app.model.periods import Month
from desktop_app.printing.contexts import DutyInterval, DutyMark, PaperDate, Value
from desktop_app.wording import paper_dates, written
from desktop_app.wording.amounts import dong_in_words

_NOTHING = "\N{EN DASH}"
_MINUTES_IN_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Filter:
    """A way of writing, and the types it can write."""

    write: Callable[..., str]
    accepts: frozenset[type]
    by_style: bool = False
    """Whether it is told, besides the value, how the paper reads numbers (its field ``numbers``, if it has one)."""


def _in_words(amount: int, style: NumberStyle | None) -> str:
    return dong_in_words(amount, style or FORMAL)


def _two_digits(number: int) -> str:
    return f"{number:02d}"


def _number_or_blank(number: str) -> str:
    return number or paper_dates.BLANK


def _digits_if_any(number: int | None) -> str:
    return "" if number is None else str(number)


def _count(number: int | None) -> str:
    return paper_dates.DOTS if number is None else _two_digits(number)


def _or_dots(text: str) -> str:
    return text or paper_dates.LONG_DOTS


def _dated(day: PaperDate) -> str:
    return paper_dates.dated(day.year, day.month, day.day)


def _born(day: PaperDate) -> str:
    return paper_dates.born(day.year, day.month, day.day)


def _by_hand(day: PaperDate | None) -> str:
    return paper_dates.by_hand(None, None, None) if day is None else paper_dates.by_hand(day.year, day.month, day.day)


def _short_if_any(day: PaperDate | None) -> str:
    return "" if day is None else _short(day)


def _short(day: PaperDate) -> str:
    return paper_dates.short(day.year, day.month, day.day)


def _cell(value: Value) -> str:
    if not value:
        return _NOTHING
    return written.money(value) if isinstance(value, int) else value


def _cell_if_any(value: Value) -> str:
    return _cell(value) if value else ""


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _in_brackets(text: str) -> str:
    """Return the text in brackets after a space, or nothing where there is none."""
    return f" ({text})" if text else ""


def _last_two(text: str) -> str:
    """Return the text with its last two words held together: the last of an office stands on no line of its own."""
    return "\N{NO-BREAK SPACE}".join(text.rsplit(" ", 1))


def _whole(text: str) -> str:
    """Return the text held on one line by fixed spaces."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _after_comma(text: str) -> str:
    """Return the text after a comma, or nothing where there is none."""
    return f", {text}" if text else ""


def _sentence(text: str) -> str:
    """Return the text as one more sentence after a space, or nothing where there is none."""
    return f" {text}." if text else ""


def _hour(minute: int) -> str:
    """Return a time as short as a cell needs it: ``22``, or ``19:30``, whose colon leaves the figures their size."""
    minute = minute % _MINUTES_IN_DAY or (_MINUTES_IN_DAY if minute else 0)
    hour, rest = divmod(minute, 60)
    return f"{hour}:{rest:02d}" if rest else str(hour)


def _interval(interval: DutyInterval) -> str:
    return f"{_hour(interval.begin)}\n{_hour(interval.end)}"


def _duty(mark: DutyMark) -> str:
    """Return begin above end, one interval after the other, the symbol first."""
    parts = [mark.symbol, *map(_interval, mark.intervals)]
    return "\n".join(part for part in parts if part)


def _plain(value: str) -> str:
    return value


FILTERS: Mapping[str, Filter] = {
    "": Filter(_plain, frozenset({str})),
    "money": Filter(written.money, frozenset({int})),
    "in_words": Filter(_in_words, frozenset({int}), by_style=True),
    "two_digits": Filter(_two_digits, frozenset({int})),
    "plain": Filter(str, frozenset({int})),
    "cell": Filter(_cell, frozenset({int, str, NoneType})),
    "if_any": Filter(_cell_if_any, frozenset({int, str, NoneType})),
    "digits_if_any": Filter(_digits_if_any, frozenset({int, NoneType})),
    "count": Filter(_count, frozenset({int, NoneType})),
    "clock": Filter(paper_dates.clock, frozenset({int, NoneType})),
    "or_dots": Filter(_or_dots, frozenset({str})),
    "by_hand": Filter(_by_hand, frozenset({PaperDate, NoneType})),
    "short_if_any": Filter(_short_if_any, frozenset({PaperDate, NoneType})),
    "number": Filter(_number_or_blank, frozenset({str})),
    "upper": Filter(str.upper, frozenset({str})),
    "in_brackets": Filter(_in_brackets, frozenset({str})),
    "after_comma": Filter(_after_comma, frozenset({str})),
    "whole": Filter(_whole, frozenset({str})),
    "last_two": Filter(_last_two, frozenset({str})),
    "sentence": Filter(_sentence, frozenset({str})),
    "lower_first": Filter(_lower_first, frozenset({str})),
    "long_date": Filter(written.long_date, frozenset({date})),
    "short_date": Filter(written.short_date, frozenset({date})),
    "dated": Filter(_dated, frozenset({PaperDate})),
    "born": Filter(_born, frozenset({PaperDate})),
    "birth": Filter(_short, frozenset({PaperDate})),
    "month": Filter(written.month, frozenset({Month})),
    "duty": Filter(_duty, frozenset({DutyMark})),
}
"""Filters by name; the nameless one is for a slot without filter, which must be text."""
