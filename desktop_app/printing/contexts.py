"""What each family of forms may speak of: plain values, independent of the model, ready for paper.

Texts are whole words for the reader (``xã Tân Thành``), money is int đồng, times are minutes since midnight.
A form names one class of :data:`CONTEXTS`; its templates are checked against that class when it is loaded.
"""

from dataclasses import dataclass, field
from datetime import date

from desktop_app.printing.letter_contexts import LETTERS
from desktop_app.printing.paper_parts import LATER, Heading, PaperDate, Signer, Value
from desktop_app.printing.recruitment_contexts import RECRUITMENT
from desktop_app.printing.register_contexts import REGISTER
from desktop_app.printing.sheet_contexts import (
    SHEETS,
    Attendance,
    AttendanceRow,
    AttendanceTeam,
    Calculation,
    CalculationLine,
    CalculationStep,
    DayColumn,
    DutyInterval,
    DutyMark,
    Payment,
    PaymentRow,
    PaymentSum,
    PaymentTeam,
    SheetColumn,
)

__all__ = [
    "CONTEXTS",
    "Attendance",
    "AttendanceRow",
    "AttendanceTeam",
    "Calculation",
    "CalculationLine",
    "CalculationStep",
    "Candidate",
    "CandidateList",
    "CandidateTeam",
    "DayColumn",
    "DutyInterval",
    "DutyMark",
    "EstablishedTeam",
    "Establishment",
    "Heading",
    "ListedEstablishment",
    "ListedRecognition",
    "PaperDate",
    "Payment",
    "PaymentRow",
    "PaymentSum",
    "PaymentTeam",
    "Person",
    "Recognition",
    "Release",
    "ReleasedPerson",
    "Revocation",
    "SheetColumn",
    "Signer",
    "Submission",
    "Value",
]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a decision names."""

    honorific: str
    """``Ông`` or ``Bà``."""
    name: str
    birth: PaperDate
    role: str
    """``Tổ trưởng``, ``Tổ phó``, ``Tổ viên``."""
    id_number: str = ""
    residence: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A decision that recognises members of one team (TT 14/2024 Điều 4 khoản 3)."""

    heading: Heading
    decider: str
    """``CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN THÀNH``."""
    commune: str
    """``xã Tân Thành``."""
    about: str
    """``Về việc công nhận …``: what the title says under QUYẾT ĐỊNH."""
    team: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``."""
    bases: tuple[str, ...]
    """Each căn cứ with its first word and without its end mark; the proposal (``Theo đề nghị của …``) is the last."""
    people: tuple[Person, ...]
    count: int
    """How many people."""
    whom: str
    """Who is recognised, to the end of the sentence: one person as what, or ``03 ông, bà có tên sau là …:``."""
    listed: tuple[Person, ...]
    """Those of ``people`` whom a list names: none where ``whom`` names the only one."""
    recognised: str
    """``Ông Nguyễn Văn An``, or ``Các ông, bà có tên tại Điều 1``."""
    effective_on: date
    executors: str
    """``Trưởng Công an xã, Trưởng thôn Đông``: who carries it out, besides those named."""
    recipients: tuple[str, ...]
    """Lines of Nơi nhận without dash and end mark; the last is the archive's."""
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


@dataclass(frozen=True, slots=True)
class Establishment:
    """A decision that establishes a team (TT 14/2024 Điều 4 khoản 3)."""

    heading: Heading
    decider: str
    commune: str
    about: str
    team: str
    area: str
    """``thôn Đông`` or ``thôn Đông và thôn Đoài``: địa bàn phụ trách."""
    strength: int
    """How many members the team has, leader and deputy counted."""
    bases: tuple[str, ...]
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


@dataclass(frozen=True, slots=True)
class EstablishedTeam:
    """One of several teams that a decision establishes."""

    name: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``."""
    area: str
    strength: int


@dataclass(frozen=True, slots=True)
class ListedEstablishment:
    """A decision that establishes several teams at once (TT 14/2024 Điều 4 khoản 3)."""

    heading: Heading
    decider: str
    commune: str
    about: str
    teams_named: str
    """``các Tổ bảo vệ an ninh, trật tự trên địa bàn xã Tân Thành``."""
    teams: tuple[EstablishedTeam, ...]
    count: int
    """How many teams."""
    strength: int
    """How many members all teams have together."""
    bases: tuple[str, ...]
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


@dataclass(frozen=True, slots=True)
class ReleasedPerson:
    """Somebody whose membership ends, and by which point of Điều 17 khoản 3."""

    honorific: str
    name: str
    birth: PaperDate
    role: str
    ground: str
    """The case in words: ``có đơn xin thôi tham gia lực lượng …``."""
    point: str
    """``điểm a khoản 3 Điều 17``; empty where the case is not in the law's list."""


