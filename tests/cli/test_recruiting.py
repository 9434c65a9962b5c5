"""A whole round by commands, each paper of it printed."""

import json
import unicodedata
from pathlib import Path

import pytest

from desktop_app.services.printing_recruitment import OF_A_ROUND
from tests.cli.conftest import Run, Said
from tests.recruiting import COUNCIL

NAME, TEAM = "Tuyển chọn Tổ viên năm 2026", "Tổ thôn Đông"
PAPERS = [word for paper in ("don", "so_yeu_ly_lich", "giay_suc_khoe", "bang_cap") for word in ("--paper", paper)]
PLAN = ["--from", "2026-11-03", "--to", "2026-11-13", "--at", "trụ sở Công an xã", "--meeting", "2026-11-20"]


def fine(said: Said) -> Said:
    assert said.status == 0, said.err
    return said


@pytest.fixture
def names(sample_book: Path) -> list[str]:
    """Three people of the sample: who they are does not matter to the commands."""
    import sqlite3

    with sqlite3.connect(sample_book) as book:
        rows = book.execute("SELECT cccd FROM members WHERE retired = 0 AND cccd <> '' ORDER BY sort_key LIMIT 3")
        return [row[0] for row in rows.fetchall()]


def begun(commune: Run) -> str:
    return fine(commune("recruit", "start", NAME, "--team", TEAM, 2, *PLAN, "--json")).json["id"]


def council() -> list[str]:
    words = []
    for one in COUNCIL:
        words += ["--member", one.name, one.office, one.role.value, one.seat.value]
    return [*words, "--secretary", next(one.name for one in COUNCIL if one.secretary)]


def test_a_whole_round(commune: Run, names: list[str], tmp_path: Path):
    round_ = begun(commune)
    fine(commune("recruit", "paper", round_, "plan", "--number", 15, "--symbol", "KH-UBND", "--day", "2026-11-02"))
    fine(commune("recruit", "post", NAME, "ke_hoach", "--day", "2026-11-02"))
    for name in names:
        fine(commune("recruit", "receive", NAME, "--member", name, "--team", TEAM, "--day", "2026-11-05", *PAPERS))
    fine(commune("recruit", "paper", NAME, "applicants", "--day", "2026-11-16"))
    fine(commune("recruit", "post", NAME, "danh_sach", "--day", "2026-11-16"))
    said = commune(
        "recruit", "council", NAME, *council(), "--secretary", COUNCIL[5].name, "--day", "2026-11-17", "--json"
    )
    assert fine(said).codes == ["recruit.day_to_come", "recruit.council_no_sex"]
    votes = [word for name, ayes in zip(names, (8, 6, 6), strict=True) for word in ("--vote", name, ayes)]
    tie = fine(commune("recruit", "meet", NAME, "--day", "2026-11-20", *votes, "--json"))
    assert tie.codes == ["recruit.meeting_hours_empty", "recruit.tie_open"]
    assert (
        "recruit.tie_unsettled" in commune("recruit", "paper", NAME, "minutes", "--day", "2026-11-20", "--json").codes
    )
    choice = ["--tie", TEAM, names[1], "--tie-reason", "Hội đồng biểu quyết lại"]
    fine(commune("recruit", "meet", NAME, "--day", "2026-11-20", *votes, *choice))
    fine(commune("recruit", "paper", NAME, "minutes", "--day", "2026-11-20"))
    [draft] = fine(commune("recruit", "draft", NAME, "--effective", "2026-12-01", "--json")).json["decisions"]
    assert draft["does"] == "recognise"
    fine(commune("recruit", "paper", NAME, "proposal", "--number", 31, "--symbol", "TTr-CAX", "--day", "2026-11-24"))
    fine(commune("recruit", "received", NAME, "--day", "2026-11-25"))
    shown = fine(commune("recruit", "show", NAME, "--json")).json
    steps = {step["step"]: step for step in shown["steps"]}
    assert [steps[name]["state"] for name in ("de_nghi", "quyet_dinh")] == ["done", "next"]
    assert (steps["quyet_dinh"]["due"], shown["needed"]) == ("2026-12-02", 5)
    assert [row["outcome"] for row in shown["votes"]] == ["trung_tuyen", "trung_tuyen", "het_cho"]
    spoken = fine(commune("recruit", "show", NAME)).out
    assert "Hồ sơ: 3\n" in spoken
    assert f"\t{TEAM}\tTổ viên\tnhận 05/11/2026\n" in spoken
    assert "từ 5 phiếu là quá nửa\n" in spoken
    assert f"\t{TEAM}\t8 phiếu\ttrúng tuyển\n" in spoken
    assert f"  dự thảo\t{draft['subject']}\t{draft['id']}" in spoken
    for code in ("to_trinh_de_nghi_cong_nhan", "mau_05", "decision"):
        fine(commune("form", "print", code, "--recruitment", NAME, "--out", tmp_path / f"{code}.pdf"))


