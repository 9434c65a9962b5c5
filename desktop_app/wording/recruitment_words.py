"""Words of recruitment papers: places of posting, the council, the round, what came of a vote."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop_app.model.recruitment import (
    ApplicationPaper,
    CouncilRole,
    PaperMark,
    PostedPaper,
    PostingPlace,
    TellerPart,
    VoteMode,
)
from desktop_app.model.recruitment_vote import VoteOutcome
from desktop_app.model.text import fold
from desktop_app.model.unit import Profile
from desktop_app.wording import paper
from desktop_app.wording.capitals import within
from desktop_app.wording.written import long_date, short_date

COUNCIL_OF = f"Hội đồng xét tuyển Tổ viên {paper.FORCE}"
_ROLES = {
    CouncilRole.CHAIR: "Chủ tịch Hội đồng",
    CouncilRole.DEPUTY: "Phó Chủ tịch Hội đồng",
    CouncilRole.MEMBER: "thành viên",
}
_PARTS = {
    TellerPart.HEAD: "Tổ trưởng",
    TellerPart.DEPUTY: "Tổ phó",
    TellerPart.MEMBER: "thành viên",
    TellerPart.SECRETARY: "thư ký",
}
_IN_FULL = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "LHPN": "Liên hiệp Phụ nữ",
    "CTMT": "công tác Mặt trận",
    "MTTQ": "Mặt trận Tổ quốc",
    "TNCS": "Thanh niên Cộng sản",
    "TDP": "tổ dân phố",
}
_SAYS_ITSELF = ("tuyen", "to ")
"""A name with these words says of itself that people are recruited for a team."""
_MODES = {VoteMode.HANDS: "biểu quyết công khai bằng hình thức giơ tay", VoteMode.BALLOT: "bỏ phiếu kín"}
_OUTCOMES: Mapping[VoteOutcome, str] = {
    VoteOutcome.CHOSEN: "Được chọn",
    VoteOutcome.TIED: "Bằng phiếu",
    VoteOutcome.NO_PLACE: "Ngoài số cần tuyển",
    VoteOutcome.NOT_PASSED: "Không đạt",
    VoteOutcome.NOT_VOTED: "",
}
_SHORT_PAPERS: Mapping[ApplicationPaper, str] = {
    ApplicationPaper.REQUEST: "đơn",
    ApplicationPaper.BIOGRAPHY: "sơ yếu lý lịch",
    ApplicationPaper.HEALTH: "giấy khám sức khỏe",
    ApplicationPaper.SCHOOLING: "bằng cấp",
}
SECRETARY_LINES, CHAIR_LINES = ("THƯ KÝ",), ("CHỦ TỊCH HỘI ĐỒNG",)
DEPUTY_LINES = ("KT. CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH HỘI ĐỒNG")
TELLERS_LINES = ("TỔ TRƯỞNG TỔ KIỂM PHIẾU",)
APPLICANT_LINES = ("NGƯỜI LÀM ĐƠN",)
COMMITTEE, CHAIR_DUTY, SECRETARY_DUTY = "Ủy ban nhân dân", "Chủ tịch Hội đồng", "thư ký"
COMPLETE, MISSING, NOBODY_ABSENT = "Đủ", "Thiếu", "không"
PLAN_KIND = "Kế hoạch"
MAKER, APPROVES = "NGƯỜI LẬP", "PHÊ DUYỆT"
COUNCIL_ISSUER = "HỘI ĐỒNG XÉT TUYỂN"


def places(profile: Profile, villages: Sequence[str]) -> list[tuple[PostingPlace, str]]:
    """Return the five kinds of places of posting by name; the last two kinds once in each thôn, tổ dân phố."""
    commune = paper.commune(profile)
    found = [
        (PostingPlace.COUNCIL, f"Trụ sở Hội đồng nhân dân {commune}"),
        (PostingPlace.COMMITTEE, f"Trụ sở Ủy ban nhân dân {commune}"),
        (PostingPlace.POLICE, f"Trụ sở {paper.police(profile)}"),
    ]
    for village in [paper.lower_first(name) for name in villages] or ["thôn, tổ dân phố"]:
        found.append((PostingPlace.CULTURE_HOUSE, f"Nhà văn hóa {village}"))
        found.append((PostingPlace.COMMUNITY_POINT, f"Điểm sinh hoạt cộng đồng {village}"))
    return found


def numbered(name: str, at: int) -> str:
    """Return the name of the second, third… round of one name: ``Tuyển chọn Tổ viên năm 2026, đợt 2``."""
    return f"{name}, đợt {at}"


def told_apart(name: str, begun: date) -> str:
    """Return a round's name with the day on which it was begun, where another bears the same name."""
    return f"{name} (lập ngày {short_date(begun)})"


def place_lines(profile: Profile, villages: Sequence[str]) -> tuple[str, ...]:
    """Return the five kinds of places as a paper lists them: ``Nhà văn hóa thôn Đông, thôn Đoài``."""
    kind, named = paper.kind_word(profile), ", ".join(map(paper.lower_first, villages)) or "các thôn, tổ dân phố"
    return (
        f"Trụ sở Hội đồng nhân dân {kind}",
        f"Trụ sở Ủy ban nhân dân {kind}",
        f"Trụ sở Công an {kind}",
        f"Nhà văn hóa {named}",
        f"Điểm sinh hoạt cộng đồng ở {named}",
    )


def council(profile: Profile) -> str:
    """Return ``Hội đồng xét tuyển Tổ viên Tổ bảo vệ an ninh, trật tự xã Tân Thành``."""
    return f"{COUNCIL_OF} {paper.commune(profile)}"


