"""The boundary: exit statuses, streams, no Qt, and what a fault of ours looks like."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.cli import main
from desktop_app.cli.main import COMMANDS, LazyGroup
from tests.cli.conftest import ROOT, Run


def test_every_command_is_there_and_says_what_it_does(run: Run) -> None:
    told = run("--help")
    assert told.status == 0
    for name in COMMANDS:
        assert name in told.out
        said = run(name, "--help")
        assert (said.status, said.err) == (0, "")
        assert "Usage: so-antt" in said.out


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"so-antt, version {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [["lệnh-lạ"], ["words"], ["words", "năm"], ["month"], ["month", "show", "2026-13"], ["month", "reopen", "2026-10"],
     ["schemes", "--misspelt"], ["schemes", "--json=1"], ["words", "5", "6"],
     ["export", "members", "x", "--columns", "y"],
     ["key", "list", "--passphrase"], ["init"], ["init", "a.toml", "--office", "x"], ["import", "duty", "a.xlsx"],
     ["bundle", "receive"], ["key", "revoke", "x", "--since", "hôm nay", "--why", "y"]],
)  # fmt: skip
def test_wrong_usage(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert said.status == 2
    assert said.out == ""
    assert "--help" in said.err
    english = ("Usage", "Error", "Missing", "Invalid", "No such", "Got", "valid", "match", "require")
    assert not [word for word in english if word in said.err]
    assert said.err.count("\n") == 1
    as_json = run(*words, "--json")
    assert as_json.status == 2
    [problem] = as_json.json["problems"]
    assert problem["code"].startswith("usage.")
    assert problem["message"] in as_json.err


def test_a_month_that_is_none_is_said_in_our_words(run: Run) -> None:
    assert "«2026-13» không phải là tháng" in run("month", "show", "2026-13").err


def test_a_refusal_has_its_sentence_and_its_json(run: Run) -> None:
    said = run("month", "show", "2026-10", "--json")
    assert said.status == 1
    [problem] = said.json["problems"]
    assert problem["code"] == "book.folder_missing"
    assert problem["message"] in said.err
    assert problem["severity"] == "error"
    plain = run("month", "show", "2026-10")
    assert (plain.status, plain.out, plain.err) == (1, "", said.err)


def test_a_fault_of_ours_is_70_and_shown_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> str:
        raise ZeroDivisionError("bug")

    monkeypatch.setattr("desktop_app.cli.calculating.in_words", fails)
    said = run("words", "5")
    assert said.status == 70
    assert said.out == ""
    assert "Dữ liệu vẫn an toàn" in said.err
    assert "ZeroDivisionError: bug" in said.err


def test_a_table_that_names_no_command_is_a_fault_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "odd", "months:MONTH")
    assert run("odd").status == 70
    assert LazyGroup(name="x").get_command(None, "none") is None  # type: ignore[arg-type]


def piped(words: str, into: str) -> subprocess.CompletedProcess[str]:
    line = f"{sys.executable} -m desktop_app {words} {into}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["form list", "form list --json", "--help", "words --json"])
def test_an_answer_that_cannot_be_written_is_said(words: str) -> None:
    ended = piped(words, "> /dev/full")
    assert ended.returncode == 1
    assert "Không ghi được kết quả" in ended.stderr
    assert "ổ đĩa đã đầy" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes here")
@pytest.mark.parametrize("words", ["form list", "schemes --json", "--help"])
def test_a_reader_that_goes_away_ends_it_quietly(words: str) -> None:
    assert piped(words, "| true").stderr == ""


def test_stopped_by_hand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.cli.calculating.in_words", stopped)
    said = run("words", "5")
    assert said.status == 2
    assert "Đã dừng." in said.err


def test_a_folder_that_cannot_be_made(run: Run, data) -> None:
    data.write_text("a file stands here")
    said = run("init", ROOT / "resources" / "sample" / "commune.toml", "--json")
    assert (said.status, said.codes) == (1, ["file.no_folder"])


PROBE = """
import sys
from desktop_app.__main__ import main
sys.argv = ["so-antt", *{words!r}]
status = main()
assert not [name for name in sys.modules if name.partition(".")[0] in {{"PySide6", "qtawesome", "pypdfium2"}}]
loaded = [name for name in {heavy!r} if name in sys.modules]
assert not loaded, loaded
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["words", "1638000"], ["reportlab", "openpyxl", "cryptography", "pyrage"]),
        (["schemes", "--json"], ["reportlab", "openpyxl", "cryptography", "pyrage"]),
        (["form", "list"], ["openpyxl", "cryptography", "pyrage"]),
    ],
)
def test_no_qt_and_nothing_heavy_that_is_not_needed(words: list[str], heavy: list[str], tmp_path) -> None:
    probe = PROBE.format(words=["--data-dir", str(tmp_path), *words], heavy=heavy)
    ended = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


def test_the_package_is_the_same_program() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "desktop_app", "words", "1638000"], cwd=ROOT, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode() == "một triệu sáu trăm ba mươi tám nghìn\n"


def test_statuses() -> None:
    assert (main.REFUSED, main.USAGE, main.NOT_VERIFIED, main.FAULT) == (1, 2, 3, 70)
