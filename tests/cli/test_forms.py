from pathlib import Path

import pytest

from desktop_app.services.printing_forms import ATTENDANCE, CALCULATION, LIST_LEADERS, LIST_MEMBERS, PAYMENT, SUBMISSION
from tests.cli.conftest import Run

OF_DECISION = ["--decision", "42/QĐ-UBND"]


def test_the_forms(run: Run) -> None:
    said = run("form", "list", "--json")
    assert said.status == 0
    rows = {row["code"]: row for row in said.json["forms"]}
    assert {ATTENDANCE, PAYMENT, CALCULATION, SUBMISSION, LIST_MEMBERS, LIST_LEADERS, "mau_08_cong_nhan"} <= rows.keys()
    assert rows[PAYMENT].keys() == {"code", "title", "version"}
    assert f"{PAYMENT}  {rows[PAYMENT]['title']}" in run("form", "list").out.splitlines()


@pytest.mark.parametrize(
    ("code", "more"),
    [
        (SUBMISSION, OF_DECISION),
        (LIST_MEMBERS, OF_DECISION),
        (LIST_LEADERS, OF_DECISION),
        ("decision", OF_DECISION),
        ("mau_08_cong_nhan_kem_danh_sach", OF_DECISION),
        (ATTENDANCE, ["--month", "2026-10", "--team", "Tổ thôn Đông"]),
        (PAYMENT, ["--month", "2026-10"]),
        (CALCULATION, ["--month", "2026-10", "--member", "Nguyễn Văn An"]),
        (CALCULATION, ["--month", "2026-10", "--team", "Tổ thôn Đông"]),
        (CALCULATION, ["--month", "2026-10"]),
    ],
)
def test_each_paper_is_printed_and_remembered(commune: Run, tmp_path: Path, code: str, more: list[str]) -> None:
    out = tmp_path / "giấy" / "p.pdf"
    said = commune("form", "print", code, *more, "--out", out, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json.keys() == {"file", "document", "pages", "sha256"}
    from hashlib import sha256

    assert sha256(out.read_bytes()).hexdigest() == said.json["sha256"]
    assert said.json["pages"] >= 1
    again = commune("form", "print", code, *more, "--out", out.with_stem("again"))
    assert out.with_stem("again").read_bytes() == out.read_bytes()
    assert "(bản in lại)" in again.out


def test_a_folder_gives_the_paper_its_usual_name(commune: Run, tmp_path: Path) -> None:
    said = commune("form", "print", PAYMENT, "--month", "2026-10", "--out", f"{tmp_path}/tam/", "--json").json
    assert said["file"] == str(tmp_path / "tam" / f"{PAYMENT}-2026-10.pdf")
    assert Path(said["file"]).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["decision", "--decision", "99/QĐ-UBND"], ["cli.decision_not_found"]),
        (["mau_99", "--month", "2026-10"], ["cli.form_unknown"]),
        (["mau_08_cho_thoi", *OF_DECISION], ["cli.form_not_of_decision"]),
        ([PAYMENT, "--month", "2026-10", "--team", "Tổ lạ"], ["cli.team_not_found"]),
        ([CALCULATION, "--month", "2026-10", "--member", "Ai Đó"], ["cli.member_not_found"]),
        ([CALCULATION, "--month", "2026-10", "--member", ""], ["cli.member_not_found"]),
        ([CALCULATION, "--month", "2026-10", "--team", "Tổ lạ"], ["cli.team_not_found"]),
        ([PAYMENT, "--month", "2040-01"], None),
    ],
)
def test_what_cannot_be_printed(commune: Run, tmp_path: Path, words: list[str], codes: list[str] | None) -> None:
    said = commune("form", "print", *words, "--out", tmp_path / "p.pdf", "--json")
    assert said.status == 1
    assert codes is None or said.codes == codes
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize("suffix", [".docx", ".DOCX"])
def test_an_editable_copy_is_no_record_and_says_so(commune: Run, tmp_path: Path, suffix: str) -> None:
    from desktop_app.wording.editable import COMMENT, MARK

    out = tmp_path / f"p{suffix}"
    said = commune("form", "print", "decision", *OF_DECISION, "--out", out)
    assert said.status == 0
    assert out.read_bytes().startswith(b"PK")
    assert MARK in said.out
    assert str(out) in said.out
    json = commune("form", "print", "decision", *OF_DECISION, "--out", out, "--json").json
    assert json == {"file": str(out), "record": False, "note": COMMENT}
    first = commune("form", "print", "decision", *OF_DECISION, "--out", tmp_path / "p.pdf")
    assert "(bản in lại)" not in first.out


@pytest.mark.parametrize("words", [[PAYMENT], ["decision"]])
def test_what_a_paper_is_about_must_be_named(commune: Run, tmp_path: Path, words: list[str]) -> None:
    assert commune("form", "print", *words, "--out", tmp_path / "p.pdf").status == 2
