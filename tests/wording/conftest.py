"""The shipped rules and words."""

import pytest

from desktop_app.rules.rulebook import Rulebook
from desktop_app.wording.messages import Messages
from tests.rules.conftest import RESOURCES, rebuilt


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return rebuilt(lambda *_: None)


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages.load(RESOURCES / "messages")
