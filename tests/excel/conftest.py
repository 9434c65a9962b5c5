"""What the tests of workbooks share: the real data files."""

from pathlib import Path

import pytest

from desktop_app.excel.columns import Layouts
from desktop_app.wording.messages import Messages

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def layouts() -> Layouts:
    return Layouts.load(RESOURCES / "excel")


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages.load(RESOURCES / "messages")
