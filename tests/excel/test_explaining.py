from dataclasses import replace
from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from desktop_app.excel.explaining import ExplainedStep, write_explanations
from desktop_app.services.office import Office

MADE_AT = datetime(2026, 11, 2)  # noqa: DTZ001 - a workbook has no zone
STEPS = (
    ExplainedStep("Lê An", "Tổ viên", "Tổ Đông", "Trực đêm", 1, "=40 giờ", "Điều 3", "dự thảo", None),
    ExplainedStep("Lê An", "Tổ viên", "Tổ Đông", "Trực đêm", 2, "40 × 10", "", "", 400),
)


def test_one_row_a_step_under_title_and_notes(sample: Office) -> None:
    content = write_explanations(STEPS, sample.layouts, "DIỄN GIẢI", ["Chế độ: x", "BẢN NHÁP"], MADE_AT)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[:3]] == ["DIỄN GIẢI", "Chế độ: x", "BẢN NHÁP"]
    assert rows[3][5:] == ["Cách tính", "Căn cứ", "Mức xác minh", "Số tiền (đồng)"]
    assert rows[4] == ["Lê An", "Tổ viên", "Tổ Đông", "Trực đêm", 1, "=40 giờ", "Điều 3", "dự thảo", None]
    assert rows[5] == ["Lê An", "Tổ viên", "Tổ Đông", "Trực đêm", 2, "40 × 10", None, None, 400]
    assert sheet["F5"].data_type == "s", "a step is no formula"
    assert sheet["I6"].number_format == "#,##0"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B5", "A4:I6", "$4:$4")
    assert content == write_explanations(STEPS, sample.layouts, "DIỄN GIẢI", ["Chế độ: x", "BẢN NHÁP"], MADE_AT)


def test_nobody_gives_headings_alone(sample: Office) -> None:
    sheet = load_workbook(BytesIO(write_explanations((), sample.layouts, "x", (), MADE_AT))).worksheets[0]
    assert sheet.max_row == 3
    assert sheet.auto_filter.ref == "A3:I3"


def test_a_row_is_as_high_as_its_fullest_cell(sample: Office) -> None:
    title = "Truy lĩnh tháng 10/2026, Trực đêm, theo đơn của Công an xã ngày 02/11/2026"
    long = replace(STEPS[1], line=title, certainty="theo báo chí, chưa đối chiếu văn bản gốc")
    content = write_explanations((STEPS[0], long), sample.layouts, "x", ("y",), MADE_AT)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    plain, high = (sheet.row_dimensions[row].height for row in (4, 5))
    assert high == 3 * plain
    assert all(
        cell.alignment.wrap_text for row in sheet.iter_rows(min_row=3) for cell in row if isinstance(cell.value, str)
    )