def office_in_full(office: str) -> str:
    """Return an office with its usual abbreviations written out, as a decision writes it."""
    return " ".join(_IN_FULL.get(word, word) for word in office.split())


def duty(role: CouncilRole, *, secretary: bool) -> str:
    """Return what somebody is in the council: ``thành viên kiêm thư ký``."""
    return f"{_ROLES[role]} kiêm thư ký" if secretary else _ROLES[role]


def part(value: TellerPart) -> str:
    """Return what somebody is among those who count."""
    return _PARTS[value]


def mode(value: VoteMode) -> str:
    """Return how was voted, as the minutes say it."""
    return _MODES[value]


def outcome(value: VoteOutcome) -> str:
    """Return what a vote came to, as the minutes say it; empty before the vote."""
    return _OUTCOMES[value]


def papers_words(missing: Iterable[ApplicationPaper]) -> str:
    """Return ``Đủ``, or ``Thiếu đơn, bằng cấp``."""
    names = [_SHORT_PAPERS[one] for one in missing]
    return f"{MISSING} {', '.join(names)}" if names else COMPLETE


def wanted(team: str, places_wanted: int) -> str:
    """Return the line above a team's votes: ``Tổ thôn Đông (cần tuyển 02 người)``."""
    return f"{team} (cần tuyển {places_wanted:02d} người)"


def absent(named: Iterable[str], why: str) -> str:
    """Return who was absent with the reason, ``không`` where nobody was."""
    names = ", ".join(named)
    if not names:
        return NOBODY_ABSENT
    return f"{names} ({why.strip()})" if why.strip() else names


def counted_by(day: date) -> str:
    """Return where the votes of a secret ballot were counted."""
    return f"Kết quả kiểm phiếu theo Biên bản kiểm phiếu {long_date(day)}"


def tie(team: str, names: Iterable[str], seats: int, settled: str) -> str:
    """Return the sentence of equal votes for the last places, and how it was settled."""
    tail = f"; {within(settled.strip().rstrip('.'))}" if settled.strip() else ""
    return f"{team}: {paper.joined(names)} có số phiếu bằng nhau, còn {seats:02d} chỉ tiêu{tail}"


def chosen_follow(*, nobody: bool) -> str:
    """Return what stands after how many were chosen: their list follows, or nothing does."""
    return "." if nobody else ", gồm:"


def chosen_of(names: Iterable[str], reason: str) -> str:
    """Return whom the council took, and why."""
    return f"Hội đồng chọn {paper.joined(names)}, lý do: {reason.strip().rstrip('.')}"


def plan_cited(mark: PaperMark, profile: Profile) -> str:
    """Return ``Kế hoạch số 12/KH-UBND ngày … của Ủy ban nhân dân xã …``; empty while it has no number."""
    if not mark.number:
        return ""
    return paper.cited(PLAN_KIND, mark.reference, mark.day, f"Ủy ban nhân dân {paper.commune(profile)}")


def following(cited: str) -> str:
    """Return ``Theo Kế hoạch …``; empty for nothing cited."""
    return f"Theo {cited}" if cited else ""


def based_on(cited: str) -> tuple[str, ...]:
    """Return what is cited as a basis; nothing for nothing."""
    return (f"Căn cứ {cited}",) if cited else ()


def subject(name: str) -> str:
    """Return what a round is about, within a sentence: a clerk's own short name for it stands in brackets.

    A name that says itself who is recruited stands as it is.
    """
    own = name.strip().rstrip(".")
    if all(word in fold(own) for word in _SAYS_ITSELF):
        return within(own)
    return f"tuyển chọn Tổ viên {paper.FORCE} ({own})"


def plan_about(cited: str, name: str) -> str:
    """Return the plan as cited with what it is about; empty while it has no number."""
    return f"{cited} về {subject(name)}" if cited else ""


def list_cited(named: str, day: date | None) -> str:
    """Return the list of applicants with the day of its approval."""
    return f"{named} {long_date(day)}" if day else named


def about_plan(name: str) -> str:
    """Return the round's name as the title of its plan."""
    return paper.upper_first(subject(name))


def about_council(profile: Profile) -> str:
    """Return the "về việc" of the decision that establishes the council."""
    return f"Về việc thành lập {council(profile)}"


def posted(posting: PostedPaper, name: str) -> str:
    """Return what is posted, within a sentence: ``Kế hoạch tuyển chọn …``."""
    words = {
        PostedPaper.PLAN: f"Kế hoạch {subject(name)}",
        PostedPaper.APPLICANTS: f"Danh sách công dân dự tuyển Tổ viên {paper.FORCE}",
        PostedPaper.DECISION: f"Quyết định công nhận thành viên {paper.FORCE}",
    }
    return words[posting]


def about_posting(what: str) -> str:
    """Return the "về việc" of a notice of posting."""
    return f"Về việc niêm yết công khai {what}"


def posting_of(posting: PostedPaper, name: str) -> str:
    """Return in which round a paper is posted and which, at the end, where a list shortened in its midst shows it."""
    words = {PostedPaper.PLAN: "kế hoạch", PostedPaper.APPLICANTS: "danh sách", PostedPaper.DECISION: "quyết định"}
    return f"{name}, niêm yết {words[posting]}"


def notice_subject(posting: PostedPaper, name: str) -> str:
    """Return the trích yếu of a notice of posting as the register has it, with the round it belongs to."""
    return f"{about_posting(posted(posting, name))} ({name})"


def executors(profile: Profile) -> str:
    """Return who carries out the decision on the council."""
    kind = paper.kind_word(profile)
    office = f"Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {kind}"
    return f"{office}, {paper.head_of_police(profile)}"
