"""A value of a rule's file as a person reads it, where it stands, and what became of it."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.wording import written
from desktop_app.wording.messages import Messages

NOTHING = "không có"
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")
_WORDS_OF: Mapping[str, tuple[str, ...]] = {
    "certainty": ("certainty_mark",),
    "status": ("status",),
    "kind": ("rule_kind_word",),
    "code": ("line_code",),
    "line": ("line_code",),
    "lines": ("line_code",),
    "covers": ("line_code",),
    "excludes": ("line_code",),
    "of": ("count_of",),
    "per": ("unit_of", "limit_per"),
    "during": ("during",),
    "work": ("work",),
    "measure": ("measured",),
    "at": ("indexed_at",),
    "state": ("state_part",),
    "by": ("size_by",),
    "unit": ("parameter_unit", "rounding_unit"),
    "way": ("rounding_way",),
    "stage": ("rounding_stage",),
    "day": ("duty_day",),
    "part_month": ("part_month",),
    "traits_any": ("trait",),
    "traits_none": ("trait",),
    "commune_kinds": ("commune_kind",),
    "village_kinds": ("village_kind",),
    "roles": ("role",),
    "qualifications": ("qualification",),
    "state_groups": ("state_group",),
}
"""Keys whose values are words of closed lists, and where their Vietnamese stands; a word not there stays as it is."""
_NUMBER = re.compile(r"-?\d+\.\d+")
"""A number as files write it, in quotation marks so that none of its figures is lost."""
_SLOT = re.compile(r"\{(?:[a-z_]+\.)*([a-z_]+)(?:\|[a-z_]+)?\}")
"""What the program fills in when a form is printed; its last step names the field."""
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
    text = str(value)
    return text.replace(".", ",") if _NUMBER.fullmatch(text) else text


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
    keys, codes, readings = messages.labels["rule_key"], messages.labels["line_code"], messages.labels["reading"]
    said: list[str] = []
    for row, key in _STEP.findall(path.removesuffix(".value") if _reading_of(messages, path) else path):
        if key:
            said.append(keys.get(key) or _begun_small(readings.get(key, key)))
        elif said:
            said[-1] = f"{said[-1]} {_day(row) or codes.get(row) or _part(messages, row)}"
    return " › ".join(said)


def _slots_named(messages: Messages, text: str) -> str:
    """Return a form's text with the name of the field in place of each slot; any other text as it is."""
    fields = messages.labels["form_field"]
    return _SLOT.sub(lambda slot: f"«{fields[slot[1]]}»" if slot[1] in fields else slot[0], text)


def _part(messages: Messages, row: str) -> str:
    """Return the row of a form's part, ``paragraph 2``, as the editor of forms calls it; any other as it stands."""
    kind, _, number = row.partition(" ")
    return f"{messages.labels['form_part'].get(kind, kind)} {number}".rstrip()


def told_change(messages: Messages, path: str, before: object | None, after: object | None) -> str:
    """Return what became of a value that stands there, words of closed lists in Vietnamese."""
    reading = _reading_of(messages, path)
    kinds = (reading,) if reading else _WORDS_OF.get(path.rpartition(".")[2], ())
    words = {value: said.rstrip(".") for kind in reversed(kinds) for value, said in messages.labels[kind].items()}

    def told(value: object) -> object:
        if isinstance(value, list):
            return [told(one) for one in value]
        return words.get(value) or _slots_named(messages, value) if isinstance(value, str) else value

    return change_words(told(before), told(after))


def _reading_of(messages: Messages, path: str) -> str:
    """Return which reading a path chooses the value of; empty where it is none."""
    name = path.removeprefix("readings.").removesuffix(".value")
    return name if path == f"readings.{name}.value" and name in messages.labels["reading"] else ""


def _begun_small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _day(text: str) -> str:
    try:
        return written.short_date(date.fromisoformat(text))
    except ValueError:
        return ""
