"""The month's tasks in sentences: title, what is done and missing, deadline."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.services.listing import Summary, TaskCode, TaskRow, TaskState
from desktop_app.services.listing_recruitment import RoundRow, StepState
from desktop_app.wording import due_words, written
from desktop_app.wording.messages import Messages

PAGES = {
    TaskCode.STRENGTH: "members",
    TaskCode.DECISIONS: "decisions",
    TaskCode.DUTY: "duty",
    TaskCode.CLOSE: "payroll",
    TaskCode.PRINT: "documents",
    TaskCode.BUNDLE: "exchange",
}
TITLES = {
    TaskCode.STRENGTH: "Danh sách và định mức",
    TaskCode.DECISIONS: "Quyết định trong tháng",
    TaskCode.DUTY: "Ghi ca trực đêm, ngày nghỉ, ngày lễ",
    TaskCode.CLOSE: "Tính và khóa tháng",
    TaskCode.PRINT: "In bảng chấm công, bảng thanh toán",
    TaskCode.BUNDLE: "Ký và nộp gói số liệu",
}
VERBS = {
    TaskCode.STRENGTH: "lập danh sách",
    TaskCode.DECISIONS: "quyết định",
    TaskCode.DUTY: "ghi ca trực",
    TaskCode.CLOSE: "tính và khóa tháng",
    TaskCode.PRINT: "in văn bản",
    TaskCode.BUNDLE: "nộp gói",
}
STATES = {
    TaskState.DONE: ("Đã xong", "good", "check-circle"),
    TaskState.DOING: ("Đang làm", "info", "progress-clock"),
    TaskState.WAITING: ("Chờ", "neutral", "circle-outline"),
    TaskState.ATTENTION: ("Cần xem", "warning", "alert-circle"),
}
_NAMED = 3
"""How many teams are named before the rest is counted."""


def detail(row: TaskRow, messages: Messages) -> str:
    """Return one line on what is done and what is missing."""
    return _DETAILS[row.code](row.values, messages)


def _strength(values: Mapping[str, Any], _messages: Messages) -> str:
    if not values["teams"]:
        return "Chưa có Tổ nào. Nhập danh sách từ Excel hoặc thêm từng Tổ"
    if not values["members"]:
        return f"{values['teams']} tổ, chưa ai được công nhận. Lập quyết định công nhận"
    line = f"{values['teams']} tổ, {values['members']} thành viên"
    if values["short"]:
        return f"{line}; chưa đủ định mức: {_names(values['short'])}"
    return f"{line}; đủ định mức"


def _decisions(values: Mapping[str, Any], _messages: Messages) -> str:
    parts = []
    if issued := values["issued"]:
        parts.append(f"{len(issued)} quyết định đã cấp số: {', '.join(issued)}")
    if values["drafts"]:
        parts.append(f"{values['drafts']} dự thảo chờ cấp số")
    return "; ".join(parts) or "Không có quyết định nào trong tháng"


def _duty(values: Mapping[str, Any], _messages: Messages) -> str:
    if not values["teams"]:
        return "Chưa có ai là thành viên trong tháng"
    line = f"{values['teams']} tổ, {values['entered']} có ca trực, {values['reviewed']} đã rà"
    return f"{line}; chưa nhập, chưa rà: {_names(values['missing'])}" if values["missing"] else line


def _close(values: Mapping[str, Any], messages: Messages) -> str:
    if "at" in values:
        return f"Khóa lúc {messages.write(values['at'])}, người khóa: {values['by']}"
    if not values["teams"]:
        return "Chưa có Tổ nào trong tháng"
    return f"Chờ rà ca trực của {values['unreviewed']} tổ" if values["unreviewed"] else "Ca trực đã rà xong, khóa được"


def _print(values: Mapping[str, Any], _messages: Messages) -> str:
    kinds = values["printed"]
    return f"Sổ có bản in của {kinds} loại văn bản tháng này" if kinds else "Chưa in văn bản nào của tháng"


def _bundle(values: Mapping[str, Any], messages: Messages) -> str:
    if "file" in values:
        return f"Đã ký {values['file']} lúc {messages.write(values['at'])}"
    if values["sealed"]:
        return "Gói đã ký trước khi mở lại tháng; cần ký gói mới"
    return "Tháng đã khóa, ký gói được" if values["closed"] else "Ký gói sau khi khóa tháng"


_DETAILS: Mapping[TaskCode, Callable[[Mapping[str, Any], Messages], str]] = {
    TaskCode.STRENGTH: _strength,
    TaskCode.DECISIONS: _decisions,
    TaskCode.DUTY: _duty,
    TaskCode.CLOSE: _close,
    TaskCode.PRINT: _print,
    TaskCode.BUNDLE: _bundle,
}


def _names(names: tuple[str, ...]) -> str:
    named = ", ".join(names[:_NAMED])
    return f"{named} và {len(names) - _NAMED} tổ khác" if len(names) > _NAMED else named


def deadline(row: TaskRow) -> str:
    """Return ``30/10 · còn 3 ngày làm việc``, or how far it is overdue; empty where there is none."""
    return _stands(row)


def _stands(row: TaskRow | RoundRow) -> str:
    """Return the day due with the working days left until it, or how far it is past; empty where there is none."""
    if row.due is None or row.days_left is None:
        return ""
    stands = due_words.standing(row.days_left, row.working_days_left or 0)
    return stands if row.days_left < 0 else f"{row.due.day:02d}/{row.due.month:02d} · {stands}"


def state_line(rows: tuple[TaskRow, ...]) -> str:
    """Return the page's one line of state."""
    done = sum(row.state is TaskState.DONE for row in rows)
    parts = [f"{len(rows)} việc", f"{done} đã xong"]
    due = min((row.due for row in rows if row.due is not None), default=None)
    if due is not None:
        parts.append(f"hạn gần nhất: {written.weekday(due)} {due.day:02d}/{due.month:02d}")
    return " · ".join(parts)


