"""Words of the paper that shows a month's duty: counts, symbols with their hours, holidays."""

from collections.abc import Mapping

HOLIDAY_MARK = "L"
HOLIDAY_LEGEND, OFF_LEGEND = "L: ngày lễ, tết", "nền xám: ngày nghỉ, ngày lễ"
COUNT_HEADINGS: Mapping[str, str] = {
    "night_hours": "Giờ đêm",
    "rest_days": "Ngày nghỉ",
    "holidays": "Ngày lễ",
    "duty_days": "Ngày trực",
    "heavy_days": "Ngày việc nặng",
    "training_days": "Ngày tập huấn",
}
_DAY = 24 * 60
QUANTITY_HEADINGS: Mapping[str, str] = {name: "Số giờ" if "hours" in name else "Số ngày" for name in COUNT_HEADINGS}


def symbol_meaning(symbol: str, begin: int, end: int) -> str:
    """Return ``Đ: trực từ 22 giờ đến 6 giờ hôm sau``; minutes since midnight, an end after 24 hours is next day's."""
    next_day = " hôm sau" if end > _DAY else ""
    return f"{symbol}: trực từ {_clock(begin)} đến {_clock(end if end == _DAY else end % _DAY)}{next_day}"


def hours_over(begin: int, end: int) -> str:
    """Return how a cell of the grid writes a stint, begin over end: ``19 trên 23``."""
    return f"{_short_clock(begin)} trên {_short_clock(end or _DAY)}"


def _short_clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{hour}:{rest:02d}" if rest else str(hour)


def _clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{hour} giờ {rest:02d}" if rest else f"{hour} giờ"
