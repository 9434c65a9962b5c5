"""The register on the command line: what has its number, giving one, explaining what is missing, taking one back."""

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run

LETTER = ["letter", "--day", "2026-10-30", "--subject", "Gửi gói số liệu tháng 10"]


def rows(run: Run, symbol: str, *more: object) -> list[dict[str, object]]:
    series = run("register", "list", *more, "--json").json["series"]
    return next((one["rows"] for one in series if one["symbol"] == symbol), [])


def test_the_register_of_the_year(commune: Run) -> None:
    said = commune("register", "list", "--json").json
    assert said["year"] == 2026
    decisions = next(one for one in said["series"] if one["symbol"] == "QĐ-UBND")
    assert (decisions["body"], decisions["kind"], decisions["next"], decisions["unexplained"]) == (
        "committee",
        "decision",
        "43",
        40,
    )
    gap, first, second = decisions["rows"]
    assert (gap["number"], gap["first"], gap["last"], gap["explained"]) == ("01–40", 1, 40, None)
    assert [first["reference"], second["reference"]] == ["41/QĐ-UBND", "42/QĐ-UBND"]
    named = "các ông, bà có tên trong Quyết định"
    assert second["recipients"][1:] == [named, "Công an tỉnh Bắc Ninh (để báo cáo)", "Lưu: VT, CAX"]
    assert not [line for row in (first, second) for line in row["recipients"] if line.startswith("Như ")]
    spoken = commune("register", "list").out
    assert "QĐ-UBND năm 2026 (Ủy ban nhân dân), số tiếp theo 43" in spoken
    assert "01–40  số trống, chưa giải trình" in spoken
    assert commune("register", "list", "--year", "2024").out == "Năm 2024 chưa có văn bản nào.\n"


def test_what_follows_in_a_general_register_is_not_guessed(commune: Run) -> None:
    assert commune("register", "explain", "QĐ-UBND", "--from", 1, "--reason", "general").status == 0
    assert "QĐ-UBND năm 2026 (Ủy ban nhân dân), số do sổ chung cấp" in commune("register", "list").out


def test_prints_stand_with_their_paper(commune: Run, tmp_path: Path) -> None:
    for _ in range(2):
        commune("form", "print", "decision", "--decision", "42/QĐ-UBND", "--out", tmp_path / "p.pdf")
    [printed] = rows(commune, "QĐ-UBND")[2]["prints"]  # type: ignore[misc]
    assert (printed["printed_by"], printed["pages"], printed["superseded_by"]) == ("Lê Quang Đạo", 5, None)
    assert [again["by"] for again in printed["again"]] == ["Lê Quang Đạo"]
    assert "in 2 lần" in commune("register", "list").out


def test_a_number_is_given_and_not_given_twice(commune: Run) -> None:
    said = commune("register", "give", *LETTER, "--number", "5", "--skipped", "before", "--copies", 3, "--json")
    assert (said.status, said.err) == (0, "")
    assert (said.json["reference"], said.json["signer"], said.json["copies"]) == ("05/CAX", "Trần Quốc Hùng", 3)
    assert [row["number"] for row in rows(commune, "CAX")] == ["01–04", "05"]
    again = commune("register", "give", *LETTER, "--number", "05", "--json")
    assert (again.status, again.codes) == (1, ["register.number_twice"])
    assert "Gửi gói số liệu tháng 10" in again.err
    told = commune("register", "give", *LETTER, "--number", "7", "--symbol", "CAX", "--recipient", "Như trên")
    assert told.status == 0
    assert "Bỏ trống 1 số, từ 6 đến 6" in told.err
    assert told.out == "Đã cấp số 07/CAX ngày 30/10/2026: Gửi gói số liệu tháng 10\n"


def test_a_paper_of_the_program_takes_its_number_from_the_register(commune: Run, tmp_path: Path) -> None:
    of = ["--decision", "42/QĐ-UBND"]
    said = commune("register", "give", "to_trinh_de_nghi_cong_nhan", *of, "--number", "9", "--day", "2026-09-25")
    assert said.status == 1
    assert "Văn bản này đã có số" in said.err
    own = commune("register", "give", "decision", *of, "--number", "9", "--day", "2026-09-25", "--json")
    assert "decision.issued_never_edited" in own.codes
    report = ["register", "give", "mau_07", "--month", "2026-10", "--body", "committee", "--number", "1"]
    given = commune(*report, "--day", "2026-10-30", "--json").json
    assert (given["reference"], given["body"], given["signer"]) == ("01/BC-UBND", "committee", "Phạm Minh Tuấn")
    assert not list(tmp_path.glob("*.pdf"))


