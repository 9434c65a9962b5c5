"""How a clerk types a day: ``1/7/26``, ``01072026``, ``1-7-2026``; a birth may be a month or a year alone."""

import re
from datetime import date

from desktop_app.model.member import Birth

_PARTS = re.compile(r"[^0-9]+")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[hg:.]?([0-9]{2})?)\Z", re.IGNORECASE)
_COMPACT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})\Z")


def parse_day(text: str, today: date) -> date | None:
    """Return the day, None for an empty text; ValueError where it is no day.

    Of a year in two figures, the nearest century not more than ten years ahead is meant.
    """
    if not text.strip():
        return None
    parts = _split(text)
    if len(parts) == 2:
        parts.append(str(today.year))
    if len(parts) != 3:
        raise ValueError(text)
    return date(_year(parts[2], today), int(parts[1]), int(parts[0]))


def parse_birth(text: str, today: date) -> Birth | None:
    """Return a birth with as much as is said: day, month and year, month and year, or year; ValueError else."""
    if not text.strip():
        return None
    parts = _split(text)
    numbers = [_year(parts[-1], today), *(int(part) for part in reversed(parts[:-1]))]
    if len(numbers) > 3:
        raise ValueError(text)
    whole = date(numbers[0], *(numbers[1:] + [1] * (3 - len(numbers))))
    if whole > today:
        raise ValueError(text)
    return Birth(*numbers)


def write_birth(birth: Birth | None) -> str:
    """Return ``05/11/1990``, ``11/1990``, ``1990`` or nothing."""
    if birth is None:
        return ""
    parts = [f"{part:02d}" for part in (birth.day, birth.month) if part is not None]
    return "/".join([*parts, f"{birth.year:04d}"])


def parse_clock(text: str) -> int | None:
    """Return the minute of the day of ``8h30``, ``8:30`` or ``8``, None for an empty text; ValueError else."""
    if not text.strip():
        return None
    match = _CLOCK.match(text.strip())
    if match is None:
        raise ValueError(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(text)
    return hour * 60 + minute


def write_clock(minute: int | None) -> str:
    """Return ``08h30``, or nothing."""
    return "" if minute is None else f"{minute // 60:02d}h{minute % 60:02d}"


def _split(text: str) -> list[str]:
    bare = text.strip()
    if match := _COMPACT.match(bare):
        return list(match.groups())
    parts = _PARTS.split(bare)
    if not all(part.isdigit() for part in parts):
        raise ValueError(text)
    return parts


def _year(part: str, today: date) -> int:
    if len(part) == 4:
        return int(part)
    if len(part) != 2:
        raise ValueError(part)
    year = today.year // 100 * 100 + int(part)
    return year - 100 if year > today.year + 10 else year