@pytest.mark.parametrize("code", [code for code in OF_A_ROUND if code != "mau_03"])
def test_each_paper_of_a_round_is_printed(commune: Run, names: list[str], tmp_path: Path, code: str):
    begun(commune)
    fine(commune("recruit", "receive", NAME, "--member", names[0], "--team", TEAM, "--day", "2026-11-05", *PAPERS))
    fine(commune("recruit", "council", NAME, *council()))
    out = tmp_path / "p.pdf"
    said = fine(commune("form", "print", code, "--recruitment", NAME, "--out", out, "--json"))
    assert said.json["pages"] >= 1
    assert out.read_bytes().startswith(b"%PDF")


def test_the_tellers_record_and_somebodys_own_application(commune: Run, names: list[str], tmp_path: Path):
    begun(commune)
    fine(commune("recruit", "receive", NAME, "--member", names[0], "--team", TEAM, "--day", "2026-11-05", *PAPERS))
    fine(commune("recruit", "council", NAME, *council()))
    ballot = ["--mode", "bo_phieu_kin", "--ballots", 8, 8, 0, "--teller", COUNCIL[2].name, "to_truong"]
    fine(commune("recruit", "meet", NAME, "--day", "2026-11-20", "--vote", names[0], 7, *ballot))
    fine(commune("form", "print", "mau_03", "--recruitment", NAME, "--out", tmp_path / "p.pdf"))
    own = ["--recruitment", NAME, "--member", names[0], "--out", tmp_path / "q.pdf"]
    assert "Đơn đề nghị" in fine(commune("form", "print", "mau_01", *own)).out


def test_missing_papers_are_told(commune: Run, names: list[str]):
    begun(commune)
    where = ["--member", names[0], "--team", TEAM, "--day", "2026-11-05"]
    said = fine(commune("recruit", "receive", NAME, *where, "--paper", "don", "--json"))
    assert [problem["code"] for problem in said.json["problems"]][:1] == ["recruit.already_serving"]
    assert "recruit.not_told" in [problem["code"] for problem in said.json["problems"]]
    told = fine(commune("recruit", "tell", NAME, "--member", names[0], "--day", "2026-11-05", "--json"))
    assert "recruit.not_told" not in [problem["code"] for problem in told.json["problems"]]


def test_the_list_and_a_round_stopped(commune: Run):
    assert "Chưa có đợt" in commune("recruit", "list").out
    round_ = begun(commune)
    [row] = fine(commune("recruit", "list", "--json")).json["rounds"]
    assert (row["id"], row["step"], row["wanted"]) == (round_, "phe_duyet", 2)
    assert json.dumps(row)
    assert "Phê duyệt kế hoạch\tđang làm" in commune("recruit", "show", NAME).out
    fine(commune("recruit", "stop", NAME, "--why", "Chờ sắp xếp lại thôn"))
    assert fine(commune("recruit", "list", "--json")).json["rounds"][0]["stopped"]


def test_what_is_refused(commune: Run, tmp_path: Path):
    begun(commune)
    out = ["--out", tmp_path / "p.pdf", "--json"]
    assert commune("recruit", "show", "?", "--json").codes == ["cli.round_not_found"]
    assert commune("form", "print", "phieu_tinh", "--recruitment", NAME, *out).codes == ["cli.form_not_of_round"]
    assert commune("form", "print", "mau_04", *out).status == 2
    assert commune("recruit", "council", NAME, *council(), "--number", 7).status == 2  # the number would be lost
    fine(commune("recruit", "council", NAME, *council()))
    assert commune("recruit", "meet", NAME, "--day", "2026-11-20", "--absent", "Ai đó").status == 2


def test_a_round_is_found_however_its_name_was_composed(commune: Run) -> None:
    apart = unicodedata.normalize("NFD", NAME)
    fine(commune("recruit", "start", apart, "--team", unicodedata.normalize("NFD", TEAM), 2, "--at", "trụ sở\v2"))
    assert fine(commune("recruit", "show", NAME, "--json")).json["name"] == NAME
    assert fine(commune("recruit", "show", apart, "--json")).json["name"] == NAME


