from datetime import date

from desktop_app.model.recruitment import PaperMark
from desktop_app.services import deciding_recruitment, recruiting
from desktop_app.ui.history_rows import row_lines
from tests.services.recruiting_round import begin


def last_lines(office) -> list[str]:
    """What the newest line of history says of the round."""
    [line] = office.book.history.changes(1)
    rows = [row for row in office.book.history.change(line.seq).rows if row.table == "recruitments"]
    return [told for row in rows for told in row_lines(office, row)]


def test_each_deed_is_told_by_names_and_words(office):
    round_ = begin(office)
    round_.approve()
    assert last_lines(office)[0] == (
        "niêm yết: thêm kế hoạch tuyển chọn tại Trụ sở Hội đồng nhân dân xã Tân Thành "
        "(người niêm yết Ngô Quốc Thắng, từ ngày 03/11/2026, địa danh trụ sở HĐND, người chứng kiến Bùi Văn Sơn)"
    )
    round_.apply()
    [told] = last_lines(office)
    assert told.startswith("người dự tuyển: thêm Trần Văn Sáu (giấy tờ, văn bản bằng tốt nghiệp, xác nhận học vấn, đơn")
    recruiting.withdraw(office, round_.id, round_.people[0].id, date(2026, 11, 9), "Chuyển nơi ở")
    assert last_lines(office) == [
        "người dự tuyển Đỗ Thị Mới › rút hồ sơ ngày: trống → 09/11/2026",
        "người dự tuyển Đỗ Thị Mới › lý do rút: trống → Chuyển nơi ở",
    ]


def test_votes_and_papers_are_told(office):
    round_ = begin(office)
    round_.approve()
    round_.apply()
    round_.list()
    round_.vote(8, 7, 3)
    told = last_lines(office)
    assert "cuộc họp › số phiếu: thêm Đỗ Thị Mới (tán thành 8)" in told
    assert "cuộc họp › hình thức: trống → biểu quyết giơ tay" in told
    assert "cuộc họp › bắt đầu: trống → 08h00" in told
    assert not [line for line in told if line.endswith(("trống → trống", "trống → 0"))]
    round_.vote(8, 6, 3)
    assert last_lines(office) == ["cuộc họp › số phiếu Lê Văn Năm › tán thành: 7 → 6"]
    deciding_recruitment.conclude(office, round_.id, PaperMark(day=date(2026, 11, 20)))
    assert last_lines(office) == ["giấy tờ, văn bản › biên bản › ngày: trống → 20/11/2026"]


def test_what_is_struck_is_told(office):
    round_ = begin(office)
    round_.approve()
    recruiting.take_down(office, round_.id, round_.now.postings[0])
    assert last_lines(office) == [
        "niêm yết: bỏ kế hoạch tuyển chọn tại Trụ sở Hội đồng nhân dân xã Tân Thành",
    ]


def test_the_days_of_papers_are_told_though_lists_have_their_names(office):
    round_ = begin(office)
    recruiting.mark_paper(office, round_.id, "applicants", PaperMark(day=date(2026, 11, 16)))
    assert last_lines(office) == ["giấy tờ, văn bản › người dự tuyển › ngày: trống → 16/11/2026"]
    recruiting.mark_paper(office, round_.id, "council", PaperMark("210", "QĐ-UBND", date(2026, 11, 17)))
    assert "giấy tờ, văn bản › Hội đồng › số: trống → 210" in last_lines(office)


def test_no_vote_for_somebody_is_told_as_a_count(office):
    round_ = begin(office)
    round_.approve()
    round_.apply()
    round_.list()
    round_.vote(8, 7, 0)
    assert "cuộc họp › số phiếu: thêm Trần Văn Sáu (tán thành 0)" in last_lines(office)
