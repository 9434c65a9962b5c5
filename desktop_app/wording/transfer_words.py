"""Words of the list of those paid by transfer, and of those who cannot be."""

from collections.abc import Iterable
from datetime import date

from desktop_app.model.periods import Month
from desktop_app.wording.written import short_month

TRANSFERRED = "Tổng số tiền chuyển khoản"
NOT_TRANSFERRED = "Số tiền chưa chuyển khoản được"
PAID_BACK = "Số tiền phải nộp lại"
AS_PAYMENT_SHEET = "Tổng số tiền thực nhận theo bảng thanh toán"
LESS_PAID_BACK = f"{AS_PAYMENT_SHEET} (đã trừ số phải nộp lại)"
NO_ACCOUNT, NO_BANK = "chưa có số tài khoản", "chưa ghi ngân hàng của tài khoản"
UNPAID, OWING = "chưa chuyển khoản được", "phải nộp lại"
PAYS_BACK = "phải nộp lại, không chi"
CHIEF_ACCOUNTANT = ("KẾ TOÁN TRƯỞNG,", "PHỤ TRÁCH KẾ TOÁN")
_LIST, _SHEET_BEFORE = "DANH SÁCH THANH TOÁN CHO ĐỐI TƯỢNG THỤ HƯỞNG", "BẢNG THANH TOÁN CHO ĐỐI TƯỢNG THỤ HƯỞNG"
NAMED_LIST_FROM = date(2026, 1, 1)
"""NĐ 347/2025/NĐ-CP is of 29/12/2025; that it is in force from the new budget year on is assumed."""


def list_named(day: date) -> str:
    """Return how the list of payees is called on a day: by NĐ 347/2025/NĐ-CP, before it by NĐ 11/2020/NĐ-CP."""
    return _LIST if day >= NAMED_LIST_FROM else _SHEET_BEFORE


def content(month: Month) -> str:
    """Return what a transfer says it is for."""
    return f"Hỗ trợ, bồi dưỡng tháng {short_month(month)}"


def rest_heading(groups: Iterable[tuple[int, str, str]]) -> str:
    """Return what stands over those who cannot be paid by transfer: each kind of them, with how many and how much."""
    told = [f"{people:02d} người {why}, {amount} đồng" for people, why, amount in groups if people]
    return f"Không có trong danh sách: {'; '.join(told)}:" if told else ""
