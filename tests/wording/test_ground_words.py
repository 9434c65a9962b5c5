from datetime import date

import pytest

from desktop_app.model.decision import Override
from desktop_app.model.eligibility import OVERRIDABLE, check_eligibility
from desktop_app.model.member import Birth, Education
from desktop_app.model.problems import Problem
from desktop_app.model.recruitment import ApplicationPaper
from desktop_app.model.recruitment_check import HEALTH, PAPERS_MISSING
from desktop_app.wording import ground_words
from tests.building import a_member

ALL = tuple(ApplicationPaper)


def papers(*missing: ApplicationPaper) -> Problem:
    return Problem(PAPERS_MISSING, values={"name": "An", "papers": missing})


@pytest.mark.parametrize("code", OVERRIDABLE)
def test_each_condition_that_may_be_passed_over_has_its_words(code: str) -> None:
    assert ground_words.condition(Problem(code))


def test_each_condition_that_may_not_has_its_words_too() -> None:
    for fields in ({"birth": None}, {"birth": Birth(2015, 1, 1)}, {"education": Education.PRIMARY}):
        [problem] = check_eligibility(a_member(**fields), date(2026, 10, 1), ())
        assert ground_words.condition(problem)


def test_papers_are_named_in_full() -> None:
    assert ground_words.condition(papers(*ALL)) == (
        "hồ sơ thiếu đơn đề nghị, bản khai sơ yếu lý lịch, giấy chứng nhận sức khỏe, "
        "bằng tốt nghiệp hoặc xác nhận học vấn"
    )


def test_a_ground_without_a_document_ends_with_its_words() -> None:
    given = Override("member.too_old", "còn khỏe. ", "")
    said = ground_words.exception("Bà Đỗ Thị Mới", Problem("member.too_old"), given)
    assert said == "Bà Đỗ Thị Mới: quá 70 tuổi; căn cứ: còn khỏe"


def test_a_remark_names_one_paper_once_and_nothing_where_all_is_there() -> None:
    assert ground_words.remark((), ()) == ""
    assert ground_words.remark((), (Problem(HEALTH), papers(ApplicationPaper.HEALTH))) == (
        "Hồ sơ thiếu giấy chứng nhận sức khỏe"
    )
    assert ground_words.remark((), (Problem(HEALTH), papers(ApplicationPaper.REQUEST))) == (
        "Chưa có giấy chứng nhận sức khỏe; hồ sơ thiếu đơn đề nghị"
    )
