"""Words of reports, letters and certificates about teams and members."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from desktop_app.model.place import Village
from desktop_app.model.unit import Profile
from desktop_app.wording import paper
from desktop_app.wording.written import long_date

REPORT = "Báo cáo"
_DAY = re.compile(r"\b(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})\b")


def symbol(profile: Profile, kind: str, short: str) -> str:
    """Return the symbol of a kind of paper: the commune's own, else its short name before the police's unit.

    ``short`` is the abbreviation of NĐ 30/2020 Phụ lục III, ``BC``; a letter has none and bears the unit alone.
    """
    _kind, _dash, unit = profile.symbols.get("proposal", "").partition("-")
    return profile.symbols.get(kind) or "-".join(part for part in (short, unit) if part)


class Cited(NamedTuple):
    """Number, symbol and day of a paper, as another cites it."""

    number: str
    symbol: str
    day: date


def read_cited(kind: str, words: str) -> Cited | None:
    """Return what a paper of a kind is cited by: ``Báo cáo số 07/BC-CAX ngày 26 tháng 10 năm 2026``; else None."""
    found = re.match(rf"{kind} số (?P<number>\d+)/(?P<symbol>\S+?),? ngày ", " ".join(words.split()), re.IGNORECASE)
    day = day_in(words)
    return Cited(found["number"], found["symbol"], day) if found and day else None


def report_cited(given: str, symbol_words: str, day: date) -> str:
    """Return ``Báo cáo số 07/BC-CAX ngày 26 tháng 10 năm 2026``."""
    return f"{REPORT} số {given}/{symbol_words} {long_date(day)}"


def request_of(day: date) -> str:
    """Return how somebody's request to leave is named as evidence: ``Đơn xin thôi ngày 20 tháng 10 năm 2026``."""
    return f"Đơn xin thôi {long_date(day)}"


def day_in(words: str) -> date | None:
    """Return the first day that the words name, ``20/10/2026`` or ``ngày 20 tháng 10 năm 2026``; None for none."""
    for found in _DAY.finditer(words):
        try:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
    return None


def consulted(villages: Iterable[Village]) -> str:
    """Return with whom the police look into a release (Thông tư 14/2024/TT-BCA Điều 5): heads of places and fronts."""
    places = list(villages)
    if not places:
        return "Trưởng thôn, Tổ trưởng tổ dân phố, Trưởng Ban công tác Mặt trận"
    if len(places) > paper.FEW:
        return "Trưởng các thôn, Tổ trưởng các tổ dân phố, Trưởng các Ban công tác Mặt trận có liên quan"
    heads = [
        f"{paper.head_of_place(one)}, Trưởng Ban công tác Mặt trận {paper.lower_first(one.name)}" for one in places
    ]
    return "; ".join(heads)


def evidence(words: str) -> str:
    """Return what somebody's release rests on, to follow the ground; empty where nothing is recorded."""
    kept = words.strip().rstrip(".;")
    return f"; căn cứ: {kept}" if kept else ""


def founded(cited: str) -> str:
    """Return by what decision a team was established, as a remark; empty where none is known."""
    return f"thành lập theo {cited}" if cited else ""
