"""What a line of history is called on screen, and the newest copy of the book."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.services import safekeeping
from desktop_app.wording import written

if TYPE_CHECKING:
    from desktop_app.model.change import Change
    from desktop_app.services.office import Office

TITLES = {
    "book.started": "lập sổ",
    "profile.saved": "sửa thông tin đơn vị",
    "signer.saved": "sửa người ký",
    "village.saved": "sửa thôn, tổ dân phố",
    "team.saved": "sửa Tổ",
    "member.saved": "sửa thông tin thành viên",
    "member.retired": "đưa người ra khỏi danh sách",
    "members.imported": "nhập danh sách từ Excel",
    "decision.drafted": "soạn quyết định",
    "decision.issued": "cấp số quyết định",
    "decision.recorded": "ghi quyết định đã ký",
    "decision.discarded": "bỏ dự thảo quyết định",
    "duty.recorded": "ghi ca trực",
    "duty.imported": "nhập ca trực từ Excel",
    "duty.reviewed": "rà xong một Tổ",
    "month.closed": "khóa tháng",
    "month.reopened": "mở lại tháng",
    "document.printed": "in văn bản",
    "bundle.sealed": "ký gói nộp",
    "bundle.received": "nhận gói",
    "bundle.receipt": "đọc biên nhận",
}
_BACK = {"undo": "hoàn tác", "redo": "làm lại"}


def change_title(change: "Change") -> str:
    """Return what was done, in the clerk's words, with the day it was done on where that is not said elsewhere."""
    return name_title(change.name, change.why)


def name_title(name: str, why: str = "") -> str:
    """Return the words for a change's dotted name; an undoing says what it took back."""
    verb, _, _ = name.partition(":")
    if verb in _BACK:
        inner = TITLES.get(why, "")
        return f"{_BACK[verb]} {inner}".strip() if inner else f"{_BACK[verb]} một việc"
    return TITLES.get(name, name)


def moment(iso: str) -> str:
    """Return ``16:42 ngày 05/10/2026`` for a moment as history writes it."""
    return written.moment(datetime.fromisoformat(iso))


def newest_copy(office: "Office") -> str:
    """Return the status line's words on the newest copy of the book."""
    made = safekeeping.newest_copy(office)
    if made is None:
        return "Chưa có bản sao lưu"
    day = "" if made.date() == office.clock.today() else f" ngày {written.short_date(made.date())}"
    return f"Bản sao gần nhất: {made:%H:%M}{day}"
