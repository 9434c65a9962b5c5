from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.problems import Severity
from desktop_app.model.recruitment import (
    ApplicationPaper,
    CouncilRole,
    CouncilSeat,
    PaperMark,
    PostedPaper,
    Recruitment,
    Vacancy,
)
from desktop_app.model.recruitment_check import RecruitmentKnown, check_recruitment
from tests.building import a_member, a_team
from tests.recruiting import ALL_PAPERS, COUNCIL, PAPERS, TEAM, a_round, an_applicant, posted_everywhere

EAST, WEST = a_team("Tổ thôn Đông", id=TEAM, quota=3), a_team("Tổ thôn Tây", id=TeamId("tay"))
PEOPLE = {
    name: a_member(name, id=MemberId(name), resident_since=since)
    for name, since in (("an", date(2000, 1, 1)), ("moi", date(2026, 6, 1)))
}
KNOWN = RecruitmentKnown(PEOPLE, {EAST.id: EAST, WEST.id: WEST}, {}, frozenset())


def codes(recruitment: Recruitment, known: RecruitmentKnown = KNOWN) -> list[str]:
    return [problem.code for problem in check_recruitment(recruitment, known)]


def test_a_whole_round_has_nothing_wrong():
    assert codes(a_round(applicants=(an_applicant("an"),), council=COUNCIL, papers=PAPERS)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "recruit.name_empty"),
        ({"vacancies": (Vacancy(TEAM, 0),)}, "recruit.places_wrong"),
        ({"vacancies": (Vacancy(TEAM, 1), Vacancy(TEAM, 1))}, "recruit.team_twice"),
        ({"vacancies": (Vacancy(TeamId("?"), 1),)}, "recruit.team_unknown"),
        ({"vacancies": (Vacancy(TEAM, 4),)}, "recruit.over_quota"),
        ({"applicants": (an_applicant("?"),)}, "recruit.member_unknown"),
        ({"applicants": (an_applicant("an"), an_applicant("an"))}, "recruit.applied_twice"),
        ({"applicants": (an_applicant("an", team=WEST.id),)}, "recruit.team_not_wanted"),
        ({"applicants": (an_applicant("an", received_on=date(2026, 11, 14)),)}, "recruit.received_outside"),
        ({"applicants": (an_applicant("moi"),)}, "member.residence_short"),
        ({"papers": replace(PAPERS, minutes=PaperMark(day=date(2026, 11, 1)))}, "recruit.days_backwards"),
    ],
)
def test_each_thing_wrong_has_its_code(change: dict[str, object], code: str):
    assert codes(a_round(**change)) == [code]


def test_days_that_run_backwards():
    plan = replace(a_round().plan, receive_to=date(2026, 11, 1))
    assert codes(a_round(plan=plan)) == ["recruit.receive_backwards"]


def test_missing_papers_are_to_be_told_at_once():
    lacking = an_applicant("an", papers=ALL_PAPERS - {ApplicationPaper.HEALTH})
    assert codes(a_round(applicants=(lacking,))) == ["recruit.papers_missing", "recruit.not_told"]
    told = replace(lacking, told_on=lacking.received_on)
    assert codes(a_round(applicants=(told,))) == ["recruit.papers_missing"]


def test_a_priority_ground_answers_the_year_of_residence():
    assert codes(a_round(applicants=(an_applicant("moi", priority="Bộ đội xuất ngũ"),))) == []


def test_a_withdrawn_application_is_asked_nothing():
    assert codes(a_round(applicants=(an_applicant("moi", papers=frozenset(), withdrawn_on=date(2026, 11, 9)),))) == []


def test_somebody_already_serving_is_told_of():
    known = replace(KNOWN, serving={MemberId("an"): WEST.id})
    assert codes(a_round(applicants=(an_applicant("an"),)), known) == ["recruit.already_serving"]


def test_what_is_wrong_with_a_council():
    def council(*members, **fields):
        return codes(a_round(council=tuple(members), **fields))

    chair = COUNCIL[0]
    assert "recruit.council_chair" in council(*COUNCIL[1:])
    assert "recruit.council_chair" in council(*COUNCIL, replace(chair, name="Khác"))
    assert council(*COUNCIL, replace(COUNCIL[2], name=" ")) == ["recruit.council_name_empty"]
    assert council(*COUNCIL, COUNCIL[2]) == ["recruit.council_name_twice"]
    assert council(*(replace(one, secretary=False) for one in COUNCIL)) == ["recruit.council_secretary"]
    assert council(replace(chair, seat=CouncilSeat.OTHER), *COUNCIL[1:]) == [
        "recruit.council_seat_of_head",
        "recruit.council_seats_missing",
    ]
    no_deputy = [replace(one, role=CouncilRole.MEMBER) if one is COUNCIL[1] else one for one in COUNCIL]
    assert council(*no_deputy) == ["recruit.council_no_deputy"]


def test_seats_missing_are_named():
    [problem] = [p for p in check_recruitment(a_round(council=COUNCIL[:-2]), KNOWN) if p.severity is Severity.WARNING]
    assert problem.values == {"seats": (CouncilSeat.VILLAGE, CouncilSeat.FRONT)}


def test_an_application_after_the_list_was_approved_is_told():
    one = an_applicant("an", received_on=date(2026, 11, 17))
    assert "recruit.received_after_list" in codes(a_round(applicants=(one,), council=COUNCIL, papers=PAPERS))


def test_a_posting_without_hands_and_a_council_without_forms_of_address_are_told():
    hung = posted_everywhere(PostedPaper.PLAN, date(2026, 11, 3))
    council = (replace(COUNCIL[0], sex=None), *COUNCIL[1:])
    found = codes(a_round(applicants=(an_applicant("an"),), council=council, papers=PAPERS, postings=hung))
    assert found == ["recruit.council_no_sex", "recruit.posting_hands_empty"]
