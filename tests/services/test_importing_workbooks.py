from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.excel.legacy import LegacyText
from desktop_app.excel.matching import MatchKind
from desktop_app.model.member import Member, Sex
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused as RefusedError
from desktop_app.model.problems import errors
from desktop_app.services import closing_months, exporting_workbooks, recording_duty
from desktop_app.services import importing_workbooks as importing
from desktop_app.services.office import Office
from tests.excel.messy import PEOPLE, messy_workbook

OCTOBER = Month(2026, 10)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_sixty_messy_people_come_in_and_a_second_time_nothing_does(empty_office: Office, tmp_path: Path) -> None:
    messy_workbook(tmp_path / "ds.xlsx")
    plan = importing.read_member_list(empty_office, tmp_path / "ds.xlsx", LegacyText.CONVERT)
    assert plan.writable
    assert empty_office.book.history.head().seq == 0
    written = importing.import_members(empty_office, plan)
    assert len(written) == 60
    kept = {member.cccd: member for member in empty_office.book.members()}
    assert {(m.full_name, m.birth, m.listed.team) for m in kept.values()} == {
        (m.full_name, m.birth, m.listed.team) for m in PEOPLE
    }
    line = empty_office.book.history.changes(1)[0]
    assert (line.name, line.why, line.seq) == ("member.imported", "ds.xlsx", 1)
    again = importing.read_member_list(empty_office, tmp_path / "ds.xlsx", LegacyText.CONVERT)
    assert importing.import_members(empty_office, again) == ()
    assert empty_office.book.history.head().seq == 1
    assert len(importing.unplaced(empty_office)) == 60


def test_twelve_faults_and_nothing_is_written(empty_office: Office, tmp_path: Path, refused: Refused) -> None:
    planted = messy_workbook(tmp_path / "ds.xlsx", faults=True)
    plan = importing.read_member_list(empty_office, tmp_path / "ds.xlsx", LegacyText.CONVERT)
    found = {(p.at.row, p.at.column): p.code for p in errors(plan.problems)}
    assert found == planted
    assert not plan.writable
    codes = refused(empty_office, lambda: importing.import_members(empty_office, plan))
    assert sorted(codes) == sorted(planted.values())
    assert empty_office.book.members() == ()


def test_old_alphabets_wait_for_a_word(empty_office: Office, tmp_path: Path, refused: Refused) -> None:
    messy_workbook(tmp_path / "ds.xlsx")
    plan = importing.read_member_list(empty_office, tmp_path / "ds.xlsx")
    codes = refused(empty_office, lambda: importing.import_members(empty_office, plan))
    assert codes == ["excel.encoding_unconfirmed"]
    assert importing.legacy_choice("keep") is LegacyText.KEEP
    with pytest.raises(ValueError, match="x"):
        importing.legacy_choice("x")


def test_what_the_province_was_sent_brings_nothing_new(office: Office, tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(exporting_workbooks.export_members(office))
    plan = importing.read_member_list(office, tmp_path / "p.xlsx")
    assert errors(plan.problems) == []
    assert len(plan.matches) == 47
    assert {match.kind for match in plan.matches} == {MatchKind.SAME}
    assert importing.import_members(office, plan) == ()


PROVINCE = {
    "HoTen": ["Trần Văn Bình", "Lê Thị Na", "Vũ Tú"],
    "NgaySinh": ["1975", "02/1980", "05/11/1990"],
    "TrinhDo": ["9/12", "lái xe", None],
    "CCCD": [None, "027180012345", "027090123456"],
    "Xa/Phuong": [None, "Tân Thành", "Xã Tân Thành"],
    "NgayThamGiaCAXBCT,BVDP": ["2008", "3/2010", "01/02/2012"],
    "NgayThamGiaLLTGBVANTT": ["7/2024", "2024", "01/07/2024"],
    "Ghichu": ["dòng một\ndòng hai\n\ndòng bốn", "một dòng", None],
}


def test_what_came_in_goes_out_whole_and_comes_back_as_the_same(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*PROVINCE])
    for row in zip(*PROVINCE.values(), strict=True):
        sheet.append(row)
    book.save(tmp_path / "p.xlsx")
    plan = importing.read_member_list(office, tmp_path / "p.xlsx")
    written = importing.import_members(office, plan)
    assert [str(m.listed.former_joined_on) for m in written] == ["2008", "2010-03", "2012-02-01"]
    assert written[0].note == PROVINCE["Ghichu"][0]
    assert office.book.member(written[0].id) == written[0]
    (tmp_path / "out.xlsx").write_bytes(exporting_workbooks.export_members(office))
    out = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    heads = [cell.value for cell in out[1]]
    rows = {row[1].value: {h: c.value for h, c in zip(heads, row, strict=True)} for row in out.iter_rows(min_row=2)}
    for number, name in enumerate(PROVINCE["HoTen"][:2]):
        for column in ("NgaySinh", "TrinhDo", "NgayThamGiaCAXBCT,BVDP", "Ghichu"):
            said = PROVINCE[column][number]
            assert rows[name][column] == ("03/2010" if said == "3/2010" else said)
    assert [rows[name]["Xa/Phuong"] for name in PROVINCE["HoTen"]] == ["Xã Tân Thành", "Tân Thành", "Xã Tân Thành"]
    again = importing.read_member_list(office, tmp_path / "out.xlsx")
    assert {match.kind for match in again.matches} == {MatchKind.SAME}
    once_more = importing.read_member_list(office, tmp_path / "p.xlsx")
    assert {match.kind for match in once_more.matches} == {MatchKind.SAME}


