"""``calc``, ``team-size``, ``words``: to the đồng, and every kind of bad case."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, Run

PLACE = {"wage_region": "II", "commune_kind": "xa", "village_kind": "thon", "village_class": 1}
NIGHTS = ["01", "06", "07", "08", "09"]


def stint(start: str, end: str) -> dict[str, str]:
    return {"start": start, "end": end}


CAPS: dict[str, Any] = {
    "scheme": "bac-ninh-2024-draft",
    "month": "2026-04",
    "place": PLACE,
    "member": {"role": "to_pho"},
    "duty": [
        *(stint(f"2026-04-{day}T22:00", f"2026-04-{int(day) + 1:02d}T06:00") for day in NIGHTS),
        stint("2026-04-13T22:00", "2026-04-14T04:30"),
        *(stint(f"2026-04-{day}T08:00", f"2026-04-{day}T16:00") for day in ("05", "12", "19", "25", "26", "30")),
    ],
}
CAPS_AMOUNTS = {"monthly": 2_838_000, "night": 1_419_000, "rest_day": 1_135_200, "holiday": 283_800}


@pytest.fixture
def case(tmp_path: Path):
    """Return a way to write a case file."""

    def write(content: object) -> Path:
        file = tmp_path / "case.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return file

    return write


def test_a_month_to_the_dong_with_its_steps(run: Run, case) -> None:
    said = run("calc", case(CAPS), "--json")
    assert (said.status, said.err) == (0, "")
    answer = said.json
    assert {line["code"]: line["amount"] for line in answer["lines"]} == CAPS_AMOUNTS
    assert (answer["cash_total"], answer["insurance_total"], answer["total"]) == (5_676_000, 0, 5_676_000)
    assert (answer["scheme"], answer["month"], answer["payable"]) == ("bac-ninh-2024-draft", "2026-04", False)
    night = next(line for line in answer["lines"] if line["code"] == "night")
    texts = [step["text"] for step in night["steps"]]
    assert "Tối đa 40 giờ, cắt 6,5 giờ" in texts
    assert all(step["source"] and step["certainty"] for step in night["steps"])


def test_the_same_for_people(run: Run, case) -> None:
    said = run("calc", case(CAPS))
    assert said.status == 0
    assert "\nTổng: 5.676.000 đ\nTÍNH THỬ, chưa đủ căn cứ để chi" in said.out
    assert "Còn để ngỏ: Chưa tìm thấy nghị quyết đã ban hành" in said.out
    assert "  - Tối đa 40 giờ, cắt 6,5 giờ" in said.out.splitlines()


def test_a_file_of_worked_cases_is_taken_too(run: Run, case) -> None:
    assert run("calc", case({"why": "…", "case": CAPS, "expect": {}}), "--json").json["total"] == 5_676_000


def test_a_changed_decree_moves_only_what_it_should(run: Run, case) -> None:
    """The minimum wage of region II rises on 1 January 2026; nothing else about the month differs."""
    months = {
        month: run("calc", case({**CAPS, "month": month, "duty": []}), "--json").json
        for month in ("2025-12", "2026-01")
    }
    amounts = {m: {line["code"]: line["amount"] for line in a["lines"]} for m, a in months.items()}
    assert amounts["2026-01"] == {"monthly": 2_838_000}
    assert amounts["2025-12"].keys() == {"monthly"}
    assert amounts["2025-12"]["monthly"] == 2_646_000


def test_a_scheme_given_as_a_path(run: Run, case, tmp_path: Path) -> None:
    [source] = (ROOT / "resources" / "rules" / "schemes").glob("bac-ninh*.toml")
    shutil.copy(source, tmp_path / "rieng.toml")
    for name in ("rieng.toml", str(tmp_path / "rieng.toml")):
        assert run("calc", case({**CAPS, "scheme": name}), "--json").json["total"] == 5_676_000
    text = source.read_text(encoding="utf-8")
    (tmp_path / "rieng.toml").write_text(f"tien = 1\n{text}", encoding="utf-8")
    said = run("calc", case({**CAPS, "scheme": "rieng.toml"}), "--json")
    assert (said.status, said.codes) == (1, ["rules.key_unknown"])
    assert "tien" in said.err


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"scheme": "x"}, "rules.scheme_unknown"),
        ({"month": "2026-13"}, "rules.value_wrong"),
        ({"mnoth": "2026-04"}, "rules.key_unknown"),
        ({"member": {"role": "to_truong_pho"}}, "rules.word_unknown"),
        ({"duty": [stint("2026-04-01T22:00", "2026-04-01T06:00")]}, "duty.ends_before_begin"),
        (
            {"duty": [stint("2026-04-01T08:00", "2026-04-01T10:00"), stint("2026-04-01T09:00", "2026-04-01T11:00")]},
            "rules.duty_overlaps",
        ),
    ],
)
def test_a_wrong_case(run: Run, case, change: dict[str, Any], code: str) -> None:
    said = run("calc", case({**CAPS, **change}), "--json")
    assert said.status == 1
    assert said.codes == [code]
    assert "total" not in said.json


@pytest.mark.parametrize("month", ["1999-01", "2040-01"])
def test_outside_a_figures_range_is_an_error_and_never_nought(run: Run, case, month: str) -> None:
    said = run("calc", case({**CAPS, "month": month, "duty": []}), "--json")
    assert said.status == 1
    assert all(code.startswith("rules.") for code in said.codes)
    assert "total" not in said.json


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "cli.case_not_json"),
        ("", "cli.case_not_json"),
        ("[]", "cli.case_not_object"),
        ("[" * 100_000, "cli.case_not_json"),
    ],
)
def test_what_is_no_case(run: Run, case, content: str, code: str) -> None:
    for command in ("calc", "team-size"):
        said = run(command, case(content), "--json")
        assert (said.status, said.codes) == (1, [code])


def test_a_case_that_cannot_be_read(run: Run, case, tmp_path: Path) -> None:
    assert run("calc", tmp_path / "none.json", "--json").codes == ["file.not_read"]
    case("{}").write_bytes(b"\xff\xfe{")
    assert run("calc", tmp_path / "case.json", "--json").codes == ["cli.case_not_json"]


def test_how_many_members_a_team_has(run: Run, case) -> None:
    said = run(
        "team-size",
        case({"scheme": "ha-noi-2024", "place": {**PLACE, "population": 1800, "households": 420}}),
        "--json",
    )
    assert said.status == 0
    assert said.json.keys() == {"teams", "min", "max", "steps"}
    assert 1 <= said.json["min"] <= said.json["max"]
    assert all(step["text"] for step in said.json["steps"])


def test_amounts_in_words(run: Run) -> None:
    assert run("words", "18598360", "--json").json == {
        "number": 18_598_360,
        "words": "mười tám triệu năm trăm chín mươi tám nghìn ba trăm sáu mươi",
    }
    assert run("words", "--", "-5").out == "âm năm\n"
    southern = ("--nought", "le", "--four", "TU", "--thousand", "ngan", "--billion", "ti")
    assert run("words", "1000024105", *southern).out == "một tỉ không trăm hai mươi tư ngàn một trăm lẻ năm\n"
    assert run("words", "24", "--four", "ba").status == 2
    assert run("words", "9" * 30).status == 0
