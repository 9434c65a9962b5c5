"""How one paper cites another by kind, number, symbol and day, and how that is read back."""

import re
from datetime import date
from typing import NamedTuple

from desktop_app.wording.written import long_date

SUBMISSION, REPORT = "Tờ trình", "Báo cáo"
_CITED = re.compile(
    r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)*) số (?P<number>\d+)/(?P<symbol>\S+?),? "
    r"ngày (?P<day>\d{1,2})(?: tháng |/)(?P<month>\d{1,2})(?: năm |/)(?P<year>\d{4})\b"
)


class Cited(NamedTuple):
    """Number, symbol and day of a paper, as another cites it."""

    number: str
    symbol: str
    day: date


def citation(kind: str, number: str, symbol: str, day: date) -> str:
    """Return ``Tờ trình số 05/TTr-CAX ngày 12 tháng 10 năm 2026``."""
    return f"{kind} số {number}/{symbol} {long_date(day)}"


def read_cited(kind: str, words: str) -> Cited | None:
    """Return what a paper of a kind is cited by: ``Báo cáo số 07/BC-CAX ngày 26 tháng 10 năm 2026``; else None.

    The day may also be ``26/10/2026``. A day further on in the words is another paper's.
    """
    found = _CITED.match(" ".join(words.split()))
    if found is None or found["kind"].casefold() != kind.casefold():
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return Cited(found["number"], found["symbol"], day)
