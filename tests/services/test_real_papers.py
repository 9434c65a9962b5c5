import pytest

from desktop_app.services.checking_forms import form_judge
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import ATTENDANCE, CALCULATION, LIST_LEADERS, LIST_MEMBERS, PAYMENT, SUBMISSION
from desktop_app.services.real_papers import real_papers
from tests.conftest import OCTOBER
from tests.services.handing import Pair


@pytest.mark.parametrize(
    "code",
    [
        ATTENDANCE,
        PAYMENT,
        CALCULATION,
        SUBMISSION,
        LIST_MEMBERS,
        LIST_LEADERS,
        "mau_08_cong_nhan_kem_danh_sach",
        "lich_truc",
        "danh_sach_chuyen_khoan",
    ],
)
def test_the_book_s_own_papers_are_offered_and_drawn(office: Office, code: str) -> None:
    judge = form_judge(office)
    papers = real_papers(office, code, OCTOBER)
    assert papers
    assert all(paper.about for paper in papers)
    assert judge.draw(office.forms[code], papers[0].compose()).startswith(b"%PDF")


def test_nothing_is_offered_that_the_book_has_not(office: Office, pair: Pair) -> None:
    assert real_papers(office, "quyet_dinh_bai_bo", OCTOBER) == ()
    assert real_papers(office, "mau_99", OCTOBER) == ()
    assert real_papers(pair.office, PAYMENT, OCTOBER) == (), "an office keeps no months of its own"
