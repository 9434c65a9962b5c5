"""What each family of forms may speak of: plain values, independent of the model, ready for paper.

Texts are whole words for the reader (``xã Tân Thành``), money is int đồng, times are minutes since midnight.
A form names one class of :data:`CONTEXTS`; its templates are checked against that class when it is loaded.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.model.periods import Month

Value = int | str | None
"""A cell of a sheet: int is đồng, str is a quantity already written, None (or 0) is nothing."""


@dataclass(frozen=True, slots=True)
class PaperDate:
    """A day known in part: a paper not yet issued has no day, an old birth has only a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> "PaperDate":
        """Return a day that is wholly known."""
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Heading:
    """Boxes 1 to 4 of NĐ 30/2020: who issues, under what number, where and when."""

    issuer: tuple[str, ...]
    """Lines printed bold, as written: ``ỦY BAN NHÂN DÂN``, ``XÃ TÂN THÀNH``."""
    place: str
    """``Tân Thành``: the commune's own name."""
    dated: PaperDate
    superior: tuple[str, ...] = ()
    """Lines above, not bold: ``CÔNG AN TỈNH BẮC NINH``; none for a people's committee."""
    number: str = ""
    """``05``; empty until it is given, and then room is left."""
    symbol: str = ""
    """``QĐ-UBND``; no slash."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Box 7: the lines of authority and office, and the name (a rank may stand before it)."""

    capacity: tuple[str, ...]
    """``KT. CHỦ TỊCH``, ``PHÓ CHỦ TỊCH``; or one line."""
    name: str = ""
    """Empty leaves the place for writing by hand."""


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
    team: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``."""
    bases: tuple[str, ...]
    """Each căn cứ with its first word and without its end mark; the proposal (``Theo đề nghị của …``) is the last."""
    people: tuple[Person, ...]
    count: int
    """How many people."""
    effective_on: date
    executors: str
    """``Trưởng Công an xã, Trưởng thôn Đông``: who carries it out, besides those named."""
    recipients: tuple[str, ...]
    """Lines of Nơi nhận without dash and end mark; the last is the archive's."""
    signer: Signer


@dataclass(frozen=True, slots=True)
class Establishment:
    """A decision that establishes a team (TT 14/2024 Điều 4 khoản 3)."""

    heading: Heading
    decider: str
    commune: str
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
    team: str
    bases: tuple[str, ...]
    people: tuple[ReleasedPerson, ...]
    count: int
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True)
class Revocation:
    """A decision that revokes an earlier one."""

    heading: Heading
    decider: str
    commune: str
    revoked: str
    """``Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân xã Tân Thành về việc …``."""
    reason: str
    """After ``Lý do:``, without end mark."""
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
    attachments: tuple[str, ...]
    """Documents sent with it, without end marks."""
    recipients: tuple[str, ...]
    signer: Signer


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


@dataclass(frozen=True, slots=True)
class DutyInterval:
    """One duty within a cell, in minutes since midnight; an end that is not after the beginning is the next day's."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class DutyMark:
    """A cell of the month's grid: intervals, or a symbol of the legend, or both, or nothing."""

    intervals: tuple[DutyInterval, ...] = ()
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of the month: its number, its weekday, and whether the column is tinted."""

    number: int
    weekday: str
    """``T2`` … ``CN``."""
    off: bool = False
    """A rest day or holiday: tinted as well as marked."""
    mark: str = ""
    """``L`` for a holiday, else empty; printed under the weekday."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column that the scheme gives: what its heading says."""

    heading: str


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One member's month: as many marks as the paper has days, as many totals as it has total columns."""

    name: str
    role: str
    marks: tuple[DutyMark, ...]
    totals: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class AttendanceTeam:
    """The rows of one team, and its own totals."""

    title: str
    rows: tuple[AttendanceRow, ...]
    totals: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The month's duty grid."""

    heading: Heading
    commune: str
    month: Month
    days: tuple[DayColumn, ...]
    total_columns: tuple[SheetColumn, ...]
    teams: tuple[AttendanceTeam, ...]
    totals: tuple[Value, ...]
    legend: tuple[str, ...]
    """``Đ: trực đêm``: one entry a symbol."""
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One member's money: as many values as the paper has columns."""

    name: str
    role: str
    values: tuple[Value, ...]
    total: int
    note: str = ""
    """What was cut, for instance; empty where nothing is to be said."""


@dataclass(frozen=True, slots=True)
class PaymentTeam:
    """The rows of one team, and their sums."""

    title: str
    rows: tuple[PaymentRow, ...]
    values: tuple[Value, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Payment:
    """The month's payment sheet; its columns are those of the scheme."""

    heading: Heading
    commune: str
    month: Month
    scheme: str
    """``Theo Nghị quyết số …``: by what the money is paid."""
    columns: tuple[SheetColumn, ...]
    teams: tuple[PaymentTeam, ...]
    values: tuple[Value, ...]
    total: int
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class CalculationStep:
    """One step of a calculation: what was done, by what, with what result."""

    text: str
    article: str
    result: str
    """As written: ``1.419.000 đồng``, ``46,5 giờ``."""


@dataclass(frozen=True, slots=True)
class CalculationLine:
    """One line of a member's money with the steps that led to it."""

    title: str
    steps: tuple[CalculationStep, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class Calculation:
    """One person's calculation of one month."""

    heading: Heading
    month: Month
    name: str
    role: str
    team: str
    id_number: str
    scheme: str
    lines: tuple[CalculationLine, ...]
    total: int
    remarks: tuple[str, ...]
    """What the reader must know: cuts, assumed readings, sources not held against the gazette."""
    signers: tuple[Signer, ...]


_DECISIONS = (Recognition, Establishment, Release, Revocation, ListedRecognition)
_LISTS = (Submission, CandidateList, Attendance, Payment, Calculation)
CONTEXTS: dict[str, type] = {context.__name__: context for context in (*_DECISIONS, *_LISTS)}
"""The contexts a form may name."""
