"""A value of a rule's file as a person reads it, and what became of it."""

from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.wording import written

NOTHING = "không có"
_GROUPED_FROM = 10_000
"""From here on a whole number is an amount or a count; below it may be a year, and stands as it is."""


def value_words(value: object | None) -> str:
    """Return a value of a TOML file in words: days and amounts as they are written, lists in a row."""
    if value is None or isinstance(value, bool):
        return {None: NOTHING, True: "có", False: "không"}[value]
    if isinstance(value, int):
        return written.money(value) if abs(value) >= _GROUPED_FROM else str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return written.short_date(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {value_words(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(value_words, value))
    return str(value)


def change_words(before: object | None, after: object | None) -> str:
    """Return what became of a value: added, taken out, or what it was and what it is to be."""
    if before is None:
        return f"thêm {value_words(after)}"
    if after is None:
        return f"bỏ {value_words(before)}"
    return f"{value_words(before)} → {value_words(after)}"
