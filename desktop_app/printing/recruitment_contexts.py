"""What the papers of recruitment may speak of: from the plan to the minutes of the vote (TT 14/2024/TT-BCA Điều 3).

A day, an hour or a number that is not known yet is None, and a text that is not known yet is empty: the form then
prints dots or a dotted line for the pen. Days are :class:`PaperDate`, so that a year may stand before its day is known.
"""

from dataclasses import dataclass

from desktop_app.printing.paper_parts import Heading, PaperDate, Signer


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """Somebody of the council or of the group that counts the ballots."""

    honorific: str
    """``Ông`` or ``Bà``; empty where it is not known: the name then stands alone."""
    name: str
    """``Nguyễn Văn An``; empty leaves dots."""
    office: str
    """``Phó Chủ tịch Ủy ban nhân dân xã``, ``Bí thư Đoàn xã``; may be empty."""
    duty: str
    """In the council: ``Chủ tịch Hội đồng``, ``Phó Chủ tịch Hội đồng``, ``thành viên``, ``thành viên kiêm thư ký``.
    In the counting group: ``Tổ trưởng``, ``Tổ phó``, ``thành viên``, ``thư ký``."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where and when people met; what is None is written by hand."""

    place: str
    """``trụ sở Ủy ban nhân dân xã Tân Thành``."""
    day: PaperDate | None = None
    begun: int | None = None
    """In minutes since midnight: 510 is 08 giờ 30 phút."""
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """Somebody's request to join (TT 14/2024 Mẫu số 01); with empty texts it is the blank form."""

    addressees: tuple[str, ...]
    """``Công an xã Tân Thành``: who receives it (Điều 3)."""
    commune: str
    """``xã Tân Thành``."""
    place: str
    """``Tân Thành``, before the day above the signature."""
    signers: tuple[Signer, ...]
    """The applicant alone: ``NGƯỜI LÀM ĐƠN``, with the name or without."""
    dated: PaperDate | None = None
    name: str = ""
    """As on the identity card: ``Nguyễn Văn An``."""
    birth: PaperDate | None = None
    gender: str = ""
    """``Nam`` or ``Nữ``."""
    ethnicity: str = ""
    religion: str = ""
    id_number: str = ""
    id_issued: str = ""
    """``05/02/2022, Cục Cảnh sát quản lý hành chính về trật tự xã hội``: day and place of issue."""
    residence: str = ""
    """Registered residence, permanent or temporary."""
    lives_at: str = ""
    """Where the person lives now."""
    phone: str = ""
    occupation: str = ""
    education: str = ""
    """``12/12``, ``Trung cấp``."""
    party: str = ""
    """``Đảng viên``, ``Đoàn viên``: membership, or nothing."""
    served: str = ""
    """What gives priority (Luật 30/2023 Điều 15): ``Quân đội nhân dân, từ 02/2008 đến 01/2010``."""
    team: str = ""
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``: where the person wishes to serve."""


@dataclass(frozen=True, slots=True)
class BallotCandidate:
    """A row of a ballot."""

    name: str
    birth: PaperDate
    residence: str = ""
    """``thôn Đông``: enough to tell people of one name apart."""


@dataclass(frozen=True, slots=True)
class BallotTeam:
    """The candidates for one team."""

    title: str
    """``Tổ thôn Đông``."""
    places: int
    """How many people are to be chosen."""
    people: tuple[BallotCandidate, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot of a secret vote (TT 14/2024 Mẫu số 02); it bears no number that could betray who cast it."""

    heading: Heading
    """The commune's committee above, the council below; without number."""
    commune: str
    seal_of: str
    """``Ủy ban nhân dân xã Tân Thành``: whose seal makes the ballot valid (Điều 3 khoản 6 điểm b)."""
    teams: tuple[BallotTeam, ...]
    count: int
    """How many candidates."""


@dataclass(frozen=True, slots=True)
class VotedCandidate:
    """A candidate and the votes; a number that is None is left for the pen."""

    name: str
    birth: PaperDate
    agree: int | None = None
    disagree: int | None = None
    share: str = ""
    """Of the members present: ``81,8%``."""
    rank: str = ""
    """``1``; those who tie share one: ``2-3``."""
    outcome: str = ""
    """``Được chọn``, ``Không đạt``, ``Ngoài số cần tuyển``."""


