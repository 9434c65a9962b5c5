"""Builders of a round of recruitment for tests."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop_app.model.ids import MemberId, RecruitmentId, TeamId
from desktop_app.model.member import Role, Sex
from desktop_app.model.recruitment import (
    Applicant,
    ApplicationPaper,
    CouncilMeeting,
    CouncilMember,
    CouncilRole,
    CouncilSeat,
    PaperMark,
    PostedPaper,
    Posting,
    PostingPlace,
    Recruitment,
    RecruitmentPapers,
    RecruitmentPlan,
    Vacancy,
    Vote,
)

TEAM = TeamId("team-dong")
ALL_PAPERS = frozenset(ApplicationPaper)
PLAN = RecruitmentPlan(date(2026, 11, 3), date(2026, 11, 13), "Trụ sở Công an xã Tân Thành", date(2026, 11, 20))
PAPERS = RecruitmentPapers(
    plan=PaperMark("15", "KH-UBND", date(2026, 11, 2)),
    applicants=PaperMark(day=date(2026, 11, 16)),
    council=PaperMark("210", "QĐ-UBND", date(2026, 11, 17)),
    minutes=PaperMark(day=date(2026, 11, 20)),
)
COUNCIL = (
    CouncilMember("Trần Thị Hoa", "Phó Chủ tịch UBND xã", CouncilRole.CHAIR, CouncilSeat.COMMITTEE, sex=Sex.FEMALE),
    CouncilMember("Lê Văn Hùng", "Trưởng Công an xã", CouncilRole.DEPUTY, CouncilSeat.POLICE, sex=Sex.MALE),
    CouncilMember("Ngô Thị Mai", "Bí thư Đoàn xã", CouncilRole.MEMBER, CouncilSeat.YOUTH, sex=Sex.FEMALE),
    CouncilMember("Đỗ Thị Lan", "Chủ tịch Hội LHPN xã", CouncilRole.MEMBER, CouncilSeat.WOMEN, sex=Sex.FEMALE),
    CouncilMember("Vũ Văn Tám", "Chủ tịch Hội Nông dân xã", CouncilRole.MEMBER, CouncilSeat.FARMERS, sex=Sex.MALE),
    CouncilMember(
        "Phạm Thị Thu", "Công chức xã", CouncilRole.MEMBER, CouncilSeat.OFFICIAL, secretary=True, sex=Sex.FEMALE
    ),
    CouncilMember("Bùi Văn Sơn", "Trưởng thôn Đông", CouncilRole.MEMBER, CouncilSeat.VILLAGE, sex=Sex.MALE),
    CouncilMember("Hoàng Văn Bảy", "Trưởng Ban CTMT thôn Đông", CouncilRole.MEMBER, CouncilSeat.FRONT, sex=Sex.MALE),
)


def a_round(**fields: object) -> Recruitment:
    """Return a round whose plan is whole; give the rest."""
    given: dict[str, object] = {
        "id": RecruitmentId("round-1"),
        "name": "Tuyển chọn Tổ viên năm 2026",
        "started_on": date(2026, 10, 30),
        "vacancies": (Vacancy(TEAM, 2),),
        "plan": PLAN,
        **fields,
    }
    return Recruitment(**given)  # type: ignore[arg-type]


def an_applicant(member: str, **fields: object) -> Applicant:
    given: dict[str, object] = {
        "member": MemberId(member),
        "team": TEAM,
        "role": Role.MEMBER,
        "received_on": date(2026, 11, 5),
        "papers": ALL_PAPERS,
        **fields,
    }
    return Applicant(**given)  # type: ignore[arg-type]


def posted_everywhere(paper: PostedPaper, on: date) -> tuple[Posting, ...]:
    return tuple(Posting(paper, place, place.value, on) for place in PostingPlace)


def voted(ayes: Iterable[tuple[str, int]], present: int = 8, places: int = 2, **fields: object) -> Recruitment:
    """Return a round in which so many of a council of eight are there and the votes are these."""
    votes = tuple(Vote(MemberId(member), count) for member, count in ayes)
    council = tuple(replace(one, present=at < present) for at, one in enumerate(COUNCIL))
    return a_round(
        vacancies=(Vacancy(TEAM, places),),
        papers=PAPERS,
        applicants=tuple(an_applicant(vote.member) for vote in votes),
        council=council,
        meeting=CouncilMeeting(date(2026, 11, 20), begun=480, ended=600, votes=votes),
        **fields,
    )
