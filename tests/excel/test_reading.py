"""Where the list is: sheets, headings, merged blocks, and rows that are no people."""

from datetime import date

import pytest

from desktop_app.excel.columns import Layouts
from desktop_app.excel.members import MemberImport, read_members
from desktop_app.excel.reading import ReadAs, column_letters, is_column_numbers
from desktop_app.model.member import BankAccount, Birth, Sex
from desktop_app.model.problems import Refused, errors
from tests.excel.test_opening import workbook

HOW = ReadAs(date(2026, 11, 1), name="ds.xlsx")
HEADINGS: list[object] = ["STT", "Họ và tên", "Ngày sinh", "Tổ", "Số CCCD"]


def names(read: MemberImport) -> list[str]:
    return [draft.member.full_name for draft in read.drafts]


def test_birth_under_the_columns_of_men_and_women(layouts: Layouts) -> None:
    def merge(book) -> None:
        for block in ("C1:D1", "A1:A2", "B1:B2", "E1:E2"):
            book.worksheets[0].merge_cells(block)

    data = workbook(
        ["TT", "Họ tên", "Năm sinh", None, "Chức danh"],
        [None, None, "Nam", "Nữ", None],
        [1, "Trần Văn A", 1980, None, "TT"],
        [2, "Lê Thị B", None, "05/06/1990", "TV"],
        fill=merge,
    )
    members = [draft.member for draft in read_members(data, layouts, HOW).drafts]
    assert [(m.birth, m.sex) for m in members] == [(Birth(1980), Sex.MALE), (Birth(1990, 6, 5), Sex.FEMALE)]


def test_sex_marked_in_two_columns(layouts: Layouts) -> None:
    data = workbook(
        ["TT", "Họ tên", "Giới tính", None],
        [None, None, "Nam", "Nữ"],
        [1, "Trần Văn A", "x", None],
        [2, "Lê Thị B", None, "x"],
        [3, "Lê Thị C", "x", "x"],
        fill=lambda book: book.worksheets[0].merge_cells("C1:D1"),
    )
    read = read_members(data, layouts, HOW)
    assert [draft.member.sex for draft in read.drafts] == [Sex.MALE, Sex.FEMALE, None]
    assert [(p.code, p.at.row) for p in errors(read.problems)] == [("excel.sex_both", 5)]


def test_headings_on_two_rows_without_merging(layouts: Layouts) -> None:
    data = workbook(
        ["Số", "Họ và tên", "Ngày tháng", "Số"],
        ["TT", None, "năm sinh", "CCCD"],
        [1, "Trần Văn A", 1980, "027080012345"],
    )
    read = read_members(data, layouts, HOW)
    assert (names(read), read.drafts[0].member.birth, read.drafts[0].member.cccd) == (
        ["Trần Văn A"],
        Birth(1980),
        "027080012345",
    )


def test_rows_that_are_no_people_are_passed_over(layouts: Layouts) -> None:
    data = workbook(
        HEADINGS,
        ["A", "B", 1, 2, 3],
        ["I", "Tổ thôn Đông", None, None, None],
        [1, "Tống Văn Tổng", 1980, None, None],
        [],
        HEADINGS,
        [2, "Cồ Thị Cộng", 1981, None, None],
        [None, "Cộng tổ: 2 người"],
        [3, None, None, None, None],
        ["Tổng số", None, 2],
        [None, None, None, "Tân Thành, ngày 5 tháng 10 năm 2026"],
        [None, "Người lập", None, "TM. ỦY BAN NHÂN DÂN"],
        [None, "Lê Văn Ký", None, "Trần Văn Tịch"],
        [4, "Phạm Thị Sau", 1990, "Tổ thôn Tây", "027190000001"],
    )
    read = read_members(data, layouts, HOW)
    assert names(read) == ["Tống Văn Tổng", "Cồ Thị Cộng", "Phạm Thị Sau"]
    assert [draft.member.listed.team for draft in read.drafts] == ["Tổ thôn Đông", "Tổ thôn Đông", "Tổ thôn Tây"]
    assert read.problems == ()


