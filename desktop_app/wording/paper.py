"""Words that papers are made of: bodies, offices, teams and people as an administrative document names them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind, EndGround, SignatureBlock
from desktop_app.model.member import Role, Sex
from desktop_app.model.paper_numbers import two_digits
from desktop_app.model.place import Village, VillageKind
from desktop_app.model.sources import Source
from desktop_app.model.unit import Capacity, Profile
from desktop_app.wording.capitals import within
from desktop_app.wording.paper_dates import BLANK, dated
from desktop_app.wording.written import long_date

FORCE = "Tổ bảo vệ an ninh, trật tự"
"""The force's name with its comma, as Luật 30/2023 and Thông tư 14/2024 write it."""
_TEAM = re.compile(
    r"^tổ(?! dân phố)(?: bảo vệ an ninh(?: ?,| và)? ?trật tự(?: ở cơ sở)?(?!\w)| (?:bảo vệ |bv)?antt(?!\w)"
    r"| bảo vệ(?= )(?! dân phố)|(?= ))(?: của(?= ))?[ ,:-]*",
    re.IGNORECASE,
)
"""How a team's name begins before its place, whichever way a clerk writes it; a ``tổ dân phố`` is itself a place."""

SERVING = "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"
"""What somebody joins and leaves (Luật 30/2023 Điều 1)."""
FORCE_LAW = "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"
_KINDS = {"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu", "thi_tran": "thị trấn"}
_END_GROUNDS: Mapping[EndGround, str] = {
    EndGround.REQUEST: "có đơn xin thôi tham gia lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    EndGround.HEALTH: (
        "không bảo đảm sức khỏe theo giấy chứng nhận của cơ sở khám bệnh, chữa bệnh được thành lập, hoạt động theo "
        "quy định của pháp luật"
    ),
    EndGround.DUTY: (
        "thuộc trường hợp không chấp hành nhiệm vụ được giao theo sự phân công, huy động của Công an cấp xã từ 02 lần "
        "trở lên mà không có lý do chính đáng, không hoàn thành nhiệm vụ hoặc lợi dụng, lạm dụng nhiệm vụ để thực hiện "
        "hành vi vi phạm pháp luật và đã bị Công an cấp xã nhắc nhở bằng văn bản từ 02 lần trở lên mà vẫn tiếp tục vi "
        "phạm"
    ),
    EndGround.CRIMINAL: (
        "thuộc trường hợp vi phạm pháp luật hình sự đã có quyết định khởi tố bị can hoặc bị áp dụng biện pháp ngăn "
        "chặn, hoặc bị áp dụng biện pháp xử lý hành chính"
    ),
    EndGround.OTHER: "khác",
}
"""The cases of Luật 30/2023 Điều 17 khoản 3 in its words, as far as they could be read: two have gaps in the source."""
_PLACES: Mapping[VillageKind, str] = {
    VillageKind.THON: "thôn",
    VillageKind.LANG: "làng",
    VillageKind.AP: "ấp",
    VillageKind.BAN: "bản",
    VillageKind.BUON: "buôn",
    VillageKind.BON: "bon",
    VillageKind.PHUM: "phum",
    VillageKind.SOC: "sóc",
    VillageKind.XOM: "xóm",
    VillageKind.KHU_PHO: "khu phố",
    VillageKind.KHOI_PHO: "khối phố",
    VillageKind.KHOM: "khóm",
    VillageKind.TIEU_KHU: "tiểu khu",
}
"""Every kind of place whose head is a Trưởng; that of a tổ dân phố is a Tổ trưởng."""
_ROLES = {Role.LEADER: "Tổ trưởng", Role.DEPUTY: "Tổ phó", Role.MEMBER: "Tổ viên"}


def kind_word(profile: Profile) -> str:
    """Return ``xã``, ``phường`` or ``đặc khu``."""
    return _KINDS[profile.kind.value]


def commune(profile: Profile) -> str:
    """Return ``xã Tân Thành``; ``Phường 5``, ``Phường Điện Biên Phủ``.

    Before a number, or a name that is also a person's or an event's, the kind has a capital (NĐ 30/2020 Phụ lục II
    mục III); that a name is one of these the profile says by keeping the kind in the place of its papers.
    """
    kind = kind_word(profile)
    named_after = profile.name[:1].isdigit() or profile.place.casefold().startswith(f"{kind} ")
    return f"{upper_first(kind) if named_after else kind} {profile.name}"


