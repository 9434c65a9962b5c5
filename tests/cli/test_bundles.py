"""Seal, check, take in, read the receipt, from the command line of both sides."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def road(commune: Run, tmp_path: Path) -> tuple[Run, Path, Path]:
    """Return the runner, the office's data folder and a sealed month of the commune."""
    office = tmp_path / "office"
    commune("init", "--office", "ca-bac-ninh", "--name", "Công an tỉnh Bắc Ninh", folder=office)
    data = tmp_path / "data"
    for own, other in ((data, office), (office, data)):
        card = tmp_path / f"{own.name}.json"
        sheet = commune("key", "new", "--json", folder=own).json
        commune("key", "sheet", "--card", card, folder=own)
        assert commune("key", "trust", card, "--fingerprint", sheet["fingerprint"], folder=other).status == 0
    assert commune("month", "close", "2026-10").status == 0
    out = tmp_path / "out"
    out.mkdir()
    sealed = commune("bundle", "export", "2026-10", "--out", out, "--json")
    assert sealed.status == 0
    assert sealed.json.keys() == {"file", "id", "seq", "revision", "records", "size"}
    assert (sealed.json["seq"], sealed.json["revision"]) == (1, 1)
    return commune, office, Path(sealed.json["file"])


def test_up_and_back(road: tuple[Run, Path, Path], tmp_path: Path) -> None:
    run, office, bundle = road
    seen = run("bundle", "verify", bundle, "--json", folder=office)
    assert seen.status == 0
    answer = seen.json
    assert answer["verified"]
    assert set(answer["facts"].values()) == {True}
    assert answer["envelope"]["period"] == "2026-10"
    assert answer["plan"]["new"] > 0
    assert answer["problems"] == []
    assert seen.err.count("✓") == len(answer["facts"])
    taken = run("bundle", "receive", bundle, "--receipts", tmp_path / "receipts", "--json", folder=office)
    assert taken.status == 0
    [one] = taken.json["bundles"]
    assert (one["taken"], one["outcome"]) == (True, "accept")
    read = run("bundle", "receipt", one["receipt"], "--json")
    assert read.status == 0
    assert (read.json["outcome"], read.json["period"], read.json["head_seq"]) == ("accept", "2026-10", 1)
    assert set(read.json["facts"].values()) == {True}


def test_a_second_time_changes_nothing_and_is_no_alarm(road: tuple[Run, Path, Path]) -> None:
    run, office, bundle = road
    run("bundle", "receive", bundle, folder=office)
    before = run("check", "--json", folder=office).json["history"]
    again = run("bundle", "receive", bundle, "--json", folder=office)
    assert again.status == 0
    [one] = again.json["bundles"]
    assert (one["verified"], one["duplicate"], one["taken"], one["receipt"]) == (True, True, False, None)
    assert [(problem["code"], problem["severity"]) for problem in one["problems"]] == [("bundle.duplicate", "warning")]
    seen = run("bundle", "verify", bundle, "--json", folder=office)
    assert (seen.status, seen.json["verified"], seen.json["duplicate"], seen.json["own"]) == (0, True, True, False)
    assert [problem["severity"] for problem in seen.json["problems"]] == ["warning"]
    assert "đã nhận từ trước" in seen.err
    assert "✗" not in seen.err
    plain = run("bundle", "receive", bundle, folder=office)
    assert plain.out == f"{bundle}: đã nhận từ trước, không ghi biên nhận mới\n"
    assert run("check", "--json", folder=office).json["history"] == before


def test_a_commune_verifies_what_it_sealed_itself(road: tuple[Run, Path, Path]) -> None:
    run, _office, bundle = road
    seen = run("bundle", "verify", bundle, "--json")
    assert seen.status == 0
    assert (seen.json["verified"], seen.json["own"], seen.json["duplicate"]) == (True, True, False)
    facts = seen.json["facts"]
    assert [name for name, holds in facts.items() if holds is None] == ["addressed", "fresh", "continues", "current"]
    assert False not in facts.values()
    assert seen.json["problems"] == []
    assert "do chính đơn vị này ký và niêm phong, gửi ca-bac-ninh" in seen.err


