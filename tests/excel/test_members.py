"""The list of 60 members in 15 teams, as clerks keep it, and the same with twelve faults."""

from datetime import date
from pathlib import Path

from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import LegacyText
from desktop_app.excel.members import read_members
from desktop_app.excel.reading import ReadAs
from desktop_app.model.problems import errors
from desktop_app.model.text import person_name
from desktop_app.wording.messages import Messages
from tests.excel.messy import HEADINGS, PEOPLE, SHEET, TODAY, messy_workbook
from tests.excel.test_opening import workbook


def test_the_messy_list_comes_in_as_expected(tmp_path: Path, layouts: Layouts) -> None:
    messy_workbook(tmp_path / "ds.xlsx")
    read = read_members(tmp_path / "ds.xlsx", layouts, ReadAs(TODAY, legacy=LegacyText.CONVERT))
    assert read.sheet == SHEET
    assert read.heading_row == 6
    assert [draft.member for draft in read.drafts] == list(PEOPLE)
    assert errors(read.problems) == []
    assert {problem.code for problem in read.problems} == {"excel.cccd_padded"}
    assert "excel.note_name_capitals" in {note.code for note in read.notes}
    assert read.importable
    assert len({draft.member.listed.team for draft in read.drafts}) == 15


def test_twelve_faults_come_back_and_nothing_else(tmp_path: Path, layouts: Layouts, messages: Messages) -> None:
    planted = messy_workbook(tmp_path / "ds.xlsx", faults=True)
    assert len(planted) == 12
    read = read_members(tmp_path / "ds.xlsx", layouts, ReadAs(TODAY, legacy=LegacyText.CONVERT))
    found = errors(read.problems)
    assert {(p.at.row, p.at.column): p.code for p in found} == planted
    assert len(found) == 12
    assert not read.importable
    doubts = [p for p in read.problems if p not in found and p.code != "excel.cccd_padded"]
    twice = next(row for (row, _), code in planted.items() if code == "excel.cccd_twice")
    assert [(p.at.row, p.code) for p in doubts] == [(twice, "excel.cccd_year")]
    for problem in found:
        sentence = messages.problem(problem)
        assert f"dòng {problem.at.row}, cột {problem.at.column}: " in sentence
        assert sentence.endswith(".")


def test_old_alphabets_wait_for_the_clerk(tmp_path: Path, layouts: Layouts) -> None:
    messy_workbook(tmp_path / "ds.xlsx")
    asked = read_members(tmp_path / "ds.xlsx", layouts, ReadAs(TODAY))
    assert [problem.code for problem in errors(asked.problems)] == ["excel.encoding_unconfirmed"]
    assert not asked.importable
    names = {c.original: c.converted for c in asked.conversions if c.column == HEADINGS["B"]}
    assert {person_name(name) for name in names.values()} == {
        member.full_name for member in PEOPLE[44:] if not member.full_name.isascii()
    }


def test_service_that_cannot_be_or_hardly(layouts: Layouts) -> None:
    data = workbook(
        ["Họ và tên", "Ngày sinh", "Ngày vào tổ", "Ngày tham gia BVDP", "Trình độ"],
        ["Trần Văn A", "05/11/1990", "01/07/1989", None, "12/12"],
        ["Trần Văn B", "05/11/1990", "01/07/2024", "2004", "vũ trụ"],
        ["Trần Văn C", "05/11/1990", "30/06/2024", "2010", "12/12"],
        ["Trần Văn D", "1990", "7/2024", "2006", "12/12"],
    )
    read = read_members(data, layouts, ReadAs(date(2026, 11, 1)))
    assert [(p.code, p.at.row, p.at.column, p.severity.value) for p in read.problems] == [
        ("excel.joined_before_birth", 2, "Ngày vào tổ", "error"),
        ("excel.joined_before_force", 2, "Ngày vào tổ", "warning"),
        ("excel.education_unknown", 3, "Trình độ", "warning"),
        ("excel.joined_too_young", 3, "Ngày tham gia BVDP", "warning"),
        ("excel.joined_before_force", 4, "Ngày vào tổ", "warning"),
    ]
