"""The rulebook as shipped, and small rulebooks made of text."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy
from desktop_app.model.ids import DutyId, MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.unit import WageRegion
from desktop_app.rules.facts import MemberFacts, PlaceFacts
from desktop_app.rules.rulebook import Rulebook, build_rulebook
from desktop_app.wording.messages import Messages

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
"""How long one example takes says nothing here: other work on the machine would fail a test."""
ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
WEEKEND = frozenset({5, 6})


def texts(folder: str) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted((RESOURCES / folder).glob("*.toml"))}


def rebuilt(change: Callable[[dict[str, str], dict[str, str], dict[str, str]], None]) -> Rulebook:
    """The shipped rulebook after a change of its texts."""
    files = texts("rules/parameters"), texts("holidays"), texts("rules/schemes")
    change(*files)
    return build_rulebook(*files)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return rebuilt(lambda *_: None)


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages.load(RESOURCES / "messages")


def stint(begins: str, hours: float, **more: object) -> DutyEntry:
    start = datetime.fromisoformat(begins)
    given: dict[str, object] = {"kind": DutyKind.PATROL, "heavy": Heavy.NONE, "plan": "", **more}
    return DutyEntry(DutyId(begins), MemberId("m"), start, start + timedelta(hours=hours), **given)  # type: ignore[arg-type]


def member(*duty: DutyEntry, role: Role = Role.DEPUTY, **more: object) -> MemberFacts:
    given: dict[str, object] = {"place": PlaceFacts(WageRegion.II), **more}
    return MemberFacts(MemberId("m"), "An", TeamId("t"), "T", role, duty=duty, **given)  # type: ignore[arg-type]
