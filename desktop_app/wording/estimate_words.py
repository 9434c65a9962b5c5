"""What a yearly estimate was assumed and leaves out, in words."""

from collections.abc import Sequence

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.wording import written
from desktop_app.wording.messages import Messages


def assumptions(  # noqa: PLR0913 - each is one thing that was assumed
    messages: Messages,
    *,
    people: int,
    people_month: Month,
    references: Sequence[Month],
    chosen: bool,
    missing: Sequence[LineCode],
    unsettled: int,
) -> tuple[str, ...]:
    """Return one sentence for each assumption, then what is not in the sums."""
    month = written.short_month(people_month)
    found = [
        (
            f"Khoản chi hằng tháng tính cho {people} người đang tham gia trong tháng {month}, giữ nguyên cả năm, "
            "theo mức Nhà nước có hiệu lực của từng tháng."
        ),
        _duty(references, chosen=chosen),
    ]
    if unsettled:
        found.append(
            f"{unsettled} ngày của các tháng lấy mẫu chưa có thông báo nghỉ lễ: tính theo thứ trong tuần, "
            "không tính là ngày lễ."
        )
    if missing:
        lines = ", ".join(messages.label("line_code", code) for code in missing)
        found.append(f"Chưa có mức nên chưa tính đủ vào dự toán: {lines}.")
    found.append("Trang bị, trang phục và thôi việc không có mức trong chế độ: chỉ gồm số nhập thêm.")
    return tuple(found)


def _duty(references: Sequence[Month], *, chosen: bool) -> str:
    months = ", ".join(written.short_month(one) for one in references)
    if chosen:
        return f"Khoản theo ca trực: mỗi tháng như tháng {months}."
    return f"Khoản theo ca trực: bình quân của {len(references)} tháng đã khóa ({months})."