@dataclass(frozen=True, slots=True)
class VotedTeam:
    """The votes for one team, highest first in the minutes of the result."""

    title: str
    """``Tổ thôn Đông (cần tuyển 02 người)``: the whole line above its rows."""
    people: tuple[VotedCandidate, ...]


@dataclass(frozen=True, slots=True)
class CountingMinutes:
    """The record of the counting group (TT 14/2024 Mẫu số 03)."""

    heading: Heading
    council: str
    """``Hội đồng xét tuyển Tổ viên Tổ bảo vệ an ninh, trật tự xã Tân Thành``."""
    commune: str
    meeting: Meeting
    counters: tuple[CouncilMember, ...]
    """Tổ trưởng, Tổ phó, thành viên, thư ký."""
    members: int
    """How many the council has."""
    teams: tuple[VotedTeam, ...]
    signers: tuple[Signer, ...]
    """Left the secretary, right the head of the counting group."""
    present: int | None = None
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None


@dataclass(frozen=True, slots=True)
class ChosenPerson:
    """Somebody the council chose."""

    honorific: str
    name: str
    birth: PaperDate
    team: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``."""


@dataclass(frozen=True, slots=True)
class SelectionMinutes:
    """The record of the council's meeting and its result (TT 14/2024 Mẫu số 04)."""

    heading: Heading
    council: str
    commune: str
    meeting: Meeting
    chair: CouncilMember
    """Who conducts the meeting: chairman, or deputy chairman empowered by him."""
    secretary: CouncilMember
    members: int
    """How many the council has."""
    attendants: tuple[CouncilMember, ...]
    """Those present."""
    absent: str
    """``không``, or ``bà Lê Thị Mơ (có lý do)``; without end mark; empty leaves dots."""
    candidates: int
    """How many were voted on."""
    mode: str
    """``bỏ phiếu kín`` or ``biểu quyết công khai bằng hình thức giơ tay``; empty leaves dots."""
    counting: str
    """``Kết quả kiểm phiếu theo Biên bản kiểm phiếu ngày 08 tháng 10 năm 2026``; empty after a show of hands."""
    teams: tuple[VotedTeam, ...]
    chosen: tuple[ChosenPerson, ...]
    chosen_count: int | None
    """None before the vote: the names are then written by hand."""
    chosen_follow: str
    """``, gồm:`` before the list of them, a full stop where nobody was chosen."""
    ties: tuple[str, ...]
    """What was equal and how it was settled, a sentence each without end mark; empty where nothing was."""
    signers: tuple[Signer, ...]
    """Left the secretary, right the chairman of the council (or the deputy who conducted the meeting)."""
    recipients: tuple[str, ...]
    """Lines of Nơi nhận without dash and end mark; the last is the archive's."""
    present: int | None = None
    """How many were present: the votes are counted against them."""
    needed: int | None = None
    """The least number of votes that is more than half of those present."""


@dataclass(frozen=True, slots=True)
class PlannedTeam:
    """A team that the plan recruits for."""

    name: str
    """``Tổ thôn Đông``."""
    area: str
    """``thôn Đông``."""
    quota: int
    """Places by decision of the province (Luật 30/2023 Điều 14 khoản 4)."""
    serving: int
    wanted: int


