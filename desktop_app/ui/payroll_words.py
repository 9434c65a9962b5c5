"""What the page of the sheet says around its table: an empty month, missing figures, warnings before closing."""

from collections.abc import Collection

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services import closing_months
from desktop_app.services.listing import SheetView, TaskCode
from desktop_app.services.listing_month import tasks
from desktop_app.ui.session import Session
from desktop_app.wording import written


def nobody(month: Month) -> tuple[str, str]:
    """Return heading and sentence for a month in which nobody served."""
    sentence = (
        "Bảng tính gồm những người là thành viên trong tháng theo quyết định công nhận. Ghi quyết định rồi quay lại "
        "đây, hoặc chọn tháng khác (Ctrl+PgUp, Ctrl+PgDn)."
    )
    return f"Tháng {written.short_month(month)} chưa có ai trong bảng", sentence


def not_reckoned(month: Month) -> tuple[str, str]:
    """Return heading and sentence for a month whose sheet was refused; why stands above."""
    return (
        f"Chưa tính được bảng tháng {written.short_month(month)}",
        "Lý do ghi ở phía trên. Bổ sung điều còn thiếu rồi tính lại (F9), hoặc chọn tháng khác (Ctrl+PgUp, Ctrl+PgDn).",
    )


def missing(cells: Collection[tuple[MemberId, LineCode]]) -> str:
    """Return the sentence over a table in which figures are missing; empty where none is."""
    if not cells:
        return ""
    people = len({member for member, _code in cells})
    return (
        f"Còn thiếu số liệu: {len(cells)} ô của {people} người, đang tính là 0. Văn bản của tỉnh dẫn sang văn bản khác "
        "hoặc không ghi mức; F4 tới ô kế tiếp để nhập kèm văn bản làm căn cứ."
    )


def corrected_late(view: SheetView) -> str:
    """Return the sentence over a closed month whose duty was corrected since; empty where nothing was."""
    if not view.late_days:
        return ""
    return (
        f"Sau khi khóa đã sửa muộn {view.late_days} ngày trực. Bảng này giữ nguyên như khi khóa; phần tiền hơn kém "
        "xem ở Truy lĩnh, truy thu (F6)."
    )


def closing_warnings(session: Session, view: SheetView) -> list[str]:
    """Return the sentences of all that speaks against closing the month now; Refused where it cannot be computed."""
    office, month = session.office, view.sheet.month
    problems = closing_months.closing_warnings(office, month)
    found = [session.messages.problem(problem) for problem in problems]
    close = next(row for row in tasks(office, month) if row.code is TaskCode.CLOSE)
    if unreviewed := close.values.get("unreviewed"):
        found.append(f"{unreviewed} tổ chưa rà xong ca trực.")
    if not view.sheet.payable and all(problem.code != "month.not_payable" for problem in problems):
        found.append("Chế độ này là dự thảo hoặc còn thiếu mức chi: bảng chỉ để tính thử, chưa đủ căn cứ chi tiền.")
    return found
