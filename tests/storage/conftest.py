from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.clock import Clock
from desktop_app.model.problems import Refused
from desktop_app.storage.book import Book
from desktop_app.storage.drives import Drive

Codes = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def clock() -> Clock:
    return Clock.fixed(datetime.fromisoformat("2026-11-03T08:15"))


@pytest.fixture
def book(clock: Clock) -> Iterator[Book]:
    with Book.in_memory(clock) as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "so-antt.db"


@pytest.fixture
def local() -> Callable[[Path], Drive]:
    return lambda _path: Drive.LOCAL


@pytest.fixture
def on_disk(path: Path, clock: Clock, local) -> Iterator[Book]:
    with Book.create(path, clock, local) as made:
        yield made


@pytest.fixture
def codes() -> Codes:
    """Return the codes that a call is refused with."""

    def refused(call: Callable[[], object]) -> list[str]:
        with pytest.raises(Refused) as caught:
            call()
        return [problem.code for problem in caught.value.problems]

    return refused
