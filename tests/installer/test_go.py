import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import go
import pytest

READY = {"python": go.this_python(), "locks": {"requirements.txt": "abc"}, "packages": ["click-8.dist-info"]}


@pytest.fixture
def checkout(tmp_path, monkeypatch) -> Path:
    """A checkout of its own, with this one's locks and no .venv."""
    (tmp_path / "installer").mkdir()
    for lock in Path(go.__file__).parent.glob("requirements*.txt"):
        shutil.copy(lock, tmp_path / "installer")
    monkeypatch.setattr(go, "ROOT", tmp_path)
    monkeypatch.setattr(go, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "here", "expected"),
    [
        ({}, ["click-8.dist-info", "extra-1.dist-info"], True),
        ({}, [], False),
        ({"python": "3.9"}, ["click-8.dist-info"], False),
        ({"locks": {}}, ["click-8.dist-info"], False),
        ({"locks": {"requirements.txt": "other"}}, ["click-8.dist-info"], False),
        ({"locks": None}, ["click-8.dist-info"], False),
        ({"packages": None}, ["click-8.dist-info"], False),
    ],
)
def test_a_venv_is_ready_only_if_its_mark_and_its_packages_say_so(change, here, expected):
    assert go.is_ready({**READY, **change}, "requirements.txt", "abc", here) is expected


@pytest.mark.parametrize("mark", [None, {}])
def test_a_venv_without_a_readable_mark_is_not_ready(mark):
    assert not go.is_ready(mark, "requirements.txt", "abc", [])


@pytest.mark.parametrize(
    ("text", "expected"), [(None, None), ("{", {}), ("[1]", {}), ('{"python": "3.11"}', {"python": "3.11"})]
)
def test_reading_the_mark(tmp_path, text, expected):
    if text is not None:
        (tmp_path / go.MARK).write_text(text, encoding="utf-8")
    assert go.read_mark(tmp_path) == expected


@pytest.mark.usefixtures("checkout")
def test_the_mark_remembers_what_was_installed():
    go.VENV.mkdir()
    go.write_mark(go.VENV, (go.RUN_LOCK,), ["click-8.dist-info"])
    mark = go.read_mark(go.VENV)
    assert go.is_ready(mark, go.RUN_LOCK, go.digest(go.RUN_LOCK), ["click-8.dist-info"])
    assert not go.is_ready(mark, go.DEV_LOCK, go.digest(go.DEV_LOCK), ["click-8.dist-info"])


@pytest.mark.parametrize(
    ("lock", "file", "changes"),
    [
        (go.RUN_LOCK, go.RUN_LOCK, True),
        (go.RUN_LOCK, go.DEV_LOCK, False),
        (go.DEV_LOCK, go.DEV_LOCK, True),
        (go.DEV_LOCK, go.SOURCE_LOCK, True),
    ],
)
def test_a_changed_lock_has_another_digest(checkout, lock, file, changes):
    before = go.digest(lock)
    path = checkout / "installer" / file
    path.write_bytes(path.read_bytes() + b"more==1\n")
    assert (go.digest(lock) != before) is changes


def test_line_ends_do_not_change_the_digest(checkout):
    before = go.digest(go.RUN_LOCK)
    path = checkout / "installer" / go.RUN_LOCK
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert go.digest(go.RUN_LOCK) == before


@pytest.mark.usefixtures("checkout")
def test_a_half_made_venv_is_removed():
    (go.VENV / "bin").mkdir(parents=True)
    (go.VENV / "bin/python").touch()
    go.clear_the_way(go.VENV)
    assert not go.VENV.exists()


@pytest.mark.usefixtures("checkout")
def test_a_file_in_the_way_is_removed():
    go.VENV.touch()
    go.clear_the_way(go.VENV)
    assert not go.VENV.exists()


def test_a_sound_venv_of_somebody_else_is_kept_aside(checkout, monkeypatch, capsys):
    monkeypatch.setattr(go, "_works", lambda _venv: True)
    for n in (1, 2):
        go.VENV.mkdir()
        (go.VENV / "theirs").write_text(str(n))
        go.clear_the_way(go.VENV)
    assert not go.VENV.exists()
    assert [(checkout / f".venv-kept-{n}/theirs").read_text() for n in (1, 2)] == ["1", "2"]
    assert ".venv-kept-2" in capsys.readouterr().err


@pytest.mark.usefixtures("checkout")
def test_a_failing_pip_leaves_a_venv_that_is_known_as_half_made(monkeypatch):
    monkeypatch.setattr(go, "hear", lambda command, *_rest: (int("pip" in command), ["Read timed out."]))
    with pytest.raises(go.Stop, match="could not be reached"):
        go.make_venv(go.RUN_LOCK)
    mark = go.read_mark(go.VENV)
    assert mark is not None
    assert not go.is_ready(mark, go.RUN_LOCK, go.digest(go.RUN_LOCK), go.installed(go.VENV))