@dataclass(frozen=True, slots=True)
class SelectionPlan:
    """The commune's plan of recruitment (TT 14/2024 Điều 3)."""

    heading: Heading
    commune: str
    police: str
    """``Công an xã Tân Thành``."""
    about: str
    """``Tuyển chọn Tổ viên Tổ bảo vệ an ninh, trật tự năm 2026``."""
    bases: tuple[str, ...]
    """Each with its first word and without its end mark."""
    teams: tuple[PlannedTeam, ...]
    quota: int
    serving: int
    wanted: int
    """Sums over all teams."""
    receive_at: str
    """``Trụ sở Công an xã Tân Thành, trong giờ hành chính``; empty leaves dots."""
    places: tuple[str, ...]
    """The five kinds of places of posting, without end marks."""
    others: tuple[str, ...]
    """Whatever else the plan says, a sentence each without end mark; empty where nothing."""
    recipients: tuple[str, ...]
    signer: Signer
    receive_from: PaperDate | None = None
    receive_until: PaperDate | None = None
    meets_on: PaperDate | None = None
    """When the council is expected to meet."""
    meets_at: str = ""
    """``trụ sở Ủy ban nhân dân xã Tân Thành``; empty leaves dots."""
    purpose: str = ""
    """What else the plan aims at, a whole sentence with its end mark below the two purposes of every plan."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """A row of the list of applicants."""

    name: str
    birth: PaperDate
    gender: str
    id_number: str
    residence: str
    education: str
    served: str = ""
    """What gives priority: ``Xuất ngũ năm 2012``."""
    papers: str = ""
    """``Đủ``, or what is missing: ``Thiếu giấy khám sức khỏe``."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApplicantTeam:
    """The applicants of one team."""

    title: str
    people: tuple[Applicant, ...]


@dataclass(frozen=True, slots=True)
class ApplicantList:
    """Citizens who applied, for the committee's approval and for posting (TT 14/2024 Điều 3)."""

    heading: Heading
    police: str
    commune: str
    plan: str
    """``Theo Kế hoạch số 12/KH-UBND ngày 01 tháng 9 năm 2026 của Ủy ban nhân dân xã Tân Thành``; may be empty."""
    teams: tuple[ApplicantTeam, ...]
    count: int
    signers: tuple[Signer, ...]
    """The maker of the list, the head of police, and who approves for the committee."""


@dataclass(frozen=True, slots=True)
class CouncilDecision:
    """The chairman's decision that establishes the council (TT 14/2024 Điều 3)."""

    heading: Heading
    decider: str
    """``CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN THÀNH``."""
    commune: str
    about: str
    """``Về việc thành lập Hội đồng xét tuyển Tổ viên Tổ bảo vệ an ninh, trật tự xã Tân Thành``."""
    council: str
    """``Hội đồng xét tuyển Tổ viên Tổ bảo vệ an ninh, trật tự xã Tân Thành``."""
    bases: tuple[str, ...]
    """The police's proposal is the last."""
    members: tuple[CouncilMember, ...]
    """Chairman, deputy chairman, members, in order."""
    count: int
    executors: str
    """``Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Công an xã``."""
    recipients: tuple[str, ...]
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


@dataclass(frozen=True, slots=True)
class PostingNotice:
    """The notice that a plan, a list or a decision is posted (TT 14/2024 Điều 3, Điều 4 khoản 3)."""

    heading: Heading
    police: str
    commune: str
    about: str
    """``Về việc niêm yết công khai Kế hoạch tuyển chọn Tổ viên Tổ bảo vệ an ninh, trật tự năm 2026``."""
    bases: tuple[str, ...]
    documents: tuple[str, ...]
    """What is posted, each with number, day and issuer, without end marks."""
    places: tuple[str, ...]
    """Without end marks."""
    contact: str
    """``Công an xã Tân Thành (số điện thoại 0222 000 113)``: who answers; empty leaves dots."""
    recipients: tuple[str, ...]
    signer: Signer
    since: PaperDate | None = None
    until: PaperDate | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One place of a posting; what is empty is written by hand at the place."""

    place: str
    """``Trụ sở Ủy ban nhân dân xã Tân Thành``."""
    since: PaperDate | None = None
    until: PaperDate | None = None
    posted_by: str = ""
    witness: str = ""
    """Who saw it posted: the village head, somebody of the Front's committee."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PostingLog:
    """Where and how long a document was posted, with the hands that posted and saw it."""

    heading: Heading
    police: str
    commune: str
    documents: tuple[str, ...]
    """What is posted, as in the notice."""
    postings: tuple[Posting, ...]
    """The five kinds of places, a row each; several where there are several community houses."""
    signers: tuple[Signer, ...]


RECRUITMENT = (
    Application,
    Ballot,
    CountingMinutes,
    SelectionMinutes,
    SelectionPlan,
    ApplicantList,
    CouncilDecision,
    PostingNotice,
    PostingLog,
)
"""The contexts of recruitment that a form may name."""
