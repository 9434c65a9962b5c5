"""A workbook of 60 members in 15 teams with everything that clerks' lists have, and the same with 12 faults.

The people are made up. ``PEOPLE`` is what must be read; ``FAULTS`` is what must be complained of.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import Encoding
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Birth, Education, Listed, Member, PartialDate, Role, Sex

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 1)
SHEET = "DS thành viên"
FIRST_ROW = 10
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Tống", "Đỗ", "Ngô", "Dương", "Lý"]
MIDDLES = {Sex.MALE: ["Văn", "Đức", "Hữu", "Quang", "Thế"], Sex.FEMALE: ["Thị", "Thu", "Ngọc", "Thúy", "Bích"]}
GIVEN = ["Hường", "Thắng", "Tú", "Phượng", "Dũng", "Ánh", "Hòa", "Kỳ", "Lộc", "Nghĩa", "Oanh", "Quỳnh", "Sửu"]
EDUCATIONS = [
    ("12/12", Education.UPPER_SECONDARY),
    ("9/12", Education.LOWER_SECONDARY),
    ("THPT", Education.UPPER_SECONDARY),
    ("Trung cấp", Education.VOCATIONAL),
    ("ĐH Luật", Education.UNIVERSITY),
    ("7/10", Education.LOWER_SECONDARY),
]
ROLE_WORDS = {
    Role.LEADER: ["Tổ trưởng", "T.trưởng", "TT"],
    Role.DEPUTY: ["Tổ phó", "Phó tổ"],
    Role.MEMBER: ["Tổ viên", "thành viên", "TV"],
}
HEADINGS = {
    "A": "TT",
    "B": "Họ và tên",
    "C": "Ngày, tháng, năm sinh",
    "D": "Giới tính",
    "E": "Số CCCD",
    "F": "Chức vụ",
    "G": "Tổ",
    "H": "Trình độ học vấn",
    "I": "Dân tộc",
    "J": "Tôn giáo",
    "K": "Địa chỉ thường trú",
    "L": "Số ĐT",
    "M": "Ngày vào tổ",
    "N": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault: whose row, which column, what is put there, and the complaint it must bring."""

    person: int
    column: str
    value: object
    code: str


FAULTS = (
    Fault(3, "C", "31/02/1975", "excel.date_impossible"),
    Fault(7, "E", "27085001234", "excel.cccd_length"),
    Fault(11, "E", "027071000102", "excel.cccd_twice"),
    Fault(14, "F", "Bảo vệ", "excel.role_unknown"),
    Fault(18, "D", "Nm", "excel.sex_unknown"),
    Fault(22, "E", 2.7086e10 + 0.5, "excel.cccd_mangled"),
    Fault(26, "B", None, "excel.name_missing"),
    Fault(29, "B", "Tổ 8 người", "excel.name_not_a_name"),
    Fault(33, "C", "01/01/2030", "excel.date_in_future"),
    Fault(37, "M", "không nhớ", "excel.date_not_understood"),
    Fault(41, "L", "=VLOOKUP(B5,'[so cu.xls]A'!A:B,2,0)", "excel.formula_without_value"),
    Fault(43, "E", "123456789", "excel.cccd_is_old_card"),
)


def _person(number: int) -> Member:
    sex = Sex.FEMALE if number % 4 == 1 else Sex.MALE
    year, team, place = 1970 + number % 33, number // 4, number % 4
    role = (Role.LEADER, Role.DEPUTY, Role.MEMBER, Role.MEMBER)[place]
    middles, education = MIDDLES[sex], EDUCATIONS[number % len(EDUCATIONS)]
    name = " ".join([FAMILIES[number % 12], middles[number % 5], GIVEN[number % 13]])
    whole = number % 9 != 5
    century_and_sex = 2 * (year >= 2000) + (sex is Sex.FEMALE)
    prefix = "001" if number % 7 == 6 else "027"
    return Member(
        id=MemberId(""),
        full_name=name,
        birth=Birth(year, 1 + number % 12, 1 + number % 28) if whole else Birth(year),
        sex=sex,
        cccd=f"{prefix}{century_and_sex}{year % 100:02d}{number + 1:04d}{number % 90 + 1:02d}",
        qualification=education[0],
        education=education[1],
        ethnicity="Kinh" if number % 5 else "Sán Dìu",
        religion="" if number % 3 else "Không theo đạo",
        address=f"Thôn Đông {team + 1}",
        phone=f"09{number:02d}123{number:03d}",
        listed=Listed(role=role, team=f"Tổ thôn Đông {team + 1}", joined_on=PartialDate(2024 + number % 3, 7, 1)),
        note="",
    )


def _people() -> Iterator[Member]:
    for number in range(60):
        member = _person(number)
        yield replace(member, cccd="027071000102") if number == 1 else member


PEOPLE = tuple(
    replace(member, birth=Birth(1971, 2, 2), sex=Sex.MALE) if index == 1 else member
    for index, member in enumerate(_people())
)


