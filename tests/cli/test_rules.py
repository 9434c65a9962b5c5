"""``schemes`` and ``rules``: what is known here, what the book keeps, and how it is given up."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.cli.test_calculating import CAPS
from tests.whole_scheme import completed

HA_NOI = (ROOT / "resources" / "rules" / "schemes" / "ha-noi-2024.toml").read_text(encoding="utf-8")
KEYS = {
    *("id", "name", "status", "territory", "valid_from", "valid_to"),
    *("local", "attested", "payable", "digest"),
}
ATTEST = ("--name", "Phạm Minh Tuấn", "--on", "2026-11-01", "--document", "Nghị quyết 9/2026/NQ-HĐND")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Hà Nội's scheme with a higher base, as a clerk would complete it."""
    made = tmp_path / "ha-noi.toml"
    made.write_text(completed(HA_NOI).replace("2_520_000", "2_600_000"), encoding="utf-8")
    return made


def test_the_schemes_without_a_book(run: Run) -> None:
    said = run("schemes", "--json")
    assert (said.status, said.err) == (0, "")
    rows = {row["id"]: row for row in said.json["schemes"]}
    assert {"bac-ninh-2024-draft", "hung-yen-2024", "ha-noi-2024"} <= rows.keys()
    row = rows["bac-ninh-2024-draft"]
    assert row.keys() == KEYS
    assert (row["status"], row["payable"], len(row["digest"])) == ("draft", False, 64)
    assert (row["local"], row["attested"]) == (False, None)
    assert "bac-ninh-2024-draft  draft  " in run("schemes").out


def test_a_scheme_is_kept_attested_and_given_up(commune: Run, file: Path) -> None:
    kept = commune("rules", "keep", file, "--why", "mức mới", "--json")
    assert (kept.status, kept.json["local"], kept.json["payable"]) == (0, True, False)
    attested = commune("rules", "attest", "ha-noi-2024", *ATTEST, "--json").json
    assert attested["payable"]
    assert attested["attested"] == {
        "name": "Phạm Minh Tuấn",
        "on": "2026-11-01",
        "document": "Nghị quyết 9/2026/NQ-HĐND",
    }
    [row] = [row for row in commune("schemes", "--json").json["schemes"] if row["id"] == "ha-noi-2024"]
    assert row == attested
    listed = commune("rules", "list", "--json").json
    [rule] = listed["rules"]
    assert listed["problems"] == []
    assert rule == {
        "kind": "scheme",
        "name": "ha-noi-2024",
        "title": "Hà Nội, nghị quyết thông qua 01/7/2024",
        "origin": "local",
        "pack": None,
        "kept_at": "2026-11-02T09:00:00+07:00",
        "kept_by": "Lê Quang Đạo",
        "versions": 1,
        "attested": attested["attested"],
        "applied": True,
        "own": True,
    }
    dropped = commune("rules", "drop", "scheme", "ha-noi-2024", "--why", "nhầm", "--json")
    assert dropped.json == {"kind": "scheme", "name": "ha-noi-2024", "own": True}
    assert commune("rules", "list", "--json").json["rules"] == []


def test_the_same_for_people(commune: Run, file: Path) -> None:
    assert commune("rules", "list").out == "Sổ này chưa lưu quy định nào.\n"
    assert "chỉ để tính thử" in commune("rules", "keep", file).out
    assert commune("rules", "attest", "ha-noi-2024", *ATTEST).out.startswith("Đã xác nhận «Hà Nội")
    assert "(xác nhận: Phạm Minh Tuấn, 01/11/2026)" in commune("rules", "list").out
    assert "chỉ để tính thử" not in commune("rules", "keep", file).out
    assert "bản của chương trình" in commune("rules", "drop", "scheme", "ha-noi-2024", "--why", "nhầm").out
    file.write_text(HA_NOI.replace('"ha-noi-2024"', '"rieng"').replace('"adopted"', '"draft"'), encoding="utf-8")
    commune("rules", "keep", file)
    assert "không có bản riêng" in commune("rules", "drop", "scheme", "rieng", "--why", "nhầm").out


