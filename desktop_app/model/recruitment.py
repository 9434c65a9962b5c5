"""One round of recruitment, from the plan to the decision (Thông tư 14/2024/TT-BCA Điều 3, 4).

An applicant is a person kept in the book as every member is, without a membership: that follows from a decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.model.decision import Override
from desktop_app.model.ids import DecisionId, MemberId, RecruitmentId, TeamId
from desktop_app.model.member import Role, Sex
from desktop_app.model.paper_numbers import two_digits


class PostingPlace(StrEnum):
    """Where a paper is posted (Điều 3: five places, the last two in each thôn)."""

    COUNCIL = "hdnd"
    COMMITTEE = "ubnd"
    POLICE = "cong_an"
    CULTURE_HOUSE = "nha_van_hoa"
    COMMUNITY_POINT = "diem_sinh_hoat"


class PostedPaper(StrEnum):
    """What is posted: the plan, the list of applicants, the decision."""

    PLAN = "ke_hoach"
    APPLICANTS = "danh_sach"
    DECISION = "quyet_dinh"


class ApplicationPaper(StrEnum):
    """The four papers of an application (Điều 3)."""

    REQUEST = "don"
    BIOGRAPHY = "so_yeu_ly_lich"
    HEALTH = "giay_suc_khoe"
    SCHOOLING = "bang_cap"


class CouncilRole(StrEnum):
    """Place in the council (Điều 3)."""

    CHAIR = "chu_tich"
    DEPUTY = "pho_chu_tich"
    MEMBER = "thanh_vien"


class CouncilSeat(StrEnum):
    """Whom somebody in the council stands for (Điều 3)."""

    COMMITTEE = "lanh_dao_ubnd"
    POLICE = "chi_huy_cong_an"
    YOUTH = "doan_thanh_nien"
    WOMEN = "hoi_phu_nu"
    FARMERS = "hoi_nong_dan"
    OFFICIAL = "cong_chuc"
    VILLAGE = "dai_dien_thon"
    FRONT = "ban_cong_tac_mat_tran"
    OTHER = "khac"


class VoteMode(StrEnum):
    """How the council votes (Điều 3 khoản 6)."""

    HANDS = "gio_tay"
    BALLOT = "bo_phieu_kin"


class TellerPart(StrEnum):
    """Place in the tellers' team of a secret ballot (Điều 3 khoản 6 điểm b)."""

    HEAD = "to_truong"
    DEPUTY = "to_pho"
    MEMBER = "thanh_vien"
    SECRETARY = "thu_ky"


@dataclass(frozen=True, slots=True)
class PaperMark:
    """Number and day of a paper, blank until they are given."""

    number: str = ""
    symbol: str = ""
    day: date | None = None

    @property
    def reference(self) -> str:
        """Return ``05/KH-UBND`` as paper writes it; empty while no number is given."""
        number = two_digits(self.number)
        return f"{number}/{self.symbol}" if number and self.symbol else number


@dataclass(frozen=True, slots=True)
class RecruitmentPapers:
    """The marks of the round's papers; the decision bears its own."""

    plan: PaperMark = field(default_factory=PaperMark)
    applicants: PaperMark = field(default_factory=PaperMark)
    """The list of applicants: ``day`` is the day on which the committee approved it."""
    council: PaperMark = field(default_factory=PaperMark)
    minutes: PaperMark = field(default_factory=PaperMark)
    proposal: PaperMark = field(default_factory=PaperMark)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """How many are wanted in a team."""

    team: TeamId
    places: int


