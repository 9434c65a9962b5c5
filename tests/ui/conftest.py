"""Fixtures of the screens: the look, tasks that run at once, and an office in memory with the sample commune."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.ui import look as looks
from desktop_app.ui.look import Look
from desktop_app.ui.tasks import Tasks
from desktop_app.wording.messages import Messages

NOW = datetime(2026, 10, 27, 16, 42)  # noqa: DTZ001 - Clock.fixed gives it Vietnam's offset


@pytest.fixture
def clock() -> Clock:
    return Clock.fixed(NOW)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.standard(tmp_path)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return looks.apply(qapp, "light", 10.5)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:  # noqa: ARG001
    made = Tasks(at_once=True)
    yield made
    made.deleteLater()


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages.load(Paths.standard(Path()).resources / "messages")
