"""NOUNS: frozen dataclasses. No Qt, no SQL, no files, no clock.

The glossary below is the house's dictionary: one English word for each thing, with the word on screen and its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the field: how it is said in Vietnamese, what it means here, and where the word comes from."""

    vietnamese: str
    meaning: str
    source: str = ""


_LAW = "Luật 30/2023/QH15"

GLOSSARY: Mapping[str, Term] = {
    "Profile": Term("thông tin đơn vị", "all that is true of the commune from one day on"),
    "CommuneKind": Term("loại đơn vị", "xã, phường, đặc khu", "two tiers since 01/7/2025"),
    "WageRegion": Term("vùng lương tối thiểu", "region I to IV of the minimum wage decree", "NĐ 293/2025/NĐ-CP"),
    "Trait": Term("đặc điểm địa bàn", "border, island, key commune …", f"{_LAW} Điều 13, 23"),
    "Body": Term("cơ quan ban hành", "committee or police of the commune"),
    "Capacity": Term("quyền hạn ký", "TM., KT., Q., TL., TUQ.", "NĐ 30/2020/NĐ-CP Điều 13"),
    "NumberStyle": Term("cách đọc số", "linh or lẻ, bốn or tư, nghìn or ngàn, tỷ or tỉ"),
    "NoughtTens": Term("cách đọc số", "one of the choices of NumberStyle"),
    "FourAfterTens": Term("cách đọc số", "one of the choices of NumberStyle"),
    "Thousand": Term("cách đọc số", "one of the choices of NumberStyle"),
    "Billion": Term("cách đọc số", "one of the choices of NumberStyle"),
    "Letterhead": Term("tên cơ quan ban hành", "left head of a paper", "NĐ 30/2020/NĐ-CP Phụ lục I"),
    "Signer": Term("người ký", "who may sign for a body, and how, during a span"),
    "Village": Term("thôn, tổ dân phố", "the places a team answers for", f"{_LAW} Điều 2 khoản 1"),
    "VillageKind": Term("loại thôn, tổ dân phố", "what the place is called", f"{_LAW} Điều 2 khoản 1"),
    "VillageCount": Term("số hộ, số dân", "count that sizes a team, as of a day"),
    "Team": Term("Tổ bảo vệ an ninh, trật tự", "a team of one or several places", f"{_LAW} Điều 2, 14"),
    "Member": Term("thành viên", "one person", f"{_LAW} Điều 16"),
    "Role": Term("chức danh", "Tổ trưởng, Tổ phó, Tổ viên", f"{_LAW} Điều 16 khoản 1"),
    "Payee": Term("người hưởng", "what pay depends on of a person"),
    "Membership": Term("thời gian tham gia", "somebody in a team in a role during a span, by decision"),
    "Sex": Term("giới tính", "as on the identity card"),
    "Birth": Term("ngày sinh", "day, or only month or year"),
    "PartialDate": Term("ngày biết một phần", "a day of a list of which only month or year may be known"),
    "Education": Term("trình độ học vấn", "highest schooling finished", f"{_LAW} Điều 13 khoản 3"),
    "Qualification": Term("trình độ chuyên môn", "sơ cấp to đại học, by which some resolutions pay more"),
    "Residence": Term("cư trú", "thường trú or tạm trú", f"{_LAW} Điều 13 khoản 4"),
    "StateGroup": Term("nhóm hỗ trợ", "group of the state's share in BHXH tự nguyện", "NĐ 159/2025/NĐ-CP"),
    "HealthCertificate": Term("giấy chứng nhận sức khỏe", "", f"{_LAW} Điều 13 khoản 5"),
    "InsuranceWish": Term("tham gia BHXH tự nguyện, BHYT", "whether, since when, which number"),
    "BankAccount": Term("tài khoản", "where support is transferred"),
    "Listed": Term("thông tin theo danh sách cũ", "what the clerk's list says, before a decision proves it"),
    "Decision": Term("quyết định", "decision of the commune's chairman", "TT 14/2024/TT-BCA Điều 4, 5"),
    "DecisionKind": Term("loại quyết định", "thành lập Tổ, công nhận, cho thôi, thu hồi"),
    "EndGround": Term("lý do cho thôi", "cases a to d", f"{_LAW} Điều 17 khoản 3"),
    "Recognition": Term("công nhận", "somebody becomes a member in a role", f"{_LAW} Điều 16"),
    "Ending": Term("cho thôi", "somebody's membership ends", f"{_LAW} Điều 17"),
    "Override": Term("căn cứ cho phép", "a condition let pass on a written ground"),
    "SignatureBlock": Term("khối ký", "who signs, as it stood on the day", "NĐ 30/2020/NĐ-CP"),
    "Known": Term("dữ liệu đối chiếu", "what a decision is held against"),
    "DutyEntry": Term("ca trực", "an interval of duty", f"{_LAW} Điều 12, 23"),
    "Stint": Term("giờ trực", "the hours that pay is counted from, whoever served them"),
    "DutyKind": Term("loại ca", "tuần tra, trực, tập huấn, việc nặng nhọc"),
    "Heavy": Term("việc nặng nhọc, độc hại", "degree under labour law", f"{_LAW} Điều 23 khoản 2"),
    "NightWindow": Term("khung giờ đêm", "22 giờ to 06 giờ", f"{_LAW} Điều 23 khoản 2"),
    "Piece": Term("đoạn ca", "part of a stint in one day, night or not"),
    "Interval": Term("khoảng giờ", "what a cell of the grid says"),
    "PayrollSheet": Term("bảng tính hỗ trợ, bồi dưỡng", "the whole commune's month", f"{_LAW} Điều 23"),
    "PayrollLine": Term("khoản", "one amount of one member"),
    "LineCode": Term("loại khoản", "the lines that law and resolutions know", f"{_LAW} Điều 23"),
    "MemberPay": Term("phần của một người", "all lines of one member"),
    "Adjustment": Term("truy lĩnh, truy thu", "what an earlier month was paid too little or too much, made good now"),
    "EnteredFigure": Term("số liệu nhập tay", "a figure that stands in no text read, entered with its document"),
    "LateDuty": Term("sửa muộn ca trực", "what a closed month's day of duty really was, found out late"),
    "LineDifference": Term("chênh lệch", "one line of a closed month as paid and as it is reckoned now"),
    "CarriedDifference": Term("chênh lệch đã chuyển", "a difference as it was carried into a later month"),
    "Cause": Term("lý do chênh lệch", "what of a reckoning changed: parameter, duty, role, scheme …"),
    "DutyCount": Term("số giờ, số ngày trực", "what was counted before any limit"),
    "Step": Term("bước tính", "one thing multiplied, limited or looked up"),
    "ClosedMonth": Term("tháng đã khóa", "a month's frozen numbers"),
    "OpeningBalance": Term("số đã hưởng trước khi dùng sổ", "what was paid earlier in the year, before this book"),
    "PaidLine": Term("khoản đã hưởng", "what was paid of one line over some months"),
    "ReviewedTeam": Term("tổ đã rà", "a team's month that somebody went through"),
    "PaperOf": Term("đối tượng của văn bản", "what of the book a paper speaks of: a month, a decision, a person …"),
    "PrintedDocument": Term("văn bản đã in", "one PDF as it left the program"),
    "RegisterEntry": Term("dòng sổ văn bản đi", "number and day that a paper got", "NĐ 30/2020/NĐ-CP Điều 15"),
    "Registered": Term("văn bản trong sổ", "a paper with its number, wherever that is kept"),
    "Series": Term("dãy số", "numbers of one body and symbol in a year", "NĐ 30/2020/NĐ-CP Điều 15"),
    "PaperKind": Term("loại văn bản", "quyết định, tờ trình, kế hoạch …", "NĐ 30/2020/NĐ-CP Phụ lục III"),
    "IssuingBody": Term("nơi ban hành", "committee, police, or a council of the commune"),
    "NumberGap": Term("giải trình số trống", "why numbers belong to no paper of the book"),
    "GapReason": Term("lý do trống số", "cancelled, kept for another, general register …"),
    "Missing": Term("số trống", "consecutive numbers that no paper has"),
    "Distribution": Term("nơi nhận, số bản", "to whom a decision was sent, and how many"),
    "Reprint": Term("lần in lại", "a kept paper sent out once more"),
    "Change": Term("dòng nhật ký", "one committed change"),
    "RowChange": Term("thay đổi", "one row before and after"),
    "SentBundle": Term("gói đã gửi", "a bundle this commune sealed"),
    "ReceivedBundle": Term("gói đã nhận", "a bundle that reached this office"),
    "Reception": Term("kết quả tiếp nhận", "taken in, held, rejected"),
    "IssuedReceipt": Term("biên nhận", "the receiving office's signed answer"),
    "RuleText": Term("quy định lưu trong sổ", "a rule as data that the book itself keeps"),
    "RuleKind": Term("loại quy định", "scheme, parameter, calendar, form"),
    "RuleOrigin": Term("nguồn quy định", "written here, or handed down in a signed pack"),
    "IssuedRulePack": Term("gói quy định đã lập", "a rule pack this office signed"),
    "ReceivedRulePack": Term("gói quy định đã nhận", "a rule pack this commune took in"),
    "Attestation": Term("xác nhận", "somebody authorised says a scheme stands as adopted"),
    "Month": Term("tháng", "calendar month"),
    "Span": Term("khoảng thời gian", "days from a start up to, not including, an end"),
    "Source": Term("căn cứ", "document and article that a value rests on"),
    "Certainty": Term("mức xác minh", "verified, reported, draft, assumed"),
    "Problem": Term("điều cần sửa", "one thing wrong, and where"),
    "Place": Term("vị trí", "row, column, field of a problem"),
    "Severity": Term("mức độ", "error, overridable, warning"),
    "Refused": Term("không thực hiện", "a verb that could not be done; nothing was written"),
    "Term": Term("thuật ngữ", "an entry of this glossary"),
}
"""Every public class of this package; a test of the house keeps it whole."""
