"""A list of 400 members from a workbook: found, understood, checked; not yet written anywhere."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.excel.columns import Layouts
from desktop_app.excel.members import MemberImport, read_members
from desktop_app.excel.reading import ReadAs
from desktop_app.excel.writing import write_members
from desktop_app.model.member import Member, Role, Sex
from desktop_app.paths import Paths
from tests.benchmarks.bare_workbook import FILE, SMALL
from tests.benchmarks.commune import members
from tests.benchmarks.measure import Work
from tests.benchmarks.shared_texts import with_shared_texts

TODAY = date(2026, 11, 2)
MADE_AT = datetime(2026, 11, 2)  # noqa: DTZ001 - a workbook has no zone
ROLES = {Role.LEADER: "Tổ trưởng", Role.DEPUTY: "Tổ phó", Role.MEMBER: "Tổ viên"}
HEADINGS = (
    "TT", "Họ và tên", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD", "Chức vụ", "Tổ", "Trình độ học vấn", "Dân tộc",
    "Tôn giáo", "Địa chỉ thường trú", "Số ĐT", "Ngày vào tổ", "Ghi chú",
)  # fmt: skip


def ours(folder: Path) -> Work:
    """Read the file once, after another small one: a list is read once in a process, so no cache knows its people."""
    how = layouts()
    return Work(lambda: read(folder / FILE, how), warm=lambda: read(folder / SMALL, how))


def read(file: Path, how: Layouts) -> MemberImport:
    """Return the list, with every problem found."""
    return read_members(file, how, ReadAs(TODAY))


def layouts() -> Layouts:
    """Return how workbooks are read, read anew."""
    return Layouts.load(Paths.standard(Path()).resources / "excel")


def prepare_province(folder: Path) -> None:
    """Write the workbooks in the province's columns, saved as Excel saves them."""
    people = list(members())
    for name, those in ((FILE, people), (SMALL, people[:3])):
        (folder / name).write_bytes(with_shared_texts(write_members(those, layouts(), MADE_AT)))


def prepare_clerk(folder: Path) -> None:
    """Write the workbooks with title rows, merged headings, a row of numbers, mixed ways to write, a total."""
    people = list(members())
    for name, those in ((FILE, people), (SMALL, people[:3])):
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        _write_clerk(sheet, those)
        whole = BytesIO()
        book.save(whole)
        (folder / name).write_bytes(with_shared_texts(whole.getvalue()))


def _write_clerk(sheet: Worksheet, people: list[Member]) -> None:
    sheet.title = "DS thành viên"
    sheet.append(["ỦY BAN NHÂN DÂN XÃ TÂN THÀNH", *[None] * 6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("H1:N1")
    sheet["A3"] = "DANH SÁCH THÀNH VIÊN TỔ BẢO VỆ AN NINH, TRẬT TỰ"
    sheet.merge_cells("A3:N3")
    for number, heading in enumerate(HEADINGS, start=1):
        sheet.cell(5, number, heading)
        sheet.merge_cells(start_row=5, end_row=6, start_column=number, end_column=number)
        sheet.cell(7, number, number)
    for index, member in enumerate(people):
        for column, value in enumerate(_cells(index, member), start=1):
            sheet.cell(8 + index, column, value)
    sheet.cell(9 + len(people), 2, f"Tổng cộng: {len(people)} người")


def _cells(index: int, member: Member) -> list[object]:
    birth, listed = member.birth, member.listed
    assert birth is not None
    assert birth.month is not None
    assert birth.day is not None
    assert listed.role is not None
    born = datetime(birth.year, birth.month, birth.day)  # noqa: DTZ001 - a cell has no zone
    return [
        index + 1,
        member.full_name,
        (born, f"{born:%d/%m/%Y}", f"{born.day}.{born.month}.{born.year}")[index % 3],
        "Nữ" if member.sex is Sex.FEMALE else "Nam",
        int(member.cccd) if index % 2 else member.cccd,
        ROLES[listed.role],
        listed.team,
        member.qualification,
        member.ethnicity,
        member.religion,
        member.address,
        int(member.phone) if index % 2 else member.phone,
        "1/7/24" if index % 2 else datetime(2024, 7, 1),  # noqa: DTZ001 - a cell has no zone
        member.note,
    ]