def messy_workbook(path: Path, *, faults: bool = False) -> dict[tuple[int, str], str]:
    """Write the workbook; return where the planted faults are: (row, heading) to code."""
    book = Workbook()
    other = book.active
    assert other is not None
    other.title = "Ghi chú"
    other.append(["Danh sách này lập theo Kế hoạch của Công an xã"])
    sheet = book.create_sheet(SHEET)
    _headings(sheet)
    planted: dict[tuple[int, str], str] = {}
    row = FIRST_ROW
    for index, member in enumerate(PEOPLE):
        if index < 20 and index % 4 == 0:
            sheet.cell(row, 1, "I" * (index // 4 + 1))
            sheet.cell(row, 2, f"{member.listed.team} (4 người):")
            row += 1
        _write(sheet, row, index, member)
        for fault in FAULTS if faults else ():
            if fault.person == index:
                sheet[f"{fault.column}{row}"] = fault.value
                planted[row, HEADINGS[fault.column]] = fault.code
        if 20 <= index < 40 and index % 4 == 3:
            sheet.merge_cells(start_row=row - 3, end_row=row, start_column=7, end_column=7)
        row += 1 + (index == 41)
    _end(sheet, row)
    book.save(path)
    return planted


def _headings(sheet: Worksheet) -> None:
    sheet["A1"], sheet["H1"] = "ỦY BAN NHÂN DÂN XÃ TÂN THÀNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("H1:N1")
    sheet["A3"] = "DANH SÁCH HỌ VÀ TÊN THÀNH VIÊN TỔ BẢO VỆ AN NINH, TRẬT TỰ"
    sheet.merge_cells("A3:N3")
    sheet["A4"] = "(Kèm theo Tờ trình ngày 05 tháng 10 năm 2026)"
    for letter, text in HEADINGS.items():
        if letter in "IJ":
            sheet[f"{letter}7"] = text
            continue
        sheet[f"{letter}6"] = text
        sheet.merge_cells(f"{letter}6:{letter}7")
    sheet["I6"] = "Thành phần"
    sheet.merge_cells("I6:J6")
    for number in range(1, 15):
        sheet.cell(8, number, number)


def _write(sheet: Worksheet, row: int, index: int, member: Member) -> None:
    birth, listed = member.birth, member.listed
    assert birth is not None
    assert listed.joined_on is not None
    assert listed.role is not None
    words = ROLE_WORDS[listed.role]
    cells: list[object] = [
        index + 1,
        member.full_name.upper() if 52 <= index < 56 else member.full_name,
        _birth_cell(index, birth),
        "Nữ" if member.sex is Sex.FEMALE else "Nam",
        int(member.cccd)
        if index % 4 == 2
        else f" {member.cccd[:3]} {member.cccd[3:]}"
        if index % 4 == 3
        else member.cccd,
        words[index % len(words)],
        _team_cell(index, listed.team),
        member.qualification,
        member.ethnicity,
        member.religion or "-",
        member.address,
        int(member.phone) if index % 2 else f"{member.phone[:4]}.{member.phone[4:7]}.{member.phone[7:]}",
        f"{listed.joined_on.day}/{listed.joined_on.month}/{listed.joined_on.year % 100}"
        if index % 2
        else datetime(listed.joined_on.year, 7, 1),  # noqa: DTZ001 - a cell has no zone
        None,
    ]
    for column, value in enumerate(cells, start=1):
        text, font = _as_typed(index, value)
        cell = sheet.cell(row, column, text)
        if font:
            cell.font = Font(name=font)


def _birth_cell(index: int, birth: Birth) -> object:
    if birth.month is None or birth.day is None:
        return birth.year if index % 2 else str(birth.year)
    day = date(birth.year, birth.month, birth.day)
    ways: list[object] = [
        datetime(day.year, day.month, day.day),  # noqa: DTZ001 - a cell has no zone
        f"{day:%d/%m/%Y}",
        (day - date(1899, 12, 30)).days,
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y-%m-%d}",
    ]
    return ways[index % len(ways)]


def _team_cell(index: int, team: str) -> str | None:
    if index < 20 or (index < 40 and index % 4):
        return None
    return team


def _as_typed(index: int, value: object) -> tuple[object, str]:
    """Return the text as an old machine or another keyboard would have left it, and its font."""
    if not isinstance(value, str):
        return value, ""
    if index in {24, 25}:
        return unicodedata.normalize("NFD", value), ""
    if 44 <= index < 52:
        return old_text(value, Encoding.TCVN3), ".VnTime" if index >= 48 else ""
    if 52 <= index < 56:
        capitals = index < 56 and value.isupper() and not value.isascii()
        return old_text(value.lower() if capitals else value, Encoding.TCVN3), ".VnTimeH" if capitals else ".VnTime"
    return (old_text(value, Encoding.VNI), "VNI-Times") if index >= 56 else (value, "")


def old_text(text: str, encoding: Encoding) -> str:
    """Return Unicode text in an old alphabet, by the same tables turned round."""
    alphabets = Layouts.load(ROOT / "resources" / "excel").alphabets
    if encoding is Encoding.TCVN3:
        back = {letter: chr(code) for code, letter in alphabets.tcvn3.items()}
    else:
        back = {}
        for sequence, letter in alphabets.vni.items():
            if letter.islower() or sequence.isupper():
                back[letter] = sequence
    return "".join(back.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def _end(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 2, "Tổng cộng: 60 người")
    sheet.cell(row + 2, 10, "Tân Thành, ngày 05 tháng 10 năm 2026")
    sheet.cell(row + 3, 2, "NGƯỜI LẬP DANH SÁCH")
    sheet.cell(row + 3, 10, "TM. ỦY BAN NHÂN DÂN")
    sheet.cell(row + 7, 2, "Nguyễn Văn Thư")
    sheet.cell(row + 7, 10, "Trần Chủ Tọa")