def test_missing_numbers_are_explained(commune: Run) -> None:
    explain = ["register", "explain", "QĐ-UBND", "--from", 1]
    said = commune(*explain, "--to", 40, "--reason", "reserved")
    assert (said.status, said.out) == (1, "")
    assert "Chưa ghi lý do" in said.err
    done = commune(*explain, "--reason", "general")
    assert done.out == "Đã ghi: QĐ-UBND năm 2026, số 1 trở đi: sổ chung của cơ quan\n"
    assert rows(commune, "QĐ-UBND")[0]["explained"] == {"reason": "general", "words": ""}
    assert "01–40  sổ chung của cơ quan" in commune("register", "list").out
    other = commune("register", "explain", "BC-CAX", "--from", 1, "--to", 3, "--reason", "before", "--json")
    assert other.codes == ["register.symbol_unknown"]
    body = ["--body", "police"]
    assert commune("register", "explain", "BC-CAX", "--from", 1, "--to", 3, "--reason", "before", *body).status == 0


def test_a_number_is_withdrawn_with_its_reason(commune: Run) -> None:
    for number in ("1", "2"):
        assert commune("register", "give", *LETTER, "--number", number).status == 0
    assert commune("register", "withdraw", "01/CAX", "--why", "ghi nhầm").out == "Đã thu lại số 01/CAX.\n"
    assert [row["number"] for row in rows(commune, "CAX")] == ["01", "02"]
    assert rows(commune, "CAX")[0]["explained"] is None
    assert commune("register", "withdraw", "9/CAX", "--why", "x", "--json").codes == ["register.unknown"]
    assert commune("register", "withdraw", "42/QĐ-UBND", "--why", "x", "--json").codes == ["register.not_withdrawn"]


@pytest.mark.parametrize("code", ["bang_thanh_toan", "x"])
def test_what_bears_no_number_gets_none(commune: Run, code: str) -> None:
    said = commune("register", "give", code, "--number", "1", "--day", "2026-10-30", "--json")
    assert (said.status, said.codes) == (1, ["register.form_unknown"])


CERTIFICATE = ["giay_xac_nhan", "--member", "Nguyễn Văn An"]


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as paper:
        return " ".join(page.get_textpage().get_text_bounded() for page in paper)