def test_a_row_that_holds_something_else_is_said(layouts: Layouts) -> None:
    data = workbook(HEADINGS, [1, "Trần Văn A", 1980], [None, "Trần Văn Lẻ"], [None, None, None, "xem lại"])
    read = read_members(data, layouts, HOW)
    assert names(read) == ["Trần Văn A"]
    assert [(p.code, p.at.row) for p in read.problems] == [("excel.row_passed_over", 3), ("excel.row_passed_over", 4)]


def test_a_person_without_a_name_is_an_error(layouts: Layouts) -> None:
    read = read_members(workbook(HEADINGS, [1, None, 1980, None, "027080012345"]), layouts, HOW)
    assert [(p.code, p.at.column) for p in read.problems] == [("excel.name_missing", "Họ và tên")]


def test_empty_cells_under_a_team_mean_the_same_team_and_it_is_said(layouts: Layouts) -> None:
    data = workbook(HEADINGS, [1, "Trần Văn A", 1980, "Tổ 1"], [2, "Trần Văn B", 1981], [3, "Trần Văn C", 1982, "Tổ 2"])
    read = read_members(data, layouts, HOW)
    assert [draft.member.listed.team for draft in read.drafts] == ["Tổ 1", "Tổ 1", "Tổ 2"]
    note = next(note for note in read.notes if note.code == "excel.note_carried")
    assert (note.values["count"], note.values["row"]) == (1, 3)


def test_the_best_sheet_is_chosen_and_named(layouts: Layouts) -> None:
    def more(book) -> None:
        full = book.create_sheet("Đầy đủ")
        full.append(HEADINGS)
        full.append([1, "Lê Thị B", 1990, "Tổ 1", "027190000001"])
        hidden = book.create_sheet("Ẩn")
        hidden.append([*HEADINGS, "Dân tộc"])
        hidden.append([1, "Người Ẩn", 1990, "Tổ 1", "027190000001", "Kinh"])
        hidden.sheet_state = "hidden"

    data = workbook(["STT", "Họ và tên"], [1, "Trần Văn A"], fill=more)
    read = read_members(data, layouts, HOW)
    assert (read.sheet, names(read)) == ("Đầy đủ", ["Lê Thị B"])
    assert [note.code for note in read.notes] == ["excel.note_sheet_chosen"]
    assert read.notes[0].values["others"] == ["Sheet", "Ẩn"]
    wanted = read_members(data, layouts, ReadAs(HOW.today, sheet="Sheet"))
    assert names(wanted) == ["Trần Văn A"]
    with pytest.raises(Refused) as refused:
        read_members(data, layouts, ReadAs(HOW.today, sheet="Không có"))
    assert refused.value.problems[0].code == "excel.sheet_missing"


def test_a_book_without_a_list_and_a_list_without_rows(layouts: Layouts) -> None:
    with pytest.raises(Refused) as refused:
        read_members(workbook(["Kế hoạch"], ["Họ và tên các đồng chí có mặt"]), layouts, HOW)
    assert refused.value.problems[0].code == "excel.no_headings"
    empty = read_members(workbook(HEADINGS), layouts, HOW)
    assert [p.code for p in empty.problems] == ["excel.no_rows"]
    assert not empty.importable


def test_columns_that_feed_nothing_are_named(layouts: Layouts) -> None:
    read = read_members(workbook([*HEADINGS, "Cỡ giày"], [1, "Trần Văn A", 1980]), layouts, HOW)
    assert [(n.code, n.values["columns"]) for n in read.notes] == [("excel.note_columns_unused", ["Cỡ giày"])]


