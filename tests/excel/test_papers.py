from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.excel.papers import write_paper
from desktop_app.wording.list_sheets import Band, Face, GridCell, GridRow, GridTable, HeadCell, ListSheet, Piece

MADE = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
PLAIN, BOLD = Face(10), Face(10, bold=True, align="center")


def band(text: str, start: float = 0, end: float = 1, length: float = 50) -> Piece:
    return Piece(text, start, end, PLAIN, ((length,),))


def a_table(*rows: GridRow) -> GridTable:
    heads = (
        HeadCell("Họ tên", 0, 1, 0, 0, BOLD),
        HeadCell("Tiền", 0, 0, 1, 2, BOLD),
        HeadCell("Đêm", 1, 1, 1, 1, BOLD),
        HeadCell("Ngày", 1, 1, 2, 2, BOLD),
    )
    return GridTable((200.0, 100.0, 100.0), heads, (15.0, 15.0), rows)


def a_row(*values: object) -> GridRow:
    return GridRow(
        tuple(GridCell(value, PLAIN, "money" if isinstance(value, int) else "plain") for value in values), 14.0
    )


def a_sheet(*parts: Band | GridTable, foot: str = "", landscape: bool = True) -> ListSheet:
    return ListSheet(400.0, landscape, (16, 15, 16.5, 20), parts, foot)


def written(*sheets: ListSheet, title: str = "Bảng thanh toán") -> Workbook:
    return load_workbook(BytesIO(write_paper(title, sheets, MADE, "Bản để sửa", {"Sổ ANTT": "không phải bản lưu"})))


def test_cells_keep_their_kind() -> None:
    rows = [
        GridRow((GridCell("Tổ thôn Đông", BOLD),), 14),
        a_row("027090004321", 5_467_880, date(1990, 11, 5)),
        a_row("=SUM(1)", Decimal("52.5"), ""),
        GridRow((GridCell("Cộng", PLAIN), GridCell(3, PLAIN, "two_digits"), GridCell(12, PLAIN)), 14),
    ]
    sheet = written(a_sheet(a_table(*rows))).active
    assert sheet["A3"].value == "Tổ thôn Đông"
    card, money, day = sheet["A4"], sheet["B4"], sheet["C4"]
    assert (card.value, card.number_format, card.data_type) == ("027090004321", "@", "s")
    assert (money.value, money.number_format) == (5_467_880, "#,##0")
    assert (day.value.date(), day.number_format) == (date(1990, 11, 5), "dd/mm/yyyy")
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=SUM(1)", "s")
    assert (sheet["B5"].value, sheet["B5"].number_format) == (52.5, "0.######")
    assert [(one.value, one.number_format) for one in sheet[6][1:]] == [(3, "00"), (12, "General")]


def test_heads_are_merged_repeated_and_frozen() -> None:
    sheet = written(a_sheet(Band((band("DANH SÁCH"),)), a_table(a_row("a", 1, 2)))).active
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:C1", "A2:A3", "B2:C2"}
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.freeze_panes == "A4"
    assert all(sheet.cell(row, 3).border.right.style == "thin" for row in (2, 3, 4))
    assert all(sheet.cell(4, column).border.left.style == "thin" for column in (1, 2, 3))


def test_the_page_lies_or_stands_is_as_wide_as_the_paper_and_says_its_foot() -> None:
    book = written(a_sheet(a_table(), foot="TÍNH THỬ & nháp"), a_sheet(a_table(), landscape=False))
    lying, upright = book.worksheets
    assert (lying.page_setup.orientation, upright.page_setup.orientation) == ("landscape", "portrait")
    assert (lying.page_setup.paperSize, lying.page_setup.fitToWidth, lying.page_setup.fitToHeight) == (9, 1, 0)
    assert lying.sheet_properties.pageSetUpPr.fitToPage
    assert lying.HeaderFooter.differentFirst
    assert lying.firstFooter.left.text == lying.oddFooter.left.text == "TÍNH THỬ && nháp"
    assert lying.oddHeader.center.text == "&P"
    assert round(lying.page_margins.left, 3) == round(20 / 25.4, 3)


def test_columns_are_measured_in_the_face_that_every_machine_has() -> None:
    book = written(a_sheet(a_table()))
    assert (book._fonts[0].name, book._fonts[0].sz) == ("Times New Roman", 12)
    assert book._named_styles["Normal"].font.name == "Times New Roman"
    widths = [book.active.column_dimensions[letter].width * 6 for letter in "ABC"]
    assert widths == pytest.approx([212, 106, 106])  # and rows are higher by as much: the page is the paper's
    assert book.active.oddHeader.center.font == "Times New Roman,Regular"


