"""Team sizes that a lawyer can read, in team_size_cases/*.toml."""

import tomllib
from pathlib import Path

import pytest

from desktop_app.rules.case import compute_team_size_case

FILES = sorted((Path(__file__).parent / "team_size_cases").glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_team_size_case_file(file, rulebook, messages):
    given = tomllib.loads(file.read_text(encoding="utf-8"))
    assert given.keys() == {"why", "scheme", "case"}
    assert given["why"].endswith(".")
    for case in given["case"]:
        found = compute_team_size_case({"scheme": given["scheme"], "place": case["place"]}, rulebook)
        size = {"least": found.least, "villages": found.villages, "teams": found.teams}
        if found.most is not None:
            size["most"] = found.most
        assert {"villages": 1, "teams": 1, **case["expect"]} == size, case["place"]
        assert all(messages.step(step.code, step.values) and step.source for step in found.steps)


def test_every_scheme_that_sizes_teams_has_a_case(rulebook):
    sized = {scheme.id for scheme in rulebook.schemes.values() if scheme.team_size}
    assert {tomllib.loads(file.read_text(encoding="utf-8"))["scheme"] for file in FILES} == sized
