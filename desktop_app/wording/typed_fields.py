"""What the fields are called in which words for a paper are typed."""

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "name": "Tên",
    "receive_at": "Nơi nhận hồ sơ",
    "meeting_at": "Nơi họp xét tuyển",
    "purpose": "Mục đích, yêu cầu",
    "other": "Nội dung khác",
    "where": "Nơi niêm yết",
    "by": "Người niêm yết",
    "witness": "Người chứng kiến",
    "priority": "Diện ưu tiên",
    "office": "Chức vụ",
    "place": "Nơi họp",
    "absent_why": "Lý do vắng mặt",
    "reason": "Lý do",
    "withdrawn_why": "Lý do rút hồ sơ",
    "stopped_why": "Lý do dừng",
    "number": "Số",
    "symbol": "Ký hiệu",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
    "note": "Ghi chú",
    "words": "Lời giải trình",
    "why": "Lý do",
    "title": "Chức vụ",
    "rank": "Cấp bậc",
    "on_behalf_of": "Ký thay, thay mặt ai",
    "superior": "Cơ quan cấp trên",
    "issuer": "Cơ quan ban hành",
    "symbols": "Ký hiệu",
}


def named(field: str) -> str:
    """Return what a field is called on the screen; ``Chữ đã gõ`` for one without a name of its own.

    ``recipients_decision`` is called as ``recipients``.
    """
    return _NAMES.get(field) or _NAMES.get(field.partition("_")[0]) or "Chữ đã gõ"