def test_a_notice_is_one_file(commune: Run, tmp_path: Path) -> None:
    text = (ROOT / "resources" / "holidays" / "2027.toml").read_text(encoding="utf-8")
    file = tmp_path / "2029.toml"
    file.write_text(text.replace("2027", "2029"), encoding="utf-8")
    assert commune("rules", "keep", file, "--json").json == {
        "kind": "calendar",
        "name": "2029",
        "warnings": [],
    }
    assert commune("rules", "keep", file).out == "Đã lưu lịch nghỉ «2029».\n"
    [rule] = commune("rules", "list", "--json").json["rules"]
    assert (rule["kind"], rule["name"], rule["versions"], rule["own"]) == ("calendar", "2029", 1, False)
    file.write_text(re.sub("unsettled = .*", "unsettled = []", text), encoding="utf-8")
    short = commune("rules", "keep", file, "--json")
    assert [warning["code"] for warning in short.json["warnings"]] == ["rule.holidays_lacking"]
    assert "thiếu 2 ngày lễ" in short.err


def test_a_question_is_answered_by_the_rules_of_the_book(commune: Run, file: Path, tmp_path: Path) -> None:
    import json

    case = tmp_path / "case.json"
    case.write_text(json.dumps({**CAPS, "scheme": "ha-noi-2024", "duty": []}), encoding="utf-8")
    own = commune("calc", case, "--json").json
    assert not own["payable"]
    commune("rules", "keep", file)
    mine = commune("calc", case, "--json").json
    assert (mine["total"] - own["total"], mine["payable"]) == (80_000, False)
    commune("rules", "attest", "ha-noi-2024", *ATTEST)
    assert commune("calc", case, "--json").json["payable"]


def test_a_book_held_by_the_window_leaves_the_programs_rules(commune: Run, file: Path, data: Path) -> None:
    from desktop_app.clock import Clock
    from desktop_app.storage.book import Book

    commune("rules", "keep", file)
    with Book.open(data / "so-antt.db", Clock()):
        said = commune("schemes", "--json")
        assert (said.status, [row for row in said.json["schemes"] if row["local"]]) == (0, [])
        assert "cửa sổ khác" in said.err
        assert commune("--book", data / "so-antt.db", "schemes", "--json").codes == ["book.in_use"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("attest", "ha-noi-2024", *ATTEST[:3], "2026-11-03", *ATTEST[4:]), "rule.attest_in_future"),
        (("attest", "khong-co", *ATTEST), "rules.scheme_unknown"),
        (("drop", "calendar", "2026", "--why", "nhầm"), "rule.not_kept"),
        (("keep", "khong-co.toml"), "file.not_read"),
    ],
)
def test_what_is_refused(commune: Run, file: Path, words: tuple[str, ...], code: str) -> None:
    commune("rules", "keep", file)
    said = commune("rules", *words, "--json")
    assert (said.status, said.codes) == (1, [code])


def test_a_wrong_file_names_its_key(commune: Run, tmp_path: Path) -> None:
    file = tmp_path / "sai.toml"
    file.write_text(HA_NOI + "\ntien = 1\n", encoding="utf-8")
    said = commune("rules", "keep", file, "--json")
    assert (said.status, said.codes) == (1, ["rules.key_unknown"])
    assert "sai.toml" in said.err
    assert "tien" in said.err
    file.write_bytes(HA_NOI.encode("utf-16"))
    assert commune("rules", "keep", file, "--json").codes == ["rules.not_toml"]


def test_wrong_usage(commune: Run) -> None:
    assert commune("rules", "drop", "law", "x", "--why", "y", "--json").status == 2
    assert commune("rules", "drop", "scheme", "x", "--json").status == 2
    assert commune("rules", "attest", "ha-noi-2024", "--name", "A", "--on", "mai", "--document", "B").status == 2