@dataclass(frozen=True, slots=True)
class Release:
    """A decision that ends memberships of one team (TT 14/2024 Điều 5)."""

    heading: Heading
    decider: str
    commune: str
    about: str
    team: str
    bases: tuple[str, ...]
    people: tuple[ReleasedPerson, ...]
    count: int
    whom: str
    """Who leaves, to the end of the sentence: one person with the ground, or ``02 ông, bà có tên sau, …:``."""
    listed: tuple[ReleasedPerson, ...]
    """Those of ``people`` whom a list names: none where ``whom`` names the only one."""
    leavers: str
    """``Ông Ngô Văn Vượng``, or ``Các ông, bà có tên tại Điều 1``."""
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


@dataclass(frozen=True, slots=True)
class Revocation:
    """A decision that revokes an earlier one."""

    heading: Heading
    decider: str
    commune: str
    about: str
    revoked: str
    """``Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân xã Tân Thành về việc …``."""
    reason: str
    """``Lý do: ghi sai ngày sinh``, without end mark; empty where the record gives none."""
    bases: tuple[str, ...]
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True)
class Submission:
    """The police's paper to the chair that proposes recognition (TT 14/2024 Điều 4 khoản 1)."""

    heading: Heading
    proposer: str
    """``Công an xã Tân Thành``."""
    commune: str
    about: str
    """``Về việc đề nghị công nhận …``: also what the register says of it."""
    addressees: tuple[str, ...]
    """After ``Kính gửi:``; without end marks."""
    bases: tuple[str, ...]
    minutes: str
    """``Biên bản kết quả xét tuyển Tổ viên ngày 08 tháng 10 năm 2026``."""
    teams: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông, thôn Đoài``."""
    leaders: int
    deputies: int
    members: int
    """Numbers proposed as Tổ trưởng, Tổ phó and Tổ viên."""
    proposed: str
    """The same in words, without those of which there are none: ``01 Tổ trưởng, 02 Tổ viên``."""
    attachments: tuple[str, ...]
    """Documents sent with it, without end marks."""
    recipients: tuple[str, ...]
    signer: Signer
    except_for: str = field(default="", metadata=LATER)
    """That what :attr:`exceptions` names is not met; empty where all is."""
    exceptions: tuple[str, ...] = field(default=(), metadata=LATER)
    """Who is proposed on a written ground, without end marks: person, condition, ground."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of a list that proposes people."""

    name: str
    birth: PaperDate
    gender: str
    """``Nam`` or ``Nữ``."""
    id_number: str
    residence: str
    education: str
    role: str
    """The office proposed."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CandidateTeam:
    """The candidates of one team."""

    title: str
    """``Tổ thôn Đông``."""
    people: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class CandidateList:
    """Lists 05 and 06 of TT 14/2024, and the list that is annexed to a decision."""

    heading: Heading
    proposer: str
    commune: str
    attached_to: str
    """``Kèm theo Tờ trình số 05/TTr-CAX ngày 12 tháng 10 năm 2026 của Công an xã Tân Thành``."""
    teams: tuple[CandidateTeam, ...]
    count: int
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class ListedRecognition:
    """A recognition whose people stand in an annexed list: for many people, or several teams."""

    heading: Heading
    decider: str
    commune: str
    about: str
    teams_named: str
    """``các Tổ bảo vệ an ninh, trật tự trên địa bàn xã Tân Thành``."""
    bases: tuple[str, ...]
    teams: tuple[CandidateTeam, ...]
    count: int
    issued_by: str
    """``Chủ tịch Ủy ban nhân dân xã Tân Thành``, for the annex's pointer."""
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


_DECISIONS = (Recognition, Establishment, ListedEstablishment, Release, Revocation, ListedRecognition)
_LISTS = (Submission, CandidateList)
CONTEXTS: dict[str, type] = {
    context.__name__: context for context in (*_DECISIONS, *_LISTS, *SHEETS, *LETTERS, *RECRUITMENT, *REGISTER)
}
"""The contexts a form may name."""