@pytest.mark.usefixtures("checkout")
def test_the_tests_need_more_and_a_ready_venv_only_grows(monkeypatch):
    ran: list[list[str]] = []
    monkeypatch.setattr(go, "hear", lambda command, *_rest: (ran.append(command), (0, []))[1])
    go.make_venv(go.RUN_LOCK)
    assert ["venv" in command for command in ran] == [True, False]
    monkeypatch.setattr(go, "venv_python", lambda venv=go.VENV: venv / "bin/python")
    go.venv_python().parent.mkdir(exist_ok=True)
    go.venv_python().touch()
    ran.clear()
    go.make_venv(go.DEV_LOCK)
    assert [Path(command[-1]).name for command in ran] == [go.DEV_LOCK, go.SOURCE_LOCK]
    assert all("--require-hashes" in command for command in ran)
    here = go.installed(go.VENV)
    mark = go.read_mark(go.VENV)
    assert all(go.is_ready(mark, lock, go.digest(lock), here) for lock in (go.RUN_LOCK, go.DEV_LOCK))


def test_a_full_disk_is_told_before_anything_is_made(checkout, monkeypatch):
    usage = shutil.disk_usage(checkout)._replace(free=10_000_000)
    monkeypatch.setattr(go.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(go.Stop, match="700 MB"):
        go.make_venv(go.RUN_LOCK)
    assert not go.VENV.exists()


@pytest.mark.parametrize("typed", [[], ["sing"], ["--json"]])
def test_a_wrong_word_shows_how_to_use_it(typed, capsys):
    assert go.main(typed) == 2
    assert capsys.readouterr().err.startswith("usage:")


def test_help_is_no_error(capsys):
    assert go.main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("usage:")


def test_an_older_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(go, "OLDEST", (99, 0))
    assert go.main(["demo"]) == 1
    assert f"This is Python {go.this_python()}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (go.Stop("No room."), 1, "! No room."),
        (PermissionError(13, "Permission denied", ".venv"), 1, "May this user write"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_every_end_has_its_words_and_exit_code(monkeypatch, capsys, raised, code, words):
    def stop(_verb, _more):
        raise raised

    monkeypatch.setattr(go, "go", stop)
    assert go.main(["demo"]) == code
    assert words in capsys.readouterr().err


def test_the_window_needs_a_screen(monkeypatch):
    monkeypatch.setattr(go.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(go.Stop, match="no screen"):
        go.go("run", [])


def test_the_tests_come_last_and_get_what_was_typed():
    stages = go.stages(["-k", "words"])
    assert list(stages) == ["lint", "format", "types", "contracts", "tests"]
    assert stages["tests"][-2:] == ("-k", "words")


@pytest.mark.parametrize(
    ("failing", "code", "last"),
    [(set(), 0, "* tests"), ({"mypy"}, 1, "Failed: types."), ({"pytest"}, 1, "Failed: tests.")],
)
def test_every_stage_runs_and_the_last_words_are_what_failed(monkeypatch, capsys, failing, code, last):
    ran: list[str] = []

    def hand_over(command, _folder, more):
        assert more == {"QT_QPA_PLATFORM": "offscreen"}
        ran.append(command[2] if len(command) > 2 else Path(command[0]).stem)
        return int(ran[-1] in failing)

    monkeypatch.setattr(go, "hand_over", hand_over)
    assert go.run_tests([], {"QT_QPA_PLATFORM": "offscreen"}) == code
    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert capsys.readouterr().err.splitlines()[-1].startswith(last)


@pytest.fixture
def no_dpkg(monkeypatch):
    monkeypatch.setattr(go, "WINDOWS", False)
    monkeypatch.setattr(go.shutil, "which", lambda _name: None)


@pytest.mark.usefixtures("no_dpkg")
def test_where_nothing_can_be_installed_qt_itself_is_asked(monkeypatch):
    monkeypatch.setattr(go, "qt_trouble", lambda _platform: "")
    go.set_up_system("run", {})
    monkeypatch.setattr(go, "qt_trouble", lambda _platform: "    libEGL.so.1: cannot open shared object file")
    with pytest.raises(go.Stop, match=r"libEGL\.so\.1"):
        go.set_up_system("run", {})


def test_the_second_time_it_starts_at_once_and_says_nothing_of_its_own(tmp_path):
    """A whole start in a process of its own, with a ready .venv and a small program in place of ours."""
    root = tmp_path / "checkout"
    shutil.copytree(Path(go.__file__).parent, root / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "desktop_app").mkdir()
    (root / "desktop_app/__init__.py").touch()
    words = "import json, os, sys; print(json.dumps([sys.argv[1:], os.getcwd(), sys.prefix])); sys.exit(7)"
    (root / "desktop_app/__main__.py").write_text(words)
    venv = root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    mark = {"python": go.this_python(), "locks": {go.RUN_LOCK: go.digest(go.RUN_LOCK)}, "packages": []}
    (venv / go.MARK).write_text(json.dumps(mark))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "COV_CORE_SOURCE"}}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, root / "installer/go.py", "demo", "--out", "x", "--json"],
        cwd=elsewhere, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert time.monotonic() - start < 1
    assert done.returncode == 7, done.stderr
    assert json.loads(done.stdout) == [["demo", "--out", "x", "--json"], str(elsewhere), str(venv)]
    assert done.stderr == ""
