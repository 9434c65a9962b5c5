r"""What each field of a signed object may be: small questions, joined into tables by those who read such objects.

Patterns say ``[0-9]`` and end in ``\Z``: ``\d`` takes other alphabets' digits and ``$`` a newline.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeAlias

from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem

MAX_NAMES = 64
Fits: TypeAlias = Callable[[object], bool]


def check_fields(value: Mapping[str, object], kinds: Mapping[str, Fits]) -> list[Problem]:
    """Return a problem for each key that is missing, unknown or of another kind."""
    names = sorted(kinds.keys() ^ value.keys())
    names += [name for name, fits in kinds.items() if name in value and not fits(value[name])]
    return [field_wrong(name) for name in names]


def field_wrong(name: str) -> Problem:
    """Return the problem of one field of a signed object."""
    return Problem("bundle.field_wrong", Place(field=name[:64]), {"field": name[:64]})


def text(pattern: str) -> Fits:
    """Return whether a value is text that the whole pattern matches."""
    compiled = re.compile(rf"(?:{pattern})\Z")
    return lambda value: isinstance(value, str) and compiled.match(value) is not None


def constant(wanted: object) -> Fits:
    """Return whether a value is this one and no other."""
    return lambda value: type(value) is type(wanted) and value == wanted


def or_none(fits: Fits) -> Fits:
    """Return whether a value is nothing, or fits."""
    return lambda value: value is None or fits(value)


def number(low: int, high: int) -> Fits:
    """Return whether a value is a whole number between the two, both included."""
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def mapping(key: Fits, fits: Fits) -> Fits:
    """Return whether a value is an object of at most :data:`MAX_NAMES` names, whose every name and value fits.

    Work grows with the names times the records, so their number is held small.
    """
    return lambda value: (
        isinstance(value, Mapping)
        and len(value) <= MAX_NAMES
        and all(key(name) and fits(item) for name, item in value.items())
    )


def is_short(value: object) -> bool:
    """Return whether a value is text of at most 200 characters; the text itself was checked when it was read."""
    return isinstance(value, str) and len(value) <= 200


def is_month(value: object) -> bool:
    """Return whether a value is a month, ``2026-10``."""
    try:
        return isinstance(value, str) and bool(Month.parse(value))
    except ValueError:
        return False


def is_moment(value: object) -> bool:
    """Return whether a value is an ISO 8601 moment with an offset, written as Python writes it."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None and moment.isoformat() == value


def is_day(value: object) -> bool:
    """Return whether a value is a day, ``2026-11-21``."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


is_id = text("[0-9a-f]{64}")
is_unit = text("[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
is_recipient = text("age1[02-9ac-hj-np-z]{58}")
is_kind = text("[a-z][a-z0-9_]{0,31}")
is_amount = text(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?")
is_total = text(r"-?(?:0|[1-9][0-9]{0,23})(?:\.[0-9]{1,6})?")
is_total_name = text(r"[a-z][a-z0-9_]{0,31}\.[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
is_seq = number(1, 999_999)
is_count = number(0, 10**9)
id_or_none = or_none(is_id)
