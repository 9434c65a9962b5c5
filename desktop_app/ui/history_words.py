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
    "book.key_made": "tạo khóa ký",
    "book.key_trusted": "tin cậy khóa của đơn vị khác",
    "book.key_certified": "chứng nhận khóa của đơn vị khác",
    "book.key_compared": "đối chiếu dấu vân tay khóa",
    "book.key_revoked": "thôi tin cậy một khóa",
    "profile.saved": "ghi thông tin đơn vị",
    "signer.saved": "ghi người ký",
    "village.saved": "ghi thôn, tổ dân phố",
    "team.saved": "ghi Tổ",
    "member.saved": "ghi thông tin thành viên",
    "member.retired": "đưa người ra khỏi danh sách",
    "member.imported": "nhập danh sách từ Excel",
    "team.imported": "nhập các Tổ từ Excel",
    "team.listed": "lập các Tổ theo danh sách người",
    "decision.drafted": "soạn quyết định",
    "decision.issued": "cấp số quyết định",
    "decision.recorded": "ghi quyết định đã ký",
    "decision.discarded": "bỏ dự thảo quyết định",
    "recruit.started": "lập đợt tuyển chọn",
    "recruit.planned": "sửa kế hoạch tuyển chọn",
    "recruit.paper_marked": "ghi số, ngày văn bản tuyển chọn",
    "recruit.posted": "ghi niêm yết",
    "recruit.posting_struck": "bỏ một lần niêm yết",
    "recruit.received": "ghi hồ sơ dự tuyển",
    "recruit.council_named": "ghi Hội đồng xét tuyển",
    "recruit.voted": "ghi cuộc họp xét tuyển",
    "recruit.proposal_received": "ghi ngày nhận văn bản đề nghị",
    "recruit.drafted": "lập dự thảo quyết định từ kết quả xét tuyển",
    "recruit.cited": "ghi văn bản đề nghị vào dự thảo",
    "recruit.stopped": "dừng đợt tuyển chọn",
    "recruit.resumed": "tiếp tục đợt tuyển chọn",
    "recruit.discarded": "bỏ đợt tuyển chọn",
    "duty.recorded": "ghi ca trực",
    "duty.imported": "nhập ca trực từ Excel",
    "duty.reviewed": "rà xong một Tổ",
    "opening.recorded": "ghi số đã hưởng trước khi dùng sổ",
    "opening.forgotten": "bỏ số đã hưởng trước khi dùng sổ",
    "month.closed": "khóa tháng",
    "month.reopened": "mở lại tháng",
    "figure.entered": "nhập số liệu còn thiếu",
    "figure.withdrawn": "bỏ số liệu đã nhập",
    "duty.corrected_late": "sửa muộn ca trực của tháng đã khóa",
    "difference.carried": "chuyển chênh lệch sang tháng sau",
    "difference.withdrawn": "bỏ phần chênh lệch đã chuyển",
    "document.printed": "in văn bản",
    "document.signed": "ký số văn bản",
    "document.reprinted": "in lại văn bản đã in",
    "register.given": "cấp số văn bản",
    "register.withdrawn": "thu lại số đã cấp",
    "register.described": "ghi nơi nhận, số bản của văn bản",
    "register.explained": "giải trình số trống",
    "rule.kept": "lưu quy định vào sổ",
    "rule.attested": "xác nhận chế độ",
    "rule.copied": "lập chế độ mới từ chế độ cũ",
    "rule.dropped": "bỏ quy định lưu trong sổ",
    "form.kept": "lưu mẫu văn bản vào sổ",
    "form.attested": "xác nhận mẫu văn bản",
    "rule.pack_taken": "nhận gói quy định",
    "bundle.rules_made": "lập gói quy định",
    "bundle.sealed": "ký gói nộp",
    "bundle.received": "nhận gói",
    "bundle.receipt_read": "đọc biên nhận",
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


