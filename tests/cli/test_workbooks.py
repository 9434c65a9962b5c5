from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import SAMPLE, Run
from tests.excel.messy import messy_workbook


@pytest.fixture
def empty(run: Run) -> Run:
    """Return the runner over a commune without people."""
    assert run("init", SAMPLE).status == 0
    return run


def lines(run: Run) -> int:
    return int(run("check", "--json").json["history"]["lines"])


def test_sixty_people_dry_and_for_good(empty: Run, tmp_path: Path) -> None:
    messy_workbook(tmp_path / "ds.xlsx")
    words = ["import", "members", tmp_path / "ds.xlsx", "--legacy", "convert", "--json"]
    dry = empty(*words, "--dry-run")
    assert (dry.status, dry.json["new"], dry.json["written"]) == (0, 60, False)
    assert dry.json["conversions"]
    assert lines(empty) == 1
    done = empty(*words)
    assert (done.status, done.json["new"], done.json["written"]) == (0, 60, True)
    again = empty(*words)
    assert (again.json["new"], again.json["same"], again.json["changed"]) == (0, 60, 0)
    assert lines(empty) == 2


def test_twelve_faults_with_row_column_and_remedy(empty: Run, tmp_path: Path) -> None:
    planted = messy_workbook(tmp_path / "ds.xlsx", faults=True)
    said = empty("import", "members", tmp_path / "ds.xlsx", "--legacy", "convert", "--json")
    assert (said.status, said.json["written"]) == (1, False)
    stopping = [p for p in said.json["problems"] if p["severity"] == "error"]
    assert {(p["row"], p["column"]): p["code"] for p in stopping} == planted
    for problem in stopping:
        assert f"dòng {problem['row']}, cột {problem['column']}: " in problem["message"]
        assert problem["message"] in said.err
    assert "Chưa ghi gì vào sổ" in said.err
    assert lines(empty) == 1


def test_old_letters_are_asked_about(empty: Run, tmp_path: Path) -> None:
    messy_workbook(tmp_path / "ds.xlsx")
    said = empty("import", "members", tmp_path / "ds.xlsx", "--json")
    assert said.status == 1
    assert "excel.encoding_unconfirmed" in said.codes


@pytest.mark.parametrize("what", [["members"], ["teams"], ["duty", "--month", "2026-10"]])
@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04" + bytes(90)])
def test_a_hostile_or_broken_workbook(commune: Run, tmp_path: Path, what: list[str], content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    before = lines(commune)
    said = commune("import", what[0], tmp_path / "x.xlsx", *what[1:], "--json")
    assert said.status == 1
    assert said.codes
    assert lines(commune) == before


def test_what_goes_out_comes_back(commune: Run, tmp_path: Path) -> None:
    before = lines(commune)
    for kind, more in (
        ("members", []),
        ("teams", []),
        ("grid", ["--month", "2026-10"]),
        ("explanations", ["--month", "2026-10"]),
        ("sheet", ["--month", "2026-10"]),
    ):
        said = commune("export", kind, tmp_path / f"{kind}.xlsx", *more)
        assert (said.status, said.err) == (0, "")
        file = tmp_path / f"{kind}.xlsx"
        assert file.read_bytes().startswith(b"PK")
        again = commune("export", kind, file, *more, "--json").json
        assert again == {"file": str(file), "size": file.stat().st_size}
    members = commune("import", "members", tmp_path / "members.xlsx", "--dry-run", "--json")
    assert (members.status, members.json["new"]) == (0, 0)
    teams = commune("import", "teams", tmp_path / "teams.xlsx", "--json")
    assert (teams.status, teams.json["new"], teams.json["known"]) == (0, 0, 15)
    duty = commune("import", "duty", tmp_path / "grid.xlsx", "--month", "2026-10", "--json")
    assert (duty.status, duty.json["people"]) == (0, 47)
    assert duty.json["stints"] > 100
    assert lines(commune) == before


def test_all_columns_are_more_than_the_provinces(commune: Run, tmp_path: Path) -> None:
    sizes = []
    for columns in ("province", "all"):
        commune("export", "members", tmp_path / "m.xlsx", "--columns", columns)
        sizes.append((tmp_path / "m.xlsx").stat().st_size)
    assert sizes[0] < sizes[1]


def test_a_file_that_cannot_be_written(commune: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    said = commune("export", "teams", tmp_path / "f" / "x.xlsx")
    assert said.status == 1
    assert "không ghi được tệp" in said.err


def test_a_grid_of_one_cell_takes_nothing_away_without_a_word(commune: Run, tmp_path: Path) -> None:
    commune("export", "grid", tmp_path / "grid.xlsx", "--month", "2026-10")
    book = load_workbook(tmp_path / "grid.xlsx")
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if sum(c.value == "22-6" for c in row) > 2)
    nights = [cell for cell in row if cell.value == "22-6"]
    for cell in nights[1:]:
        cell.value = None
    book.save(tmp_path / "grid.xlsx")
    before = lines(commune)
    words = ["import", "duty", tmp_path / "grid.xlsx", "--month", "2026-10", "--json"]
    said = commune(*words)
    assert (said.status, said.json["written"], said.codes) == (1, False, ["import.duty_would_remove"])
    assert said.json["removed"] >= len(nights) - 1
    [person] = said.json["changes"]
    assert (person["name"], person["removed"], person["new"]) == (row[1].value, said.json["removed"], 0)
    assert f"{row[1].value} ({person['removed']})" in said.err
    assert "--replace" in said.err
    assert lines(commune) == before
    dry = commune(*words, "--replace", "--dry-run")
    assert (dry.status, dry.json["removed"], dry.json["written"]) == (0, said.json["removed"], False)
    done = commune(*words, "--replace")
    assert (done.status, done.json["written"]) == (0, True)
    assert lines(commune) == before + 1
    assert commune(*words).json["removed"] == 0


def test_a_dry_run_tells_every_field_that_would_change(empty: Run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"])
    sheet.append(["Trần Thị Na", "05/11/1990", "Nữ", "027190012345"])
    book.save(tmp_path / "m.xlsx")
    assert empty("import", "members", tmp_path / "m.xlsx", "--json").json["changes"] == []
    sheet["C2"] = "Nam"
    book.save(tmp_path / "m.xlsx")
    dry = empty("import", "members", tmp_path / "m.xlsx", "--dry-run", "--json")
    said = {"row": 2, "name": "Trần Thị Na", "field": "sex", "before": "nữ", "after": "nam"}
    assert [
        {**change, "before": change["before"].lower(), "after": change["after"].lower()}
        for change in dry.json["changes"]
    ] == [said]
    assert dry.codes == ["excel.cccd_sex"]
    assert "Trần Thị Na, sex" in empty("import", "members", tmp_path / "m.xlsx", "--dry-run").err
