"""The payment and the grid as workbooks: values, kinds, page and the way back."""

from datetime import date, datetime, timedelta
from io import BytesIO

from openpyxl import load_workbook

from desktop_app.excel.columns import Layouts
from desktop_app.excel.duty import GridOf, Person, read_duty
from desktop_app.excel.reading import ReadAs
from desktop_app.excel.sheets import Grid, GridLine, Head, write_duty_grid, write_pay_sheet
from desktop_app.model.duty_text import Interval
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member, Role
from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.wording.amounts import dong_in_words

MADE = datetime(2026, 11, 2, 8, 30)  # noqa: DTZ001 - local time, as the program keeps it
OCTOBER = Month(2026, 10)
HEAD = Head(
    "UBND XÃ TÂN THÀNH",
    "CÔNG AN XÃ",
    "Tân Thành, ngày 02 tháng 11 năm 2026",
    (("Người lập", "An"), ("Kế toán", "Bình")),
)


def _pay(number: int) -> MemberPay:
    amounts = {LineCode.MONTHLY: 1_638_000, LineCode.NIGHT: 120_000 * number, LineCode.SOCIAL_INSURANCE: 330_000}
    lines = tuple(PayrollLine(code, amount, ()) for code, amount in amounts.items())
    return MemberPay(MemberId(str(number)), f"Nguyễn Văn {number}", TeamId("1"), "Tổ thôn Đông", Role.MEMBER, lines)


def _sheet(*, payable: bool = True) -> PayrollSheet:
    return PayrollSheet(OCTOBER, "bn", "Nghị quyết mẫu", payable, "ab" * 32, tuple(_pay(n) for n in range(1, 31)))


def test_the_pay_sheet_holds_the_numbers_as_values(layouts: Layouts) -> None:
    sheet = _sheet()
    page = load_workbook(BytesIO(write_pay_sheet(sheet, layouts, HEAD, MADE))).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    heading = next(row for row in rows if row[0] == "STT")
    total = next(row for row in rows if row[1] == "Tổng cộng")
    expected = {
        "Hỗ trợ thường xuyên hằng tháng": sheet.total(LineCode.MONTHLY),
        "Bồi dưỡng làm nhiệm vụ ban đêm": sheet.total(LineCode.NIGHT),
        "Thực nhận": sheet.cash,
        "Hỗ trợ BHXH tự nguyện": sheet.insurance,
    }
    assert {heading[i]: total[i] for i in range(4, 8)} == expected
    assert "Căn cứ: Nghị quyết mẫu" in {row[0] for row in rows}
    written = f"Tổng số tiền thực nhận, không gồm hỗ trợ đóng bảo hiểm (viết bằng chữ): {dong_in_words(sheet.cash)}."
    assert written in {row[0] for row in rows}
    assert not any(cell.data_type == "f" for row in page.iter_rows() for cell in row)
    amount = page.cell(rows.index(heading) + 2, 5)
    assert (amount.value, amount.number_format) == (1_638_000, "#,##0")


def test_the_pay_sheet_is_ready_to_print(layouts: Layouts) -> None:
    page = load_workbook(BytesIO(write_pay_sheet(_sheet(), layouts, HEAD, MADE))).worksheets[0]
    heading = next(cell.row for cell in page["A"] if cell.value == "STT")
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == f"${heading}:${heading}"
    assert page.freeze_panes == f"C{heading + 1}"


def test_a_trial_says_so(layouts: Layouts) -> None:
    trial = load_workbook(BytesIO(write_pay_sheet(_sheet(payable=False), layouts, HEAD, MADE))).worksheets[0]
    valid = load_workbook(BytesIO(write_pay_sheet(_sheet(), layouts, HEAD, MADE))).worksheets[0]
    warning = layouts.paper["pay"]["trial"]
    assert warning in {cell.value for cell in trial["A"]}
    assert warning not in {cell.value for cell in valid["A"]}


def test_same_sheet_same_bytes(layouts: Layouts) -> None:
    assert write_pay_sheet(_sheet(), layouts, HEAD, MADE) == write_pay_sheet(_sheet(), layouts, HEAD, MADE)


def test_the_grid_reads_back(layouts: Layouts) -> None:
    people = [
        Person(Member(MemberId(str(n)), f"Trần Văn {chr(65 + n)}", cccd=f"02708600000{n}"), "Tổ 1") for n in range(3)
    ]
    shown = {date(2026, 10, 3): "22-6", date(2026, 10, 31): "19h30-23h"}
    lines = tuple(GridLine(p.member.full_name, p.member.cccd, Role.MEMBER, p.team, shown, 2, 690) for p in people)
    rest = frozenset(day for day in OCTOBER.days() if day.weekday() == 6)
    made = write_duty_grid(Grid(OCTOBER, lines, rest, ("Đ: 22h-6h",)), layouts, HEAD, MADE)
    read = read_duty(made, layouts, GridOf(OCTOBER, people), ReadAs(date(2026, 11, 1)))
    assert read.problems == ()
    assert read.members == tuple(p.member.id for p in people)
    third, last = date(2026, 10, 3), date(2026, 10, 31)
    night, evening = (Interval(1320, 1800),), (Interval(1170, 1380),)
    assert [(c.member, c.day, c.intervals) for c in read.cells] == [
        (p.member.id, day, stints) for p in people for day, stints in ((third, night), (last, evening))
    ]
    page = load_workbook(BytesIO(made)).worksheets[0]
    sunday = next(cell for row in page.iter_rows() for cell in row if cell.value == "CN")
    assert sunday.fill.fgColor.rgb != page.cell(sunday.row, sunday.column + 1).fill.fgColor.rgb
    assert OCTOBER.first + timedelta(days=3) in rest
    assert any(cell.value == "11:30" for row in page.iter_rows() for cell in row)
