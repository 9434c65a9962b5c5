"""``schemes show|compare|estimate|check`` over the sample commune's book."""

from pathlib import Path

import openpyxl

from tests.cli.conftest import ROOT, Run
from tests.whole_scheme import completed

HA_NOI = ROOT / "resources" / "rules" / "schemes" / "ha-noi-2024.toml"
TWO = ("bac-ninh-2024-draft", "ha-noi-2024")


def test_a_scheme_is_read_in_sentences(run: Run) -> None:
    said = run("schemes", "show", "ha-noi-2024", "--json")
    assert said.status == 0
    assert said.json["id"] == "ha-noi-2024"
    duty = [one for one in said.json["sentences"] if one["line"] == "duty"]
    assert [one["text"] for one in duty] == [
        "Bồi dưỡng trực",
        "Mỗi ngày trực đủ 4 giờ trở lên: 100.000 đ.",
        "Trả khi được phân công hoặc huy động làm nhiệm vụ.",
    ]
    assert duty[1]["certainty"] == "reported"
    out = run("schemes", "show", "ha-noi-2024").out
    assert "  Mỗi ngày trực đủ 4 giờ trở lên: 100.000 đ. [" in out
    assert run("schemes", "show", "nowhere", "--json").codes == ["rules.scheme_unknown"]


def test_what_is_no_line_s_has_headings_of_its_own(run: Run) -> None:
    out = run("schemes", "show", "ha-noi-2024").out
    blocks = {block.splitlines()[0]: block for block in out.strip().split("\n\n")}
    assert "Ngày lễ trùng ngày nghỉ" in blocks["Cách tính chung"]
    assert "Từ 500 hộ trở lên: 5 thành viên." in blocks["Số lượng thành viên của một Tổ"]
    assert "Số của nghị quyết chưa tìm thấy." in blocks["Còn để ngỏ"]
    assert [line.split(" ")[2] for line in blocks["BHYT"].splitlines()[1:]] == ["Mỗi", "Ghi", "Chỉ", "Không"]
    sentences = run("schemes", "show", "ha-noi-2024", "--json").json["sentences"]
    assert {one["section"] for one in sentences if one["line"] and one["kind"] != "gap"} == {None}
    assert {one["section"] for one in sentences if one["kind"] == "gap"} == {"Còn để ngỏ"}


def test_a_file_is_checked_and_nothing_is_kept(commune: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text(HA_NOI.read_text(encoding="utf-8").replace("2_520_000", "2_600_000"), encoding="utf-8")
    said = commune("schemes", "check", file, "--json")
    assert (said.status, said.json["local"], said.json["payable"]) == (0, True, False)
    assert commune("rules", "list", "--json").json["rules"] == []
    file.write_text(HA_NOI.read_text(encoding="utf-8") + "\n[[line]]\ncode = 'gold'\n", encoding="utf-8")
    wrong = commune("schemes", "check", file, "--json")
    assert wrong.status != 0
    assert "rules.word_unknown" in wrong.codes
    assert any("x.toml" in problem["message"] for problem in wrong.json["problems"])


def test_two_schemes_are_compared(commune: Run) -> None:
    said = commune("schemes", "compare", *TWO, "--month", "2026-10", "--json")
    assert said.status == 0
    found = said.json
    assert found["in_force"] == [False, True]
    assert sum(person["difference"] for person in found["people"]) == found["total"]["difference"]
    assert sum(line["second"] for line in found["lines"]) == found["total"]["second"]
    out = commune("schemes", "compare", *TWO, "--month", "2026-10").out
    assert "chỉ chế độ thứ hai có khoản này" in out
    assert "Tổng: " in out


def test_sums_without_all_rates_are_told_as_a_trial_s(commune: Run) -> None:
    options = ("bac-ninh-2024-draft", "hung-yen-2024", "--month", "2026-10")
    found = commune("schemes", "compare", *options, "--json").json
    assert (found["payable"], found["trial"], found["total"]["comparable"]) == ([False, False], True, False)
    assert found["unknown"][0] == []
    assert "health_insurance" in found["unknown"][1]
    assert {line["code"]: line["unknown"] for line in found["lines"]}["health_insurance"] == [False, True]
    lines = commune("schemes", "compare", *options).out.splitlines()
    assert [line for line in lines[:4] if line.startswith("BẢN TÍNH THỬ")]
    assert any(line.startswith("Hưng Yên") and "chưa biết mức Trực đêm" in line for line in lines[:4])
    total = next(line for line in lines if line.startswith("Tổng: "))
    assert total.endswith("đ (chưa đủ) (không so được)")
    assert any(line.startswith("  - BHYT: 113.850 → chưa biết (không so được)") for line in lines)
    assert not [line for line in lines if "→ 0 đ" in line and "chưa biết" in line]


def test_sure_sums_are_told_without_more_ado(commune: Run, tmp_path: Path) -> None:
    file = tmp_path / "ha-noi.toml"
    file.write_text(completed(HA_NOI.read_text(encoding="utf-8")), encoding="utf-8")
    commune("rules", "keep", file)
    commune("rules", "attest", "ha-noi-2024", "--name", "A", "--on", "2026-11-01", "--document", "Nghị quyết 9")
    options = ("ha-noi-2024", "ha-noi-2024", "--month", "2026-10")
    found = commune("schemes", "compare", *options, "--json").json
    assert (found["trial"], found["total"]["comparable"], found["unknown"]) == (False, True, [[], []])
    assert "TÍNH THỬ" not in commune("schemes", "compare", *options).out


def test_an_estimate_without_all_rates_is_told_as_a_trial(commune: Run) -> None:
    options = ("hung-yen-2024", "--year", 2027, "--like", "2026-10")
    [found] = commune("schemes", "estimate", *options, "--json").json["estimates"]
    assert found["trial"]
    assert "night" in found["unknown"]
    rows = {row["heading"]: row["unknown"] for row in found["rows"]}
    assert (rows["monthly"], rows["health_insurance"], rows["policy"]) == (False, True, True)
    lines = commune("schemes", "estimate", *options).out.splitlines()
    assert lines[1].startswith("BẢN TÍNH THỬ")
    assert "Hỗ trợ đóng BHYT: chưa biết" in lines
    assert next(line for line in lines if line.startswith("Cả năm 2027")).endswith("đ (chưa đủ)")


def test_a_year_is_estimated_and_written(commune: Run, tmp_path: Path) -> None:
    out = tmp_path / "du-toan.xlsx"
    options = ("--year", 2027, "--like", "2026-10", "--against", TWO[0], "--out", out)
    said = commune("schemes", "estimate", TWO[1], *options, "--json")
    assert said.status == 0
    first, second = said.json["estimates"]
    assert first["scheme"] == TWO[1]
    assert first["total"] == sum(row["total"] for row in first["rows"])
    assert openpyxl.load_workbook(out).sheetnames[0] == "So sánh"
    assert second["payable"] is False
    text = commune("schemes", "estimate", TWO[1], "--year", 2027, "--like", "2026-10").out
    assert "Khoản theo ca trực: mỗi tháng như tháng 10/2026." in text
    assert commune("schemes", "estimate", TWO[1], "--year", 2027, "--json").codes == ["estimate.no_closed_month"]
