"""What the page "Gói nộp" says of each step of a month's road."""

from collections.abc import Sequence
from datetime import datetime

from desktop_app.services.listing import BundleRow
from desktop_app.services.listing_exchange import Road
from desktop_app.wording import written

LATE = 5
"""Working days after which a missing receipt is worth a telephone call."""


def moment(text: str) -> str:
    """Return a moment as the screen writes it."""
    return written.moment(datetime.fromisoformat(text))


def receipt_words(row: BundleRow) -> str:
    """Return whether a bundle's receipt came, or how long it is awaited."""
    if row.has_receipt:
        return "Đã có biên nhận"
    days = row.working_days_waiting
    return f"Chờ {days} ngày làm việc" if days > 0 else "Mới ký"


def closed_words(found: Road) -> str:
    """Return how the month's closing stands."""
    if found.closed is None:
        return "Tháng đang mở. Khóa tháng giữ nguyên số tiền, các bước tính và căn cứ tại lúc khóa."
    if not found.closed.closed:
        return f"Đã mở lại: {found.closed.reopened_why}. Khóa lại trước khi ký."
    return f"{found.closed.closed_by} khóa lúc {moment(found.closed.closed_at)}"


def keys_words(found: Road) -> str:
    """Return how the keys of both sides stand."""
    own = "Đơn vị đã có khóa" if found.own_keys else "Đơn vị chưa có khóa ký trên máy này"
    if found.office_compared:
        return f"{own} · khóa của {found.receiving_office} đã đối chiếu"
    if found.office_card:
        return f"{own} · khóa của {found.receiving_office} chưa ai đối chiếu dấu vân tay"
    return f"{own} · chưa có phiếu khóa của {found.receiving_office}"


def sealed_words(found: Road) -> str:
    """Return whether the month is sealed as it stands."""
    if found.bundle is None:
        return "Chưa ký gói của tháng này"
    told = f"{found.bundle.file_name}, ký lúc {moment(found.bundle.sealed_at)}"
    return told if found.bundle_current else f"{told}; tháng đã mở lại sau đó, cần ký lần {found.bundle.revision + 1}"


def awaited_words(found: Road, rows: Sequence[BundleRow]) -> str:
    """Return how long the receipt is awaited."""
    if found.bundle is None:
        return f"{found.receiving_office} trả biên nhận sau khi nhận gói"
    if found.bundle.receipt:
        return f"Biên nhận đọc lúc {moment(found.bundle.receipt_at)}"
    days = next((row.working_days_waiting for row in rows if row.bundle.id == found.bundle.id), 0)
    late = ". Nên gọi hỏi nơi nhận" if days > LATE else ""
    return f"Đã chờ {days} ngày làm việc{late}" if days > 0 else "Mới ký, chưa qua ngày làm việc nào"