def test_teams_new_and_known(office: Office, tmp_path: Path) -> None:
    known, village = office.book.teams()[0], office.book.villages()[1]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Tên tổ", "Số lượng thành viên"])
    sheet.append([1, known.name, known.quota + 2])
    sheet.append([2, f"Tổ ANTT {village.name}", 4])
    book.save(tmp_path / "t.xlsx")
    plan = importing.read_team_list(office, tmp_path / "t.xlsx")
    assert errors(plan.problems) == []
    assert plan.new == 1
    importing.import_teams(office, plan)
    assert office.book.team(known.id).quota == known.quota + 2  # type: ignore[union-attr]
    [made] = [team for team in office.book.teams() if team.name == f"Tổ ANTT {village.name}"]
    assert (made.quota, made.villages) == (4, (village.id,))


def test_teams_written_out_come_back_the_same(office: Office, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(exporting_workbooks.export_teams(office))
    before = office.book.teams()
    plan = importing.read_team_list(office, tmp_path / "t.xlsx")
    assert (plan.new, errors(plan.problems)) == (0, [])
    importing.import_teams(office, plan)
    assert office.book.teams() == before


def test_a_list_of_teams_names_what_the_book_does_not_know(office: Office, tmp_path: Path, refused: Refused) -> None:
    village = office.book.villages()[0].name
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tên xã", "Tên tổ", "Địa bàn", "Số lượng thành viên"])
    sheet.append(["Xã Tân Thành", "Tổ mới một", f"{village}, Thôn Không Có", 4])
    sheet.append(["Phường Khác", "Tổ mới hai", village, 4])
    sheet.append(["Tân Thành, tỉnh Bắc Ninh", "Tổ mới ba", village.partition(" ")[2], 0])
    book.save(tmp_path / "t.xlsx")
    plan = importing.read_team_list(office, tmp_path / "t.xlsx")
    assert [(p.code, p.at.row, p.at.column, p.severity.value) for p in plan.problems] == [
        ("import.village_unknown", 2, "Địa bàn", "error"),
        ("import.other_commune", 3, "Tên xã", "error"),
        ("import.team_without_quota", 4, "Số lượng thành viên", "warning"),
    ]
    sentences = [office.messages.problem(problem) for problem in plan.problems]
    assert "Thôn Không Có" in sentences[0]
    assert "Tổ Tổ" not in " ".join(sentences)
    assert [bool(team.villages) for team in plan.teams] == [True, True, True]
    before = office.book.teams()
    assert refused(office, lambda: importing.import_teams(office, plan)) == [
        "import.village_unknown",
        "import.other_commune",
    ]
    assert office.book.teams() == before


def test_a_sex_against_the_kept_card_and_an_address_elsewhere(office: Office, tmp_path: Path) -> None:
    woman = next(m for m in office.book.members() if m.sex is Sex.FEMALE and m.birth and m.birth.whole and m.cccd)
    assert woman.birth is not None
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Họ và tên", "Ngày sinh", "Giới tính", "Địa chỉ"])
    sheet.append([woman.full_name, f"{woman.birth.earliest:%d/%m/%Y}", "Nam", "Sao Hỏa"])
    book.save(tmp_path / "m.xlsx")
    plan = importing.read_member_list(office, tmp_path / "m.xlsx")
    assert [(p.code, p.at.row, p.at.column) for p in plan.problems] == [
        ("import.address_elsewhere", 2, "Địa chỉ"),
        ("excel.cccd_sex", 2, "Giới tính"),
    ]
    assert all(office.messages.problem(problem) for problem in plan.problems)


def test_the_grid_goes_out_and_comes_back(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "grid.xlsx"
    file.write_bytes(exporting_workbooks.export_grid(office, OCTOBER))
    before, head = office.book.duty(OCTOBER), office.book.history.head()
    plan = importing.read_duty_sheet(office, file, OCTOBER)
    assert errors(plan.problems) == []
    assert importing.import_duty(office, plan) == len(before)
    assert office.book.duty(OCTOBER) == before
    assert office.book.history.head() == head


def test_the_grid_fills_an_empty_month_and_clears_a_cell(
    office: Office, someone: Member, tmp_path: Path, duty_on
) -> None:
    file = tmp_path / "grid.xlsx"
    file.write_bytes(exporting_workbooks.export_grid(office, OCTOBER))
    before = {(e.member, e.begins, e.ends) for e in office.book.duty(OCTOBER)}
    recording_duty.record_text(office, someone.id, OCTOBER.first.replace(day=6), "7-11")
    other = next(e for e in office.book.duty(OCTOBER) if e.member != someone.id)
    recording_duty.record_text(office, other.member, other.day, "")
    plan = importing.read_duty_sheet(office, file, OCTOBER)
    changed = {c.member: (c.new, c.removed) for c in plan.changes if c.new or c.removed}
    assert changed == {someone.id: (0, 1), other.member: (1, 0)}
    head = office.book.history.head()
    with pytest.raises(RefusedError) as stopped:
        importing.import_duty(office, plan)
    [problem] = stopped.value.problems
    assert (problem.code, problem.values["people"]) == ("import.duty_would_remove", [f"{someone.full_name} (1)"])
    assert office.book.history.head() == head
    importing.import_duty(office, plan, replace_standing=True)
    assert {(e.member, e.begins, e.ends) for e in office.book.duty(OCTOBER)} == before
    assert duty_on(someone, 6) == []


def test_one_bad_cell_and_no_duty_is_written(office: Office, tmp_path: Path, refused: Refused) -> None:
    file = tmp_path / "grid.xlsx"
    file.write_bytes(exporting_workbooks.export_grid(office, OCTOBER))
    book = load_workbook(file)
    sheet = book.active
    assert sheet is not None
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "22-6")
    cell.value = "22 rưỡi tới sáng"
    book.save(file)
    plan = importing.read_duty_sheet(office, file, OCTOBER)
    [problem] = errors(plan.problems)
    assert (problem.at.row, problem.at.column) != (None, "")
    assert refused(office, lambda: importing.import_duty(office, plan)) == [problem.code]


def test_a_closed_month_takes_no_grid(office: Office, tmp_path: Path, refused: Refused) -> None:
    file = tmp_path / "grid.xlsx"
    file.write_bytes(exporting_workbooks.export_grid(office, OCTOBER))
    closing_months.close_month(office, OCTOBER)
    plan = importing.read_duty_sheet(office, file, OCTOBER)
    assert refused(office, lambda: importing.import_duty(office, plan)) == ["month.closed"]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_workbook(office: Office, tmp_path: Path, refused: Refused, content: bytes) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    assert refused(office, lambda: importing.read_member_list(office, file))
    assert refused(office, lambda: importing.read_team_list(office, file))
    assert refused(office, lambda: importing.read_duty_sheet(office, file, OCTOBER))
    assert refused(office, lambda: importing.read_member_list(office, tmp_path / "none.xlsx"))


def test_a_sheet_without_people_is_refused(office: Office, tmp_path: Path, refused: Refused) -> None:
    Workbook().save(tmp_path / "e.xlsx")

    def bring_in() -> None:
        importing.import_members(office, importing.read_member_list(office, tmp_path / "e.xlsx"))

    assert len(refused(office, bring_in)) == 1
