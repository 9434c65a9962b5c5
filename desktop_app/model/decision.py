"""Decisions of the commune's chairman, and what they make of memberships.

A decision with a number is never edited: another revokes or replaces it (Luật 30/2023 Điều 16, 17;
Thông tư 14/2024/TT-BCA Điều 4, 5). Memberships are computed from decisions and kept nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.paper_numbers import two_digits
from desktop_app.model.unit import Capacity


class DecisionKind(StrEnum):
    """What a decision does."""

    ESTABLISH = "establish"
    RECOGNISE = "recognise"
    END = "end"
    DISSOLVE = "dissolve"
    """A team is dissolved, and with it every membership in it ends (Thông tư 14/2024/TT-BCA Điều 5)."""
    REVOKE = "revoke"


class EndGround(StrEnum):
    """Why somebody leaves (Luật 30/2023 Điều 17 khoản 3; OTHER is no case of the law and says so)."""

    REQUEST = "a"
    HEALTH = "b"
    DUTY = "c"
    CRIMINAL = "d"
    OTHER = "khac"


@dataclass(frozen=True, slots=True)
class Override:
    """A condition not met, let pass on a written ground."""

    code: str
    """The problem's code."""
    ground: str
    document: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """Somebody becomes a member in a role."""

    member: MemberId
    team: TeamId
    role: Role
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """Somebody's membership ends."""

    member: MemberId
    ground: EndGround
    evidence: str = ""
    """The request, certificate, reminders or charge it rests on."""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs, as it stood on the day: copied, so that a later change of signers does not alter the record."""

    name: str
    title: str
    capacity: Capacity = Capacity.HEAD
    on_behalf_of: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; without a number it is a draft and has no effect."""

    id: DecisionId
    kind: DecisionKind
    subject: str
    """The "về việc", as printed."""
    symbol: str
    effective_on: date
    signature: SignatureBlock
    legal_bases: tuple[str, ...]
    number: str = ""
    """Blank until given after signing; text, for ``05`` keeps its nought."""
    signed_on: date | None = None
    proposal: str = ""
    """The paper it follows: ``Tờ trình số 05/TTr-CAX ngày 12 tháng 10 năm 2026``."""
    minutes: str = ""
    """The minutes that the proposal follows: ``Biên bản kết quả xét tuyển Tổ viên ngày 08 tháng 10 năm 2026``."""
    teams: tuple[TeamId, ...] = ()
    """Those that it establishes or dissolves."""
    recognitions: tuple[Recognition, ...] = ()
    endings: tuple[Ending, ...] = ()
    revokes: DecisionId | None = None
    """The decision that this one revokes, or replaces if it has contents of its own."""
    recorded_from: str = ""
    """The paper this record was typed from, where the decision is older than the book."""

    @property
    def issued(self) -> bool:
        """Return whether it has its number and day, and so takes effect."""
        return bool(self.number) and self.signed_on is not None

    def signed_about(self, today: date) -> date:
        """Return the day it was signed; of a draft today, or the day it takes effect where that is past.

        What is not yet signed is signed before it takes effect: its paper, its laws and its signers are today's.
        """
        return self.signed_on or min(self.effective_on, today)

    @property
    def dissolves(self) -> tuple[TeamId, ...]:
        """Return the teams that it dissolves."""
        return self.teams if self.kind is DecisionKind.DISSOLVE else ()

    @property
    def reference(self) -> str:
        """Return ``05/QĐ-UBND`` as paper writes it; the number is blank in a draft."""
        return f"{two_digits(self.number)}/{self.symbol}"


def issued(decisions: Iterable[Decision]) -> list[Decision]:
    """Return those in effect order: by effective day, then day signed, then number."""
    return sorted(
        (decision for decision in decisions if decision.issued),
        key=lambda d: (d.effective_on, d.signed_on or d.effective_on, d.number.zfill(8), d.id),
    )
