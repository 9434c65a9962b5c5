import getpass
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app import app
from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.services.office import Workplace


def test_a_workplace_makes_opens_and_tries(workplace: Workplace) -> None:
    workplace.paths.data.mkdir()
    made = workplace.create(workplace.paths.book)
    with made.book.change("t.t", by=made.clerk) as change:
        change.set_fact("a", "b")
    made.book.close()
    opened = workplace.open(workplace.paths.book)
    assert opened.book.fact("a") == "b"
    assert opened.book.history.head().seq == 1
    opened.book.close()
    trial = workplace.trial()
    assert trial.book.path is None
    assert trial.clerk == "Lê Quang Đạo"
    assert trial.now() == "2026-11-02T09:00:00+07:00"
    trial.book.close()


def test_the_clerk_is_who_is_logged_in_where_no_name_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "lan")
    place = app.workplace(Paths.standard(tmp_path), Clock.fixed(datetime.fromisoformat("2026-01-01")))
    trial = place.trial()
    assert trial.clerk == "lan"
    trial.book.close()


@pytest.mark.parametrize("fault", [KeyError("uid"), OSError("no user")])
def test_a_machine_that_does_not_know_its_user(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> str:
        raise fault

    monkeypatch.setattr(getpass, "getuser", fails)
    assert app.clerk_name() == "?"


@pytest.mark.parametrize(
    ("argv", "goes_to"),
    [
        ([], "window"),
        (["--data-dir", "here"], "window"),
        (["--data-dir=here", "--book", "a.db"], "window"),
        (["--data-dir", "here", "schemes"], "commands"),
        (["schemes", "--json"], "commands"),
        (["--help"], "commands"),
        (["--version"], "commands"),
        (["--data-dir", "here", "--help"], "commands"),
        (["--misspelt"], "commands"),
    ],
)
def test_where_the_words_lead(argv: list[str], goes_to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(room: str) -> object:
        def run(words: Sequence[str], make: object) -> int:
            assert words is argv
            assert make is app.workplace
            return {"window": 10, "commands": 20}[room]

        return run

    window = ModuleType("desktop_app.ui.start")
    window.run_window = said("window")  # type: ignore[attr-defined]
    monkeypatch.setitem(__import__("sys").modules, "desktop_app.ui.start", window)
    monkeypatch.setattr("desktop_app.cli.main.run_command", said("commands"))
    assert app.run(argv) == {"window": 10, "commands": 20}[goes_to]
