"""What a cell of the duty grid says: its short text, its two lines, its explanation, and blocks from a spreadsheet.

No Qt in here, so that the sentences are tested by themselves.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.duty import DutyEntry, pieces
from desktop_app.model.duty_text import Interval, parse_intervals, write_interval
from desktop_app.model.ids import MemberId
from desktop_app.services.recording_duty import Cell
from desktop_app.wording import written

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Whose cell, and which day."""

    member: MemberId
    day: date


def typed(place: CellPlace, text: str, symbols: Mapping[str, str], like: Sequence[DutyEntry]) -> Cell:
    """Return the cell that the text means; kind, degree and plan stay those of what stands in it.

    Raises Refused with ``duty.text_not_understood``.
    """
    return _cell(place, parse_intervals(text, symbols), like)


def filled(place: CellPlace, entries: Sequence[DutyEntry]) -> Cell:
    """Return the cell that says the same for another person or day, kind, degree and plan too: what filling does."""
    intervals = tuple(_interval(entry) for entry in entries)
    return replace(_cell(place, intervals, entries), keeps=False)


def _cell(place: CellPlace, intervals: tuple[Interval, ...], like: Sequence[DutyEntry]) -> Cell:
    if not like:
        return Cell(place.member, place.day, intervals)
    return Cell(place.member, place.day, intervals, like[0].kind, like[0].heavy, like[0].plan)


def _interval(entry: DutyEntry) -> Interval:
    begins = entry.begins.hour * 60 + entry.begins.minute
    return Interval(begins, begins + entry.minutes)


def cell_text(entries: Iterable[DutyEntry]) -> str:
    """Return what a cell holds as a clerk would type it: ``22-6; 8-11``."""
    return SEPARATOR.join(write_interval(entry.begins, entry.ends) for entry in entries)


def interval_text(day: date, interval: Interval) -> str:
    """Return one interval as a clerk would type it."""
    return write_interval(*interval.on(day))


def two_lines(entries: Sequence[DutyEntry]) -> tuple[str, str]:
    """Return begin and end as they stand above one another; for several stints their count above their hours."""
    if not entries:
        return "", ""
    if len(entries) > 1:
        return f"{len(entries)} ca", f"{written.hours(sum(entry.minutes for entry in entries))}h"
    begins, ends = entries[0].begins, entries[0].ends
    last = 24 if not (ends.hour or ends.minute) and ends > begins else ends.hour
    return _short_clock(begins.hour, begins.minute), _short_clock(last, ends.minute)


def _short_clock(hour: int, minute: int) -> str:
    return f"{hour}{f'{minute:02d}'.translate(_RAISED)}" if minute else str(hour)


def has_night(entries: Iterable[DutyEntry]) -> bool:
    """Return whether any minute lies in the night: such stints are drawn darker."""
    return any(piece.night for entry in entries for piece in pieces(entry.begins, entry.ends))


def explain(entries: Sequence[DutyEntry]) -> str:
    """Return what the cell counts for: ``8 giờ đêm (2 giờ ngày 14, 6 giờ ngày 15)``; empty for no stint."""
    night: dict[date, int] = {}
    plain = 0
    for entry in entries:
        for piece in pieces(entry.begins, entry.ends):
            if piece.night:
                night[piece.day] = night.get(piece.day, 0) + piece.minutes
            else:
                plain += piece.minutes
    parts = []
    if night:
        parts.append(f"{written.hours(sum(night.values()))} giờ đêm{_by_day(night)}")
    if plain:
        parts.append(f"{written.hours(plain)} giờ ngoài giờ đêm")
    return ", ".join(parts)


def _by_day(night: Mapping[date, int]) -> str:
    if len(night) < 2:
        return ""
    crosses = len({day.month for day in night}) > 1
    each = (f"{written.hours(m)} giờ ngày {day.day}{f'/{day.month}' if crosses else ''}" for day, m in night.items())
    return f" ({', '.join(each)})"


def heading_of(name: str, day: date) -> str:
    """Return whose cell it is: ``Phạm Đức Khôi, thứ Tư 14/10``."""
    return f"{name}, {written.weekday(day)} {day.day}/{day.month}"


def read_block(text: str) -> list[list[str]]:
    """Return a block copied from a spreadsheet: tab-separated rows; a quoted cell may hold line ends."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def write_block(rows: Iterable[Iterable[str]]) -> str:
    """Return a block as a spreadsheet takes it."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def night_within(entries: Iterable[DutyEntry], first: date, last: date) -> int:
    """Return the night minutes of the entries that lie in the days from ``first`` to ``last``, both counted."""
    found = (piece for entry in entries for piece in pieces(entry.begins, entry.ends))
    return sum(piece.minutes for piece in found if piece.night and first <= piece.day <= last)
