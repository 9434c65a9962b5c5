"""Days as paper writes them, also where the day is not given yet or only the year is known."""

from desktop_app.wording.written import two_or_plain

BLANK = "\N{NO-BREAK SPACE}" * 6
"""Room for a number or a day that is written in by hand after signing."""

DOTS = "\N{HORIZONTAL ELLIPSIS}" * 2
"""Where a number of two digits is written in by hand within a sentence."""

LONG_DOTS = "\N{HORIZONTAL ELLIPSIS}" * 14
"""Where a name or a few words are written in by hand within a sentence."""

_MINUTES_IN_HOUR = 60


def dated(year: int, month: int | None, day: int | None) -> str:
    """Return ``ngày 05 tháng 02 năm 2026``, with room left for a day or month that is not given yet."""
    written_day = BLANK if day is None else f"{day:02d}"
    written_month = BLANK if month is None else two_or_plain(month)
    return f"ngày {written_day} tháng {written_month} năm {year}"


def born(year: int, month: int | None, day: int | None) -> str:
    """Return what stands after ``sinh``: ``ngày 02 tháng 9 năm 1979``, ``tháng 9 năm 1979`` or ``năm 1979``."""
    if month is None:
        return f"năm {year}"
    if day is None:
        return f"tháng {two_or_plain(month)} năm {year}"
    return dated(year, month, day)


def short(year: int, month: int | None, day: int | None) -> str:
    """Return ``02/09/1979``, ``09/1979`` or ``1979``."""
    known = [f"{part:02d}" for part in (day if month else None, month) if part is not None]
    return "/".join([*known, str(year)])


def by_hand(year: int | None, month: int | None, day: int | None) -> str:
    """Return ``ngày 05 tháng 02 năm 2026`` with dots for what is written in by hand."""
    written_day = DOTS if day is None else f"{day:02d}"
    written_month = DOTS if month is None else two_or_plain(month)
    return f"ngày {written_day} tháng {written_month} năm {year or DOTS}"


def clock(minute: int | None) -> str:
    """Return ``08 giờ 30 phút`` for 510 minutes since midnight, with dots where the hour is written in by hand."""
    if minute is None:
        return f"{DOTS} giờ {DOTS} phút"
    hour, rest = divmod(minute, _MINUTES_IN_HOUR)
    return f"{hour:02d} giờ {rest:02d} phút"
