"""Limits in words: what is limited, and how much of it, for the duty page and the printed annex alike."""

from collections.abc import Mapping, Sequence

from desktop_app.model.payroll import LineCode
from desktop_app.rules.scheme_counts import CountOf, Per
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

_UNITS: Mapping[Per | None, str] = {
    Per.HOUR: "giờ",
    Per.DAY: "ngày",
    Per.NIGHT: "đêm",
    Per.STINT: "ca",
    Per.SERVICE_YEAR: "năm",
    None: "đ",
}


def limited(lines: Sequence[LineCode], per: Per | None, of: CountOf | None, messages: Messages) -> str:
    """Return what is limited: ``giờ đêm``, or the unit and the names of the lines; ``per`` is None for đồng."""
    if of is not None and of is not CountOf.CHOSEN:
        return messages.label("count_of", of)
    names = ", ".join(messages.label("line_code", line).lower() for line in lines)
    return f"{_UNITS[per]} ({names})"


def counted(per: Per | None, ticks: int) -> str:
    """Return how many units ticks are: hours of minutes with a decimal comma, all else with dots for thousands."""
    return written.hours(ticks) if per is Per.HOUR else written.money(ticks)


def year_so_far(what: str, year: int, per: Per | None, ticks: tuple[int, int, int]) -> str:
    """Return what a year has paid of a limit; ``ticks`` are those of earlier months, of this one, and the limit."""
    before, now, limit = ticks
    parts = f"các tháng trước {counted(per, before)}, tháng này {counted(per, now)}"
    return (
        f"{upper(what)} trong năm {year}: {parts}, cộng {counted(per, before + now)} trên tối đa {counted(per, limit)}"
    )


def upper(words: str) -> str:
    """Return the words as at a sentence's start."""
    return words[:1].upper() + words[1:]