TABLES = {
    "profiles": "thông tin đơn vị",
    "signers": "người ký",
    "villages": "thôn, tổ dân phố",
    "teams": "Tổ",
    "members": "thành viên",
    "decisions": "quyết định",
    "duty_entries": "ca trực",
    "closed_months": "tháng đã khóa",
    "opening_balances": "số đã hưởng trước khi dùng sổ",
    "reviewed_teams": "Tổ đã rà",
    "documents": "văn bản",
    "sent_bundles": "gói đã ký",
    "received_bundles": "gói đã nhận",
    "issued_rule_packs": "gói quy định đã lập",
    "received_rule_packs": "gói quy định đã nhận",
    "issued_receipts": "biên nhận",
    "rule_texts": "quy định lưu trong sổ",
    "entered_figures": "số liệu nhập tay",
    "late_duty": "ca trực sửa muộn",
    "carried_differences": "chênh lệch đã chuyển",
    "recruitments": "đợt tuyển chọn",
    "facts": "thông tin sổ",
}
FIELDS = {
    "full_name": "họ và tên",
    "name": "tên",
    "birth": "ngày sinh",
    "sex": "giới tính",
    "cccd": "số CCCD",
    "phone": "điện thoại",
    "address": "địa chỉ",
    "education": "trình độ",
    "residence": "cư trú",
    "resident_since": "cư trú từ",
    "health": "giấy sức khỏe",
    "bank": "tài khoản",
    "social_insurance": "BHXH",
    "health_insurance": "BHYT",
    "note": "ghi chú",
    "quota": "định mức",
    "villages": "địa bàn",
    "number": "số",
    "signed_on": "ngày ký",
    "effective_on": "ngày hiệu lực",
    "subject": "về việc",
    "begins": "bắt đầu",
    "ends": "kết thúc",
    "kind": "loại",
    "plan": "kế hoạch",
    "scheme_id": "chế độ",
    "wage_region": "vùng lương",
    "valid_from": "có hiệu lực từ",
    "reopened_why": "lý do mở lại",
    "receipt": "biên nhận",
    "amount": "số tiền",
    "document": "văn bản",
    "why": "lý do",
    "entries": "ca trực",
    "into_month": "chuyển sang tháng",
    "from_month": "của tháng",
    "text": "nội dung",
    "origin": "nguồn",
    "kept_at": "lưu lúc",
    "kept_by": "người lưu",
    "pack": "gói quy định",
    "laid_over": "bản chương trình khi lưu",
    "attestation": "xác nhận",
    "unit": "đơn vị",
    "seq": "gói số",
    "previous": "nối tiếp gói",
    "file_name": "tệp",
    "file_sha256": "mã SHA-256 của tệp",
    "manifest": "danh mục",
    "issued_at": "lập lúc",
    "issued_by": "người lập",
    "received_at": "nhận lúc",
    "received_by": "người nhận",
    "on": "ngày",
    "joins": "tham gia",
    "since": "từ ngày",
    "day": "ngày",
    "month": "tháng",
    "year": "năm",
    "holder": "chủ tài khoản",
    "issued_on": "cấp ngày",
    "issuer": "nơi cấp",
    "title": "chức danh",
    "capacity": "tư cách ký",
    "on_behalf_of": "ký thay",
    "rank": "cấp bậc",
    "signature": "người ký",
    "endings": "người thôi",
    "recognitions": "người được công nhận",
    "legal_bases": "căn cứ",
    "teams": "Tổ",
    "member": "thành viên",
    "team": "Tổ",
    "role": "chức danh",
    "overrides": "điều kiện chấp nhận riêng",
    "listed": "số liệu danh sách",
    "joined_on": "tham gia từ",
    "left_on": "thôi từ",
    "former_joined_on": "lực lượng cũ từ",
    "former_left_on": "lực lượng cũ đến",
    "commune": "xã",
    "committee": "tên UBND trên văn bản",
    "police": "tên Công an trên văn bản",
    "superior": "cấp trên",
    "recipients": "nơi nhận",
    "rest_days": "ngày nghỉ hằng tuần",
    "shift_symbols": "ký hiệu ca",
    "symbols": "ký hiệu văn bản",
    "traits": "đặc điểm địa bàn",
    "span": "thời gian",
    "start": "từ",
    "end": "đến trước",
    "counts": "số đếm",
    "counted_on": "đếm ngày",
    "area_km2": "diện tích km²",
    "households": "số hộ",
    "population": "số dân",
    "village_class": "loại",
    "province": "tỉnh",
    "place": "địa danh",
    "scheme_territory": "địa bàn áp dụng chế độ",
    "receiving_office": "nơi nhận gói",
    "closed_at": "khóa lúc",
    "closed_by": "người khóa",
    "started_on": "bắt đầu ngày",
    "vacancies": "chỉ tiêu",
    "places": "số người cần tuyển",
    "papers": "giấy tờ, văn bản",
    "symbol": "ký hiệu",
    "receive_from": "nhận hồ sơ từ",
    "receive_to": "nhận hồ sơ đến hết",
    "receive_at": "nơi nhận hồ sơ",
    "meeting_planned": "dự kiến họp",
    "purpose": "mục đích, yêu cầu",
    "other": "nội dung khác",
    "postings": "niêm yết",
    "paper": "văn bản",
    "where": "tại",
    "first": "từ ngày",
    "until": "đến ngày",
    "by": "người niêm yết",
    "witness": "người chứng kiến",
    "applicants": "người dự tuyển",
    "received_on": "nhận ngày",
    "told_on": "báo thiếu ngày",
    "priority": "ưu tiên",
    "withdrawn_on": "rút hồ sơ ngày",
    "withdrawn_why": "lý do rút",
    "council": "Hội đồng",
    "office": "chức vụ",
    "seat": "thành phần",
    "secretary": "thư ký",
    "present": "có mặt",
    "meeting": "cuộc họp",
    "meeting_at": "nơi họp",
    "begun": "bắt đầu (phút)",
    "ended": "kết thúc (phút)",
    "absent_why": "lý do vắng",
    "mode": "hình thức",
    "tellers": "Tổ kiểm phiếu",
    "part": "chức danh",
    "ballots_out": "phiếu phát ra",
    "ballots_in": "phiếu thu vào",
    "ballots_invalid": "phiếu không hợp lệ",
    "votes": "số phiếu",
    "ayes": "tán thành",
    "ties": "chọn khi bằng phiếu",
    "chosen": "người được chọn",
    "reason": "lý do",
    "minutes": "biên bản",
    "proposal": "văn bản đề nghị",
    "proposal_received_on": "nhận văn bản đề nghị ngày",
    "decisions": "quyết định",
    "stopped_on": "dừng ngày",
    "stopped_why": "lý do dừng",
}


def table_word(table: str) -> str:
    """Return what a kind of row is called; one unknown here keeps its own name."""
    return TABLES.get(table, table)


def field_word(field: str) -> str:
    """Return what a field is called; one unknown here keeps its own name."""
    return FIELDS.get(field, field)
