import json
from pathlib import Path

import pytest

from desktop_app.cli.demo import STEPS
from tests.cli.conftest import Run


def test_the_demonstration(run: Run, tmp_path: Path) -> None:
    said = run("demo", "--out", tmp_path / "demo", "--json")
    assert said.status == 0
    made = json.loads(said.out)
    assert made.keys() == {"files", "bundle", "verdict", "totals"}
    assert all(Path(file).is_file() for file in made["files"])
    facts = {**made["verdict"], **made["verdict"]["receipt"]}
    facts.pop("receipt")
    assert set(facts.values()) == {True}
    assert [line.split("]")[1].strip() for line in said.err.splitlines()] == list(STEPS.values())
    assert made["totals"]["total"] == made["totals"]["cash_total"] + made["totals"]["insurance_total"]
    plain = run("demo", "--out", tmp_path / "demo")
    assert plain.status == 0
    assert "Tổng chi: " in plain.out


def test_a_folder_with_a_real_book(run: Run, tmp_path: Path) -> None:
    (tmp_path / "commune").mkdir()
    assert run("demo", "--out", tmp_path, "--json").codes == ["demo.folder_not_empty"]


def test_a_fact_that_does_not_hold_is_three(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.services import demonstrating

    def untrue(folder: Path, *_: object) -> demonstrating.Demonstration:
        return demonstrating.Demonstration(folder, verdict={"intact": False}, totals={"total": 1})

    monkeypatch.setattr(demonstrating, "demonstrate", untrue)
    assert run("demo", "--out", tmp_path).status == 3
