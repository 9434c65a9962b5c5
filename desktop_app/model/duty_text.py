"""How clerks write a stint: ``22h-6h``, ``19h–23h``, ``0h–4h30``, ``22-6``, or a symbol of their own."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.model.duty import MINUTES_A_DAY
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.text import clean

_CLOCK = r"([01]?[0-9]|2[0-4])(?:\s*(?:h|g|giờ|:|\.)\s*([0-5][0-9])?)?(?:\s*(?:p|'|phút))?"
_INTERVAL = re.compile(rf"{_CLOCK}\s*(?:-|–|—|→|đến|tới|~)\s*{_CLOCK}\Z", re.IGNORECASE)
_SEPARATORS = re.compile(r"[;,+\n/]| và ")


@dataclass(frozen=True, slots=True)
class Interval:
    """Minutes counted from midnight of the day it stands on; ``ends`` may pass 1440 into the next day."""

    begins: int
    ends: int

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Return its moments when it stands on that day."""
        midnight = datetime.combine(day, datetime.min.time())
        return midnight + timedelta(minutes=self.begins), midnight + timedelta(minutes=self.ends)


def parse_intervals(text: str, symbols: Mapping[str, str]) -> tuple[Interval, ...]:
    """Return the stints that a cell names, in the order written; nothing for an empty cell.

    Several may stand in one cell, parted by ``;``, ``,``, ``+`` or a new line. An interval whose end is not after its
    begin goes on into the next day. Raises Refused with ``duty.text_not_understood`` for anything else.
    """
    parts = [clean(part) for part in _SEPARATORS.split(unicodedata.normalize("NFC", text))]
    return tuple(interval for part in parts if part for interval in _one(part, symbols))


def _one(part: str, symbols: Mapping[str, str]) -> tuple[Interval, ...]:
    if (meaning := symbols.get(part)) is not None or (meaning := symbols.get(part.upper())) is not None:
        return parse_intervals(meaning, {})
    if not (match := _INTERVAL.match(part)):
        raise Refused(Problem("duty.text_not_understood", values={"text": part}))
    begins = _minutes(match[1], match[2])
    ends = _minutes(match[3], match[4])
    whole_day = (begins, ends) == (0, MINUTES_A_DAY)
    same_clock = begins % MINUTES_A_DAY == ends % MINUTES_A_DAY
    if max(begins, ends) > MINUTES_A_DAY or (same_clock and not whole_day):
        raise Refused(Problem("duty.text_not_understood", values={"text": part}))
    begins %= MINUTES_A_DAY
    return (Interval(begins, ends if ends > begins else ends + MINUTES_A_DAY),)


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


def write_interval(begins: datetime, ends: datetime) -> str:
    """Return the short form in which a cell shows a stint: ``22-6`` or ``19h30-23h``."""
    ends_at_midnight = not (ends.hour or ends.minute) and ends.date() > begins.date()
    last_hour = 24 if ends_at_midnight else ends.hour
    if not (begins.minute or ends.minute):
        return f"{begins.hour}-{last_hour}"
    return f"{_clock(begins.hour, begins.minute)}-{_clock(last_hour, ends.minute)}"


def _clock(hour: int, minute: int) -> str:
    return f"{hour}h{minute:02d}" if minute else f"{hour}h"
