"""What papers about teams and members may speak of besides their recognition: reports, letters, certificates.

A list stands in a tuple even where it is mostly one entry long; words are ready to be printed, without end marks.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.model.periods import Month
from desktop_app.printing.paper_parts import Heading, PaperDate, Signer


@dataclass(frozen=True, slots=True)
class DissolvedTeam:
    """A team that a decision dissolves."""

    name: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``."""
    area: str
    """``thôn Đông và thôn Đoài``: địa bàn phụ trách."""
    founded: str
    """``thành lập theo Quyết định số …``; empty where the book knows no such decision."""


@dataclass(frozen=True, slots=True)
class Dissolution:
    """A decision that dissolves teams (TT 14/2024 Điều 5)."""

    heading: Heading
    decider: str
    commune: str
    about: str
    bases: tuple[str, ...]
    teams: tuple[DissolvedTeam, ...]
    count: int
    """How many teams."""
    strength: int
    """How many members they have on the day before."""
    what: str
    """What is dissolved from when, to the end of the sentence: one team, or ``02 Tổ … có tên sau …:``."""
    listed: tuple[DissolvedTeam, ...]
    """Those of ``teams`` that a list names: none where ``what`` names the only one."""
    dissolved: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``, or ``các Tổ tại Điều 1``."""
    effective_on: date
    executors: str
    recipients: tuple[str, ...]
    signer: Signer
    replaces: str = ""
    """``Quyết định này thay thế Quyết định số …``, without end mark; empty where it replaces none."""


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whom the police propose to release, and what the proposal rests on."""

    honorific: str
    name: str
    birth: PaperDate
    role: str
    team: str
    """``Tổ bảo vệ an ninh, trật tự thôn Đông``."""
    ground: str
    """The case of Điều 17 khoản 3 in words."""
    point: str
    """``điểm a khoản 3 Điều 17 Luật …``; empty where the case is not in the law's list."""
    evidence: str
    """``; căn cứ: Đơn xin thôi ngày 20/10/2026``; empty where nothing is recorded."""


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """The police's report that proposes to release members (TT 14/2024 Điều 5 khoản 3)."""

    heading: Heading
    proposer: str
    """``Công an xã Tân Thành``."""
    commune: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    people: tuple[Leaver, ...]
    count: int
    whom: str
    """Who is to leave, to the end of the sentence: one person with the ground, or ``02 ông, bà có tên sau:``."""
    listed: tuple[Leaver, ...]
    """Those of ``people`` whom a list names: none where ``whom`` names the only one."""
    consulted: str
    """``Trưởng thôn Đông, Trưởng Ban công tác Mặt trận thôn Đông``: with whom the police looked into it."""
    effective_on: date
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """One team in a request for another number of members."""

    team: str
    area: str
    serving: str
    """Numbers of people as they are written; a dash for none."""
    allotted: str
    proposed: str
    difference: str
    """``+2``, ``-1`` or a dash: what is proposed against what was allotted."""
    reason: str


@dataclass(frozen=True, slots=True)
class StrengthRequest:
    """A submission for more, fewer or missing members (Luật 30/2023 Điều 17 khoản 1, 2)."""

    heading: Heading
    proposer: str
    commune: str
    about: str
    """``Về việc bổ sung thành viên …`` or ``Về việc điều chỉnh số lượng …``."""
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    situation: str
    """What stands now, in a sentence without end mark."""
    request: str
    """What is asked, in a sentence without end mark."""
    rows: tuple[StrengthRow, ...]
    serving: str
    allotted: str
    proposed: str
    difference: str
    closing_words: str
    """``Kính trình Ủy ban nhân dân … xem xét, quyết định``."""
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True)
class BundleLetter:
    """The letter that goes with a month's sealed bundle."""

    heading: Heading
    about: str
    """``V/v gửi gói dữ liệu …``."""
    addressees: tuple[str, ...]
    receiver: str
    """``Công an tỉnh Bắc Ninh``, as a sentence names it."""
    sender: str
    month: Month
    file_name: str
    size: str
    """``12.345 byte``."""
    digest: str
    """SHA-256 of the file, in groups of eight."""
    chain: str
    """Which bundle of the commune it is and what it follows, in a sentence without end mark."""
    holds: str
    """What it holds: ``47 thành viên; 1.204 ca trực``, without end mark."""
    key: str
    """The fingerprint of the key that signed it."""
    checks: tuple[str, ...]
    """How the receiver holds the file against this letter."""
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True)
class ServiceStretch:
    """One time of somebody's membership."""

    role: str
    team: str
    since: date
    until: str
    """``đến ngày 31 tháng 10 năm 2026`` or ``đến nay``."""
    decisions: str
    """The decisions that opened and closed it, as cited."""


@dataclass(frozen=True, slots=True)
class MembershipCertificate:
    """That somebody is, or was, a member."""

    heading: Heading
    issuer: str
    """``Ủy ban nhân dân xã Tân Thành``."""
    commune: str
    honorific: str
    name: str
    birth: PaperDate
    identity: str
    """``, số định danh cá nhân 027184001234, cư trú tại Thôn Đông``: to follow the birth; empty where none is known."""
    state: str
    """``hiện là Tổ viên …`` or ``đã tham gia …``, without end mark."""
    stretches: tuple[ServiceStretch, ...]
    purpose: str
    """What it is for, as the clerk wrote it; without end mark."""
    recipients: tuple[str, ...]
    signer: Signer


LETTERS = (Dissolution, ReleaseReport, StrengthRequest, BundleLetter, MembershipCertificate)
"""The contexts of this module that a form may name."""