def next_open(rows: tuple[TaskRow, ...]) -> TaskRow | None:
    """Return the task to go on with: the first that is not done."""
    return next((row for row in rows if row.state is not TaskState.DONE), None)


def strength_card(summary: Summary) -> tuple[str, str]:
    """Return figure and line of the card "Quân số"."""
    detail = f"{summary.teams} tổ · {summary.men} nam, {summary.women} nữ · {summary.from_65} người từ 65 tuổi"
    return f"{summary.strength} / {summary.quota}", detail


def night_card(summary: Summary) -> tuple[str, str]:
    """Return figure and line of the card "Giờ đêm đã ghi"."""
    average = written.number(Fraction(summary.night_minutes, 60 * summary.strength), 1) if summary.strength else "0"
    limit = f"/{written.hours(summary.night_limit_minutes)}" if summary.night_limit_minutes is not None else ""
    return f"{written.hours(summary.night_minutes)} giờ", f"bình quân {average}{limit} giờ mỗi người"


def money_title(summary: Summary, month: int) -> str:
    """Return what the month's sum is: expected, fixed by closing, or a trial that nobody may pay on."""
    if summary.expected is not None and not summary.payable:
        return f"TÍNH THỬ tháng {month}{', đã khóa' if summary.closed else ''}"
    return f"Chi tháng {month}, đã khóa" if summary.closed else f"Dự kiến chi tháng {month}"


def money_card(summary: Summary, previous_month: str) -> tuple[str, str]:
    """Return figure and line of the card of the month's sum."""
    if summary.expected is None:
        return "–", "chưa tính được, xem trang Bảng tính"
    figure = f"{written.money(summary.expected)} đ"
    if not summary.payable:
        return figure, "không dùng để chi"
    if not summary.previous:
        return figure, f"{previous_month}: chưa có số"
    change = Fraction(summary.expected - summary.previous, summary.previous)
    share = f"{'+' if change >= 0 else ''}{written.number(change * 100, places=1)}"
    return figure, f"{previous_month}: {written.money(summary.previous)} đ ({share} %)"


def urgent_round(rounds: Sequence[RoundRow]) -> RoundRow | None:
    """Return the round whose next day comes first, else the newest that has something to do."""
    return min(rounds, key=lambda row: (row.due is None, row.due or date.max), default=None)


def round_line(row: RoundRow, count: int, messages: Messages) -> tuple[str, str, str, tuple[str, str, str]]:
    """Return title, line, deadline and state of a round of recruitment under the month's tasks."""
    step = messages.label("recruitment_step", row.step) if row.step else ""
    others = f"; {count - 1} đợt khác đang làm" if count > 1 else ""
    overdue = row.state is StepState.OVERDUE
    return (
        "Tuyển chọn Tổ viên",
        f"{row.name}: {step[:1].lower()}{step[1:]}{others}",
        _stands(row),
        STATES[TaskState.ATTENTION if overdue else TaskState.DOING],
    )


def due_card(rows: tuple[TaskRow, ...], rounds: Sequence[RoundRow] = ()) -> tuple[str, str]:
    """Return figure and line of the card "Hạn sắp tới"."""
    dated = [(row.due, list(TaskCode).index(row.code), TITLES[row.code]) for row in rows if row.due is not None]
    dated += [(row.due, len(TaskCode), "Tuyển chọn Tổ viên") for row in rounds if row.due is not None]
    if not dated:
        return "–", "không còn việc nào có hạn"
    day, _order, title = min(dated)
    return f"{day.day:02d}/{day.month:02d}", title
