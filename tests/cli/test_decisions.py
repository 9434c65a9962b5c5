"""A decision of membership gets its number by command, under the conditions of the page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app import app
from desktop_app.clock import Clock
from desktop_app.model.decision import Decision
from desktop_app.model.team import Team
from desktop_app.paths import Paths
from desktop_app.services import keeping_teams, recording_decisions
from tests.building import NOW, a_decision, a_member, recognised
from tests.cli.conftest import Run

NOVEMBER = date(2026, 11, 1)
LISTED = "mau_08_cong_nhan_kem_danh_sach"
GIVEN = ["--number", "46", "--day", "2026-10-30"]


@pytest.fixture
def draft(commune: Run, data: Path) -> Decision:
    """Of eight people: such a decision carries its list."""
    assert commune
    place = app.workplace(Paths.standard(data), Clock.fixed(NOW), "Lê Quang Đạo")
    office = place.open(place.paths.book)
    team: Team = replace(office.book.teams()[0], quota=20)
    keeping_teams.save_team(office, team)
    people = [a_member(f"Ngô Văn {name}", cccd=f"02708000000{at}") for at, name in enumerate("ABCDEFGH")]
    for one in people:
        keeping_teams.save_member(office, one)
    made = a_decision(
        recognitions=tuple(recognised(one.id, team.id) for one in people),
        effective_on=NOVEMBER,
        subject="Về việc công nhận Tổ viên",
    )
    recording_decisions.record_draft(office, made)
    office.book.close()
    return made


def test_a_decision_with_its_list_gets_its_number(commune: Run, draft: Decision, tmp_path: Path) -> None:
    said = commune("register", "give", LISTED, "--decision", draft.id, *GIVEN, "--json")
    assert said.status == 0, said.err
    assert (said.json["reference"], said.json["effective_on"]) == ("46/QĐ-UBND", "2026-11-01")
    assert "register.numbers_left_out" in [one["code"] for one in said.json["warnings"]]
    assert "Bỏ trống 3 số, từ 43 đến 45" in said.err
    printed = commune("form", "print", LISTED, "--decision", "46/QĐ-UBND", "--out", tmp_path / "p.pdf")
    assert printed.status == 0, printed.err
    again = commune("register", "give", "decision", "--decision", draft.id, *GIVEN, "--json")
    assert (again.status, again.codes) == (1, ["decision.issued_never_edited"])


def test_what_the_draft_says_is_not_said_again(commune: Run, draft: Decision) -> None:
    said = commune("register", "give", LISTED, "--decision", draft.id, *GIVEN, "--signer", "Ai", "--recipient", "x")
    assert (said.status, said.out) == (2, "")
    assert "bỏ --signer, --recipient" in said.err
    other = commune("register", "give", "mau_08_cho_thoi", "--decision", draft.id, *GIVEN, "--json")
    assert other.codes == ["cli.form_not_of_decision"]


def test_what_stands_against_the_number_is_told(commune: Run, draft: Decision) -> None:
    taken = ["--number", "42", "--day", "2026-10-30"]
    said = commune("register", "give", "decision", "--decision", draft.id, *taken, "--json")
    assert said.status == 1
    assert "decision.number_twice" in said.codes
    unnamed = commune("register", "give", LISTED, *GIVEN, "--json")
    assert "register.decision_elsewhere" in unnamed.codes