def place(profile: Profile) -> str:
    """Return what stands before a paper's day: the commune's own name, with its kind where that is a number."""
    if profile.name[:1].isdigit() and profile.place in {"", profile.name}:
        return upper_first(commune(profile))
    return profile.place or profile.name


def police(profile: Profile) -> str:
    """Return ``Công an xã Tân Thành``."""
    return f"Công an {commune(profile)}"


def chair(profile: Profile) -> str:
    """Return ``Chủ tịch Ủy ban nhân dân xã Tân Thành``."""
    return f"Chủ tịch Ủy ban nhân dân {commune(profile)}"


def decider(profile: Profile) -> str:
    """Return the authority line of a decision, in capitals."""
    return chair(profile).upper()


def team(name: str) -> str:
    """Return a team's name as a paper writes it: ``Tổ bảo vệ an ninh, trật tự thôn Đông``."""
    short = team_place(name)
    return f"{FORCE} {short}" if short else FORCE


def team_place(name: str) -> str:
    """Return what a team's name says of its place: ``thôn Đông`` for ``Tổ thôn Đông`` and for the law's full name."""
    return lower_first(_TEAM.sub("", " ".join(name.split())))


def lower_first(words: str) -> str:
    """Return the words with a small first letter, as within a sentence: ``thôn Đông``; ``THÔN ĐÔNG`` as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """Return the words with a capital first letter, as at a sentence's start."""
    return words[:1].upper() + words[1:]


def honorific(sex: Sex | None) -> str:
    """Return ``Ông``, ``Bà``, or both where the list does not say."""
    return {Sex.MALE: "Ông", Sex.FEMALE: "Bà", None: "Ông (bà)"}[sex]


def role(value: Role) -> str:
    """Return ``Tổ trưởng``, ``Tổ phó`` or ``Tổ viên``."""
    return _ROLES[value]


def signing_lines(block: SignatureBlock) -> tuple[str, ...]:
    """Return the lines of authority and office over a signature, in capitals (NĐ 30/2020 Điều 13, Phụ lục I)."""
    title, behalf = block.title.upper(), block.on_behalf_of.upper()
    match block.capacity:
        case Capacity.HEAD:
            return (title,)
        case Capacity.Q:
            return (f"Q. {title}",)
        case Capacity.TM | Capacity.KT | Capacity.TL | Capacity.TUQ:
            return (f"{block.capacity.value}. {behalf}", title)


def signer_name(block: SignatureBlock) -> str:
    """Return the name as printed, the rank before it where one is kept."""
    return f"{block.rank} {block.name}" if block.rank else block.name


def basis(text: str) -> str:
    """Return a legal basis with its first word: ``Căn cứ Luật …``."""
    return text if text.startswith(("Căn cứ", "Theo", "Xét")) else f"Căn cứ {text}"


def proposed_by(office: str, proposal: str) -> str:
    """Return the last basis of a decision: who proposed it, and by what paper if it is known."""
    return f"Theo đề nghị của {office}" + (f" tại {proposal}" if proposal else "")


def head_of_police(profile: Profile) -> str:
    """Return ``Trưởng Công an xã``."""
    return f"Trưởng Công an {kind_word(profile)}"


def head_of_place(village: Village) -> str:
    """Return how the head of a place is called: ``Trưởng thôn Đông``, ``Tổ trưởng tổ dân phố 5``."""
    office = "Tổ trưởng" if village.kind is VillageKind.TO_DAN_PHO else "Trưởng"
    return f"{office} {lower_first(village.name)}"


def executors(profile: Profile, villages: Iterable[Village]) -> str:
    """Return who carries a decision out: the police's head and the heads of the places."""
    return ", ".join([head_of_police(profile), *(head_of_place(village) for village in villages)])


