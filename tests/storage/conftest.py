from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.clock import Clock
from desktop_app.storage.book import Book
from desktop_app.storage.drives import Drive


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
def on_disk(path: Path, clock: Clock) -> Iterator[Book]:
    with Book.create(path, clock, local) as made:
        yield made


def local(_path: Path) -> Drive:
    return Drive.LOCAL
