import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run

CODE = "bang_thanh_toan"
OLD, NEW = "BẢNG THANH TOÁN HỖ TRỢ, BỒI DƯỠNG", "BẢNG CHI HỖ TRỢ, BỒI DƯỠNG"


@pytest.fixture
def file(run: Run, tmp_path: Path) -> Path:
    """The program's form, reworded."""
    text = run("form", "show", CODE).out
    assert OLD in text
    found = tmp_path / "mau.toml"
    found.write_text(text.replace(OLD, NEW), encoding="utf-8")
    return found


def test_a_form_is_shown_checked_kept_and_dropped(commune: Run, file: Path) -> None:
    assert commune("form", "check", file).out == "Mẫu «Bảng thanh toán hỗ trợ, bồi dưỡng» đọc được và in thử được.\n"
    said = commune("form", "keep", file, "--why", "mẫu của tỉnh", "--json")
    assert (said.status, said.json["edition"]) == (0, "1-1")
    shown = commune("form", "show", CODE, "--json").json
    assert (shown["edition"], NEW in shown["text"]) == ("1-1", True)
    assert OLD in commune("form", "show", CODE, "--own").out
    assert tomllib.loads(shown["text"])["local"] == 1
    assert commune("form", "keep", file, "--json").codes == ["form_edit.unchanged"]
    rows = commune("rules", "list", "--json").json["rules"]
    assert [(row["kind"], row["name"]) for row in rows] == [("form", CODE)]
    assert "Đang dùng bản của chương trình" in commune("form", "drop", CODE, "--why", "thôi").out
    assert OLD in commune("form", "show", CODE).out


def test_what_is_wrong_is_told_with_line_and_key(run: Run, commune: Run, file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("{commune}", "{comune}")
    file.write_text(text, encoding="utf-8")
    for words in (("form", "check", file), ("form", "keep", file)):
        said = commune(*words, "--json")
        assert (said.status, said.codes) == (1, ["printing.field_unknown"])
        (problem,) = said.json["problems"]
        assert problem["column"] == "block[2].about"
        assert "{comune}" in text.split("\n")[problem["row"] - 1]
        assert f"{CODE}/form.toml, dòng {problem['row']}, khóa block[2].about: " in problem["message"]
    assert run("form", "show", "mau_99", "--json").codes == ["printing.form_unknown"]
    assert commune("form", "drop", CODE, "--why", "x", "--json").codes == ["rule.not_kept"]


def test_check_and_keep_judge_alike_who_held_a_form_against_the_gazette(commune: Run, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("checked = false", "checked = true"), encoding="utf-8")
    for verb in ("check", "keep"):
        said = commune("form", verb, file, "--json")
        assert (said.status, said.codes) == (1, ["form_edit.checked_unattested"])


def test_a_file_that_is_no_toml_needs_its_code(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hong.toml"
    file.write_text("a = = 1", encoding="utf-8")
    said = run("form", "check", file, "--code", CODE, "--json")
    assert said.codes == ["printing.file_unreadable"]
    assert said.json["problems"][0]["row"] == 1


def test_brackets_within_brackets_are_told_in_a_sentence(commune: Run, file: Path) -> None:
    file.write_text(f"a = {'[' * 5_000}{']' * 5_000}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    for words in (("form", "check", file), ("form", "keep", file)):
        said = commune(*words, "--json")
        assert (said.status, said.codes) == (1, ["form_edit.too_deep"])


def test_a_form_without_signatures_is_warned_of_when_it_is_kept(commune: Run, file: Path) -> None:
    before, _, _ = file.read_text(encoding="utf-8").partition('[[block]]\nkind = "signatures"')
    file.write_text(before, encoding="utf-8")
    assert [one["code"] for one in commune("form", "check", file, "--json").json["warnings"]] == [
        "form_edit.no_signature"
    ]
    said = commune("form", "keep", file, "--json")
    assert "không có người ký" in said.err
    assert [one["code"] for one in said.json["warnings"]] == ["form_edit.no_signature"]


def test_a_form_for_a_later_day_does_not_draw_an_older_paper(commune: Run, file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("valid_from = 2024-07-01", "valid_from = 2099-01-01"), encoding="utf-8")
    assert "có hiệu lực từ 01/01/2099" in commune("form", "keep", file).err
    said = commune("form", "print", CODE, "--month", "2026-09", "--out", tmp_path / "x.pdf", "--json")
    assert "in theo mẫu trước đó (bản 1)" in said.err
    assert [one["code"] for one in said.json["warnings"]] == ["form.earlier_used"]


def test_a_crowded_table_is_said(run: Run, file: Path) -> None:
    columns = ", ".join(f'{{ head = "Nghiêngnghiêng{at}", value = "" }}' for at in range(40))
    more = f'\n[[block]]\nkind = "table"\nrows = "sums"\ncolumns = [{columns}]\n'
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    said = run("form", "check", file, "--json")
    assert [one["code"] for one in said.json["warnings"]] == ["form_edit.table_crowded"]
    assert "Bảng này rộng hơn trang" in said.err