def joined(names: Iterable[str]) -> str:
    """Return ``thôn Đông``, ``thôn Đông và thôn Đoài`` or ``thôn Đông, thôn Đoài và thôn Hạ``; nothing for none."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} và {last}" if most else last


def end_ground(ground: EndGround, evidence: str = "") -> str:
    """Return a case of Điều 17 khoản 3 in words; another reason as the clerk wrote it."""
    return evidence.rstrip(" .;") if ground is EndGround.OTHER and evidence else _END_GROUNDS[ground]


def end_point(ground: EndGround) -> str:
    """Return ``điểm a khoản 3 Điều 17 Luật …``; empty where the ground is no case of the law."""
    return "" if ground is EndGround.OTHER else f"điểm {ground.value} khoản 3 Điều 17 {FORCE_LAW}"


def subject(kind: DecisionKind, teams: Iterable[str]) -> str:
    """Return the "về việc" of a decision as it is usually worded; the clerk may change it."""
    places = [team_place(name) for name in teams]
    named = joined(places or [""])
    ended = f"{FORCE} {named}" if len(places) <= FEW else f"{len(places):02d} {FORCE}"
    what = {
        DecisionKind.ESTABLISH: f"thành lập {FORCE} {named}",
        DecisionKind.RECOGNISE: f"công nhận thành viên {FORCE} {named}",
        DecisionKind.END: f"cho thôi tham gia {SERVING}",
        DecisionKind.DISSOLVE: f"giải thể {ended}",
        DecisionKind.REVOKE: "bãi bỏ quyết định",
    }[kind]
    return f"Về việc {what}".strip()


def revoking(reference: str, day: date | None) -> str:
    """Return the "về việc" of a decision that revokes another, by number and day: numbers begin anew each year."""
    dated = f" {long_date(day)}" if day else ""
    return f"Về việc bãi bỏ Quyết định số {reference}{dated}"


def about(words: str) -> str:
    """Return the "về việc" of a decision as its title has it, with its first words and no full stop."""
    kept = words.strip().rstrip(".")
    return upper_first(kept) if kept.casefold().startswith("về việc") else f"Về việc {within(kept)}"


def reason_of(words: str) -> str:
    """Return ``Lý do: …`` from a "về việc" that gives one after ``, lý do`` or ``, do``; empty where it does not."""
    for mark in (", lý do:", ", lý do", ", do", ", vì"):
        before, found, after = words.partition(f"{mark} ")
        if before and found:
            return f"Lý do: {after.strip().rstrip('.')}"
    return ""


def replaces(cited_words: str) -> str:
    """Return the sentence that a decision replaces the one cited."""
    return f"Quyết định này thay thế {cited_words}"


def teams_named(names: Iterable[str], commune_words: str) -> str:
    """Return the teams as a sentence names them: one, a few by their places, or all of the commune in one phrase."""
    places = [team_place(name) for name in names]
    if len(places) > FEW:
        return all_teams(commune_words)
    named = f"{FORCE} {joined(places or [''])}".strip()
    return f"các {named}" if len(places) > 1 else named


FEW = 3
"""Up to this many teams are named one by one in a sentence."""
ESTABLISH_ALL, RECOGNISE_ALL = "Về việc thành lập", "Về việc công nhận thành viên"
LIST_MAKER = "NGƯỜI LẬP DANH SÁCH"
SHEET_MAKER = "NGƯỜI LẬP BIỂU"
ACCOUNTANT = "KẾ TOÁN"
TIMEKEEPER = "NGƯỜI CHẤM CÔNG"
TOTAL, IN_HAND = "Tổng cộng", "Tổng số tiền thực nhận"
INSURANCE_OVER, INSURANCE_SUM = "Hỗ trợ đóng bảo hiểm", "Tổng số tiền hỗ trợ đóng bảo hiểm"
MONEY_HEADING = "Tiền"
TRIAL_WARNING = "TÍNH THỬ - KHÔNG DÙNG LÀM CĂN CỨ CHI"
OPEN_WARNING = "BẢN NHÁP - THÁNG CHƯA KHÓA"
SOME_RESTS_ON = "Có mức chi tính"
ATTESTED = "Mức của chế độ"


def common_heading(words: str) -> str:
    """Return a heading over several narrow columns, broken behind its comma: ``Ngày nghỉ,`` above ``ngày lễ``."""
    before, comma, after = words.rpartition(", ")
    return before + comma + after.replace(" ", "\N{NO-BREAK SPACE}") if comma else words


def as_before(steps: Iterable[int]) -> str:
    """Return a pointer to steps already shown: `` (mức: mục 2)``; empty where there are none."""
    numbers = [str(step) for step in steps]
    return f" (mức: mục {joined(numbers)})" if numbers else ""


def unnamed_source(document: str) -> str:
    """Return the remark that says whose articles stand without the name of a document."""
    return f"Căn cứ không ghi tên văn bản là của: {document}"


def source_words(source: Source, understood: str = "") -> str:
    """Return the article and document of a source as a paper cites them; the article alone of the one understood."""
    document = "" if source.article and source.document == understood else source.document
    return upper_first(", ".join(part for part in (source.article, document) if part))


_MINUTES = "Biên bản kết quả xét tuyển Tổ viên"


def minutes_blank(around: date) -> str:
    """Return how the minutes of selection are cited while their day is not known."""
    return f"{_MINUTES} {dated(around.year, None, None).replace(' ', BLANK[0])}"


def minutes_cited(day: date, reference: str = "") -> str:
    """Return ``Biên bản kết quả xét tuyển Tổ viên số 05/BB-HĐXT ngày 08 tháng 10 năm 2026``; many bear no number."""
    numbered = f"{_MINUTES} số {reference}" if reference else _MINUTES
    return f"{numbered} {long_date(day)}"


def recognition_attachments(*, leaders: bool) -> tuple[str, ...]:
    """Return what goes with a proposal of recognition (Thông tư 14/2024/TT-BCA Điều 4 khoản 1)."""
    lists = [_MINUTES, "Danh sách đề nghị công nhận Tổ viên"]
    if leaders:
        lists.append("Danh sách giới thiệu đề nghị công nhận Tổ trưởng, Tổ phó")
    return tuple(lists)


def attached_to(proposal: str, issuer: str, symbol: str) -> str:
    """Return the pointer of an attached list to the paper it goes with; room is left while that has no number."""
    return f"Kèm theo {proposal or f'Tờ trình số {BLANK}/{symbol}'} của {issuer}"


def all_teams(commune_words: str) -> str:
    """Return all teams of the commune in one phrase."""
    return f"các {FORCE} trên địa bàn {commune_words}"


def executors_many(profile: Profile, villages: Iterable[Village]) -> str:
    """Return who carries out a decision that concerns many places, naming only the kinds of place among them."""
    known = {village.kind for village in villages} or {VillageKind.THON, VillageKind.TO_DAN_PHO}
    headed = [word for kind, word in _PLACES.items() if kind in known]
    heads = [f"Trưởng các {', '.join(headed)}"] if headed else []
    if VillageKind.TO_DAN_PHO in known:
        heads.append("Tổ trưởng các tổ dân phố")
    return f"{', '.join([head_of_police(profile), *heads])} có liên quan"


def executors_concerned(profile: Profile) -> str:
    """Return who carries out a decision that revokes another."""
    return f"{head_of_police(profile)} và các tổ chức, cá nhân có liên quan"


def number(given: str) -> str:
    """Return the number of a document as it is printed: below ten with a nought before it (NĐ 30/2020 Phụ lục I)."""
    return two_digits(given)


def cited(kind: str, reference: str, day: date | None, issuer: str) -> str:
    """Return a paper as another cites it: ``Quyết định số 41/QĐ-UBND ngày 15 tháng 10 năm 2026 của …``."""
    dated = f" {long_date(day)}" if day else ""
    return f"{kind} số {reference}{dated} của {issuer}"


def committee_lines(lines: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """Return a committee signer's lines for a paper under the police's head: ``CHỦ TỊCH UBND XÃ``."""
    return tuple(f"{line} UBND {kind_word(profile).upper()}" for line in lines)


def decision_cited(decision: Decision, profile: Profile) -> str:
    """Return a decision as another paper cites it; room is left while it has no number."""
    reference = f"{number(decision.number) or '……'}/{decision.symbol}"
    day = decision.signed_on
    return (
        cited("Quyết định", reference, day, chair(profile))
        if day
        else f"Quyết định số {reference} của {chair(profile)}"
    )
