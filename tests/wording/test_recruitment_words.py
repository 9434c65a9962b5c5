from datetime import date

from desktop_app.model.recruitment import ApplicationPaper, CouncilRole, PaperMark, PostedPaper
from desktop_app.wording import recruitment_words as words


def test_missing_papers_in_a_few_words():
    assert words.papers_words(()) == "Đủ"
    assert words.papers_words((ApplicationPaper.REQUEST, ApplicationPaper.SCHOOLING)) == "Thiếu đơn, bằng cấp"


def test_a_duty_with_and_without_the_pen():
    assert words.duty(CouncilRole.MEMBER, secretary=True) == "thành viên kiêm thư ký"
    assert words.duty(CouncilRole.CHAIR, secretary=False) == "Chủ tịch Hội đồng"


def test_who_was_absent():
    assert words.absent((), "ốm") == "không"
    assert words.absent(("bà Lê Thị Mơ",), "") == "bà Lê Thị Mơ"
    assert words.absent(("bà Lê Thị Mơ",), "có lý do") == "bà Lê Thị Mơ (có lý do)"


def test_a_plan_is_cited_once_it_has_its_number(sample):
    profile = sample.book.profiles()[-1]
    assert words.plan_cited(PaperMark(), profile) == ""
    assert words.following("") == ""
    assert words.based_on("") == ()
    mark = PaperMark("05", "KH-UBND", date(2026, 2, 3))
    assert words.plan_cited(mark, profile).startswith("Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2026 của")


def test_a_tie_says_how_many_places_are_left():
    assert words.tie("Tổ thôn Đông", ["An", "Bình"], 1, "") == (
        "Tổ thôn Đông: An và Bình có số phiếu bằng nhau, còn 01 chỉ tiêu"
    )


def test_a_private_name_of_a_round_stands_behind_what_it_is_about():
    assert words.about_plan("Đợt 1.") == "Tuyển chọn Tổ viên Tổ bảo vệ an ninh, trật tự (Đợt 1)"
    assert words.about_plan("Tuyển chọn Tổ viên năm 2026") == "Tuyển chọn Tổ viên năm 2026"
    assert words.posted(PostedPaper.PLAN, "Đợt 1").startswith("Kế hoạch tuyển chọn Tổ viên")


def test_an_office_is_written_out_on_paper():
    assert words.office_in_full("Phó Chủ tịch UBND xã") == "Phó Chủ tịch Ủy ban nhân dân xã"
    assert words.office_in_full("Chủ tịch Hội LHPN xã") == "Chủ tịch Hội Liên hiệp Phụ nữ xã"