@dataclass(frozen=True, slots=True)
class RecruitmentPlan:
    """What the plan says besides the vacancies (Điều 3)."""

    receive_from: date | None = None
    receive_to: date | None = None
    """The last day on which applications are taken."""
    receive_at: str = ""
    meeting_planned: date | None = None
    meeting_at: str = ""
    purpose: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """One paper hung up in one place."""

    paper: PostedPaper
    place: PostingPlace
    where: str
    """The place by its name, ``Nhà văn hóa thôn Đông``."""
    first: date
    until: date | None = None
    """The last day; how long it must hang was not read in the circular."""
    by: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applied, with what came of the papers."""

    member: MemberId
    team: TeamId
    role: Role
    """The place proposed in the team; the council chooses Tổ viên, leaders are proposed of those chosen."""
    received_on: date
    papers: frozenset[ApplicationPaper] = frozenset()
    told_on: date | None = None
    """When the applicant was told what is missing: at once on receipt (Điều 3)."""
    priority: str = ""
    """Ground of Điều 15 khoản 3 of the law, in words; such a one need not have lived here a year."""
    overrides: tuple[Override, ...] = ()
    withdrawn_on: date | None = None
    withdrawn_why: str = ""

    @property
    def standing(self) -> bool:
        """Return whether the application was not withdrawn."""
        return self.withdrawn_on is None

    @property
    def missing(self) -> tuple[ApplicationPaper, ...]:
        """Return the papers that are not there, in the circular's order."""
        return tuple(paper for paper in ApplicationPaper if paper not in self.papers)


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """Somebody in the council."""

    name: str
    office: str
    """As printed, ``Phó Chủ tịch UBND xã``."""
    role: CouncilRole
    seat: CouncilSeat
    secretary: bool = False
    present: bool = True
    """Whether there at the meeting."""
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody of the tellers' team."""

    name: str
    part: TellerPart


@dataclass(frozen=True, slots=True)
class Vote:
    """How many were for one applicant."""

    member: MemberId
    ayes: int


@dataclass(frozen=True, slots=True)
class TieChoice:
    """Whom the council took of those with as many votes for the last places, and why."""

    team: TeamId
    chosen: tuple[MemberId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CouncilMeeting:
    """The council's meeting and what was counted."""

    day: date
    place: str = ""
    begun: int | None = None
    """In minutes since midnight."""
    ended: int | None = None
    absent_why: str = ""
    """Why the absent are absent, as the minutes say it."""
    mode: VoteMode = VoteMode.HANDS
    tellers: tuple[Teller, ...] = ()
    """In a secret ballot."""
    ballots_out: int = 0
    ballots_in: int = 0
    ballots_invalid: int = 0
    votes: tuple[Vote, ...] = ()
    ties: tuple[TieChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Recruitment:
    """One round of recruitment."""

    id: RecruitmentId
    name: str
    started_on: date
    vacancies: tuple[Vacancy, ...] = ()
    plan: RecruitmentPlan = field(default_factory=RecruitmentPlan)
    papers: RecruitmentPapers = field(default_factory=RecruitmentPapers)
    postings: tuple[Posting, ...] = ()
    applicants: tuple[Applicant, ...] = ()
    council: tuple[CouncilMember, ...] = ()
    meeting: CouncilMeeting | None = None
    proposal_received_on: date | None = None
    """When the chairman's office received the proposal: the five working days of Điều 4 khoản 3 run from it."""
    decisions: tuple[DecisionId, ...] = ()
    """The drafts made of the result."""
    stopped_on: date | None = None
    stopped_why: str = ""

    @property
    def present(self) -> int:
        """Return how many of the council are there."""
        return sum(one.present for one in self.council)

    @property
    def standing(self) -> tuple[Applicant, ...]:
        """Return the applications that were not withdrawn."""
        return tuple(one for one in self.applicants if one.standing)

    def places(self, team: TeamId) -> int:
        """Return how many are wanted in a team."""
        return sum(one.places for one in self.vacancies if one.team == team)

    def posted(self, paper: PostedPaper) -> tuple[Posting, ...]:
        """Return where a paper was hung up."""
        return tuple(one for one in self.postings if one.paper is paper)


def unposted(recruitment: Recruitment, paper: PostedPaper) -> tuple[PostingPlace, ...]:
    """Return the places of the five in which a paper does not yet hang."""
    hung = {one.place for one in recruitment.posted(paper)}
    return tuple(place for place in PostingPlace if place not in hung)


def head_of(council: Iterable[CouncilMember], role: CouncilRole) -> CouncilMember | None:
    """Return the first of the council in a role, None where nobody is."""
    return next((one for one in council if one.role is role), None)


def secretary_of(council: Iterable[CouncilMember]) -> CouncilMember | None:
    """Return the secretary of the meeting, None where nobody is."""
    return next((one for one in council if one.secretary), None)
