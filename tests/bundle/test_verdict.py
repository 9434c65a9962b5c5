"""Facts are true, false or not judged, and each has its words."""

import re
import tomllib
from pathlib import Path

import pytest

from desktop_app.bundle.chain import Outcome
from desktop_app.bundle.verdict import Fact, FactName, Facts, Findings
from desktop_app.model.problems import Problem, Refused
from desktop_app.wording.messages import Messages

ROOT = Path(__file__).resolve().parents[2]
ASKED = (FactName.OPENED, FactName.CONTAINER, FactName.READABLE)


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.load(ROOT / "resources" / "messages")


def refuse() -> None:
    raise Refused(Problem("bundle.zip_broken"))


def test_what_is_not_asked_is_not_judged() -> None:
    findings = Findings(ASKED)
    assert findings.judge(FactName.OPENED, lambda: 1) == 1
    assert findings.judge(FactName.CONTAINER, refuse) is None
    facts = Facts(findings.facts)
    assert facts.as_json() == {"opened": True, "container": False, "readable": None}
    assert [problem.code for problem in facts.problems] == ["bundle.zip_broken"]


@pytest.mark.parametrize(
    ("holds", "every", "none"),
    [
        ((True, True, True), True, True),
        ((True, None, True), False, True),
        ((True, True, None), False, False),
        ((False, True, True), False, False),
    ],
)
def test_only_all_true_counts(holds: tuple[bool | None, ...], every: bool, none: bool) -> None:
    facts = Facts(tuple(Fact(name, answer) for name, answer in zip(ASKED, holds, strict=True)))
    assert (facts.every_one_holds, facts.none_fails) == (every, none)


@pytest.mark.parametrize("name", FactName)
def test_each_fact_has_its_words(name: FactName, messages: Messages) -> None:
    words = {messages.label(kind, name) for kind in ("fact", "fact_true", "fact_false", "fact_unjudged")}
    assert len(words) == 4


@pytest.mark.parametrize("value", Outcome)
def test_each_outcome_has_its_words(value: Outcome, messages: Messages) -> None:
    assert messages.label("outcome", value)


def test_each_code_of_this_room_has_a_sentence_and_each_sentence_a_code() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "desktop_app" / "bundle").glob("*.py"))
    codes = set(re.findall(r'"((?:bundle|rule_pack)\.[a-z0-9_]+)"', source))
    sentences = tomllib.loads((ROOT / "resources" / "messages" / "bundle.vi.toml").read_text(encoding="utf-8"))
    assert codes == sentences["problem"].keys()