def test_a_page_ends_before_the_last_rows_where_else_the_signatures_would_stand_alone() -> None:
    def ends(rows: int) -> list[int]:
        held = [GridRow((GridCell(n, PLAIN), GridCell("a", PLAIN)), 19, tied=n >= rows - 1) for n in range(1, rows + 1)]
        table = GridTable((200.0, 200.0), (HeadCell("Tên", 0, 0, 0, 1, BOLD),), (15.0,), tuple(held))
        office = Band((band("TRƯỞNG CÔNG AN XÃ"),), tied=True)
        parts = (Band((band("DANH SÁCH"),)), table, Band((), 14), office, Band((), 99.2), Band((band("An"),)))
        book = written(ListSheet(400.0, True, (20, 15, 20, 30), parts))
        sheet = book.active
        assert sheet.print_title_rows == "$2:$2"
        return [sheet.cell(one.id + 1, 1).value for one in sheet.row_breaks.brk]

    assert ends(10) == []
    assert ends(20) == [19]


def texts(count: int) -> list[Band]:
    return [Band((band("chữ"),))] * count


def test_a_document_does_not_repeat_the_head_of_a_table_that_no_page_cuts() -> None:
    rows = [a_row("a", 1, 2)] * 3
    assert written(a_sheet(*texts(5), a_table(*rows), *texts(60))).active.print_title_rows is None
    assert written(a_sheet(*texts(5), a_table(*rows * 20), *texts(60))).active.print_title_rows == "$6:$7"
    assert written(a_sheet(*texts(5), a_table(*rows))).active.print_title_rows == "$6:$7"


def test_a_head_far_down_is_not_held_on_the_screen() -> None:
    assert written(a_sheet(*texts(10), a_table(a_row("a", 1, 2)))).active.freeze_panes == "A13"
    assert written(a_sheet(*texts(30), a_table(a_row("a", 1, 2)))).active.freeze_panes is None


def test_a_line_is_broken_between_words() -> None:
    words = Piece("a b c", 0, 1, PLAIN, ((250.0, 250.0, 250.0),), 3.0)
    broken = written(a_sheet(Band((words,)), a_table())).active
    assert broken.row_dimensions[1].height == 36  # three words of which no two have room, though all would fill two


def test_two_tables_share_the_columns_that_both_need() -> None:
    other = GridTable((100.0, 300.0), (), (), (a_row("x", "y"),))
    sheet = written(a_sheet(a_table(a_row("a", 1, 2)), Band((), 6), other)).active
    assert [sheet["A3"].value, sheet["C3"].value, sheet["D3"].value] == ["a", 1, 2]
    assert [sheet["A5"].value, sheet["B5"].value] == ["x", "y"]
    assert {"A3:B3", "B5:D5"} <= {str(merged) for merged in sheet.merged_cells.ranges}


def test_halves_stand_where_they_do_on_paper_though_no_column_ends_there() -> None:
    wide = GridTable((40.0, 360.0), (), (), (a_row(1, "cách tính"),))
    halves = Band((band("CÔNG AN XÃ", 0, 0.4), band("CỘNG HÒA", 0.4, 1)))
    sheet = written(a_sheet(halves, wide)).active
    assert [sheet["A1"].value, sheet["C1"].value, sheet["B2"].value] == ["CÔNG AN XÃ", "CỘNG HÒA", "cách tính"]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:B1", "B2:C2"}


def test_a_long_line_gets_the_height_it_needs_and_halves_do_not_overlap() -> None:
    halves = Band((band("CÔNG AN XÃ", 0, 0.4), band("CỘNG HÒA", 0.4, 1)))
    sheet = written(a_sheet(halves, Band((band("dài", length=900),)), a_table(a_row("a", 1, 2)))).active
    assert {"A1", "B1"} == {cell.coordinate for cell in sheet[1] if cell.value}
    assert sheet.row_dimensions[2].height == 36


def test_names_of_sheets_are_such_as_a_workbook_takes() -> None:
    title = "Phiếu tính: [tháng 10/2026] của mọi người trong xã Tân Thành?"
    names = written(a_sheet(a_table()), a_sheet(a_table()), title=title).sheetnames
    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_file_says_what_it_is_and_is_the_same_each_time() -> None:
    book = written(a_sheet(a_table()))
    assert book.properties.description == "Bản để sửa"
    assert [(one.name, one.value) for one in book.custom_doc_props.props] == [("Sổ ANTT", "không phải bản lưu")]
    assert write_paper("a", [a_sheet(a_table())], MADE, "b", {}) == write_paper(
        "a", [a_sheet(a_table())], MADE, "b", {}
    )
