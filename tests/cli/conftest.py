"""Commands run in this process against a folder of their own, with a clock that stands; and the sample's book in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app import app
from desktop_app.cli.main import run_command
from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.services.demonstrating import fill_sample
from tests.building import NOW

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "commune.toml"


@dataclass(frozen=True)
class Said:
    """What one command came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON document of standard output."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        return [problem["code"] for problem in self.json["problems"]]


Run = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a way to run a command in the test's own data folder."""
    return _runner(data, capsys, Clock.fixed(NOW))


@pytest.fixture
def later(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], Run]:
    """Return what makes a runner a year later."""
    return lambda: _runner(data, capsys, Clock.fixed(NOW.replace(year=NOW.year + 1)))


def _runner(data: Path, capsys: pytest.CaptureFixture[str], clock: Clock) -> Run:
    def command(*words: object, folder: Path = data) -> Said:
        argv = ["--data-dir", str(folder), "--clerk", "Lê Quang Đạo", *map(str, words)]
        capsys.readouterr()
        status = run_command(argv, lambda paths, _clock, clerk: app.workplace(paths, clock, clerk))
        return Said(status, *capsys.readouterr())

    return command


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample commune in it, for copying."""
    folder = tmp_path_factory.mktemp("sample-book")
    place = app.workplace(Paths.standard(folder), Clock.fixed(NOW), "Lê Quang Đạo")
    office = place.create(place.paths.book)
    fill_sample(office)
    office.book.close()
    return place.paths.book


@pytest.fixture
def commune(run: Run, data: Path, sample_book: Path) -> Run:
    """Return the runner over the sample commune's book."""
    import shutil

    data.mkdir()
    shutil.copy(sample_book, data / sample_book.name)
    return run
