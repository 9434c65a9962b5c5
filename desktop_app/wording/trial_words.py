"""Sums that nobody may rely on, in words: of a scheme not to be paid on, or one with rates that are not known.

Not known is never told as nought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

FEW = 3
UNKNOWN, SHORT, NOT_COMPARED = "chưa biết", "chưa đủ", "không so được"

SEALED_TRIAL = "Tháng trong gói là bảng tính thử: không dùng làm căn cứ chi."
"""Of a sealed month that its own commune closed as a trial."""


@dataclass(frozen=True, slots=True)
class Footing:
    """What a scheme's sums rest on."""

    name: str
    payable: bool
    """Whether it may be paid on."""
    unknown: tuple[LineCode, ...]
    """Lines whose rate is not known; they are not in the sums."""

    @property
    def sure(self) -> bool:
        """Return whether its sums may be relied on."""
        return self.payable and not self.unknown


def trial_notes(messages: Messages, footings: Sequence[Footing]) -> tuple[str, ...]:
    """Return what is to stand beside the sums: that they are a trial's, and of which scheme for what reason.

    Empty where every sum may be relied on.
    """
    if all(one.sure for one in footings):
        return ()
    compared = "; chênh lệch không dùng làm căn cứ" if len(footings) > 1 else ""
    head = f"BẢN TÍNH THỬ: số tiền không dùng để chi{compared}."
    return (head, *(_reasons(messages, one) for one in footings if not one.sure))


def _reasons(messages: Messages, one: Footing) -> str:
    parts = [] if one.payable else ["chưa đủ căn cứ để chi"]
    if one.unknown:
        lines = ", ".join(messages.label("line_code", code) for code in one.unknown)
        parts.append(f"chưa biết mức {lines}, số cộng chưa gồm các khoản này")
    return f"{one.name}: {'; '.join(parts)}."


def sum_words(dong: int, *, short: bool, unit: str = "") -> str:
    """Return a sum as it is shown, ``unit`` after its figure; ``short`` where it lacks what is not known."""
    if not short:
        return f"{written.money(dong)}{unit}"
    return f"{written.money(dong)}{unit} ({SHORT})" if dong else UNKNOWN


def difference_words(dong: int, *, short: bool) -> str:
    """Return a difference with its sign; none can be told where a side lacks what is not known."""
    if short:
        return NOT_COMPARED
    return f"+{written.money(dong)}" if dong > 0 else written.money(dong)


def lacking_words(messages: Messages, lacking: Mapping[LineCode, Sequence[str]]) -> str:
    """Return the remark that names lines left out of the sums because nobody knows their rate; empty for none.

    Up to :data:`FEW` of those who lack a line are named, more are counted; none where it is one person's paper.
    """
    if not lacking:
        return ""
    said = []
    for code, names in lacking.items():
        whose = ", ".join(names) if len(names) <= FEW else f"{len(names)} người"
        line = messages.label("line_code", code)
        said.append(f"{line} ({whose})" if whose else line)
    return f"Chưa biết mức nên chưa tính: {'; '.join(said)}"


def split_month_words(begins: date) -> str:
    """Return what follows where another scheme begins in the middle of a month; empty where it begins with one."""
    if begins.day == 1:
        return ""
    month = Month.of(begins)
    return (
        f"Tháng {written.short_month(month)} có hai chế độ, không văn bản nào nói tháng như vậy chi thế nào: bảng "
        "tháng ấy chỉ là bản tính thử, không dùng để chi. "
        f"Nếu áp dụng từ đầu tháng, ghi ngày {written.short_date(month.first)}."
    )
