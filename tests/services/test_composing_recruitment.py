from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.recruitment import ApplicationPaper, PostedPaper, Posting, PostingPlace, Vacancy
from desktop_app.model.unit import CommuneKind
from desktop_app.services import recruiting
from desktop_app.services.composing_recruitment import (
    compose_applicants,
    compose_application,
    compose_council,
    compose_notice,
    compose_plan,
    compose_posting_log,
)
from tests.recruiting import COUNCIL
from tests.services.recruiting_round import Round, begin


@pytest.fixture
def round_(office) -> Round:
    return begin(office)


def test_the_plan_says_how_many_are_wanted_beside_the_quota(round_: Round):
    plan = compose_plan(round_.office, round_.now)
    [team] = plan.teams
    assert (team.wanted, team.quota - team.serving) == (2, 2)
    assert (plan.heading.number, plan.heading.dated.day) == ("", None)
    assert plan.signer.capacity[0] == "TM. ỦY BAN NHÂN DÂN"
    assert len(plan.places) == 5
    round_.approve()
    approved = compose_plan(round_.office, round_.now)
    assert (approved.heading.number, approved.heading.symbol, approved.heading.dated.day) == ("15", "KH-UBND", 2)


def test_an_application_is_blank_or_somebodys(round_: Round, refusal):
    blank = compose_application(round_.office, round_.now, None)
    assert (blank.name, blank.birth) == ("", None)
    assert refusal(lambda: compose_application(round_.office, round_.now, round_.people[0].id)) == [
        "recruit.no_such_applicant"
    ]
    round_.apply(priority="Bộ đội xuất ngũ")
    own = compose_application(round_.office, round_.now, round_.people[0].id)
    assert (own.name, own.id_number, own.served) == ("Đỗ Thị Mới", "027090000000", "Bộ đội xuất ngũ")
    assert own.signers[0].name == "Đỗ Thị Mới"


def test_the_list_says_which_papers_are_missing(round_: Round, refusal):
    assert refusal(lambda: compose_applicants(round_.office, round_.now)) == ["recruit.no_applicant"]
    round_.approve()
    round_.apply(papers=frozenset(ApplicationPaper) - {ApplicationPaper.HEALTH})
    recruiting.withdraw(round_.office, round_.id, round_.people[2].id, date(2026, 11, 9), "")
    applicants = compose_applicants(round_.office, round_.now)
    [team] = applicants.teams
    assert [(person.name, person.papers) for person in team.people] == [
        ("Đỗ Thị Mới", "Thiếu giấy khám sức khỏe"),
        ("Lê Văn Năm", "Thiếu giấy khám sức khỏe"),
    ]
    assert applicants.count == 2
    assert applicants.plan.startswith("Theo Kế hoạch số 15/KH-UBND ngày 02 tháng 11 năm 2026")
    assert applicants.signers[2].capacity[0] == "PHÊ DUYỆT"


def test_the_council_is_listed_chairman_first(round_: Round, refusal):
    assert refusal(lambda: compose_council(round_.office, round_.now)) == ["recruit.no_council"]
    recruiting.establish_council(round_.office, round_.id, COUNCIL[::-1])
    council = compose_council(round_.office, round_.now)
    assert [member.duty for member in council.members[:2]] == ["Chủ tịch Hội đồng", "Phó Chủ tịch Hội đồng"]
    assert "thành viên kiêm thư ký" in [member.duty for member in council.members]
    assert council.count == 8
    assert council.bases[-1].startswith("Theo đề nghị của Trưởng Công an xã")


def test_a_notice_cites_what_is_posted(round_: Round):
    round_.approve()
    notice = compose_notice(round_.office, round_.now, PostedPaper.PLAN)
    [cited] = notice.documents
    assert cited.startswith(
        "Kế hoạch số 15/KH-UBND ngày 02 tháng 11 năm 2026 của Ủy ban nhân dân xã Tân Thành về tuyển"
    )
    assert (notice.since.day, notice.until) == (3, None)
    waiting = compose_notice(round_.office, round_.now, PostedPaper.APPLICANTS)
    assert waiting.since is None


def test_a_citation_has_the_nought_and_the_usual_symbol_that_were_left_out(round_: Round):
    round_.approve()
    one = round_.now
    bare = replace(one, papers=replace(one.papers, plan=replace(one.papers.plan, number="5", symbol="")))
    notice = compose_notice(round_.office, bare, PostedPaper.PLAN)
    assert notice.documents[0].startswith("Kế hoạch số 05/KH-UBND ngày 02 tháng 11 năm 2026")
    assert any("Kế hoạch số 05/KH-UBND ngày" in basis for basis in notice.bases)


def test_the_posting_log_has_a_row_for_each_place_posted_or_not(round_: Round):
    empty = compose_posting_log(round_.office, round_.now, PostedPaper.PLAN)
    assert len(empty.postings) >= 5
    assert {posting.since for posting in empty.postings} == {None}
    round_.approve()
    full = compose_posting_log(round_.office, round_.now, PostedPaper.PLAN)
    assert {posting.posted_by for posting in full.postings} == {"Ngô Quốc Thắng"}
    assert len(full.postings) == len(empty.postings)


def test_each_village_of_the_round_has_its_rows_until_something_hangs_there(round_: Round):
    other = next(team for team in round_.office.book.teams() if team.id != round_.team.id and len(team.villages) == 1)
    wanted = [*round_.now.vacancies, Vacancy(other.id, 1)]
    recruiting.change_plan(round_.office, round_.id, round_.now.name, wanted, round_.now.plan)
    named = [posting.place for posting in compose_posting_log(round_.office, round_.now, PostedPaper.PLAN).postings]
    hall = next(where for where in named if where.startswith("Nhà văn hóa"))

    def hang(where: str) -> list[str]:
        posting = Posting(PostedPaper.PLAN, PostingPlace.CULTURE_HOUSE, where, date(2026, 11, 3))
        recruiting.post(round_.office, round_.id, [posting])
        log = compose_posting_log(round_.office, round_.now, PostedPaper.PLAN)
        return [one.place for one in log.postings if one.since is None and one.place.startswith("Nhà văn hóa")]

    [left] = hang(hall)
    assert left in named
    assert left != hall
    assert hang("Hội trường của thôn") == []


def test_a_ward_that_keeps_no_symbols_has_those_of_a_ward_on_its_papers(round_: Round):
    with round_.office.book.change("t.t", by="t") as change:
        change.put(replace(round_.office.book.profiles()[-1], kind=CommuneKind.PHUONG, symbols={}))
    assert compose_notice(round_.office, round_.now, PostedPaper.PLAN).heading.symbol == "TB-CAP"
    assert compose_plan(round_.office, round_.now).heading.symbol == "KH-UBND"
    recruiting.establish_council(round_.office, round_.id, COUNCIL)
    assert compose_council(round_.office, round_.now).heading.symbol == "QĐ-UBND"
