"""Numbers, hours and days as they are written in Vietnam: dots for thousands, a comma before decimals."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from desktop_app.model.member import Birth, PartialDate
from desktop_app.model.periods import Month

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

MINUS = "\u2212"
"""The sign of what is less than nought, the same on every screen and paper: as wide as a plus, unlike a hyphen."""


def money(amount: int) -> str:
    """Return đồng with dots for thousands, without the unit: ``1.638.000``, ``−28.380``."""
    return f"{amount:,}".replace(",", ".").replace("-", MINUS)


def added(amounts: Iterable[int | Fraction]) -> str:
    """Return amounts in đồng as they are added: ``300.000 + 200.000``; with decimals where they are not whole."""
    return " + ".join(number(amount) for amount in amounts)


def side_by_side(amounts: Iterable[int | Fraction]) -> str:
    """Return amounts in đồng to choose between: ``300.000; 200.000``; with decimals where they are not whole."""
    return "; ".join(number(amount) for amount in amounts)


def number(value: Decimal | Fraction | int, places: int = 4) -> str:
    """Return an exact number with a decimal comma; at most ``places`` decimals, no trailing noughts.

    A Decimal keeps the noughts it was written with: a resolution's 0,60 is not printed as 0,6.
    """
    written_places = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    rounded = round(Fraction(value), places)
    text = f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):,f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0").ljust(min(max(written_places, 0), places), "0")
    return whole.replace(",", ".").replace("-", MINUS) + (f",{decimals}" if decimals else "")


def percent(value: Decimal | Fraction) -> str:
    """Return a share as a percentage: ``85 %``."""
    return f"{number(Fraction(value) * 100)} %"


def hours(minutes: int) -> str:
    """Return minutes as hours with a decimal comma: ``46,5``."""
    return number(Fraction(minutes, 60), places=2)


def clock_time(minute_of_day: int) -> str:
    """Return a minute of the day as it is spoken: ``22h`` or ``19h30``."""
    hour, minute = divmod(minute_of_day, 60)
    return f"{hour}h{minute:02d}" if minute else f"{hour}h"


def short_date(day: date) -> str:
    """Return ``05/11/1990``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def known_in_part(day: Birth | PartialDate) -> str:
    """Return ``05/11/1990``, ``11/1990`` or ``1990``: as much as is known."""
    parts = [f"{number:02d}" for number in (day.day, day.month) if number is not None]
    return "/".join([*parts, f"{day.year:04d}"])


def moment(when: datetime) -> str:
    """Return ``16:42 ngày 05/10/2026``."""
    return f"{when.hour:02d}:{when.minute:02d} ngày {short_date(when.date())}"


def long_date(day: date) -> str:
    """Return ``ngày 05 tháng 02 năm 2026``: days below 10 and months 1 and 2 take a nought (NĐ 30/2020 Phụ lục I)."""
    return f"ngày {day.day:02d} tháng {two_or_plain(day.month)} năm {day.year}"


def two_or_plain(month: int) -> str:
    """Return a month's number as NĐ 30/2020 writes it: 01, 02, then 3 to 12 plain."""
    return f"{month:02d}" if month <= 2 else str(month)


def weekday(day: date) -> str:
    """Return ``thứ Tư``."""
    return WEEKDAYS[day.weekday()]


def month(value: Month) -> str:
    """Return ``tháng 10 năm 2026``."""
    return f"tháng {two_or_plain(value.number)} năm {value.year}"


def short_month(value: Month) -> str:
    """Return ``10/2026``."""
    return f"{value.number:02d}/{value.year}"
