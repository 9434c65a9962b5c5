"""A value of a rule's file as a person reads it, where it stands, and what became of it."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.wording import written
from desktop_app.wording.messages import Messages

NOTHING = "không có"
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")
_WORDS_OF = {"certainty": "certainty_mark", "status": "status"}
"""Keys whose values are words of a closed list, and where their Vietnamese stands."""
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


def path_words(messages: Messages, path: str) -> str:
    """Return where a value stands: ``value[2027-07-01].document`` as «mức 01/07/2027 › văn bản».

    A key without a word of its own stands as the file has it.
    """
    keys, codes = messages.labels["rule_key"], messages.labels["line_code"]
    said: list[str] = []
    for row, key in _STEP.findall(path):
        if key:
            said.append(keys.get(key, key))
        elif said:
            said[-1] = f"{said[-1]} {_day(row) or codes.get(row, row)}"
    return " › ".join(said)


def told_change(messages: Messages, path: str, before: object | None, after: object | None) -> str:
    """Return what became of a value that stands there, words of closed lists in Vietnamese."""
    kind = _WORDS_OF.get(path.rpartition(".")[2])
    labels = messages.labels[kind] if kind else {}
    was, will_be = (labels.get(value, value) if isinstance(value, str) else value for value in (before, after))
    return change_words(was, will_be)


def _day(text: str) -> str:
    try:
        return written.short_date(date.fromisoformat(text))
    except ValueError:
        return ""