def test_headings_in_old_letters_are_found(layouts: Layouts) -> None:
    data = workbook(
        ["STT", "Hä vµ tªn", "Ngµy sinh"],
        [1, "NguyÔn ThÞ H\u00adêng", "01/02/1980"],
        [2, "Vò Thanh Tó", 1980],
        [3, "§Æng V¨n B", 1981],
    )
    read = read_members(data, layouts, HOW)
    assert names(read) == ["Nguyễn Thị Hường", "Vũ Thanh Tú", "Đặng Văn B"]
    assert [p.code for p in errors(read.problems)] == ["excel.encoding_unconfirmed"]


def test_days_that_excel_has_swapped_are_suspected(layouts: Layouts) -> None:
    def listed(days: list[object]) -> list[str]:
        rows = [[number, f"Trần Văn {chr(65 + number)}", day] for number, day in enumerate(days)]
        return [p.code for p in read_members(workbook(["STT", "Họ và tên", "Ngày sinh"], *rows), layouts, HOW).problems]

    swapped: list[object] = [date(1980, month, 11) for month in range(1, 6)]
    assert listed([*swapped, "13/05/1980", "31/12/1979"]) == ["excel.dates_perhaps_swapped"]
    assert listed([*swapped, "13/05/1980", "01/12/1979"]) == []
    assert listed([*swapped, date(1980, 1, 13), "31/12/1979"]) == []
    assert listed(swapped) == []


def test_the_headings_of_former_and_present_service(layouts: Layouts) -> None:
    data = workbook(
        [
            "Họ và tên",
            "Ngày tham gia Công an xã bán chuyên trách, bảo vệ dân phố (nếu có)",
            "Ngày thôi tham gia công an xã bán chuyên trách",
            "Ngày tham gia lực lượng ANTT ở cơ sở",
            "Ngày thôi tham gia lực lượng ANTT",
        ],
        ["Trần Văn A", "01/02/2010", "30/06/2024", "01/07/2024", "01/09/2026"],
    )
    listed = read_members(data, layouts, HOW).drafts[0].member.listed
    days = (listed.former_joined_on, listed.former_left_on, listed.joined_on, listed.left_on)
    assert [str(day) for day in days] == ["2010-02-01", "2024-06-30", "2024-07-01", "2026-09-01"]


def test_place_and_address_and_account(layouts: Layouts) -> None:
    data = workbook(
        ["Họ và tên", "Thôn", "Địa chỉ", "Số tài khoản", "Ngân hàng", "Tổ"],
        ["Trần Văn A", "Thôn Đông", "xã Tân Thành", "0123", "Agribank", "1"],
        ["Trần Văn B", "Thôn Đông", "Thôn Đông, xã Tân Thành", None, None, "1"],
        ["Trần Văn C", "Thôn Tây", None, None, None, "1"],
    )
    members = [draft.member for draft in read_members(data, layouts, HOW).drafts]
    assert [m.address for m in members] == ["Thôn Đông, xã Tân Thành", "Thôn Đông, xã Tân Thành", "Thôn Tây"]
    assert [m.bank for m in members] == [BankAccount("0123", "Agribank"), None, None]


def test_the_same_person_twice(layouts: Layouts) -> None:
    rows: list[list[object]] = [
        [1, "Trần Văn Hòa", "01/02/1980", "Tổ 1", None],
        [2, "Trần Văn Hoà", "01/02/1980", "Tổ 2", None],
        [3, "Lê Thị B", 1990, "Tổ 1", None],
        [4, "Lê Thị B", 1990, "Tổ 2", None],
    ]
    problems = read_members(workbook(HEADINGS, *rows), layouts, HOW).problems
    assert [(p.code, p.at.row, p.severity.value) for p in problems] == [
        ("excel.person_twice", 3, "error"),
        ("excel.person_perhaps_twice", 5, "warning"),
    ]


def test_small_things() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert is_column_numbers((1, 2, 3))
    assert is_column_numbers(("(1)", "(2)", "(3)"))
    assert not is_column_numbers((1, "Trần Văn A", 1980))
    assert not is_column_numbers((5, 4, 3))
