"""Builders of nouns for tests: whole by themselves, any field of which a test may change."""

from datetime import date, datetime
from itertools import count

from desktop_app.model.decision import (
    Decision,
    DecisionKind,
    EndGround,
    Ending,
    Override,
    Recognition,
    SignatureBlock,
)
from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import DecisionId, DutyId, MemberId, TeamId, VillageId
from desktop_app.model.member import Birth, Education, HealthCertificate, Member, Residence, Role, Sex
from desktop_app.model.team import Team

NOW = datetime.fromisoformat("2026-11-02T09:00")
SIGNED = date(2026, 9, 28)
EFFECTIVE = date(2026, 10, 1)
_numbers = count(1)


def a_member(name: str = "Nguyễn Văn An", **fields: object) -> Member:
    """Return somebody who meets every condition of Điều 13."""
    given: dict[str, object] = {
        "id": MemberId(f"member-{next(_numbers):05d}"),
        "full_name": name,
        "birth": Birth(1985, 5, 19),
        "sex": Sex.MALE,
        "education": Education.UPPER_SECONDARY,
        "residence": Residence.PERMANENT,
        "resident_since": date(2000, 1, 1),
        "health": HealthCertificate(date(2026, 8, 1), "Trạm Y tế xã Tân Thành"),
        "address": "Thôn Đông",
        **fields,
    }
    return Member(**given)  # type: ignore[arg-type]


def a_team(name: str = "Tổ thôn Thử", **fields: object) -> Team:
    given: dict[str, object] = {
        "id": TeamId(f"team-{next(_numbers):05d}"),
        "name": name,
        "villages": (VillageId("v"),),
        "quota": 3,
        **fields,
    }
    return Team(**given)  # type: ignore[arg-type]


def a_decision(kind: DecisionKind = DecisionKind.RECOGNISE, **fields: object) -> Decision:
    """Return a draft; give ``number`` and ``signed_on``, or use :func:`issued`, for one in effect."""
    given: dict[str, object] = {
        "id": DecisionId(f"decision-{next(_numbers):05d}"),
        "kind": kind,
        "subject": "Về việc thử",
        "symbol": "QĐ-UBND",
        "effective_on": EFFECTIVE,
        "signature": SignatureBlock("Phạm Minh Tuấn", "Chủ tịch"),
        "legal_bases": ("Luật số 30/2023/QH15",),
        **fields,
    }
    return Decision(**given)  # type: ignore[arg-type]


def issued(kind: DecisionKind = DecisionKind.RECOGNISE, on: date = EFFECTIVE, **fields: object) -> Decision:
    """Return a decision in effect from ``on``, signed that day, with a number nobody else has."""
    given: dict[str, object] = {"number": str(next(_numbers) + 100), "signed_on": on, "effective_on": on, **fields}
    return a_decision(kind, **given)


def recognised(
    member: MemberId, team: TeamId, role: Role = Role.MEMBER, overrides: tuple[Override, ...] = ()
) -> Recognition:
    return Recognition(member, team, role, overrides)


def ended(member: MemberId, ground: EndGround = EndGround.REQUEST) -> Ending:
    return Ending(member, ground, "Đơn xin thôi")


def a_stint(begins: str, ends: str, member: str = "m", **fields: object) -> DutyEntry:
    given: dict[str, object] = {"id": DutyId(f"duty-{next(_numbers):05d}"), **fields}
    moments = datetime.fromisoformat(begins), datetime.fromisoformat(ends)
    return DutyEntry(member=MemberId(member), begins=moments[0], ends=moments[1], **given)  # type: ignore[arg-type]
