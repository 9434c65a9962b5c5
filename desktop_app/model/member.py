"""A member: one person with all that the province's columns and the law's conditions ask about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.periods import Month, Span
from desktop_app.model.text import fold


class Sex(StrEnum):
    """As on the identity card."""

    MALE = "nam"
    FEMALE = "nu"


class Role(StrEnum):
    """Place in the team (Luật 30/2023 Điều 16 khoản 1)."""

    LEADER = "to_truong"
    DEPUTY = "to_pho"
    MEMBER = "to_vien"


class Education(StrEnum):
    """Highest schooling finished, in the steps that Điều 13 khoản 3 and the ministry's count (BM1) tell apart."""

    NONE = "chua_hoc_xong_tieu_hoc"
    PRIMARY = "tieu_hoc"
    LOWER_SECONDARY = "thcs"
    UPPER_SECONDARY = "thpt"
    VOCATIONAL = "trung_cap"
    COLLEGE = "cao_dang"
    UNIVERSITY = "dai_hoc"


class Qualification(StrEnum):
    """Professional qualification, in the steps by which resolutions pay more."""

    ELEMENTARY = "so_cap"
    VOCATIONAL = "trung_cap"
    COLLEGE = "cao_dang"
    UNIVERSITY = "dai_hoc"
    """Or above."""


class Residence(StrEnum):
    """How somebody lives here (Điều 13 khoản 4)."""

    PERMANENT = "thuong_tru"
    TEMPORARY = "tam_tru"


class StateGroup(StrEnum):
    """The group by which the state shares in voluntary social insurance."""

    POOR = "ho_ngheo"
    NEAR_POOR = "can_ngheo"
    ETHNIC_MINORITY = "dan_toc_thieu_so"
    OTHER = "khac"


@dataclass(frozen=True, slots=True)
class _KnownInPart:
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def latest(self) -> date:
        """Return the latest day it can have been: what an age not yet certain is counted from."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            return Month(self.year, self.month).last
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """Return the earliest day it can have been."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def whole(self) -> bool:
        """Return whether the day is known."""
        return self.month is not None and self.day is not None


@dataclass(frozen=True, slots=True)
class Birth(_KnownInPart):
    """Day of birth, or only the month or year where no more is known."""


@dataclass(frozen=True, slots=True)
class PartialDate(_KnownInPart):
    """A day of an old list, or only its month or year: many a list knows no more of somebody's first service."""

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return a whole day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return what :meth:`__str__` wrote: ``2008``, ``2024-07`` or ``2024-07-01``; ValueError for anything else."""
        year, *rest = (int(part) for part in text.split("-"))
        found = cls(year, *rest)
        if str(found) != text or found.earliest > found.latest:
            raise ValueError(text)
        return found

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{number:02d}" for number in (self.month, self.day) if number is not None)]
        return "-".join(parts)


class HealthPart(StrEnum):
    """What is written down of a certificate of health."""

    ISSUER = "noi_cap"
    DAY = "ngay_cap"


@dataclass(frozen=True, slots=True)
class HealthCertificate:
    """The certificate of health (Điều 13 khoản 5)."""

    issued_on: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class InsuranceWish:
    """Whether somebody joins, from when, and the number of the card or book."""

    joins: bool
    since: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where support is transferred; the number is text, for it may begin with noughts."""

    number: str
    bank: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the clerk's old list says of role, team and days: kept as read, proved only by a decision."""

    role: Role | None = None
    team: str = ""
    joined_on: PartialDate | None = None
    left_on: PartialDate | None = None
    former_joined_on: PartialDate | None = None
    """Former forces: Công an xã bán chuyên trách, Bảo vệ dân phố."""
    former_left_on: PartialDate | None = None
    policy_result: str = ""
    """Result of settling the former force's policy (KetQuaChinhSach)."""
    commune: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One person. Role and membership are not here: they follow from decisions."""

    id: MemberId
    full_name: str
    birth: Birth | None = None
    sex: Sex | None = None
    cccd: str = ""
    """12 digits, or empty where not known."""
    education: Education | None = None
    qualification: str = ""
    """Trình độ as the list has it, word for word."""
    ethnicity: str = ""
    religion: str = ""
    address: str = ""
    residence: Residence | None = None
    resident_since: date | None = None
    phone: str = ""
    health: HealthCertificate | None = None
    social_insurance: InsuranceWish = field(default_factory=lambda: InsuranceWish(joins=False))
    health_insurance: InsuranceWish = field(default_factory=lambda: InsuranceWish(joins=False))
    state_group: StateGroup = StateGroup.OTHER
    bank: BankAccount | None = None
    tool_certificate: str = ""
    """Số giấy chứng nhận sử dụng công cụ hỗ trợ."""
    awards: str = ""
    rating: str = ""
    rating_decision: str = ""
    note: str = ""
    listed: Listed = field(default_factory=Listed)


@dataclass(frozen=True, slots=True)
class Payee:
    """What pay depends on of a person, out of all that is kept of a member."""

    id: MemberId
    full_name: str
    social_insurance: InsuranceWish
    health_insurance: InsuranceWish
    state_group: StateGroup
    education: Education | None = None
    qualification: str = ""
    """As the list has it, word for word."""


_BY_EDUCATION: Mapping[Education, Qualification] = {
    Education.VOCATIONAL: Qualification.VOCATIONAL,
    Education.COLLEGE: Qualification.COLLEGE,
    Education.UNIVERSITY: Qualification.UNIVERSITY,
}
_BY_WORDS: Mapping[str, Qualification] = {
    "tien si": Qualification.UNIVERSITY,
    "thac si": Qualification.UNIVERSITY,
    "dai hoc": Qualification.UNIVERSITY,
    "cu nhan": Qualification.UNIVERSITY,
    "cao dang": Qualification.COLLEGE,
    "trung cap": Qualification.VOCATIONAL,
    "so cap": Qualification.ELEMENTARY,
}
"""What lists write, without tone marks, the highest first."""


def qualification_of(education: Education | None, words: str) -> Qualification | None:
    """Return the professional qualification that schooling and the list's own words tell, None for none."""
    if education is not None and education in _BY_EDUCATION:
        return _BY_EDUCATION[education]
    plain = fold(words)
    return next((found for said, found in _BY_WORDS.items() if said in plain), None)


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody in a team in a role during a span: always the effect of a decision."""

    member: MemberId
    team: TeamId
    role: Role
    span: Span
    opened_by: DecisionId
    closed_by: DecisionId | None = None


def full_years(birth: date, on: date) -> int:
    """Return completed years of age on a day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