def test_a_certificate_bears_the_number_it_was_given(commune: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    for purpose in ("vay vốn", "xin việc"):
        commune("form", "print", *CERTIFICATE, "--purpose", purpose, "--out", out)
    give = ["register", "give", *CERTIFICATE, "--number", "1", "--day", "2026-10-30", "--json"]
    several = commune(*give)
    assert several.codes == ["register.which_print"]
    assert "để vay vốn" in several.err + several.out
    given = commune(*give, "--part", "vay vốn").json
    assert given["reference"] == "01/GXN-CAX"
    assert given["subject"].endswith("Nguyễn Văn An, để vay vốn")
    printed = commune("form", "print", *CERTIFICATE, "--purpose", "vay vốn", "--out", out)
    assert "bản in lại" not in printed.out
    assert "01/GXN-CAX" in text_of(out)
    [row] = rows(commune, "GXN-CAX")
    assert len(row["prints"]) == 2  # type: ignore[arg-type]
    assert "register.number_twice" in commune(*give, "--part", "vay vốn").codes
    assert commune(*give[:-3], "--number", "2", "--day", "2026-10-30", "--json").json["subject"].endswith("xin việc")
    commune("form", "print", *CERTIFICATE, "--purpose", "đi học", "--out", out)
    assert "/GXN-CAX" in text_of(out)
    assert "01/GXN-CAX" not in text_of(out)


def test_a_certificate_about_to_be_printed_is_named_by_its_purpose(commune: Run, tmp_path: Path) -> None:
    give = ["register", "give", *CERTIFICATE, "--number", "1", "--day", "2026-10-30"]
    assert commune(*give, "--json").codes == ["register.no_print"]
    assert commune(*give, "--part", "vay vốn").status == 0
    commune("form", "print", *CERTIFICATE, "--purpose", "vay vốn", "--out", tmp_path / "x.pdf")
    assert "01/GXN-CAX" in text_of(tmp_path / "x.pdf")
    assert "in 1 lần" in commune("register", "list").out


def test_a_request_for_more_members_bears_its_number(commune: Run, tmp_path: Path) -> None:
    form, out = "to_trinh_dieu_chinh_so_luong", tmp_path / "x.pdf"
    asked = ["form", "print", form, "--proposed", "Tổ thôn Đông=6: dân đông", "--out", out]
    commune(*asked)
    commune(*asked, "--to-province")
    give = ["register", "give", form, "--number", "9", "--day", "2026-10-30", "--json"]
    assert commune(*give).codes == ["register.which_print"]
    assert commune(*give, "--part", "committee").json["body"] == "committee"
    assert commune(*give).json["body"] == "police"
    commune(*asked)
    assert "09/TTr-CAX" in text_of(out)
    commune(*asked, "--to-province")
    assert "09/TTr-UBND" in text_of(out)


@pytest.mark.parametrize(
    ("kind", "reference", "body"),
    [
        ("decision", "50/QĐ-UBND", "committee"),
        ("plan", "50/KH-UBND", "committee"),
        ("minutes", "50/BB-HĐXT", "council"),
        ("report", "50/BC-CAX", "police"),
    ],
)
def test_a_kind_is_filed_under_its_usual_sender(commune: Run, kind: str, reference: str, body: str) -> None:
    give = ["register", "give", kind, "--number", 50, "--day", "2026-10-30", "--subject", "x", "--signer", "Ai"]
    said = commune(*give, "--json").json
    assert (said["reference"], said["body"]) == (reference, body)


def test_a_number_given_before_this_book_is_told(commune: Run) -> None:
    explain = ["register", "explain", "BC-CAX", "--from", 1, "--to", 4, "--reason", "before", "--body", "police"]
    assert commune(*explain).status == 0
    give = ["register", "give", "report", "--day", "2026-10-30", "--subject", "x"]
    said = commune(*give, "--number", 3, "--json")
    assert "trước khi dùng sổ này" in said.err
    assert "register.number_before" in [warning["code"] for warning in said.json["warnings"]]
    assert "trước khi dùng sổ này" not in commune(*give, "--number", 5).err


def test_a_subject_that_no_paper_can_carry_is_refused(commune: Run) -> None:
    give = ["register", "give", "letter", "--day", "2026-10-30", "--number", 1, "--json", "--subject"]
    for odd in ("Gửi \N{GRINNING FACE}", "Gửi\a gói", "Gửi \u202egói"):
        said = commune(*give, odd)
        assert said.codes == ["text.not_for_paper"]
        assert "Trích yếu" in said.out + said.err
    assert commune(*give, "Gửi\vgói").json["subject"] == "Gửi gói"


@pytest.mark.parametrize(
    ("code", "of", "refused"),
    [
        ("thong_bao_niem_yet", ["--recruitment", "đợt không có"], "cli.round_not_found"),
        ("cong_van_gui_goi", ["--bundle", "gói không có"], "letter.bundle_unknown"),
    ],
)
def test_a_paper_of_what_is_not_in_the_book_gets_no_number(
    commune: Run, code: str, of: list[str], refused: str
) -> None:
    said = commune("register", "give", code, "--day", "2026-10-30", "--number", "1", *of, "--json")
    assert (said.status, said.codes) == (1, [refused])
    assert not rows(commune, "TB-CAX") + rows(commune, "CAX")


def test_the_end_of_a_series_is_not_lost(commune: Run) -> None:
    """A number cancelled or taken back after the highest stands in list and book, and the next one can be given."""
    give = ["register", "give", "confirmation", "--day", "2026-10-30", "--subject", "Xác nhận tham gia"]
    for number in ("01", "01c", "02", "03b", "05", "05a"):
        assert commune(*give, "--number", number).status == 0
    for number in ("05a", "05"):
        assert commune("register", "withdraw", f"{number}/GXN-CAX", "--why", "in hỏng").status == 0
    explain = ["register", "explain", "GXN-CAX", "--reason", "cancelled", "--words", "bỏ"]
    assert commune(*explain, "--from", 4, "--to", 4).status == 0
    said = commune("register", "list").out
    assert "GXN-CAX năm 2026 (Công an), số tiếp theo 05" in said
    assert "  04  số hủy: bỏ\n  05  số trống, chưa giải trình" in said
    assert commune(*give, "--number", "05").status == 0
    assert [row["number"] for row in rows(commune, "GXN-CAX")][-2:] == ["04", "05"]


def test_a_series_whose_only_number_was_taken_back_stays(commune: Run) -> None:
    assert commune("register", "give", *LETTER, "--number", "1").status == 0
    assert commune("register", "withdraw", "1/CAX", "--why", "cấp nhầm").status == 0
    assert [row["number"] for row in rows(commune, "CAX")] == ["01"]
    assert (
        commune("register", "explain", "CAX", "--from", 1, "--to", 1, "--reason", "cancelled", "--words", "x").status
        == 0
    )
    assert "CAX năm 2026 (Công an), số tiếp theo 02" in commune("register", "list").out
