"""A round of the sample commune taken step by step through the verbs, as far as a test wants it."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.decision import Decision
from desktop_app.model.ids import MemberId, RecruitmentId
from desktop_app.model.member import Member, Role
from desktop_app.model.recruitment import (
    Applicant,
    CouncilMeeting,
    PaperMark,
    PostedPaper,
    Posting,
    RecruitmentPlan,
    Vacancy,
    Vote,
)
from desktop_app.model.team import Team
from desktop_app.services import deciding_recruitment, keeping_teams, listing_recruitment, recruiting
from desktop_app.services.office import Office
from tests.building import a_member
from tests.recruiting import ALL_PAPERS, COUNCIL

PLAN = RecruitmentPlan(
    date(2026, 11, 3),
    date(2026, 11, 13),
    "trụ sở Công an xã Tân Thành",
    date(2026, 11, 20),
    "trụ sở Ủy ban nhân dân xã Tân Thành",
)
NAMES = ("Đỗ Thị Mới", "Lê Văn Năm", "Trần Văn Sáu")


@dataclass
class Round:
    """A round and those who apply in it."""

    office: Office
    id: RecruitmentId
    team: Team
    people: tuple[Member, ...]
    numbers: tuple[str, str] = ("15", "210")
    """Of the plan and of the decision on the council."""

    @property
    def now(self):
        return recruiting.found(self.office, self.id)

    @property
    def view(self):
        return listing_recruitment.round_view(self.office, self.id)

    def post(self, paper: PostedPaper, on: date) -> None:
        places = listing_recruitment.posting_places(self.office, self.now)
        recruiting.post(
            self.office,
            self.id,
            [Posting(paper, place, where, on, by="Ngô Quốc Thắng", witness="Bùi Văn Sơn") for place, where in places],
        )

    def approve(self) -> None:
        recruiting.mark_paper(self.office, self.id, "plan", PaperMark(self.numbers[0], "KH-UBND", date(2026, 11, 2)))
        self.post(PostedPaper.PLAN, date(2026, 11, 3))

    def apply(self, **fields: object) -> None:
        for person in self.people:
            given = {"papers": ALL_PAPERS, "role": Role.MEMBER, "received_on": date(2026, 11, 5), **fields}
            recruiting.receive(self.office, self.id, Applicant(member=person.id, team=self.team.id, **given))

    def list(self) -> None:
        recruiting.mark_paper(self.office, self.id, "applicants", PaperMark(day=date(2026, 11, 16)))
        self.post(PostedPaper.APPLICANTS, date(2026, 11, 16))
        mark = PaperMark(self.numbers[1], "QĐ-UBND", date(2026, 11, 17))
        recruiting.establish_council(self.office, self.id, COUNCIL, mark)

    def vote(self, *ayes: int, **fields: object) -> None:
        votes = tuple(Vote(person.id, count) for person, count in zip(self.people, ayes, strict=True))
        meeting = CouncilMeeting(date(2026, 11, 20), begun=480, ended=600, votes=votes, **fields)
        recruiting.hold_meeting(self.office, self.id, meeting)

    def to_the_drafts(self, *ayes: int) -> tuple[Decision, ...]:
        """Take the round as far as the drafts of its decisions."""
        self.approve()
        self.apply()
        self.list()
        self.vote(*(ayes or (8, 7, 3)))
        deciding_recruitment.conclude(self.office, self.id, PaperMark(day=date(2026, 11, 20)))
        return deciding_recruitment.draft_decisions(self.office, self.id, date(2026, 12, 1))


def begin_another(first: Round, name: str = "Tuyển chọn bổ sung năm 2026") -> Round:
    """Begin a second round for the same team and people while the first goes on."""
    office = first.office
    started = recruiting.start(office, name, [Vacancy(first.team.id, 2)], PLAN)
    return Round(office, started.id, first.team, first.people, ("16", "211"))


def begin(office: Office, places: int = 2) -> Round:
    """Begin a round for a team of the sample that two more may join, with three people who are not members."""
    team = office.book.teams()[0]
    team = replace(team, quota=team.quota + places)
    keeping_teams.save_team(office, team)
    people = []
    for at, name in enumerate(NAMES):
        person = a_member(name, id=MemberId(f"applicant-{at}"), cccd=f"02709000{at:04d}")
        keeping_teams.save_member(office, person)
        people.append(person)
    started = recruiting.start(office, "Tuyển chọn Tổ viên năm 2026", [Vacancy(team.id, places)], PLAN)
    return Round(office, started.id, team, tuple(people))