def test_one_byte_changed(road: tuple[Run, Path, Path]) -> None:
    run, office, bundle = road
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(bytes(content))
    seen = run("bundle", "verify", bundle, "--json", folder=office)
    assert seen.status == 3
    assert not seen.json["verified"]
    assert "✗" in seen.err
    assert all(problem["message"] in seen.err for problem in seen.json["problems"])
    taken = run("bundle", "receive", bundle, "--json", folder=office)
    assert taken.status == 3
    assert taken.json["bundles"][0]["receipt"] is None
    plain = run("bundle", "receive", bundle, folder=office)
    assert plain.out == f"{bundle}: không nhận, không ghi biên nhận\n"
    assert run("bundle", "receipt", bundle, "--json").status == 3


def test_a_missing_file_among_several_takes_nothing_in(road: tuple[Run, Path, Path], tmp_path: Path) -> None:
    run, office, bundle = road
    before = run("check", "--json", folder=office).json["history"]
    said = run("bundle", "receive", bundle, tmp_path / "none", "--json", folder=office)
    assert (said.status, said.codes) == (1, ["file.not_read"])
    assert run("check", "--json", folder=office).json["history"] == before


def test_sealing_again_or_where_nothing_can_be_written(road: tuple[Run, Path, Path], tmp_path: Path) -> None:
    run, _office, _bundle = road
    again = run("bundle", "export", "2026-10", "--out", tmp_path / "x.age", "--json")
    assert (again.status, again.codes) == (1, ["bundle.sealed_already"])
    run("month", "reopen", "2026-10", "--why", "xem lại")
    run("month", "close", "2026-10")
    (tmp_path / "f").write_text("")
    full = run("bundle", "export", "2026-10", "--out", tmp_path / "f" / "x.age", "--json")
    assert (full.status, full.codes) == (1, ["file.not_written"])
    amended = run("bundle", "export", "2026-10", "--out", tmp_path / "x.age", "--json")
    assert (amended.status, amended.json["revision"], amended.json["file"]) == (0, 2, str(tmp_path / "x.age"))


def test_a_receipt_that_cannot_be_written_takes_nothing_in(road: tuple[Run, Path, Path], tmp_path: Path) -> None:
    run, office, bundle = road
    (tmp_path / "f").write_text("")
    before = run("check", "--json", folder=office).json["history"]
    said = run("bundle", "receive", bundle, "--receipts", tmp_path / "f", "--json", folder=office)
    assert (said.status, said.codes) == (1, ["file.not_written"])
    assert run("check", "--json", folder=office).json["history"] == before


def test_without_a_book_only_what_can_be_judged(road: tuple[Run, Path, Path], tmp_path: Path) -> None:
    run, _office, bundle = road
    seen = run("bundle", "verify", bundle, "--json", folder=tmp_path / "nobody")
    assert seen.status == 3
    assert None in seen.json["facts"].values()
    assert not (tmp_path / "nobody").exists()


def test_a_commune_receives_nothing(road: tuple[Run, Path, Path]) -> None:
    run, _office, bundle = road
    assert run("bundle", "receive", bundle, "--json").codes == ["bundle.not_an_office"]


def test_a_sealed_trial_is_told_as_one_to_both_sides(road: tuple[Run, Path, Path]) -> None:
    run, office, bundle = road
    for seen in (run("bundle", "verify", bundle, "--json"), run("bundle", "verify", bundle, "--json", folder=office)):
        assert (seen.status, seen.json["verified"], seen.json["payable"]) == (0, True, False)
        assert "tính thử: không dùng làm căn cứ chi" in seen.err
    bundle.write_bytes(b"no bundle")
    unread = run("bundle", "verify", bundle, "--json")
    assert unread.json["payable"] is None
    assert "tính thử" not in unread.err
