"""Lists of teams."""

from datetime import date

from desktop_app.excel.columns import Layouts
from desktop_app.excel.reading import ReadAs
from desktop_app.excel.teams import read_teams
from tests.excel.test_opening import workbook

HOW = ReadAs(date(2026, 11, 1), name="to.xlsx")


def test_a_clerk_s_own_list(layouts: Layouts) -> None:
    data = workbook(
        ["DANH SÁCH CÁC TỔ BẢO VỆ AN NINH, TRẬT TỰ"],
        ["STT", "Xã", "Tên tổ", "Địa bàn phụ trách", "Quân số"],
        [1, "Tân Thành", "Tổ thôn Đông", "Thôn Đông, thôn Đoài", 4],
        [2, None, "Tổ thôn Tây", "Thôn Tây", "3 người"],
        ["Tổng cộng", None, None, None, 7],
        fill=lambda book: book.worksheets[0].merge_cells("B3:B4"),
    )
    read = read_teams(data, layouts, HOW)
    assert read.problems == ()
    assert [(d.row, d.name, d.commune, d.quota, d.villages) for d in read.drafts] == [
        (3, "Tổ thôn Đông", "Tân Thành", 4, ("Thôn Đông", "thôn Đoài")),
        (4, "Tổ thôn Tây", "Tân Thành", 3, ("Thôn Tây",)),
    ]
    assert read.importable


def test_faults_of_a_list_of_teams(layouts: Layouts) -> None:
    data = workbook(
        ["Tên xã, phường", "Tên đơn vị/tổ", "Số lượng thành viên tối đa"],
        ["Tân Thành", "Tổ thôn Đông", "bốn"],
        ["Tân Thành", "Tổ thôn Tây", None],
        ["Tân Thành", "Tổ thôn Đông", 4],
    )
    read = read_teams(data, layouts, HOW)
    assert [(p.code, p.at.row, p.at.column) for p in read.problems] == [
        ("excel.count_not_understood", 2, "Số lượng thành viên tối đa"),
        ("excel.team_quota_missing", 3, "Số lượng thành viên tối đa"),
        ("excel.team_twice", 4, "Tên đơn vị/tổ"),
    ]
    assert not read.importable


def test_a_list_of_teams_without_rows(layouts: Layouts) -> None:
    assert [p.code for p in read_teams(workbook(["Tên tổ", "Quân số"]), layouts, HOW).problems] == ["excel.no_rows"]