def test_a_place_that_no_paper_can_carry_is_refused_by_its_field(commune: Run) -> None:
    said = commune("recruit", "start", "Đợt 2", "--at", "trụ sở \a", "--json")
    assert said.codes == ["text.not_for_paper"]
    assert "Nơi nhận hồ sơ" in said.out + said.err


def test_a_ground_is_written_and_a_change_of_papers_keeps_it(commune: Run, names: list[str]) -> None:
    begun(commune)
    where = ["--member", names[0], "--team", TEAM, "--day", "2026-11-05"]
    fine(commune("recruit", "receive", NAME, *where, "--paper", "don"))
    fine(commune("recruit", "tell", NAME, "--member", names[0], "--day", "2026-11-05"))
    ground = ["--ground", "recruit.papers_missing", "Trường xác nhận", "Công văn 5"]
    fine(commune("recruit", "receive", NAME, *where, "--change", "--paper", "don", *ground))
    fine(commune("recruit", "receive", NAME, *where, "--change", "--paper", "don", "--paper", "bang_cap"))
    [told] = fine(commune("recruit", "show", NAME, "--json")).json["applicants"]
    assert told["told_on"] == "2026-11-05"
    assert told["grounds"] == [
        {"code": "recruit.papers_missing", "ground": "Trường xác nhận", "document": "Công văn 5"}
    ]
    assert commune("recruit", "receive", NAME, *where, "--change", "--ground", "member.too_young", "a", "b").status == 2


def test_an_application_is_withdrawn_with_its_reason(commune: Run, names: list[str]) -> None:
    begun(commune)
    where = ["--member", names[0], "--team", TEAM, "--day", "2026-11-05"]
    fine(commune("recruit", "receive", NAME, *where))
    out = ["--member", names[0], "--day", "2026-11-06", "--why", "Chưa đủ tiêu chuẩn"]
    assert "Đã ghi rút hồ sơ." in fine(commune("recruit", "withdraw", NAME, *out)).out
    [told] = fine(commune("recruit", "show", NAME, "--json")).json["applicants"]
    assert (told["withdrawn_on"], told["withdrawn_why"]) == ("2026-11-06", "Chưa đủ tiêu chuẩn")


def test_a_second_round_of_the_same_name_and_team_is_begun_and_told(commune: Run) -> None:
    begun(commune)
    said = fine(commune("recruit", "start", NAME, "--team", TEAM, 2, "--json"))
    assert [p["code"] for p in said.json["problems"]][-2:] == ["recruit.name_taken", "recruit.team_wanted_elsewhere"]
    assert "Đã có đợt cùng tên" in said.err
    lines = fine(commune("recruit", "list")).out.splitlines()
    assert all("(lập ngày " in line for line in lines)


def test_a_stopped_round_says_so_with_day_and_reason(commune: Run) -> None:
    begun(commune)
    told = fine(commune("recruit", "show", NAME, "--json")).json
    assert (told["stopped_on"], told["stopped_why"]) == (None, None)
    assert "ĐÃ DỪNG" not in commune("recruit", "show", NAME).out
    fine(commune("recruit", "stop", NAME, "--why", "Chờ sắp xếp lại thôn"))
    told = fine(commune("recruit", "show", NAME, "--json")).json
    assert (told["stopped_on"], told["stopped_why"]) == (told["started_on"], "Chờ sắp xếp lại thôn")
    first = commune("recruit", "show", NAME).out.splitlines()[0]
    assert first.startswith("ĐÃ DỪNG ngày ")
    assert first.endswith("Lý do: Chờ sắp xếp lại thôn")
    assert commune("recruit", "list").out.rstrip().endswith("đã dừng")


def test_a_change_keeps_what_it_does_not_name(commune: Run, names: list[str]) -> None:
    def kept() -> tuple[object, ...]:
        book = commune("recruit", "show", NAME, "--json").json
        [told] = book["applicants"]
        return told["role"], told["missing"], told["withdrawn_on"], told["withdrawn_why"]

    begun(commune)
    where = ["--member", names[0], "--team", TEAM, "--day", "2026-11-05"]
    fine(commune("recruit", "receive", NAME, *where, "--paper", "don", "--role", "to_pho", "--priority", "Quân nhân"))
    fine(commune("recruit", "withdraw", NAME, "--member", names[0], "--day", "2026-11-06", "--why", "Chuyển đi"))
    before = kept()
    assert before[0] == "to_pho"
    assert before[2:] == ("2026-11-06", "Chuyển đi")
    fine(commune("recruit", "receive", NAME, *where, "--change"))
    assert kept() == before
