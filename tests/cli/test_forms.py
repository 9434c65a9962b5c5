from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.clock import Clock
from desktop_app.model.ids import RuleId
from desktop_app.model.law import RuleKind, RuleOrigin, RuleText
from desktop_app.services.printing_forms import ATTENDANCE, CALCULATION, LIST_LEADERS, LIST_MEMBERS, PAYMENT, SUBMISSION
from desktop_app.storage.book import Book
from tests.building import NOW
from tests.cli.conftest import ROOT, Run

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
        ("danh_sach_chuyen_khoan", ["--month", "2026-10"]),
        ("so_van_ban", []),
        ("so_van_ban", ["--month", "2026-10"]),
        ("mau_01", []),
        ("lich_truc", ["--month", "2026-11", "--team", "Tổ thôn Đông"]),
        ("lich_truc", ["--week", "2026-10-14"]),
        ("giay_xac_nhan", ["--member", "Nguyễn Văn An", "--purpose", "để xin việc"]),
        ("giay_xac_nhan", ["--member", "Nguyễn Văn An", "--purpose", "vay vốn", "--signer", "Phạm Minh Tuấn"]),
        ("to_trinh_dieu_chinh_so_luong", ["--proposed", "Tổ thôn Đông=9: sáp nhập = hai thôn: một"]),
        ("to_trinh_dieu_chinh_so_luong", ["--to-province", "--proposed", "Tổ thôn Đông = 9 : sáp nhập"]),
    ],
)
def test_each_paper_is_printed_and_remembered(commune: Run, tmp_path: Path, code: str, more: list[str]) -> None:
    out = tmp_path / "giấy" / "p.pdf"
    said = commune("form", "print", code, *more, "--out", out, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json.keys() == {"file", "document", "pages", "sha256", "superseded_by", "warnings"}
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
        (["giay_xac_nhan", "--member", "Nguyễn Văn An"], ["letter.no_purpose"]),
        (["giay_xac_nhan", "--member", "Nguyễn Văn An", "--signer", "Ai", "--purpose", "x"], ["cli.signer_not_found"]),
        (["to_trinh_dieu_chinh_so_luong", "--proposed", "Tổ thôn Đông=9"], ["letter.no_reason"]),
        (["to_trinh_dieu_chinh_so_luong", "--proposed", "Tổ lạ=9:x"], ["cli.team_not_found"]),
        (["cong_van_gui_goi", "--month", "2026-10"], ["letter.bundle_unknown"]),
        (["mau_07", *OF_DECISION], ["letter.nobody_leaves"]),
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
    assert json == {"file": str(out), "record": False, "note": COMMENT, "warnings": []}
    first = commune("form", "print", "decision", *OF_DECISION, "--out", tmp_path / "p.pdf")
    assert "(bản in lại)" not in first.out


def test_a_list_goes_out_as_a_workbook_and_what_is_none_is_refused(commune: Run, tmp_path: Path) -> None:
    out = tmp_path / "p.xlsx"
    said = commune("form", "print", PAYMENT, "--month", "2026-10", "--out", out, "--json")
    assert (said.status, said.json["record"]) == (0, False)
    assert out.read_bytes().startswith(b"PK")
    refused = commune("form", "print", SUBMISSION, *OF_DECISION, "--out", tmp_path / "q.xlsx", "--json")
    assert refused.codes == ["paper.no_list"]
    assert not (tmp_path / "q.xlsx").exists()


@pytest.mark.parametrize(
    "words",
    [
        [PAYMENT],
        ["decision"],
        ["lich_truc"],
        ["giay_xac_nhan"],
        ["cong_van_gui_goi"],
        ["to_trinh_dieu_chinh_so_luong", "--proposed", "Tổ thôn Đông: nhiều"],
    ],
)
def test_what_a_paper_is_about_must_be_named(commune: Run, tmp_path: Path, words: list[str]) -> None:
    assert commune("form", "print", *words, "--out", tmp_path / "p.pdf").status == 2


FORM = "mau_08_cong_nhan_kem_danh_sach"


def test_the_same_decision_a_year_later_under_a_newer_form_is_identical(
    commune: Run, data: Path, tmp_path: Path, later: Callable[[], Run]
) -> None:
    first = commune("form", "print", "decision", *OF_DECISION, "--out", tmp_path / "a.pdf", "--json").json
    assert first["superseded_by"] is None
    text = (ROOT / "forms" / FORM / "form.toml").read_text(encoding="utf-8").replace("version = 1\n", "version = 2\n")
    newer = RuleText(
        RuleId("f"), RuleKind.FORM, FORM, text.replace("chịu trách nhiệm ", ""), RuleOrigin.LOCAL, "t", "t"
    )
    with Book.open(data / "so-antt.db", Clock.fixed(NOW)) as book, book.change("rule.kept", by="Lan") as change:
        change.put(newer)
    run = later()
    said = run("form", "print", "decision", *OF_DECISION, "--out", tmp_path / "b.pdf", "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json == {**first, "file": str(tmp_path / "b.pdf")}
    assert (tmp_path / "b.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
    anew = run("form", "print", "decision", *OF_DECISION, "--anew", "--out", tmp_path / "c.pdf", "--json").json
    assert anew["document"] != first["document"]
    assert (tmp_path / "c.pdf").read_bytes() != (tmp_path / "a.pdf").read_bytes()
    old = run("form", "reprint", first["document"], "--out", tmp_path / "d.pdf", "--json").json
    assert (tmp_path / "d.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
    assert (old["superseded_by"]["why"], old["superseded_by"]["document"]) == ("printed_again", anew["document"])
    spoken = run("form", "reprint", first["document"], "--out", tmp_path / "d.pdf").out
    assert "(bản in lại)" in spoken
    assert "Bản in này đã được thay bằng bản in sau (số 42/QĐ-UBND), lúc 09:00 ngày 02/11/2027." in spoken


def test_a_record_that_the_book_no_longer_says_is_told(commune: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    commune("form", "print", "decision", *OF_DECISION, "--out", out)
    with Book.open(data / "so-antt.db", Clock.fixed(NOW)) as book:
        someone = book.decisions()[1].recognitions[0].member
        member = book.member(someone)
        assert member is not None
        with book.change("member.saved", by="Lan") as change:
            change.put(replace(member, address="Thôn Đoài, nhà mới"))
    said = commune("form", "print", "decision", *OF_DECISION, "--out", out, "--json")
    assert "nội dung trong sổ nay đã khác" in said.err
    assert [warning["code"] for warning in said.json["warnings"]] == ["cli.record_differs"]


def test_only_what_was_printed_is_printed_again(commune: Run, tmp_path: Path) -> None:
    said = commune("form", "reprint", "x", "--out", tmp_path / "p.pdf", "--json")
    assert (said.status, said.codes) == (1, ["document.unknown"])
